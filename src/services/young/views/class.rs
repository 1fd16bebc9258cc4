use maud::{Markup, html};

use super::twelve;
use crate::{
    people::{
        classes,
        young::{Classmate, devices::Device, means::Means},
    },
    web::{
        Widget,
        components::{
            Field, Item, Kind, Table, Tone, button, card, chip, empty, link_button, list, page_header, post_button, table,
        },
        french,
    },
};

pub(in crate::services::young) struct Class {
    pub id: i64,
    pub name: String,
    pub means: Means,
    pub devices: Vec<Device>,
    pub pupils: Vec<Classmate>,
}

pub(in crate::services::young) fn index(class: &Class, now: i64) -> Markup {
    html! {
        (page_header("Postes de la classe", Some(&class.name), None))
        div.stack {
            (open_here(class))
            (open_devices(class, now))
            (means(class))
            (pupils(class))
        }
    }
}

fn open_here(class: &Class) -> Markup {
    let body = html! {
        p { "Cet appareil passe aux élèves : vous en êtes déconnecté, et ils y entrent avec leur carte ou leurs images." }
        form.cluster method="post" action={ "/classes/" (class.id) "/postes" } {
            (Field::select("minutes", "Pour combien de temps ?").option("60", "Une heure").option("210", "La matinée ou l’après-midi (3 h 30)").option("480", "La journée").value("60"))
            (button("Ouvrir la classe sur ce poste", Kind::Primary).icon("tablet"))
        }
    };
    html! { (card("Ouvrir ce poste", body).icon("tablet")) }
}

fn open_devices(class: &Class, now: i64) -> Markup {
    let items: Vec<Item> = class
        .devices
        .iter()
        .map(|d| {
            let by = d.opened_by.as_deref().unwrap_or("quelqu’un");
            Item::new(format!("Ouvert par {by} jusqu’au {}", french::moment(d.until, now)))
                .icon("tablet")
                .text(device_words(&d.device))
                .end(post_button(
                    &format!("/classes/{}/postes/{}/fermeture", class.id, d.id),
                    &button("Fermer", Kind::Danger).small(),
                ))
        })
        .collect();
    html! {
        @if !items.is_empty() { (card("Postes ouverts", list(&items)).icon("monitor")) }
    }
}

/// The kind of device, from what its browser says of itself.
fn device_words(agent: &str) -> &'static str {
    [
        ("iPad", "iPad"),
        ("Android", "Tablette ou téléphone Android"),
        ("Windows", "Ordinateur Windows"),
        ("Macintosh", "Mac"),
        ("CrOS", "Chromebook"),
        ("Linux", "Ordinateur Linux"),
    ]
    .into_iter()
    .find(|(mark, _)| agent.contains(mark))
    .map_or("Appareil", |(_, words)| words)
}

fn means(class: &Class) -> Markup {
    let choices = Means::ALL.map(|m| (m.key(), m.french()));
    let body = html! {
        form.cluster method="post" action={ "/classes/" (class.id) "/postes/moyens" } {
            (Field::select("means", "Les élèves de la classe entrent").options(choices).value(class.means.key()))
            (button("Enregistrer", Kind::Secondary))
        }
    };
    html! { (card("Comment ils entrent", body).icon("key-round")) }
}

fn pupils(class: &Class) -> Markup {
    if class.pupils.is_empty() {
        return empty("people", "Pas encore d’élève", "Les élèves de la classe viendront ici.", None);
    }
    let rows: Vec<Vec<Markup>> = class.pupils.iter().map(|p| row(class, p)).collect();
    let print = html! {
        form method="post" action={ "/classes/" (class.id) "/cartes.pdf" } class="inline-form" target="_blank" { (button("Imprimer les cartes", Kind::Secondary).icon("printer")) }
    };
    let body: Table = table("Élèves de la classe", &["Élève", "Carte", "Images"], rows);
    html! { (card("Cartes et images", html! { (body) }).icon("id-card").actions(print)) }
}

fn row(class: &Class, pupil: &Classmate) -> Vec<Markup> {
    let renew = post_button(
        &format!("/classes/{}/cartes/{}", class.id, pupil.id),
        &button("Refaire la carte", Kind::Quiet).small().icon("refresh-cw"),
    );
    let choose = |label: &str| html! { (link_button(format!("/classes/{}/images/{}", class.id, pupil.id), label, Kind::Quiet).small().icon("images")) };
    vec![
        html! { (pupil.name) },
        if pupil.has_card { renew } else { chip("à imprimer", Tone::Todo) },
        choose(if pupil.has_pictures { "Changer ses images" } else { "Choisir ses images" }),
    ]
}

/// The teacher and the pupil choose together.
pub(in crate::services::young) fn choose(class: i64, pupil: i64, name: &str, so_far: &[String]) -> Markup {
    html! {
        (page_header(&format!("Les trois images de {name}"), Some("Choisissez-les avec l’élève : dans l’ordre, et faciles à retenir."), None))
        div.young.wide { (twelve(&format!("/classes/{class}/images/{pupil}"), so_far)) }
    }
}

/// On the teacher's home.
pub(in crate::services::young) fn widget(classes: &[&classes::Class]) -> Widget {
    let items: Vec<Item> = classes
        .iter()
        .map(|c| Item::new(format!("Ouvrir {} sur ce poste", c.name)).href(format!("/classes/{}/postes", c.id)).icon("tablet"))
        .collect();
    Widget { title: "Ma classe sur une tablette", link: None, body: list(&items), order: 60 }
}
