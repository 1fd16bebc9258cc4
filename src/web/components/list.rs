//! Lists of things (messages, documents, people), facts about one, and what people wrote.

use maud::{Markup, PreEscaped, Render, html};

use super::icon;

/// One line of a list: what leads (avatar, icon), its title, what is said of it, and what stands at the end.
#[derive(Clone, Debug)]
pub struct Item {
    title: String,
    href: Option<String>,
    lead: Option<Markup>,
    text: Option<String>,
    meta: Option<Markup>,
    end: Option<Markup>,
    is_new: bool,
    family: Option<&'static str>,
}

impl Item {
    pub fn new(title: impl Into<String>) -> Self {
        Item { title: title.into(), href: None, lead: None, text: None, meta: None, end: None, is_new: false, family: None }
    }

    pub fn href(mut self, href: impl Into<String>) -> Self {
        self.href = Some(href.into());
        self
    }

    /// An avatar, or any mark.
    pub fn lead(mut self, lead: impl Render) -> Self {
        self.lead = Some(lead.render());
        self
    }

    pub fn icon(mut self, name: &str) -> Self {
        self.lead = Some(html! { span.item-icon { (icon(name)) } });
        self
    }

    /// A line of what it says, cut where it is too long.
    pub fn text(mut self, text: impl Into<String>) -> Self {
        self.text = Some(text.into());
        self
    }

    /// Who and when, in soft ink.
    pub fn meta(mut self, meta: impl Render) -> Self {
        self.meta = Some(meta.render());
        self
    }

    /// Chips or buttons at the end of the line.
    pub fn end(mut self, end: Markup) -> Self {
        self.end = Some(end);
        self
    }

    /// Not read yet: marked by weight, a dot and a word.
    pub fn new_if(mut self, is_new: bool) -> Self {
        self.is_new = is_new;
        self
    }

    pub fn family(mut self, key: &'static str) -> Self {
        self.family = Some(key);
        self
    }
}

impl Render for Item {
    fn render(&self) -> Markup {
        html! {
            li.item data-new[self.is_new] data-family=[self.family] {
                @if let Some(lead) = &self.lead { div.item-lead { (lead) } }
                div.item-body {
                    p.item-title {
                        @if self.is_new { span.visually-hidden { "Nouveau : " } }
                        @if let Some(href) = &self.href { a href=(href) { (self.title) } } @else { (self.title) }
                    }
                    @if let Some(text) = &self.text { p.item-text { (text) } }
                    @if let Some(meta) = &self.meta { p.item-meta { (meta) } }
                }
                @if let Some(end) = &self.end { div.item-end { (end) } }
            }
        }
    }
}

pub fn list(items: &[Item]) -> Markup {
    html! { ul.list role="list" { @for item in items { (item) } } }
}

/// News by day: the day's name, then what came that day.
pub fn feed(days: &[(String, Vec<Item>)]) -> Markup {
    html! { @for (day, items) in days { section.feed-day { h2.feed-date { (day) } (list(items)) } } }
}

/// What is known of a thing: a word and what it is, line by line.
pub fn facts(facts: &[(&str, Markup)]) -> Markup {
    html! { dl.facts { @for (word, what) in facts { div { dt { (word) } dd { (what) } } } } }
}

/// HTML that people wrote, already cleaned by the server.
pub fn prose(clean: &str) -> Markup {
    html! { div.prose { (PreEscaped(clean)) } }
}
