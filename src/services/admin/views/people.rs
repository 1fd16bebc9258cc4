use maud::{Markup, Render, html};

use super::{class_filter, profile_filter, standing_chip};
use crate::{
    people::{
        classes::Class,
        roster::{Line, Standing},
    },
    services::admin::forms::search::Search,
    web::{
        components::{Field, Kind, button, empty, link_button, numbered_pager, page_header, table},
        french::{count, day_of},
    },
};

pub(in crate::services::admin) fn index(search: &Search, found: &[Line], total: u32, classes: &[Class]) -> Markup {
    html! {
        (page_header("Personnes", None, Some(html! {
            (link_button("/administration/personnes/nouvelle", "Ajouter une personne", Kind::Primary).icon("user-plus"))
            (link_button("/administration/fiches", "Fiches de connexion", Kind::Secondary).icon("key-round"))
        })))
        form.filters method="get" action="/administration/personnes" role="search" {
            (Field::search("q", "Nom, prénom ou identifiant").value(search.q.as_str()))
            (profile_filter(&search.profil))
            (class_filter(classes, &search.classe))
            (Field::select("etat", "Compte").option("", "Tous").options(Standing::ALL.map(|s| (s.key(), s.french()))).value(search.etat.as_str()))
            (button("Chercher", Kind::Primary).icon("search"))
            @if !search.is_empty() { (link_button("/administration/personnes", "Tout voir", Kind::Quiet)) }
        }
        @if found.is_empty() {
            (empty("magnifier", "Personne ne correspond", "Essayez un autre nom, ou enlevez un filtre.", None))
        } @else {
            div.cluster {
                p.soft role="status" { (count(total.into(), "personne", "personnes")) }
                @if search.etat.is_empty() {
                    (link_button(search.address("/annuaire/liste.xlsx", 1), "Tableur (XLSX)", Kind::Quiet).icon("file-spreadsheet").small())
                    (link_button(search.address("/annuaire/liste.pdf", 1), "À imprimer (PDF)", Kind::Quiet).icon("printer").small())
                }
            }
            (table("Personnes", &["Nom", "Profils", "Classe", "Compte", "Dernière connexion"], found.iter().map(row).collect()).render())
            (numbered_pager(search.page(), total.div_ceil(Search::PER_PAGE), |page| search.address("/administration/personnes", page)))
        }
    }
}

fn row(line: &Line) -> Vec<Markup> {
    let profiles: Vec<&str> = line.profiles.iter().map(|p| p.french()).collect();
    vec![
        html! { a href={ "/administration/personnes/" (line.id) } { (line.register_name) } },
        html! { (profiles.join(", ")) },
        html! { (line.class.as_deref().unwrap_or_default()) },
        standing_chip(line.standing),
        html! { (line.last_login_at.map(day_of).unwrap_or_default()) },
    ]
}
