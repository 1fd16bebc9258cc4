//! What the directory's pages show.

pub(super) mod class;
pub(super) mod codes;
pub(super) mod export;
pub(super) mod groups;
pub(super) mod index;
pub(super) mod person;
pub(super) mod pupil;

use maud::Markup;

use crate::{
    people::directory::{Entry, roles},
    web::components::{Avatar, Face, Item, Tab, avatar, tabs},
};

/// The three ways to find somebody.
fn ways(current: &str) -> Markup {
    let tab = |href: &str, label: &str| Tab::new(href, label, href == current);
    tabs("Annuaire", &[tab("/annuaire", "Personnes"), tab("/classes", "Classes"), tab("/groupes", "Groupes")])
}

fn face(entry: &Entry) -> Avatar {
    let face = match (&entry.photo, &entry.picture) {
        (Some(blob), _) => Face::Photo(format!("/annuaire/{}/photo?{blob}", entry.id)),
        (None, Some(picture)) => Face::Picture(picture.clone()),
        (None, None) => Face::Initials,
    };
    avatar(entry.name.as_str(), face)
}

fn item(entry: &Entry) -> Item {
    Item::new(entry.name.as_str()).href(format!("/annuaire/{}", entry.id)).lead(face(entry)).text(roles(entry).join(", "))
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
