//! Small pages that all publications have: who has read, reporting, the bin.

use maud::{Markup, html};

use super::say;
use crate::{
    access::{About, Profile},
    publication::{Publication, PublicationId, link, reads::Reader},
    web::{
        components::{
            Field, Item, Kind, Tone, button, chip, empty, form_actions, hidden, link_button, list, page_header, post_button,
        },
        form::Errors,
        french,
    },
};

/// Who has read it; those who have not yet come first.
pub fn readers(about: &About, publication: &Publication, readers: &[Reader], now: i64) -> Markup {
    let done = |reader: &Reader| if publication.asks_reading { reader.acknowledged_at } else { reader.seen_at }.is_some();
    let (read, waiting): (Vec<_>, Vec<_>) = readers.iter().partition(|reader| done(reader));
    let back = link_button(link(about, publication.id), "Revenir au texte", Kind::Secondary);
    let word = if publication.asks_reading { "Lecture confirmée" } else { "Vue" };
    html! {
        (page_header("Lectures", Some(publication.heading()), Some(html! { (back) })))
        @for (title, people) in [("Pas encore", waiting), (word, read)] {
            @if !people.is_empty() {
                section.readers aria-label=(title) {
                    h2 { (title) " " span.badge { (people.len()) } }
                    (list(&people.into_iter().map(|reader| one_reader(reader, publication, now)).collect::<Vec<_>>()))
                }
            }
        }
        @if readers.is_empty() { (empty("people", "Personne à qui la lire", "Choisissez pour qui elle est, puis publiez-la.", None)) }
    }
}

fn one_reader(reader: &Reader, publication: &Publication, now: i64) -> Item {
    let profiles = reader.profiles.split(',').filter_map(Profile::from_key).map(Profile::french).collect::<Vec<_>>().join(", ");
    let item = Item::new(&reader.name).meta(html! { (profiles) });
    match (reader.acknowledged_at, reader.seen_at) {
        (Some(at), _) => item.end(html! { span.soft { (french::moment(at, now)) } }),
        (None, Some(_)) if publication.asks_reading => item.end(chip("ouverte", Tone::Todo)),
        (None, Some(at)) => item.end(html! { span.soft { (french::moment(at, now)) } }),
        (None, None) => item,
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
