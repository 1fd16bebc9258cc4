//! The head of a page: its one h1, what it is about, what can be done.

use maud::{Markup, html};

pub fn page_header(title: &str, subtitle: Option<&str>, actions: Option<Markup>) -> Markup {
    html! {
        header.page-head {
            div.page-words {
                h1 { (title) }
                @if let Some(subtitle) = subtitle { p.page-subtitle { (subtitle) } }
            }
            @if let Some(actions) = actions { div.page-actions { (actions) } }
        }
    }
}
