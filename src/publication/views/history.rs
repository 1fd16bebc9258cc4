//! The history of a publication: its versions, and what changed from one to the next.

use maud::{Markup, html};

use crate::{
    access::About,
    publication::{
        Publication, link,
        versions::{Change, Version, compare},
    },
    web::{
        components::{Field, Item, Kind, button, empty, link_button, list, page_header, post_button},
        french,
    },
};

/// The versions, newest first, and the comparison of two of them.
pub fn history(
    about: &About,
    publication: &Publication,
    versions: &[Version],
    pair: Option<(&Version, &Version)>,
    now: i64,
) -> Markup {
    html! {
        (page_header("Historique", Some(publication.heading()), Some(html! { (link_button(link(about, publication.id), "Revenir au texte", Kind::Secondary)) })))
        @if let Some((before, after)) = pair { (comparison(publication, before, after, now)) }
        @if versions.is_empty() { (empty("book", "Pas encore d’historique", "Chaque enregistrement viendra ici, avec son auteur et sa date.", None)) }
        @if versions.len() > 1 { (choose(publication, versions, pair, now)) }
        @if !versions.is_empty() { (list(&versions.iter().map(|v| line(publication, v, now)).collect::<Vec<_>>())) }
    }
}

fn line(publication: &Publication, version: &Version, now: i64) -> Item {
    let restore = format!("/publications/{}/versions/{}", publication.id, version.id);
    Item::new(french::moment(version.saved_at, now))
        .text(&version.title)
        .meta(html! { (version.author_name) })
        .end(post_button(&restore, &button("Restaurer", Kind::Quiet).icon("history")))
}

fn choose(publication: &Publication, versions: &[Version], pair: Option<(&Version, &Version)>, now: i64) -> Markup {
    let (before, after) = pair.map_or((versions[1].id, versions[0].id), |(b, a)| (b.id, a.id));
    let options =
        || versions.iter().map(|v| (v.id.to_string(), format!("{}, {}", french::moment(v.saved_at, now), v.author_name)));
    html! {
        form.compare method="get" action={ "/publications/" (publication.id) "/versions" } {
            (Field::select("de", "Comparer").options(options()).value(before.to_string()))
            (Field::select("a", "avec").options(options()).value(after.to_string()))
            (button("Comparer", Kind::Secondary).icon("git-compare"))
        }
    }
}

fn comparison(publication: &Publication, before: &Version, after: &Version, now: i64) -> Markup {
    html! {
        section.comparison aria-labelledby="comparaison" {
            h2 #comparaison { "Du " (french::moment(before.saved_at, now)) " au " (french::moment(after.saved_at, now)) }
            p.soft { del { "Barré" } " : retiré. " ins { "Souligné" } " : ajouté." }
            (changes(&compare(&before.text(), &after.text())))
            p { (link_button(format!("/publications/{}/versions", publication.id), "Fermer la comparaison", Kind::Quiet)) }
        }
    }
}

/// Words that went are struck out, words that came underlined; screen readers hear both.
pub(super) fn changes(changes: &[Change]) -> Markup {
    html! {
        div.changes {
            @for change in changes {
                @match change {
                    Change::Same(text) => (text),
                    Change::Gone(text) => del { span.visually-hidden { " retiré : " } (text) },
                    Change::Come(text) => ins { span.visually-hidden { " ajouté : " } (text) },
                }
            }
        }
    }
}
