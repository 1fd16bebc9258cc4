use maud::{Markup, html};

use super::super::forms::{PER_PAGE, Search};
use crate::{
    access::Profile,
    people::{classes::Class, directory::Entry, groups::Group},
    web::{
        components::{Field, Kind, button, empty, link_button, list, menu, menu_link, numbered_pager, page_header},
        french::count,
    },
};

pub(in crate::services::directory) struct Found {
    pub(in crate::services::directory) people: Vec<Entry>,
    pub(in crate::services::directory) total: u32,
    pub(in crate::services::directory) classes: Vec<Class>,
    pub(in crate::services::directory) groups: Vec<Group>,
}

pub(in crate::services::directory) fn index(search: &Search, found: &Found, exports: bool) -> Markup {
    html! {
        (page_header("Annuaire", None, exports.then(|| export_menu(search))))
        (super::ways("/annuaire"))
        (filters(search, found))
        @if found.people.is_empty() {
            (empty("magnifier", "Personne ne correspond", "Essayez un autre nom, ou enlevez un filtre.", Some(html! {
                (link_button("/annuaire", "Voir tout l'annuaire", Kind::Secondary))
            })))
        } @else {
            p.found role="status" { (count(found.total.into(), "personne", "personnes")) }
            (list(&found.people.iter().map(super::item).collect::<Vec<_>>()))
            (numbered_pager(search.page(), found.total.div_ceil(PER_PAGE), |page| search.address("/annuaire", page)))
        }
    }
}

fn export_menu(search: &Search) -> Markup {
    menu(
        "Exporter la liste",
        "download",
        &[
            menu_link(&search.at("/annuaire/liste.pdf"), "printer", "À imprimer (PDF)"),
            menu_link(&search.at("/annuaire/liste.xlsx"), "file-spreadsheet", "Tableur (XLSX)"),
            menu_link(&search.at("/annuaire/liste.csv"), "file-text", "Tableur (CSV)"),
        ],
    )
}

fn filters(search: &Search, found: &Found) -> Markup {
    let profiles = Profile::ALL.into_iter().map(|p| (p.key(), super::capital(p.french_plural())));
    let free: Vec<&Group> = found.groups.iter().filter(|g| g.kind == "free").collect();
    html! {
        form.filters method="get" action="/annuaire" role="search" {
            (Field::search("q", "Nom ou prénom").value(search.q.as_str()))
            (Field::select("profil", "Profil").option("", "Tous").options(profiles).value(search.profil.as_str()))
            (Field::select("classe", "Classe").option("", "Toutes")
                .options(found.classes.iter().map(|c| (c.id.to_string(), c.name.as_str()))).value(search.classe.as_str()))
            @if !free.is_empty() {
                (Field::select("groupe", "Groupe").option("", "Tous")
                    .options(free.iter().map(|g| (g.id.to_string(), g.name.as_str()))).value(search.groupe.as_str()))
            }
            (button("Chercher", Kind::Primary).icon("search"))
            @if !search.is_empty() { (link_button("/annuaire", "Tout voir", Kind::Quiet)) }
        }
    }
}
