//! Cards: one subject each.

use maud::{Markup, Render, html};

use super::icon;

#[derive(Clone, Debug)]
pub struct Card {
    title: String,
    icon: Option<&'static str>,
    family: Option<&'static str>,
    actions: Option<Markup>,
    footer: Option<Markup>,
    body: Markup,
}

/// A card with its title.
pub fn card(title: impl Into<String>, body: Markup) -> Card {
    Card { title: title.into(), icon: None, family: None, actions: None, footer: None, body }
}

/// A card without a title.
pub fn plain_card(body: Markup) -> Markup {
    html! { div.card { div.card-body { (body) } } }
}

impl Card {
    pub fn icon(mut self, name: &'static str) -> Self {
        self.icon = Some(name);
        self
    }

    /// A family's key (`communication` …): its hue on the card's edge.
    pub fn family(mut self, key: &'static str) -> Self {
        self.family = Some(key);
        self
    }

    /// Beside the title.
    pub fn actions(mut self, actions: Markup) -> Self {
        self.actions = Some(actions);
        self
    }

    /// Under a hairline: "tout voir" and its like.
    pub fn footer(mut self, footer: Markup) -> Self {
        self.footer = Some(footer);
        self
    }
}

impl Render for Card {
    fn render(&self) -> Markup {
        html! {
            section.card data-family=[self.family] {
                header.card-head {
                    h2.card-title { @if let Some(name) = self.icon { (icon(name)) } span { (self.title) } }
                    @if let Some(actions) = &self.actions { div.card-actions { (actions) } }
                }
                div.card-body { (self.body) }
                @if let Some(footer) = &self.footer { footer.card-foot { (footer) } }
            }
        }
    }
}
