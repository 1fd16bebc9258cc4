//! The first run, from an empty file to an open school, in a browser without scripts.

use std::io::Cursor;

use preau::{
    access::{Level, Profile},
    people::{charters, profiles, rights::Matrix, school, years},
    services::setup,
};

use crate::house::*;

const SCHOOL: [(&str, &str); 4] =
    [("name", "École Jacques-Prévert"), ("uai", "0750655e"), ("zone", "C"), ("email", "ecole@exemple.fr")];
const CLAIRE_TYPED: [(&str, &str); 5] = [
    ("civility", "Mme"),
    ("given_name", "Claire"),
    ("family_name", "Fontaine"),
    ("password", PASSWORD),
    ("password_again", PASSWORD),
];

/// An empty school, and a browser that came by the link the server printed.
fn newcomer() -> (School, Client) {
    let school = School::brand_new();
    let key = setup::ensure_key(&school.store).unwrap().unwrap();
    let browser = school.visitor();
    assert_eq!(browser.get(&format!("/installation?cle={key}")).location(), "/installation/ecole");
    (school, browser)
}

/// Goes through the steps before this one.
fn until(browser: &Client, step: &str) {
    for path in ["ecole", "direction", "textes", "services", "personnes"] {
        if path == step {
            return;
        }
        let address = format!("/installation/{path}");
        let answer = match path {
            "ecole" => browser.post_files(&address, &SCHOOL, &[]),
            "direction" => browser.post(&address, &CLAIRE_TYPED),
            "textes" => browser.post(&address, &[("accepted", "1")]),
            "personnes" => browser.post(&address, &[("way", "onde")]),
            _ => browser.submit(&browser.get(&address), &address, &[]),
        };
        answer.is(303);
    }
}

#[test]
fn an_empty_school_opens_in_six_steps() {
    let (school, browser) = newcomer();
    browser.get("/installation/ecole").is(200).says("Étape 1 sur 6");
    until(&browser, "");
    let end = browser.get("/installation/fin");
    end.is(200).says("Étape 6 sur 6").says("claire.fontaine").says("École Jacques-Prévert (0750655E)");
    assert_eq!(browser.submit(&end, "/installation/fin", &[]).location(), "/importation");
    browser.get("/").is(200).says("Bonjour");

    school.read(|db| {
        assert!(school::load(db)?.open && profiles::has_director(db)?);
        assert_eq!(years::current(db)?.unwrap().label, "2026-2027");
        assert_eq!(school::setting(db, "setup.key")?, None);
        for kind in charters::Kind::ALL {
            let text = charters::current(db, kind, charters::Audience::Adult)?.unwrap();
            assert!(text.body.contains("l’école Jacques-Prévert") && !text.body.contains("{{"), "{kind:?}");
        }
        let signed: i64 = db.value("SELECT count(*) FROM charter_acceptance", [])?;
        assert_eq!(signed, 2, "the charter and the notice, by the headteacher");
        let unnamed: i64 = db.value("SELECT count(*) FROM journal WHERE actor NOT LIKE 'operator:%'", [])?;
        assert_eq!(unnamed, 0, "every act of the first run is named");
        Ok(())
    });
}

#[test]
fn the_headteacher_signs_in_again_with_the_password_they_chose() {
    let (school, browser) = newcomer();
    until(&browser, "");
    browser.post::<&str>("/installation/fin", &[]).is(303);
    let other = school.visitor();
    let page = other.get("/connexion");
    let answer = other.submit(&page, "/connexion", &[("login", "claire.fontaine"), ("password", PASSWORD)]);
    answer.is(303);
    other.get("/").says("Bonjour");
}

#[test]
fn nobody_enters_without_the_key_and_a_wrong_one_is_told() {
    let school = School::brand_new();
    setup::ensure_key(&school.store).unwrap();
    let stranger = school.visitor();
    assert_eq!(stranger.get("/").location(), "/installation");
    assert_eq!(stranger.get("/installation/ecole").location(), "/installation");
    let page = stranger.get("/installation");
    page.is(200).says("La clé d’installation");
    stranger.submit(&page, "/installation", &[("cle", "AAAA-BBBB-CCCC")]).is(422).says("Ce n’est pas la clé");
    stranger.post_files("/installation/ecole", &SCHOOL, &[]).is(403).says("rechargez la page");
    assert!(!school.read(school::load).open);
}

#[test]
fn the_key_is_read_however_it_is_typed_and_stays_the_same_after_a_restart() {
    let school = School::brand_new();
    let key = setup::ensure_key(&school.store).unwrap().unwrap();
    assert_eq!(setup::ensure_key(&school.store).unwrap().as_ref(), Some(&key));
    let sloppy = key.to_lowercase().replace('-', " ");
    assert_eq!(school.visitor().post("/installation", &[("cle", sloppy)]).location(), "/installation/ecole");
}

#[test]
fn one_resumes_where_one_left_and_may_go_back() {
    let (school, browser) = newcomer();
    until(&browser, "services");
    assert_eq!(browser.get("/installation/fin").location(), "/installation/services", "a step can't be skipped");
    let key = setup::ensure_key(&school.store).unwrap().unwrap();
    let tomorrow = school.visitor();
    assert_eq!(tomorrow.get(&format!("/installation?cle={key}")).location(), "/installation/services");

    let back = tomorrow.get("/installation/ecole");
    assert_eq!(back.attribute("[name=name]", "value").as_deref(), Some("École Jacques-Prévert"));
    tomorrow.post_files("/installation/ecole", &[("name", "École du Parc"), ("zone", "")], &[]).is(303);
    tomorrow.get("/installation/services").is(200);
    assert_eq!(school.read(school::load).name, "École du Parc");
}

