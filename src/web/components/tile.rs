//! Tiles: the large targets of the pupils' home, and the services of everyone's.

use maud::{Markup, Render, html};

use super::{icon, picture};

#[derive(Clone, Debug)]
enum Art {
    Picture(String),
    Icon(&'static str),
}

#[derive(Clone, Debug)]
pub struct Tile {
    href: String,
    label: String,
    art: Art,
    badge: u32,
    note: Option<String>,
    family: Option<&'static str>,
    done: bool,
}

/// A tile with a picture, for pupils.
pub fn tile(href: impl Into<String>, label: impl Into<String>, picture: impl Into<String>) -> Tile {
    let art = Art::Picture(picture.into());
    Tile { href: href.into(), label: label.into(), art, badge: 0, note: None, family: None, done: false }
}

/// The grid that tiles stand in.
pub fn tiles(tiles: &[Tile]) -> Markup {
    html! { ul.tiles role="list" { @for tile in tiles { li { (tile) } } } }
}

impl Tile {
    /// An icon instead of the picture, for adults.
    pub fn with_icon(mut self, name: &'static str) -> Self {
        self.art = Art::Icon(name);
        self
    }

    /// How many new things wait behind it; 0 shows nothing.
    pub fn badge(mut self, count: u32) -> Self {
        self.badge = count;
        self
    }

    /// A few words under the label.
    pub fn note(mut self, words: impl Into<String>) -> Self {
        self.note = Some(words.into());
        self
    }

    /// A family's key: the tile's hue.
    pub fn family(mut self, key: &'static str) -> Self {
        self.family = Some(key);
        self
    }

    pub fn done(mut self, done: bool) -> Self {
        self.done = done;
        self
    }
}

impl Render for Tile {
    fn render(&self) -> Markup {
        html! {
            a.tile href=(self.href) data-family=[self.family] data-done[self.done] {
                span.tile-art {
                    @match &self.art { Art::Picture(name) => (picture(name)), Art::Icon(name) => (icon(name)) }
                    @if self.badge > 0 {
                        span.badge { (self.badge) span.visually-hidden { @if self.badge == 1 { " nouveau" } @else { " nouveaux" } } }
                    }
                }
                span.tile-label { (self.label) }
                @if let Some(note) = &self.note { span.tile-note { (note) } }
                @if self.done { span.tile-done { (icon("circle-check")) "Fait" } }
            }
        }
    }
}
