//! The frame around every page: its head, the ways to everything else, and the foot that the law asks for.

mod bars;
mod foot;
mod head;
mod made;
mod preferences;
mod rail;

use maud::{Markup, html};

use super::components::{Crumb, Face, Tone, breadcrumb, icon};
pub use preferences::{Font, Look, Spacing, TextSize, Theme};

/// What the frame shows; plain data, read once a page.
#[derive(Clone, Debug, Default)]
pub struct Frame {
    pub school: String,
    /// The address of the school's own logo.
    pub logo: Option<String>,
    /// Who is signed in; nobody gets the frame of the public pages.
    pub person: Option<Who>,
    pub nav: Vec<NavFamily>,
    /// What is new in the feed.
    pub unread: u32,
    pub flash: Option<Flash>,
    pub look: Look,
    /// Large type, no rail, a way back that never moves, *tu*.
    pub is_pupil: bool,
    /// The home page is open: nothing to go back to.
    pub is_home: bool,
    /// Pages above this one, without the home page.
    pub crumbs: Vec<Crumb>,
    /// This page is itself a way in: the bar offers none.
    pub is_way_in: bool,
}

#[derive(Clone, Debug, Default)]
pub struct Who {
    pub id: i64,
    pub name: String,
    /// "directrice, enseignante".
    pub profiles: String,
    pub face: Face,
}

#[derive(Clone, Debug, Default)]
pub struct NavFamily {
    pub key: &'static str,
    pub french: &'static str,
    pub items: Vec<NavItem>,
}

#[derive(Clone, Debug, Default)]
pub struct NavItem {
    pub href: String,
    pub name: String,
    pub icon: &'static str,
    pub badge: u32,
    pub current: bool,
}

/// What the last action did, said once.
#[derive(Clone, Debug, Default)]
pub struct Flash {
    pub tone: Tone,
    pub text: String,
}

/// The whole page. `title` is for the browser's tab; the page's own h1 stands in `main`.
pub fn page(frame: &Frame, title: &str, main: Markup) -> Markup {
    html! {
        (maud::DOCTYPE)
        html lang="fr" data-theme=(frame.look.theme.key()) data-size=(frame.look.size.key()) data-font=(frame.look.font.key())
            data-spacing=(frame.look.spacing.key()) data-profile=[profile(frame)] {
            (head::head(frame, title))
            body data-frame=(shape(frame)) data-person=[frame.person.as_ref().map(|who| who.id)] {
                a.skip-link href="#contenu" { "Aller au contenu" }
                @if has_rail(frame) { (rail::rail(frame)) }
                div.page {
                    (bars::top_bar(frame))
                    main id="contenu" tabindex="-1" data-family=[family(frame)] {
                        (breadcrumb(&frame.crumbs, title))
                        (flash(frame))
                        (main)
                    }
                    (foot::foot())
                }
                @if has_rail(frame) { (bars::bottom_bar(frame)) }
            }
        }
    }
}

fn has_rail(frame: &Frame) -> bool {
    frame.person.is_some() && !frame.is_pupil
}

fn shape(frame: &Frame) -> &'static str {
    match (&frame.person, frame.is_pupil) {
        (None, _) => "public",
        (Some(_), true) => "pupil",
        (Some(_), false) => "adult",
    }
}

fn profile(frame: &Frame) -> Option<&'static str> {
    frame.is_pupil.then_some("pupil")
}

/// The hue of the page is that of the service it belongs to.
fn family(frame: &Frame) -> Option<&'static str> {
    frame.nav.iter().find(|family| family.items.iter().any(|item| item.current)).map(|family| family.key)
}

fn flash(frame: &Frame) -> Markup {
    html! {
        @if let Some(flash) = &frame.flash {
            div.flash role="status" data-tone=(flash.tone.key()) { (icon(flash.tone.icon())) p { (flash.text) } }
        }
    }
}

#[cfg(test)]
mod tests;
