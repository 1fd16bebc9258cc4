//! Getting in where one should not.

use preau::{
    access::Act,
    people::{
        accounts,
        charters::{self, Audience, Kind},
        person,
    },
};

use crate::house::*;

/// Signs in with a page to go on to; gives where it leads.
fn suite(school: &School, suite: &str) -> String {
    let form = [("login", ALICE), ("password", PASSWORD), ("suite", suite)];
    school.visitor().post("/connexion", &form).is(303).location().to_owned()
}

#[test]
fn a_login_leads_to_a_page_of_ours_whatever_its_link_says() {
    let school = School::open();
    assert_eq!(suite(&school, "/annuaire?q=a"), "/annuaire?q=a");
    // Browsers drop tabs and line breaks from addresses: what is left would be "//ailleurs.fr".
    for foreign in
        ["/\t/ailleurs.fr", "/\n/ailleurs.fr", "//ailleurs.fr", "/\\ailleurs.fr", "https://ailleurs.fr", " //ailleurs.fr"]
    {
        assert_eq!(suite(&school, foreign), "/", "{foreign:?}");
    }
    assert_eq!(suite(&school, "/annuaire?q=Léa"), "/", "an address that no header can carry");
}

#[test]
fn a_code_typed_with_a_tablets_own_dashes_is_taken() {
    let school = School::open();
    let lea = school.id(LEA);
    let code = school.write(move |tx| accounts::reset(tx, lea));
    let typed = code.replace('-', "\u{2013}");
    let door = school.visitor().post("/connexion", &[("login", LEA), ("password", &typed)]);
    assert!(door.is(303).location().starts_with("/activer?code="));
}

#[test]
fn whoever_left_the_school_is_outside_at_once() {
    let school = School::open();
    let denis = school.sign_in(DENIS);
    denis.get("/annuaire").is(200);
    let id = school.id(DENIS);
    // As an import does with those its file no longer names.
    school.write(move |tx| person::mark_left(tx, &[id]));
    assert_eq!(denis.get("/annuaire").status.as_u16(), 303);
    school.visitor().post("/connexion", &[("login", DENIS), ("password", PASSWORD)]).is(422);
    let code = school.write(move |tx| accounts::reset(tx, id));
    school.visitor().post("/activer", &[("code", &code)]).is(422);
}

#[test]
fn the_only_headteacher_does_not_leave_by_accident() {
    let school = School::open();
    let claire = school.id(CLAIRE);
    let act = Act::by(&operator(), "test").unwrap().verb("try");
    assert!(school.store.write_now(act, move |tx| person::mark_left(tx, &[claire])).is_err());
    school.sign_in(CLAIRE).get("/administration").is(200);
}

#[test]
fn an_account_opens_only_with_the_charter_accepted() {
    let school = School::open();
    school.write(|tx| charters::publish(tx, Kind::Charter, Audience::Adult, "<p>Charte</p>"));
    school.write(|tx| charters::publish(tx, Kind::Notice, Audience::Adult, "<p>Vos données</p>"));
    let bruno = school.id(BRUNO);
    let code = school.write(move |tx| accounts::reset(tx, bruno));
    let form = [("code", code.as_str()), ("password", "girafe lampe nuage tiroir"), ("again", "girafe lampe nuage tiroir")];
    let answer = school.visitor().post("/activer/ouvrir", &form);
    assert_ne!(answer.status.as_u16(), 303);
    assert!(!school.read(move |db| accounts::find(db, bruno)).unwrap().has_password);
}

#[test]
fn behind_a_proxy_tries_are_counted_by_the_address_that_the_proxy_saw() {
    let school = School::with(preau::config::Config { proxy: true, ..Default::default() });
    let http = reqwest::blocking::Client::new();
    let knock = |n: u32| {
        let request = http
            .post(format!("{}/connexion", school.url))
            .header("x-forwarded-for", format!("10.0.{}.{}, 192.0.2.7", n / 250, n % 250));
        request.form(&[("login", "personne"), ("password", "x")]).send().unwrap().status().as_u16()
    };
    let answers: Vec<u16> = (0..310).map(knock).collect();
    assert_eq!((answers[0], answers[309]), (422, 429));
}

#[test]
fn passwords_tried_all_at_once_lock_the_account_too() {
    let school = School::open();
    let guesses: Vec<String> = (0..40).map(|n| if n == 39 { PASSWORD.to_owned() } else { format!("essai {n}") }).collect();
    std::thread::scope(|scope| {
        for guess in &guesses {
            scope.spawn(|| school.visitor().post("/connexion", &[("login", LEA), ("password", guess.as_str())]));
        }
    });
    // Whoever guesses right after many wrong ones is not told so.
    let wrong_before: i64 = school.read(|db| {
        db.value(
            "SELECT count(*) FROM journal WHERE verb = 'refuse_login' AND id < (SELECT id FROM journal WHERE verb = 'sign-in')",
            [],
        )
    });
    assert!(wrong_before <= 4, "in after {wrong_before} wrong guesses");
}
