//! Bringing people in from the page: look first, then confirm, once.

use preau::people::{accounts, import, person};

use crate::house::*;

const PUPILS: &[u8] = include_bytes!("../data/onde/CSVExtraction-eleves.csv");
const GUARDIANS: &[u8] = include_bytes!("../data/onde/CSVExtraction-responsables.csv");

/// The headteacher's browser, on the preview of these files.
fn preview(school: &School, files: &[(&str, &[u8])]) -> (Client, String, Page) {
    let claire = school.sign_in(CLAIRE);
    let files: Vec<_> = files.iter().map(|(name, bytes)| ("files", *name, *bytes)).collect();
    let sent = claire.post_files("/importation", &[], &files);
    let path = sent.location().to_owned();
    let page = claire.get(&path);
    page.is(200);
    (claire, path, page)
}

fn people(school: &School) -> i64 {
    school.read(|db| db.value("SELECT count(*) FROM person", []))
}

#[test]
fn both_files_of_onde_are_shown_first_and_imported_once_confirmed() {
    let school = School::open();
    let before = people(&school);
    let (claire, path, page) = preview(&school, &[("CSVExtraction.csv", PUPILS), ("CSVExtraction (1).csv", GUARDIANS)]);
    page.says("Rien n’est encore fait").says("laissée de côté");
    assert!(page.all("button").iter().any(|b| b.contains("Importer 40 élèves et 50 responsables")), "{:?}", page.all("button"));
    assert_eq!(people(&school), before, "a preview writes nobody");

    assert_eq!(claire.submit(&page, &path, &[]).location(), path);
    let done = claire.get(&path);
    done.is(200).says("Importation faite").says("Imprimer les fiches d’activation");
    assert_eq!(people(&school), before + 90);
    let ready = school.read(|db| db.value::<i64, _>("SELECT count(*) FROM account WHERE code IS NOT NULL", []));
    assert_eq!(ready, 90, "each has an account with a code");
}

#[test]
fn a_second_click_and_a_second_import_change_nothing() {
    let school = School::open();
    let files: [(&str, &[u8]); 2] = [("eleves.csv", PUPILS), ("responsables.csv", GUARDIANS)];
    let (claire, path, page) = preview(&school, &files);
    claire.submit(&page, &path, &[]).is(303);
    let count = people(&school);
    assert_eq!(claire.submit(&page, &path, &[]).location(), path, "the second click shows what the first did");
    assert_eq!(people(&school), count);

    let (_, _, again) = preview(&school, &files);
    let created: Vec<String> = again.all("td[data-label=Nouveaux]");
    assert!(created.iter().all(|n| n == "0"), "{created:?}");
}

#[test]
fn a_school_that_changed_meanwhile_shows_the_new_preview_and_does_nothing() {
    let school = School::open();
    let (claire, path, page) = preview(&school, &[("eleves.csv", PUPILS)]);
    let parsed = import::read(vec![("eleves.csv".into(), PUPILS.to_vec())]);
    school.write(move |tx| import::apply(tx, &parsed, &import::Answers::default()));
    let count = people(&school);
    let answer = claire.submit(&page, &path, &[]);
    answer.is(422).says("L’école a changé depuis l’aperçu");
    assert_eq!(people(&school), count);
}

#[test]
fn those_missing_from_the_file_are_marked_only_when_it_is_asked() {
    let school = School::open();
    let (claire, path, page) = preview(&school, &[("eleves.csv", PUPILS)]);
    page.says("absents du fichier");
    let left =
        |school: &School| school.read(|db| db.value::<i64, _>("SELECT count(*) FROM person WHERE left_at IS NOT NULL", []));
    let fingerprint = page.attribute("input[name=plan]", "value").unwrap();
    claire.post(&path, &[("plan", fingerprint)]).is(303);
    assert_eq!(left(&school), 0);

    let (claire, path, page) = preview(&school, &[("eleves.csv", PUPILS)]);
    claire.submit(&page, &path, &[("mark_left", "1")]).is(303);
    assert!(left(&school) >= 2, "Léa and Tom are in no file of ONDE");
}

