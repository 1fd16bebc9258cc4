//! The page of a class, and the headteacher's way with classes.

use preau::people::{accounts, classes};

use crate::house::*;

fn class(school: &School, name: &'static str) -> i64 {
    school.read(move |db| Ok(classes::list(db)?.into_iter().find(|c| c.name == name).unwrap().id))
}

#[test]
fn a_class_is_seen_by_its_people_and_the_staff() {
    let school = School::open();
    let page = format!("/classes/{}", class(&school, "CM1-CM2 B"));
    for login in [CLAIRE, ALICE, DENIS, STEPH] {
        let seen = school.sign_in(login).get(&page);
        seen.is(200).says("MARTIN Léa").says("Bruno MARTIN");
        assert!(seen.statements() <= 10, "{login}: {}", seen.statements());
    }
    school.sign_in(BRUNO).get(&page).is(200).says("Léa MARTIN");
    school.sign_in(LEA).get(&page).is(200).says("Les élèves");
    for login in [DIANE, TOM, MAIRIE, INVITEE] {
        school.sign_in(login).get(&page).is(404);
    }
}

#[test]
fn a_teacher_gives_a_new_code_to_a_pupil_of_their_class_only() {
    let school = School::open();
    let (id, lea) = (class(&school, "CM1-CM2 B"), school.id(LEA));
    let address = format!("/classes/{id}/eleves/{lea}/code");
    school.sign_in(DENIS).post::<&str>(&address, &[]).is(403);
    school.sign_in(BRUNO).post::<&str>(&address, &[]).is(403);
    let pupil = school.sign_in(LEA);
    pupil.get("/annuaire").is(200);
    let alice = school.sign_in(ALICE);
    let code = alice.follow(alice.post::<&str>(&address, &[]).is(303));
    let known = school.read(move |db| accounts::find(db, lea)).unwrap().code.unwrap();
    code.is(200).says(&known).says(LEA);
    assert!(alice.get(&format!("{address}.pdf")).is(200).bytes.starts_with(b"%PDF"));
    pupil.get("/annuaire").is(303);
    school.sign_in(DENIS).get(&address).is(403);
}

#[test]
fn a_teacher_prints_the_sheet_of_their_class() {
    let school = School::open();
    let page = format!("/classes/{}/fiches", class(&school, "CM1-CM2 B"));
    assert!(school.sign_in(ALICE).post::<&str>(&page, &[]).is(200).bytes.starts_with(b"%PDF"));
    school.sign_in(DENIS).post::<&str>(&page, &[]).is(403);
    school.sign_in(LEA).post::<&str>(&page, &[]).is(403);
}

#[test]
fn the_headteacher_makes_a_class_and_moves_pupils_into_it() {
    let school = School::open();
    let claire = school.sign_in(CLAIRE);
    let list = claire.get("/administration/classes");
    claire.post("/administration/classes", &[("name", ""), ("levels", "CE1")]).is(422).says("Remplissez ce champ.");
    claire.post("/administration/classes", &[("name", "cp de m levy"), ("levels", "CP")]).is(422).says("Il y a déjà une classe");
    let made = claire.submit(&list, "/administration/classes", &[("name", "CE1"), ("levels", "CE1")]);
    let new = made.is(303).location().to_owned();
    let id = new.rsplit('/').next().unwrap();
    let denis = school.id(DENIS).to_string();
    let page = claire.follow(&made);
    let teaching = [("teacher", denis.as_str()), ("kind", "replacement"), ("since", ""), ("until", "")];
    claire.submit(&page, &format!("{new}/enseignants"), &teaching).is(409).says("premier jour du remplacement");
    let teaching = [("teacher", denis.as_str()), ("kind", "replacement"), ("since", "2026-11-20"), ("until", "2026-12-04")];
    claire.submit(&page, &format!("{new}/enseignants"), &teaching).is(303);
    claire.get(&new).says("Denis LEVY").says("remplacement, du vendredi 20 novembre au vendredi 4 décembre");
    let tom = school.id(TOM).to_string();
    let from = format!("/administration/classes/{}", class(&school, "CP de M. Levy"));
    claire.post(&format!("{from}/eleves"), &[("class", id)]).is(409).says("Cochez");
    claire.post(&format!("{from}/eleves"), &[("pupils", tom.as_str()), ("class", id)]).is(303);
    claire.get(&new).says("Tom PETIT CE1");
    claire.get(&from).says("Aucun élève");
    school.sign_in(DENIS).get(&format!("/classes/{id}")).is(200).says("PETIT Tom");
}

#[test]
fn two_headteachers_who_save_a_class_at_once_lose_nothing() {
    let school = School::open();
    let claire = school.sign_in(CLAIRE);
    let address = format!("/administration/classes/{}", class(&school, "CM1-CM2 B"));
    let (first, second) = (claire.get(&address), claire.get(&address));
    // The page's first form to this address is the one that adds teachers: take the class's own by its fields.
    let seen = |page: &Page| page.attribute("input[name=seen]", "value").unwrap();
    let save = |page: &Page, name: &str| {
        claire.post(&address, &[("seen", seen(page).as_str()), ("name", name), ("levels", "CM1"), ("levels", "CM2")])
    };
    save(&first, "CM1-CM2 Bis").is(303);
    let refused = save(&second, "CM1-CM2 Ter");
    refused.is(422).says("Quelqu'un d'autre vient d'enregistrer");
    assert_eq!(refused.attribute("#f-name", "value").as_deref(), Some("CM1-CM2 Ter"), "what was typed comes back");
    save(&refused, "CM1-CM2 Ter").is(303);
    claire.get(&address).says("CM1-CM2 Ter");
}
