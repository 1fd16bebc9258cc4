//! The form: its audience, its mistakes, two people at once, what is kept while typing, files.

use super::{common, group, write};
use crate::house::*;

#[test]
fn the_button_says_for_whom_and_the_check_works_without_scripts() {
    let school = School::open();
    let (alice, pupils) = (school.sign_in(ALICE), group(&school, "class_guardians"));
    let checked = write(&alice, "Goûter", &pupils, &[("do", "check")]);
    checked.is(200).says("Sera lue par 1 responsable de CM1-CM2 B.").says("Publier pour 1 responsable");
    let asked = alice.get(&format!("/publications/destinataires?service=news&audience={pupils}")).text();
    assert!(asked.contains("1 responsable de CM1-CM2 B") && asked.contains("Publier pour 1 responsable"), "{asked}");
    school.sign_in(BRUNO).get(&format!("/publications/destinataires?service=news&audience={pupils}")).is(403);
}

#[test]
fn only_audiences_within_reach_are_offered_and_no_others_are_taken() {
    let school = School::open();
    let (whole, class) = (group(&school, "school"), group(&school, "class"));
    let offered = |login: &str| {
        let client = school.sign_in(login);
        client.follow(&client.post::<&str>("/actualites", &[])).all(".choices label")
    };
    assert!(!offered(ALICE).iter().any(|g| g.contains("Toute l") || g.contains("CP de M. Levy")), "{:?}", offered(ALICE));
    assert!(offered(CLAIRE).iter().any(|g| g.contains("Toute l")));
    let pupil = offered(LEA);
    assert!(pupil.iter().all(|g| g.contains("CM1-CM2 B : élèves") || g.contains("CM1-CM2 B : enseignants")), "{pupil:?}");
    // A form that someone makes up reaches nobody.
    let made_up = write(&school.sign_in(ALICE), "À tous", &whole, &[]);
    made_up.is(409).says("Choisissez pour qui");
    school.sign_in(BRUNO).post::<&str>("/actualites", &[]).is(403);
    // The headteacher lets teachers address the whole school.
    school.sign_in(CLAIRE).post("/a-valider/reglages", &[("whole_school", "teacher"), ("in_public", "")]).is(303);
    write(&school.sign_in(ALICE), "À tous", &whole, &[]).is(303);
    write(&school.sign_in(ALICE), "À la classe", &class, &[]).is(303);
}

#[test]
fn a_mistake_keeps_what_was_typed_and_says_what_to_do() {
    let school = School::open();
    let alice = school.sign_in(ALICE);
    let again = write(&alice, "", &group(&school, "class"), &[("summary", "Un résumé"), ("show_until", "demain")]);
    again.is(422).says("Remplissez ce champ.").says("Écrivez la date comme ceci");
    assert_eq!(again.all("textarea[name=summary]"), ["Un résumé"]);
    assert!(again.all("textarea[name=body]")[0].contains("Rendez-vous à 9 h"));
}

#[test]
fn two_people_who_save_at_once_see_both_texts_and_lose_nothing() {
    let school = School::open();
    let (alice, claire) = (school.sign_in(ALICE), school.sign_in(CLAIRE));
    let at = write(&alice, "Sortie au musée", &group(&school, "class"), &[]).location().to_owned();
    let (hers, theirs) = (alice.get(&format!("{at}/modifier")), claire.get(&format!("{at}/modifier")));
    claire.submit(&theirs, "/actualites/", &[("title", "Sortie au château"), ("do", "publish")]).is(303);
    let kept = alice.submit(&hers, &at, &[("title", "Sortie au zoo"), ("do", "publish")]);
    kept.is(422).says("Deux textes en même temps").says("château").says("zoo");
    alice.get(&at).says("Sortie au château");
    // Her own text is in the form, ready to be sent over the other.
    alice.submit(&kept, &at, &[("do", "publish")]).is(303);
    alice.get(&at).says("Sortie au zoo");
    alice.get(&common(&at, "/versions")).says("Sortie au château").says("Claire FONTAINE");
}

