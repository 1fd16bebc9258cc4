//! The school and its people, as a headteacher has them after the first import.

use std::{
    collections::{HashMap, HashSet},
    sync::Arc,
};

use super::{
    calendar::Calendar,
    coming,
    data::{self, Data},
    stage::OPERATOR,
};
use crate::{
    Error, Result,
    access::{Act, Level, PersonId, Profile, ProfileSet, Viewer},
    people::{
        classes::{self, ClassId, TeachingKind},
        families::{self, Terms},
        groups,
        levels::ClassLevel,
        person, rights, school, years,
    },
    publication::audience::{IN_PUBLIC, WHOLE_SCHOOL},
    services::{news, setup},
    store::{Store, WriteTx},
};

/// What the keys of the data name in the file.
#[derive(Default)]
pub(super) struct People {
    pub persons: HashMap<String, PersonId>,
    pub classes: HashMap<String, ClassId>,
    pub director: PersonId,
    /// Whose account waits for its code.
    pub waiting: HashSet<PersonId>,
}

impl People {
    pub fn person(&self, key: &str) -> Result<PersonId> {
        self.persons.get(key).copied().ok_or_else(|| unknown(key))
    }

    pub fn class(&self, key: &str) -> Result<ClassId> {
        self.classes.get(key).copied().ok_or_else(|| unknown(key))
    }
}

fn unknown(key: &str) -> Error {
    Error::internal(format!("the demonstration has no {key}"))
}

/// Makes the school with all its people, in one act; all accounts are open but a few.
pub(super) async fn found(store: &Store, data: &Arc<Data>, calendar: &Arc<Calendar>, hash: &str) -> Result<People> {
    let (data, calendar, hash) = (Arc::clone(data), Arc::clone(calendar), hash.to_owned());
    let act = Act::by(&Viewer::Operator(OPERATOR.into()), "setup").ok_or(Error::SignedOut)?.verb("open_school");
    store
        .write(act, move |tx| {
            let mut people = People::default();
            settings(tx, &data.school)?;
            adults(tx, &data, &calendar, &mut people)?;
            families_of(tx, &data, &calendar, &mut people)?;
            groups::refresh(tx)?;
            coming::open_accounts(tx, &data, &hash, &mut people)?;
            let identity = setup::Identity { name: data.school.name.clone(), uai: data.school.uai.clone() };
            setup::init(tx, &identity, Some(people.director))?;
            Ok(people)
        })
        .await
}

fn settings(tx: &WriteTx<'_>, told: &data::School) -> Result<()> {
    let facts = [
        ("school.street", &told.street),
        ("school.postcode", &told.postcode),
        ("school.city", &told.city),
        ("school.phone", &told.phone),
        ("school.email", &told.email),
        ("school.zone", &told.zone),
        ("school.welcome", &told.welcome),
    ];
    facts.iter().try_for_each(|(key, value)| school::set(tx, key, value))?;
    school::set(tx, WHOLE_SCHOOL, "director,teacher,staff,municipality")?;
    school::set(tx, IN_PUBLIC, "director,teacher,municipality")?;
    // Those who come in from outside may answer.
    rights::set(tx, &news::ABOUT, Profile::Guest, Level::Comment)
}

/// Those who work at the school or with it, and the classes they teach.
fn adults(tx: &WriteTx<'_>, data: &Data, calendar: &Calendar, people: &mut People) -> Result<()> {
    let year = years::make(tx, calendar.school_year())?;
    years::make_current(tx, year)?;
    for row in &data.adults {
        let held: ProfileSet = row.profiles.split(' ').filter_map(Profile::from_key).collect();
        let id = person::add_one_of_many(tx, &row.fields(calendar), held)?;
        people.persons.insert(row.key.clone(), id);
    }
    people.director = people.person(&data.school.director)?;
    for row in &data.classes {
        let levels: Vec<ClassLevel> = row.levels.split(' ').filter_map(ClassLevel::from_key).collect();
        people.classes.insert(row.key.clone(), classes::add(tx, &row.name, &levels)?);
    }
    for row in &data.teaching {
        let kind = TeachingKind::from_key(&row.kind).unwrap_or(TeachingKind::Main);
        classes::add_teacher(tx, people.class(&row.class)?, people.person(&row.teacher)?, kind, (None, None))?;
    }
    Ok(())
}

fn families_of(tx: &WriteTx<'_>, data: &Data, calendar: &Calendar, people: &mut People) -> Result<()> {
    for (rows, profile) in [(&data.guardians, Profile::Guardian), (&data.pupils, Profile::Pupil)] {
        for row in rows {
            let id = person::add_one_of_many(tx, &row.fields(calendar), [profile].into_iter().collect())?;
            people.persons.insert(row.key.clone(), id);
        }
    }
    for row in &data.pupils {
        let class = people.class(&row.class)?;
        classes::enrol_one_of_many(tx, people.person(&row.key)?, class, ClassLevel::from_key(&row.level))?;
    }
    for row in &data.guardianships {
        let terms = Terms {
            kind: families::Kind::from_key(&row.kind).unwrap_or_default(),
            legal_authority: row.legal_authority == 1,
            may_collect: row.may_collect == 1,
            receives_mail: row.receives_mail == 1,
            contact_order: row.contact_order,
        };
        families::link_one_of_many(tx, people.person(&row.guardian)?, people.person(&row.pupil)?, terms)?;
    }
    Ok(())
}
