//! What stands for the placeholders of the routes: things of the known school, and those made here.

use preau::{
    notify,
    people::{classes, groups, import, sessions, young},
};

use crate::{
    house::*,
    news::{group as group_of, write},
};

/// By the piece of the path before the placeholder, and its name. Each thing is one that some may see and some may not:
/// Léa's page, her class, a session of hers, a group that Alice made, files that Claire is about to import.
pub fn known(school: &School) -> Vec<(&'static str, String)> {
    let (alice, lea) = (school.viewer(ALICE), school.id(LEA));
    let class = school.read(|db| Ok(classes::list(db)?.iter().find(|c| c.name == "CM1-CM2 B").map(|c| c.id))).unwrap();
    let group = school.write_as(&alice, move |tx| groups::add(tx, "Chorale", groups::Purpose::Club, &[lea]));
    let (session, line, mail) = school.write(move |tx| {
        let photo = tx.keep_blob(b"a photo", "image/jpeg")?;
        tx.run("UPDATE person SET avatar = ?2 WHERE id = ?1", [lea, photo])?;
        notify::tell_people(tx, "news", &[lea], "Une actualité est parue.", "/fil")?;
        let line: i64 = tx.value("SELECT id FROM feed WHERE person = ?1", [lea])?;
        let mail = tx.insert(
            "INSERT INTO outbox (message_id, recipient, subject, body, kind, created_at, due_at, state, error)
             VALUES ('a', 'absent@exemple.fr', 'Un mot', '', 'now', 0, 0, 'dead', '550 inconnu')",
            [],
        )?;
        Ok((sessions::digest(&sessions::open(tx, lea, "tablette", "127.0.0.1")?), line, mail))
    });
    let (file, arrival) = files(&school.sign_in(LEA));
    let device = device(school, class);
    let published = publications(school);
    let template = import::template::csv().unwrap();
    let draft = school.write_as(&school.viewer(CLAIRE), move |tx| import::draft_save(tx, &[("modele.csv".into(), template)]));
    vec![
        ("a-valider/{id}", published.proposed),
        ("actualites/{id}", published.shown.clone()),
        ("aide/{subject}", "comptes-et-fiches".to_owned()),
        ("annuaire/{id}", lea.to_string()),
        ("classes/{id}", class.to_string()),
        ("cartes/{pupil}", lea.to_string()),
        ("images/{pupil}", lea.to_string()),
        ("postes/{device}", device.to_string()),
        ("commentaires/{comment}", published.comment),
        ("connexions/{session}", session.iter().map(|byte| format!("{byte:02x}")).collect()),
        ("eleves/{pupil}", lea.to_string()),
        ("envois/{id}", arrival),
        ("fichiers/{id}", file),
        ("fil/{id}", line.to_string()),
        ("courriels/{mail}", mail.to_string()),
        ("droits/{service}", "directory".to_owned()),
        ("enseignants/{teacher}", alice.id().to_string()),
        ("familles/{pupil}", lea.to_string()),
        ("groupes/{id}", group.to_string()),
        ("importation/{id}", draft.to_string()),
        ("personnes/{id}", lea.to_string()),
        ("services/{key}", "directory".to_owned()),
        ("{pupil}/{guardian}", school.id(BRUNO).to_string()),
        ("{text}/{version}", "1".to_owned()),
        ("textes/{text}", "charte-adultes".to_owned()),
        ("publications/{id}", published.shown),
        ("signalements/{id}", published.report),
        ("versions/{version}", published.version),
        ("{comment}/{state}", "visible".to_owned()),
        ("{id}/{name}", "poeme.txt".to_owned()),
    ]
}

/// What Alice published to her class, with Bruno's comment that waits and Léa's report; and what Léa proposes.
struct Published {
    shown: String,
    proposed: String,
    comment: String,
    report: String,
    version: String,
}

fn publications(school: &School) -> Published {
    let number = |page: &Page| page.location().rsplit('/').next().unwrap().to_owned();
    let choices = [("asks_reading", "1"), ("comments", "before")];
    let shown = number(&write(&school.sign_in(ALICE), "Sortie au musée", &group_of(school, "class"), &choices));
    let proposed = number(&write(&school.sign_in(LEA), "Mon exposé", &group_of(school, "class_pupils"), &[]));
    let at = format!("/publications/{shown}");
    school.sign_in(BRUNO).post(&format!("{at}/commentaires"), &[("body", "Je peux accompagner.")]).is(303);
    school.sign_in(LEA).post(&format!("{at}/signaler"), &[("reason", "Il y a une faute.")]).is(303);
    let (comment, report, version) = school.read(|db| {
        db.one("SELECT (SELECT max(id) FROM comment), (SELECT max(id) FROM report), (SELECT min(id) FROM version)", [], |r| {
            Ok((r.get::<_, i64>(0)?, r.get::<_, i64>(1)?, r.get::<_, i64>(2)?))
        })
    });
    Published { shown, proposed, comment: comment.to_string(), report: report.to_string(), version: version.to_string() }
}

/// A tablet that Alice opened for her class.
fn device(school: &School, class: i64) -> i64 {
    school.write_as(&school.viewer(ALICE), move |tx| young::devices::open(tx, class, 60, "tablette").map(|_| ()));
    school.read(|db| db.value("SELECT max(id) FROM opened_device", []))
}

/// A file of Léa's that is part of nothing yet, and one that has not arrived yet.
fn files(lea: &Client) -> (String, String) {
    let sent = lea.post_files("/fichiers", &[], &[("file", "poeme.txt", b"Les sanglots longs")]);
    let sent: serde_json::Value = serde_json::from_slice(&sent.is(201).bytes).unwrap();
    let announced = lea.http().post(lea.address("/fichiers/envois"));
    let announced = announced.header("Tus-Resumable", "1.0.0").header("Upload-Length", "12");
    let announced = announced.header("Upload-Metadata", "filename cG9lbWUudHh0").send().unwrap();
    let arrival = announced.headers()["location"].to_str().unwrap().rsplit('/').next().unwrap().to_owned();
    (sent["id"].to_string(), arrival)
}

/// The path with its placeholders filled, or the placeholder that nothing is known for.
pub fn fill(path: &str, known: &[(&'static str, String)]) -> Result<String, String> {
    let (mut filled, mut before) = (String::new(), "");
    for piece in path.split('/').skip(1) {
        filled.push('/');
        if let Some((name, rest)) = piece.strip_prefix('{').and_then(|p| p.split_once('}')) {
            let name = name.split(':').next().unwrap_or(name);
            let place = format!("{before}/{{{name}}}");
            let (_, value) = known.iter().find(|(p, _)| *p == place).ok_or(place)?;
            filled.push_str(value);
            filled.push_str(rest);
        } else {
            filled.push_str(piece);
        }
        before = piece;
    }
    Ok(filled)
}
