//! Comments below a publication, and the forms to write and moderate them.

use maud::{Markup, html};

use super::{Who, lines, say};
use crate::{
    publication::{
        Publication,
        comments::{Comment, CommentState, decides, open_to_viewer},
    },
    web::{
        components::{AvatarSize, Face, Field, Kind, Tone, avatar, button, chip, hidden, menu, menu_link, menu_post},
        french,
    },
};

/// All comments, threads together, and the form for a new one. Nothing where there are none and none may be written.
pub fn comments(publication: &Publication, comments: &[Comment], who: &Who) -> Markup {
    let open = open_to_viewer(publication);
    html! {
        @if open || !comments.is_empty() {
            section.comments aria-labelledby="commentaires" {
                h2 #commentaires { @if comments.is_empty() { "Commentaires" } @else { (french::count(comments.len() as i64, "commentaire", "commentaires")) } }
                ol.comment-list role="list" {
                    @for comment in comments.iter().filter(|c| c.parent.is_none()) {
                        li { (thread(publication, comment, comments, who)) }
                    }
                }
                @if open { (form(publication, None, who)) }
            }
        }
    }
}

fn thread(publication: &Publication, opening: &Comment, all: &[Comment], who: &Who) -> Markup {
    let answers = all.iter().filter(|c| c.parent == Some(opening.id));
    html! {
        (one(publication, opening, who))
        ol.comment-answers role="list" { @for answer in answers { li { (one(publication, answer, who)) } } }
        @if open_to_viewer(publication) && opening.state == CommentState::Visible {
            details.comment-answer { summary { (say(who.pupil, "Réponds", "Répondre")) } (form(publication, Some(opening), who)) }
        }
    }
}

fn one(publication: &Publication, comment: &Comment, who: &Who) -> Markup {
    html! {
        article.comment id={ "commentaire-" (comment.id) } data-state=(comment.state.key()) {
            (avatar(&comment.author_name, Face::Initials).size(AvatarSize::Small))
            div.comment-body {
                p.comment-by {
                    strong { (comment.author_name) } " " span.soft { (french::moment(comment.created_at, who.now)) }
                    @match comment.state {
                        CommentState::Pending => { " " (chip("à valider", Tone::Todo)) }
                        CommentState::Hidden => { " " (chip("masqué", Tone::Danger)) }
                        _ => {}
                    }
                }
                (lines(&comment.body))
            }
            (deeds(publication, comment, who))
        }
    }
}

/// What the reader may do with a comment; everyone may report it.
fn deeds(publication: &Publication, comment: &Comment, who: &Who) -> Markup {
    let action = |state: CommentState| format!("/publications/{}/commentaires/{}/{}", publication.id, comment.id, state.key());
    let mut items = Vec::new();
    if decides(publication) {
        match comment.state {
            CommentState::Visible => items.push(menu_post(&action(CommentState::Hidden), "eye-off", "Masquer")),
            _ => items.push(menu_post(&action(CommentState::Visible), "check", "Montrer à tous")),
        }
    }
    if comment.author == Some(who.me) {
        items.push(menu_post(&action(CommentState::Deleted), "trash-2", "Supprimer"));
    } else if who.me != 0 && comment.state == CommentState::Visible {
        let report = format!("/publications/{}/signaler?commentaire={}", publication.id, comment.id);
        items.push(menu_link(&report, "flag", "Signaler"));
    }
    html! { @if !items.is_empty() { (menu("Plus", "ellipsis", &items)) } }
}

fn form(publication: &Publication, parent: Option<&Comment>, who: &Who) -> Markup {
    let id = parent.map_or(0, |p| p.id);
    let label = match (parent, who.pupil) {
        (Some(_), true) => "Ta réponse",
        (Some(_), false) => "Votre réponse",
        (None, true) => "Ton commentaire",
        (None, false) => "Votre commentaire",
    };
    html! {
        form.comment-form method="post" action={ "/publications/" (publication.id) "/commentaires" } {
            @if id != 0 { (hidden("parent", id.to_string())) }
            (Field::textarea("body", label).id(format!("comment-{id}")).rows(3).max_length(2000).required())
            (button(say(parent.is_some(), "Répondre", "Commenter"), Kind::Secondary).icon("message-circle"))
        }
    }
}
