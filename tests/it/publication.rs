//! What all publications share, told through the news: comments, reports, versions, the bin, the rule of who sees what.

use crate::{
    house::*,
    news::{common, group, write},
};

fn published(school: &School, changes: &[(&str, &str)]) -> String {
    write(&school.sign_in(ALICE), "Sortie au musée", &group(school, "class"), changes).location().to_owned()
}

#[test]
fn comments_are_threaded_one_deep_and_their_author_takes_them_off() {
    let school = School::open();
    let at = published(&school, &[]);
    let (bruno, lea) = (school.sign_in(BRUNO), school.sign_in(LEA));
    bruno.post(&common(&at, "/commentaires"), &[("body", "Je peux accompagner.")]).is(303);
    let first = school.read(|db| db.value::<i64, _>("SELECT id FROM comment", [])).to_string();
    lea.post(&common(&at, "/commentaires"), &[("body", "Super !"), ("parent", &first)]).is(303);
    let second = school.read(|db| db.value::<i64, _>("SELECT max(id) FROM comment", [])).to_string();
    bruno.post(&common(&at, "/commentaires"), &[("body", "À jeudi."), ("parent", &second)]).is(303);
    let page = lea.get(&at);
    page.says("3 commentaires").says("Bruno MARTIN");
    assert_eq!(page.all(".comment-answers > li").len(), 2);
    school.sign_in(ALICE).get("/fil").says("Bruno MARTIN a commenté « Sortie au musée ».");
    lea.post(&common(&at, &format!("/commentaires/{first}/deleted")), &[("x", "")]).is(403);
    bruno.post(&common(&at, &format!("/commentaires/{first}/deleted")), &[("x", "")]).is(303);
    lea.get(&at).hides("Je peux accompagner.");
    school.sign_in(TOM).post(&common(&at, "/commentaires"), &[("body", "Coucou")]).is(404);
    bruno.post(&common(&at, "/commentaires"), &[("body", "  ")]).is(422);
}

#[test]
fn comments_that_wait_are_seen_by_their_author_and_by_who_decides() {
    let school = School::open();
    let at = published(&school, &[("comments", "before")]);
    let (bruno, lea, alice) = (school.sign_in(BRUNO), school.sign_in(LEA), school.sign_in(ALICE));
    bruno.post(&common(&at, "/commentaires"), &[("body", "Je peux accompagner.")]).is(303);
    bruno.get(&at).says("Je peux accompagner.").says("à valider");
    lea.get(&at).hides("Je peux accompagner.");
    alice.get("/a-valider").says("Je peux accompagner.");
    let id = school.read(|db| db.value::<i64, _>("SELECT id FROM comment", []));
    bruno.post(&common(&at, &format!("/commentaires/{id}/visible")), &[("x", "")]).is(403);
    alice.post(&format!("/a-valider/commentaires/{id}/visible"), &[("x", "")]).is(303);
    lea.get(&at).says("Je peux accompagner.");
}

#[test]
fn where_comments_are_closed_nobody_comments() {
    let school = School::open();
    let at = published(&school, &[("comments", "none")]);
    school.sign_in(BRUNO).get(&at).hides("Votre commentaire");
    school.sign_in(BRUNO).post(&common(&at, "/commentaires"), &[("body", "Bonjour")]).is(403);
}

#[test]
fn a_report_is_heard_hidden_at_once_decided_and_answered() {
    let school = School::open();
    let at = published(&school, &[]);
    let (lea, claire, bruno) = (school.sign_in(LEA), school.sign_in(CLAIRE), school.sign_in(BRUNO));
    lea.get(&common(&at, "/signaler")).says("Qu’est-ce qui ne va pas ?");
    lea.post(&common(&at, "/signaler"), &[("reason", "")]).is(422);
    lea.post(&common(&at, "/signaler"), &[("reason", "C’est méchant.")]).is(303);
    lea.post(&common(&at, "/signaler"), &[("reason", "C’est méchant.")]).is(409);
    school.sign_in(TOM).post(&common(&at, "/signaler"), &[("reason", "Je ne le vois pas")]).is(404);
    claire.get("/fil").says("Léa MARTIN signale « Sortie au musée ».");
    claire.get("/a-valider").says("C’est méchant.").says("Alice GEORGE");
    let id = school.read(|db| db.value::<i64, _>("SELECT id FROM report", []));
    bruno.post(&format!("/a-valider/signalements/{id}/masque"), &[("x", "")]).is(403);
    school.sign_in(DENIS).post(&format!("/a-valider/signalements/{id}/masque"), &[("x", "")]).is(404);
    claire.post(&format!("/a-valider/signalements/{id}/masque"), &[("x", "")]).is(303);
    bruno.get(&at).is(404);
    claire.get(&at).is(200).says("Masquée");
    claire.post(&format!("/a-valider/signalements/{id}/decision"), &[("outcome", "removed"), ("answer", "")]).is(422);
    claire
        .post(&format!("/a-valider/signalements/{id}/decision"), &[("outcome", "kept"), ("answer", "Ce n’est pas méchant.")])
        .is(303);
    bruno.get(&at).is(200);
    lea.get("/fil").says("ce contenu reste en ligne. Ce n’est pas méchant.");
    claire.get("/a-valider").says("Rien n’attend");
}

