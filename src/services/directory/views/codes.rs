use maud::{Markup, html};

use crate::{
    people::accounts::{Account, State},
    web::{
        components::{Kind, Tone, facts, link_button, notice, page_header},
        french::day_of,
    },
};

/// The code that opens an account again, large enough to be copied from the screen.
pub(in crate::services::directory) fn show(class: i64, account: &Account) -> Markup {
    let waits = account.code.as_deref().filter(|_| account.state == State::ToActivate);
    html! {
        (page_header(&account.name, None, None))
        @match waits {
            Some(code) => {
                (facts(&[
                    ("Identifiant", html! { strong { (account.login) } }),
                    ("Code à usage unique", html! { strong.code-word { (code) } }),
                    ("Valable jusqu'au", html! { (account.code_until.map(day_of).unwrap_or_default()) }),
                ]))
                p { "L'ancien mot de passe ne marche plus. Avec ce code, l'élève en choisit un nouveau à sa prochaine connexion." }
                div.form-actions {
                    (link_button(format!("/classes/{class}/eleves/{}/code.pdf", account.person), "Imprimer la fiche", Kind::Primary).icon("printer"))
                    (link_button(format!("/classes/{class}"), "Retour à la classe", Kind::Secondary))
                }
            }
            None => {
                (notice(Tone::Info, html! { p { "Ce compte est " (account.state.french()) " : aucun code n'attend." } }))
                p { (link_button(format!("/classes/{class}"), "Retour à la classe", Kind::Secondary)) }
            }
        }
    }
}
