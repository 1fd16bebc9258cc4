//! Requests that make no sense.

use crate::{
    house::*,
    news::{group, write},
};

#[test]
fn every_answer_carries_the_policy_that_nothing_foreign_runs() {
    let school = School::open();
    let alice = school.sign_in(ALICE);
    let pages = [
        alice.get("/"),
        alice.get("/nulle-part"),
        alice.get("/administration"),
        alice.get("/annuaire/abc"),
        alice.get("/fil?avant=abc"),
        school.visitor().get("/plus"),
        school.visitor().get("/health"),
        alice.post("/connexion", &[("login", "")]),
    ];
    for page in pages {
        let header = |name: &str| page.headers.get(name).and_then(|v| v.to_str().ok()).unwrap_or_default().to_owned();
        assert!(header("content-security-policy").contains("script-src 'self'"), "{} {}", page.status, page.text());
        assert_eq!(header("x-content-type-options"), "nosniff");
        assert_eq!(header("x-frame-options"), "DENY");
    }
    let foreign =
        reqwest::blocking::Client::new().post(alice.address("/connexion")).header("sec-fetch-site", "cross-site").send();
    let foreign = foreign.unwrap();
    assert_eq!(foreign.status().as_u16(), 403);
    assert!(foreign.headers().contains_key("content-security-policy"));
}

#[test]
fn an_address_that_makes_no_sense_is_answered_in_french() {
    let school = School::open();
    let claire = school.sign_in(CLAIRE);
    for path in ["/annuaire/abc", "/actualites/99999999999999999999", "/classes/-", "/administration/personnes/x"] {
        claire.get(path).is(404).says("Page introuvable");
    }
    for path in ["/fil?avant=abc", "/administration/journal?avant=x&page=%FF", "/publications/corbeille"] {
        let page = claire.get(path);
        assert!(page.status.as_u16() < 500, "{path}");
        let text = page.text();
        assert!(!text.contains("deserialize") && !text.contains("invalid digit"), "{path}: {text}");
    }
    let broken = claire.http().post(claire.address("/groupes")).header("content-type", "application/x-www-form-urlencoded");
    let broken = broken.body(b"name=%FF%FE\xff\xfe&members=abc".to_vec()).send().unwrap();
    assert!(broken.status().as_u16() < 500);
}

#[test]
fn ids_that_point_nowhere_are_refused_without_breaking() {
    let school = School::open();
    let (claire, alice) = (school.sign_in(CLAIRE), school.sign_in(ALICE));
    let lea = school.id(LEA);
    let class = group(&school, "class");
    let sent = write(
        &alice,
        "Sortie",
        &class,
        &[("picture", "999999"), ("picture_alt", "Rien"), ("attachment", "-4"), ("audience", "-7")],
    );
    assert!(sent.status.as_u16() < 500, "{}", sent.words());
    for (path, form) in [
        (format!("/administration/personnes/{lea}/classe"), vec![("class", "999999"), ("level", "CM1")]),
        (format!("/administration/familles/{lea}"), vec![("guardian", "999999")]),
        (format!("/administration/familles/{lea}/999999"), vec![("kind", "mother")]),
        (format!("/administration/familles/999999/{lea}"), vec![("kind", "mother")]),
        ("/administration/classes/999999/enseignants".to_owned(), vec![("teacher", "1")]),
        ("/administration/personnes/999999/profils".to_owned(), vec![("profiles", "teacher")]),
        ("/administration/personnes/999999/compte".to_owned(), vec![("to", "create")]),
        ("/administration/personnes/999999/compte".to_owned(), vec![("to", "reopen")]),
        ("/administration/personnes/999999/sortie".to_owned(), vec![]),
        (
            "/administration/personnes".to_owned(),
            vec![("given_name", "A"), ("family_name", "B"), ("profiles", "pupil"), ("class", "999999")],
        ),
        (
            "/administration/personnes".to_owned(),
            vec![("given_name", "A"), ("family_name", "B"), ("profiles", "guardian"), ("child", "999999")],
        ),
        ("/groupes".to_owned(), vec![("name", "Groupe"), ("purpose", "club"), ("members", "-1")]),
    ] {
        let answer = claire.post(&path, &form);
        assert!(answer.status.as_u16() < 500, "{path} {form:?}: {}", answer.words());
    }
}

#[test]
fn dates_beyond_the_calendar_are_told_and_publish_nothing() {
    let school = School::open();
    let (alice, class) = (school.sign_in(ALICE), group(&school, "class"));
    for date in ["99999-01-01T10:00", "9999-12-31T23:59", "-2026-01-01T10:00", "2026-02-30T10:00", "2026-11-24T99:99"] {
        write(&alice, "Plus tard", &class, &[("show_from", date)]).is(422);
    }
    assert_eq!(school.read(|db| db.value::<i64, _>("SELECT count(*) FROM publication WHERE state = 'published'", [])), 0);
}

#[test]
fn ten_thousand_groups_in_an_audience_are_no_trouble() {
    let school = School::open();
    let (alice, class) = (school.sign_in(ALICE), group(&school, "class"));
    let edit = alice.follow(&alice.post::<&str>("/actualites", &[]));
    let path = edit.attribute("form[action^=\"/actualites/\"]", "action").unwrap();
    let ids: Vec<String> = (0..10_000).map(|n| n.to_string()).collect();
    let mut form: Vec<(&str, &str)> = ids.iter().map(|id| ("audience", id.as_str())).collect();
    form.extend([
        ("title", "À tous"),
        ("body", "<p>x</p>"),
        ("version", "1"),
        ("comments", "after"),
        ("do", "publish"),
        ("audience", class.as_str()),
    ]);
    alice.post(&path, &form).is(303);
    let public = alice.get(&format!(
        "/publications/destinataires?service=news&{}",
        ids[..3000].iter().map(|id| format!("audience={id}&")).collect::<String>()
    ));
    assert!(public.status.as_u16() < 500);
}
