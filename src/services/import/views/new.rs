use maud::{Markup, html};

use super::super::forms;
use crate::web::{
    components::{Field, Kind, button, card, form_actions, icon, link_button, page_header, upload},
    form::Errors,
};

/// Where ONDE keeps its extractions, from menu to menu.
const WAY: [&str; 5] = [
    "Listes & documents",
    "Extractions",
    "Élèves de l’école ou leurs responsables",
    "Élèves, puis Responsables",
    "Extraction format CSV",
];

pub(in crate::services::import) fn page(errors: &Errors) -> Markup {
    html! {
        div.import.stack {
            (page_header("Importer des personnes", Some("Choisissez les fichiers : vous verrez d’abord ce qu’ils changeraient. Rien n’est fait avant que vous confirmiez."), None))
            (card("Les fichiers", form(errors)).icon("file-up"))
            div.columns {
                (card("Depuis ONDE", onde()).icon("school"))
                (card("Avec un tableau", plain()).icon("table"))
            }
        }
    }
}

fn form(errors: &Errors) -> Markup {
    html! {
        form.stack method="post" action="/importation" enctype="multipart/form-data" {
            (upload(
                &Field::file("files", "Un ou plusieurs fichiers")
                    .multiple()
                    .hint("Les deux fichiers d’ONDE ensemble, ou l’un après l’autre ; ou un tableau CSV, XLSX ou ODS.")
                    .attribute("accept", ".csv,.txt,.xlsx,.xls,.ods,text/csv")
                    .error(errors.of("files")),
                "",
                forms::MAX,
            ))
            (form_actions(html! { (button("Voir ce que cela changerait", Kind::Primary)) }))
        }
    }
}

fn onde() -> Markup {
    html! {
        p { "Dans ONDE, accès directeur :" }
        ol.import-way {
            @for step in WAY { li { (icon("chevron-right")) span { (step) } } }
        }
        ul {
            li { "Ne choisissez ni classe ni niveau : l’extraction doit porter sur toute l’école." }
            li { "Les deux fichiers s’appellent CSVExtraction.csv. Préau les reconnaît à leur contenu : gardez leurs noms." }
            li { "Envoyez-les tels quels, sans les ouvrir dans un tableur." }
        }
        p { "ONDE n’a pas de fichier des enseignants : prenez le tableau ci-contre." }
    }
}

fn plain() -> Markup {
    html! {
        p { "Pour les enseignants, les personnels, la mairie, les intervenants, et aussi les élèves et les responsables : une personne par ligne, son profil dans la première colonne." }
        p.cluster {
            (link_button("/importation/modele.xlsx", "Modèle pour tableur (XLSX)", Kind::Secondary).icon("file-spreadsheet"))
            (link_button("/importation/modele.csv", "Modèle CSV", Kind::Secondary).icon("file-text"))
        }
        p { "Le modèle contient quelques lignes d’exemple : remplacez-les. Les colonnes peuvent changer d’ordre ou manquer ; seuls le profil, le nom et le prénom sont obligatoires." }
    }
}
