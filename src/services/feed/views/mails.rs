//! The page of the school's e-mails.

use maud::{Markup, html};

use crate::{
    notify::outbox::Dead,
    services::feed::mails::Typed,
    web::{
        components::{
            Field, Kind, Tone, button, card, empty, error_summary, form_actions, notice, page_header, post_button, table,
        },
        form::Errors,
        french,
    },
};

/// What became of the mails.
pub(in crate::services::feed) struct Post<'a> {
    /// The mail server's name, or nothing.
    pub server: &'a str,
    pub dead: &'a [Dead],
    pub now: i64,
}

pub(in crate::services::feed) fn index(typed: &Typed, errors: &Errors, post: &Post<'_>) -> Markup {
    let try_out = post_button("/fil/courriels/essai", &button("M’envoyer un e-mail d’essai", Kind::Secondary).icon("send"));
    html! {
        (page_header("E-mails de l’école", None, (!post.server.is_empty()).then_some(try_out)))
        @if post.server.is_empty() {
            (notice(Tone::Todo, html! {
                p { "Aucun serveur d’envoi n’est réglé : rien ne part par e-mail, tout se lit dans le fil. La personne qui s’occupe de la machine le règle dans " code { "preau.toml" } ", partie " code { "[smtp]" } "." }
            }))
        }
        (card("Heures calmes", quiet_form(typed, errors)))
        (card("E-mails qui ne sont pas partis", undelivered(post)))
    }
}

fn quiet_form(typed: &Typed, errors: &Errors) -> Markup {
    html! {
        p { "Pendant ces heures, l’école n’envoie aucune nouvelle par e-mail : elles attendent la fin. Les codes demandés partent toujours tout de suite." }
        form.form method="post" action="/fil/courriels" {
            (error_summary(errors.iter()))
            (Field::time("from", "Rien à partir de").value(&*typed.from).error(errors.of("from")).required())
            (Field::time("until", "Jusqu’à").value(&*typed.until).error(errors.of("until")).required())
            (Field::checkbox("sundays", "Ni le dimanche, de toute la journée").checked(typed.sundays == "1"))
            (form_actions(html! { (button("Enregistrer", Kind::Primary)) }))
        }
    }
}

fn undelivered(post: &Post<'_>) -> Markup {
    if post.dead.is_empty() {
        return empty(
            "letter",
            "Tout est parti",
            "Un e-mail refusé par son destinataire, ou qui n’a pas pu partir après six essais, s’affiche ici.",
            None,
        );
    }
    let rows = post.dead.iter().map(|mail| row(mail, post.now)).collect();
    html! { (table("E-mails qui ne sont pas partis", &["Adresse", "Objet", "Quand", "Pourquoi", ""], rows)) }
}

fn row(mail: &Dead, now: i64) -> Vec<Markup> {
    let again = button("Réessayer", Kind::Quiet).icon("rotate-cw");
    vec![
        html! { (mail.recipient) },
        html! { (mail.subject) },
        html! { (french::moment(mail.created_at, now)) },
        html! { (mail.error) },
        post_button(&format!("/fil/courriels/{}/encore", mail.id), &again),
    ]
}
