//! Double clicks.

use preau::store::journal::{self, Proof};

use crate::{house::*, news::group};

#[test]
fn a_program_that_writes_without_end_is_slowed_down() {
    let school = School::open();
    let lea = school.sign_in(LEA);
    let answers: Vec<u16> = (0..320).map(|_| lea.post::<&str>("/fil/tout-lu", &[]).status.as_u16()).collect();
    assert_eq!((answers[0], answers[319]), (303, 429));
    school.sign_in(BRUNO).post::<&str>("/fil/tout-lu", &[]).is(303);
    school.clock.advance(60);
    lea.post::<&str>("/fil/tout-lu", &[]).is(303);
}

#[test]
fn a_form_sent_twice_makes_one_thing() {
    let school = School::open();
    let (alice, class) = (school.sign_in(ALICE), group(&school, "class"));
    let edit = alice.follow(&alice.post::<&str>("/actualites", &[]));
    let form = [("title", "Sortie"), ("body", "<p>Jeudi.</p>"), ("audience", class.as_str()), ("do", "publish")];
    let first = alice.submit(&edit, "/actualites/", &form);
    let second = alice.submit(&edit, "/actualites/", &form);
    assert_eq!(first.is(303).location(), second.is(303).location());
    let count = |sql: &'static str| school.read(move |db| db.value::<i64, _>(sql, []));
    assert_eq!(count("SELECT count(*) FROM publication"), 1);
    assert_eq!(count("SELECT count(*) FROM version"), 1);
    let common = first.location().replace("actualites", "publications");
    let bruno = school.sign_in(BRUNO);
    for _ in 0..2 {
        bruno.post(&format!("{common}/commentaires"), &[("body", "Merci !")]).is(303);
    }
    assert_eq!(count("SELECT count(*) FROM comment"), 1);
    for _ in 0..2 {
        alice.post("/groupes", &[("name", "Chorale"), ("purpose", "club"), ("members", &school.id(LEA).to_string())]).is(303);
    }
    assert_eq!(count("SELECT count(*) FROM grp WHERE kind = 'free'"), 1);
    let claire = school.sign_in(CLAIRE);
    let before = count("SELECT count(*) FROM person");
    let page = claire.get("/administration/personnes/nouvelle?profil=guardian");
    for _ in 0..2 {
        claire.submit(&page, "/administration/personnes", &[("given_name", "Noé"), ("family_name", "ADAM")]);
    }
    assert_eq!(count("SELECT count(*) FROM person"), before + 1);
    assert!(matches!(school.read(journal::verify), Proof::Whole(_)));
}
