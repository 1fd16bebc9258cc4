//! What may only be proposed, and who decides.

use super::{group, write};
use crate::house::*;

#[test]
fn what_a_pupil_writes_waits_for_her_teacher_who_sends_it_back_with_a_reason() {
    let school = School::open();
    let (lea, pupils) = (school.sign_in(LEA), group(&school, "class_pupils"));
    let sent = write(&lea, "Mon exposé", &pupils, &[]);
    let at = sent.location().to_owned();
    let id = at.rsplit('/').next().unwrap().to_owned();
    lea.get(&at).is(200).says("attend d’être relu");
    school.sign_in(DENIS).get(&at).is(404);
    school.sign_in(DENIS).get("/a-valider").is(200).says("Rien n’attend");
    let alice = school.sign_in(ALICE);
    alice.get("/").says("1 texte proposé");
    alice.get("/a-valider").says("Mon exposé").says("Léa MARTIN").says("CM1-CM2 B : élèves");
    alice.get("/fil").says("Léa MARTIN propose « Mon exposé »");
    school.sign_in(DENIS).post(&format!("/a-valider/{id}/validation"), &[("x", "y")]).is(404);
    lea.post(&format!("/a-valider/{id}/validation"), &[("x", "y")]).is(403);
    alice.post(&format!("/a-valider/{id}/refus"), &[("reason", "")]).is(422);
    alice.post(&format!("/a-valider/{id}/refus"), &[("reason", "Ajoute la date.")]).is(303);
    lea.get(&at).says("Ajoute la date.");
    lea.get("/fil").says("« Mon exposé » est à reprendre : Ajoute la date.");
    let edit = lea.get(&format!("{at}/modifier"));
    lea.submit(&edit, "/actualites/", &[("title", "Mon exposé du 24"), ("do", "publish")]).is(303);
    alice.post(&format!("/a-valider/{id}/validation"), &[("x", "y")]).is(303);
    lea.get("/fil").says("« Mon exposé du 24 » a été validée.");
    lea.get(&at).is(200).hides("attend");
}

#[test]
fn a_change_by_a_pupil_to_what_was_validated_is_validated_again() {
    let school = School::open();
    let (lea, alice, pupils) = (school.sign_in(LEA), school.sign_in(ALICE), group(&school, "class_teachers"));
    let at = write(&lea, "Mon exposé", &pupils, &[]).location().to_owned();
    let id = at.rsplit('/').next().unwrap().to_owned();
    alice.post(&format!("/a-valider/{id}/validation"), &[("x", "y")]).is(303);
    let edit = lea.get(&format!("{at}/modifier"));
    lea.submit(&edit, "/actualites/", &[("title", "Autre chose"), ("do", "save")]).is(303);
    alice.get("/a-valider").says("Autre chose");
}

#[test]
fn the_town_hall_proposes_to_the_school_and_the_headteacher_publishes() {
    let school = School::open();
    let at = write(&school.sign_in(MAIRIE), "Menus de la cantine", &group(&school, "school"), &[("theme", "cantine")])
        .location()
        .to_owned();
    school.sign_in(ALICE).get(&at).is(404);
    let claire = school.sign_in(CLAIRE);
    claire.post(&format!("{}/validation", at.replace("/actualites", "/a-valider")), &[("x", "y")]).is(303);
    school.sign_in(DIANE).get("/actualites?theme=cantine").says("Menus de la cantine");
    school.sign_in(DIANE).get("/actualites?theme=sante").hides("Menus de la cantine");
    school.sign_in(DIANE).get("/fil").says("Marc MAIRIE a publié « Menus de la cantine ».");
}
