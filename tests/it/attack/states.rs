//! A publication in each of its states, asked for in every way there is, by everyone who is not meant to have it.

use crate::{
    house::*,
    news::{group, write},
};

const SECRET: &str = "Xylophone";

/// Alice's news for her class with a file, a comment and a picture in its text; gives where it stands and its file.
fn news(school: &School) -> (String, String) {
    let alice = school.sign_in(ALICE);
    let sent = alice.post_files("/fichiers", &[], &[("file", "plan.txt", SECRET.as_bytes())]).is(201).text();
    let file: serde_json::Value = serde_json::from_str(&sent).unwrap();
    let body = format!("<p>{SECRET}</p>");
    let fields = [("attachment", file["id"].as_i64().unwrap().to_string()), ("body", body)];
    let fields: Vec<_> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let at = write(&alice, &format!("{SECRET} du jeudi"), &group(school, "class"), &fields).location().to_owned();
    let comment = [("body", format!("{SECRET} !"))];
    school.sign_in(LEA).post(&format!("{}/commentaires", common(&at)), &comment).is(303);
    (at, file["url"].as_str().unwrap().to_owned())
}

fn common(at: &str) -> String {
    at.replace("actualites", "publications")
}

/// Asks for all that hangs on it; nothing of it may come back.
#[track_caller]
fn finds_nothing(school: &School, login: &str, at: &str, file: &str) {
    let client = school.sign_in(login);
    let common = common(at);
    let paths = [
        at.to_owned(),
        format!("{at}/modifier"),
        file.to_owned(),
        format!("{file}?taille=vignette"),
        common.clone(),
        format!("{common}/lectures"),
        format!("{common}/versions"),
        format!("{common}/signaler"),
        format!("{common}/signaler?commentaire=1"),
    ];
    for path in &paths {
        let page = client.get(path);
        assert_eq!(
            page.status.as_u16(),
            if path.ends_with("/modifier") && page.status.as_u16() == 403 { 403 } else { 404 },
            "{login} {path}"
        );
        assert!(!page.text().contains(SECRET), "{login} {path}");
    }
    for end in [
        "/commentaires",
        "/commentaires/1/visible",
        "/lu",
        "/archive",
        "/brouillon",
        "/corbeille",
        "/restauration",
        "/signaler",
        "/versions/1",
    ] {
        let answer = client.post(&format!("{common}{end}"), &[("body", "x"), ("reason", "xxx")]);
        assert_eq!(answer.status.as_u16(), 404, "{login} {end}");
        assert!(!answer.text().contains(SECRET), "{login} {end}");
    }
    for list in ["/", "/actualites", "/recherche?q=xylophone", "/a-valider", "/publications/corbeille?service=news"] {
        assert!(!client.get(list).text().contains(SECRET), "{login} {list}");
    }
    let keep = client.post(&format!("{at}/brouillon"), &[("title", "x"), ("version", "1")]);
    assert!(matches!(keep.status.as_u16(), 403 | 404), "{login}: {}", keep.status);
}

#[test]
fn nobody_outside_its_audience_finds_anything_of_it() {
    let school = School::open();
    let (at, file) = news(&school);
    for login in [DENIS, TOM, DIANE, STEPH, MAIRIE, INVITEE] {
        finds_nothing(&school, login, &at, &file);
    }
    assert!(!school.visitor().get("/").text().contains(SECRET));
    assert!(!school.visitor().get("/actualites/flux.atom").text().contains(SECRET));
}

#[test]
fn what_is_put_away_binned_hidden_or_not_yet_due_is_gone_for_its_readers() {
    for change in [
        "state = 'draft'",
        "state = 'pending'",
        "state = 'refused'",
        "state = 'archived'",
        "state = 'binned', before_bin = 'published', binned_at = 1",
        "hidden_at = 1",
        "shown_at = shown_at + 86400, show_from = shown_at + 86400",
        "show_until = 5",
    ] {
        let school = School::open();
        let (at, file) = news(&school);
        school.write(move |tx| tx.run(&format!("UPDATE publication SET {change}"), []));
        for login in [BRUNO, TOM, DENIS] {
            finds_nothing(&school, login, &at, &file);
        }
        let private = change.contains("draft") || change.contains("binned");
        let moderator = school.sign_in(CLAIRE).get(&at).status.as_u16();
        assert_eq!(moderator, if private { 404 } else { 200 }, "{change}");
        school.sign_in(ALICE).get(&at).is(200);
    }
}

#[test]
fn the_sentence_of_an_audience_counts_only_what_its_author_may_reach() {
    let school = School::open();
    let (alice, lea) = (school.sign_in(ALICE), school.sign_in(LEA));
    let others = [school.id(TOM), school.id(DIANE)];
    let every: Vec<i64> = school.read(move |db| {
        let sql = "SELECT id FROM grp WHERE kind IN ('school', 'guardians') OR person IN (?1, ?2)";
        db.all(sql, others, |r| r.get(0))
    });
    for grp in every {
        for client in [&alice, &lea] {
            let told = client.get(&format!("/publications/destinataires?service=news&audience={grp}")).is(200).text();
            assert!(told.contains("au moins un groupe"), "{grp}: {told}");
        }
    }
}
