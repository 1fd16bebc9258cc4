//! Families: who is responsible for whom, and with which rights.

use rusqlite::{Row, named_params, params};

use super::{groups, may, person::NAME};
use crate::{
    Error, Result,
    access::PersonId,
    store::{Reading, WriteTx},
};

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kind {
    Mother,
    Father,
    Guardian,
    #[default]
    Other,
}

impl Kind {
    pub const ALL: [Kind; 4] = [Kind::Mother, Kind::Father, Kind::Guardian, Kind::Other];

    pub fn key(self) -> &'static str {
        ["mother", "father", "guardian", "other"][self as usize]
    }

    pub fn from_key(key: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|k| k.key() == key)
    }

    pub fn french(self) -> &'static str {
        ["mère", "père", "tuteur ou tutrice", "responsable"][self as usize]
    }
}

/// What a guardian is to a pupil, and may do. A custody restriction is `legal_authority` or `may_collect` at false.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Terms {
    pub kind: Kind,
    pub legal_authority: bool,
    pub may_collect: bool,
    /// Receives the school's mail.
    pub receives_mail: bool,
    pub contact_order: u32,
}

impl Default for Terms {
    fn default() -> Self {
        Terms { kind: Kind::Other, legal_authority: true, may_collect: true, receives_mail: true, contact_order: 1 }
    }
}

#[derive(Clone, Debug)]
pub struct Relative {
    pub id: PersonId,
    pub name: String,
    pub terms: Terms,
}

const COLUMNS: &str = "g.kind, g.legal_authority, g.may_collect, g.receives_mail, g.contact_order";

fn relative(r: &Row<'_>) -> rusqlite::Result<Relative> {
    Ok(Relative {
        id: r.get("id")?,
        name: r.get("name")?,
        terms: Terms {
            kind: Kind::from_key(&r.get::<_, String>("kind")?).unwrap_or_default(),
            legal_authority: r.get("legal_authority")?,
            may_collect: r.get("may_collect")?,
            receives_mail: r.get("receives_mail")?,
            contact_order: r.get("contact_order")?,
        },
    })
}

/// A pupil's guardians, in the order to call them: for the pupil, their guardians, the staff and the house.
pub fn guardians(db: &Reading<'_>, pupil: PersonId) -> Result<Vec<Relative>> {
    let sql = format!(
        "SELECT p.id, {NAME} AS name, {COLUMNS} FROM guardianship g JOIN person p ON p.id = g.guardian
         WHERE g.pupil = :pupil AND p.left_at IS NULL
           AND (:all OR :me = :pupil OR EXISTS (SELECT 1 FROM guardianship m WHERE m.pupil = :pupil AND m.guardian = :me))
         ORDER BY g.contact_order, p.sort_key"
    );
    let all = db.viewer().is_staff() || db.viewer().is_house();
    db.all(&sql, named_params! {":pupil": pupil, ":me": db.me(), ":all": all}, relative)
}

/// A guardian's children at the school, by birth: for the guardian, the staff and the house.
pub fn children(db: &Reading<'_>, guardian: PersonId) -> Result<Vec<Relative>> {
    let sql = format!(
        "SELECT p.id, {NAME} AS name, {COLUMNS} FROM guardianship g JOIN person p ON p.id = g.pupil
         WHERE g.guardian = :guardian AND p.left_at IS NULL AND (:all OR :me = :guardian)
         ORDER BY p.birth_date, p.sort_key"
    );
    let all = db.viewer().is_staff() || db.viewer().is_house();
    db.all(&sql, named_params! {":guardian": guardian, ":me": db.me(), ":all": all}, relative)
}

impl Terms {
    /// In words, for the journal: `mère, sans autorité parentale`.
    pub fn words(&self) -> String {
        let mut words = vec![self.kind.french()];
        for (holds, otherwise) in [
            (self.legal_authority, "sans autorité parentale"),
            (self.may_collect, "ne vient pas chercher l'enfant"),
            (self.receives_mail, "ne reçoit pas les messages"),
        ] {
            if !holds {
                words.push(otherwise);
            }
        }
        words.join(", ")
    }
}

/// A pupil and their guardians, as the list of families shows them.
#[derive(Clone, Debug)]
pub struct Family {
    pub pupil: PersonId,
    /// Family name first.
    pub register_name: String,
    pub class: Option<String>,
    /// In the order to call them, each with what they are to the pupil.
    pub guardians: Vec<(String, Kind)>,
}

