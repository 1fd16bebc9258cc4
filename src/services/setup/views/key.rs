use maud::{Markup, html};

use crate::web::{
    components::{Field, Kind, button, form_actions, page_header},
    form::Errors,
};

pub(in crate::services::setup) fn page(title: &str, typed: &str, errors: &Errors) -> Markup {
    html! {
        div.wizard.stack {
            (page_header(title, Some("Six petites étapes, une dizaine de minutes. Vous pourrez vous arrêter et reprendre."), None))
            form.stack method="post" action="/installation" {
                (Field::text("cle", "La clé d’installation")
                    .value(typed)
                    .hint("Le serveur l’affiche à son démarrage, sous l’adresse : douze signes, comme K7TM-2QXB-9HRD. Majuscules et tirets n’ont pas d’importance.")
                    .attribute("autocomplete", "off")
                    .attribute("autocapitalize", "characters")
                    .attribute("spellcheck", "false")
                    .required()
                    .error(errors.of("cle")))
                (form_actions(html! { (button("Commencer", Kind::Primary)) }))
            }
            details.wizard-help {
                summary { "Où trouver la clé ?" }
                p { "Dans la fenêtre où le programme « preau serve » a été lancé. Si elle n’est plus visible, arrêtez le programme et relancez-le : il affiche la même clé." }
            }
        }
    }
}
