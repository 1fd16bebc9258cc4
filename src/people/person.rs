//! A person of the school. They exist before their account does.

mod fields;

use rusqlite::{Row, named_params};

pub use fields::{Address, Fields, Sex};

use super::{groups, may, profiles};
use crate::{
    Error, Result,
    access::{PersonId, ProfileSet},
    store::{Reading, WriteTx},
};

#[derive(Clone, Debug)]
pub struct Person {
    pub id: PersonId,
    pub fields: Fields,
    pub profiles: ProfileSet,
    pub avatar: Option<i64>,
    pub created_at: i64,
    /// No longer at the school since then.
    pub left_at: Option<i64>,
}

/// The name shown of a person called `p` in a query: given name, then usual or family name.
pub const NAME: &str = "trim(p.given_name || ' ' || coalesce(p.usual_name, p.family_name))";

impl Person {
    pub fn name(&self) -> String {
        self.fields.name()
    }

    fn from_row(r: &Row<'_>) -> rusqlite::Result<Person> {
        Ok(Person {
            id: r.get("id")?,
            fields: Fields::from_row(r)?,
            profiles: profiles::parse(r.get::<_, Option<String>>("profiles")?.as_deref()),
            avatar: r.get("avatar")?,
            created_at: r.get("created_at")?,
            left_at: r.get("left_at")?,
        })
    }
}

/// Who sees the whole sheet of a person: themselves, the staff, the house, and a pupil's guardians with legal authority.
/// The others see what the directory shows. Binds `:me` and `:all`.
const SEEN: &str = "(:all OR p.id = :me OR EXISTS (SELECT 1 FROM guardianship g
                     WHERE g.pupil = p.id AND g.guardian = :me AND g.legal_authority = 1))";

fn sees_all(db: &Reading<'_>) -> bool {
    db.viewer().is_staff() || db.viewer().is_house()
}

/// The whole sheet of a person, when the viewer may see it; else `NotFound`.
pub fn find(db: &Reading<'_>, id: PersonId) -> Result<Person> {
    let sql = format!(
        "SELECT p.id, {}, p.avatar, p.created_at, p.left_at, {} FROM person p WHERE p.id = :id AND {SEEN}",
        Fields::COLUMNS,
        profiles::COLUMN
    );
    db.one(&sql, named_params! {":id": id, ":me": db.me(), ":all": sees_all(db)}, Person::from_row)
}

/// All persons whose whole sheet the viewer may see, those who left excepted, by name.
pub fn visible(db: &Reading<'_>) -> Result<Vec<Person>> {
    let sql = format!(
        "SELECT p.id, {}, p.avatar, p.created_at, p.left_at, {} FROM person p
         WHERE p.left_at IS NULL AND {SEEN} ORDER BY p.sort_key",
        Fields::COLUMNS,
        profiles::COLUMN
    );
    db.all(&sql, named_params! {":me": db.me(), ":all": sees_all(db)}, Person::from_row)
}

/// The name shown of a person, for the house: whoever reads it must already see that person's act.
pub fn name(db: &Reading<'_>, id: PersonId) -> Result<String> {
    db.value(&format!("SELECT {NAME} FROM person p WHERE p.id = ?1"), [id])
}

/// Adds a person with their profiles; the groups follow.
pub fn add(tx: &WriteTx<'_>, fields: &Fields, profiles: ProfileSet) -> Result<PersonId> {
    let id = add_one_of_many(tx, fields, profiles)?;
    groups::refresh(tx)?;
    tx.on("person", id);
    Ok(id)
}

/// Someone of the same names and birth date who was added a moment ago: a form sent twice adds one person.
pub fn just_added(tx: &WriteTx<'_>, fields: &Fields) -> Result<Option<PersonId>> {
    may::administer(tx)?;
    let found = tx.maybe(
        "SELECT id FROM person WHERE given_name = :given AND family_name = :family AND usual_name IS :usual
            AND birth_date IS :birth AND created_at > :since AND left_at IS NULL",
        named_params! {
            ":given": fields.given_name, ":family": fields.family_name, ":usual": fields.usual_name,
            ":birth": fields.birth_date, ":since": tx.now() - 60,
        },
        |r| r.get(0),
    )?;
    if let Some(id) = found {
        tx.on("person", id);
    }
    Ok(found)
}

