//! What stands on the desk of whoever writes: the publication, whom it may be for, its files, what was kept while typing.

use serde::{Serialize, de::DeserializeOwned};

use super::{
    Grant, Publication, State,
    attachments::{self, File},
    audience::{self, Audience, Picker},
    autosave,
    forms::{Typed, Wish, Written},
};
use crate::{
    Result,
    access::{About, Level},
    store::Reading,
    web::Checker,
};

pub struct Desk {
    pub about: &'static About,
    pub publication: Publication,
    pub picker: Picker,
    pub files: Vec<File>,
    /// When the form was last kept, and what it held.
    pub kept: Option<(i64, String)>,
}

impl Desk {
    /// Of a publication that was found to be edited. Four statements.
    pub fn of(db: &Reading<'_>, about: &'static About, publication: Publication) -> Result<Desk> {
        Ok(Desk {
            about,
            picker: audience::picker(db, publication.id)?,
            files: attachments::of(db, publication.id)?,
            kept: autosave::find(db, &publication)?,
            publication,
        })
    }

    /// The form as it opens: what was kept while typing (and when), or else what is saved; `own` is what the service adds.
    pub fn opening<E: Serialize + DeserializeOwned>(&self, own: E) -> (Written<E>, Option<i64>) {
        let kept = self.kept.as_ref().and_then(|(at, fields)| Some((Written::from_json(fields)?, Some(*at))));
        kept.unwrap_or_else(|| {
            let files: Vec<i64> = self.files.iter().map(|f| f.id).collect();
            let common = Typed::of(&self.publication, &self.picker.granted(), &files);
            (Written { common, own, files: Vec::new() }, None)
        })
    }

    /// The files that were just sent with the form, besides those it had. One statement, and none when there are none.
    pub fn add_files(&mut self, db: &Reading<'_>, typed: &Typed) -> Result<()> {
        let known = |id: &i64| self.files.iter().any(|f| f.id == *id);
        let new: Vec<i64> = typed.attachment.iter().filter_map(|id| id.parse().ok()).filter(|id| !known(id)).collect();
        if !new.is_empty() {
            self.files.extend(attachments::mine(db, &new)?);
        }
        Ok(())
    }

    /// Whether all of a form is saved already, so that it was sent twice.
    pub fn is_saved(&self, typed: &Typed, usual: Level) -> bool {
        let sorted = |mut grants: Vec<Grant>| {
            grants.sort_by_key(|g| (g.grp, g.level));
            grants.dedup();
            grants
        };
        let mut check = Checker::new();
        let meant = typed.check(&mut check, usual);
        let files: Vec<i64> = self.files.iter().map(|f| f.id).collect();
        check.is_empty()
            && meant.says_what(&self.publication)
            && meant.attachments == files
            && sorted(self.picker.within(&meant.grants)) == sorted(self.picker.granted())
            && (typed.wish != Wish::Publish || matches!(self.publication.state, State::Pending | State::Published))
    }

    /// Who would see it, as typed. One statement.
    pub fn audience(&self, db: &Reading<'_>, typed: &Typed) -> Result<Audience> {
        audience::of_grants(db, self.about, &self.picker.within(&typed.grants(Level::View)))
    }
}
