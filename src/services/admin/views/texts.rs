use maud::{Markup, html};

use crate::{
    people::charters::{Audience, Charter, Kind as Text},
    services::admin::stamp::stamp,
    web::{
        components::{
            Field, Item, Kind, Tone, button, card, chip, error_summary, form_actions, hidden, link_button, list, notice,
            page_header, prose,
        },
        form::Errors,
        french::day_of,
    },
};

/// One of the four texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::services::admin) struct Which {
    pub(in crate::services::admin) kind: Text,
    pub(in crate::services::admin) audience: Audience,
    slug: &'static str,
}

impl Which {
    const ALL: [Which; 4] = [
        Which { kind: Text::Charter, audience: Audience::Adult, slug: "charte-adultes" },
        Which { kind: Text::Charter, audience: Audience::Pupil, slug: "charte-eleves" },
        Which { kind: Text::Notice, audience: Audience::Adult, slug: "information-adultes" },
        Which { kind: Text::Notice, audience: Audience::Pupil, slug: "information-eleves" },
    ];

    pub(in crate::services::admin) fn named(slug: &str) -> Option<Which> {
        Which::ALL.into_iter().find(|which| which.slug == slug)
    }

    pub(in crate::services::admin) fn name(self) -> &'static str {
        match (self.kind, self.audience) {
            (Text::Charter, Audience::Adult) => "Charte d'usage, pour les adultes",
            (Text::Charter, Audience::Pupil) => "Charte d'usage, pour les élèves",
            (Text::Notice, Audience::Adult) => "Information sur les données, pour les adultes",
            (Text::Notice, Audience::Pupil) => "Information sur les données, pour les élèves",
        }
    }

    fn address(self) -> String {
        format!("/administration/textes/{}", self.slug)
    }
}

pub(in crate::services::admin) fn index(texts: &[Charter]) -> Markup {
    let item = |which: Which| {
        let current = texts.iter().find(|t| t.kind == which.kind && t.audience == which.audience);
        let item = Item::new(which.name()).href(which.address()).icon("scroll-text");
        match current {
            Some(text) => item.text(format!("Version {}, publiée {}", text.version, day_of(text.published_at))),
            None => item.text("Pas encore publiée : le texte proposé est prêt").end(chip("à publier", Tone::Todo)),
        }
    };
    html! {
        (page_header("Charte et information", Some("Chacun les accepte à sa première connexion, puis à chaque nouvelle version."), Some(html! {
            (link_button("/administration/textes/signatures", "Qui a accepté", Kind::Primary).icon("signature"))
        })))
        (list(&Which::ALL.map(item)))
    }
}

/// A text being edited.
#[derive(Clone, Debug, Default)]
pub(in crate::services::admin) struct Edited {
    pub(in crate::services::admin) body: String,
    pub(in crate::services::admin) seen: String,
}

impl Edited {
    /// An empty one, stamped with the version it starts from.
    pub(in crate::services::admin) fn on(versions: &[Charter]) -> Edited {
        Edited { body: String::new(), seen: stamp(&versions.first().map(|v| v.version)) }
    }
}

pub(in crate::services::admin) fn edit(which: Which, form: &Edited, versions: &[Charter], errors: &Errors) -> Markup {
    html! {
        (page_header(which.name(), None, None))
        form.form method="post" action=(which.address()) {
            (error_summary(errors.iter()))
            (hidden("seen", &form.seen))
            (Field::textarea("body", "Texte").value(form.body.as_str()).rows(24).attribute("data-editor", "full").error(errors.of("body")))
            (form_actions(html! {
                (button("Voir avant de publier", Kind::Primary).sends("to", "preview").icon("eye"))
                (link_button("/administration/textes", "Annuler", Kind::Quiet))
            }))
        }
        @if !versions.is_empty() { (card("Versions", list(&versions.iter().map(|v| past(which, v)).collect::<Vec<_>>())).icon("history")) }
    }
}

fn past(which: Which, version: &Charter) -> Item {
    Item::new(format!("Version {}", version.version))
        .href(format!("{}/{}", which.address(), version.version))
        .icon("history")
        .text(format!("Publiée {}", day_of(version.published_at)))
}

/// The text as people will read it; what was typed travels with the page.
pub(in crate::services::admin) fn preview(which: Which, form: &Edited, clean: &str) -> Markup {
    html! {
        (page_header(which.name(), Some("Voici ce que chacun lira, puis acceptera."), None))
        (card("Nouvelle version", prose(clean)).icon("eye"))
        (notice(Tone::Info, html! { p { "Dès la publication, rien d'autre ne s'ouvre avant d'avoir accepté ce texte." } }))
        form method="post" action=(which.address()) {
            (hidden("seen", &form.seen))
            (hidden("body", &form.body))
            (form_actions(html! {
                (button("Publier cette version", Kind::Primary).sends("to", "publish").icon("send"))
                (button("Continuer à écrire", Kind::Secondary).sends("to", "edit"))
            }))
        }
    }
}

pub(in crate::services::admin) fn version(which: Which, text: &Charter) -> Markup {
    html! {
        (page_header(which.name(), Some(&format!("Version {}, publiée {}", text.version, day_of(text.published_at))), Some(html! {
            (link_button(which.address(), "Revenir au texte", Kind::Quiet))
        })))
        div.reading { (prose(&text.body)) }
    }
}