#[test]
fn what_is_removed_goes_back_to_its_author_with_the_reason() {
    let school = School::open();
    let at = published(&school, &[]);
    let claire = school.sign_in(CLAIRE);
    school.sign_in(BRUNO).post(&common(&at, "/signaler"), &[("reason", "Photo sans accord.")]).is(303);
    let id = school.read(|db| db.value::<i64, _>("SELECT id FROM report", []));
    claire
        .post(&format!("/a-valider/signalements/{id}/decision"), &[("outcome", "removed"), ("answer", "Photo à retirer.")])
        .is(303);
    school.sign_in(BRUNO).get(&at).is(404);
    school.sign_in(BRUNO).get("/fil").says("a été retiré");
    school.sign_in(ALICE).get(&at).is(200).says("Photo à retirer.");
}

#[test]
fn a_reported_comment_is_hidden_alone() {
    let school = School::open();
    let at = published(&school, &[]);
    school.sign_in(BRUNO).post(&common(&at, "/commentaires"), &[("body", "N’importe quoi")]).is(303);
    let comment = school.read(|db| db.value::<i64, _>("SELECT id FROM comment", [])).to_string();
    school.sign_in(LEA).post(&common(&at, "/signaler"), &[("comment", comment.as_str()), ("reason", "Pas gentil.")]).is(303);
    let id = school.read(|db| db.value::<i64, _>("SELECT id FROM report", []));
    // The teacher of the class wrote the text: what is said below it is hers to decide.
    school
        .sign_in(CLAIRE)
        .post(&format!("/a-valider/signalements/{id}/decision"), &[("outcome", "removed"), ("answer", "Restons polis.")])
        .is(303);
    school.sign_in(LEA).get(&at).is(200).hides("N’importe quoi");
}

#[test]
fn versions_are_compared_and_restored() {
    let school = School::open();
    let alice = school.sign_in(ALICE);
    let at = published(&school, &[]);
    let edit = alice.get(&format!("{at}/modifier"));
    alice.submit(&edit, &at, &[("body", "<p>Rendez-vous à 10 h devant la gare.</p>"), ("do", "publish")]).is(303);
    let ids = school.read(|db| db.all("SELECT id FROM version ORDER BY id", [], |r| r.get::<_, i64>(0)));
    assert_eq!(ids.len(), 2);
    let compared = alice.get(&common(&at, &format!("/versions?de={}&a={}", ids[0], ids[1])));
    assert!(compared.all("del").iter().any(|w| w.contains('9')), "{:?}", compared.all("del"));
    assert!(compared.all("ins").iter().any(|w| w.contains("10")), "{:?}", compared.all("ins"));
    alice.post(&common(&at, &format!("/versions/{}", ids[0])), &[("x", "")]).is(303);
    school.sign_in(BRUNO).get(&at).says("devant l’école");
    school.sign_in(BRUNO).get(&common(&at, "/versions")).is(403);
    school.sign_in(BRUNO).post(&common(&at, &format!("/versions/{}", ids[1])), &[("x", "")]).is(403);
}

#[test]
fn a_version_of_another_publication_is_not_restored_here() {
    let school = School::open();
    let (one, alice) = (published(&school, &[]), school.sign_in(ALICE));
    let other = school.sign_in(DENIS);
    let cp = school.read(|db| {
        db.value::<i64, _>(
            "SELECT g.id FROM grp g JOIN class c ON c.id = g.class WHERE g.kind = 'class' AND c.name LIKE 'CP%'",
            [],
        )
    });
    write(&other, "Secret du CP", &cp.to_string(), &[]).is(303);
    let version = school.read(|db| db.value::<i64, _>("SELECT max(id) FROM version", []));
    alice.post(&common(&one, &format!("/versions/{version}")), &[("x", "")]).is(404);
    alice.get(&one).hides("Secret du CP");
}

