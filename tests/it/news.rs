//! News: written, published, validated, read, confirmed, by the people of the school.

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
fn the_button_says_for_whom_and_the_check_works_without_scripts() {
    let school = School::open();
    let (alice, pupils) = (school.sign_in(ALICE), group(&school, "class_guardians"));
    let checked = write(&alice, "Goûter", &pupils, &[("do", "check")]);
    checked.is(200).says("Sera lue par 1 responsable de CM1-CM2 B.").says("Publier pour 1 responsable");
    let asked = alice.get(&format!("/publications/destinataires?service=news&audience={pupils}")).text();
    assert!(asked.contains("1 responsable de CM1-CM2 B") && asked.contains("Publier pour 1 responsable"), "{asked}");
    school.sign_in(BRUNO).get(&format!("/publications/destinataires?service=news&audience={pupils}")).is(403);
}

#[test]
fn only_audiences_within_reach_are_offered_and_no_others_are_taken() {
    let school = School::open();
    let (whole, class) = (group(&school, "school"), group(&school, "class"));
    let offered = |login: &str| {
        let client = school.sign_in(login);
        client.follow(&client.post::<&str>("/actualites", &[])).all(".choices label")
    };
    assert!(!offered(ALICE).iter().any(|g| g.contains("Toute l") || g.contains("CP de M. Levy")), "{:?}", offered(ALICE));
    assert!(offered(CLAIRE).iter().any(|g| g.contains("Toute l")));
    let pupil = offered(LEA);
    assert!(pupil.iter().all(|g| g.contains("CM1-CM2 B : élèves") || g.contains("CM1-CM2 B : enseignants")), "{pupil:?}");
    // A form that someone makes up reaches nobody.
    let made_up = write(&school.sign_in(ALICE), "À tous", &whole, &[]);
    made_up.is(409).says("Choisissez pour qui");
    school.sign_in(BRUNO).post::<&str>("/actualites", &[]).is(403);
    // The headteacher lets teachers address the whole school.
    school.sign_in(CLAIRE).post("/a-valider/reglages", &[("whole_school", "teacher"), ("in_public", "")]).is(303);
    write(&school.sign_in(ALICE), "À tous", &whole, &[]).is(303);
    write(&school.sign_in(ALICE), "À la classe", &class, &[]).is(303);
}

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
    claire.post(&at.replace("/actualites", "/a-valider").to_string().add("/validation"), &[("x", "y")]).is(303);
    school.sign_in(DIANE).get("/actualites?theme=cantine").says("Menus de la cantine");
    school.sign_in(DIANE).get("/actualites?theme=sante").hides("Menus de la cantine");
    school.sign_in(DIANE).get("/fil").says("Marc MAIRIE a publié « Menus de la cantine ».");
}

trait Add {
    fn add(self, end: &str) -> String;
}

impl Add for String {
    fn add(self, end: &str) -> String {
        self + end
    }
}

#[test]
fn a_mistake_keeps_what_was_typed_and_says_what_to_do() {
    let school = School::open();
    let alice = school.sign_in(ALICE);
    let again = write(&alice, "", &group(&school, "class"), &[("summary", "Un résumé"), ("show_until", "demain")]);
    again.is(422).says("Remplissez ce champ.").says("Écrivez la date comme ceci");
    assert_eq!(again.all("textarea[name=summary]"), ["Un résumé"]);
    assert!(again.all("textarea[name=body]")[0].contains("Rendez-vous à 9 h"));
}

#[test]
fn two_people_who_save_at_once_see_both_texts_and_lose_nothing() {
    let school = School::open();
    let (alice, claire) = (school.sign_in(ALICE), school.sign_in(CLAIRE));
    let at = write(&alice, "Sortie au musée", &group(&school, "class"), &[]).location().to_owned();
    let (hers, theirs) = (alice.get(&format!("{at}/modifier")), claire.get(&format!("{at}/modifier")));
    claire.submit(&theirs, "/actualites/", &[("title", "Sortie au château"), ("do", "publish")]).is(303);
    let kept = alice.submit(&hers, &format!("{at}"), &[("title", "Sortie au zoo"), ("do", "publish")]);
    kept.is(422).says("Deux textes en même temps").says("château").says("zoo");
    alice.get(&at).says("Sortie au château");
    // Her own text is in the form, ready to be sent over the other.
    alice.submit(&kept, &at, &[("do", "publish")]).is(303);
    alice.get(&at).says("Sortie au zoo");
    alice.get(&at.replace("actualites", "publications").add("/versions")).says("Sortie au château").says("Claire FONTAINE");
}

