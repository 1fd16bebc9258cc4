use maud::{Markup, html};

use super::capital;
use crate::{
    access::Profile,
    people::{attention::Attention, classes::Class},
    web::components::{Field, Kind, button, form_actions, page_header, stat, stats},
};

/// Whose slips to print; only those whose account is not open yet have one.
pub(in crate::services::admin) fn choose(classes: &[Class], waiting: &Attention) -> Markup {
    let classes = classes.iter().map(|c| (c.id.to_string(), c.name.as_str()));
    let profiles = Profile::ALL.into_iter().map(|p| (p.key(), capital(p.french_plural())));
    html! {
        (page_header("Fiches de connexion", Some("Une fiche par personne, à découper, avec un code qui ne sert qu'une fois."), None))
        (stats(&[
            stat(waiting.to_activate.to_string(), "comptes à activer"),
            stat(waiting.expired.to_string(), "codes expirés"),
            stat(waiting.without_account.to_string(), "personnes sans compte"),
        ]))
        form.form method="post" action="/administration/fiches" data-downloads {
            (Field::select("class", "Classe").option("", "Toute l'école").options(classes).hint("Les élèves de la classe et leurs responsables"))
            (Field::select("profile", "Profil").option("", "Tous").options(profiles))
            p.field-hint {
                "Les comptes et les codes qui manquent sont créés, les codes expirés renouvelés. "
                "Qui a déjà activé son compte n'a pas de fiche : pour un mot de passe perdu, ouvrez la page de la personne."
            }
            (form_actions(html! { (button("Préparer les fiches (PDF)", Kind::Primary).icon("printer")) }))
        }
    }
}
