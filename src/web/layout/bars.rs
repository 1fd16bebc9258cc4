//! The bar at the top (search, feed, person) and, on a phone, the bar at the bottom.

use maud::{Markup, html};

use super::{
    Frame, Who,
    rail::{badge, brand},
};
use crate::web::components::{AvatarSize, Kind, avatar, icon, link_button, menu_link, menu_post, picture};

pub(super) fn top_bar(frame: &Frame) -> Markup {
    html! {
        header.topbar {
            @match (&frame.person, frame.is_pupil) {
                (None, _) => {
                    (brand(frame))
                    @if !frame.is_way_in { div.topbar-end { (link_button("/connexion", "Se connecter", Kind::Secondary).icon("log-in")) } }
                }
                (Some(who), true) => { (way_back(frame)) div.topbar-end { (feed_link(frame)) (person_menu(who)) } }
                (Some(who), false) => {
                    div.topbar-brand { (brand(frame)) }
                    (search_box())
                    div.topbar-end { (search_link()) (feed_link(frame)) (person_menu(who)) }
                }
            }
        }
    }
}

/// For phones: the four places one goes to most.
pub(super) fn bottom_bar(frame: &Frame) -> Markup {
    let places = [
        ("/", "house", "Accueil", 0),
        ("/fil", "bell", "Fil", frame.unread),
        ("/annuaire", "users", "Annuaire", 0),
        ("/plus", "layout-grid", "Plus", 0),
    ];
    let current = |href: &str| match href {
        "/" => frame.is_home,
        _ => frame.nav.iter().flat_map(|family| &family.items).any(|item| item.current && item.href == href),
    };
    html! {
        nav.bottombar aria-label="Principaux accès" {
            ul role="list" {
                @for (href, name, label, count) in places {
                    li {
                        a href=(href) aria-current=[current(href).then_some("page")] {
                            span.bottombar-icon { (icon(name)) (badge(count)) }
                            span { (label) }
                        }
                    }
                }
            }
        }
    }
}

/// A pupil's way back: at the same place on every page; at home it is the school's name.
fn way_back(frame: &Frame) -> Markup {
    html! {
        @if frame.is_home { (brand(frame)) } @else {
            a.way-back href=(frame.crumbs.last().map_or("/", |crumb| crumb.href.as_str())) {
                (icon("arrow-left"))
                @match frame.crumbs.last() {
                    Some(crumb) => span { (crumb.label) },
                    None => { (picture("home")) span { "Accueil" } },
                }
            }
        }
    }
}

fn search_box() -> Markup {
    html! {
        form.search-box role="search" aria-label="Dans tout l'ENT" action="/recherche" method="get" {
            label.visually-hidden for="recherche" { "Rechercher" }
            (icon("search"))
            input type="search" id="recherche" name="q" placeholder="Rechercher" autocomplete="off";
        }
    }
}

fn search_link() -> Markup {
    html! { a.bar-link.search-link href="/recherche" title="Rechercher" { (icon("search")) span.visually-hidden { "Rechercher" } } }
}

fn feed_link(frame: &Frame) -> Markup {
    html! { a.bar-link.feed-link href="/fil" title="Fil de nouveautés" { (icon("bell")) span.visually-hidden { "Fil de nouveautés " } (badge(frame.unread)) } }
}

fn person_menu(who: &Who) -> Markup {
    html! {
        details.menu.person-menu data-menu {
            summary.bar-link {
                (avatar(who.name.as_str(), who.face.clone()).size(AvatarSize::Small))
                span.person-name { (who.name) }
                (icon("chevron-down"))
            }
            div.menu-list {
                p.person-card { strong { (who.name) } span { (who.profiles) } }
                (menu_link("/mon-profil", "circle-user", "Mon profil"))
                (menu_link("/mon-profil/lecture", "a-large-small", "Réglages de lecture"))
                (menu_link("/aide", "life-buoy", "Aide"))
                (menu_post("/deconnexion", "log-out", "Se déconnecter"))
            }
        }
    }
}