#[test]
fn each_mistake_is_said_beside_its_field_and_nothing_typed_is_lost() {
    let (school, browser) = newcomer();
    let form = [("name", "École du Parc"), ("uai", "0750655A"), ("zone", "B"), ("postcode", "69")];
    let logo: (&str, &str, &[u8]) = ("logo", "logo.png", b"MZ\x90 not a picture");
    let page = browser.post_files("/installation/ecole", &form, &[logo]);
    page.is(422).says("ce serait E, et non A").says("cinq chiffres").says("pas une image PNG ou JPEG");
    assert_eq!(page.attribute("[name=name]", "value").as_deref(), Some("École du Parc"));
    assert_eq!(page.attribute("[name=uai]", "aria-invalid").as_deref(), Some("true"));
    assert_eq!(school.read(school::load).name, "", "nothing half done");

    until(&browser, "direction");
    let page = browser.post("/installation/direction", &[("given_name", "Claire"), ("password", "motdepasse1234")]);
    page.is(422).says("Remplissez ce champ").says("facile à deviner").says("ne sont pas les mêmes");
    assert_eq!(page.attribute("[name=given_name]", "value").as_deref(), Some("Claire"));
    assert!(!school.read(profiles::has_director));
}

#[test]
fn a_photo_of_two_hundred_megabytes_is_refused_with_a_sentence() {
    let (_school, browser) = newcomer();
    let photo = vec![b'0'; 200 * 1024 * 1024];
    let page = browser.post_files("/installation/ecole", &SCHOOL, &[("logo", "photo.jpg", &photo)]);
    page.is(422).says("dépasse 10 Mo");
    assert_eq!(page.attribute("[name=name]", "value").as_deref(), Some("École Jacques-Prévert"));
}

#[test]
fn a_logo_is_made_to_fit_and_shown() {
    let (_school, browser) = newcomer();
    let mut jpeg = Cursor::new(Vec::new());
    image::RgbImage::new(1600, 800).write_to(&mut jpeg, image::ImageFormat::Jpeg).unwrap();
    browser.post_files("/installation/ecole", &SCHOOL, &[("logo", "logo.jpg", &jpeg.into_inner())]).is(303);
    let shown = browser.get("/logo");
    shown.is(200);
    assert_eq!(shown.headers["content-type"], "image/png");
    assert_eq!(image::load_from_memory(&shown.bytes).unwrap().width(), 512);
}

#[test]
fn the_headteacher_may_come_back_to_their_account_without_typing_the_password_again() {
    let (school, browser) = newcomer();
    until(&browser, "textes");
    let page = browser.get("/installation/direction");
    page.says("Laissez vide pour garder");
    let changes = [("teaches", "1"), ("login", "direction")];
    browser.submit(&page, "/installation/direction", &changes).is(303);
    school.read(|db| {
        let held: String =
            db.value("SELECT group_concat(profile) FROM (SELECT profile FROM person_profile ORDER BY profile)", [])?;
        assert_eq!(held, "director,teacher");
        let (login, people): (String, i64) =
            db.one("SELECT login, (SELECT count(*) FROM person) FROM account", [], |r| Ok((r.get(0)?, r.get(1)?)))?;
        assert_eq!((login.as_str(), people), ("direction", 1));
        Ok(())
    });
}

#[test]
fn the_texts_are_changed_cleaned_and_must_be_accepted() {
    let (school, browser) = newcomer();
    until(&browser, "textes");
    browser.post::<&str>("/installation/textes", &[]).is(422).says("Cochez cette case");
    let editor = browser.get("/installation/textes/charte-adultes");
    let body = "<p>Notre charte.</p><script>alert(1)</script>";
    browser.submit(&editor, "/installation/textes/charte-adultes", &[("body", body)]).is(303);
    browser.get("/installation/textes").says("Notre charte.").says("modifié");
    browser.post("/installation/textes/charte-adultes", &[("body", " <p> </p>")]).is(422).says("Écrivez le texte");
    until(&browser, "");
    browser.post::<&str>("/installation/fin", &[]).is(303);
    let text = school.read(|db| charters::current(db, charters::Kind::Charter, charters::Audience::Adult)).unwrap();
    assert_eq!(text.body, "<p>Notre charte.</p>");
}

#[test]
fn a_service_opens_for_those_chosen_and_to_nobody_is_closed() {
    let (school, browser) = newcomer();
    until(&browser, "services");
    let page = browser.get("/installation/services");
    page.is(200).says("Actualités").says("Annuaire");
    browser.post("/installation/services", &[("open", "news:teacher")]).is(303);
    let matrix = school.read(Matrix::load);
    let about = |key: &str| school.app().abouts.iter().copied().find(|a| a.key == key).unwrap();
    assert!(matrix.level(about("news"), Profile::Teacher) > Level::None);
    assert!(matrix.level(about("news"), Profile::Director) > Level::None, "the headteacher has what is open");
    assert_eq!(matrix.level(about("news"), Profile::Guardian), Level::None);
    assert!(matrix.is_closed("directory"));
    let again = browser.get("/installation/services");
    assert_eq!(again.all("input[name=open][checked]").len(), 1);
}

#[test]
fn once_open_the_wizard_is_gone_even_for_a_second_click() {
    let (_school, browser) = newcomer();
    until(&browser, "");
    browser.post::<&str>("/installation/fin", &[]).is(303);
    assert_eq!(browser.post::<&str>("/installation/fin", &[]).location(), "/");
    assert_eq!(browser.get("/installation").location(), "/");
    assert_eq!(browser.post_files("/installation/ecole", &[("name", "Autre")], &[]).location(), "/");
}