#[test]
fn what_is_being_typed_is_kept_apart_and_found_again() {
    let school = School::open();
    let (alice, class) = (school.sign_in(ALICE), group(&school, "class"));
    let at = write(&alice, "Sortie au musée", &class, &[]).location().to_owned();
    let edit = alice.get(&format!("{at}/modifier"));
    let version = edit.attribute("input[name=version]", "value").unwrap();
    let half = [("version", version.as_str()), ("title", "Sortie au mus"), ("comments", "after"), ("audience", class.as_str())];
    let kept = alice.post(&format!("{at}/brouillon"), &half);
    assert!(kept.is(200).text().contains("saved_at"));
    school.sign_in(BRUNO).get(&at).says("Sortie au musée");
    let again = alice.get(&format!("{at}/modifier"));
    again.says("Vous retrouvez ce que vous écriviez");
    assert_eq!(again.attribute("input[name=title]", "value").as_deref(), Some("Sortie au mus"));
    alice.submit(&again, &at, &[("do", "forget")]).is(303);
    assert_eq!(alice.get(&format!("{at}/modifier")).attribute("input[name=title]", "value").as_deref(), Some("Sortie au musée"));
    school
        .sign_in(CLAIRE)
        .submit(&school.sign_in(CLAIRE).get(&format!("{at}/modifier")), &at, &[("title", "Autre"), ("do", "publish")])
        .is(303);
    alice.post(&format!("{at}/brouillon"), &half).is(409);
    school.sign_in(DENIS).post(&format!("{at}/brouillon"), &half).is(404);
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
    claire.post(&at.replace("actualites", "publications").add("/archive"), &[("x", "y")]).is(303);
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
    bruno.submit(&page, &at.replace("actualites", "publications").add("/lu"), &[]).is(303);
    bruno.get(&at).says("Vous avez confirmé la lecture");
    alice.get(&at).says("Visible par 1 élève et 1 responsable de CM1-CM2 B.").says("1 sur 2");
    let reads = alice.get(&at.replace("actualites", "publications").add("/lectures"));
    reads.says("Bruno MARTIN").says("Léa MARTIN").says("Pas encore 1").says("Lecture confirmée 1");
    bruno.get(&at.replace("actualites", "publications").add("/lectures")).is(403);
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
    let common = at.replace("actualites", "publications");
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
fn files_come_with_the_form_where_there_are_no_scripts() {
    let school = School::open();
    let (alice, class) = (school.sign_in(ALICE), group(&school, "class"));
    let at = write(&alice, "Chanson", &class, &[]).location().to_owned();
    let edit = alice.get(&format!("{at}/modifier"));
    assert_eq!(edit.attribute(".publication-form", "enctype").as_deref(), Some("multipart/form-data"));
    let version = edit.attribute("input[name=version]", "value").unwrap();
    let fields =
        [("version", version.as_str()), ("title", "Chanson"), ("audience", &class), ("comments", "after"), ("do", "publish")];
    let files: [(&str, &str, &[u8]); 2] =
        [("attachment", "paroles.txt", b"Au clair de la lune"), ("attachment", "accords.txt", b"do do do re")];
    // A mistake loses no file: it is there, ticked, when the form comes back.
    let again = alice.post_files(&at, &fields, &files);
    again.is(422).says("Écrivez un texte.").says("paroles.txt");
    assert_eq!(again.all("input[name=attachment][checked]").len(), 2);
    alice.submit(&again, &at, &[("body", "<p>À apprendre.</p>"), ("do", "publish")]).is(303);
    school.sign_in(LEA).get(&at).says("2 fichiers joints").says("paroles.txt").says("accords.txt");
    let file = school.sign_in(LEA).get(&at).attribute(".file-list a", "href").unwrap();
    assert_eq!(school.sign_in(LEA).get(&file).is(200).text(), "Au clair de la lune");
    school.sign_in(TOM).get(&file).is(404);
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
