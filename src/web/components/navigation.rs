//! Ways around: tabs, pagers, breadcrumbs.

use maud::{Markup, html};

use super::icon;

/// A page above this one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Crumb {
    pub href: String,
    pub label: String,
}

impl Crumb {
    pub fn new(href: impl Into<String>, label: impl Into<String>) -> Self {
        Crumb { href: href.into(), label: label.into() }
    }
}

#[derive(Clone, Debug)]
pub struct Tab {
    pub href: String,
    pub label: String,
    pub current: bool,
    pub count: u32,
}

impl Tab {
    pub fn new(href: impl Into<String>, label: impl Into<String>, current: bool) -> Self {
        Tab { href: href.into(), label: label.into(), current, count: 0 }
    }

    /// How many things wait there; 0 shows nothing.
    pub fn count(mut self, count: u32) -> Self {
        self.count = count;
        self
    }
}

/// The pages of one thing, side by side.
pub fn tabs(label: &str, tabs: &[Tab]) -> Markup {
    html! {
        nav.tabs aria-label=(label) {
            ul role="list" {
                @for tab in tabs {
                    li {
                        a href=(tab.href) aria-current=[tab.current.then_some("page")] {
                            (tab.label) @if tab.count > 0 { " " span.badge { (tab.count) } }
                        }
                    }
                }
            }
        }
    }
}

/// The children or classes of somebody who has several; nothing for a single one.
pub fn switcher(label: &str, choices: &[Tab]) -> Markup {
    html! {
        @if choices.len() > 1 {
            nav.switcher aria-label=(label) {
                ul role="list" {
                    @for choice in choices {
                        li { a href=(choice.href) aria-current=[choice.current.then_some("true")] { (choice.label) } }
                    }
                }
            }
        }
    }
}

/// Newer and older, for lists read by date; nothing when there is neither.
pub fn pager(newer: Option<&str>, older: Option<&str>) -> Markup {
    html! {
        @if newer.is_some() || older.is_some() {
            nav.pager aria-label="Autres pages" {
                @if let Some(href) = newer { a.button.secondary href=(href) rel="prev" { (icon("arrow-left")) span { "Plus récents" } } }
                @if let Some(href) = older { a.button.secondary href=(href) rel="next" { span { "Plus anciens" } (icon("arrow-right")) } }
            }
        }
    }
}

/// Page 2 of 7, for administration tables; `href` gives the address of a page. Nothing for a single page.
pub fn numbered_pager(page: u32, pages: u32, href: impl Fn(u32) -> String) -> Markup {
    html! {
        @if pages > 1 {
            nav.pager aria-label="Pages numérotées" {
                @if page > 1 { a.button.secondary href=(href(page - 1)) rel="prev" { (icon("arrow-left")) span { "Précédente" } } }
                span.pager-where { "Page " (page) " sur " (pages) }
                @if page < pages { a.button.secondary href=(href(page + 1)) rel="next" { span { "Suivante" } (icon("arrow-right")) } }
            }
        }
    }
}

/// The pages above, then this one; nothing when there is none above.
pub fn breadcrumb(above: &[Crumb], here: &str) -> Markup {
    html! {
        @if !above.is_empty() {
            nav.breadcrumb aria-label="Fil d'Ariane" {
                ol role="list" {
                    @for crumb in above { li { a href=(crumb.href) { (crumb.label) } (icon("chevron-right")) } }
                    li aria-current="page" { (here) }
                }
            }
        }
    }
}
