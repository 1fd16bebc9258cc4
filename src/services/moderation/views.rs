//! What the queue looks like: each thing whole, with what to do beside it.

use maud::{Markup, html};

use super::store::{Proposal, Queue, Settings, WaitingComment};
use crate::{
    access::{About, Profile},
    publication::{Waiting, clean, reports::Report},
    web::{
        Widget,
        components::{
            Field, Item, Kind, Tone, button, chip, empty, form_actions, link_button, list, page_header, post_button, prose,
        },
        french,
    },
};

/// Letters of a text that is shown whole in the queue.
const SHORT: usize = 700;

pub(super) fn queue(queue: &Queue, abouts: &[&'static About], director: bool, now: i64) -> Markup {
    let nothing = queue.proposals.is_empty() && queue.comments.is_empty() && queue.reports.is_empty();
    html! {
        (page_header("À valider", None, director.then(|| html! { (link_button("/a-valider/reglages", "Réglages", Kind::Quiet).icon("settings")) })))
        @if nothing { (empty("check", "Rien n’attend", "Les textes proposés, les commentaires et les signalements viendront ici.", None)) }
        (group("Signalements", queue.reports.iter().map(|r| report(r, now)).collect()))
        (group("Textes proposés", queue.proposals.iter().map(|p| proposal(p, abouts, now)).collect()))
        (group("Commentaires", queue.comments.iter().map(|c| comment(c, now)).collect()))
    }
}

fn group(title: &str, items: Vec<Markup>) -> Markup {
    html! {
        @if !items.is_empty() {
            section.queue {
                h2 { (title) " " span.badge { (items.len()) } }
                ul.queue-list role="list" { @for item in items { li.card { div.card-body { (item) } } } }
            }
        }
    }
}

fn proposal(proposal: &Proposal, abouts: &[&'static About], now: i64) -> Markup {
    let about = abouts.iter().find(|a| a.key == proposal.service);
    let short = clean::text(&proposal.body).chars().count() <= SHORT;
    html! {
        h3 { a href={ "/publications/" (proposal.id) } { (proposal.title) } }
        p.meta {
            span { (proposal.author_name) ", " (french::moment(proposal.changed_at, now)) }
            @if let Some(about) = about { span { (about.name) } }
            span { "Pour : " (proposal.audience) @if proposal.is_public { @if !proposal.audience.is_empty() { ", " } "tout le monde" } }
        }
        @if !proposal.summary.is_empty() { p { (proposal.summary) } }
        details open[short] { summary { "Lire le texte" } (prose(&proposal.body)) }
        div.queue-deeds {
            (post_button(&format!("/a-valider/{}/validation", proposal.id), &button("Valider et publier", Kind::Primary).icon("check")))
            @if let Some(about) = about { (link_button(format!("/{}/{}/modifier", about.path, proposal.id), "Corriger", Kind::Secondary).icon("pencil")) }
            details.queue-refusal {
                summary.button.quiet { "Renvoyer à l’auteur" }
                form method="post" action={ "/a-valider/" (proposal.id) "/refus" } {
                    (Field::textarea("reason", "Que faut-il reprendre ?").id(format!("reason-{}", proposal.id)).rows(3).max_length(1000).required())
                    (button("Renvoyer", Kind::Secondary).icon("undo-2"))
                }
            }
        }
    }
}

fn comment(comment: &WaitingComment, now: i64) -> Markup {
    let action = |state: &str| format!("/a-valider/commentaires/{}/{state}", comment.id);
    html! {
        p.meta {
            span { (comment.author_name) ", " (french::moment(comment.created_at, now)) }
            span { "sur " a href={ "/publications/" (comment.publication) } { (comment.title) } }
        }
        p.quoted { (comment.body) }
        div.queue-deeds {
            (post_button(&action("visible"), &button("Publier", Kind::Primary).icon("check")))
            (post_button(&action("hidden"), &button("Refuser", Kind::Secondary).icon("eye-off")))
        }
    }
}

fn report(report: &Report, now: i64) -> Markup {
    let at = format!("/a-valider/signalements/{}", report.id);
    html! {
        h3 { a href={ "/publications/" (report.publication) } { (report.title) } @if report.hidden { " " (chip("masqué", Tone::Danger)) } }
        p.meta { span { "Signalé par " (report.reporter_name) ", " (french::moment(report.created_at, now)) } }
        p { strong { "Raison : " } (report.reason) }
        @match (&report.comment, &report.comment_author) {
            (Some(comment), Some(author)) => { p.soft { "Commentaire de " (author) " :" } p.quoted { (comment) } }
            _ => p.soft { "Écrit par " (report.author_name) },
        }
        @if !report.hidden { (post_button(&format!("{at}/masque"), &button("Masquer tout de suite", Kind::Danger).icon("eye-off"))) }
        form method="post" action={ (at) "/decision" } {
            (Field::textarea("answer", "Votre réponse").id(format!("answer-{}", report.id)).rows(2).max_length(1000)
                .hint("Lue par la personne qui a signalé, et par l’auteur si vous retirez."))
            div.queue-deeds {
                (button("Laisser en ligne", Kind::Secondary).icon("check").sends("outcome", "kept"))
                (button("Retirer", Kind::Danger).icon("x").sends("outcome", "removed"))
            }
        }
    }
}

pub(super) fn widget(waiting: &Waiting) -> Widget {
    let line = |n: u32, icon: &'static str, one: &str, many: &str| {
        (n > 0).then(|| Item::new(french::count(n.into(), one, many)).href("/a-valider").icon(icon))
    };
    let lines = [
        line(waiting.reports, "flag", "signalement", "signalements"),
        line(waiting.publications, "stamp", "texte proposé", "textes proposés"),
        line(waiting.comments, "message-circle", "commentaire", "commentaires"),
    ];
    Widget { title: "À valider", link: None, body: list(&lines.into_iter().flatten().collect::<Vec<_>>()), order: 20 }
}

/// Which profiles may address the whole school, and which may publish for everybody.
pub(super) fn settings(settings: &Settings) -> Markup {
    let chosen = |set: &Option<String>, usual: &str| {
        set.as_deref().unwrap_or(usual).split(',').filter(|key| !key.is_empty()).map(str::to_owned).collect::<Vec<_>>()
    };
    let profiles = [Profile::Teacher, Profile::Staff, Profile::Municipality, Profile::Guardian, Profile::Pupil];
    let options = || profiles.map(|p| (p.key(), p.french_plural()));
    html! {
        (page_header("Réglages des publications", None, None))
        form method="post" action="/a-valider/reglages" {
            (Field::checkboxes("whole_school", "Peuvent s’adresser à toute l’école").options(options())
                .values(chosen(&settings.whole_school, "staff,municipality"))
                .hint("La direction le peut toujours. Qui ne fait que proposer passe par la validation."))
            (Field::checkboxes("in_public", "Peuvent publier sans connexion, pour tout le monde").options(options())
                .values(chosen(&settings.in_public, ""))
                .hint("La direction le peut toujours."))
            (form_actions(html! { (button("Enregistrer", Kind::Primary)) }))
        }
    }
}
