use maud::{Markup, Render, html};

use super::{capital, refusal};
use crate::{
    access::{About, Level, Profile},
    people::rights::Matrix,
    services::admin::{
        forms::rights::{cell, shown},
        stamp::stamp,
    },
    web::components::{
        Field, Kind, Tone, button, chip, facts, form_actions, hidden, link_button, notice, page_header, post_button, table,
    },
};

const MEANING: [(&str, &str); 6] = [
    ("fermé", "ne voit pas le service"),
    ("consulter", "lit ce qui lui est adressé"),
    ("commenter", "lit et commente"),
    ("proposer", "écrit ; ce qu'il écrit attend d'être validé"),
    ("publier et modérer", "publie, valide et modère"),
    ("gérer", "règle aussi le service"),
];

/// The whole matrix.
pub(in crate::services::admin) fn index(abouts: &[&'static About], matrix: &Matrix, refused: Option<&str>) -> Markup {
    let profiles: Vec<String> = Profile::ALL.iter().map(|p| capital(p.french_plural())).collect();
    let mut headers = vec!["Service"];
    headers.extend(profiles.iter().map(String::as_str));
    let rows = abouts.iter().map(|about| row(about, matrix)).collect();
    html! {
        (page_header("Droits", Some("Le plus que chaque profil peut faire dans chaque service. Qui a plusieurs profils garde le meilleur."), None))
        (refusal(refused))
        details.more { summary { "Ce que veut dire chaque niveau" } (facts(&MEANING.map(|(word, what)| (word, html! { (what) })))) }
        form.rights method="post" action="/administration/droits" {
            (hidden("seen", stamp(&shown(abouts, matrix))))
            (table("Droits par service et par profil", &headers, rows).scrolls().dense().render())
            p.field-hint { "* : le niveau par défaut. Un niveau changé est en bleu. Le nom d'un service ouvre ses droits, profil par profil." }
            (form_actions(html! { (button("Enregistrer les droits", Kind::Primary)) }))
        }
        (post_button("/administration/droits/defauts", &button("Revenir partout aux droits par défaut", Kind::Quiet).icon("rotate-ccw")))
    }
}

fn row(about: &'static About, matrix: &Matrix) -> Vec<Markup> {
    let name = html! {
        a href={ "/administration/droits/" (about.key) } { (about.name) }
        @if matrix.is_closed(about.key) { " " (chip("fermé", Tone::Neutral)) }
    };
    let select = |profile: Profile| {
        let level = matrix.ceiling(about, profile);
        let label = format!("{}, {}", about.name, profile.french_plural());
        let levels = Level::ALL.map(|l| {
            // In the grid, "publier et modérer" would be cut.
            let word = if l == Level::Moderate { "publier" } else { l.french() };
            (l.key(), if l == about.defaults.of(profile) { format!("{word} *") } else { word.to_owned() })
        });
        let field = Field::select(&cell(about, profile), &label).hide_label().options(levels).value(level.key());
        html! { div.right data-changed[matrix.is_changed(about.key, profile)] { (field) } }
    };
    std::iter::once(name).chain(Profile::ALL.into_iter().map(select)).collect()
}

/// One service, one profile after the other, with the words for each level.
pub(in crate::services::admin) fn show(about: &'static About, matrix: &Matrix, refused: Option<&str>) -> Markup {
    html! {
        (page_header(&format!("Droits : {}", about.name), Some(about.purpose), None))
        (refusal(refused))
        @if matrix.is_closed(about.key) {
            (notice(Tone::Info, html! { p { "Ce service est fermé : ces droits vaudront quand vous l'ouvrirez. " a href="/administration/services" { "Ouvrir le service" } } }))
        }
        form.form method="post" action={ "/administration/droits/" (about.key) } {
            (hidden("seen", stamp(&shown(&[about], matrix))))
            @for profile in Profile::ALL { (profile_choices(about, matrix, profile)) }
            (form_actions(html! {
                (button("Enregistrer ces droits", Kind::Primary))
                (link_button("/administration/droits", "Annuler", Kind::Quiet))
            }))
        }
        @if Profile::ALL.into_iter().any(|p| matrix.is_changed(about.key, p)) {
            (post_button(&format!("/administration/droits/{}/defauts", about.key), &button("Revenir aux droits par défaut", Kind::Quiet).icon("rotate-ccw")))
        }
    }
}

fn profile_choices(about: &About, matrix: &Matrix, profile: Profile) -> Markup {
    let default = about.defaults.of(profile);
    let field = Level::ALL.into_iter().zip(MEANING).fold(
        Field::radios(&cell(about, profile), &capital(profile.french_plural())).value(matrix.ceiling(about, profile).key()),
        |field, (level, (word, what))| {
            let label = if level == default { format!("{} (par défaut)", capital(word)) } else { capital(word) };
            field.option_with(level.key(), label, what)
        },
    );
    html! { (field) }
}
