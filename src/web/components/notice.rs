//! Notices, chips and empty pages: what a colour says, a word says too.

use maud::{Markup, html};

use super::{icon, picture};

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    #[default]
    Neutral,
    Info,
    /// Done, present, signed.
    Done,
    /// Late, to do, to sign.
    Todo,
    /// Absent, refused, an error.
    Danger,
    /// Chalk yellow: new, today, look here.
    Highlight,
}

impl Tone {
    pub fn key(self) -> &'static str {
        match self {
            Tone::Neutral => "neutral",
            Tone::Info => "info",
            Tone::Done => "done",
            Tone::Todo => "todo",
            Tone::Danger => "danger",
            Tone::Highlight => "highlight",
        }
    }

    pub fn from_key(key: &str) -> Option<Tone> {
        [Tone::Neutral, Tone::Info, Tone::Done, Tone::Todo, Tone::Danger, Tone::Highlight].into_iter().find(|t| t.key() == key)
    }

    pub(crate) fn icon(self) -> &'static str {
        match self {
            Tone::Neutral | Tone::Info => "info",
            Tone::Done => "circle-check",
            Tone::Todo => "clock",
            Tone::Danger => "circle-alert",
            Tone::Highlight => "sparkles",
        }
    }
}

/// A word that says a state.
pub fn chip(label: impl AsRef<str>, tone: Tone) -> Markup {
    html! { span.chip data-tone=(tone.key()) { (label.as_ref()) } }
}

/// A state with its icon, where chips of several tones stand side by side.
pub fn chip_with(icon_name: &str, label: impl AsRef<str>, tone: Tone) -> Markup {
    html! { span.chip data-tone=(tone.key()) { (icon(icon_name)) (label.as_ref()) } }
}

/// A message in the page. What just happened is said by the frame's flash instead.
pub fn notice(tone: Tone, message: Markup) -> Markup {
    html! { div.notice data-tone=(tone.key()) { (icon(tone.icon())) div.notice-text { (message) } } }
}

/// An empty page or list: what will be here, and the first step.
pub fn empty(art: &str, title: &str, text: &str, action: Option<Markup>) -> Markup {
    html! {
        div.empty {
            (picture(art))
            p.empty-title { (title) }
            p.empty-text { (text) }
            @if let Some(action) = action { div.empty-action { (action) } }
        }
    }
}
