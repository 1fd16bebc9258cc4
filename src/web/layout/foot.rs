//! The foot of every page: what the law asks to find from anywhere.

use maud::{Markup, html};

const LINKS: [(&str, &str); 4] = [
    ("/charte", "Charte"),
    ("/mentions", "Mentions et données personnelles"),
    ("/accessibilite", "Accessibilité"),
    ("/aide", "Aide"),
];

pub(super) fn foot() -> Markup {
    html! {
        footer.foot {
            ul role="list" { @for (href, label) in LINKS { li { a href=(href) { (label) } } } }
        }
    }
}
