use maud::{Markup, html};

use crate::web::{
    components::{Field, error_summary, page_header},
    form::Errors,
};

pub(in crate::services::profile) fn form(pupil: bool, errors: &Errors) -> Markup {
    let new = |name: &str, label: &str| Field::password(name, label).attribute("autocomplete", "new-password").required();
    let words = match pupil {
        true => [
            "Ton mot de passe",
            "Celui de maintenant",
            "Le nouveau",
            "Le nouveau, encore une fois",
            "6 signes ou plus. Deux mots qui n'ont rien à voir, par exemple.",
        ],
        false => [
            "Mot de passe",
            "Mot de passe actuel",
            "Nouveau mot de passe",
            "Nouveau mot de passe, une seconde fois",
            "12 caractères ou plus : quatre mots sans rapport se retiennent bien.",
        ],
    };
    html! {
        (page_header(words[0], None, None))
        form.form method="post" action="/mon-profil/mot-de-passe" {
            (error_summary(errors.iter()))
            (Field::password("old", words[1]).error(errors.of("old")).required())
            (new("new", words[2]).error(errors.of("new")).hint(words[4]))
            (new("again", words[3]).error(errors.of("again")))
            (super::save_or_leave(if pupil { "Changer" } else { "Changer le mot de passe" }, "/mon-profil"))
        }
        @if !pupil { p.field-hint { "Vos autres appareils seront déconnectés." } }
    }
}
