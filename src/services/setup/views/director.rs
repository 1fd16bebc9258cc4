use maud::{Markup, html};

use super::{actions, frame};
use crate::{
    services::setup::{forms::DirectorForm, pages::Wizard, steps::Step},
    web::{
        components::{Field, error_summary},
        form::Errors,
    },
};

/// `keeps`: there is a password, which may stay.
pub(in crate::services::setup) fn page(wizard: &Wizard, form: &DirectorForm, keeps: bool, errors: &Errors) -> Markup {
    let body = html! {
        (error_summary(errors.iter()))
        form.stack method="post" action=(Step::Director.path()) {
            (Field::radios("civility", "Civilité").value(&form.civility)
                .option("Mme", "Madame").option("M.", "Monsieur").option("", "Sans civilité").error(errors.of("civility")))
            div.wizard-row {
                (Field::text("given_name", "Prénom").value(&form.given_name).required().max_length(60)
                    .attribute("autocomplete", "given-name").error(errors.of("given_name")))
                (Field::text("family_name", "Nom").value(&form.family_name).required().max_length(60)
                    .attribute("autocomplete", "family-name").error(errors.of("family_name")))
            }
            (Field::checkbox("teaches", "J’enseigne aussi dans une classe").checked(form.teaches.is_some()))
            (Field::text("login", "Identifiant").value(&form.login).max_length(60)
                .hint("Laissez vide pour prénom.nom, par exemple claire.durand. Il vous est rappelé à la dernière étape.")
                .attribute("autocomplete", "username").attribute("autocapitalize", "none").attribute("spellcheck", "false")
                .error(errors.of("login")))
            (password(keeps, errors))
            (Field::email("email", "Courriel pour retrouver votre accès").value(&form.email)
                .hint("Facultatif. Sert seulement si vous oubliez votre mot de passe, une fois le courrier de l’école réglé.")
                .error(errors.of("email")))
            (actions(wizard, "Enregistrer et continuer"))
        }
    };
    frame(wizard, "La direction administre l’espace numérique : c’est le premier compte. D’autres pourront s’ajouter.", body)
}

fn password(keeps: bool, errors: &Errors) -> Markup {
    let hint = match keeps {
        true => "Laissez vide pour garder celui que vous avez choisi.",
        false => "Douze caractères ou plus. Quatre mots sans rapport entre eux se retiennent bien.",
    };
    let new = |name: &str, label: &str| {
        let field = Field::password(name, label).attribute("autocomplete", "new-password");
        if keeps { field } else { field.required() }
    };
    html! {
        div.wizard-row {
            (new("password", "Mot de passe").hint(hint).error(errors.of("password")))
            (new("password_again", "Le même, encore une fois").error(errors.of("password_again")))
        }
    }
}
