use maud::{Markup, html};

use crate::{
    people::school::ZONES,
    services::admin::forms::school::SchoolForm,
    store::BlobId,
    web::{
        components::{Field, Kind, button, card, error_summary, form_actions, hidden, page_header, post_button},
        form::Errors,
    },
};

pub(in crate::services::admin) fn form(form: &SchoolForm, logo: Option<BlobId>, errors: &Errors) -> Markup {
    html! {
        (page_header("L'école", Some("Ces informations figurent sur les pages, la charte et les documents imprimés."), None))
        (error_summary(errors.iter()))
        div.columns {
            (card("Informations", facts(form, errors)).icon("building"))
            (card("Logo", logo_form(logo, errors)).icon("image"))
        }
    }
}

fn facts(form: &SchoolForm, errors: &Errors) -> Markup {
    html! {
        form.form method="post" action="/administration/ecole" {
            (hidden("seen", &form.seen))
            (Field::text("name", "Nom de l'école").value(form.name.as_str()).error(errors.of("name")).required().max_length(120))
            (Field::text("uai", "Numéro UAI").value(form.uai.as_str()).error(errors.of("uai"))
                .hint("Sept chiffres et une lettre, en haut des courriers de l'académie.").attribute("autocapitalize", "characters"))
            (Field::text("director", "Nom de la directrice ou du directeur").value(form.director.as_str()).error(errors.of("director"))
                .hint("Comme les mentions légales le donnent."))
            (Field::text("street", "Rue").value(form.street.as_str()).error(errors.of("street")))
            div.form-row {
                (Field::text("postcode", "Code postal").value(form.postcode.as_str()).error(errors.of("postcode")).attribute("inputmode", "numeric"))
                (Field::text("city", "Commune").value(form.city.as_str()).error(errors.of("city")))
            }
            div.form-row {
                (Field::tel("phone", "Téléphone").value(form.phone.as_str()).error(errors.of("phone")))
                (Field::email("email", "Adresse e-mail").value(form.email.as_str()).error(errors.of("email")))
            }
            (Field::select("zone", "Zone de vacances").options(ZONES).value(form.zone.as_str()).error(errors.of("zone")))
            (Field::textarea("welcome", "Mot d'accueil").value(form.welcome.as_str()).rows(5).max_length(1000).error(errors.of("welcome"))
                .hint("Sur la page que tout le monde voit, avant de se connecter."))
            (form_actions(html! { (button("Enregistrer", Kind::Primary)) }))
        }
    }
}

fn logo_form(logo: Option<BlobId>, errors: &Errors) -> Markup {
    html! {
        @if let Some(blob) = logo {
            img.logo-preview src={ "/logo?" (blob) } alt="Logo actuel de l'école" width="160";
            (post_button("/administration/ecole/logo/retrait", &button("Retirer le logo", Kind::Danger)))
        }
        form.form method="post" action="/administration/ecole/logo" enctype="multipart/form-data" {
            (Field::file("logo", if logo.is_some() { "Un autre logo" } else { "Une image PNG ou JPEG" })
                .attribute("accept", "image/png,image/jpeg").error(errors.of("logo")).hint("10 Mo au plus ; elle est mise à la bonne taille."))
            (form_actions(html! { (button("Envoyer le logo", Kind::Secondary).icon("upload")) }))
        }
    }
}
