use maud::{Markup, html};

use super::{preview::counts, rejected};
use crate::{
    people::import::Report,
    web::components::{Kind, Tone, link_button, notice, page_header},
};

pub(in crate::services::import) fn page(report: &Report) -> Markup {
    let accounts = match report.accounts {
        0 => "Aucun compte nouveau n’était à créer.".to_owned(),
        1 => "Un compte est créé, avec son code d’activation.".to_owned(),
        n => format!("{n} comptes sont créés, chacun avec son code d’activation."),
    };
    html! {
        div.import.stack {
            (page_header("Importation faite", None, None))
            (notice(Tone::Done, html! { p { "Tout est enregistré, en une seule fois. " (accounts) } }))
            p.cluster {
                @if report.accounts > 0 { (link_button("/administration/fiches", "Imprimer les fiches d’activation", Kind::Primary).icon("printer")) }
                (link_button("/annuaire", "Voir l’annuaire", Kind::Secondary))
                (link_button("/importation", "Importer d’autres fichiers", Kind::Quiet))
            }
            (counts(report))
            (rejected(&report.rejected))
        }
    }
}
