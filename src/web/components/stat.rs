//! Figures: a few at the head of a page, and how far something is.

use maud::{Markup, html};

pub fn stats(stats: &[Markup]) -> Markup {
    html! { dl.stats { @for stat in stats { (stat) } } }
}

/// A figure and what it counts; stands in `stats`.
pub fn stat(value: impl AsRef<str>, label: &str) -> Markup {
    html! { div.stat { dt { (label) } dd { (value.as_ref()) } } }
}

/// 17 of 24, with the words that say so.
pub fn progress(value: u32, max: u32, label: &str) -> Markup {
    html! {
        div.progress {
            span.progress-words { (label) " : " strong { (value) " sur " (max) } }
            progress value=(value) max=(max) aria-label=(label) { (value) " sur " (max) }
        }
    }
}
