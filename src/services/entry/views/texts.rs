use maud::{Markup, PreEscaped, html};

use crate::{
    clock::zoned,
    people::{
        charters::{Charter, Kind as Text},
        school::School,
        wording,
    },
    texts,
    web::{
        components::{Field, Kind, button, error_summary, hidden, picture, post_button, prose},
        form::Errors,
    },
};

/// One of our own texts with the school's facts in it.
pub(in crate::services::entry) fn filled(file: &str, school: &School) -> String {
    wording::fill(&texts::text(file).unwrap_or_default(), school)
}

/// The texts, and the box that says they were read.
pub(super) fn accept_form(action: &str, texts: &[Charter], pupil: bool, errors: &Errors, more: &Markup) -> Markup {
    html! {
        (error_summary(errors.iter()))
        @for text in texts {
            section.card.charter-text tabindex="0" aria-label=(text.kind.french()) {
                div.card-body { h2 { (text.kind.french()) } (body(&text.body)) }
            }
        }
        form.stack method="post" action=(action) {
            (more)
            @for text in texts { (hidden("accepted", text.id.to_string())) }
            (Field::checkbox("agree", if pupil { "J’ai lu et je suis d’accord" } else { "J’ai lu ces textes et je les accepte" }).error(errors.of("agree")))
            (button("Continuer", Kind::Primary).icon("arrow-right"))
        }
    }
}

/// At the first visit without an activation (a card), or when a text has changed.
pub(in crate::services::entry) fn waiting(texts: &[Charter], pupil: bool, errors: &Errors) -> Markup {
    let changed = texts.iter().any(|text| text.version > 1);
    html! {
        div.door.wide {
            h1 { @if pupil { "Lis ceci d’abord" } @else { "À lire avant de continuer" } }
            p.lead {
                @match (pupil, changed) {
                    (true, true) => "Le texte a changé. Lis-le avec un adulte.",
                    (true, false) => "Lis ce texte avec un adulte.",
                    (false, true) => "Ces textes ont changé depuis votre dernière visite.",
                    (false, false) => "Lisez ces textes, puis acceptez-les.",
                }
            }
            (accept_form("/bienvenue", texts, pupil, errors, &html! {}))
            (post_button("/deconnexion", &button(if pupil { "Sortir" } else { "Se déconnecter" }, Kind::Quiet).icon("log-out")))
        }
    }
}

pub(in crate::services::entry) fn charter((adult, child): (Option<Charter>, Option<Charter>), pupil: bool) -> Markup {
    both(Text::Charter, adult, child, pupil)
}

pub(in crate::services::entry) fn legal((adult, child): (Option<Charter>, Option<Charter>), legal: &str, pupil: bool) -> Markup {
    html! {
        (both(Text::Notice, adult, child, pupil))
        section.reading { (prose(legal)) }
    }
}

pub(in crate::services::entry) fn accessibility(text: &str) -> Markup {
    html! { h1 { "Accessibilité" } section.reading { (prose(text)) } }
}

/// The version for whoever looks first, then the other.
fn both(kind: Text, adult: Option<Charter>, child: Option<Charter>, pupil: bool) -> Markup {
    let order = if pupil {
        [(child, "Pour les élèves"), (adult, "Pour les adultes")]
    } else {
        [(adult, "Pour les adultes"), (child, "Pour les élèves")]
    };
    html! {
        h1 { (kind.french()) }
        @for (text, title) in order {
            @if let Some(text) = text {
                section.reading {
                    h2 { (title) }
                    p.soft { "Version " (text.version) ", du " (zoned(text.published_at).strftime("%d/%m/%Y").to_string()) }
                    (body(&text.body))
                }
            }
        }
    }
}

/// A cleaned text, with the pictures that its sentences name.
fn body(clean: &str) -> Markup {
    const MARK: &str = "<li data-picture=\"";
    let mut parts = clean.split(MARK);
    html! {
        div.prose {
            (PreEscaped(with_pictures(parts.next().unwrap_or_default(), parts)))
        }
    }
}

fn with_pictures<'a>(first: &str, rest: impl Iterator<Item = &'a str>) -> String {
    rest.fold(first.to_owned(), |text, part| {
        let (name, after) = part.split_once("\">").unwrap_or(("", part));
        text + "<li class=\"pictured\">" + &picture(name).into_string() + "<span>" + &after.replacen("</li>", "</span></li>", 1)
    })
}
