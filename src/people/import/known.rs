//! The school as it is, loaded once into maps, to compare the lines with.

use std::collections::{HashMap, HashSet};

use crate::{
    Result,
    access::{PersonId, ProfileSet},
    people::{
        classes::{self, Class, ClassId},
        levels::ClassLevel,
        person::Fields,
        profiles,
    },
    store::{Reading, fold},
};

pub(super) struct KnownPerson {
    pub id: PersonId,
    pub fields: Fields,
    pub profiles: ProfileSet,
    pub left: bool,
}

#[derive(Default)]
pub(super) struct Known {
    pub persons: Vec<KnownPerson>,
    pub by_id: HashMap<PersonId, usize>,
    pub by_ine: HashMap<String, usize>,
    /// Folded "family given", and "usual given" where there is a usual name.
    pub by_name: HashMap<String, Vec<usize>>,
    pub enrolled: HashMap<PersonId, (ClassId, Option<ClassLevel>)>,
    /// (guardian, pupil)
    pub links: HashSet<(PersonId, PersonId)>,
    pub children: HashMap<PersonId, Vec<PersonId>>,
    pub guardians: HashMap<PersonId, Vec<PersonId>>,
    /// (class, teacher)
    pub teaching: HashSet<(ClassId, PersonId)>,
    pub classes: Vec<Class>,
}

impl Known {
    pub fn load(db: &Reading<'_>) -> Result<Known> {
        let mut known = Known { persons: persons(db)?, classes: classes::list(db)?, ..Known::default() };
        for (n, person) in known.persons.iter().enumerate() {
            known.by_id.insert(person.id, n);
            if let Some(ine) = &person.fields.ine {
                known.by_ine.insert(ine.clone(), n);
            }
            for key in names(&person.fields) {
                known.by_name.entry(key).or_default().push(n);
            }
        }
        let enrolled = db.all(
            "SELECT e.pupil, e.class, e.level FROM enrolment e JOIN class c ON c.id = e.class
             JOIN school_year y ON y.id = c.school_year AND y.current = 1 WHERE e.until IS NULL",
            [],
            |r| Ok((r.get(0)?, (r.get(1)?, r.get(2)?))),
        )?;
        known.enrolled = enrolled.into_iter().collect();
        let links = db.all("SELECT guardian, pupil FROM guardianship", [], |r| Ok((r.get(0)?, r.get(1)?)))?;
        for (guardian, pupil) in links {
            known.links.insert((guardian, pupil));
            known.children.entry(guardian).or_default().push(pupil);
            known.guardians.entry(pupil).or_default().push(guardian);
        }
        known.teaching = db.all("SELECT class, teacher FROM teaching", [], |r| Ok((r.get(0)?, r.get(1)?)))?.into_iter().collect();
        Ok(known)
    }

    pub fn named(&self, key: &str) -> impl Iterator<Item = &KnownPerson> {
        self.by_name.get(key).into_iter().flatten().map(|n| &self.persons[*n])
    }

    pub fn person(&self, id: PersonId) -> Option<&KnownPerson> {
        self.by_id.get(&id).map(|n| &self.persons[*n])
    }

    pub fn children_of(&self, guardian: PersonId) -> &[PersonId] {
        self.children.get(&guardian).map_or(&[], Vec::as_slice)
    }

    /// Whether a guardian has a child who is still at the school.
    pub fn has_child_here(&self, guardian: PersonId) -> bool {
        self.children_of(guardian).iter().any(|child| self.person(*child).is_some_and(|p| !p.left))
    }
}

/// The folded names a person may be written under.
pub(super) fn names(fields: &Fields) -> Vec<String> {
    let mut names = vec![fields.sort_key()];
    if let Some(usual) = &fields.usual_name {
        names.push(fold(&format!("{usual} {}", fields.given_name)));
    }
    names
}

fn persons(db: &Reading<'_>) -> Result<Vec<KnownPerson>> {
    let sql = format!("SELECT p.id, p.left_at, {}, {} FROM person p ORDER BY p.id", Fields::COLUMNS, profiles::COLUMN);
    db.all(&sql, [], |r| {
        Ok(KnownPerson {
            id: r.get("id")?,
            fields: Fields::from_row(r)?,
            profiles: profiles::parse(r.get::<_, Option<String>>("profiles")?.as_deref()),
            left: r.get::<_, Option<i64>>("left_at")?.is_some(),
        })
    })
}
