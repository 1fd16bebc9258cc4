//! The form of a publication: what was typed, what was meant, and the French messages between the two.

use std::{future::Future, pin::Pin};

use actix_multipart::Multipart;
use actix_web::{FromRequest, HttpRequest, dev::Payload, http::header};
use serde::{Deserialize, Serialize, de::DeserializeOwned};

use super::{Comments, Grant, Publication, clean, store::Content};
use crate::{
    Error, Result,
    access::Level,
    clock,
    web::{Checker, Part, Upload, form, read_multipart},
};

/// The fields that every publication's form has, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Typed {
    /// The version it was written from.
    pub version: i64,
    pub title: String,
    pub summary: String,
    pub body: String,
    pub picture: String,
    pub picture_alt: String,
    pub audience: Vec<String>,
    /// Those of the audience who read without commenting.
    pub reads_only: Vec<String>,
    /// A person's name, to be found and added.
    pub who: String,
    pub public: String,
    pub comments: String,
    pub asks_reading: String,
    pub show_from: String,
    pub show_until: String,
    pub attachment: Vec<String>,
    /// The button pressed.
    #[serde(rename = "do", skip_serializing)]
    pub wish: Wish,
}

/// What the button pressed asks for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Wish {
    #[default]
    Save,
    Publish,
    /// Says who will see it; saves nothing.
    Check,
    /// Leaves what was kept while typing, and starts again from what is saved.
    Forget,
}

/// Files that come with the form itself are for browsers without scripts; larger ones need the other way.
const FILES: u64 = 50 * 1024 * 1024;

/// A form as it comes: the fields of every publication, those of one service, and files where the browser has no scripts.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Written<E> {
    pub common: Typed,
    pub own: E,
    #[serde(skip)]
    pub files: Vec<Upload>,
}

impl<E: DeserializeOwned + 'static> FromRequest for Written<E> {
    type Error = Error;
    type Future = Pin<Box<dyn Future<Output = Result<Self>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let kind = request.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
        if kind.starts_with("multipart/form-data") {
            let parts = read_multipart(Multipart::new(request.headers(), payload.take()), FILES);
            return Box::pin(async move { Written::of_parts(parts.await?) });
        }
        let body = form::body(request, payload);
        Box::pin(async move { Written::of_fields(&body.await?, Vec::new()) })
    }
}

impl<E: DeserializeOwned> Written<E> {
    fn of_parts(parts: Vec<Part>) -> Result<Self> {
        let (mut fields, mut files) = (Vec::new(), Vec::new());
        for part in parts {
            match part {
                Part::Text(name, value) => fields.push((name, value)),
                Part::File(file) => files.push(file),
            }
        }
        let fields = serde_html_form::to_string(fields).map_err(Error::internal)?;
        Written::of_fields(fields.as_bytes(), files)
    }

    fn of_fields(fields: &[u8], files: Vec<Upload>) -> Result<Self> {
        Ok(Written { common: form::parse(fields)?, own: form::parse(fields)?, files })
    }
}

impl<E: Serialize + DeserializeOwned> Written<E> {
    /// As kept while it is typed.
    pub fn to_json(&self) -> Result<String> {
        serde_json::to_string(self).map_err(Error::internal)
    }

    /// As kept earlier; `None` for what an older program kept in another shape.
    pub fn from_json(kept: &str) -> Option<Self> {
        serde_json::from_str(kept).ok()
    }
}

impl Typed {
    /// The form as it opens: what is saved.
    pub fn of(publication: &Publication, grants: &[Grant], attachments: &[i64]) -> Typed {
        let switch = |on: bool| if on { "1".to_owned() } else { String::new() };
        let comments = publication.comments != Comments::None;
        Typed {
            version: publication.version,
            title: publication.title.clone(),
            summary: publication.summary.clone(),
            body: publication.body.clone(),
            picture: publication.picture.map(|id| id.to_string()).unwrap_or_default(),
            picture_alt: publication.picture_alt.clone(),
            who: String::new(),
            audience: grants.iter().map(|g| g.grp.to_string()).collect(),
            reads_only: grants.iter().filter(|g| comments && g.level == Level::View).map(|g| g.grp.to_string()).collect(),
            public: switch(publication.is_public),
            comments: publication.comments.key().to_owned(),
            asks_reading: switch(publication.asks_reading),
            show_from: publication.show_from.map(local).unwrap_or_default(),
            show_until: publication.show_until.map(local).unwrap_or_default(),
            attachment: attachments.iter().map(i64::to_string).collect(),
            wish: Wish::Save,
        }
    }

