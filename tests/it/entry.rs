//! Coming in: login, activation, charter.

use preau::{
    access::Profile,
    people::{
        accounts,
        charters::{self, Audience, Kind},
        person,
    },
};

use crate::house::*;

fn publish_charters(school: &School) {
    school.write(|tx| {
        charters::publish(tx, Kind::Charter, Audience::Adult, "<p>Charte des adultes</p>")?;
        charters::publish(
            tx,
            Kind::Charter,
            Audience::Pupil,
            "<ul><li data-picture=\"lock\">Je garde mon mot de passe.</li></ul>",
        )
    });
}

#[test]
fn a_teacher_signs_in_and_out() {
    let school = School::open();
    let browser = school.visitor();
    let door = browser.get("/connexion");
    let home = browser.submit(door.is(200), "/connexion", &[("login", ALICE), ("password", PASSWORD)]);
    assert_eq!(home.is(303).location(), "/");
    browser.get("/").is(200).says("Bonjour Alice");
    assert_eq!(browser.post::<&str>("/deconnexion", &[]).is(303).location(), "/connexion");
    browser.get("/").is(200).says("Se connecter");
}

#[test]
fn a_wrong_password_and_an_unknown_login_get_the_same_answer() {
    let school = School::open();
    let browser = school.visitor();
    let wrong = browser.post("/connexion", &[("login", ALICE), ("password", "faux")]);
    let unknown = browser.post("/connexion", &[("login", "personne.ici"), ("password", "faux")]);
    assert_eq!(wrong.is(422).words().replace(ALICE, ""), unknown.is(422).words().replace("personne.ici", ""));
}

#[test]
fn ten_wrong_passwords_lock_the_account_for_a_while() {
    let school = School::open();
    let browser = school.visitor();
    for _ in 0..10 {
        browser.post("/connexion", &[("login", ALICE), ("password", "faux")]).is(422);
        school.clock.advance(120);
    }
    browser.post("/connexion", &[("login", ALICE), ("password", PASSWORD)]).is(422);
    school.clock.advance(16 * 60);
    browser.post("/connexion", &[("login", ALICE), ("password", PASSWORD)]).is(303);
}

#[test]
fn a_page_that_was_asked_for_opens_after_the_login() {
    let school = School::open();
    let browser = school.visitor();
    let asked = browser.get("/plus");
    assert_eq!(asked.is(303).location(), "/connexion?suite=%2Fplus");
    let door = browser.follow(&asked);
    let page = browser.submit(&door, "/connexion", &[("login", BRUNO), ("password", PASSWORD)]);
    assert_eq!(page.location(), "/plus");
    let foreign =
        school.visitor().post("/connexion", &[("login", BRUNO), ("password", PASSWORD), ("suite", "https://ailleurs.fr")]);
    assert_eq!(foreign.location(), "/");
}

#[test]
fn a_parent_opens_their_account_with_the_code_of_the_sheet() {
    let school = School::open();
    publish_charters(&school);
    let bruno = school.id(BRUNO);
    let code = school.write(move |tx| accounts::reset(tx, bruno));
    let browser = school.visitor();
    let texts = browser.submit(&browser.get(&format!("/activer?code={code}")), "/activer", &[]);
    texts.is(200).says("Charte des adultes");
    browser.submit(&texts, "/activer/mot-de-passe", &[]).is(422).says("Cochez la case");
    let password = browser.submit(&texts, "/activer/mot-de-passe", &[("agree", "1")]);
    password.is(200).says(BRUNO);
    let weak = browser.submit(&password, "/activer/ouvrir", &[("password", "court"), ("again", "court")]);
    weak.is(422).says("12 caractères");
    let typed = [("password", "bouteille verte du matin"), ("again", "bouteille verte du matin")];
    assert_eq!(browser.submit(&password, "/activer/ouvrir", &typed).is(303).location(), "/");
    browser.get("/").is(200).says("Bonjour Bruno");
    school.visitor().post("/activer", &[("code", code)]).is(422).says("pas valable");
}

#[test]
fn the_code_typed_as_a_password_leads_to_the_activation() {
    let school = School::open();
    let bruno = school.id(BRUNO);
    let code = school.write(move |tx| accounts::reset(tx, bruno));
    let page = school.visitor().post("/connexion", &[("login", BRUNO), ("password", &code)]);
    assert!(page.is(303).location().starts_with("/activer?code="));
}

