use maud::{Markup, Render, html};

use super::class_filter;
use crate::{
    people::{
        classes::Class,
        families::{Family, Kind as FamilyKind, Relative},
        person::Person,
        roster::Line,
    },
    services::admin::{forms::search::Search, stamp::stamp},
    web::components::{Field, Item, Kind, button, card, empty, form_actions, hidden, link_button, list, page_header, table},
};

pub(in crate::services::admin) fn index(search: &Search, found: &[Family], classes: &[Class]) -> Markup {
    html! {
        (page_header("Familles", Some("Les élèves et leurs responsables. Ceux qui n'en ont pas viennent en premier."), None))
        form.filters method="get" action="/administration/familles" role="search" {
            (Field::search("q", "Nom de l'élève").value(search.q.as_str()))
            (class_filter(classes, &search.classe))
            (button("Chercher", Kind::Primary).icon("search"))
        }
        @if found.is_empty() {
            (empty("people", "Aucun élève ici", "Ajoutez des élèves, ou changez la recherche.", None))
        } @else {
            (table("Familles", &["Élève", "Classe", "Responsables"], found.iter().map(row).collect()).render())
        }
    }
}

fn row(family: &Family) -> Vec<Markup> {
    vec![
        html! { a href={ "/administration/familles/" (family.pupil) } { (family.register_name) } },
        html! { (family.class.as_deref().unwrap_or_default()) },
        html! {
            @if family.guardians.is_empty() { "aucun" }
            @else { ul.plain role="list" { @for (name, kind) in &family.guardians { li { (name) " " span.soft { (kind.french()) } } } } }
        },
    ]
}

pub(in crate::services::admin) struct Page {
    pub(in crate::services::admin) pupil: Person,
    pub(in crate::services::admin) guardians: Vec<Relative>,
    /// Adults found for the words, who could be added.
    pub(in crate::services::admin) found: Vec<Line>,
    pub(in crate::services::admin) words: String,
}

pub(in crate::services::admin) fn show(page: &Page) -> Markup {
    let title = format!("Responsables {}", crate::people::directory::elided(&page.pupil.name()));
    html! {
        (page_header(&title, None, Some(html! {
            (link_button(format!("/administration/personnes/{}", page.pupil.id), "Fiche de l'élève", Kind::Quiet))
        })))
        div.columns {
            @for guardian in &page.guardians { (card(guardian.name.as_str(), terms(page, guardian)).icon("user")) }
        }
        @if page.guardians.is_empty() { p { "Aucun responsable n'est noté pour l'instant." } }
        (card("Ajouter un responsable", add(page)).icon("user-plus"))
    }
}

fn terms(page: &Page, guardian: &Relative) -> Markup {
    let terms = &guardian.terms;
    let address = format!("/administration/familles/{}/{}", page.pupil.id, guardian.id);
    let field = |field: Field, name: &str| field.id(format!("f-{name}-{}", guardian.id));
    html! {
        form.form method="post" action=(address) {
            (hidden("seen", stamp(terms)))
            div.form-row {
                (field(Field::select("kind", "Lien avec l'élève").options(FamilyKind::ALL.map(|k| (k.key(), k.french()))).value(terms.kind.key()), "kind"))
                (field(Field::number("contact_order", "À appeler en").value(terms.contact_order.to_string()).attribute("min", "1").attribute("max", "20"), "order"))
            }
            div {
                (field(Field::checkbox("legal_authority", "A l'autorité parentale").checked(terms.legal_authority), "authority"))
                (field(Field::checkbox("may_collect", "Peut venir chercher l'enfant").checked(terms.may_collect), "collect"))
                (field(Field::checkbox("receives_mail", "Reçoit les messages de l'école").checked(terms.receives_mail), "mail"))
            }
            (form_actions(html! {
                (button("Enregistrer", Kind::Secondary))
                (button("Détacher", Kind::Danger).to(format!("{address}/retrait")))
            }))
        }
    }
}

fn add(page: &Page) -> Markup {
    let address = format!("/administration/familles/{}", page.pupil.id);
    let known = |id| page.guardians.iter().any(|g| g.id == id);
    let item = |line: &Line| {
        let label = html! { form.inline-form method="post" action=(address) { (hidden("guardian", line.id.to_string())) (button("Rattacher", Kind::Secondary)) } };
        let profiles: Vec<&str> = line.profiles.iter().map(|p| p.french()).collect();
        Item::new(line.register_name.as_str()).icon("user").text(profiles.join(", ")).end(label)
    };
    let items: Vec<Item> = page.found.iter().filter(|line| !known(line.id)).map(item).collect();
    html! {
        form.filters method="get" action=(address) role="search" {
            (Field::search("q", "Une personne déjà connue de l'école").value(page.words.as_str()))
            (button("Chercher", Kind::Secondary).icon("search"))
        }
        @if !items.is_empty() { (list(&items)) }
        @else if !page.words.is_empty() { p { "Personne de ce nom. Vous pouvez l'ajouter." } }
        p { (link_button(format!("/administration/personnes/nouvelle?enfant={}", page.pupil.id), "Ajouter une nouvelle personne", Kind::Secondary).icon("plus")) }
    }
}
