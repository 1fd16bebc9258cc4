use maud::{Markup, Render, html};

use crate::{
    people::shares::{Field as Shared, Shown},
    web::components::{Field, page_header, table},
};

/// One row a field, one choice each: a plain select, which a phone opens full screen.
pub(in crate::services::profile) fn form(shown: &[(Shared, Shown)]) -> Markup {
    let row = |(field, chosen): &(Shared, Shown)| {
        let select = Shown::ALL.into_iter().fold(Field::select(field.key(), field.french()).hide_label(), |select, shown| {
            select.option(shown.key(), shown.french())
        });
        vec![html! { (field.french()) }, select.value(chosen.key()).render()]
    };
    html! {
        (page_header("Ce que je montre", Some("Dans l'annuaire, chacun ne voit de vous que ce que vous choisissez ici."), None))
        form.form method="post" action="/mon-profil/visibilite" {
            (table("Ce que je montre, et à qui", &["Quoi", "Qui le voit"], shown.iter().map(row).collect()))
            p.field-hint { "La direction garde toujours vos coordonnées, pour les urgences. Votre nom et votre rôle à l'école restent visibles." }
            (super::save_or_leave("Enregistrer mes choix", "/mon-profil"))
        }
    }
}