#[test]
fn nothing_opens_before_a_new_charter_is_accepted() {
    let school = School::open();
    publish_charters(&school);
    let lea = school.sign_in(LEA);
    assert_eq!(lea.get("/plus").is(303).location(), "/bienvenue");
    let waiting = lea.get("/bienvenue");
    waiting.is(200).says("Je garde mon mot de passe.").hides("Charte des adultes");
    assert!(waiting.attribute(".pictured img", "src").is_some_and(|src| src.contains("lock")), "{}", waiting.text());
    lea.submit(&waiting, "/bienvenue", &[("agree", "1")]).is(303);
    lea.get("/plus").is(200);
    school.clock.advance(60);
    school.write(|tx| charters::publish(tx, Kind::Charter, Audience::Pupil, "<p>Nouvelle version</p>"));
    assert_eq!(lea.get("/plus").is(303).location(), "/bienvenue");
    let kept: Vec<(i64, i64)> = school.read(move |db| {
        db.all("SELECT c.version, a.accepted_at FROM charter_acceptance a JOIN charter c ON c.id = a.charter", [], |r| {
            Ok((r.get(0)?, r.get(1)?))
        })
    });
    assert_eq!(kept, [(1, NOW)]);
}

#[test]
fn the_charter_and_the_notice_are_read_without_an_account() {
    let school = School::open();
    publish_charters(&school);
    let visitor = school.visitor();
    visitor.get("/charte").is(200).says("Charte des adultes").says("Je garde mon mot de passe.");
    visitor.get("/mentions").is(200);
    visitor.get("/accessibilite").is(200).says("accessibilité");
}

#[test]
fn a_write_from_another_site_is_refused() {
    let school = School::open();
    let http = reqwest::blocking::Client::new();
    let post = |name: &str, value: &str| {
        http.post(format!("{}/connexion", school.url))
            .header(name, value)
            .form(&[("login", ALICE)])
            .send()
            .unwrap()
            .status()
            .as_u16()
    };
    assert_eq!(post("sec-fetch-site", "cross-site"), 403);
    assert_eq!(post("origin", "https://ailleurs.fr"), 403);
    assert_eq!(post("origin", &school.url), 422);
}

#[test]
fn a_class_of_thirty_signs_in_at_once_and_all_get_in() {
    let school = School::open();
    let class: Vec<String> = school.write(|tx| {
        let hash = preau::people::passwords::Passwords::new(4).hash_now(PASSWORD)?;
        (0..30)
            .map(|n| {
                let fields =
                    person::Fields { given_name: format!("Élève{n}"), family_name: "DURAND".into(), ..Default::default() };
                let pupil = person::add(tx, &fields, [Profile::Pupil].into_iter().collect())?;
                accounts::activate(tx, &accounts::create(tx, pupil)?, &hash, None)?;
                Ok(accounts::find(tx, pupil)?.unwrap().login)
            })
            .collect()
    });
    let answers: Vec<u16> = std::thread::scope(|scope| {
        let doors: Vec<_> = class
            .iter()
            .map(|login| {
                scope.spawn(|| school.visitor().post("/connexion", &[("login", login.as_str()), ("password", PASSWORD)]))
            })
            .collect();
        doors.into_iter().map(|door| door.join().unwrap().status.as_u16()).collect()
    });
    assert_eq!(answers, [303; 30]);
}

#[test]
fn a_suspended_account_stays_outside_even_with_a_session() {
    let school = School::open();
    let bruno = school.sign_in(BRUNO);
    bruno.get("/plus").is(200);
    let id = school.id(BRUNO);
    school.write(move |tx| accounts::suspend(tx, id));
    bruno.get("/plus").is(303);
    school.visitor().post("/connexion", &[("login", BRUNO), ("password", PASSWORD)]).is(422);
}

#[test]
fn a_form_sent_after_the_session_ended_is_not_lost() {
    let school = School::open();
    let answer = school.visitor().post("/bienvenue", &[("agree", "1")]);
    answer.is(401).says("Rien n’est perdu").says("Reconnectez-vous");
}