#[test]
fn a_namesake_is_asked_about_never_guessed() {
    let school = School::open();
    let twin = "Profil;Nom;Prénom;Date de naissance;INE\nélève;MARTIN;Léa;05/05/2016;123456789BB\n".as_bytes();
    let lea = school.id(LEA);
    school.write(move |tx| {
        let mut fields = person::find(tx, lea)?.fields;
        (fields.birth_date, fields.ine) = (Some("2016-05-05".into()), Some("123456789AA".into()));
        person::change(tx, lea, &fields)
    });
    let before = people(&school);
    let (claire, path, page) = preview(&school, &[("tableau.csv", twin)]);
    page.says("À vous de dire").says("C’est une nouvelle personne");
    claire.submit(&page, &path, &[]).is(303);
    assert_eq!(people(&school), before, "without an answer the line is left out");

    let (claire, path, page) = preview(&school, &[("tableau.csv", twin)]);
    claire.submit(&page, &path, &[("q0", "new")]).is(303);
    assert_eq!(people(&school), before + 1);
}

#[test]
fn files_that_are_no_table_are_told_apart_beside_the_field() {
    let school = School::open();
    let claire = school.sign_in(CLAIRE);
    let page = claire.get("/importation");
    page.is(200).says("Extraction format CSV");
    let jpeg = [0xFF, 0xD8, 0xFF, 0xE0, 0, 0x10, b'J', b'F', b'I', b'F', 0];
    let truncated = &PUPILS[..20];
    let files: [(&str, &[u8], &str); 6] = [
        ("photo.csv", &jpeg, "pas un tableau"),
        ("page.csv", b"<!DOCTYPE html><html>", "session ONDE avait sans doute expir"),
        ("vide.csv", b"", "vide"),
        ("notes.csv", b"Article;Prix\nCraies;3\n", "ne sont pas reconnues"),
        ("rapport.csv", b"%PDF-1.7", "est un PDF"),
        ("coupe.csv", truncated, "ne sont pas reconnues"),
    ];
    for (name, bytes, words) in files {
        let answer = claire.post_files("/importation", &[], &[("files", name, bytes)]);
        answer.is(422).says(words).says(name);
        assert!(answer.all(".field-error").iter().any(|e| e.contains(words)), "{name}");
    }
    claire.post_files("/importation", &[], &[("files", "", b"")]).is(422).says("Choisissez au moins un fichier");
}

#[test]
fn a_file_of_two_hundred_megabytes_is_refused_with_a_sentence() {
    let school = School::open();
    let huge = vec![b'x'; 200 * 1024 * 1024];
    let answer = school.sign_in(CLAIRE).post_files("/importation", &[], &[("files", "photo.csv", &huge)]);
    answer.is(422).says("trop gros pour être un tableau");
}

#[test]
fn the_template_comes_in_both_forms_and_is_taken_back() {
    let school = School::open();
    let claire = school.sign_in(CLAIRE);
    for path in ["/importation/modele.csv", "/importation/modele.xlsx"] {
        let model = claire.get(path);
        model.is(200);
        claire.post_files("/importation", &[], &[("files", "modele", &model.bytes)]).is(303);
    }
}

#[test]
fn only_the_headteacher_imports_and_sees_their_own_files() {
    let school = School::open();
    let (_, path, _) = preview(&school, &[("eleves.csv", PUPILS)]);
    for login in [ALICE, LEA, BRUNO, STEPH, MAIRIE, INVITEE] {
        let other = school.sign_in(login);
        other.get("/importation").is(403);
        other.get(&path).is(403);
        other.post_files("/importation", &[], &[("files", "a.csv", PUPILS)]).is(403);
    }
    assert!(school.visitor().get("/importation").location().starts_with("/connexion"));
    school.sign_in(CLAIRE).get("/importation/9999").is(409).says("choisissez les fichiers de nouveau");
}

#[test]
fn an_import_is_one_act_in_the_journal_with_its_numbers_and_no_name() {
    let school = School::open();
    let (claire, path, page) = preview(&school, &[("eleves.csv", PUPILS), ("responsables.csv", GUARDIANS)]);
    claire.submit(&page, &path, &[]).is(303);
    let detail: String = school.read(|db| db.value("SELECT detail FROM journal WHERE service = 'import' AND verb = 'apply'", []));
    assert!(detail.contains("40 créés") && !detail.contains("FOURNIER"), "{detail}");
    let account = school.read(|db| accounts::find(db, 11));
    assert!(account.is_some());
}
