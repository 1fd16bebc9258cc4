//! Classes of a school year: their levels, who teaches them, who is enrolled.

mod enrolment;
mod teaching;

use rusqlite::{Row, named_params, params};

pub use enrolment::{Enrolled, enrol, enrol_one_of_many, move_all, of_pupil, pupils, withdraw};
pub use teaching::{Kind as TeachingKind, Teaching, add_teacher, remove_teacher, teachers};

use super::{groups, levels::ClassLevel, may, years};
use crate::{
    Error, Result,
    store::{Reading, WriteTx, fold},
};

pub type ClassId = i64;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Class {
    pub id: ClassId,
    pub school_year: years::YearId,
    pub name: String,
    /// "Identifiant classe" of ONDE, which the LSU asks for.
    pub onde_id: Option<String>,
    /// In the order of schooling.
    pub levels: Vec<ClassLevel>,
}

impl Class {
    const SELECT: &str = "SELECT c.id, c.school_year, c.name, c.onde_id,
        (SELECT group_concat(level) FROM class_level l WHERE l.class = c.id) AS levels FROM class c";

    fn from_row(r: &Row<'_>) -> rusqlite::Result<Class> {
        let levels: Option<String> = r.get("levels")?;
        let mut levels: Vec<ClassLevel> = levels.unwrap_or_default().split(',').filter_map(ClassLevel::from_key).collect();
        levels.sort_unstable();
        Ok(Class {
            id: r.get("id")?,
            school_year: r.get("school_year")?,
            name: r.get("name")?,
            onde_id: r.get("onde_id")?,
            levels,
        })
    }
}

/// The classes of the current year, youngest first. Their names are no secret at the school.
pub fn list(db: &Reading<'_>) -> Result<Vec<Class>> {
    let sql = format!("{} JOIN school_year y ON y.id = c.school_year WHERE y.current = 1", Class::SELECT);
    let mut classes = db.all(&sql, [], Class::from_row)?;
    classes.sort_by(|a, b| (&a.levels, &a.name).cmp(&(&b.levels, &b.name)));
    Ok(classes)
}

/// A class of the current year with who teaches it and how many are in it.
#[derive(Clone, Debug)]
pub struct Summary {
    pub class: Class,
    pub pupils: u32,
    /// Who teaches it today.
    pub teachers: Vec<String>,
}

/// The classes of the current year, youngest first, in one statement.
pub fn summaries(db: &Reading<'_>) -> Result<Vec<Summary>> {
    let sql = format!(
        "SELECT c.id, c.school_year, c.name, c.onde_id,
                (SELECT group_concat(level) FROM class_level l WHERE l.class = c.id) AS levels,
                (SELECT count(*) FROM enrolment e WHERE e.class = c.id AND e.until IS NULL) AS pupils,
                (SELECT json_group_array({} ORDER BY t.kind) FROM teaching t JOIN person p ON p.id = t.teacher AND p.left_at IS NULL
                  WHERE t.class = c.id AND coalesce(t.since, ?1) <= ?1 AND coalesce(t.until, ?1) >= ?1) AS teachers
           FROM class c JOIN school_year y ON y.id = c.school_year WHERE y.current = 1",
        super::person::NAME
    );
    let mut summaries = db.all(&sql, [db.today().to_string()], |r| {
        let teachers: String = r.get("teachers")?;
        Ok(Summary {
            class: Class::from_row(r)?,
            pupils: r.get("pupils")?,
            teachers: serde_json::from_str(&teachers).unwrap_or_default(),
        })
    })?;
    summaries.sort_by(|a, b| (&a.class.levels, &a.class.name).cmp(&(&b.class.levels, &b.class.name)));
    Ok(summaries)
}

/// The viewer's own classes of the current year: those they teach, are in, or have a child in.
pub fn mine(db: &Reading<'_>) -> Result<Vec<Class>> {
    let sql = format!(
        "{} JOIN school_year y ON y.id = c.school_year JOIN grp g ON g.class = c.id AND g.kind = 'class'
         JOIN membership m ON m.grp = g.id WHERE y.current = 1 AND m.person = ?1",
        Class::SELECT
    );
    let mut classes = db.all(&sql, [db.me()], Class::from_row)?;
    classes.sort_by(|a, b| (&a.levels, &a.name).cmp(&(&b.levels, &b.name)));
    Ok(classes)
}

/// The classes whose page the viewer may open: all of them for the staff and the house, their own for the others.
pub fn visible(db: &Reading<'_>) -> Result<Vec<Class>> {
    if db.viewer().is_staff() || db.viewer().is_house() { list(db) } else { mine(db) }
}

pub fn find(db: &Reading<'_>, id: ClassId) -> Result<Class> {
    db.one(&format!("{} WHERE c.id = ?1", Class::SELECT), [id], Class::from_row)
}

/// Whether the viewer may see who is in a class: the staff, the house, and those of the class.
pub(super) fn may_see(db: &Reading<'_>, class: ClassId) -> Result<bool> {
    if db.viewer().is_staff() || db.viewer().is_house() {
        return Ok(true);
    }
    let sql =
        "SELECT 1 FROM grp g JOIN membership m ON m.grp = g.id WHERE g.class = :class AND g.kind = 'class' AND m.person = :me";
    db.exists(sql, named_params! {":class": class, ":me": db.me()})
}

