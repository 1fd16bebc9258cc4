//! One's own profile.

use std::io::Cursor;

use preau::people::{accounts, person, preferences};

use crate::house::*;

#[test]
fn a_parent_reads_what_the_school_knows_and_mends_it() {
    let school = School::open();
    let bruno = school.sign_in(BRUNO);
    bruno.get("/mon-profil").is(200).says("Bruno MARTIN").says(BRUNO).says("Mes enfants").says("Léa MARTIN");
    let form = bruno.get("/mon-profil/coordonnees");
    let wrong = bruno.submit(&form, "/mon-profil/coordonnees", &[("email", "bruno@"), ("city", "Bourg")]);
    wrong.is(422).says("ne semble pas complète");
    assert_eq!(wrong.attribute("#f-city", "value").as_deref(), Some("Bourg"));
    bruno.submit(&form, "/mon-profil/coordonnees", &[("email", "bruno@exemple.fr"), ("phone_mobile", "06 12 34 56 78")]).is(303);
    let id = school.id(BRUNO);
    let fields = school.read(move |db| person::find(db, id)).fields;
    assert_eq!((fields.email.as_deref(), fields.phone_mobile.as_deref()), (Some("bruno@exemple.fr"), Some("0612345678")));
}

#[test]
fn a_pupil_has_the_simple_pages_and_asks_an_adult_for_the_rest() {
    let school = School::open();
    let lea = school.sign_in(LEA);
    lea.get("/mon-profil").is(200).says("Ton identifiant").hides("Mes coordonnées");
    lea.get("/mon-profil/coordonnees").is(403).says("Demande à un adulte");
    lea.get("/mon-profil/visibilite").is(404);
    lea.get("/mon-profil/notifications").is(404);
    lea.post("/mon-profil/image", &[("picture", "cat")]).is(303);
    let id = school.id(LEA);
    assert_eq!(school.read(move |db| preferences::of(db, id))["avatar"], "cat");
    lea.post("/mon-profil/image", &[("picture", "../secret")]).is(409);
    lea.post_files("/mon-profil/photo", &[], &[("photo", "moi.png", b"x")]).is(403);
}

#[test]
fn a_photo_is_made_square_and_shown_to_whom_its_owner_chose() {
    let school = School::open();
    let alice = school.sign_in(ALICE);
    let mut png = Cursor::new(Vec::new());
    image::RgbImage::new(900, 600).write_to(&mut png, image::ImageFormat::Png).unwrap();
    alice.post_files("/mon-profil/photo", &[], &[("photo", "moi.png", png.get_ref())]).is(303);
    let address = format!("/annuaire/{}/photo", school.id(ALICE));
    let photo = alice.get(&address);
    let photo = image::load_from_memory(&photo.is(200).bytes).unwrap();
    assert_eq!((photo.width(), photo.height()), (320, 320));
    school.sign_in(STEPH).get(&address).is(200);
    school.sign_in(LEA).get(&address).is(404);
    alice.post("/mon-profil/visibilite", &[("avatar", "class")]).is(303);
    school.sign_in(LEA).get(&address).is(200);
    school.sign_in(TOM).get(&address).is(404);
    alice.post_files("/mon-profil/photo", &[], &[("photo", "moi.txt", b"bonjour")]).is(422).says("JPEG, PNG ou WebP");
}

#[test]
fn a_new_password_needs_the_old_one_and_ends_the_other_sessions() {
    let school = School::open();
    let bruno = school.sign_in(BRUNO);
    let other = school.visitor();
    let door = other.get("/connexion");
    other.submit(&door, "/connexion", &[("login", BRUNO), ("password", PASSWORD)]).is(303);
    bruno.get("/mon-profil/connexions").is(200).says("cet appareil").says("Déconnecter tous les autres");
    let change = |old: &str, new: &str| {
        let form = bruno.get("/mon-profil/mot-de-passe");
        bruno.submit(&form, "/mon-profil/mot-de-passe", &[("old", old), ("new", new), ("again", new)])
    };
    change("faux", "tiroir girafe lampe nuage").is(422).says("Ce n'est pas votre mot de passe actuel.");
    change(PASSWORD, "court").is(422).says("12");
    other.get("/annuaire").is(200);
    change(PASSWORD, "tiroir girafe lampe violette").is(303);
    bruno.get("/annuaire").is(200);
    other.get("/annuaire").is(303);
    let id = school.id(BRUNO);
    assert!(school.read(move |db| accounts::find(db, id)).unwrap().has_password);
}

#[test]
fn a_device_is_ended_from_another_one() {
    let school = School::open();
    let bruno = school.sign_in(BRUNO);
    let tablet = school.visitor();
    let door = tablet.get("/connexion");
    tablet.submit(&door, "/connexion", &[("login", BRUNO), ("password", PASSWORD)]).is(303);
    let list = bruno.get("/mon-profil/connexions");
    let end = list.attribute("li form[action$='/fin']", "action").unwrap();
    school.sign_in(DIANE).post::<&str>(&end, &[]).is(404);
    bruno.post::<&str>(&end, &[]).is(303);
    tablet.get("/annuaire").is(303);
    bruno.get("/annuaire").is(200);
}

#[test]
fn how_one_reads_stays_on_every_page() {
    let school = School::open();
    let lea = school.sign_in(LEA);
    let form = lea.get("/mon-profil/lecture");
    let reading = [("theme", "dark"), ("size", "xl"), ("font", "opendyslexic"), ("spacing", "wide")];
    lea.submit(&form, "/mon-profil/lecture", &reading).is(303);
    let page = lea.get("/annuaire");
    for (name, value) in [("data-theme", "dark"), ("data-size", "xl"), ("data-font", "opendyslexic"), ("data-spacing", "wide")] {
        assert_eq!(page.attribute("html", name).as_deref(), Some(value));
    }
    lea.post("/mon-profil/lecture", &[("theme", "rose bonbon")]).is(303);
    assert_eq!(lea.get("/annuaire").attribute("html", "data-theme").as_deref(), Some("auto"));
}

#[test]
fn a_parent_chooses_when_mail_comes() {
    let school = School::open();
    let bruno = school.sign_in(BRUNO);
    let form = bruno.get("/mon-profil/notifications");
    form.is(200).says("L'école n'a pas votre adresse e-mail");
    bruno.submit(&form, "/mon-profil/notifications", &[("mail", "never")]).is(303);
    bruno.post("/mon-profil/notifications", &[("mail", "parfois")]).is(422);
    let id = school.id(BRUNO);
    assert_eq!(school.read(move |db| preferences::of(db, id))["mail"], "never");
}
