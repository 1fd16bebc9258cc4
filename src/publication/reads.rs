//! Who has seen a publication, and who has said so where its author asks.

use rusqlite::{named_params, params};

use super::{Publication, PublicationId};
use crate::{
    Error, Result,
    access::{About, PersonId, Profile},
    people::person::NAME,
    store::{Reading, WriteTx},
};

/// The viewer opened it.
pub fn mark_seen(tx: &WriteTx<'_>, id: PublicationId) -> Result<()> {
    tx.run(
        "INSERT INTO read_mark (publication, person, seen_at) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING",
        params![id, tx.me(), tx.now()],
    )?;
    Ok(())
}

/// The viewer says that they have read it.
pub fn acknowledge(tx: &WriteTx<'_>, publication: &Publication) -> Result<()> {
    if !publication.asks_reading {
        return Err(Error::refused("Cette publication ne demande pas de confirmer la lecture."));
    }
    tx.run(
        "INSERT INTO read_mark (publication, person, seen_at, acknowledged_at) VALUES (?1, ?2, ?3, ?3)
         ON CONFLICT (publication, person) DO UPDATE SET acknowledged_at = coalesce(acknowledged_at, ?3)",
        params![publication.id, tx.me(), tx.now()],
    )?;
    Ok(())
}

/// Of its audience, how many have seen it and said so.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    pub expected: u32,
    pub seen: u32,
    pub acknowledged: u32,
}

/// One reader, for the author.
#[derive(Clone, Debug)]
pub struct Reader {
    pub name: String,
    pub profiles: String,
    pub seen_at: Option<i64>,
    pub acknowledged_at: Option<i64>,
}

/// The persons of the audience who have a profile that opens the service, the author excepted.
const READERS: &str = "
    WITH reader AS MATERIALIZED (
        SELECT DISTINCT m.person FROM audience a JOIN membership m ON m.grp = a.grp
         WHERE a.publication = :id AND m.person IS NOT (SELECT author FROM publication WHERE id = :id)
           AND EXISTS (SELECT 1 FROM person_profile pp JOIN json_each(:defaults) d ON d.key = pp.profile
                         LEFT JOIN ceiling o ON o.service = :service AND o.profile = pp.profile
                        WHERE pp.person = m.person AND coalesce(o.level, d.value) <> 'none'))";

fn defaults(about: &About) -> String {
    let levels = Profile::ALL.map(|p| (p.key().to_owned(), about.defaults.of(p).key().into()));
    serde_json::Value::Object(levels.into_iter().collect()).to_string()
}

/// For the house (notices): whoever calls has published it.
pub fn readers(db: &Reading<'_>, about: &About, id: PublicationId) -> Result<Vec<PersonId>> {
    db.all(
        &format!("{READERS} SELECT person FROM reader"),
        named_params! {":id": id, ":service": about.key, ":defaults": defaults(about)},
        |r| r.get(0),
    )
}

/// For the author and the moderators, who have found it.
pub fn tally(db: &Reading<'_>, about: &About, id: PublicationId) -> Result<Tally> {
    let sql = format!(
        "{READERS} SELECT count(*) AS expected, count(k.seen_at) AS seen, count(k.acknowledged_at) AS acknowledged
           FROM reader LEFT JOIN read_mark k ON k.publication = :id AND k.person = reader.person"
    );
    db.one(&sql, named_params! {":id": id, ":service": about.key, ":defaults": defaults(about)}, |r| {
        Ok(Tally { expected: r.get("expected")?, seen: r.get("seen")?, acknowledged: r.get("acknowledged")? })
    })
}

/// Each reader by name, those who have not said so first. For the author and the moderators.
pub fn list(db: &Reading<'_>, about: &About, publication: &Publication) -> Result<Vec<Reader>> {
    if !(publication.standing.is_author() || publication.standing.moderates()) {
        return Err(Error::forbidden("La liste des lectures est réservée à l'auteur et aux personnes qui modèrent."));
    }
    let sql = format!(
        "{READERS} SELECT {NAME} AS name, k.seen_at, k.acknowledged_at,
                (SELECT group_concat(profile) FROM person_profile WHERE person = p.id) AS profiles
           FROM reader JOIN person p ON p.id = reader.person
           LEFT JOIN read_mark k ON k.publication = :id AND k.person = p.id
          ORDER BY k.acknowledged_at IS NOT NULL, k.seen_at IS NOT NULL, p.sort_key"
    );
    db.all(&sql, named_params! {":id": publication.id, ":service": about.key, ":defaults": defaults(about)}, |r| {
        Ok(Reader {
            name: r.get("name")?,
            profiles: r.get::<_, Option<String>>("profiles")?.unwrap_or_default(),
            seen_at: r.get("seen_at")?,
            acknowledged_at: r.get("acknowledged_at")?,
        })
    })
}
