//! Help as it is read.

use maud::{Markup, html};
use pulldown_cmark::{Options, Parser};

use super::model::Subject;
use crate::web::components::{Item, list, page_header, prose};

pub(super) fn index(subjects: &[&Subject], pupil: bool) -> Markup {
    let items: Vec<Item> =
        subjects.iter().map(|s| Item::new(&s.title).href(format!("/aide/{}", s.key)).icon("book-open")).collect();
    html! {
        (page_header("Aide", Some(if pupil { "Choisis ta question." } else { "Choisissez votre question." }), None))
        (list(&items))
    }
}

pub(super) fn show(subject: &Subject) -> Markup {
    let mut text = String::new();
    pulldown_cmark::html::push_html(&mut text, Parser::new_ext(&subject.text, Options::ENABLE_TABLES));
    html! { article.reading { h1 { (subject.title) } (prose(&text)) } }
}
