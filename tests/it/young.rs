//! Pupils who can't read yet: a device opened for the class, a card, three pictures.

use crate::house::*;

/// The class of Denis, where Tom is.
fn cp(school: &School) -> i64 {
    school.read(|db| db.value("SELECT id FROM class WHERE name LIKE 'CP%'", []))
}

/// A tablet that Denis opened for his class, for an hour.
fn tablet(school: &School) -> Client {
    let tablet = school.visitor();
    let page = tablet.post("/connexion", &[("login", DENIS), ("password", PASSWORD)]);
    page.is(303);
    let opened = tablet.post(&format!("/classes/{}/postes", cp(school)), &[("minutes", "60")]);
    assert_eq!(opened.is(303).location(), "/poste");
    tablet
}

fn set_pictures(school: &School) {
    let denis = school.sign_in(DENIS);
    let address = format!("/classes/{}/images/{}", cp(school), school.id(TOM));
    denis.get(&address).is(200).says("Tom PETIT").says("chat");
    denis.post(&address, &[("pick", "cat")]).is(200);
    denis.post(&address, &[("pick", "cat"), ("pick", "sun"), ("pick", "fish")]).is(303);
}

fn card_of(school: &School) -> String {
    let denis = school.sign_in(DENIS);
    let sheet = denis.post::<&str>(&format!("/classes/{}/cartes.pdf", cp(school)), &[]);
    sheet.is(200);
    assert!(sheet.bytes.starts_with(b"%PDF"));
    let tom = school.id(TOM);
    school.read(move |db| db.value("SELECT token FROM card WHERE pupil = ?1", [tom]))
}

