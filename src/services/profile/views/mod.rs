//! What the pages of one's own profile show.

pub(super) mod contact;
pub(super) mod notifications;
pub(super) mod password;
pub(super) mod picture;
pub(super) mod reading;
pub(super) mod sessions;
pub(super) mod shares;
pub(super) mod sheet;

use maud::{Markup, html};

use crate::web::components::{Kind, button, form_actions, link_button};

/// "Enregistrer", and the way back without.
fn save_or_leave(save: &str, back: &str) -> Markup {
    form_actions(html! { (button(save, Kind::Primary)) (link_button(back, "Annuler", Kind::Quiet)) })
}
