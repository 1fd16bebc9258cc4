//! Pupils: recognised, moved, gone.

use super::*;

#[test]
fn namesakes_with_two_birth_dates_are_two_pupils() {
    let school = School::open();
    let file = || {
        vec![pupils(&[
            line("MARTIN", "Léa", "07/09/2018", "", "CE2", "CE2 A"),
            line("MARTIN", "Léa", "08/09/2019", "", "CE1", "CE1 A"),
        ])]
    };
    assert_eq!(school.import(file()).pupils, created(2));
    assert_eq!(school.import(file()).pupils, unchanged(2));
}

#[test]
fn two_candidates_make_a_question_which_is_answered() {
    let school = School::open();
    let first = school.pupil("Léa", "Martin", Some("2018-09-07"));
    school.pupil("Léa", "MARTIN", Some("2018-09-07"));
    let file = || vec![pupils(&[line("MARTIN", "Léa", "07/09/2018", "613013910EJ", "CE2", "CE2 A")])];
    let report = school.import(file());
    assert_eq!((report.pupils, report.questions.len()), (Counts::default(), 1));
    assert_eq!(report.questions[0].candidates.len(), 2);
    let answers =
        Answers { choices: HashMap::from([(report.questions[0].key.clone(), Answer::Person(first))]), ..Answers::default() };
    let answered = school.import_with(file(), answers).unwrap();
    assert_eq!((answered.pupils.updated, answered.questions.len()), (1, 0));
    let ine: Option<String> = school.read(move |db| db.value("SELECT ine FROM person WHERE id = ?1", [first]));
    assert_eq!(ine.as_deref(), Some("613013910EJ"));
    assert_eq!(school.import(file()).pupils.unchanged, 1);
}

#[test]
fn another_ine_for_the_same_name_and_day_is_asked_about() {
    let school = School::open();
    school.import(vec![pupils(&[line("MARTIN", "Léa", "07/09/2018", "613013910EJ", "CE2", "CE2 A")])]);
    let report = school.import(vec![pupils(&[line("MARTIN", "Léa", "07/09/2018", "730573909JG", "CE2", "CE2 A")])]);
    assert_eq!((report.questions.len(), report.pupils.created, report.pupils.left), (1, 0, 0));
}

#[test]
fn a_line_written_twice_is_used_once() {
    let school = School::open();
    let twice = line("MARTIN", "Léa", "07/09/2018", "", "CE2", "CE2 A");
    let report = school.import(vec![pupils(&[twice.clone(), twice])]);
    assert_eq!((report.pupils, report.rejected.len()), (created(1), 1));
    assert!(report.rejected[0].reason.contains("ligne 2") && report.rejected[0].line == 3);
}

#[test]
fn a_pupil_moves_to_another_class_and_another_level() {
    let school = School::open();
    school.import(vec![pupils(&[line("MARTIN", "Léa", "07/09/2018", "613013910EJ", "CE2", "CE2 A")])]);
    let moved = school
        .import(vec![pupils(&[line("MARTIN", "Léa", "07/09/2018", "613013910EJ", "CM1", "CM1 B").replace(";700;", ";701;")])]);
    assert_eq!((moved.pupils.updated, moved.moved, moved.classes.created), (1, 1, 1));
    assert_eq!(school.classes()["Léa MARTIN"], "CM1 B");
    assert_eq!(school.count("SELECT count(*) FROM enrolment WHERE until IS NOT NULL"), 1);
}

#[test]
fn a_class_renamed_in_onde_is_renamed() {
    let school = School::open();
    school.import(vec![pupils(&[line("MARTIN", "Léa", "07/09/2018", "613013910EJ", "CE2", "CE2 A")])]);
    let report = school.import(vec![pupils(&[line("MARTIN", "Léa", "07/09/2018", "613013910EJ", "CE2", "CE2 de Mme Rey")])]);
    assert_eq!((report.classes.updated, report.pupils.unchanged, report.moved), (1, 1, 0));
    assert_eq!(school.classes()["Léa MARTIN"], "CE2 de Mme Rey");
    assert_eq!(school.count("SELECT count(*) FROM grp WHERE name = 'CE2 de Mme Rey : élèves'"), 1);
}

#[test]
fn who_is_no_longer_in_the_file_leaves_only_when_confirmed() {
    let school = School::open();
    let lea = line("MARTIN", "Léa", "07/09/2018", "613013910EJ", "CE2", "CE2 A");
    let paul = line("REY", "Paul", "08/09/2018", "730573909JG", "CE2", "CE2 A");
    let mother = guardian("REY", "Anne", "2 rue Y", "", &[("REY", "Paul", "CE2 A")]);
    school.import(vec![pupils(&[lea.clone(), paul.clone()]), guardians(&[mother])]);
    let without = || vec![pupils(std::slice::from_ref(&lea))];
    let report = school.import(without());
    assert_eq!((report.pupils.left, report.guardians.left), (1, 1));
    assert_eq!(school.count("SELECT count(*) FROM person WHERE left_at IS NOT NULL"), 0);
    school.import_with(without(), Answers { mark_left: true, ..Answers::default() }).unwrap();
    assert_eq!(school.count("SELECT count(*) FROM person WHERE left_at IS NOT NULL"), 2);
    assert!(school.plan(without()).changes_nothing());
    let back = school.import(vec![pupils(&[lea.clone(), paul])]);
    assert_eq!((back.pupils.updated, back.pupils.unchanged), (1, 1));
    assert_eq!(school.classes()["Paul REY"], "CE2 A");
}

#[test]
fn a_pupil_whose_line_is_wrong_has_not_left() {
    let school = School::open();
    school.import(vec![pupils(&[line("MARTIN", "Léa", "07/09/2018", "", "CE2", "CE2 A")])]);
    let report = school.import(vec![pupils(&[line("MARTIN", "Léa", "31/02/2018", "", "CE2", "CE2 A")])]);
    assert_eq!((report.pupils.left, report.rejected.len()), (0, 1));
    assert!(report.rejected[0].reason.contains("31/02/2018") && report.rejected[0].mend.contains("JJ/MM/AAAA"));
}

#[test]
fn an_ine_typed_for_the_wrong_child_swaps_nobody() {
    let school = School::open();
    let files = |lea: &str, tom: &str| {
        vec![pupils(&[
            line("MARTIN", "Léa", "07/09/2018", lea, "CE2", "CE2 A"),
            line("PETIT", "Tom", "08/10/2018", tom, "CE2", "CE2 A"),
        ])]
    };
    school.import(files("613013910EJ", ""));
    let report = school.import(files("", "613013910EJ"));
    assert_eq!((report.questions.len(), report.pupils.updated, report.pupils.left), (1, 0, 0));
    let tom = report.questions[0].candidates.iter().find(|c| c.label.starts_with("Tom")).unwrap().person;
    let answers =
        Answers { choices: HashMap::from([(report.questions[0].key.clone(), Answer::Person(tom))]), ..Answers::default() };
    let answered = school.import_with(files("", "613013910EJ"), answers).unwrap();
    assert!(answered.warnings.iter().any(|w| w.reason.contains("reste celui d'un autre")));
    assert_eq!(school.count("SELECT count(*) FROM person WHERE ine IS NOT NULL"), 1);
}
