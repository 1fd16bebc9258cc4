//! The list of news, and that of what I wrote.

use maud::{Markup, html};

use crate::{
    publication::{State, views::Who},
    services::news::model::{Filter, Line, Page, THEMES, Theme},
    web::{
        components::{Kind, Tab, Tone, button, chip, chip_with, empty, icon, link_button, page_header, pager, post_button, tabs},
        french,
    },
};

/// Pinned first, then the others by date; chips of themes; older ones by the pager.
pub(in crate::services::news) fn index(pinned: &[Line], page: &Page, filter: Filter, who: &Who, writes: bool) -> Markup {
    let nothing = pinned.is_empty() && page.lines.is_empty();
    html! {
        (page_header("Actualités", None, writes.then(|| write_button(who))))
        @if writes { (tabs("Actualités", &[Tab::new("/actualites", "À lire", true), Tab::new("/actualites/miennes", "Mes actualités", false)])) }
        (themes(filter.theme))
        @if nothing { (nothing_here(filter, who, writes)) }
        @if !pinned.is_empty() {
            section.news-pinned aria-label="Épinglées" {
                ul.news-list role="list" { @for line in pinned { li { (one(line, who)) } } }
            }
        }
        ul.news-list role="list" { @for line in &page.lines { li { (one(line, who)) } } }
        (pager(None, page.next.map(|next| address(filter.theme, Some(next))).as_deref()))
    }
}

fn write_button(who: &Who) -> Markup {
    let label = if who.pupil { "Écris une actualité" } else { "Écrire une actualité" };
    post_button("/actualites", &button(label, Kind::Primary).icon("pen-line"))
}

fn address(theme: Option<&Theme>, before: Option<i64>) -> String {
    match (theme, before) {
        (None, None) => "/actualites".to_owned(),
        (Some(theme), None) => format!("/actualites?theme={}", theme.key),
        (None, Some(before)) => format!("/actualites?avant={before}"),
        (Some(theme), Some(before)) => format!("/actualites?theme={}&avant={before}", theme.key),
    }
}

fn themes(chosen: Option<&Theme>) -> Markup {
    html! {
        nav.theme-chips aria-label="Thèmes" {
            ul role="list" {
                li { a.chip-link href="/actualites" aria-current=[chosen.is_none().then_some("true")] { "Toutes" } }
                @for theme in &THEMES {
                    li { a.chip-link href=(address(Some(theme), None)) aria-current=[(chosen == Some(theme)).then_some("true")] { (icon(theme.icon)) (theme.name) } }
                }
            }
        }
    }
}

fn nothing_here(filter: Filter, who: &Who, writes: bool) -> Markup {
    match filter.theme {
        Some(theme) => empty(
            "newspaper",
            &format!("Rien sous « {} »", theme.name),
            "Les actualités de ce thème viendront ici.",
            Some(html! { (link_button("/actualites", "Voir toutes les actualités", Kind::Secondary)) }),
        ),
        None => empty(
            "newspaper",
            "Pas encore d’actualité",
            "Ici paraîtront les nouvelles de l’école et des classes.",
            writes.then(|| write_button(who)),
        ),
    }
}

/// One piece of news: its title leads to it.
fn one(line: &Line, who: &Who) -> Markup {
    html! {
        article.news-line data-new[line.is_new] {
            @if let Some(picture) = line.picture { img.news-thumb src={ "/fichiers/" (picture) "?taille=vignette" } alt=(line.picture_alt) loading="lazy"; }
            div.news-words {
                h2.news-title { a href={ "/actualites/" (line.id) } { (line.title) } @if line.is_new { " " (chip("nouveau", Tone::Highlight)) } }
                @if !line.excerpt.is_empty() && !who.pupil { p.news-excerpt { (line.excerpt) } }
                p.meta {
                    @if line.own.pinned && !who.pupil { span { (icon("pin")) "Épinglée" } }
                    @if let Some(theme) = line.own.theme { span { (icon(theme.icon)) (theme.name) } }
                    span { (line.author_name) ", " (french::moment(line.at, who.now)) }
                    @if line.comments > 0 && !who.pupil { span { (icon("message-circle")) (french::count(line.comments.into(), "commentaire", "commentaires")) } }
                    @if line.asks { (chip_with("signature", if who.pupil { "à lire" } else { "lecture à confirmer" }, Tone::Todo)) }
                }
            }
        }
    }
}

/// What I wrote, by state.
pub(in crate::services::news) fn mine(mine: &[Line], who: &Who) -> Markup {
    html! {
        (page_header(if who.pupil { "Mes textes" } else { "Mes actualités" }, None, Some(write_button(who))))
        (tabs("Actualités", &[Tab::new("/actualites", "À lire", false), Tab::new("/actualites/miennes", "Mes actualités", true)]))
        @if mine.is_empty() { (empty("pencil", "Rien encore", if who.pupil { "Ce que tu écris viendra ici." } else { "Vos brouillons et vos actualités viendront ici." }, Some(write_button(who)))) }
        ul.news-list role="list" { @for line in mine { li { (own(line, who)) } } }
        p { a href="/publications/corbeille?service=news" { (icon("trash-2")) "Corbeille" } }
    }
}

fn own(line: &Line, who: &Who) -> Markup {
    let scheduled = line.state == State::Published && line.at > who.now;
    let (word, tone) = match line.state {
        State::Published if scheduled => ("programmée", Tone::Info),
        State::Published => ("publiée", Tone::Done),
        State::Pending => ("à valider", Tone::Todo),
        State::Refused => ("à reprendre", Tone::Danger),
        State::Draft => ("brouillon", Tone::Neutral),
        state => (state.french(), Tone::Neutral),
    };
    let edit = if line.state == State::Draft { "/modifier" } else { "" };
    html! {
        article.news-line {
            div.news-words {
                h2.news-title { a href={ "/actualites/" (line.id) (edit) } { @if line.title.is_empty() { "Sans titre" } @else { (line.title) } } " " (chip(word, tone)) }
                p.meta { span { (french::moment(line.at, who.now)) } @if let Some(theme) = line.own.theme { span { (icon(theme.icon)) (theme.name) } } }
            }
        }
    }
}
