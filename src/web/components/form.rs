//! The parts of a form that are not one field.

use maud::{Markup, html};

use super::{Field, icon};

/// What is to be corrected, at the head of the form, each with a link to its field; nothing when all is well.
/// `errors` pairs a field's name with its message: `error_summary(errors.iter())`.
pub fn error_summary<'a>(errors: impl IntoIterator<Item = (&'a str, &'a str)>) -> Markup {
    let errors: Vec<_> = errors.into_iter().collect();
    html! {
        @if !errors.is_empty() {
            div.error-summary role="alert" tabindex="-1" data-focus {
                p.error-summary-title {
                    (icon("circle-alert"))
                    @if errors.len() == 1 { "Un point est à corriger" } @else { (errors.len()) " points sont à corriger" }
                }
                ul { @for (name, message) in &errors { li { a href={ "#" (Field::id_of(name)) } { (message) } } } }
            }
        }
    }
}

/// The form's buttons: the main one first.
pub fn form_actions(buttons: Markup) -> Markup {
    html! { div.form-actions { (buttons) } }
}

pub fn hidden(name: &str, value: impl AsRef<str>) -> Markup {
    html! { input type="hidden" name=(name) value=(value.as_ref()); }
}

/// Files, several at once, with their progress where scripts run. `endpoint` is a tus address (resumable), or "" to send
/// them with the form; `max` is in bytes.
pub fn upload(field: &Field, endpoint: &str, max: u64) -> Markup {
    html! { preau-upload data-endpoint=[(!endpoint.is_empty()).then_some(endpoint)] data-max=(max) { (field) } }
}

/// Who will see it: a field of checkboxes or a select, with the sentence that says how many people that is. `url` answers
/// the sentence as JSON `{"sentence": "…"}` to the form's own fields; `sentence` is what it says now.
pub fn audience_picker(field: &Field, url: &str, sentence: &str) -> Markup {
    html! {
        preau-audience data-url=(url) {
            (field)
            p.audience-sentence role="status" data-sentence { (icon("users")) span { (sentence) } }
        }
    }
}
