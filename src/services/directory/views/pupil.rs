//! For pupils: faces and names, few words.

use maud::{Markup, html};

use super::class::Page;
use crate::{
    access::{PersonId, Profile},
    people::directory::{Entry, Sheet, roles},
    web::components::AvatarSize,
};

pub(in crate::services::directory) fn index(me: PersonId, people: &[Entry]) -> Markup {
    let (pupils, others): (Vec<&Entry>, Vec<&Entry>) = people.iter().partition(|p| p.profiles.is_pupil());
    let (adults, families): (Vec<&Entry>, Vec<&Entry>) = others.into_iter().partition(|p| p.profiles.is_staff());
    let own: Vec<&Entry> = families.into_iter().filter(|p| p.children.iter().any(|child| child.id == me)).collect();
    html! {
        h1 { "Les gens de l'école" }
        (faces("Ma classe", &pupils))
        (faces("Les adultes de l'école", &adults))
        (faces("Ma famille", &own))
    }
}

pub(in crate::services::directory) fn class(page: &Page) -> Markup {
    let is = |profile: Profile| page.people.iter().filter(move |p| p.profiles.has(profile)).collect::<Vec<_>>();
    html! {
        h1 { (page.class.name) }
        (faces("Qui m'apprend", &is(Profile::Teacher)))
        (faces("Les élèves", &is(Profile::Pupil)))
    }
}

pub(in crate::services::directory) fn person(sheet: &Sheet) -> Markup {
    let entry = &sheet.entry;
    html! {
        div.person-large {
            (super::face(entry).size(AvatarSize::Large))
            h1 { (entry.name) }
            @for role in roles(entry) { p { (role) } }
            @for (field, value) in &sheet.shown { p { (field.french()) " : " (super::person::said(*field, value)) } }
        }
    }
}

fn faces(title: &str, people: &[&Entry]) -> Markup {
    html! {
        @if !people.is_empty() {
            section.faces-part {
                h2 { (title) }
                ul.faces role="list" {
                    @for entry in people {
                        li {
                            a.face href={ "/annuaire/" (entry.id) } {
                                (super::face(entry).size(AvatarSize::Large))
                                span.face-name { @if entry.profiles.is_pupil() { (entry.given_name) } @else { (entry.name) } }
                            }
                        }
                    }
                }
            }
        }
    }
}