#[test]
fn a_pupil_comes_in_with_three_pictures_on_the_class_s_tablet() {
    let school = School::open();
    set_pictures(&school);
    let tablet = tablet(&school);
    tablet.get("/").is(200).says("Se connecter");
    tablet.get("/poste").is(200).says("CP de M. Levy").says("Tom");
    let address = format!("/poste/eleves/{}", school.id(TOM));
    tablet.get(&address).is(200).says("Touche tes trois images").says("vélo");
    let picks = |names: [&'static str; 3]| names.map(|n| ("pick", n));
    tablet.post(&address, &picks(["sun", "cat", "fish"])).is(422).says("Ce ne sont pas tes images");
    assert_eq!(tablet.post(&address, &picks(["cat", "sun", "fish"])).is(303).location(), "/");
    tablet.get("/").is(200).says("Bonjour Tom");
    assert_eq!(tablet.post::<&str>("/deconnexion", &[]).is(303).location(), "/poste");
}

#[test]
fn a_pupil_comes_in_with_a_card_and_a_lost_card_opens_nothing() {
    let school = School::open();
    let card = card_of(&school);
    let tablet = tablet(&school);
    let shown = format!("http://192.168.1.20:8080/poste/carte?c={card}");
    assert_eq!(tablet.post("/poste/carte", &[("c", &shown)]).is(303).location(), "/");
    tablet.get("/").is(200).says("Bonjour Tom");
    tablet.post::<&str>("/deconnexion", &[]);
    school.sign_in(DENIS).post::<&str>(&format!("/classes/{}/cartes/{}", cp(&school), school.id(TOM)), &[]).is(303);
    tablet.post("/poste/carte", &[("c", &card)]).is(422).says("ne marche pas");
}

#[test]
fn neither_works_on_a_device_that_nobody_opened() {
    let school = School::open();
    set_pictures(&school);
    let card = card_of(&school);
    let elsewhere = school.visitor();
    elsewhere.get("/poste").is(200).says("n’est pas ouvert");
    elsewhere.post("/poste/carte", &[("c", &card)]).is(403);
    let picks = ["cat", "sun", "fish"].map(|n| ("pick", n));
    elsewhere.post(&format!("/poste/eleves/{}", school.id(TOM)), &picks).is(403);
}

#[test]
fn a_card_of_another_class_does_not_open_this_one() {
    let school = School::open();
    let tablet = tablet(&school);
    let b: i64 = school.read(|db| db.value("SELECT id FROM class WHERE name = 'CM1-CM2 B'", []));
    school.sign_in(ALICE).post::<&str>(&format!("/classes/{b}/cartes.pdf"), &[]).is(200);
    let lea = school.id(LEA);
    let card: String = school.read(move |db| db.value("SELECT token FROM card WHERE pupil = ?1", [lea]));
    tablet.post("/poste/carte", &[("c", &card)]).is(422);
}

#[test]
fn the_tablet_closes_by_itself_and_from_anywhere_and_its_pupils_are_out() {
    let school = School::open();
    let card = card_of(&school);
    let (first, second) = (tablet(&school), tablet(&school));
    for tablet in [&first, &second] {
        tablet.post("/poste/carte", &[("c", &card)]).is(303);
        tablet.get("/plus").is(200);
    }
    let page = school.sign_in(DENIS).get(&format!("/classes/{}/postes", cp(&school)));
    page.is(200).says("Ouvert par Denis LEVY");
    school.sign_in(DENIS).submit(&page, &format!("/classes/{}/postes/1/", cp(&school)), &[]).is(303);
    first.get("/plus").is(303);
    second.get("/plus").is(200);
    school.clock.advance(3700);
    second.get("/plus").is(303);
    second.get("/poste").is(200).says("n’est pas ouvert");
}

#[test]
fn five_wrong_tries_lock_the_pictures_and_tell_the_teacher() {
    let school = School::open();
    set_pictures(&school);
    let tablet = tablet(&school);
    let address = format!("/poste/eleves/{}", school.id(TOM));
    let wrong = ["cat", "cat", "cat"].map(|n| ("pick", n));
    for _ in 0..5 {
        tablet.post(&address, &wrong).is(422);
    }
    tablet.post(&address, &["cat", "sun", "fish"].map(|n| ("pick", n))).is(409).says("Demande à ta maîtresse");
    school.sign_in(DENIS).get("/fil").is(200).says("bloquées");
    set_pictures(&school);
    tablet.post(&address, &["cat", "sun", "fish"].map(|n| ("pick", n))).is(303);
}

#[test]
fn only_the_class_s_teachers_and_the_headteacher_prepare_its_devices() {
    let school = School::open();
    let address = format!("/classes/{}/postes", cp(&school));
    school.sign_in(CLAIRE).get(&address).is(200);
    school.sign_in(ALICE).get(&address).is(404);
    school.sign_in(DIANE).get(&address).is(403);
    school.sign_in(ALICE).post(&address, &[("minutes", "60")]).is(404);
    school.sign_in(DENIS).post(&address, &[("minutes", "100000")]).is(409);
}

#[test]
fn a_class_that_reads_keeps_its_passwords_unless_its_teacher_says_otherwise() {
    let school = School::open();
    let b: i64 = school.read(|db| db.value("SELECT id FROM class WHERE name = 'CM1-CM2 B'", []));
    let alice = school.sign_in(ALICE);
    alice.get("/").is(200).hides("sur ce poste");
    school.sign_in(DENIS).get("/").is(200).says("Ouvrir CP de M. Levy sur ce poste");
    let page = alice.get(&format!("/classes/{b}/postes"));
    assert_eq!(page.attribute("select[name=means] option[selected]", "value").as_deref(), Some("password"));
    alice.submit(&page, &format!("/classes/{b}/postes/moyens"), &[("means", "card")]).is(303);
    let page = alice.get(&format!("/classes/{b}/postes"));
    assert_eq!(page.attribute("select[name=means] option[selected]", "value").as_deref(), Some("card"));
}

#[test]
fn the_first_time_a_pupil_accepts_the_charter_and_nothing_else_shows() {
    let school = School::open();
    let card = card_of(&school);
    school.write(|tx| {
        use preau::people::charters::{self, Audience, Kind};
        charters::publish(tx, Kind::Charter, Audience::Pupil, "<p>Je suis gentil.</p>")
    });
    let tablet = tablet(&school);
    tablet.post("/poste/carte", &[("c", &card)]).is(303);
    let waiting = tablet.get("/bienvenue");
    waiting.is(200).says("Lis ce texte avec un adulte").hides("a changé");
    assert_eq!(waiting.all("a[href='/fil']").len(), 0);
    tablet.submit(&waiting, "/bienvenue", &[("agree", "1")]).is(303);
    tablet.get("/").is(200).says("Bonjour Tom");
}
