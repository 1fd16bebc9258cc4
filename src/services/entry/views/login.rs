use maud::{Markup, html};

use crate::{
    people::school::School,
    services::entry::forms::Login,
    web::{
        components::{Field, Kind, button, error_summary, hidden, link_button},
        form::Errors,
    },
};

pub(in crate::services::entry) fn form(school: &School, login: &Login, errors: &Errors) -> Markup {
    html! {
        div.door {
            h1 { "Connexion" }
            p.lead { (school.title()) }
            (error_summary(errors.iter()))
            form.stack method="post" action="/connexion" {
                (hidden("suite", &login.suite))
                (Field::text("login", "Identifiant").value(&login.login).required().attribute("autocomplete", "username")
                    .attribute("autocapitalize", "none").attribute("spellcheck", "false").hint("Comme sur votre feuille : lea.martin"))
                (Field::password("password", "Mot de passe").required())
                (button("Se connecter", Kind::Primary).icon("log-in").wide())
            }
            section.door-other {
                h2 { "C’est la première fois ?" }
                p { "Vous avez reçu une feuille avec un code : ouvrez votre compte avec lui." }
                (link_button("/activer", "J’ai un code", Kind::Secondary).wide())
            }
            p.soft { "Mot de passe oublié ? L’école vous donne un nouveau code ; pour un élève, sa maîtresse ou son maître." }
        }
    }
}
