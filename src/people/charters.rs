//! The charter (charte d'usage) and the data notice: texts with versions, and who accepted which.

use rusqlite::{Row, named_params, params};

use super::{may, person::NAME};
use crate::{
    Error, Result,
    access::{PersonId, ProfileSet},
    store::{Reading, WriteTx},
};

pub type CharterId = i64;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Charter,
    Notice,
}

impl Kind {
    pub const ALL: [Kind; 2] = [Kind::Charter, Kind::Notice];

    pub fn key(self) -> &'static str {
        ["charter", "notice"][self as usize]
    }

    pub fn french(self) -> &'static str {
        ["Charte d'usage", "Information sur les données"][self as usize]
    }
}

/// Whom a version is written for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Audience {
    Adult,
    Pupil,
}

impl Audience {
    pub const ALL: [Audience; 2] = [Audience::Adult, Audience::Pupil];

    pub fn key(self) -> &'static str {
        ["adult", "pupil"][self as usize]
    }

    pub fn of(profiles: ProfileSet) -> Audience {
        if profiles.is_pupil() { Audience::Pupil } else { Audience::Adult }
    }
}

#[derive(Clone, Debug)]
pub struct Charter {
    pub id: CharterId,
    pub kind: Kind,
    pub audience: Audience,
    pub version: u32,
    /// Cleaned HTML.
    pub body: String,
    pub published_at: i64,
}

impl Charter {
    const COLUMNS: &str = "c.id, c.kind, c.audience, c.version, c.body, c.published_at";
    const CURRENT: &str = "c.version = (SELECT max(v.version) FROM charter v WHERE v.kind = c.kind AND v.audience = c.audience)";

    fn from_row(r: &Row<'_>) -> rusqlite::Result<Charter> {
        let (kind, audience): (String, String) = (r.get("kind")?, r.get("audience")?);
        Ok(Charter {
            id: r.get("id")?,
            kind: if kind == "charter" { Kind::Charter } else { Kind::Notice },
            audience: if audience == "adult" { Audience::Adult } else { Audience::Pupil },
            version: r.get("version")?,
            body: r.get("body")?,
            published_at: r.get("published_at")?,
        })
    }
}

/// The text in force, for anybody: also signed out.
pub fn current(db: &Reading<'_>, kind: Kind, audience: Audience) -> Result<Option<Charter>> {
    let sql = format!(
        "SELECT {} FROM charter c WHERE c.kind = ?1 AND c.audience = ?2 ORDER BY c.version DESC LIMIT 1",
        Charter::COLUMNS
    );
    db.maybe(&sql, params![kind.key(), audience.key()], Charter::from_row)
}

/// The texts in force, for who administers and for anybody: at most four.
pub fn in_force(db: &Reading<'_>) -> Result<Vec<Charter>> {
    let sql = format!("SELECT {} FROM charter c WHERE {} ORDER BY c.kind, c.audience", Charter::COLUMNS, Charter::CURRENT);
    db.all(&sql, [], Charter::from_row)
}

/// All versions of a text, the latest first: old ones stay readable.
pub fn versions(db: &Reading<'_>, kind: Kind, audience: Audience) -> Result<Vec<Charter>> {
    let sql = format!("SELECT {} FROM charter c WHERE c.kind = ?1 AND c.audience = ?2 ORDER BY c.version DESC", Charter::COLUMNS);
    db.all(&sql, params![kind.key(), audience.key()], Charter::from_row)
}

/// What a person has still to accept before anything else opens, the charter first.
pub fn pending(db: &Reading<'_>, person: PersonId, profiles: ProfileSet) -> Result<Vec<Charter>> {
    let sql = format!(
        "SELECT {} FROM charter c WHERE c.audience = :audience AND {}
           AND NOT EXISTS (SELECT 1 FROM charter_acceptance a WHERE a.charter = c.id AND a.person = :person)
         ORDER BY c.kind",
        Charter::COLUMNS,
        Charter::CURRENT
    );
    db.all(&sql, named_params! {":audience": Audience::of(profiles).key(), ":person": person}, Charter::from_row)
}

/// Keeps that a person accepted these texts, now: themselves, at activation whoever held their code, or a pupil's teacher who
/// read it to them. A text that is no longer in force is refused: a newer one was published meanwhile.
pub fn accept(tx: &WriteTx<'_>, person: PersonId, charters: &[CharterId]) -> Result<()> {
    if tx.viewer().person().is_some_and(|me| me.id != person) {
        // Who can't read yet is read the text by their teacher.
        may::reset(tx, person)?;
    }
    for id in charters {
        let sql = format!("SELECT 1 FROM charter c WHERE c.id = ?1 AND {}", Charter::CURRENT);
        if !tx.exists(&sql, [id])? {
            return Err(Error::refused("Ce texte vient d'être remplacé par une nouvelle version : relisez-la avant d'accepter."));
        }
        tx.run(
            "INSERT OR IGNORE INTO charter_acceptance (charter, person, accepted_at) VALUES (?1, ?2, ?3)",
            params![id, person, tx.now()],
        )?;
    }
    tx.on("person", person);
    Ok(())
}

