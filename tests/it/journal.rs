//! The journal: every act, searched by the headteacher, and proved.

use std::{fs, path::Path};

use crate::house::*;

#[test]
fn the_headteacher_finds_who_did_what() {
    let school = School::open();
    let claire = school.sign_in(CLAIRE);
    let lea = school.id(LEA);
    claire.post(&format!("/administration/personnes/{lea}/compte"), &[("to", "suspend")]).is(303);
    let page = claire.get("/administration/journal");
    page.is(200).says("Claire FONTAINE").says("a suspendu le compte de Léa MARTIN").says("mardi 24 novembre, 9 h 05");
    assert!(page.statements() <= 10);
    claire.get("/administration/journal?q=lea+martin&acte=suspend").says("Léa MARTIN");
    claire.get("/administration/journal?q=bruno&acte=suspend").says("Aucun acte trouvé");
    claire.get("/administration/journal?service=admin&du=2026-11-24&au=2026-11-24").says("a suspendu");
    claire.get("/administration/journal?du=2026-11-25").says("Aucun acte trouvé");
    let csv = claire.get("/administration/journal.csv?acte=suspend").text();
    assert!(csv.contains("24/11/2026 09:05:00;Claire FONTAINE;person:"), "{csv}");
    school.sign_in(ALICE).get("/administration/journal").is(403);
}

#[test]
fn a_long_journal_is_read_page_by_page() {
    let school = School::open();
    let claire = school.sign_in(CLAIRE);
    for _ in 0..30 {
        claire.post("/mon-profil/image", &[("picture", "cat")]).is(303);
        claire.post("/mon-profil/image", &[("picture", "")]).is(303);
    }
    let first = claire.get("/administration/journal?acte=change_picture");
    assert_eq!(first.all("tbody tr").len(), 50);
    let older = first.attribute("nav.pager a[rel=next]", "href").unwrap();
    let second = claire.get(&older);
    assert_eq!(second.all("tbody tr").len(), 10);
    assert!(second.attribute("nav.pager a[rel=next]", "href").is_none());
}

#[test]
fn the_proof_finds_an_act_that_was_rewritten() {
    let school = School::open();
    let claire = school.sign_in(CLAIRE);
    claire.get("/administration/journal/preuve").is(200).says("Le journal est entier.");
    let forger = rusqlite::Connection::open(school.store.path()).unwrap();
    forger.execute_batch("DROP TRIGGER journal_no_update; UPDATE journal SET name = 'Quelqu''un' WHERE id = 1").unwrap();
    claire.get("/administration/journal/preuve").is(200).says("altéré à partir de l'acte n° 1");
}

/// The verbs that the source journals.
fn verbs(folder: &Path, found: &mut Vec<(String, String)>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            verbs(&path, found);
        } else if path.extension().is_some_and(|e| e == "rs")
            && !["tests", "testing"].map(Some).contains(&path.file_stem().and_then(|n| n.to_str()))
        {
            let text = fs::read_to_string(&path).unwrap();
            for call in [".verb(\"", "act(&ABOUT, \"", "act(about, \"", "wizard.save(\"", "wizard.note(\""] {
                for (at, _) in text.match_indices(call) {
                    let verb = text[at + call.len()..].split('"').next().unwrap_or_default().to_owned();
                    found.push((verb, path.display().to_string()));
                }
            }
        }
    }
}

#[test]
fn every_verb_of_the_source_is_said_in_french() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let words = fs::read_to_string(root.join("services/admin/words.rs")).unwrap();
    let mut found = Vec::new();
    verbs(&root, &mut found);
    assert!(found.len() > 30);
    let silent: Vec<_> = found.iter().filter(|(verb, _)| !words.contains(&format!("(\"{verb}\", "))).collect();
    assert!(silent.is_empty(), "add French words for these verbs to src/services/admin/words.rs: {silent:#?}");
}
