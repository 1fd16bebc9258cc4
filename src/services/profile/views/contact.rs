use maud::{Markup, html};

use super::super::forms::ContactForm;
use crate::web::{
    components::{Field, error_summary, page_header},
    form::Errors,
};

pub(in crate::services::profile) fn form(form: &ContactForm, errors: &Errors) -> Markup {
    let autocomplete = |field: Field, what: &str| field.attribute("autocomplete", what);
    html! {
        (page_header("Mes coordonnées", Some("L'école s'en sert pour vous joindre. Vous choisissez à part ce que les autres en voient."), None))
        form.form method="post" action="/mon-profil/coordonnees" {
            (error_summary(errors.iter()))
            (Field::email("email", "Adresse e-mail").value(form.email.as_str()).error(errors.of("email")))
            div.form-row {
                (Field::tel("phone_mobile", "Téléphone portable").value(form.phone_mobile.as_str()).error(errors.of("phone_mobile")))
                (Field::tel("phone_home", "Téléphone du domicile").value(form.phone_home.as_str()).error(errors.of("phone_home")))
                (Field::tel("phone_work", "Téléphone professionnel").value(form.phone_work.as_str()).error(errors.of("phone_work")))
            }
            (autocomplete(Field::text("street", "Numéro et rue").value(form.street.as_str()).error(errors.of("street")), "street-address"))
            div.form-row {
                (autocomplete(Field::text("postcode", "Code postal").value(form.postcode.as_str()).error(errors.of("postcode")), "postal-code"))
                (autocomplete(Field::text("city", "Commune").value(form.city.as_str()).error(errors.of("city")), "address-level2"))
                (autocomplete(Field::text("country", "Pays").value(form.country.as_str()).error(errors.of("country")).hint("Vide : France"), "country-name"))
            }
            (Field::email("recovery", "Adresse de secours").value(form.recovery.as_str()).error(errors.of("recovery"))
                .hint("Pour un mot de passe oublié. Vide : la même que ci-dessus."))
            (super::save_or_leave("Enregistrer mes coordonnées", "/mon-profil"))
        }
    }
}
