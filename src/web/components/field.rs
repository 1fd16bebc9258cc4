//! A field of a form: its label, hint and error tied to it, so that no page can forget.

use super::field_draw;
use maud::{Markup, Render};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// An input of this type.
    Input(&'static str),
    Textarea,
    Select,
    Checkbox,
    Radios,
    Checkboxes,
    File,
}

/// Built from `Field::text("title", "Titre")` and its like, then told what it holds.
#[derive(Clone, Debug)]
pub struct Field {
    pub(super) shape: Shape,
    pub(super) name: String,
    pub(super) label: String,
    pub(super) id: String,
    pub(super) value: String,
    pub(super) chosen: Vec<String>,
    pub(super) options: Vec<Choice>,
    pub(super) error: Option<String>,
    pub(super) hint: Option<String>,
    pub(super) required: bool,
    pub(super) checked: bool,
    pub(super) hides_label: bool,
    pub(super) attributes: Vec<(&'static str, String)>,
}

#[derive(Clone, Debug)]
pub(super) struct Choice {
    pub(super) value: String,
    pub(super) label: String,
    pub(super) hint: Option<String>,
}

impl Field {
    fn new(shape: Shape, name: &str, label: &str) -> Self {
        Field {
            shape,
            name: name.to_owned(),
            label: label.to_owned(),
            id: Field::id_of(name),
            value: String::new(),
            chosen: Vec::new(),
            options: Vec::new(),
            error: None,
            hint: None,
            required: false,
            checked: false,
            hides_label: false,
            attributes: Vec::new(),
        }
    }

    /// The id that a field of this name has, unless told otherwise.
    pub fn id_of(name: &str) -> String {
        format!("f-{name}")
    }

    pub fn text(name: &str, label: &str) -> Self {
        Field::new(Shape::Input("text"), name, label)
    }

    pub fn email(name: &str, label: &str) -> Self {
        Field::new(Shape::Input("email"), name, label).attribute("autocomplete", "email")
    }

    pub fn tel(name: &str, label: &str) -> Self {
        Field::new(Shape::Input("tel"), name, label).attribute("autocomplete", "tel")
    }

    pub fn url(name: &str, label: &str) -> Self {
        Field::new(Shape::Input("url"), name, label)
    }

    pub fn date(name: &str, label: &str) -> Self {
        Field::new(Shape::Input("date"), name, label)
    }

    pub fn time(name: &str, label: &str) -> Self {
        Field::new(Shape::Input("time"), name, label)
    }

    pub fn number(name: &str, label: &str) -> Self {
        Field::new(Shape::Input("number"), name, label).attribute("inputmode", "numeric")
    }

    /// A password that exists; for a new one add `.attribute("autocomplete", "new-password")`.
    pub fn password(name: &str, label: &str) -> Self {
        Field::new(Shape::Input("password"), name, label).attribute("autocomplete", "current-password")
    }

    pub fn search(name: &str, label: &str) -> Self {
        Field::new(Shape::Input("search"), name, label)
    }

    pub fn textarea(name: &str, label: &str) -> Self {
        Field::new(Shape::Textarea, name, label)
    }

    /// Text with headings, lists, tables, images: the editor where scripts run, a textarea of HTML elsewhere.
    /// `upload` answers a multipart POST with `{"url": …, "name": …}`.
    pub fn rich(name: &str, label: &str, upload: &str) -> Self {
        Field::textarea(name, label).attribute("data-editor", "full").attribute("data-upload", upload)
    }

    /// The editor with few and large buttons.
    pub fn rich_for_pupils(name: &str, label: &str, upload: &str) -> Self {
        Field::textarea(name, label).attribute("data-editor", "pupil").attribute("data-upload", upload)
    }

    pub fn select(name: &str, label: &str) -> Self {
        Field::new(Shape::Select, name, label)
    }

    /// One box, which sends "1" when it is ticked.
    pub fn checkbox(name: &str, label: &str) -> Self {
        Field::new(Shape::Checkbox, name, label).value("1")
    }

    /// One of a few choices.
    pub fn radios(name: &str, label: &str) -> Self {
        Field::new(Shape::Radios, name, label)
    }

    /// Any of a few choices; the form sends the name once for each.
    pub fn checkboxes(name: &str, label: &str) -> Self {
        Field::new(Shape::Checkboxes, name, label)
    }

    pub fn file(name: &str, label: &str) -> Self {
        Field::new(Shape::File, name, label)
    }

    /// What it holds: the text, or the choice made.
    pub fn value(mut self, value: impl Into<String>) -> Self {
        self.value = value.into();
        self
    }

    /// The choices made, where there may be several.
    pub fn values<I: IntoIterator<Item = S>, S: Into<String>>(mut self, values: I) -> Self {
        self.chosen = values.into_iter().map(Into::into).collect();
        self
    }

    pub fn checked(mut self, checked: bool) -> Self {
        self.checked = checked;
        self
    }

    /// A choice: what the form sends, and what people read.
    pub fn option(mut self, value: impl Into<String>, label: impl Into<String>) -> Self {
        self.options.push(Choice { value: value.into(), label: label.into(), hint: None });
        self
    }

    /// A choice with a line that explains it (radios and checkboxes).
    pub fn option_with(mut self, value: impl Into<String>, label: impl Into<String>, hint: impl Into<String>) -> Self {
        self.options.push(Choice { value: value.into(), label: label.into(), hint: Some(hint.into()) });
        self
    }

    pub fn options<I, V, L>(self, options: I) -> Self
    where
        I: IntoIterator<Item = (V, L)>,
        V: Into<String>,
        L: Into<String>,
    {
        options.into_iter().fold(self, |field, (value, label)| field.option(value, label))
    }

    /// What is wrong and what to do, in French.
    pub fn error(mut self, message: Option<&str>) -> Self {
        self.error = message.map(str::to_owned);
        self
    }

    /// What helps to fill it, before one does.
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    pub fn required(mut self) -> Self {
        self.required = true;
        self
    }

    /// For a field whose use is plain from where it stands (a search box): the label is for screen readers.
    pub fn hide_label(mut self) -> Self {
        self.hides_label = true;
        self
    }

    /// Where one name stands twice on a page.
    pub fn id(mut self, id: impl Into<String>) -> Self {
        self.id = id.into();
        self
    }

    /// Any attribute of the control: `rows`, `min`, `accept`, `autocomplete`, `placeholder`, `data-…`.
    pub fn attribute(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.attributes.retain(|(known, _)| *known != name);
        self.attributes.push((name, value.into()));
        self
    }

    pub fn multiple(self) -> Self {
        self.attribute("multiple", "multiple")
    }

    pub fn rows(self, rows: u8) -> Self {
        self.attribute("rows", rows.to_string())
    }

    pub fn max_length(self, letters: usize) -> Self {
        self.attribute("maxlength", letters.to_string())
    }

    pub fn autofocus(self) -> Self {
        self.attribute("autofocus", "autofocus")
    }
}

impl Render for Field {
    fn render(&self) -> Markup {
        field_draw::draw(self)
    }
}