#[test]
fn the_bin_keeps_thirty_days_and_gives_back_to_its_author_alone() {
    let school = School::open();
    let (alice, at) = (school.sign_in(ALICE), published(&school, &[]));
    school.sign_in(CLAIRE).post(&common(&at, "/corbeille"), &[("x", "")]).is(403);
    alice.post(&common(&at, "/corbeille"), &[("x", "")]).is(303);
    for other in [BRUNO, CLAIRE] {
        school.sign_in(other).get(&at).is(404);
        school.sign_in(other).post(&common(&at, "/restauration"), &[("x", "")]).is(404);
    }
    alice.get("/publications/corbeille?service=news").says("Sortie au musée").says("24 décembre");
    alice.post(&common(&at, "/restauration"), &[("x", "")]).is(303);
    school.sign_in(BRUNO).get(&at).is(200);
    alice.post(&common(&at, "/corbeille"), &[("x", "")]).is(303);
    school.days_pass(31);
    school.write(|tx| preau::publication::states::nightly(tx, &preau::services::news::ABOUT));
    school.sign_in(ALICE).get(&at).is(404);
    assert_eq!(school.read(|db| db.value::<i64, _>("SELECT count(*) FROM publication_fts", [])), 0);
}

#[test]
fn a_draft_is_its_authors_alone() {
    let school = School::open();
    let alice = school.sign_in(ALICE);
    let at = write(&alice, "Pas encore", &group(&school, "class"), &[("do", "save")]).location().to_owned();
    alice.get(&at).is(200).says("personne d’autre ne le voit");
    for other in [CLAIRE, BRUNO, LEA, DENIS] {
        school.sign_in(other).get(&at).is(404);
        school.sign_in(other).get("/recherche?q=encore").hides("Pas encore");
    }
    alice.get("/actualites/miennes").says("Pas encore").says("brouillon");
}

#[test]
fn a_draft_that_stays_empty_is_taken_again_and_swept() {
    let school = School::open();
    let alice = school.sign_in(ALICE);
    let first = alice.post::<&str>("/actualites", &[]).location().to_owned();
    assert_eq!(alice.post::<&str>("/actualites", &[]).location(), first);
    alice.get("/actualites/miennes").says("Rien encore");
    school.clock.advance(2 * 86_400);
    school.write(|tx| preau::publication::states::nightly(tx, &preau::services::news::ABOUT));
    assert_eq!(school.read(|db| db.value::<i64, _>("SELECT count(*) FROM publication", [])), 0);
}

#[test]
fn a_service_that_the_headteacher_closes_to_a_profile_is_closed_whatever_the_audience() {
    let school = School::open();
    let at = published(&school, &[]);
    school.write(|tx| {
        preau::people::rights::set(
            tx,
            &preau::services::news::ABOUT,
            preau::access::Profile::Guardian,
            preau::access::Level::None,
        )
    });
    school.sign_in(BRUNO).get(&at).is(404);
    school.sign_in(BRUNO).get("/actualites").is(403);
    // Nor is he counted among those who will read it.
    school.sign_in(ALICE).get(&at).says("Visible par 1 élève de CM1-CM2 B.");
}

#[test]
fn nothing_that_runs_reaches_a_reader() {
    let school = School::open();
    let body = "<p onclick=\"x()\">Bonjour<script>alert(1)</script></p><img src=\"https://ailleurs.fr/x.png\" alt=\"x\">";
    let at = published(&school, &[("body", body), ("title", "<b>Gras</b>")]);
    let page = school.sign_in(BRUNO).get(&at).text();
    assert!(!page.contains("alert(1)") && !page.contains("onclick") && !page.contains("ailleurs.fr"));
    assert!(page.contains("&lt;b&gt;Gras&lt;/b&gt;"));
}

#[test]
fn lists_walk_an_index_and_never_the_whole_table() {
    let school = School::open();
    let file = rusqlite::Connection::open(school.store.path()).unwrap();
    let mut plans: Vec<String> = Vec::new();
    for sql in preau::services::news::store::lists() {
        let mut statement = file.prepare(&format!("EXPLAIN QUERY PLAN {sql}")).unwrap();
        let mut rows = statement.raw_query();
        while let Some(row) = rows.next().unwrap() {
            plans.push(row.get("detail").unwrap());
        }
    }
    let growing = [
        "SCAN p",
        "SCAN publication",
        "SCAN audience",
        "SCAN a",
        "SCAN comment",
        "SCAN c",
        "SCAN k",
        "SCAN read_mark",
        "SCAN m",
        "SCAN membership",
    ];
    for step in &plans {
        let whole = growing.iter().any(|scan| step == scan || step.starts_with(&format!("{scan} ")) && !step.contains("INDEX"));
        assert!(!whole && !step.contains("TEMP B-TREE FOR ORDER BY"), "{step} in {plans:#?}");
    }
}
