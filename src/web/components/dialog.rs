//! Dialogs: opened by scripts; without them the opener is a link to a page that does the same.

use maud::{Markup, html};

use super::{Button, icon};

/// A dialog with its title and a way out.
pub fn dialog(id: &str, title: &str, body: Markup) -> Markup {
    html! {
        dialog.dialog id=(id) aria-labelledby={ (id) "-title" } {
            header.dialog-head {
                h2 id={ (id) "-title" } { (title) }
                form method="dialog" {
                    button.button.quiet.icon-only type="submit" title="Fermer" { (icon("x")) span.visually-hidden { "Fermer" } }
                }
            }
            div.dialog-body { (body) }
        }
    }
}

/// A link that opens the dialog of this id where scripts run, and leads to its own address where they do not.
pub fn opener(id: &str, link: &Button) -> Markup {
    html! { span.opener data-opens=(id) { (link) } }
}
