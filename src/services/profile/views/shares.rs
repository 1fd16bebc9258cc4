use maud::{Markup, html};

use crate::{
    people::shares::{Field as Shared, Shown},
    web::components::{Field, page_header},
};

/// One choice a field: a plain select, which a phone opens full screen.
pub(in crate::services::profile) fn form(shown: &[(Shared, Shown)]) -> Markup {
    html! {
        (page_header("Ce que je montre", Some("Dans l'annuaire, chacun ne voit de vous que ce que vous choisissez ici."), None))
        form.form method="post" action="/mon-profil/visibilite" {
            @for (field, chosen) in shown {
                (Field::select(field.key(), field.french()).options(Shown::ALL.map(|s| (s.key(), s.french()))).value(chosen.key()))
            }
            p.field-hint { "La direction garde toujours vos coordonnées, pour les urgences. Votre nom et votre rôle à l'école restent visibles." }
            (super::save_or_leave("Enregistrer mes choix", "/mon-profil"))
        }
    }
}
