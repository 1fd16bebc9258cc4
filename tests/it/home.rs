//! The home page, search, and the pages of the house.

use crate::house::*;

#[test]
fn each_profile_has_a_home_within_ten_statements() {
    let school = School::open();
    for login in [CLAIRE, ALICE, DENIS, LEA, BRUNO, STEPH, MAIRIE, INVITEE] {
        let home = school.sign_in(login).get("/");
        home.is(200).says("Bonjour");
        assert!(home.statements() <= 10, "{login}: {} statements", home.statements());
    }
}

#[test]
fn the_logged_out_page_names_the_school_and_informs() {
    let school = School::open();
    let page = school.visitor().get("/");
    page.is(200).says("École Jacques-Prévert").says("Vos données");
    assert_eq!(page.all("footer a"), ["Charte", "Mentions et données personnelles", "Accessibilité", "Aide"]);
}

#[test]
fn an_address_that_does_not_exist_says_so_kindly() {
    let school = School::open();
    school.sign_in(LEA).get("/nulle-part").is(404).says("Page introuvable").says("Retour à l’accueil");
}

#[test]
fn every_answer_carries_the_safety_headers() {
    let school = School::open();
    let page = school.visitor().get("/");
    let policy = page.headers["content-security-policy"].to_str().unwrap();
    assert!(policy.contains("script-src 'self'") && !policy.contains("unsafe"), "{policy}");
    assert_eq!(page.headers["x-content-type-options"], "nosniff");
    assert_eq!(page.headers["cache-control"], "no-store");
}

#[test]
fn health_answers_before_and_after_the_first_run() {
    for school in [School::open(), School::brand_new()] {
        school.visitor().get("/health").is(200);
    }
}
