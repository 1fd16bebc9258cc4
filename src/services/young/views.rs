//! What the class's devices look like, and the teacher's page about them.

pub(super) mod class;
pub(super) mod device;

use maud::{Markup, html};

use crate::{
    people::young::pictures::{LENGTH, TWELVE},
    web::components::{french_name, hidden, icon, picture},
};

/// The twelve pictures as buttons that send the picks so far and their own; each can be spoken. Needs no script.
fn twelve(action: &str, so_far: &[String]) -> Markup {
    html! {
        form.pick method="post" action=(action) {
            @for name in so_far { (hidden("pick", name)) }
            ol.pick-slots role="list" aria-label="Images choisies" {
                @for n in 0..LENGTH {
                    li { @match so_far.get(n) {
                        Some(name) => { (picture(name)) span.visually-hidden { (french_name(name).unwrap_or(name)) } },
                        None => span.visually-hidden { "à choisir" },
                    } }
                }
            }
            ul.pick-grid role="list" {
                @for name in TWELVE {
                    @let word = french_name(name).unwrap_or(name);
                    li {
                        button.pick-picture type="submit" name="pick" value=(name) { (picture(name)) span { (word) } }
                        button.pick-say type="button" data-say=(word) hidden { (icon("volume-2")) span.visually-hidden { "Écouter : " (word) } }
                    }
                }
            }
            @if !so_far.is_empty() {
                button.button.secondary type="submit" name="clear" value="1" { (icon("rotate-ccw")) span { "Recommencer" } }
            }
        }
    }
}