/// The HTML of a text, safe to show. The pupils' sentences keep the name of the picture that stands beside each.
pub fn clean(body: &str) -> String {
    ammonia::Builder::default().add_tag_attributes("li", ["data-picture"]).clean(body).to_string()
}

/// Publishes a new version; from now on everybody it is for accepts it at their next visit. Gives its id.
pub fn publish(tx: &WriteTx<'_>, kind: Kind, audience: Audience, body: &str) -> Result<CharterId> {
    may::administer(tx)?;
    let body = clean(body);
    if body.trim().is_empty() {
        return Err(Error::refused("Écrivez le texte avant de le publier."));
    }
    let author = tx.viewer().person().map(|p| p.id);
    let id = tx.insert(
        "INSERT INTO charter (kind, audience, version, body, author, published_at)
         SELECT :kind, :audience, coalesce(max(version), 0) + 1, :body, :author, :now
         FROM charter WHERE kind = :kind AND audience = :audience",
        named_params! {":kind": kind.key(), ":audience": audience.key(), ":body": body, ":author": author, ":now": tx.now()},
    )?;
    tx.on("charter", id);
    Ok(id)
}

/// Someone who accepted a text, and when; or has not yet.
#[derive(Clone, Debug)]
pub struct Acceptance {
    pub person: PersonId,
    pub name: String,
    pub version: u32,
    pub accepted_at: i64,
}

impl Acceptance {
    fn from_row(r: &Row<'_>) -> rusqlite::Result<Acceptance> {
        Ok(Acceptance {
            person: r.get("id")?,
            name: r.get("name")?,
            version: r.get("version")?,
            accepted_at: r.get("accepted_at")?,
        })
    }
}

/// Who accepted a text, all versions, the latest first: for the headteacher and the house.
pub fn acceptances(db: &Reading<'_>, kind: Kind) -> Result<Vec<Acceptance>> {
    may::administer(db)?;
    let sql = format!(
        "SELECT p.id, {NAME} AS name, c.version, a.accepted_at FROM charter_acceptance a
         JOIN charter c ON c.id = a.charter JOIN person p ON p.id = a.person
         WHERE c.kind = ?1 ORDER BY a.accepted_at DESC, p.sort_key"
    );
    db.all(&sql, [kind.key()], Acceptance::from_row)
}

/// What a person accepted, the latest first: for themselves, the headteacher and the house.
pub fn accepted_by(db: &Reading<'_>, person: PersonId) -> Result<Vec<Acceptance>> {
    may::oneself(db, person)?;
    let sql = format!(
        "SELECT p.id, {NAME} AS name, c.version, a.accepted_at FROM charter_acceptance a
         JOIN charter c ON c.id = a.charter JOIN person p ON p.id = a.person WHERE a.person = ?1 ORDER BY a.accepted_at DESC"
    );
    db.all(&sql, [person], Acceptance::from_row)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{access::Profile, people::testing::*};

    #[test]
    fn a_new_version_is_accepted_again() {
        let school = School::open();
        let person = school.person("Léa", "MARTIN", Profile::Guardian);
        let me = viewer(person, &[Profile::Guardian]);
        let guardian = [Profile::Guardian].into_iter().collect();
        let waiting = || school.read(move |db| Ok(pending(db, person, guardian)?.into_iter().map(|c| c.id).collect::<Vec<_>>()));
        assert!(waiting().is_empty());
        let first = school.write(|tx| publish(tx, Kind::Charter, Audience::Adult, "<p>Respect.</p><script>x</script>"));
        school.write(|tx| publish(tx, Kind::Charter, Audience::Pupil, "<p>Je respecte.</p>"));
        assert_eq!(waiting(), [first]);
        school.write_as(&me, move |tx| accept(tx, person, &[first])).unwrap();
        assert!(waiting().is_empty());
        let second = school.write(|tx| publish(tx, Kind::Charter, Audience::Adult, "<p>Respect, encore.</p>"));
        assert_eq!(waiting(), [second]);
        let outdated = school.write_as(&me, move |tx| accept(tx, person, &[first]));
        assert!(matches!(outdated, Err(Error::Refused(_))));
        let kept = school.read(|db| versions(db, Kind::Charter, Audience::Adult));
        assert_eq!((kept.len(), kept[1].body.as_str()), (2, "<p>Respect.</p>"));
        assert_eq!(school.read(|db| acceptances(db, Kind::Charter)).len(), 1);
    }

    #[test]
    fn a_cleaned_text_keeps_its_pictures_and_nothing_that_runs() {
        let dirty = "<ul><li data-picture=\"lock\" onclick=\"x()\">Je garde</li></ul><script>x</script>";
        assert_eq!(clean(dirty), "<ul><li data-picture=\"lock\">Je garde</li></ul>");
    }

    #[test]
    fn nobody_accepts_for_another_adult() {
        let school = School::open();
        let person = school.person("Léa", "MARTIN", Profile::Guardian);
        let charter = school.write(|tx| publish(tx, Kind::Notice, Audience::Adult, "<p>Vos données.</p>"));
        let other = viewer(person + 1, &[Profile::Teacher]);
        assert!(school.write_as(&other, move |tx| accept(tx, person, &[charter])).is_err());
    }
}
