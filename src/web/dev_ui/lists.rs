//! Lists and tables of the sample page.

use maud::{Markup, html};

use crate::web::components::{Face, Item, Kind, Tone, avatar, button, card, chip, facts, feed, list, table};

pub(super) fn lists() -> Markup {
    let message = |name: &str, subject: &str, text: &str| {
        Item::new(subject)
            .href("#message")
            .lead(avatar(name, Face::Initials))
            .text(text)
            .meta(format!("{name} · mardi 24 novembre, 8 h 30"))
    };
    html! {
        div.columns {
            (card("Messages", list(&[
                message("Amir Benali", "Absence de Yanis jeudi", "Bonjour, Yanis a rendez-vous chez l'orthodontiste jeudi à 10 h.").new_if(true),
                message("Jeanne Petit", "Re : sortie au musée", "Je peux accompagner la classe, prévenez-moi de l'heure du départ."),
            ])).family("communication").icon("mail"))
            (card("Documents", list(&[
                Item::new("Liste des fournitures.pdf").href("#document").icon("file-text").meta("PDF, 84 Ko").end(chip("Partagé", Tone::Info)),
                Item::new("Chorale, répétition.mp3").href("#document").icon("file-audio").meta("Son, 2,1 Mo"),
            ])).family("learning").icon("folder"))
        }
        (feed(&[("Aujourd'hui".to_owned(), vec![
            Item::new("Un mot à signer : sortie au musée").href("#mot").icon("pen-line").family("school-life").new_if(true)
                .meta("Claire Morel · il y a 10 min").end(html! { (button("Signer", Kind::Primary).small()) }),
            Item::new("3 nouvelles photos sur le blog des CM1").href("#photos").icon("images").family("publications").meta("Hugo Roux · 9 h 12"),
        ])]))
        (card("La sortie", facts(&[
            ("Date", html! { "jeudi 26 novembre, de 9 h à 16 h" }),
            ("Lieu", html! { "Musée dauphinois, Grenoble" }),
            ("Accompagnateurs", html! { "2 parents, il en faut encore 1" }),
        ])))
    }
}

pub(super) fn tables() -> Markup {
    let row = |name: &str, class: &str, state: Markup, delays: &str| {
        vec![html! { (name) }, html! { (class) }, state, html! { (delays) }]
    };
    let marks = |name: &str| {
        let mut cells = vec![html! { (name) }];
        cells.extend((1..=12).map(|week| html! { (week % 4 + 1) }));
        cells
    };
    let weeks: Vec<String> = (1..=12).map(|week| format!("Sem. {week}")).collect();
    let headers: Vec<&str> = std::iter::once("Élève").chain(weeks.iter().map(String::as_str)).collect();
    html! {
        (table("Appel du mardi 24 novembre", &["Élève", "Classe", "État", "Retards"], vec![
            row("Léa Martin", "CM1", chip("Absente", Tone::Danger), "0"),
            row("Yanis Benali", "CM1", chip("Présent", Tone::Done), "2"),
            row("Zoé Lambert-Delacroix", "CM2", chip("En retard", Tone::Todo), "11"),
        ]).numbers(&[3]).show_caption())
        (table("Notes par semaine", &headers, vec![marks("Léa Martin"), marks("Yanis Benali")]).scrolls().dense().show_caption())
    }
}
