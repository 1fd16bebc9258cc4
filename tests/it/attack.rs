//! What people with bad intentions, bad luck or bad files try, and what the school answers.

use preau::{
    access::{Act, Profile},
    people::{accounts, classes, families, groups, person, rights, school as facts},
    publication::clean,
    services,
    store::journal::{self, Proof},
};

use crate::{
    house::*,
    news::{group, write},
};

fn about(key: &str) -> &'static preau::access::About {
    services::ALL.iter().map(|s| s.about()).find(|a| a.key == key).unwrap()
}

/// Signs in with a page to go on to; gives where it leads.
fn suite(school: &School, suite: &str) -> String {
    let form = [("login", ALICE), ("password", PASSWORD), ("suite", suite)];
    school.visitor().post("/connexion", &form).is(303).location().to_owned()
}

#[test]
fn a_login_leads_to_a_page_of_ours_whatever_its_link_says() {
    let school = School::open();
    assert_eq!(suite(&school, "/annuaire?q=a"), "/annuaire?q=a");
    // Browsers drop tabs and line breaks from addresses: what is left would be "//ailleurs.fr".
    for foreign in
        ["/\t/ailleurs.fr", "/\n/ailleurs.fr", "//ailleurs.fr", "/\\ailleurs.fr", "https://ailleurs.fr", " //ailleurs.fr"]
    {
        assert_eq!(suite(&school, foreign), "/", "{foreign:?}");
    }
    assert_eq!(suite(&school, "/annuaire?q=Léa"), "/", "an address that no header can carry");
}

#[test]
fn a_code_typed_with_a_tablets_own_dashes_is_taken() {
    let school = School::open();
    let lea = school.id(LEA);
    let code = school.write(move |tx| accounts::reset(tx, lea));
    let typed = code.replace('-', "\u{2013}");
    let door = school.visitor().post("/connexion", &[("login", LEA), ("password", &typed)]);
    assert!(door.is(303).location().starts_with("/activer?code="));
}

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
fn whoever_left_the_school_is_outside_at_once() {
    let school = School::open();
    let denis = school.sign_in(DENIS);
    denis.get("/annuaire").is(200);
    let id = school.id(DENIS);
    // As an import does with those its file no longer names.
    school.write(move |tx| person::mark_left(tx, &[id]));
    assert_eq!(denis.get("/annuaire").status.as_u16(), 303);
    school.visitor().post("/connexion", &[("login", DENIS), ("password", PASSWORD)]).is(422);
    let code = school.write(move |tx| accounts::reset(tx, id));
    school.visitor().post("/activer", &[("code", &code)]).is(422);
}

