//! The directory: found by name, class and group, and shown as each chose.

use preau::people::{person, shares};

use crate::house::*;

#[test]
fn a_parent_finds_their_childs_class_and_the_staff_and_nobody_else() {
    let school = School::open();
    let bruno = school.sign_in(BRUNO);
    let page = bruno.get("/annuaire");
    page.is(200).says("Léa MARTIN").says("Alice GEORGE").says("Claire FONTAINE").hides("Tom PETIT").hides("Diane PETIT");
    assert!(page.statements() <= 10, "{}", page.statements());
    bruno.get(&format!("/annuaire/{}", school.id(TOM))).is(404);
    bruno.get(&format!("/annuaire/{}", school.id(LEA))).is(200).says("élève de CM1-CM2 B");
    bruno.get("/annuaire/liste.csv").is(403);
}

#[test]
fn a_teacher_searches_the_whole_school_and_takes_the_list_away() {
    let school = School::open();
    let alice = school.sign_in(ALICE);
    let found = alice.get("/annuaire?q=petit&profil=guardian");
    found.is(200).says("Diane PETIT").says("responsable de Tom").hides("Bruno MARTIN");
    let csv = alice.get("/annuaire/liste.csv?profil=pupil");
    assert!(csv.text().starts_with('\u{feff}'), "Excel reads its accents by the mark");
    assert!(csv.text().contains("MARTIN Léa;élève de CM1-CM2 B;CM1-CM2 B;CM1"), "{}", csv.text());
    assert!(!csv.text().contains("Bruno"));
    assert!(alice.get("/annuaire/liste.pdf").is(200).bytes.starts_with(b"%PDF"));
    assert!(alice.get("/annuaire/liste.xlsx").is(200).bytes.starts_with(b"PK"));
}

#[test]
fn a_pupil_sees_faces_of_their_class_and_of_the_adults() {
    let school = School::open();
    let page = school.sign_in(LEA).get("/annuaire");
    page.is(200).says("Ma classe").says("Les adultes de l'école").hides("Tom").hides("Chercher");
    assert_eq!(page.all("section.faces-part:first-of-type .face-name"), ["Léa"]);
}

#[test]
fn an_address_is_shown_to_whom_its_owner_chose() {
    let school = School::open();
    let bruno = school.id(BRUNO);
    school.write(move |tx| {
        let mut fields = person::find(tx, bruno)?.fields;
        fields.email = Some("bruno@exemple.fr".into());
        person::change(tx, bruno, &fields)
    });
    let page = format!("/annuaire/{bruno}");
    school.sign_in(ALICE).get(&page).is(200).says("bruno@exemple.fr");
    school.sign_in(LEA).get(&page).is(200).hides("bruno@exemple.fr");
    let client = school.sign_in(BRUNO);
    let form = client.get("/mon-profil/visibilite");
    client.submit(&form, "/mon-profil/visibilite", &[("email", shares::Shown::Class.key())]).is(303);
    school.sign_in(LEA).get(&page).says("bruno@exemple.fr");
    school.sign_in(TOM).get(&page).is(404);
}

#[test]
fn a_group_is_made_by_a_teacher_and_closed_by_who_made_it() {
    let school = School::open();
    let alice = school.sign_in(ALICE);
    let (lea, tom) = (school.id(LEA).to_string(), school.id(TOM).to_string());
    let form = alice.get("/groupes/nouveau");
    form.is(200);
    alice.post("/groupes", &[("name", "Club"), ("purpose", "club")]).is(422).says("Choisissez au moins une personne.");
    let made = alice.post("/groupes", &[("name", "Club échecs"), ("purpose", "club"), ("members", &lea), ("members", &tom)]);
    let group = made.is(303).location().to_owned();
    alice.get(&group).is(200).says("Club échecs").says("Tom PETIT");
    let edit = alice.get(&format!("{group}/modifier"));
    alice.submit(&edit, &group, &[("name", "Club d'échecs"), ("members", &lea)]).is(303);
    alice.get(&group).says("Club d'échecs").hides("Tom PETIT");
    school.sign_in(DENIS).post::<&str>(&format!("{group}/fermeture"), &[]).is(403);
    school.sign_in(BRUNO).get("/groupes/nouveau").is(403);
    alice.post::<&str>(&format!("{group}/fermeture"), &[]).is(303);
    alice.get("/groupes").is(200).hides("Club d'échecs");
}
