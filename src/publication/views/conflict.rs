//! Two people saved at once: both texts, side by side, and nothing lost.

use maud::{Markup, html};

use super::history::changes;
use crate::{
    access::About,
    publication::{Publication, clean, forms::Typed, link, versions},
    web::{
        components::{Kind, Tone, link_button, notice, page_header},
        french,
    },
};

/// `theirs` was saved meanwhile; `mine` is what was just sent, and comes back in the form of `form`, ready to be sent over it.
pub fn conflict(about: &About, theirs: &Publication, mine: &Typed, now: i64, form: &Markup) -> Markup {
    let text = |title: &str, summary: &str, body: &str| [title, summary, &clean::text(body)].join("\n");
    let before = text(&theirs.title, &theirs.summary, &theirs.body);
    let after = text(&mine.title, &mine.summary, &clean::html(&mine.body));
    html! {
        (page_header("Deux textes en même temps", None, None))
        (notice(Tone::Todo, html! {
            p { "Quelqu’un a enregistré cette publication pendant que vous écriviez (" (french::moment(theirs.changed_at, now)) "). "
                "Rien n’est perdu : voici ce qui sépare les deux textes. Complétez le vôtre, puis envoyez-le ; ou gardez l’autre." }
        }))
        section aria-labelledby="ecarts" {
            h2 #ecarts { "Ce qui change" }
            p.soft { del { "Barré" } " : dans le texte enregistré seulement. " ins { "Souligné" } " : dans le vôtre seulement." }
            (changes(&versions::compare(&before, &after)))
        }
        p { (link_button(link(about, theirs.id), "Garder le texte enregistré", Kind::Secondary)) }
        section aria-labelledby="le-votre" {
            h2 #le-votre { "Votre texte" }
            (form)
        }
    }
}