/// Adds a class to the current year, which is made when there is none.
pub fn add(tx: &WriteTx<'_>, name: &str, levels: &[ClassLevel]) -> Result<ClassId> {
    may::administer(tx)?;
    let year = years::ensure_current(tx)?;
    let id = insert(tx, year, name, None)?;
    set_levels(tx, id, levels)?;
    groups::refresh(tx)?;
    tx.on("class", id);
    Ok(id)
}

pub(super) fn insert(tx: &WriteTx<'_>, year: years::YearId, name: &str, onde_id: Option<&str>) -> Result<ClassId> {
    let name = check_name(tx, year, 0, name)?;
    let sql = "INSERT INTO class (school_year, name, fold, onde_id) VALUES (?1, ?2, ?3, ?4)";
    tx.insert(sql, params![year, name, fold(&name), onde_id])
}

/// Gives a class another name and other levels.
pub fn change(tx: &WriteTx<'_>, id: ClassId, name: &str, levels: &[ClassLevel]) -> Result<()> {
    may::administer(tx)?;
    let class = find(tx, id)?;
    let name = check_name(tx, class.school_year, id, name)?;
    tx.run("UPDATE class SET name = ?2, fold = ?3 WHERE id = ?1", params![id, name, fold(&name)])?;
    set_levels(tx, id, levels)?;
    groups::refresh(tx)
}

/// Gives a class its name and ONDE identifier of today.
pub(super) fn rename(tx: &WriteTx<'_>, id: ClassId, name: &str, onde_id: Option<&str>) -> Result<()> {
    let name = check_name(tx, find(tx, id)?.school_year, id, name)?;
    tx.run("UPDATE class SET name = ?2, fold = ?3, onde_id = ?4 WHERE id = ?1", params![id, name, fold(&name), onde_id])?;
    Ok(())
}

pub(super) fn set_levels(tx: &WriteTx<'_>, id: ClassId, levels: &[ClassLevel]) -> Result<()> {
    for level in ClassLevel::ALL {
        let sql = match levels.contains(&level) {
            true => "INSERT OR IGNORE INTO class_level (class, level) VALUES (?1, ?2)",
            false => "DELETE FROM class_level WHERE class = ?1 AND level = ?2",
        };
        tx.run(sql, params![id, level])?;
    }
    Ok(())
}

/// Runs of spaces become one; two classes of a year may not have the same folded name.
fn check_name(db: &Reading<'_>, year: years::YearId, id: ClassId, name: &str) -> Result<String> {
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    let folded = fold(&name);
    if folded.is_empty() {
        return Err(Error::refused("Donnez un nom à la classe."));
    }
    let taken = "SELECT 1 FROM class WHERE school_year = ?1 AND fold = ?2 AND id <> ?3";
    if db.exists(taken, params![year, folded, id])? {
        return Err(Error::refused(format!("Il y a déjà une classe « {name} » cette année.")));
    }
    Ok(name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        access::Profile,
        people::{families, testing::*},
    };

    #[test]
    fn two_classes_of_a_year_have_two_names() {
        let school = School::open();
        let class = school.write(|tx| add(tx, "CE2  de M. George", &[ClassLevel::Ce2]));
        assert!(matches!(school.write_as(&operator(), |tx| add(tx, "ce2 de m george", &[])), Err(Error::Refused(_))));
        let levels = [ClassLevel::Cm1, ClassLevel::Ce2];
        school.write(move |tx| change(tx, class, "CE2-CM1", &levels));
        let found = school.read(move |db| find(db, class));
        assert_eq!((found.name.as_str(), found.levels.as_slice()), ("CE2-CM1", [ClassLevel::Ce2, ClassLevel::Cm1].as_slice()));
    }

    #[test]
    fn who_is_in_a_class_is_for_the_class_and_the_staff() {
        let school = School::open();
        let pupil = school.person("Naël", "FOURNIER", Profile::Pupil);
        let mother = school.person("Hélène", "FOURNIER", Profile::Guardian);
        let stranger = school.person("Paul", "REY", Profile::Guardian);
        let class = school.write(move |tx| {
            let class = add(tx, "CE2", &[ClassLevel::Ce2])?;
            enrol(tx, pupil, class, Some(ClassLevel::Ce2))?;
            families::link(tx, mother, pupil, families::Terms::default())?;
            Ok(class)
        });
        let seen = |who, profile| school.read_as(&viewer(who, &[profile]), move |db| pupils(db, class)).unwrap().len();
        assert_eq!((seen(mother, Profile::Guardian), seen(stranger, Profile::Guardian), seen(99, Profile::Staff)), (1, 0, 1));
        let own = school.read_as(&viewer(mother, &[Profile::Guardian]), mine).unwrap();
        assert_eq!(own.iter().map(|c| c.id).collect::<Vec<_>>(), [class]);
    }

    #[test]
    fn only_teachers_teach_and_a_replacement_does_not_end_before_it_begins() {
        let school = School::open();
        let atsem = school.person("Zoé", "DUPUIS", Profile::Staff);
        let teacher = school.person("Anne", "GEORGE", Profile::Teacher);
        let class = school.write(|tx| add(tx, "PS", &[ClassLevel::Ps]));
        let give =
            |who, days| school.write_as(&operator(), move |tx| add_teacher(tx, class, who, TeachingKind::Replacement, days));
        assert!(give(atsem, (None, None)).is_err());
        assert!(give(teacher, (Some("2026-12-02"), Some("2026-12-01"))).is_err());
        assert!(give(teacher, (Some("2026-12-01"), Some("2026-12-02"))).is_ok());
    }
}