#[test]
fn what_is_being_typed_is_kept_apart_and_found_again() {
    let school = School::open();
    let (alice, class) = (school.sign_in(ALICE), group(&school, "class"));
    let at = write(&alice, "Sortie au musée", &class, &[]).location().to_owned();
    let edit = alice.get(&format!("{at}/modifier"));
    let version = edit.attribute("input[name=version]", "value").unwrap();
    let half = [("version", version.as_str()), ("title", "Sortie au mus"), ("comments", "after"), ("audience", class.as_str())];
    let kept = alice.post(&format!("{at}/brouillon"), &half);
    assert!(kept.is(200).text().contains("saved_at"));
    school.sign_in(BRUNO).get(&at).says("Sortie au musée");
    let again = alice.get(&format!("{at}/modifier"));
    again.says("Vous retrouvez ce que vous écriviez");
    assert_eq!(again.attribute("input[name=title]", "value").as_deref(), Some("Sortie au mus"));
    alice.submit(&again, &at, &[("do", "forget")]).is(303);
    assert_eq!(alice.get(&format!("{at}/modifier")).attribute("input[name=title]", "value").as_deref(), Some("Sortie au musée"));
    school
        .sign_in(CLAIRE)
        .submit(&school.sign_in(CLAIRE).get(&format!("{at}/modifier")), &at, &[("title", "Autre"), ("do", "publish")])
        .is(303);
    alice.post(&format!("{at}/brouillon"), &half).is(409);
    school.sign_in(DENIS).post(&format!("{at}/brouillon"), &half).is(404);
}

#[test]
fn files_come_with_the_form_where_there_are_no_scripts() {
    let school = School::open();
    let (alice, class) = (school.sign_in(ALICE), group(&school, "class"));
    let at = write(&alice, "Chanson", &class, &[]).location().to_owned();
    let edit = alice.get(&format!("{at}/modifier"));
    assert_eq!(edit.attribute(".publication-form", "enctype").as_deref(), Some("multipart/form-data"));
    let version = edit.attribute("input[name=version]", "value").unwrap();
    let fields =
        [("version", version.as_str()), ("title", "Chanson"), ("audience", &class), ("comments", "after"), ("do", "publish")];
    let files: [(&str, &str, &[u8]); 2] =
        [("attachment", "paroles.txt", b"Au clair de la lune"), ("attachment", "accords.txt", b"do do do re")];
    // A mistake loses no file: it is there, ticked, when the form comes back.
    let again = alice.post_files(&at, &fields, &files);
    again.is(422).says("Écrivez un texte.").says("paroles.txt");
    assert_eq!(again.all("input[name=attachment][checked]").len(), 2);
    alice.submit(&again, &at, &[("body", "<p>À apprendre.</p>"), ("do", "publish")]).is(303);
    school.sign_in(LEA).get(&at).says("2 fichiers joints").says("paroles.txt").says("accords.txt");
    let file = school.sign_in(LEA).get(&at).attribute(".file-list a", "href").unwrap();
    assert_eq!(school.sign_in(LEA).get(&file).is(200).text(), "Au clair de la lune");
    school.sign_in(TOM).get(&file).is(404);
}

#[test]
fn a_person_is_added_by_their_name_within_reach() {
    let school = School::open();
    let (alice, pupils) = (school.sign_in(ALICE), group(&school, "class_pupils"));
    let found = write(&alice, "Accompagner la sortie", &pupils, &[("who", "martin br"), ("do", "check")]);
    found.is(200).says("Personne de ce nom");
    let found = alice.submit(&found, "/actualites/", &[("who", "bruno"), ("do", "check")]);
    found.says("Ajoutée aux destinataires.").says("Sera lue par 1 élève de CM1-CM2 B et Bruno MARTIN.");
    let at = alice.submit(&found, "/actualites/", &[("do", "publish")]).location().to_owned();
    school.sign_in(BRUNO).get(&at).is(200);
    // Tom's mother is in no group that Alice reaches.
    let edit = alice.get(&format!("{at}/modifier"));
    alice.submit(&edit, &at, &[("who", "diane"), ("do", "check")]).says("Personne de ce nom");
    let diane = school.id(DIANE);
    let hers = school.read(move |db| preau::people::groups::of_person(db, diane)).to_string();
    alice.submit(&edit, &at, &[("audience", &hers), ("do", "save")]).is(303);
    school.sign_in(DIANE).get(&at).is(404);
}
