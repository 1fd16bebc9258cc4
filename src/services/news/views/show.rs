//! One piece of news: a reading column, and what goes around it.

use maud::{Markup, html};

use crate::{
    publication::{
        State,
        attachments::File,
        audience::Audience,
        comments::Comment,
        reads::Tally,
        views::{self, Who},
    },
    services::news::{ABOUT, model::News},
    web::components::{icon, page_header, prose},
};

/// All that the page shows.
pub(in crate::services::news) struct Shown {
    pub news: News,
    pub audience: Audience,
    /// For the author and the moderators.
    pub tally: Option<Tally>,
    pub comments: Vec<Comment>,
    pub files: Vec<File>,
}

pub(in crate::services::news) fn show(shown: &Shown, who: &Who) -> Markup {
    let (publication, own) = (&shown.news.publication, &shown.news.own);
    html! {
        article.reading {
            (page_header(publication.heading(), None, Some(views::actions(&ABOUT, publication))))
            (views::state_notice(publication, who.now, who.pupil))
            (views::byline(publication, who.now))
            p.meta {
                @if own.pinned { span { (icon("pin")) "Épinglée" } }
                @if let Some(theme) = own.theme { a href={ "/actualites?theme=" (theme.key) } { (icon(theme.icon)) (theme.name) } }
                @if who.me != 0 && !shown.audience.is_empty() { span { (icon("users")) (shown.audience.names()) } }
            }
            @if let Some(picture) = publication.picture { img.reading-picture src={ "/fichiers/" (picture) "?taille=grande" } alt=(publication.picture_alt); }
            @if !publication.summary.is_empty() { p.lead { (publication.summary) } }
            (prose(&publication.body))
            (views::files_below(&shown.files))
            (views::acknowledgement(publication, who.now, who.pupil))
            @if let (Some(tally), State::Published) = (&shown.tally, publication.state) { (views::readers_line(publication, &shown.audience, tally)) }
            (views::report_link(publication, who))
            (views::comments(publication, &shown.comments, who))
        }
    }
}
