//! The rail on the left of wide screens: the person's services, in families.

use maud::{Markup, html};

use super::{Frame, NavFamily, NavItem};
use crate::{assets::asset_path, web::components::icon};

pub(super) fn rail(frame: &Frame) -> Markup {
    html! {
        nav.rail aria-label="Services" {
            (brand(frame))
            div.rail-nav {
                ul role="list" {
                    li { a.rail-item href="/" aria-current=[frame.is_home.then_some("page")] { (icon("house")) span.rail-name { "Accueil" } } }
                }
                @for family in &frame.nav { (family_list(family)) }
            }
        }
    }
}

/// The school's logo and name; leads home.
pub(super) fn brand(frame: &Frame) -> Markup {
    html! {
        a.brand href="/" {
            img.brand-logo src=(frame.logo.as_deref().unwrap_or_else(|| asset_path("img/logo.svg"))) alt="" width="40" height="40";
            span.brand-name { (frame.school) }
        }
    }
}

fn family_list(family: &NavFamily) -> Markup {
    html! {
        div.rail-family data-family=(family.key) {
            p.rail-title id={ "rail-" (family.key) } { (family.french) }
            ul role="list" aria-labelledby={ "rail-" (family.key) } { @for item in &family.items { li { (link(item)) } } }
        }
    }
}

fn link(item: &NavItem) -> Markup {
    html! {
        a.rail-item href=(item.href) aria-current=[item.current.then_some("page")] {
            (icon(item.icon))
            span.rail-name { (item.name) }
            (badge(item.badge))
        }
    }
}

/// A count with its word for screen readers; nothing for 0; "99+" past 99.
pub(super) fn badge(count: u32) -> Markup {
    html! {
        @if count > 0 {
            span.badge { @if count > 99 { "99+" } @else { (count) } span.visually-hidden { @if count == 1 { " nouveau" } @else { " nouveaux" } } }
        }
    }
}