    /// The groups chosen, each at its level; what is not one is left out.
    pub fn grants(&self, usual: Level) -> Vec<Grant> {
        let level = |typed: &String| if self.reads_only.contains(typed) { usual.min(Level::View) } else { usual };
        self.audience.iter().filter_map(|typed| Grant::parse(typed, level(typed))).collect()
    }

    /// What was meant. A draft may be incomplete; what is published may not.
    pub fn check(&self, check: &mut Checker, usual: Level) -> Content {
        let publishes = self.wish == Wish::Publish;
        let comments = check.choice("comments", &self.comments, Comments::from_key).unwrap_or_default();
        let content = Content {
            title: check.line("title", &self.title, usize::from(publishes), 120),
            summary: check.line("summary", &self.summary, 0, 300),
            body: clean::html(&self.body),
            picture: self.picture.parse().ok(),
            picture_alt: check.line("picture_alt", &self.picture_alt, 0, 200),
            grants: self.grants(usual),
            is_public: self.public == "1",
            comments,
            asks_reading: self.asks_reading == "1",
            show_from: check.instant("show_from", &self.show_from),
            show_until: check.instant("show_until", &self.show_until),
            attachments: self.attachment.iter().filter_map(|id| id.parse().ok()).collect(),
        };
        if let (from, Some(until)) = (content.show_from.unwrap_or(0), content.show_until)
            && until <= from
        {
            check.fail("show_until", "La fin vient avant le début.");
        }
        if publishes {
            check_complete(check, &content);
        }
        content
    }
}

fn check_complete(check: &mut Checker, content: &Content) {
    if content.grants.is_empty() && !content.is_public {
        check.fail("audience", "Choisissez au moins un groupe.");
    }
    if content.summary.is_empty() && content.body.is_empty() {
        check.fail("body", "Écrivez un texte.");
    }
    match clean::pictures_without_words(&content.body) {
        0 => {}
        1 => check.fail("body", "Une image n'a pas de description : décrivez-la pour qui ne la voit pas."),
        n => check.fail("body", format!("{n} images n'ont pas de description : décrivez-les pour qui ne les voit pas.")),
    }
    if content.picture.is_some() && content.picture_alt.is_empty() {
        check.fail("picture_alt", "Décrivez l'image pour qui ne la voit pas.");
    }
}

/// As a `datetime-local` field holds it.
fn local(at: i64) -> String {
    clock::zoned(at).strftime("%Y-%m-%dT%H:%M").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn published(change: impl FnOnce(&mut Typed)) -> std::result::Result<Content, form::Errors> {
        let mut typed = Typed {
            title: "Sortie".into(),
            body: "<p>Jeudi</p>".into(),
            audience: vec!["3".into()],
            comments: "after".into(),
            wish: Wish::Publish,
            ..Typed::default()
        };
        change(&mut typed);
        let mut check = Checker::new();
        let content = typed.check(&mut check, Level::Comment);
        check.finish(content)
    }

    #[test]
    fn what_is_published_has_a_title_a_text_and_readers() {
        assert!(published(|_| {}).is_ok());
        assert!(published(|t| t.title.clear()).unwrap_err().of("title").is_some());
        assert!(published(|t| t.body = "<p> </p>".into()).unwrap_err().of("body").is_some());
        assert!(published(|t| t.audience.clear()).unwrap_err().of("audience").is_some());
        assert!(published(|t| (t.audience.clear(), t.public = "1".into()).1).is_ok());
    }

    #[test]
    fn a_draft_may_be_incomplete() {
        assert!(published(|t| (t.title.clear(), t.audience.clear(), t.wish = Wish::Save).2).is_ok());
    }

    #[test]
    fn every_picture_is_described() {
        let undescribed = published(|t| t.body = "<img src=\"/fichiers/4\">".into()).unwrap_err();
        assert!(undescribed.of("body").unwrap().contains("description"));
    }

    #[test]
    fn the_end_comes_after_the_beginning() {
        let wrong = published(|t| (t.show_from = "2026-11-25T08:00".into(), t.show_until = "2026-11-24T08:00".into()).1);
        assert!(wrong.unwrap_err().of("show_until").is_some());
    }
}
