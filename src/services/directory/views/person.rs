use maud::{Markup, html};

use crate::{
    people::{
        classes::{Class, ClassId},
        directory::{Entry, Sheet, roles},
        families::Relative,
        shares::Field,
    },
    web::{
        Cx,
        components::{AvatarSize, Item, Kind, card, facts, link_button, list},
        french::long_day,
    },
};

pub(in crate::services::directory) struct Page<'a> {
    pub(in crate::services::directory) sheet: &'a Sheet,
    /// Those the viewer may know of.
    pub(in crate::services::directory) guardians: &'a [Relative],
    /// Those whose page the viewer may open.
    pub(in crate::services::directory) classes: &'a [Class],
    pub(in crate::services::directory) cx: &'a Cx,
}

pub(in crate::services::directory) fn show(page: &Page<'_>) -> Markup {
    let entry = &page.sheet.entry;
    html! {
        header.person-head {
            (super::face(entry).size(AvatarSize::Large))
            div {
                h1 { (entry.name) }
                p.page-subtitle { (roles(entry).join(", ")) }
            }
            div.page-actions {
                @if page.cx.viewer.is_director() {
                    (link_button(format!("/administration/personnes/{}", entry.id), "Gérer", Kind::Secondary).icon("user-cog"))
                }
                @if page.cx.viewer.id() == entry.id { (link_button("/mon-profil", "Modifier mon profil", Kind::Secondary).icon("pencil")) }
            }
        }
        div.columns {
            (card("Coordonnées", contact(page.sheet)).icon("contact-round"))
            (places(entry, page.classes))
            @if !page.guardians.is_empty() { (card("Responsables", guardians(page.guardians)).icon("users")) }
        }
    }
}

fn contact(sheet: &Sheet) -> Markup {
    if sheet.shown.is_empty() {
        return html! { p { "Aucune coordonnée n'est montrée ici. Chaque personne choisit ce qu'elle montre, et à qui." } };
    }
    let shown: Vec<(&str, Markup)> = sheet.shown.iter().map(|(field, value)| (field.french(), said(*field, value))).collect();
    facts(&shown)
}

/// A number can be called, an address written to, a day read.
pub(super) fn said(field: Field, value: &str) -> Markup {
    match field {
        Field::Email => html! { a href={ "mailto:" (value) } { (value) } },
        Field::PhoneHome | Field::PhoneWork | Field::PhoneMobile => {
            html! { a href={ "tel:" (value.replace(' ', "")) } { (phone(value)) } }
        }
        Field::BirthDate => html! { (value.parse().map_or_else(|_| value.to_owned(), long_day)) },
        Field::Address | Field::Avatar => html! { (value) },
    }
}

/// `06 12 34 56 78`
pub(super) fn phone(number: &str) -> String {
    let digits = number.len() == 10 && number.bytes().all(|b| b.is_ascii_digit());
    if !digits {
        return number.to_owned();
    }
    let pairs: Vec<&str> = (0..5).map(|n| &number[2 * n..2 * n + 2]).collect();
    pairs.join("\u{a0}")
}

/// A class, which leads to its page where the viewer may open it.
fn class_name(id: ClassId, name: &str, open: &[Class]) -> Markup {
    html! { @if open.iter().any(|class| class.id == id) { a href={ "/classes/" (id) } { (name) } } @else { (name) } }
}

fn places(entry: &Entry, open: &[Class]) -> Markup {
    html! {
        @if let Some(class) = &entry.class {
            (card("Classe", html! { p { (class_name(class.id, &class.name, open)) @if let Some(level) = &class.level { ", niveau " (level) } } }).icon("school"))
        }
        @if !entry.teaches.is_empty() {
            (card("Classes", html! { ul { @for class in &entry.teaches { li { (class_name(class.id, &class.name, open)) } } } }).icon("school"))
        }
        @if !entry.children.is_empty() {
            (card("Enfants", list(&entry.children.iter().map(|child| {
                Item::new(child.name.as_str()).href(format!("/annuaire/{}", child.id)).text(child.class.clone().unwrap_or_default())
            }).collect::<Vec<_>>())).icon("backpack"))
        }
    }
}

fn guardians(guardians: &[Relative]) -> Markup {
    let item = |one: &Relative| {
        let mut words = vec![one.terms.kind.french()];
        if !one.terms.legal_authority {
            words.push("sans autorité parentale");
        }
        if !one.terms.may_collect {
            words.push("ne vient pas chercher l'enfant");
        }
        Item::new(one.name.as_str()).href(format!("/annuaire/{}", one.id)).text(words.join(", "))
    };
    list(&guardians.iter().map(item).collect::<Vec<_>>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_french_number_is_read_in_pairs() {
        assert_eq!(phone("0612345678"), "06\u{a0}12\u{a0}34\u{a0}56\u{a0}78");
        assert_eq!(phone("+33 6 12"), "+33 6 12");
    }
}
