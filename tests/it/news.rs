//! News: published, read, confirmed, by the people of the school.

mod validation;
mod writing;

use preau::publication::store as publications;

use crate::house::*;

/// The id of a group by its kind, of Alice's class where it is a class's.
pub fn group(school: &School, kind: &'static str) -> String {
    school.read(move |db| {
        db.value::<i64, _>(
            "SELECT g.id FROM grp g LEFT JOIN class c ON c.id = g.class WHERE g.kind = ?1 AND (c.id IS NULL OR c.name = 'CM1-CM2 B')",
            [kind],
        )
    })
    .to_string()
}

/// Begins a piece of news, fills its form and presses a button; gives the answer.
pub fn write(client: &Client, title: &str, grp: &str, changes: &[(&str, &str)]) -> Page {
    let edit = client.follow(&client.post::<&str>("/actualites", &[]));
    edit.is(200);
    let mut fields =
        vec![("title", title), ("body", "<p>Rendez-vous à 9 h devant l’école.</p>"), ("audience", grp), ("do", "publish")];
    fields.extend_from_slice(changes);
    client.submit(&edit, "/actualites/", &fields)
}

/// The address of what all publications share: `/publications/3/lu` for `/actualites/3`.
pub fn common(at: &str, end: &str) -> String {
    at.replace("actualites", "publications") + end
}

#[test]
fn a_teacher_publishes_to_her_class_and_only_her_class_reads() {
    let school = School::open();
    let (alice, class) = (school.sign_in(ALICE), group(&school, "class"));
    let sent = write(&alice, "Sortie au musée", &class, &[("summary", "Jeudi, toute la classe.")]);
    let at = sent.location().to_owned();
    for reader in [ALICE, LEA, BRUNO, CLAIRE] {
        school.sign_in(reader).get(&at).is(200).says("Sortie au musée").says("Alice GEORGE").says("mardi 24 novembre");
    }
    for stranger in [DENIS, TOM, DIANE, STEPH, MAIRIE] {
        school.sign_in(stranger).get(&at).is(404);
        school.sign_in(stranger).get("/actualites").is(200).hides("Sortie au musée");
    }
    assert!(school.visitor().get(&at).location().starts_with("/connexion"));
    school.sign_in(BRUNO).get("/actualites").says("Jeudi, toute la classe.");
}

#[test]
fn a_typing_leaves_no_row_in_the_journal_and_a_publication_does() {
    let school = School::open();
    let alice = school.sign_in(ALICE);
    let at = write(&alice, "Sortie", &group(&school, "class"), &[]).location().to_owned();
    let rows = || {
        school.read(|db| {
            db.all("SELECT verb, object FROM journal WHERE service = 'news' ORDER BY id", [], |r| {
                Ok((r.get::<_, String>(0)?, r.get::<_, String>(1)?))
            })
        })
    };
    let id = at.rsplit('/').next().unwrap();
    let before = rows();
    assert_eq!(before, [("begin".to_owned(), format!("publication:{id}")), ("publish".to_owned(), format!("publication:{id}"))]);
    alice.post(&format!("{at}/brouillon"), &[("version", "2"), ("title", "x")]).is(200);
    school.sign_in(BRUNO).get(&at).is(200);
    assert_eq!(rows(), before);
}

#[test]
fn scheduled_news_appear_on_their_day_and_leave_after_it() {
    let school = School::open();
    let (alice, bruno) = (school.sign_in(ALICE), school.sign_in(BRUNO));
    let sent = write(
        &alice,
        "Carnaval",
        &group(&school, "class"),
        &[("show_from", "2026-11-25T08:00"), ("show_until", "2026-11-26T18:00")],
    );
    let at = sent.location().to_owned();
    alice.get(&at).is(200).says("Programmée");
    bruno.get(&at).is(404);
    bruno.get("/fil").hides("Carnaval");
    school.days_pass(1);
    school.sign_in(BRUNO).get(&at).is(200);
    school.write(|tx| preau::publication::states::announce_due(tx, &preau::services::news::ABOUT));
    school.sign_in(BRUNO).get("/fil").says("Alice GEORGE a publié « Carnaval ».");
    school.days_pass(2);
    school.sign_in(BRUNO).get(&at).is(404);
    school.sign_in(ALICE).get(&at).is(200).says("dernière date est passée");
    school.write(|tx| preau::publication::states::nightly(tx, &preau::services::news::ABOUT));
    school.sign_in(ALICE).get(&at).says("Archivée");
}

