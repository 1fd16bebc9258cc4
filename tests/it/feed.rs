//! What is new reaches the feed, is counted live, and is read.

use std::io::{BufRead, BufReader};

use preau::notify;

use crate::house::{ALICE, BRUNO, CLAIRE, LEA, School};

fn tell(school: &School, login: &str, text: &'static str) {
    let person = school.id(login);
    school.write(move |tx| notify::tell_people(tx, "feed", &[person], text, "/annuaire"));
}

#[test]
fn news_is_listed_by_day_and_read_one_by_one_or_all_at_once() {
    let school = School::open();
    tell(&school, ALICE, "La mairie a répondu.");
    school.clock.advance(20 * 3600);
    tell(&school, ALICE, "Léa est absente.");
    tell(&school, ALICE, "Le car est réservé.");
    let alice = school.sign_in(ALICE);
    let page = alice.get("/fil");
    page.is(200).says("Hier").says("Aujourd’hui").says("La mairie a répondu.");
    assert_eq!(page.all(".item[data-new]").len(), 3);
    assert!(page.statements() <= 10, "{}", page.statements());
    let line = page.attribute(".item a", "href").unwrap();
    assert_eq!(alice.get(&line).location(), "/annuaire");
    let page = alice.get("/fil");
    assert_eq!(page.all(".item[data-new]").len(), 2);
    assert_eq!(page.all(".feed-link .badge"), ["2 nouveaux"]);
    let read = page.attribute(".item-end form", "action").unwrap();
    assert_eq!(alice.post::<&str>(&read, &[]).location(), "/fil");
    alice.submit(&page, "/fil/tout-lu", &[]);
    assert!(alice.get("/fil").all(".item[data-new]").is_empty());
}

#[test]
fn another_s_line_is_not_found() {
    let school = School::open();
    tell(&school, ALICE, "Léa est absente.");
    school.sign_in(CLAIRE).get("/fil/1").is(404);
    school.sign_in(CLAIRE).post::<&str>("/fil/1/lu", &[]).is(404);
    school.sign_in(CLAIRE).get("/fil").hides("Léa est absente.");
    school.sign_in(LEA).get("/fil").says("Ici, tu verras");
}

#[test]
fn a_long_feed_turns_its_pages_and_keeps_to_a_service() {
    let school = School::open();
    let person = school.id(BRUNO);
    school.write(move |tx| {
        (0..65).try_for_each(|n| {
            let service = if n % 2 == 0 { "feed" } else { "home" };
            notify::tell_people(tx, service, &[person], &format!("Nouvelle {n}."), "/")
        })
    });
    let bruno = school.sign_in(BRUNO);
    let first = bruno.get("/fil");
    assert_eq!((first.all(".item").len(), first.all(".item-title").first().unwrap().as_str()), (30, "Nouveau : Nouvelle 64."));
    let second = bruno.get(&first.attribute("a[rel=next]", "href").unwrap());
    let last = bruno.get(&second.attribute("a[rel=next]", "href").unwrap());
    assert_eq!((second.all(".item").len(), last.all(".item").len()), (30, 5));
    assert!(last.attribute("a[rel=next]", "href").is_none());
    assert_eq!(bruno.get("/fil?service=home").all(".item").len(), 30);
    bruno.get("/fil?service=home").hides("Nouvelle 64.");
}

#[test]
fn an_open_page_hears_of_news_without_asking() {
    let school = School::open();
    let alice = school.sign_in(ALICE);
    let response = alice.http().get(alice.address("/fil/evenements")).send().unwrap();
    assert_eq!(response.headers().get("content-type").unwrap(), "text/event-stream");
    let mut lines = BufReader::new(response).lines();
    let mut next = || lines.by_ref().map(|line| line.unwrap()).find(|line| line.starts_with("data:")).unwrap();
    assert_eq!(next(), "data: 0");
    tell(&school, BRUNO, "Pour un autre.");
    tell(&school, ALICE, "Léa est absente.");
    assert_eq!(next(), "data: 1");
    alice.post::<&str>("/fil/tout-lu", &[]);
    assert_eq!(next(), "data: 0");
}

#[test]
fn nobody_listens_signed_out() {
    let school = School::open();
    assert!(school.visitor().get("/fil/evenements").location().starts_with("/connexion"));
}

#[test]
fn the_home_page_shows_what_is_new_until_it_is_read() {
    let school = School::open();
    let alice = school.sign_in(ALICE);
    alice.get("/").hides("Nouveau pour vous");
    tell(&school, ALICE, "Le car est réservé.");
    let home = alice.get("/");
    home.says("Nouveau pour vous").says("Le car est réservé.");
    assert!(home.statements() <= 10, "{}", home.statements());
    alice.follow(&alice.get("/fil/1"));
    alice.get("/").hides("Le car est réservé.");
}

#[test]
fn the_headteacher_chooses_the_quiet_hours_and_sends_a_dead_mail_again() {
    let school = School::open();
    let claire = school.sign_in(CLAIRE);
    let page = claire.get("/fil/courriels");
    page.is(200).says("Aucun serveur d’envoi n’est réglé").says("Tout est parti");
    claire.submit(&page, "/fil/courriels", &[("from", "vingt heures")]).is(422).says("Écrivez l'heure comme ceci : 19:00.");
    assert_eq!(claire.submit(&page, "/fil/courriels", &[("from", "20 h 30"), ("until", "06:45")]).location(), "/fil/courriels");
    assert_eq!(claire.get("/fil/courriels").attribute("input[name=from]", "value").unwrap(), "20:30");
    school.write(|tx| {
        tx.run(
            "INSERT INTO outbox (message_id, recipient, subject, body, kind, created_at, due_at, state, tries, error)
             VALUES ('a', 'parti@exemple.fr', 'Une sortie', '', 'now', 1795507500, 0, 'dead', 6, '550 inconnu')",
            [],
        )
    });
    let page = claire.get("/fil/courriels");
    page.says("parti@exemple.fr").says("550 inconnu");
    let again = page.attribute("form[action$=encore]", "action").unwrap();
    claire.post::<&str>(&again, &[]);
    claire.get("/fil/courriels").says("Tout est parti");
    claire.post::<&str>("/fil/courriels/essai", &[]).is(409).says("n'a pas votre adresse");
    school.sign_in(ALICE).get("/fil/courriels").is(403);
}
