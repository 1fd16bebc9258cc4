//! Writing a piece of news.

use maud::{Markup, html};

use crate::{
    publication::{
        State,
        desk::Desk,
        link,
        views::{self, Sheet, Who},
    },
    services::news::{ABOUT, forms::Typed, model::THEMES},
    web::{
        components::{Field, error_summary, page_header},
        form::Errors,
    },
};

pub(in crate::services::news) fn edit(desk: &Desk, typed: &Typed, errors: &Errors, who: &Who) -> Markup {
    let publication = &desk.publication;
    let title = match (publication.state, who.pupil) {
        (State::Draft, true) => "Écris une actualité",
        (State::Draft, false) => "Écrire une actualité",
        (_, true) => "Change ton texte",
        (_, false) => "Modifier l’actualité",
    };
    html! {
        (page_header(title, None, None))
        (views::state_notice(publication, who.now, who.pupil))
        (form(desk, typed, errors, who))
    }
}

/// The form alone.
pub(in crate::services::news) fn form(desk: &Desk, typed: &Typed, errors: &Errors, who: &Who) -> Markup {
    let sheet = Sheet { desk, typed: &typed.common, errors, pupil: who.pupil };
    let at = link(&ABOUT, desk.publication.id);
    html! {
        form.form.publication-form method="post" enctype="multipart/form-data" action=(at) data-autosave={ (at) "/brouillon" } novalidate {
            (error_summary(errors.iter()))
            @if let Some(at) = desk.kept_at.filter(|_| desk.publication.version > 1) { (views::kept_notice(at, who.now, who.pupil)) }
            (views::body(&sheet))
            @if !who.pupil { (theme(&typed.own.theme, errors)) }
            (views::audience(&sheet))
            (views::picture(&sheet))
            (views::files(&sheet))
            @if !who.pupil {
                details.more-choices open[!errors.is_empty() && errors.of("show_until").is_some()] {
                    summary { "Dates, commentaires, confirmation de lecture" }
                    (views::when(&sheet))
                    @if sheet.moderates() {
                        (Field::checkbox("pinned", "Épingler en tête de la liste").checked(typed.own.pinned == "1"))
                    }
                }
            } @else {
                (crate::web::components::hidden("comments", &typed.common.comments))
            }
            (views::publish_buttons(&sheet))
        }
    }
}

fn theme(chosen: &str, errors: &Errors) -> Markup {
    html! {
        (Field::select("theme", "Thème").option("", "Aucun").options(THEMES.iter().map(|t| (t.key, t.name))).value(chosen).error(errors.of("theme")))
    }
}

/// The sentence that says what was done.
pub(in crate::services::news) fn saved(state: State, publishes: bool) -> &'static str {
    match (state, publishes) {
        (State::Published, true) => "Actualité publiée.",
        (State::Published, false) => "Changements enregistrés.",
        (State::Pending, _) => "Envoyée à valider. On vous dira quand elle paraîtra.",
        _ => "Brouillon gardé.",
    }
}
