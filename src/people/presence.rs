//! Who stands behind a session's cookie, with all that a page's frame needs: one statement, plus one for the rights.

use std::{collections::HashMap, sync::Arc};

use rusqlite::Row;

use super::{identity, rights::Matrix};
use crate::{
    Result,
    access::{About, Identity, Profile, Rights},
    store::{BlobId, Reading},
};

/// A person who is here now.
#[derive(Clone, Debug)]
pub struct Presence {
    pub identity: Arc<Identity>,
    pub avatar: Option<BlobId>,
    pub preferences: HashMap<String, String>,
    /// News of the feed not yet read, by service.
    pub unread: HashMap<String, u32>,
    /// A version of the charter waits for their agreement: nothing else opens before.
    pub charter_waits: bool,
    /// When the session was last seen.
    pub seen_at: i64,
}

const PRESENCE: &str = "
    SELECT p.id, p.given_name, coalesce(p.usual_name, p.family_name) AS last_name, p.avatar, s.seen_at,
           (SELECT group_concat(profile) FROM person_profile WHERE person = p.id) AS profiles,
           (SELECT json_group_object(key, value) FROM preference WHERE person = p.id) AS preferences,
           (SELECT json_group_object(service, n)
              FROM (SELECT service, count(*) AS n FROM feed WHERE person = p.id AND read_at IS NULL GROUP BY service)) AS unread,
           EXISTS (SELECT 1 FROM charter c
                    WHERE c.kind = 'charter'
                      AND c.audience = iif(EXISTS (SELECT 1 FROM person_profile WHERE person = p.id AND profile = 'pupil'), 'pupil', 'adult')
                      AND c.version = (SELECT max(version) FROM charter WHERE kind = c.kind AND audience = c.audience)
                      AND NOT EXISTS (SELECT 1 FROM charter_acceptance a WHERE a.charter = c.id AND a.person = p.id)) AS charter_waits
      FROM session s JOIN person p ON p.id = s.person JOIN account a ON a.person = p.id
     WHERE s.token = ?1 AND s.expires_at > ?2 AND a.state = 'active' AND p.left_at IS NULL";

/// The person of a session that has not ended, whose account is active; `None` for all else.
pub fn of_session(db: &Reading<'_>, token: &[u8], abouts: &[&'static About]) -> Result<Option<Presence>> {
    let found = db.maybe(PRESENCE, rusqlite::params![token, db.now()], from_row)?;
    let Some((mut presence, mut identity)) = found else { return Ok(None) };
    identity.rights = identity::rights(&Matrix::load(db)?, identity.profiles, abouts);
    presence.identity = Arc::new(identity);
    Ok(Some(presence))
}

fn from_row(r: &Row<'_>) -> rusqlite::Result<(Presence, Identity)> {
    let profiles: String = r.get::<_, Option<String>>("profiles")?.unwrap_or_default();
    let (given, last): (String, String) = (r.get("given_name")?, r.get("last_name")?);
    let identity = Identity {
        id: r.get("id")?,
        name: format!("{given} {last}").trim().to_owned(),
        given_name: given,
        profiles: profiles.split(',').filter_map(Profile::from_key).collect(),
        rights: Rights::default(),
    };
    let presence = Presence {
        identity: Arc::new(identity.clone()),
        avatar: r.get("avatar")?,
        preferences: json(r, "preferences")?,
        unread: json(r, "unread")?,
        charter_waits: r.get("charter_waits")?,
        seen_at: r.get("seen_at")?,
    };
    Ok((presence, identity))
}

fn json<T: serde::de::DeserializeOwned + Default>(r: &Row<'_>, column: &str) -> rusqlite::Result<T> {
    let text: String = r.get(column)?;
    Ok(serde_json::from_str(&text).unwrap_or_default())
}
