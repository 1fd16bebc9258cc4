use maud::{Markup, html};

use super::{actions, frame};
use crate::{
    services::setup::{
        pages::{Wizard, people::Way},
        steps::Step,
    },
    web::{components::Field, form::Errors},
};

pub(in crate::services::setup) fn page(wizard: &Wizard, way: &str, errors: &Errors) -> Markup {
    let words = |way: Way| match way {
        Way::Onde => ("Avec les fichiers d’ONDE", "Élèves, classes et responsables arrivent en une fois. C’est le plus rapide."),
        Way::File => (
            "Avec un tableau",
            "Un fichier CSV ou XLSX de l’école, pour les élèves, les enseignants, les personnels ; un modèle se télécharge.",
        ),
        Way::Hand => ("À la main", "Une classe et une personne à la fois, dans l’administration."),
    };
    let field = Way::ALL
        .into_iter()
        .fold(Field::radios("way", "Comment voulez-vous commencer ?").value(way).error(errors.of("way")), |field, way| {
            field.option_with(way.key(), words(way).0, words(way).1)
        });
    let body = html! {
        form.stack method="post" action=(Step::People.path()) {
            (field)
            (actions(wizard, "Enregistrer et continuer"))
        }
    };
    frame(
        wizard,
        "La page s’ouvrira juste après l’ouverture de l’école. Rien n’est définitif : les trois façons se mélangent, quand vous voulez.",
        body,
    )
}
