use maud::{Markup, html};

use super::classes::fields;
use crate::{
    people::{
        classes::{Class, Enrolled, Teaching, TeachingKind},
        roster::Line,
    },
    services::admin::forms::class::ClassForm,
    web::{
        components::{
            Field, Item, Kind, button, card, error_summary, form_actions, hidden, link_button, list, page_header, post_button,
        },
        form::Errors,
        french::{count, short_day},
    },
};

pub(in crate::services::admin) struct Page {
    pub(in crate::services::admin) class: Class,
    pub(in crate::services::admin) teaching: Vec<Teaching>,
    pub(in crate::services::admin) pupils: Vec<Enrolled>,
    /// All classes of the year, to move pupils to.
    pub(in crate::services::admin) classes: Vec<Class>,
    /// Everybody who teaches at the school.
    pub(in crate::services::admin) teachers: Vec<Line>,
}

pub(in crate::services::admin) fn show(page: &Page, form: &ClassForm, errors: &Errors) -> Markup {
    let subtitle = count(i64::try_from(page.pupils.len()).unwrap_or(0), "élève", "élèves");
    let address = format!("/administration/classes/{}", page.class.id);
    html! {
        (page_header(&page.class.name, Some(&subtitle), Some(html! {
            (link_button(format!("/classes/{}", page.class.id), "Page de la classe", Kind::Secondary).icon("eye"))
            (link_button(format!("/administration/personnes/nouvelle?profil=pupil&classe={}", page.class.id), "Ajouter un élève", Kind::Secondary).icon("user-plus"))
        })))
        div.columns {
            (card("Enseignants", teaching(page, &address)).icon("graduation-cap"))
            (card("Nom et niveaux", html! {
                form.form method="post" action=(address) {
                    (error_summary(errors.iter()))
                    (hidden("seen", &form.seen))
                    (fields(form, errors))
                    (form_actions(html! { (button("Enregistrer la classe", Kind::Secondary)) }))
                }
            }).icon("school"))
        }
        (card("Élèves", pupils(page, &address)).icon("backpack"))
    }
}

fn teaching(page: &Page, address: &str) -> Markup {
    let item = |one: &Teaching| {
        let remove = post_button(&format!("{address}/enseignants/{}/retrait", one.teacher), &button("Retirer", Kind::Quiet));
        Item::new(one.name.as_str()).icon("graduation-cap").text(format!("{}{}", one.kind.french(), dates(one))).end(remove)
    };
    let teachers = page.teachers.iter().map(|line| (line.id.to_string(), line.register_name.as_str()));
    html! {
        @if page.teaching.is_empty() { p { "Personne n'enseigne encore dans cette classe." } }
        @else { (list(&page.teaching.iter().map(item).collect::<Vec<_>>())) }
        details.more {
            summary { "Ajouter un enseignant, ou changer ses dates" }
            form.form method="post" action={ (address) "/enseignants" } {
                (Field::select("teacher", "Enseignant").option("", "Choisir").options(teachers).required())
                (Field::radios("kind", "Comment").options(TeachingKind::ALL.map(|k| (k.key(), k.french()))).value(TeachingKind::Main.key()))
                div.form-row {
                    (Field::date("since", "Du").hint("Vide : toute l'année"))
                    (Field::date("until", "Au"))
                }
                (form_actions(html! { (button("Enregistrer l'enseignant", Kind::Secondary)) }))
            }
        }
    }
}

fn dates(one: &Teaching) -> String {
    let day = |iso: &str| iso.parse().map_or_else(|_| iso.to_owned(), short_day);
    match (&one.since, &one.until) {
        (Some(since), Some(until)) => format!(", du {} au {}", day(since), day(until)),
        (Some(since), None) => format!(", depuis le {}", day(since)),
        (None, Some(until)) => format!(", jusqu'au {}", day(until)),
        (None, None) => String::new(),
    }
}

fn pupils(page: &Page, address: &str) -> Markup {
    if page.pupils.is_empty() {
        return html! { p { "Aucun élève n'est inscrit dans cette classe." } };
    }
    let others = page.classes.iter().filter(|c| c.id != page.class.id).map(|c| (c.id.to_string(), c.name.as_str()));
    html! {
        form.form method="post" action={ (address) "/eleves" } {
            fieldset.members {
                legend { "Cochez les élèves qui changent de classe" }
                ul.member-list role="list" {
                    @for pupil in &page.pupils {
                        @let id = format!("e-{}", pupil.pupil);
                        li {
                            div.choice {
                                input type="checkbox" name="pupils" value=(pupil.pupil) id=(id);
                                label for=(id) { span { (pupil.name) " " span.soft { (pupil.level.map(|l| l.key()).unwrap_or_default()) } } }
                            }
                            (link_button(format!("/administration/personnes/{}", pupil.pupil), format!("Fiche de {}", pupil.name), Kind::Quiet).icon("chevron-right").icon_only())
                        }
                    }
                }
            }
            (Field::select("class", "Nouvelle classe").option("", "Choisir").options(others).option("none", "Sans classe"))
            (form_actions(html! { (button("Changer de classe", Kind::Secondary)) }))
        }
    }
}