#[test]
fn public_news_are_for_whom_the_headteacher_allows_and_go_to_everybody() {
    let school = School::open();
    let (claire, class) = (school.sign_in(CLAIRE), group(&school, "class"));
    let teachers = write(&school.sign_in(ALICE), "Pour la classe", &class, &[("public", "1")]).location().to_owned();
    assert!(school.visitor().get(&teachers).location().starts_with("/connexion"));
    let at = write(&claire, "Portes ouvertes", &group(&school, "school"), &[("public", "1"), ("theme", "ecole")])
        .location()
        .to_owned();
    school.visitor().get(&at).is(200).says("Portes ouvertes").hides("Signaler").hides("Votre commentaire");
    school.visitor().get("/").says("Portes ouvertes").hides("Pour la classe");
    let feed = school.visitor().get("/actualites/flux.atom");
    assert!(feed.headers["content-type"].to_str().unwrap().starts_with("application/atom+xml"));
    let xml = feed.text();
    assert!(
        xml.contains("<title>Portes ouvertes</title>")
            && xml.contains("2026-11-24T09:05:00+01:00")
            && !xml.contains("Pour la classe"),
        "{xml}"
    );
    claire.post(&common(&at, "/archive"), &[("x", "y")]).is(303);
    assert!(school.visitor().get(&at).location().starts_with("/connexion"));
}

#[test]
fn a_reading_is_confirmed_and_the_author_sees_who_has_not_yet() {
    let school = School::open();
    let (alice, bruno) = (school.sign_in(ALICE), school.sign_in(BRUNO));
    let at = write(&alice, "Poux à l’école", &group(&school, "class"), &[("asks_reading", "1")]).location().to_owned();
    let page = bruno.get(&at);
    page.says("confirmer la lecture");
    bruno.get("/actualites").says("lecture à confirmer");
    bruno.submit(&page, &common(&at, "/lu"), &[]).is(303);
    bruno.get(&at).says("Vous avez confirmé la lecture");
    alice.get(&at).says("Visible par 1 élève et 1 responsable de CM1-CM2 B.").says("1 sur 2");
    let reads = alice.get(&common(&at, "/lectures"));
    reads.says("Bruno MARTIN").says("Léa MARTIN").says("Pas encore 1").says("Lecture confirmée 1");
    bruno.get(&common(&at, "/lectures")).is(403);
}

#[test]
fn pinned_news_come_first_and_only_who_moderates_pins() {
    let school = School::open();
    let (claire, whole) = (school.sign_in(CLAIRE), group(&school, "school"));
    write(&claire, "Règlement de l’école", &whole, &[("pinned", "1")]).is(303);
    school.clock.advance(3600);
    write(&claire, "Fête demain", &whole, &[]).is(303);
    assert_eq!(school.sign_in(DIANE).get("/actualites").all(".news-title a"), ["Règlement de l’école", "Fête demain"]);
}

#[test]
fn a_long_list_goes_on_by_its_pager_without_losing_or_repeating_a_line() {
    let school = School::open();
    let (claire, whole) = (school.sign_in(CLAIRE), group(&school, "school"));
    for n in 0..27 {
        write(&claire, &format!("Actualité {n:02}"), &whole, &[]).is(303);
    }
    let diane = school.sign_in(DIANE);
    let first = diane.get("/actualites");
    let second = diane.get(&first.attribute("nav.pager a[rel=next]", "href").unwrap());
    let mut seen = [first.all(".news-title a"), second.all(".news-title a")].concat();
    assert_eq!((first.all(".news-title a").len(), seen.len()), (20, 27));
    seen.sort();
    seen.dedup();
    assert_eq!(seen.len(), 27);
    assert!(second.attribute("nav.pager a[rel=next]", "href").is_none());
}

