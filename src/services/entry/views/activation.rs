use maud::{Markup, html};

use super::texts::accept_form;
use crate::{
    people::{accounts::Account, charters::Charter},
    services::entry::forms::Activation,
    web::{
        components::{Field, Kind, button, error_summary, hidden},
        form::Errors,
    },
};

pub(in crate::services::entry) use super::agree_first as agree_first_of;

pub(in crate::services::entry) fn agree_first(account: &Account) -> &'static str {
    agree_first_of(account.profiles.is_pupil())
}

/// Step 1: the code of the sheet.
pub(in crate::services::entry) fn code(typed: &Activation, errors: &Errors) -> Markup {
    html! {
        div.door {
            p.step { "Étape 1 sur 3" }
            h1 { "Votre code" }
            p.lead { "Il est sur la feuille que l’école vous a donnée. Il ne sert qu’une fois." }
            (error_summary(errors.iter()))
            form.stack method="post" action="/activer" {
                (Field::text("code", "Code").value(&typed.code).error(errors.of("code")).required()
                    .attribute("autocomplete", "one-time-code").attribute("autocapitalize", "characters").attribute("spellcheck", "false")
                    .hint("12 signes, avec ou sans tirets"))
                (button("Continuer", Kind::Primary).icon("arrow-right").wide())
            }
        }
    }
}

/// Step 2: the charter and the notice.
pub(in crate::services::entry) fn texts(account: &Account, texts: &[Charter], typed: &Activation, errors: &Errors) -> Markup {
    let pupil = account.profiles.is_pupil();
    html! {
        div.door.wide {
            p.step { "Étape 2 sur 3" }
            h1 { @if pupil { "Bonjour " (account.name) " !" } @else { "Bonjour " (account.name) } }
            p.lead { @if pupil { "Lis ce texte avec un adulte." } @else { "Lisez ces textes, puis acceptez-les pour continuer." } }
            (accept_form("/activer/mot-de-passe", texts, pupil, errors, &hidden("code", &typed.code)))
        }
    }
}

/// Step 3: a password.
pub(in crate::services::entry) fn password(account: &Account, typed: &Activation, errors: &Errors) -> Markup {
    let pupil = account.profiles.is_pupil();
    html! {
        div.door {
            p.step { "Étape 3 sur 3" }
            h1 { @if pupil { "Choisis ton mot de passe" } @else { "Choisissez votre mot de passe" } }
            p.lead {
                @if pupil { "Ton identifiant est " strong { (account.login) } "." }
                @else { "Votre identifiant est " strong { (account.login) } ". Notez-le." }
            }
            (error_summary(errors.iter()))
            form.stack method="post" action="/activer/ouvrir" {
                (hidden("code", &typed.code))
                @for id in &typed.accepted { (hidden("accepted", id.to_string())) }
                input.visually-hidden type="text" name="username" value=(account.login) autocomplete="username" readonly tabindex="-1" aria-hidden="true";
                (Field::password("password", "Mot de passe").attribute("autocomplete", "new-password").required().error(errors.of("password"))
                    .hint(if pupil { "6 signes au moins : deux mots, par exemple." } else { "12 caractères au moins. Quatre mots sans rapport font un bon mot de passe." }))
                (Field::password("again", if pupil { "Encore une fois" } else { "Le même, encore une fois" })
                    .attribute("autocomplete", "new-password").required().error(errors.of("again")))
                @if !pupil {
                    (Field::email("email", "Adresse de secours (facultative)").value(&typed.email).error(errors.of("email"))
                        .hint("Pour retrouver l’accès si vous oubliez votre mot de passe."))
                }
                (button(if pupil { "Entrer" } else { "Ouvrir mon compte" }, Kind::Primary).icon("check").wide())
            }
        }
    }
}

pub(in crate::services::entry) fn welcome(account: &Account) -> &'static str {
    if account.profiles.is_pupil() { "Ton compte est ouvert. Bienvenue !" } else { "Votre compte est ouvert. Bienvenue !" }
}
