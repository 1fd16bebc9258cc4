use std::collections::HashSet;

use maud::{Markup, Render, html};

use crate::{
    access::{PersonId, Profile},
    people::{
        classes::{Class, Teaching, TeachingKind},
        directory::{Entry, roles},
    },
    web::{
        components::{
            Crumb, Item, Kind, Tile, Tone, breadcrumb, button, card, chip, download_button, empty, link_button, list,
            page_header, post_button, table, tile, tiles,
        },
        french::count,
    },
};

pub(in crate::services::directory) struct Page {
    pub(in crate::services::directory) class: Class,
    pub(in crate::services::directory) people: Vec<Entry>,
    pub(in crate::services::directory) teachers: Vec<Teaching>,
    /// Who has not opened their account; known to those who print the slips.
    pub(in crate::services::directory) waiting: HashSet<PersonId>,
    /// Prints the class's slips and gives new codes.
    pub(in crate::services::directory) prints: bool,
}

pub(in crate::services::directory) fn index(classes: &[Class], mine: &[Class], pupil: bool) -> Markup {
    let tile_of = |class: &Class| -> Tile {
        let own = mine.contains(class) && mine.len() < classes.len();
        let levels = Some(levels(class)).filter(|levels| *levels != class.name);
        let notes: Vec<String> = levels.into_iter().chain(own.then(|| "votre classe".to_owned())).collect();
        let tile = tile(format!("/classes/{}", class.id), class.name.as_str(), "school");
        if notes.is_empty() { tile } else { tile.note(notes.join(", ")) }
    };
    html! {
        (page_header(if pupil { "Ma classe" } else { "Classes" }, None, None))
        @if !pupil { (super::ways("/classes")) }
        @if classes.is_empty() {
            (empty("school", "Pas encore de classe", "Les classes apparaissent ici dès que la direction les a créées.", None))
        } @else {
            (tiles(&classes.iter().map(tile_of).collect::<Vec<_>>()))
        }
    }
}

/// On the home page.
pub(in crate::services::directory) fn links(classes: &[Class]) -> Markup {
    let item = |class: &Class| Item::new(class.name.as_str()).href(format!("/classes/{}", class.id)).icon("graduation-cap");
    list(&classes.iter().map(item).collect::<Vec<_>>())
}

pub(super) fn levels(class: &Class) -> String {
    class.levels.iter().map(|level| level.key()).collect::<Vec<_>>().join(", ")
}

pub(in crate::services::directory) fn show(page: &Page, staff: bool) -> Markup {
    let pupils: Vec<&Entry> = page.people.iter().filter(|p| p.profiles.has(Profile::Pupil)).collect();
    let subtitle = format!("{}. {}", levels(&page.class), count(i64::try_from(pupils.len()).unwrap_or(0), "élève", "élèves"));
    html! {
        (breadcrumb(&[Crumb::new("/annuaire", "Annuaire"), Crumb::new("/classes", "Classes")], &page.class.name))
        (page_header(&page.class.name, Some(&subtitle), page.prints.then(|| actions(page))))
        (card("Enseignants", teachers(page)).icon("graduation-cap"))
        (card("Élèves", pupil_list(page, &pupils, staff)).icon("backpack"))
        @if !staff { (card("Responsables", guardian_list(page)).icon("users")) }
    }
}

fn actions(page: &Page) -> Markup {
    let id = page.class.id;
    let query = format!("?classe={id}");
    html! {
        (link_button(format!("/annuaire/liste.pdf{query}"), "Liste à imprimer", Kind::Secondary).icon("printer"))
        (link_button(format!("/annuaire/liste.xlsx{query}"), "Tableur", Kind::Quiet).icon("file-spreadsheet"))
        (link_button(format!("/classes/{id}/postes"), "Postes et cartes", Kind::Quiet).icon("tablet"))
        (download_button(&format!("/classes/{id}/fiches"), &button("Imprimer les fiches de connexion", Kind::Secondary).icon("key-round")))
    }
}

fn teachers(page: &Page) -> Markup {
    let item = |teaching: &Teaching| {
        let entry = page.people.iter().find(|p| p.id == teaching.teacher);
        let item = Item::new(teaching.name.as_str()).href(format!("/annuaire/{}", teaching.teacher)).text(when(teaching));
        match entry {
            Some(entry) => item.lead(super::face(entry)),
            None => item.icon("graduation-cap"),
        }
    };
    html! {
        @if page.teachers.is_empty() { p { "Cette classe n'a pas encore d'enseignant." } }
        @else { (list(&page.teachers.iter().map(item).collect::<Vec<_>>())) }
    }
}

fn when(teaching: &Teaching) -> String {
    let day = |iso: &str| iso.parse().map_or_else(|_| iso.to_owned(), crate::web::french::short_day);
    let dates = match (&teaching.since, &teaching.until) {
        (Some(since), Some(until)) => format!(", du {} au {}", day(since), day(until)),
        (Some(since), None) => format!(", depuis le {}", day(since)),
        (None, Some(until)) => format!(", jusqu'au {}", day(until)),
        (None, None) => String::new(),
    };
    let kind = if teaching.kind == TeachingKind::Main { "titulaire" } else { teaching.kind.french() };
    format!("{kind}{dates}")
}

fn pupil_list(page: &Page, pupils: &[&Entry], staff: bool) -> Markup {
    if pupils.is_empty() {
        return html! { p { "Aucun élève n'est inscrit dans cette classe." } };
    }
    if !staff {
        let item = |pupil: &&Entry| {
            let level = pupil.class.as_ref().and_then(|c| c.level.clone()).unwrap_or_default();
            super::item(pupil).text(level)
        };
        return list(&pupils.iter().map(item).collect::<Vec<_>>());
    }
    let mut headers = vec!["Élève", "Niveau", "Responsables"];
    if page.prints {
        headers.extend(["Compte", "Accès"]);
    }
    table("Élèves de la classe", &headers, pupils.iter().map(|pupil| pupil_row(page, pupil)).collect()).render()
}

fn pupil_row(page: &Page, pupil: &Entry) -> Vec<Markup> {
    let level = pupil.class.as_ref().and_then(|c| c.level.as_deref()).unwrap_or_default();
    let guardians = page.people.iter().filter(|p| p.children.iter().any(|child| child.id == pupil.id));
    let mut row = vec![
        html! { span.who { (super::face(pupil)) a href={ "/annuaire/" (pupil.id) } { (pupil.register_name) } } },
        html! { (level) },
        html! { div.lines { @for guardian in guardians { a href={ "/annuaire/" (guardian.id) } { (guardian.name) } } } },
    ];
    if page.prints {
        let waits = page.waiting.contains(&pupil.id);
        let address = format!("/classes/{}/eleves/{}/code", page.class.id, pupil.id);
        row.push(if waits {
            chip("à activer", Tone::Todo)
        } else {
            html! {}
        });
        row.push(if waits {
            html! { (link_button(address, "Voir le code", Kind::Quiet).small()) }
        } else {
            post_button(&address, &button("Nouveau code", Kind::Quiet).small())
        });
    }
    row
}

fn guardian_list(page: &Page) -> Markup {
    let guardians = page.people.iter().filter(|p| p.profiles.has(Profile::Guardian) && !p.children.is_empty());
    let item = |entry: &Entry| {
        Item::new(entry.name.as_str())
            .href(format!("/annuaire/{}", entry.id))
            .lead(super::face(entry))
            .text(roles(entry).join(", "))
    };
    list(&guardians.map(item).collect::<Vec<_>>())
}
