//! Between the preview and the confirmation.

use super::*;

#[test]
fn a_plan_that_has_changed_is_not_confirmed() {
    let school = School::open();
    let files = || vec![pupils(&[line("MARTIN", "Léa", "07/09/2018", "", "CE2", "CE2 A")])];
    let shown = school.plan(files());
    school.pupil("Léa", "Martin", Some("2018-09-07"));
    let confirmed = school.import_with(files(), Answers { expected: Some(shown.fingerprint), ..Answers::default() });
    assert!(matches!(confirmed, Err(Error::Refused(_))));
    assert_eq!(school.count("SELECT count(*) FROM person"), 1);
}

#[test]
fn only_the_headteacher_and_the_house_import() {
    let school = School::open();
    let files = vec![pupils(&[line("MARTIN", "Léa", "07/09/2018", "", "CE2", "CE2 A")])];
    let act = Act::by_visitor("intrus", "admin").verb("import");
    let refused = school.store.write_now(act, move |tx| import::apply(tx, &import::read(files), &Answers::default()));
    assert!(matches!(refused, Err(Error::Forbidden(_))));
}

#[test]
fn files_wait_for_their_confirmation_and_nobody_else_finds_them() {
    let school = School::open();
    let id = school.write(|tx| import::draft_save(tx, &sample())).unwrap();
    assert_eq!(school.read(move |db| import::draft_load(db, id)).files, sample());
    assert!(matches!(school.store.read_now(&person_viewer(), move |db| import::draft_load(db, id)), Err(Error::NotFound)));
    school.store.clock().advance(24 * 3600);
    assert!(matches!(school.store.read_now(&operator(), move |db| import::draft_load(db, id)), Err(Error::NotFound)));
    assert_eq!(school.write(import::drafts_sweep).unwrap(), 1);
}

fn person_viewer() -> Viewer {
    Viewer::Person(std::sync::Arc::new(preau::access::Identity {
        id: 99,
        name: "Maud LÉVÊQUE".to_owned(),
        given_name: "Maud".to_owned(),
        profiles: [Profile::Director].into_iter().collect(),
        rights: preau::access::Rights::default(),
    }))
}
