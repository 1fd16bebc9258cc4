//! The foot of every page: what the law asks to find from anywhere.

use maud::{Markup, html};

use super::Frame;

const LINKS: [(&str, &str); 4] = [
    ("/charte", "Charte"),
    ("/mentions", "Mentions et données personnelles"),
    ("/accessibilite", "Accessibilité"),
    ("/aide", "Aide"),
];

pub(super) fn foot(frame: &Frame) -> Markup {
    html! {
        footer.foot {
            ul role="list" { @for (href, label) in LINKS { li { a href=(href) { (label) } } } }
            @if cfg!(debug_assertions) { @if let Some(count) = frame.statements { p.foot-debug { (count) " requêtes" } } }
        }
    }
}