/// As `add`, for many in one write, which ends with `groups::refresh`.
pub fn add_one_of_many(tx: &WriteTx<'_>, fields: &Fields, profiles: ProfileSet) -> Result<PersonId> {
    may::administer(tx)?;
    if profiles.is_empty() {
        return Err(Error::refused("Choisissez au moins un profil."));
    }
    insert(tx, fields, profiles)
}

pub(super) fn insert(tx: &WriteTx<'_>, fields: &Fields, profiles: ProfileSet) -> Result<PersonId> {
    fields.check(tx, 0)?;
    let id =
        tx.insert("INSERT INTO person (family_name, given_name, sort_key, created_at) VALUES ('', '', '', ?1)", [tx.now()])?;
    fields.store(tx, id)?;
    profiles::add(tx, id, profiles)?;
    Ok(id)
}

/// Changes a person's sheet: the headteacher, or the house.
pub fn change(tx: &WriteTx<'_>, id: PersonId, fields: &Fields) -> Result<()> {
    may::administer(tx)?;
    update(tx, id, fields)?;
    groups::refresh(tx)
}

pub(super) fn update(tx: &WriteTx<'_>, id: PersonId, fields: &Fields) -> Result<()> {
    fields.check(tx, id)?;
    fields.store(tx, id)
}

/// What adults may change of themselves: how to reach them. The rest is the school's to change.
#[derive(Clone, Debug, Default)]
pub struct Contact {
    pub email: Option<String>,
    pub phone_home: Option<String>,
    pub phone_work: Option<String>,
    pub phone_mobile: Option<String>,
    pub home: Address,
}

/// Changes how to reach a person: themselves, or the headteacher. A pupil asks an adult.
pub fn change_contact(tx: &WriteTx<'_>, id: PersonId, contact: &Contact) -> Result<()> {
    may::oneself(tx, id)?;
    if tx.viewer().is_pupil() {
        return Err(Error::forbidden("Demande à un adulte de l'école de changer tes coordonnées."));
    }
    let changed = tx.run(
        "UPDATE person SET email = :email, phone_home = :home, phone_work = :work, phone_mobile = :mobile,
                street = :street, postcode = :postcode, city = :city, country = :country WHERE id = :id",
        named_params! {
            ":id": id, ":email": contact.email, ":home": contact.phone_home, ":work": contact.phone_work,
            ":mobile": contact.phone_mobile, ":street": contact.home.street, ":postcode": contact.home.postcode,
            ":city": contact.home.city, ":country": contact.home.country,
        },
    )?;
    if changed == 0 { Err(Error::NotFound) } else { Ok(()) }
}

/// Shows this picture (a blob's id) for the person, or none.
pub fn set_avatar(tx: &WriteTx<'_>, id: PersonId, blob: Option<i64>) -> Result<()> {
    may::oneself(tx, id)?;
    tx.run("UPDATE person SET avatar = ?2 WHERE id = ?1", rusqlite::params![id, blob])?;
    Ok(())
}

/// Marks persons as gone from the school, now; their place in a class ends today, and so do their sessions: nobody who left
/// comes in. Those gone already stay as they are. Refused when nobody would be left to head the school.
pub fn mark_left(tx: &WriteTx<'_>, ids: &[PersonId]) -> Result<()> {
    may::administer(tx)?;
    let ids = serde_json::to_string(ids).map_err(Error::internal)?;
    let heads = |among: &str| {
        format!(
            "SELECT 1 FROM person_profile d JOIN person p ON p.id = d.person AND p.left_at IS NULL
              WHERE d.profile = 'director' AND p.id {among} (SELECT value FROM json_each(?1))"
        )
    };
    if tx.exists(&heads("IN"), [&ids])? && !tx.exists(&heads("NOT IN"), [&ids])? {
        return Err(Error::refused(
            "L'école n'aurait plus personne pour la diriger : donnez d'abord ce profil à quelqu'un d'autre.",
        ));
    }
    tx.run("DELETE FROM session WHERE person IN (SELECT value FROM json_each(?1))", [&ids])?;
    tx.run(
        "UPDATE person SET left_at = ?2 WHERE left_at IS NULL AND id IN (SELECT value FROM json_each(?1))",
        rusqlite::params![ids, tx.now()],
    )?;
    tx.run(
        "UPDATE enrolment SET until = ?2 WHERE until IS NULL AND pupil IN (SELECT value FROM json_each(?1))",
        rusqlite::params![ids, tx.today().to_string()],
    )?;
    groups::refresh(tx)
}

