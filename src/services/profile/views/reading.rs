use maud::{Markup, html};

use super::super::pages::reading::Reading;
use crate::web::{
    components::{Field, Kind, button, form_actions, page_header, plain_card},
    layout::{Font, Spacing, TextSize, Theme},
};

/// Each choice shows at once where scripts run; without them, once it is kept.
pub(in crate::services::profile) fn form(chosen: &Reading, pupil: bool) -> Markup {
    let title = if pupil { "Lire plus facilement" } else { "Réglages de lecture" };
    let label = if pupil { "Garder" } else { "Enregistrer ces réglages" };
    let radios = |name: &str, label: &str, key: &str, default: &str| {
        Field::radios(name, label).value(if key.is_empty() { default } else { key })
    };
    html! {
        (page_header(title, (!pupil).then_some("Ils vous suivent sur tous vos appareils."), None))
        div.columns {
            form.form method="post" action="/mon-profil/lecture" data-reading {
                (radios("theme", "Fond de la page", &chosen.theme, Theme::default().key()).options(Theme::ALL.iter().map(|t| (t.key(), t.french()))))
                (radios("size", "Taille du texte", &chosen.size, TextSize::default().key()).options(TextSize::ALL.iter().map(|t| (t.key(), t.french()))))
                (radios("font", "Police", &chosen.font, Font::default().key()).options(Font::ALL.iter().map(|t| (t.key(), t.french()))))
                (radios("spacing", "Espacement", &chosen.spacing, Spacing::default().key()).options(Spacing::ALL.iter().map(|t| (t.key(), t.french()))))
                (form_actions(html! { (button(label, Kind::Primary)) }))
            }
            (plain_card(html! {
                h2 { "Un exemple" }
                p { "Le matin, sous le préau, les élèves attendent que la cloche sonne. Il pleut un peu, mais personne n'y pense : on parle déjà de la sortie de jeudi." }
                p { a href="/mon-profil" { "Un lien" } ", des chiffres : 0 1 2 3 4 5 6 7 8 9, et des lettres qui se ressemblent : I l 1, O 0, b d p q." }
            }))
        }
    }
}
