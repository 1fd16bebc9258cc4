//! Buttons and the links that look like them. A label is a verb that says what will happen.

use maud::{Markup, Render, html};

use super::icon;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kind {
    /// The page's one main action.
    Primary,
    #[default]
    Secondary,
    /// Among others: rows, cards, menus.
    Quiet,
    /// Takes something away from people.
    Danger,
}

impl Kind {
    fn class(self) -> &'static str {
        match self {
            Kind::Primary => "button primary",
            Kind::Secondary => "button secondary",
            Kind::Quiet => "button quiet",
            Kind::Danger => "button danger",
        }
    }
}

#[derive(Clone, Debug, Default)]
pub struct Button {
    label: String,
    kind: Kind,
    href: Option<String>,
    icon: Option<&'static str>,
    icon_only: bool,
    small: bool,
    wide: bool,
    disabled: bool,
    name: Option<(&'static str, String)>,
    action: Option<String>,
    form: Option<String>,
}

/// Sends the form it stands in.
pub fn button(label: impl Into<String>, kind: Kind) -> Button {
    Button { label: label.into(), kind, ..Button::default() }
}

/// A link that looks like a button, for the way to a form or page.
pub fn link_button(href: impl Into<String>, label: impl Into<String>, kind: Kind) -> Button {
    Button { href: Some(href.into()), ..button(label, kind) }
}

/// A link shown as its icon alone; the label is said by screen readers and shown on hover.
pub fn icon_link(href: impl Into<String>, label: impl Into<String>, icon: &'static str) -> Button {
    link_button(href, label, Kind::Quiet).icon(icon).icon_only()
}

/// A form that holds nothing but one button.
pub fn post_button(action: &str, button: &Button) -> Markup {
    html! { form.inline-form method="post" action=(action) { (button) } }
}

/// The same, answered by a file: the page stays, and its button can be pressed again.
pub fn download_button(action: &str, button: &Button) -> Markup {
    html! { form.inline-form method="post" action=(action) data-downloads { (button) } }
}

impl Button {
    pub fn icon(mut self, name: &'static str) -> Self {
        self.icon = Some(name);
        self
    }

    pub fn icon_only(mut self) -> Self {
        self.icon_only = true;
        self
    }

    pub fn small(mut self) -> Self {
        self.small = true;
        self
    }

    /// As wide as its column.
    pub fn wide(mut self) -> Self {
        self.wide = true;
        self
    }

    pub fn disabled(mut self, disabled: bool) -> Self {
        self.disabled = disabled;
        self
    }

    /// What the form sends when this button is the one pressed.
    pub fn sends(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.name = Some((name, value.into()));
        self
    }

    /// Sends the form elsewhere than the form says.
    pub fn to(mut self, action: impl Into<String>) -> Self {
        self.action = Some(action.into());
        self
    }

    /// Sends the form of this id, when the button stands outside it.
    pub fn of_form(mut self, id: impl Into<String>) -> Self {
        self.form = Some(id.into());
        self
    }

    fn class(&self) -> String {
        let mut class = self.kind.class().to_owned();
        for (on, name) in [(self.small, " small"), (self.wide, " wide"), (self.icon_only, " icon-only")] {
            if on {
                class.push_str(name);
            }
        }
        class
    }

    fn inside(&self) -> Markup {
        html! {
            @if let Some(name) = self.icon { (icon(name)) }
            @if self.icon_only { span.visually-hidden { (self.label) } } @else { span { (self.label) } }
        }
    }
}

impl Render for Button {
    fn render(&self) -> Markup {
        let title = self.icon_only.then_some(&self.label);
        if let Some(href) = &self.href {
            return html! { a class=(self.class()) href=(href) title=[title] { (self.inside()) } };
        }
        html! {
            button class=(self.class()) type="submit" name=[self.name.as_ref().map(|(name, _)| name)]
                value=[self.name.as_ref().map(|(_, value)| value)] formaction=[self.action.as_ref()] form=[self.form.as_ref()]
                title=[title] disabled[self.disabled] { (self.inside()) }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_button_shown_as_an_icon_still_has_its_label() {
        let drawn = icon_link("/agenda", "Jour suivant", "chevron-right").render().into_string();
        assert!(drawn.contains("Jour suivant</span>") && drawn.contains("title=\"Jour suivant\""), "{drawn}");
    }

    #[test]
    fn what_people_typed_stays_text() {
        let drawn = button("<b>", Kind::Primary).render().into_string();
        assert!(drawn.contains("&lt;b&gt;"), "{drawn}");
    }
}
