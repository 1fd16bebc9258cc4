//! A menu that opens without scripts (`details`); scripts close it on Escape and on a click elsewhere.

use maud::{Markup, html};

use super::icon;

/// A button that opens a list of links and actions.
pub fn menu(label: &str, icon_name: &str, items: &[Markup]) -> Markup {
    html! {
        details.menu data-menu {
            summary.button.quiet { (icon(icon_name)) span { (label) } }
            ul.menu-list role="list" { @for item in items { li { (item) } } }
        }
    }
}

pub fn menu_link(href: &str, icon_name: &str, label: &str) -> Markup {
    html! { a.menu-item href=(href) { (icon(icon_name)) span { (label) } } }
}

/// An action: posts to the address.
pub fn menu_post(action: &str, icon_name: &str, label: &str) -> Markup {
    html! { form method="post" action=(action) { button.menu-item type="submit" { (icon(icon_name)) span { (label) } } } }
}
