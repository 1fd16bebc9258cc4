use maud::{Markup, html};

use crate::{
    notify::Wish,
    web::{
        components::{Field, Tone, error_summary, notice, page_header},
        form::Errors,
    },
};

pub(in crate::services::profile) fn form(chosen: &str, email: Option<&str>, errors: &Errors) -> Markup {
    let chosen = if chosen.is_empty() { Wish::Daily.key() } else { chosen };
    let capital = |wish: Wish| match wish {
        Wish::Now => ("Tout de suite", "Un e-mail à chaque nouvelle, sauf la nuit"),
        Wish::Daily => ("Une fois par jour", "Un seul e-mail, à 17 h 30, avec les nouvelles de la journée"),
        Wish::Never => ("Jamais", "Le fil de nouveautés vous attend à la connexion"),
    };
    let radios = Wish::ALL.into_iter().fold(Field::radios("mail", "Recevoir les nouvelles par e-mail"), |field, wish| {
        let (label, hint) = capital(wish);
        field.option_with(wish.key(), label, hint)
    });
    html! {
        (page_header("Mes notifications", None, None))
        @match email {
            Some(email) => p { "Les e-mails partent à " strong { (email) } " (" a href="/mon-profil/coordonnees" { "changer" } ")." },
            None => (notice(Tone::Todo, html! {
                p { "L'école n'a pas votre adresse e-mail : rien ne peut vous être envoyé. " a href="/mon-profil/coordonnees" { "Indiquer une adresse" } }
            })),
        }
        form.form method="post" action="/mon-profil/notifications" {
            (error_summary(errors.iter()))
            (radios.value(chosen).error(errors.of("mail")))
            (super::save_or_leave("Enregistrer", "/mon-profil"))
        }
    }
}
