//! Small pages that all publications have: who has read, reporting, the bin.

use maud::{Markup, html};

use super::say;
use crate::{
    access::{About, Profile},
    publication::{Publication, PublicationId, link, reads::Reader},
    web::{
        components::{
            Field, Item, Kind, Tone, button, chip, empty, form_actions, hidden, link_button, list, page_header, post_button,
            table,
        },
        form::Errors,
        french,
    },
};

/// Who has read it; those who have not yet come first.
pub fn readers(about: &About, publication: &Publication, readers: &[Reader], now: i64) -> Markup {
    let rows = readers.iter().map(|reader| {
        let state = match (reader.acknowledged_at, reader.seen_at) {
            (Some(at), _) => html! { (chip("confirmée", Tone::Done)) " " (french::moment(at, now)) },
            (None, Some(at)) if publication.asks_reading => {
                html! { (chip("vue, pas confirmée", Tone::Todo)) " " (french::moment(at, now)) }
            }
            (None, Some(at)) => html! { (chip("vue", Tone::Done)) " " (french::moment(at, now)) },
            (None, None) => chip("pas encore", Tone::Neutral),
        };
        let profiles =
            reader.profiles.split(',').filter_map(Profile::from_key).map(Profile::french).collect::<Vec<_>>().join(", ");
        vec![html! { (reader.name) }, html! { (profiles) }, state]
    });
    html! {
        (page_header("Lectures", Some(publication.heading()), Some(html! { (link_button(link(about, publication.id), "Revenir au texte", Kind::Secondary)) })))
        (table("Lectures", &["Nom", "Profil", "Lecture"], rows.collect()))
    }
}

/// Tells what is wrong with a publication, or with one of its comments.
pub fn report_form(publication: &Publication, comment: Option<i64>, reason: &str, errors: &Errors, pupil: bool) -> Markup {
    let about = if comment.is_some() { "un commentaire" } else { "ce texte" };
    html! {
        (page_header("Signaler", Some(publication.heading()), None))
        p {
            @if pupil { "Tu signales " (about) ". Ton enseignant et la direction vont le lire, et te répondre." }
            @else { "Vous signalez " (about) ". Les enseignants de la classe et la direction sont prévenus ; vous saurez ce qui a été décidé." }
        }
        form method="post" action={ "/publications/" (publication.id) "/signaler" } {
            @if let Some(comment) = comment { (hidden("comment", comment.to_string())) }
            (Field::textarea("reason", say(pupil, "Qu’est-ce qui ne va pas ?", "Qu’est-ce qui pose problème ?")).rows(4).max_length(1000)
                .value(reason).required().error(errors.of("reason")))
            (form_actions(html! { (button("Signaler", Kind::Primary).icon("flag")) }))
        }
    }
}

/// What the viewer put in the bin, with how long it stays there.
pub fn bin(about: &About, binned: &[(PublicationId, String, i64)]) -> Markup {
    let line = |(id, title, until): &(PublicationId, String, i64)| {
        let title = if title.is_empty() { "Sans titre" } else { title };
        Item::new(title)
            .icon("trash-2")
            .meta(html! { "Effacée pour de bon le " (french::day_of(*until)) })
            .end(post_button(&format!("/publications/{id}/restauration"), &button("Restaurer", Kind::Secondary).icon("undo-2")))
    };
    html! {
        (page_header("Corbeille", Some(about.name), Some(html! { (link_button(format!("/{}", about.path), "Revenir", Kind::Secondary)) })))
        @if binned.is_empty() { (empty("bin", "La corbeille est vide", "Ce que vous y mettez y reste trente jours.", None)) }
        @else { (list(&binned.iter().map(line).collect::<Vec<_>>())) }
    }
}
