//! What the pages of the administration show.

pub(super) mod class;
pub(super) mod classes;
pub(super) mod codes;
pub(super) mod families;
pub(super) mod hub;
pub(super) mod journal;
pub(super) mod people;
pub(super) mod person;
pub(super) mod person_form;
pub(super) mod rights;
pub(super) mod school;
pub(super) mod services;
pub(super) mod signatures;
pub(super) mod texts;

use maud::{Markup, html};

use crate::{
    access::Profile,
    people::{accounts::State, classes::Class, roster::Standing},
    web::components::{Field, Tone, chip, notice},
};

/// Why what was sent could not be taken.
fn refusal(sentence: Option<&str>) -> Markup {
    html! { @if let Some(sentence) = sentence { (notice(Tone::Danger, html! { p role="alert" { (sentence) } })) } }
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

fn profile_filter(chosen: &str) -> Field {
    let profiles = Profile::ALL.into_iter().map(|p| (p.key(), capital(p.french_plural())));
    Field::select("profil", "Profil").option("", "Tous").options(profiles).value(chosen)
}

fn class_filter(classes: &[Class], chosen: &str) -> Field {
    let classes = classes.iter().map(|c| (c.id.to_string(), c.name.as_str()));
    Field::select("classe", "Classe").option("", "Toutes").options(classes).value(chosen)
}

fn standing_chip(standing: Standing) -> Markup {
    match standing {
        Standing::Account(State::Active) => chip("actif", Tone::Done),
        Standing::Account(State::ToActivate) => chip("à activer", Tone::Todo),
        Standing::Account(state) => chip(state.french(), Tone::Danger),
        Standing::NoAccount => chip("sans compte", Tone::Neutral),
        Standing::Left => chip("sorti", Tone::Neutral),
    }
}