#[test]
fn the_only_headteacher_does_not_leave_by_accident() {
    let school = School::open();
    let claire = school.id(CLAIRE);
    let act = Act::by(&operator(), "test").unwrap().verb("try");
    assert!(school.store.write_now(act, move |tx| person::mark_left(tx, &[claire])).is_err());
    school.sign_in(CLAIRE).get("/administration").is(200);
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

#[test]
fn no_markup_hides_in_a_picture_without_a_source() {
    for dirty in [
        "<img alt='><meta http-equiv=refresh content=\"0;url=https://ailleurs.fr\">'>",
        "<img alt=\"a><script>alert(1)</script>\">",
        "<img alt='\"><form action=/deconnexion method=post><button>Ici</button></form>'>",
        "<img src='https://x/' alt='><b>fort</b>'>",
    ] {
        let clean = clean::html(&format!("<p>Bonjour</p>{dirty}"));
        for tag in ["<meta", "<script", "<form", "<b>"] {
            assert!(!clean.contains(tag), "{dirty} became {clean}");
        }
    }
}

#[test]
fn a_text_of_every_evil_kind_comes_out_harmless() {
    for dirty in [
        "<a href=\"java\tscript:alert(1)\">x</a>",
        "<a href=\" &#14; javascript:alert(1)\">x</a>",
        "<a href=\"data:text/html,<script>alert(1)</script>\">x</a>",
        "<svg><a xlink:href=\"javascript:alert(1)\"><text>x</text></a></svg>",
        "<math><mi xlink:href=\"data:x\">x</mi></math>",
        "<img src=\"/fichiers/1\" onerror=\"x()\" srcset=\"https://x\">",
        "<img src=\"/fichiers/../connexion\" style=\"x\">",
        "<video src=\"/fichiers/1\" onplay=x poster=javascript:x><source src=x></video>",
        "<iframe srcdoc=\"<script>x</script>\"></iframe>",
        "<base href=\"https://ailleurs.fr\"><link rel=stylesheet href=x><meta http-equiv=refresh content=0>",
        "<noscript><p title=\"</noscript><img src=x onerror=x()>\">",
        "<form><input><button formaction=x></form><object data=x></object><embed src=x>",
        "<p id=\"main\" name=\"x\" data-x=\"y\" hx-get=\"/deconnexion\" class=\"button\">x</p>",
        "<table><td><div style=\"position:fixed\">x</table>",
    ] {
        let clean = clean::html(dirty).to_lowercase();
        for evil in [
            "script", "onerror", "onplay", "srcset", "style", "data:", "iframe", "<meta", "<base", "<svg", "<form", "hx-", "id=",
            "class=", "../",
        ] {
            assert!(!clean.contains(evil), "{dirty} became {clean}");
        }
    }
}

#[test]
fn names_of_people_groups_and_the_school_are_words_and_not_markup() {
    let school = School::open();
    const EVIL: &str = "<i data-evil=1>x</i>\"'&{{ecole}}";
    let (claire, lea) = (school.sign_in(CLAIRE), school.id(LEA));
    school.write(move |tx| {
        for key in ["name", "street", "city", "director", "email", "uai", "welcome", "phone"] {
            facts::set(tx, &format!("school.{key}"), EVIL)?;
        }
        let fields = person::Fields { given_name: EVIL.into(), family_name: EVIL.into(), ..Default::default() };
        person::change(tx, lea, &fields)?;
        classes::add(tx, EVIL, &[])
    });
    let alice = school.sign_in(ALICE);
    let made = alice
        .post("/groupes", &[("name", EVIL), ("purpose", "club"), ("members", &lea.to_string())])
        .is(303)
        .location()
        .to_owned();
    let at = write(&alice, EVIL, &group(&school, "class"), &[("summary", EVIL), ("body", "<p>a</p>")]).location().to_owned();
    let common = at.replace("actualites", "publications");
    school.sign_in(BRUNO).post(&format!("{common}/commentaires"), &[("body", EVIL)]).is(303);
    school.sign_in(BRUNO).post(&format!("{common}/signaler"), &[("reason", EVIL)]).is(303);
    let pages = [
        "/",
        "/annuaire",
        "/classes",
        "/groupes",
        &made,
        &at,
        "/actualites",
        "/fil",
        "/a-valider",
        "/mentions",
        "/charte",
        "/accessibilite",
        "/administration",
        "/administration/journal",
        "/administration/familles",
        "/administration/classes",
        "/administration/personnes",
        "/administration/ecole",
        "/recherche?q=evil",
        &format!("/recherche?q={}", "%3Ci%20data-evil%3E"),
        &format!("{common}/versions"),
        &format!("{common}/lectures"),
        &format!("/annuaire/{lea}"),
        &format!("/administration/personnes/{lea}"),
    ];
    for path in pages {
        let page = claire.get(path);
        page.is(200);
        assert!(!page.text().contains("<i data-evil"), "{path}");
    }
    for path in ["/", "/connexion", "/mentions"] {
        assert!(!school.visitor().get(path).text().contains("<i data-evil"), "{path}");
    }
    assert!(!school.sign_in(LEA).get("/").text().contains("<i data-evil"));
}

#[test]
fn what_a_browser_could_run_is_only_ever_downloaded() {
    let school = School::open();
    let alice = school.sign_in(ALICE);
    for (name, bytes) in [
        ("page.html", &b"<!DOCTYPE html><script>alert(1)</script>"[..]),
        ("image.svg", b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"),
        ("photo.jpg", b"<html><body onload=x></body></html>"),
        ("x.xml", b"<?xml version='1.0'?><x:script xmlns:x='http://www.w3.org/1999/xhtml'>alert(1)</x:script>"),
        ("x.js", b"alert(1)"),
        ("a\"; filename=\"b.html", b"x"),
        ("a\r\nX-Evil: 1.txt", b"x"),
    ] {
        let sent = alice.post_files("/fichiers", &[], &[("file", name, bytes)]);
        // A name that breaks the form itself is refused, in French.
        if sent.status.as_u16() == 422 {
            assert!(sent.text().contains("Recommencez"), "{name}");
            continue;
        }
        let sent: serde_json::Value = serde_json::from_str(&sent.is(201).text()).unwrap();
        let got = alice.get(sent["url"].as_str().unwrap());
        let header = |name: &str| got.headers.get(name).and_then(|v| v.to_str().ok()).unwrap_or_default().to_owned();
        assert!(
            header("content-disposition").starts_with("attachment; filename*=UTF-8''"),
            "{name}: {}",
            header("content-disposition")
        );
        assert!(header("content-security-policy").contains("sandbox"), "{name}");
        assert_eq!(header("x-content-type-options"), "nosniff", "{name}");
        assert!(!got.headers.contains_key("x-evil"));
    }
}

#[test]
fn a_form_sent_twice_makes_one_thing() {
    let school = School::open();
    let (alice, class) = (school.sign_in(ALICE), group(&school, "class"));
    let edit = alice.follow(&alice.post::<&str>("/actualites", &[]));
    let form = [("title", "Sortie"), ("body", "<p>Jeudi.</p>"), ("audience", class.as_str()), ("do", "publish")];
    let first = alice.submit(&edit, "/actualites/", &form);
    let second = alice.submit(&edit, "/actualites/", &form);
    assert_eq!(first.is(303).location(), second.is(303).location());
    let count = |sql: &'static str| school.read(move |db| db.value::<i64, _>(sql, []));
    assert_eq!(count("SELECT count(*) FROM publication"), 1);
    assert_eq!(count("SELECT count(*) FROM version"), 1);
    let common = first.location().replace("actualites", "publications");
    let bruno = school.sign_in(BRUNO);
    for _ in 0..2 {
        bruno.post(&format!("{common}/commentaires"), &[("body", "Merci !")]).is(303);
    }
    assert_eq!(count("SELECT count(*) FROM comment"), 1);
    for _ in 0..2 {
        alice.post("/groupes", &[("name", "Chorale"), ("purpose", "club"), ("members", &school.id(LEA).to_string())]).is(303);
    }
    assert_eq!(count("SELECT count(*) FROM grp WHERE kind = 'free'"), 1);
    let claire = school.sign_in(CLAIRE);
    let before = count("SELECT count(*) FROM person");
    let page = claire.get("/administration/personnes/nouvelle?profil=guardian");
    for _ in 0..2 {
        claire.submit(&page, "/administration/personnes", &[("given_name", "Noé"), ("family_name", "ADAM")]);
    }
    assert_eq!(count("SELECT count(*) FROM person"), before + 1);
    assert!(matches!(school.read(journal::verify), Proof::Whole(_)));
}

#[test]
fn an_account_opens_only_with_the_charter_accepted() {
    let school = School::open();
    use preau::people::charters::{self, Audience, Kind};
    school.write(|tx| charters::publish(tx, Kind::Charter, Audience::Adult, "<p>Charte</p>"));
    school.write(|tx| charters::publish(tx, Kind::Notice, Audience::Adult, "<p>Vos données</p>"));
    let bruno = school.id(BRUNO);
    let code = school.write(move |tx| accounts::reset(tx, bruno));
    let form = [("code", code.as_str()), ("password", "girafe lampe nuage tiroir"), ("again", "girafe lampe nuage tiroir")];
    let answer = school.visitor().post("/activer/ouvrir", &form);
    assert_ne!(answer.status.as_u16(), 303);
    assert!(!school.read(move |db| accounts::find(db, bruno)).unwrap().has_password);
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

#[test]
fn passwords_tried_all_at_once_lock_the_account_too() {
    let school = School::open();
    let guesses: Vec<String> = (0..40).map(|n| if n == 39 { PASSWORD.to_owned() } else { format!("essai {n}") }).collect();
    std::thread::scope(|scope| {
        for guess in &guesses {
            scope.spawn(|| school.visitor().post("/connexion", &[("login", LEA), ("password", guess.as_str())]));
        }
    });
    // Whoever guesses right after many wrong ones is not told so.
    let wrong_before: i64 = school.read(|db| {
        db.value(
            "SELECT count(*) FROM journal WHERE verb = 'refuse_login' AND id < (SELECT id FROM journal WHERE verb = 'sign-in')",
            [],
        )
    });
    assert!(wrong_before <= 4, "in after {wrong_before} wrong guesses");
}

#[test]
fn groups_count_nobody_twice() {
    let school = School::open();
    school.write(groups::refresh);
    assert_eq!(
        school.read(|db| db
            .value::<i64, _>("SELECT count(*) FROM (SELECT 1 FROM membership GROUP BY grp, person HAVING count(*) > 1)", [])),
        0
    );
}
