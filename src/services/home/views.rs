//! What each person's home looks like.

use maud::{Markup, html};

use crate::{
    access::{About, Family, Level, Viewer},
    clock::zoned,
    people::{presence::Presence, school::School},
    web::{
        Hit, Widget,
        components::{Field, Item, Kind, Tile, button, card, empty, icon, link_button, list, page_header, tile, tiles},
        french,
    },
};

/// Headteacher, teacher, family, staff: the day, then what each service has to say.
pub(super) fn adult(presence: &Presence, abouts: &[&'static About], widgets: &[Widget], now: i64) -> Markup {
    let hello = format!("Bonjour {}", presence.identity.given_name);
    // To do first, and beside it, where there is room, what there is to read.
    let (today, news): (Vec<&Widget>, Vec<&Widget>) = widgets.iter().partition(|widget| widget.order < 40);
    html! {
        (page_header(&hello, Some(&french::long_day(zoned(now).date())), None))
        div.home {
            @if widgets.is_empty() { div.home-main { (nothing_yet()) } }
            @for column in [today, news] { @if !column.is_empty() { div.home-main { @for widget in column { (widget_card(widget)) } } } }
            nav.home-side aria-labelledby="mes-services" {
                h2 #mes-services { "Mes services" }
                (tiles(&service_tiles(presence, abouts, false)))
            }
        }
    }
}

/// A pupil: large tiles, few words, then what is new.
pub(super) fn pupil(presence: &Presence, abouts: &[&'static About], widgets: &[Widget]) -> Markup {
    html! {
        div.stack {
            h1 { "Bonjour " (presence.identity.given_name) "\u{202f}!" }
            (tiles(&pupil_tiles(presence, abouts)))
            @for widget in widgets { (widget_card(widget)) }
        }
    }
}

/// Signed out: the school, the way in, what is public, and what the law asks to say.
pub(super) fn public(school: &School, address: &str, widgets: &[Widget]) -> Markup {
    let place = [school.street.as_str(), school.postcode.as_str(), school.city.as_str()];
    let place = place.iter().filter(|p| !p.is_empty()).copied().collect::<Vec<_>>().join(" ");
    html! {
        section.hero {
            h1 { (school.title()) }
            @if !place.is_empty() { p.soft { (place) } }
            p.lead { @if school.welcome.is_empty() { "L’espace numérique de l’école : pour les élèves, les familles et l’équipe." } @else { (school.welcome) } }
            div.hero-actions {
                (link_button("/connexion", "Se connecter", Kind::Primary).icon("log-in"))
                (link_button("/activer", "J’ai un code", Kind::Secondary).icon("key-round"))
            }
        }
        @for widget in widgets { (widget_card(widget)) }
        section.card.information {
            div.card-body {
                h2 { "Vos données" }
                p {
                    "Cet espace sert à l’école pour informer les familles et accompagner les élèves. Les données restent à l’école, sur sa propre machine ; "
                    "elles ne sont ni vendues ni envoyées ailleurs. Vous pouvez les consulter, les faire corriger et vous opposer à leur usage."
                }
                p { a href="/mentions" { "Lire l’information complète sur vos données" } }
                p.soft { "Adresse de cet espace : " span.address { (address) } }
            }
        }
    }
}

pub(super) fn more(viewer: &Viewer, abouts: &[&'static About]) -> Markup {
    let families = [Family::SchoolLife, Family::Communication, Family::Publications, Family::Learning, Family::Administration];
    html! {
        (page_header("Tous les services", None, None))
        @for family in families {
            @let of: Vec<Tile> = abouts.iter().filter(|a| a.family == family && open(viewer.level(a.key), a)).map(|a| one_tile(a, 0, false)).collect();
            @if !of.is_empty() { section { h2 { (family.french()) } (tiles(&of)) } }
        }
        section { h2 { "Moi" } (list(&[
            Item::new("Mon profil").href("/mon-profil").icon("circle-user"),
            Item::new("Réglages de lecture").href("/mon-profil/lecture").icon("a-large-small"),
            Item::new("Aide").href("/aide").icon("life-buoy"),
        ])) }
    }
}

pub(super) fn found(words: &str, hits: &[(&'static str, Vec<Hit>)], pupil: bool) -> Markup {
    html! {
        (page_header("Recherche", None, None))
        form.search-page role="search" method="get" action="/recherche" {
            (Field::search("q", if pupil { "Que cherches-tu ?" } else { "Que cherchez-vous ?" }).value(words))
            (button("Chercher", Kind::Primary).icon("search"))
        }
        @if hits.is_empty() && !words.is_empty() {
            (empty("magnifying-glass", "Rien trouvé", if pupil { "Essaie avec un autre mot." } else { "Essayez avec un mot plus court, ou sans accent." }, None))
        }
        @for (service, found) in hits {
            section { h2 { (service) } ul.found role="list" { @for hit in found { (one_hit(hit)) } } }
        }
    }
}

fn one_hit(hit: &Hit) -> Markup {
    html! {
        li {
            a href=(hit.link) { (hit.title) }
            p.soft { (hit.kind) @if let Some(when) = hit.when { ", " (french::day_of(when)) } }
            p { (marked(&hit.excerpt)) }
        }
    }
}

/// The excerpt with the words found in `<mark>`; everything else is text.
fn marked(excerpt: &str) -> Markup {
    html! {
        @for (n, part) in excerpt.split('\u{e000}').enumerate() {
            @match part.split_once('\u{e001}') {
                Some((word, rest)) if n > 0 => { mark { (word) } (rest) }
                _ => (part),
            }
        }
    }
}

fn widget_card(widget: &Widget) -> Markup {
    let block = card(widget.title, widget.body.clone());
    match widget.link {
        Some((label, href)) => html! { (block.footer(html! { a href=(href) { (label) " " (icon("arrow-right")) } })) },
        None => html! { (block) },
    }
}

fn nothing_yet() -> Markup {
    empty("sun", "Rien de nouveau pour l’instant", "Les nouvelles de l’école viendront ici.", None)
}

fn service_tiles(presence: &Presence, abouts: &[&'static About], pupil: bool) -> Vec<Tile> {
    abouts
        .iter()
        .filter(|a| open(presence.identity.rights.on(a.key), a))
        .map(|a| one_tile(a, presence.unread.get(a.key).copied().unwrap_or(0), pupil))
        .collect()
}

/// A pupil has no menu: what stands behind one's name is a tile too.
fn pupil_tiles(presence: &Presence, abouts: &[&'static About]) -> Vec<Tile> {
    let mut all = service_tiles(presence, abouts, true);
    all.push(tile("/mon-profil", "Mon profil", "card"));
    all.push(tile("/aide", "Aide", "hand"));
    all
}

fn open(level: Level, about: &About) -> bool {
    !about.path.is_empty() && level > Level::None && (!about.always || about.family == Family::Administration)
}

fn one_tile(about: &About, unread: u32, pupil: bool) -> Tile {
    let tile = tile(format!("/{}", about.path), about.name, about.picture).badge(unread).family(about.family.key());
    if pupil { tile } else { tile.with_icon(about.icon) }
}