/// The pupils at the school with their guardians, those without any first, then by name; for who administers.
pub fn list(db: &Reading<'_>, words: &str, class: Option<i64>) -> Result<Vec<Family>> {
    may::administer(db)?;
    let folded = crate::store::fold(words);
    let words: Vec<&str> = folded.split(' ').filter(|w| !w.is_empty()).collect();
    let sql = format!(
        "SELECT k.id, capitals(coalesce(k.usual_name, k.family_name)) || ' ' || k.given_name AS register_name, c.name AS class,
                (SELECT json_group_array(json_array({NAME}, g.kind) ORDER BY g.contact_order, p.sort_key)
                   FROM guardianship g JOIN person p ON p.id = g.guardian AND p.left_at IS NULL WHERE g.pupil = k.id) AS guardians
           FROM person k JOIN person_profile pp ON pp.person = k.id AND pp.profile = 'pupil'
           LEFT JOIN enrolment e ON e.pupil = k.id AND e.until IS NULL LEFT JOIN class c ON c.id = e.class
          WHERE k.left_at IS NULL AND (:class IS NULL OR e.class = :class)
            AND NOT EXISTS (SELECT 1 FROM json_each(:words) w WHERE instr(k.sort_key, w.value) = 0)
          ORDER BY json_array_length(guardians) > 0, fold(coalesce(k.usual_name, k.family_name) || ' ' || k.given_name)"
    );
    db.all(&sql, named_params! {":class": class, ":words": serde_json::json!(words).to_string()}, |r| {
        let guardians: String = r.get("guardians")?;
        let guardians: Vec<(String, String)> = serde_json::from_str(&guardians).unwrap_or_default();
        let kind = |key: &str| Kind::from_key(key).unwrap_or_default();
        Ok(Family {
            pupil: r.get("id")?,
            register_name: r.get("register_name")?,
            class: r.get("class")?,
            guardians: guardians.into_iter().map(|(name, key)| (name, kind(&key))).collect(),
        })
    })
}

/// Makes someone a guardian of a pupil, or changes on which terms they are.
pub fn link(tx: &WriteTx<'_>, guardian: PersonId, pupil: PersonId, terms: Terms) -> Result<()> {
    link_one_of_many(tx, guardian, pupil, terms)?;
    groups::refresh(tx)
}

/// As `link`, for many in one write, which ends with `groups::refresh`.
pub fn link_one_of_many(tx: &WriteTx<'_>, guardian: PersonId, pupil: PersonId, terms: Terms) -> Result<()> {
    may::administer(tx)?;
    if guardian == pupil {
        return Err(Error::refused("Une personne ne peut pas être sa propre responsable."));
    }
    tx.run(
        "INSERT INTO guardianship (guardian, pupil, kind, legal_authority, may_collect, receives_mail, contact_order)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
         ON CONFLICT DO UPDATE SET kind = ?3, legal_authority = ?4, may_collect = ?5, receives_mail = ?6, contact_order = ?7",
        params![
            guardian,
            pupil,
            terms.kind.key(),
            terms.legal_authority,
            terms.may_collect,
            terms.receives_mail,
            terms.contact_order
        ],
    )?;
    Ok(())
}

pub fn unlink(tx: &WriteTx<'_>, guardian: PersonId, pupil: PersonId) -> Result<()> {
    may::administer(tx)?;
    tx.run("DELETE FROM guardianship WHERE guardian = ?1 AND pupil = ?2", [guardian, pupil])?;
    groups::refresh(tx)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{access::Profile, people::testing::*};

    #[test]
    fn guardians_are_called_in_their_order_and_known_to_the_family_only() {
        let school = School::open();
        let pupil = school.person("Naël", "FOURNIER", Profile::Pupil);
        let mother = school.person("Hélène", "FOURNIER", Profile::Guardian);
        let father = school.person("Julien", "FOURNIER", Profile::Guardian);
        let stranger = school.person("Paul", "REY", Profile::Guardian);
        school.write(move |tx| {
            link(tx, mother, pupil, Terms { kind: Kind::Mother, contact_order: 2, ..Terms::default() })?;
            link(tx, father, pupil, Terms { kind: Kind::Father, contact_order: 1, ..Terms::default() })
        });
        let called = |who: PersonId, profile| {
            let list = school.read_as(&viewer(who, &[profile]), move |db| guardians(db, pupil)).unwrap();
            list.into_iter().map(|r| r.id).collect::<Vec<_>>()
        };
        assert_eq!(called(pupil, Profile::Pupil), [father, mother]);
        assert_eq!(called(mother, Profile::Guardian), [father, mother]);
        assert!(called(stranger, Profile::Guardian).is_empty());
        let own = school.read_as(&viewer(mother, &[Profile::Guardian]), move |db| children(db, mother)).unwrap();
        assert_eq!((own[0].id, own[0].terms.kind), (pupil, Kind::Mother));
        school.write(move |tx| unlink(tx, father, pupil));
        assert_eq!(called(pupil, Profile::Pupil), [mother]);
    }
}
