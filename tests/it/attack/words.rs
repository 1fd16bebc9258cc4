//! Texts, names and files that would run.

use preau::{
    people::{
        charters::{self, Audience, Kind},
        classes, person, school as facts,
    },
    publication::clean,
};

use crate::{
    house::*,
    news::{group, write},
};

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
fn a_charter_with_a_picture_that_is_not_there_opens_all_the_same() {
    let school = School::open();
    school.write(|tx| {
        let text = "<ul><li data-picture=\"../../x&quot; onload=x\">Je respecte.</li><li data-picture>Seul</li></ul>";
        charters::publish(tx, Kind::Charter, Audience::Pupil, text)
    });
    let page = school.visitor().get("/charte");
    page.is(200).says("Je respecte.");
    assert!(page.attribute("main [onload]", "onload").is_none());
    school.sign_in(LEA).get("/bienvenue").is(200).says("Je respecte.");
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
