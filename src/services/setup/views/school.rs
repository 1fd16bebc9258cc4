use maud::{Markup, html};

use super::{actions, frame};
use crate::{
    services::setup::{
        forms::{SchoolForm, ZONES},
        pages::Wizard,
        steps::Step,
    },
    web::{
        components::{Field, error_summary, upload},
        form::Errors,
        logo,
    },
};

pub(in crate::services::setup) fn page(wizard: &Wizard, form: &SchoolForm, errors: &Errors) -> Markup {
    let body = html! {
        (error_summary(errors.iter()))
        form.stack method="post" action=(Step::School.path()) enctype="multipart/form-data" {
            (Field::text("name", "Le nom de l’école").value(&form.name).required().max_length(120)
                .hint("Comme il est écrit sur vos courriers : École primaire Jacques-Prévert.")
                .attribute("autocomplete", "organization").error(errors.of("name")))
            (Field::text("uai", "Le numéro UAI").value(&form.uai)
                .hint("Sept chiffres et une lettre (autrefois RNE). Il figure en haut des courriers de l’académie et dans ONDE. Laissez vide si vous ne l’avez pas sous la main.")
                .attribute("autocapitalize", "characters").attribute("spellcheck", "false").error(errors.of("uai")))
            fieldset.wizard-group {
                legend { "L’adresse de l’école" }
                (Field::text("street", "Rue").value(&form.street).attribute("autocomplete", "street-address").error(errors.of("street")))
                div.wizard-row {
                    (Field::text("postcode", "Code postal").value(&form.postcode).attribute("inputmode", "numeric")
                        .attribute("autocomplete", "postal-code").error(errors.of("postcode")))
                    (Field::text("city", "Commune").value(&form.city).attribute("autocomplete", "address-level2").error(errors.of("city")))
                }
            }
            (Field::select("zone", "La zone de vacances").value(&form.zone)
                .hint("Elle dépend de l’académie. Choisissez la vôtre dans la liste.")
                .options(ZONES).error(errors.of("zone")))
            div.wizard-row {
                (Field::tel("phone", "Téléphone de l’école").value(&form.phone).error(errors.of("phone")))
                (Field::email("email", "Courriel de l’école").value(&form.email).error(errors.of("email")))
            }
            @if wizard.cx.school.logo.is_some() {
                p.wizard-logo { img src="/logo" alt="Le logo choisi" height="64"; }
            }
            (upload(
                &Field::file("logo", if wizard.cx.school.logo.is_some() { "Changer de logo" } else { "Le logo de l’école" })
                    .hint("Facultatif. Une image PNG ou JPEG de 10 Mo au plus ; elle est mise à la bonne taille.")
                    .attribute("accept", "image/png,image/jpeg").error(errors.of("logo")),
                "",
                logo::MAX,
            ))
            (actions(wizard, "Enregistrer et continuer"))
        }
    };
    frame(
        wizard,
        "Ces informations figurent sur les pages, les feuilles imprimées et la charte. Seul le nom est obligatoire.",
        body,
    )
}
