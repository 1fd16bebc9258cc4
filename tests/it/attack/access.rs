//! Seeing what is somebody else’s.

use preau::{
    access::Profile,
    people::{accounts, classes, families, person, rights},
    services,
};

use crate::{
    house::*,
    news::{group, write},
};

fn about(key: &str) -> &'static preau::access::About {
    services::ALL.iter().map(|s| s.about()).find(|a| a.key == key).unwrap()
}

#[test]
fn a_teacher_prints_no_code_of_a_colleague_who_is_also_a_parent() {
    let school = School::open();
    let (lea, claire) = (school.id(LEA), school.id(CLAIRE));
    let (second, class) = school.write(move |tx| {
        let fields = person::Fields { given_name: "Odile".into(), family_name: "REY".into(), ..Default::default() };
        let second = person::add(tx, &fields, [Profile::Director, Profile::Guardian].into_iter().collect())?;
        accounts::create(tx, second)?;
        families::link(tx, second, lea, families::Terms::default())?;
        let class = classes::list(tx)?.into_iter().find(|c| c.name == "CM1-CM2 B").unwrap().id;
        Ok((second, class))
    });
    assert_ne!(second, claire);
    let choice = accounts::Choice { class: Some(class), ..Default::default() };
    let seen = |login| {
        let viewer = school.viewer(login);
        school.store.read_now(&viewer, move |db| accounts::waiting(db, &choice)).unwrap().len()
    };
    assert_eq!((seen(ALICE), seen(CLAIRE)), (0, 1));
}

#[test]
fn a_grant_never_gives_more_than_the_profile_may() {
    let school = School::open();
    let guardians = group(&school, "class_guardians");
    let at = write(&school.sign_in(ALICE), "Sortie", &format!("{guardians}:manage"), &[]).location().to_owned();
    let bruno = school.sign_in(BRUNO);
    let common = at.replace("actualites", "publications");
    bruno.get(&at).is(200);
    bruno.post(&format!("{common}/corbeille"), &[("x", "")]).is(403);
    bruno.post(&format!("{common}/brouillon"), &[("x", "")]).is(403);
    bruno.get(&format!("{common}/lectures")).is(403);
    bruno.get(&format!("{common}/versions")).is(403);
}

#[test]
fn a_closed_service_answers_nowhere() {
    let school = School::open();
    let class = group(&school, "class");
    let alice = school.sign_in(ALICE);
    let sent = alice.post_files("/fichiers", &[], &[("file", "plan.txt", b"Le plan")]).is(201).text();
    let file: serde_json::Value = serde_json::from_str(&sent).unwrap();
    let (id, url) = (file["id"].to_string(), file["url"].as_str().unwrap().to_owned());
    let at = write(&alice, "Sortie au musée", &class, &[("attachment", &id)]).location().to_owned();
    let open = write(&school.sign_in(CLAIRE), "Portes ouvertes", "", &[("public", "1")]).location().to_owned();
    let bruno = school.sign_in(BRUNO);
    bruno.get(&url).is(200);
    bruno.get("/recherche?q=musee").says("Sortie au musée");
    bruno.get("/recherche?q=martin").says("Léa MARTIN");
    school.visitor().get(&open).is(200);
    school.write(|tx| rights::set_open(tx, about("news"), false).and_then(|()| rights::set_open(tx, about("directory"), false)));
    bruno.get(&at).is(404);
    bruno.get(&url).is(404);
    bruno.get("/actualites").is(403);
    bruno.get("/annuaire").is(403);
    bruno.get("/").is(200).hides("Sortie au musée");
    bruno.get("/recherche?q=musee").hides("Sortie au musée");
    bruno.get("/recherche?q=martin").hides("Léa MARTIN");
    // Closed is closed for everybody: what was public too.
    assert_ne!(school.visitor().get(&open).status.as_u16(), 200);
    school.visitor().get("/").is(200).hides("Portes ouvertes");
    assert!(!school.visitor().get("/actualites/flux.atom").text().contains("Portes ouvertes"));
}
