//! What the way in looks like: one question a page.

pub(super) mod activation;
pub(super) mod login;
pub(super) mod texts;

/// Said beside the box that was not ticked.
pub(super) fn agree_first(pupil: bool) -> &'static str {
    if pupil {
        "Coche la case quand tu as lu (ou quand on t’a lu) la charte."
    } else {
        "Cochez la case pour continuer : rien ne s’ouvre avant."
    }
}
