//! The newest news on the home page, signed in and signed out.

use maud::{Markup, html};

use crate::{
    services::news::model::Line,
    web::{
        Widget,
        components::{Item, Tone, chip, list},
        french,
    },
};

pub(in crate::services::news) fn widget(latest: &[Line], now: i64, pupil: bool) -> Widget {
    let line = |line: &Line| {
        let item = Item::new(&line.title)
            .href(format!("/actualites/{}", line.id))
            .icon(line.own.theme.map_or("newspaper", |t| t.icon))
            .meta(html! { (line.author_name) ", " (french::moment(line.at, now)) })
            .new_if(line.is_new);
        let item = if pupil { item } else { item.text(&line.excerpt) };
        if line.asks { item.end(chip(if pupil { "à lire" } else { "lecture à confirmer" }, Tone::Todo)) } else { item }
    };
    Widget {
        title: "Actualités",
        link: Some(("Toutes les actualités", "/actualites")),
        body: list(&latest.iter().map(line).collect::<Vec<_>>()),
        order: 40,
    }
}

/// Signed out: what the school tells everybody.
pub(in crate::services::news) fn public_widget(latest: &[Line], now: i64) -> Widget {
    Widget {
        title: "Actualités de l’école",
        link: Some(("S’abonner au flux", "/actualites/flux.atom")),
        body: public_list(latest, now),
        order: 40,
    }
}

fn public_list(latest: &[Line], now: i64) -> Markup {
    let line = |line: &Line| {
        Item::new(&line.title)
            .href(format!("/actualites/{}", line.id))
            .icon(line.own.theme.map_or("newspaper", |t| t.icon))
            .text(&line.excerpt)
            .meta(html! { (french::moment(line.at, now)) })
    };
    list(&latest.iter().map(line).collect::<Vec<_>>())
}
