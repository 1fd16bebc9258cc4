//! Around the text of a publication: who wrote it and when, its state, who has read it, what may be done.

use maud::{Markup, html};

use super::{Who, say};
use crate::{
    access::About,
    publication::{Publication, State, attachments::File, audience::Audience, reads::Tally},
    web::{
        components::{
            AvatarSize, Face, Kind, Tone, avatar, button, chip, icon, link_button, menu, menu_link, menu_post, notice,
            post_button, progress,
        },
        french,
    },
};

/// Author and date: on everything, always.
pub fn byline(publication: &Publication, now: i64) -> Markup {
    html! {
        p.byline {
            (avatar(&publication.author_name, Face::Initials).size(AvatarSize::Small))
            span { strong { (publication.author_name) } }
            span.soft { (french::moment(publication.shown_at.unwrap_or(publication.changed_at), now)) }
            @if publication.is_public { (chip("publique", Tone::Info)) }
        }
    }
}

/// What is not plainly published says so, and what comes next. For the author and the moderators.
pub fn state_notice(publication: &Publication, now: i64, pupil: bool) -> Markup {
    let p = publication;
    html! {
        @if p.hidden { (notice(Tone::Danger, html! { p { "Masquée à la suite d’un signalement, jusqu’à une décision." } })) }
        @match p.state {
            State::Draft => (notice(Tone::Info, html! { p { "Brouillon : personne d’autre ne le voit." } })),
            State::Pending => (notice(Tone::Todo, html! { p { (say(pupil, "Ton texte attend d’être relu par ton enseignant.", "En attente de validation par un enseignant ou par la direction.")) } })),
            State::Refused => (notice(Tone::Danger, html! { p { strong { (say(pupil, "À reprendre : ", "À reprendre : ")) } (p.refusal) } })),
            State::Archived => (notice(Tone::Neutral, html! { p { "Archivée : ses lecteurs ne la voient plus." } })),
            State::Binned => (notice(Tone::Danger, html! { p { "À la corbeille." } })),
            State::Published if p.is_scheduled(now) => {
                (notice(Tone::Info, html! { p { "Programmée : elle paraîtra " (french::moment(p.shown_at.unwrap_or(now), now)) "." } }))
            }
            State::Published if p.is_over(now) => (notice(Tone::Neutral, html! { p { "Sa dernière date est passée : ses lecteurs ne la voient plus." } })),
            State::Published => {}
        }
    }
}

/// The files below the text.
pub fn files_below(files: &[File]) -> Markup {
    html! {
        @if !files.is_empty() {
            section.files aria-labelledby="fichiers" {
                h2 #fichiers { (french::count(files.len() as i64, "fichier joint", "fichiers joints")) }
                ul.file-list role="list" {
                    @for file in files {
                        li { a href=(file.url()) { (icon("paperclip")) span { (file.name) } } " " span.soft { (size(file.blob.size)) } }
                    }
                }
            }
        }
    }
}

/// "340 Ko", "2,4 Mo".
fn size(bytes: i64) -> String {
    match bytes {
        ..1_000_000 => format!("{}\u{a0}Ko", (bytes + 999) / 1000),
        _ => format!("{},{}\u{a0}Mo", bytes / 1_000_000, bytes % 1_000_000 / 100_000),
    }
}

/// The button by which a reader says that they have read it, or when they did.
pub fn acknowledgement(publication: &Publication, now: i64, pupil: bool) -> Markup {
    let action = format!("/publications/{}/lu", publication.id);
    html! {
        @if publication.asks_reading && publication.state == State::Published && !publication.standing.is_author() {
            div.acknowledgement {
                @match publication.acknowledged_at {
                    Some(at) => p { (icon("circle-check")) " " (say(pupil, "Tu as confirmé ta lecture, ", "Vous avez confirmé la lecture, ")) (french::moment(at, now)) "." },
                    None => {
                        p { (say(pupil, "Dis que tu as lu ce texte.", "Il vous est demandé de confirmer la lecture.")) }
                        (post_button(&action, &button("J’ai lu", Kind::Primary).icon("check")))
                    }
                }
            }
        }
    }
}

/// Who sees it, and how many have: for the author and the moderators.
pub fn readers_line(publication: &Publication, audience: &Audience, tally: &Tally) -> Markup {
    let (words, count) = match publication.asks_reading {
        true => ("Lecture confirmée", tally.acknowledged),
        false => ("Vue", tally.seen),
    };
    html! {
        div.readers-line {
            p { (icon("users")) " Visible par " (audience.sentence()) "." }
            @if tally.expected > 0 {
                (progress(count, tally.expected, words))
                (link_button(format!("/publications/{}/lectures", publication.id), "Voir qui l’a lue", Kind::Quiet).icon("eye"))
            }
        }
    }
}

/// Anyone who reads it may report it; it stands below the text, away from what one does every day.
pub fn report_link(publication: &Publication, who: &Who) -> Markup {
    html! {
        @if who.me != 0 && !publication.standing.is_author() {
            p.report-link { (link_button(format!("/publications/{}/signaler", publication.id), "Signaler", Kind::Quiet).icon("flag").small()) }
        }
    }
}

/// What its authors and moderators may do with the publication, the main thing first; nothing for the others.
pub fn actions(about: &About, publication: &Publication) -> Markup {
    let (at, of) = (format!("/publications/{}", publication.id), format!("/{}/{}", about.path, publication.id));
    let (standing, state) = (publication.standing, publication.state);
    let mut items = Vec::new();
    if standing.edits() {
        items.push(menu_link(&format!("{at}/versions"), "history", "Historique"));
    }
    if state == State::Published && (standing.is_author() || standing.moderates()) {
        items.push(menu_post(&format!("{at}/archive"), "archive", "Archiver"));
    }
    if matches!(state, State::Published | State::Pending | State::Refused | State::Archived) && standing.is_author() {
        items.push(menu_post(&format!("{at}/brouillon"), "undo-2", "Remettre en brouillon"));
    }
    if standing.is_author() {
        items.push(menu_post(&format!("{at}/corbeille"), "trash-2", "Mettre à la corbeille"));
    }
    html! {
        @if standing.edits() { (link_button(format!("{of}/modifier"), "Modifier", Kind::Secondary).icon("pencil")) }
        @if !items.is_empty() { (menu("Plus", "ellipsis", &items)) }
    }
}