#[test]
fn no_page_takes_more_than_ten_statements() {
    let school = School::open();
    let (claire, lea) = (school.sign_in(CLAIRE), school.sign_in(LEA));
    let at = write(&claire, "Sortie", &group(&school, "class"), &[]).location().to_owned();
    write(&lea, "Mon texte", &group(&school, "class_pupils"), &[]).is(303);
    let common = common(&at, "");
    for path in [
        "/actualites",
        "/actualites/miennes",
        &at,
        &format!("{at}/modifier"),
        "/a-valider",
        &format!("{common}/lectures"),
        &format!("{common}/versions"),
        "/publications/corbeille?service=news",
        "/a-valider/reglages",
    ] {
        let page = claire.get(path);
        assert!(page.is(200).statements() <= 10, "{path}: {}", page.statements());
    }
}

#[test]
fn search_finds_what_one_may_see_by_the_beginning_of_words_and_without_accents() {
    let school = School::open();
    let alice = school.sign_in(ALICE);
    let body = "<p>Visite de la crêperie et du château fort, avec goûter au cœur du village.</p>";
    write(&alice, "Classe découverte", &group(&school, "class"), &[("body", body)]).is(303);
    for words in ["creper", "chateau", "coeur", "Classe d", "decouv gouter"] {
        school.sign_in(BRUNO).get(&format!("/recherche?q={}", words.replace(' ', "+"))).says("Classe découverte");
    }
    assert_eq!(school.sign_in(BRUNO).get("/recherche?q=chateau").all("mark"), ["château"]);
    school.sign_in(DIANE).get("/recherche?q=chateau").hides("Classe découverte");
}

#[test]
fn one_finds_all_that_is_held_about_oneself() {
    let school = School::open();
    let alice = school.id(ALICE);
    write(&school.sign_in(ALICE), "Sortie", &group(&school, "class"), &[]).is(303);
    let export = school.read(move |db| {
        let mut export = preau::web::Export::default();
        preau::publication::personal_data(db, &preau::services::news::ABOUT, alice, &mut export)?;
        Ok(format!("{:?}", export.sections))
    });
    assert!(export.contains("Sortie") && export.contains("2026-11-24 09:05"), "{export}");
}

#[test]
fn an_account_that_goes_leaves_its_name_on_what_it_wrote() {
    let school = School::open();
    let at = write(&school.sign_in(ALICE), "Sortie", &group(&school, "school"), &[]);
    at.is(409);
    let at = write(&school.sign_in(ALICE), "Sortie", &group(&school, "class"), &[]).location().to_owned();
    let alice = school.id(ALICE);
    school.write(move |tx| tx.run("DELETE FROM teaching WHERE teacher = ?1", [alice]));
    school.write(move |tx| tx.run("DELETE FROM person WHERE id = ?1", [alice]));
    school.sign_in(BRUNO).get(&at).is(200).says("Alice GEORGE");
    let id: i64 = at.rsplit('/').next().unwrap().parse().unwrap();
    let changed = school.store.write_now(preau::access::Act::by(&operator(), "test").unwrap().verb("try"), move |tx| {
        tx.run("UPDATE publication SET author_name = 'Personne' WHERE id = ?1", [id])
    });
    assert!(changed.is_err());
    assert!(school.read(move |db| publications::find(db, id)).author.is_none());
}

#[test]
fn what_was_scheduled_is_told_within_minutes_of_its_hour() {
    let school = School::open();
    let sent = write(&school.sign_in(ALICE), "Carnaval", &group(&school, "class"), &[("show_from", "2026-11-24T09:10")]);
    sent.is(303);
    school.run_often();
    school.sign_in(BRUNO).get("/fil").hides("Carnaval");
    school.clock.advance(600);
    school.run_often();
    school.run_often();
    assert_eq!(school.sign_in(BRUNO).get("/fil").text().matches("« Carnaval »").count(), 1);
}

#[test]
fn each_group_has_its_level_to_comment_or_to_read_only() {
    let school = School::open();
    let (alice, bruno, class) = (school.sign_in(ALICE), school.sign_in(BRUNO), group(&school, "class"));
    let open = write(&alice, "On en parle", &class, &[]).location().to_owned();
    bruno.post(&common(&open, "/commentaires"), &[("body", "Merci.")]).is(303);
    let quiet = write(&alice, "Pour lire", &class, &[("reads_only", &class)]).location().to_owned();
    bruno.get(&quiet).is(200).says("Pour lire");
    bruno.post(&common(&quiet, "/commentaires"), &[("body", "Merci.")]).is(403);
    let edit = alice.get(&format!("{quiet}/modifier"));
    assert_eq!(edit.attribute("input[name=reads_only][checked]", "value"), Some(class));
}
