//! What stands on the desk of whoever writes: the publication, whom it may be for, its files, and the form as it opens.

use serde::{Serialize, de::DeserializeOwned};

use super::{
    Grant, Publication, State,
    attachments::{self, File, UploadId},
    audience::{self, Audience, Picker, Wanted},
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
    /// Who would see it, as the form stands.
    pub audience: Audience,
    /// Those it has, and those that were just sent with the form.
    pub files: Vec<File>,
    /// Those it has.
    below: Vec<UploadId>,
    /// When what is in the form was kept while typing; `None` when it is what is saved, or was just sent.
    pub kept_at: Option<i64>,
}

impl Desk {
    /// The desk of a publication that was found to be edited, and its form: what was `sent`, or else kept while typing, or
    /// else what is saved, with `own` for what the service adds. Six statements.
    pub fn open<E: Serialize + DeserializeOwned>(
        db: &Reading<'_>,
        about: &'static About,
        publication: Publication,
        sent: Option<Written<E>>,
        own: E,
    ) -> Result<(Desk, Written<E>)> {
        let kept = if sent.is_none() { autosave::find(db, &publication)? } else { None };
        let kept = kept.and_then(|(at, fields)| Some((at, Written::from_json(&fields)?)));
        let kept_at = kept.as_ref().map(|(at, _)| *at);
        let written = sent.or(kept.map(|(_, written)| written));
        let picker = audience::picker(db, publication.id, &wanted(written.as_ref().map(|w| &w.common)))?;
        let mut files = attachments::of(db, publication.id)?;
        let below: Vec<UploadId> = files.iter().map(|f| f.id).collect();
        let mut written = written.unwrap_or_else(|| Written {
            common: Typed::of(&publication, &picker.granted(), &below),
            own,
            files: Vec::new(),
        });
        tick_the_one_found(&mut written.common, &picker);
        files.extend(just_sent(db, &written.common, &files)?);
        let audience = audience::of_grants(db, about, &picker.within(&written.common.grants(Level::View)))?;
        Ok((Desk { about, publication, picker, audience, files, below, kept_at }, written))
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
        check.is_empty()
            && meant.says_what(&self.publication)
            && meant.attachments == self.below
            && sorted(self.picker.within(&meant.grants)) == sorted(self.picker.granted())
            && (typed.wish != Wish::Publish || matches!(self.publication.state, State::Pending | State::Published))
    }
}

fn wanted(typed: Option<&Typed>) -> Wanted {
    typed.map_or_else(Wanted::default, |typed| Wanted {
        groups: typed.grants(Level::View).iter().map(|g| g.grp).collect(),
        name: typed.who.clone(),
    })
}

/// A name that only one person answers to adds that person.
fn tick_the_one_found(typed: &mut Typed, picker: &Picker) {
    let found: Vec<String> = picker.choices.iter().filter(|c| c.found).map(|c| c.grp.to_string()).collect();
    if let [one] = &found[..]
        && !typed.audience.contains(one)
    {
        typed.audience.push(one.clone());
    }
}

/// The files that came with the form, besides those it had. No statement when there are none.
fn just_sent(db: &Reading<'_>, typed: &Typed, known: &[File]) -> Result<Vec<File>> {
    let ids = typed.attachment.iter().filter_map(|id| id.parse().ok());
    let new: Vec<UploadId> = ids.filter(|id| !known.iter().any(|f| f.id == *id)).collect();
    if new.is_empty() { Ok(Vec::new()) } else { attachments::mine(db, &new) }
}
