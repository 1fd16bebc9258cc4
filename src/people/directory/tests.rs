use super::{Filter, find, list, photo};
use crate::{
    Error,
    access::{PersonId, Profile, Viewer},
    people::{
        classes, families,
        levels::ClassLevel,
        person,
        shares::{self, Field, Shown},
        testing::{School, fields, viewer},
    },
};

struct Cast {
    school: School,
    lea: PersonId,
    mother: PersonId,
    teacher: PersonId,
    tom: PersonId,
    father: PersonId,
}

/// Léa and her mother in CM1 with its teacher; Tom and his father in CP.
fn cast() -> Cast {
    let school = School::open();
    let person = |given: &str, family: &str, profile| school.person(given, family, profile);
    let (lea, mother, teacher) = (
        person("Léa", "Martin", Profile::Pupil),
        person("Anne", "Martin", Profile::Guardian),
        person("Sophie", "Roy", Profile::Teacher),
    );
    let (tom, father) = (person("Tom", "Petit", Profile::Pupil), person("Marc", "Petit", Profile::Guardian));
    school.write(move |tx| {
        let cm1 = classes::add(tx, "CM1", &[ClassLevel::Cm1])?;
        let cp = classes::add(tx, "CP", &[ClassLevel::Cp])?;
        classes::enrol(tx, lea, cm1, Some(ClassLevel::Cm1))?;
        classes::enrol(tx, tom, cp, Some(ClassLevel::Cp))?;
        classes::add_teacher(tx, cm1, teacher, classes::TeachingKind::Main, (None, None))?;
        families::link(tx, mother, lea, families::Terms::default())?;
        families::link(tx, father, tom, families::Terms::default())
    });
    Cast { school, lea, mother, teacher, tom, father }
}

fn seen(school: &School, who: &Viewer, filter: Filter) -> Vec<String> {
    let (entries, total) = school.read_as(who, move |db| list(db, &filter, -1, 0)).unwrap();
    assert_eq!(entries.len(), usize::try_from(total).unwrap());
    entries.into_iter().map(|e| e.name).collect()
}

#[test]
fn a_parent_sees_their_childs_class_and_the_staff_only() {
    let cast = cast();
    let mother = viewer(cast.mother, &[Profile::Guardian]);
    assert_eq!(seen(&cast.school, &mother, Filter::default()), ["Anne Martin", "Léa Martin", "Sophie Roy"]);
    let tom = cast.tom;
    assert!(matches!(cast.school.read_as(&mother, move |db| find(db, tom)), Err(Error::NotFound)));
}

#[test]
fn a_teacher_sees_the_whole_school_and_finds_by_name_without_accents() {
    let cast = cast();
    let teacher = viewer(cast.teacher, &[Profile::Teacher]);
    assert_eq!(seen(&cast.school, &teacher, Filter::default()).len(), 5);
    let filter = Filter { words: "LEA mart".into(), ..Filter::default() };
    assert_eq!(seen(&cast.school, &teacher, filter), ["Léa Martin"]);
    let filter = Filter { profile: Some(Profile::Guardian), ..Filter::default() };
    assert_eq!(seen(&cast.school, &teacher, filter), ["Anne Martin", "Marc Petit"]);
}

#[test]
fn each_shows_what_they_chose_to_whom_they_chose() {
    let cast = cast();
    let (lea, mother, father) = (cast.lea, cast.mother, cast.father);
    cast.school.write(move |tx| {
        let fields = person::Fields { email: Some("anne@exemple.fr".into()), ..fields("Anne", "Martin") };
        person::change(tx, mother, &fields)
    });
    let pupil = viewer(lea, &[Profile::Pupil]);
    let teacher = viewer(cast.teacher, &[Profile::Teacher]);
    let shown_to = |who: &Viewer| {
        let sheet = cast.school.read_as(who, move |db| find(db, mother)).unwrap();
        sheet.shown.iter().any(|(field, value)| *field == Field::Email && value == "anne@exemple.fr")
    };
    assert!(shown_to(&teacher) && !shown_to(&pupil), "by default the staff only");
    let choose = |shown: Shown| {
        let own = viewer(mother, &[Profile::Guardian]);
        cast.school.write_as(&own, move |tx| shares::set(tx, &[(Field::Email, shown)])).unwrap();
    };
    choose(Shown::Class);
    assert!(shown_to(&teacher) && shown_to(&pupil));
    let other = viewer(father, &[Profile::Guardian]);
    assert!(matches!(cast.school.read_as(&other, move |db| find(db, mother)), Err(Error::NotFound)));
    choose(Shown::Nobody);
    assert!(!shown_to(&teacher) && !shown_to(&pupil));
}

#[test]
fn a_photo_that_is_not_shown_is_not_found() {
    let cast = cast();
    let (lea, teacher) = (cast.lea, cast.teacher);
    cast.school.write(move |tx| {
        let blob = tx.keep_blob(b"picture", "image/jpeg")?;
        person::set_avatar(tx, teacher, Some(blob))
    });
    let pupil = viewer(lea, &[Profile::Pupil]);
    assert!(matches!(cast.school.read_as(&pupil, move |db| photo(db, teacher)), Err(Error::NotFound)));
    let own = viewer(teacher, &[Profile::Teacher]);
    cast.school.write_as(&own, |tx| shares::set(tx, &[(Field::Avatar, Shown::School)])).unwrap();
    assert!(cast.school.read_as(&pupil, move |db| photo(db, teacher)).is_ok());
}
