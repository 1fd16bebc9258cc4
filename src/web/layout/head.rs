//! The page's `head`: no script or style stands in the page itself (the content security policy forbids them).

use maud::{Markup, html};

use super::{Font, Frame, Theme};
use crate::assets::asset_path;

pub(super) fn head(frame: &Frame, title: &str) -> Markup {
    html! {
        head {
            meta charset="utf-8";
            title { (title) " · " (frame.school) }
            meta name="viewport" content="width=device-width, initial-scale=1";
            meta name="color-scheme" content=(color_scheme(frame.look.theme));
            meta name="format-detection" content="telephone=no";
            link rel="icon" href=(asset_path("img/favicon.svg")) type="image/svg+xml";
            @if frame.look.font == Font::Atkinson {
                link rel="preload" href=(asset_path("fonts/atkinson-hyperlegible-next-latin-wght-normal.woff2")) as="font" type="font/woff2" crossorigin;
            }
            link rel="stylesheet" href=(asset_path("css/preau.css"));
            script src=(asset_path("js/preau.js")) type="module" {}
        }
    }
}

fn color_scheme(theme: Theme) -> &'static str {
    match theme {
        Theme::Auto => "light dark",
        Theme::Light => "light",
        Theme::Dark => "dark",
    }
}