/// Back at the school; a class is given apart.
pub fn mark_back(tx: &WriteTx<'_>, id: PersonId) -> Result<()> {
    may::administer(tx)?;
    tx.run("UPDATE person SET left_at = NULL WHERE id = ?1", [id])?;
    groups::refresh(tx)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        access::Profile,
        people::{families, testing::*},
    };

    #[test]
    fn a_guardian_sees_their_own_child_and_a_restricted_one_does_not() {
        let school = School::open();
        let pupil = school.person("Naël", "FOURNIER", Profile::Pupil);
        let other = school.person("Léa", "BRUN", Profile::Pupil);
        let mother = school.person("Hélène", "FOURNIER", Profile::Guardian);
        let father = school.person("Julien", "FOURNIER", Profile::Guardian);
        school.write(move |tx| {
            families::link(tx, mother, pupil, families::Terms::default())?;
            families::link(tx, father, pupil, families::Terms { legal_authority: false, ..families::Terms::default() })
        });
        let sees = |who, id| school.read_as(&viewer(who, &[Profile::Guardian]), move |db| find(db, id)).is_ok();
        assert!(sees(mother, pupil) && sees(mother, mother));
        assert!(!sees(mother, other) && !sees(mother, father) && !sees(father, pupil));
        let all = school.read_as(&viewer(99, &[Profile::Teacher]), visible).unwrap();
        assert_eq!(
            all.iter().map(Person::name).collect::<Vec<_>>(),
            ["Léa BRUN", "Hélène FOURNIER", "Julien FOURNIER", "Naël FOURNIER"]
        );
    }

    #[test]
    fn adults_change_how_to_reach_them_and_nothing_of_others() {
        let school = School::open();
        let mother = school.person("Hélène", "FOURNIER", Profile::Guardian);
        let pupil = school.person("Naël", "FOURNIER", Profile::Pupil);
        let contact = || Contact { email: Some("helene@exemple.invalid".to_owned()), ..Contact::default() };
        let me = viewer(mother, &[Profile::Guardian]);
        school.write_as(&me, move |tx| change_contact(tx, mother, &contact())).unwrap();
        let email = school.read(move |db| find(db, mother)).fields.email;
        assert_eq!(email.as_deref(), Some("helene@exemple.invalid"));
        assert!(school.write_as(&me, move |tx| change_contact(tx, pupil, &contact())).is_err());
        assert!(school.write_as(&viewer(pupil, &[Profile::Pupil]), move |tx| change_contact(tx, pupil, &contact())).is_err());
        assert!(school.write_as(&me, move |tx| change(tx, mother, &fields("Une", "AUTRE"))).is_err());
    }

    #[test]
    fn an_ine_is_one_pupils_only() {
        let school = School::open();
        let with_ine = |given: &str| Fields { ine: Some("613013910EJ".to_owned()), ..fields(given, "MARTIN") };
        let pupil = || [Profile::Pupil].into_iter().collect();
        let lea = with_ine("Léa");
        let id = school.write(move |tx| add(tx, &lea, pupil()));
        let tom = with_ine("Tom");
        assert!(matches!(school.write_as(&operator(), move |tx| add(tx, &tom, pupil())), Err(Error::Refused(_))));
        let again = with_ine("Léa-Rose");
        school.write(move |tx| change(tx, id, &again));
        assert_eq!(school.read(move |db| name(db, id)), "Léa-Rose MARTIN");
        let group: String = school.read(move |db| db.value("SELECT name FROM grp WHERE person = ?1", [id]));
        assert_eq!(group, "Léa-Rose MARTIN");
    }
}
