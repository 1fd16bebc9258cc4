//! Mail by a real SMTP server, which takes it, puts it off or refuses it.

use std::{
    io::{BufRead, BufReader, Write},
    net::{TcpListener, TcpStream},
    sync::{Arc, Mutex},
};

use preau::{
    config::{Config, Smtp},
    notify::{self, Mailer},
    services::night,
};

use crate::house::{ALICE, BRUNO, School};

/// A mail server on this machine. It answers the end of each mail with the next of its answers, then with 250.
struct Server {
    port: u16,
    received: Arc<Mutex<Vec<String>>>,
}

impl Server {
    fn start(answers: &[&'static str]) -> Server {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let received = Arc::new(Mutex::new(Vec::new()));
        let (answers, mails) = (Mutex::new(answers.to_vec()), Arc::clone(&received));
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                let next = || if answers.lock().unwrap().is_empty() { "250 taken" } else { answers.lock().unwrap().remove(0) };
                talk(stream.unwrap(), next, &mails);
            }
        });
        Server { port, received }
    }

    fn mails(&self) -> Vec<String> {
        self.received.lock().unwrap().clone()
    }

    fn config(&self) -> Config {
        let from = "École Jacques-Prévert <ent@exemple.fr>".to_owned();
        let smtp = Smtp { host: "127.0.0.1".to_owned(), port: self.port, security: "none".to_owned(), from, ..Smtp::default() };
        Config { smtp, address: "https://ent.exemple.fr".to_owned(), ..Config::default() }
    }
}

fn talk(mut stream: TcpStream, next: impl Fn() -> &'static str, mails: &Mutex<Vec<String>>) {
    let mut lines = BufReader::new(stream.try_clone().unwrap()).lines().map_while(Result::ok);
    let mut say = |words: &str| stream.write_all(format!("{words}\r\n").as_bytes()).unwrap();
    say("220 essai");
    while let Some(line) = lines.next() {
        match line.split(' ').next().unwrap().to_uppercase().as_str() {
            "DATA" => {
                say("354 go on");
                let text: Vec<String> = lines.by_ref().take_while(|line| line != ".").collect();
                mails.lock().unwrap().push(text.join("\n"));
                say(next());
            }
            "QUIT" => return say("221 bye"),
            _ => say("250 ok"),
        }
    }
}

fn drain(school: &School) -> u32 {
    let mailer = Mailer::new(&school.app().config.smtp).unwrap().unwrap();
    let app = school.app().clone();
    actix_web::rt::System::new().block_on(async move { mailer.drain(&app).await.unwrap() })
}

fn recover(school: &School) {
    let mailer = Mailer::new(&school.app().config.smtp).unwrap().unwrap();
    let app = school.app().clone();
    actix_web::rt::System::new().block_on(async move { mailer.recover(&app).await.unwrap() });
}

/// Gives these people an address and a wish.
fn reach(school: &School, login: &str, wish: &'static str) {
    let person = school.id(login);
    school.write(move |tx| {
        tx.run("UPDATE person SET email = given_name || '@exemple.fr' WHERE id = ?1", [person])?;
        tx.run("INSERT INTO preference VALUES (?1, 'mail', ?2)", rusqlite::params![person, wish])
    });
}

fn tell(school: &School, logins: &[&str], text: &'static str) {
    let people: Vec<i64> = logins.iter().map(|login| school.id(login)).collect();
    school.write(move |tx| notify::tell_people(tx, "feed", &people, text, "/fil"));
}

fn states(school: &School) -> Vec<(String, i64)> {
    school.read(|db| db.all("SELECT state, tries FROM outbox ORDER BY id", [], |r| Ok((r.get(0)?, r.get(1)?))))
}

fn header(mail: &str, name: &str) -> String {
    mail.lines().find_map(|line| line.strip_prefix(&format!("{name}: "))).unwrap_or_default().to_owned()
}

#[test]
fn a_mail_is_taken_and_the_day_s_news_are_one() {
    let server = Server::start(&[]);
    let school = School::with(server.config());
    reach(&school, ALICE, "now");
    reach(&school, BRUNO, "daily");
    tell(&school, &[ALICE, BRUNO], "The class goes out.");
    tell(&school, &[BRUNO], "The bus is booked.");
    assert_eq!(drain(&school), 1);
    school.clock.advance(9 * 3600);
    assert_eq!(drain(&school), 1);
    assert_eq!(drain(&school), 0);
    let mails = server.mails();
    assert_eq!((header(&mails[0], "To"), header(&mails[1], "To")), ("Alice@exemple.fr".into(), "Bruno@exemple.fr".into()));
    assert!(mails[0].contains("https://ent.exemple.fr/fil"), "{}", mails[0]);
    assert!(mails[1].contains("goes out") && mails[1].contains("bus is booked"), "{}", mails[1]);
    assert!(states(&school).iter().all(|(state, _)| state == "sent"));
}

#[test]
fn a_mail_put_off_by_the_server_is_tried_again_under_the_same_name() {
    let server = Server::start(&["451 later"]);
    let school = School::with(server.config());
    reach(&school, ALICE, "now");
    tell(&school, &[ALICE], "Une sortie.");
    assert_eq!((drain(&school), states(&school)), (0, vec![("waiting".into(), 1)]));
    assert_eq!(drain(&school), 0, "not before a minute");
    school.clock.advance(60);
    assert_eq!((drain(&school), states(&school)), (1, vec![("sent".into(), 2)]));
    let ids: Vec<String> = server.mails().iter().map(|mail| header(mail, "Message-ID")).collect();
    assert!(ids[0] == ids[1] && ids[0].ends_with("@exemple.fr>"), "{ids:?}");
}

#[test]
fn a_mail_the_server_refuses_is_dead_and_the_others_leave() {
    let server = Server::start(&["550 no such person"]);
    let school = School::with(server.config());
    reach(&school, ALICE, "now");
    reach(&school, BRUNO, "now");
    tell(&school, &[ALICE, BRUNO], "Une sortie.");
    assert_eq!(drain(&school), 1);
    assert_eq!(states(&school), [("dead".into(), 1), ("sent".into(), 1)]);
    let dead = school.read(notify::outbox::dead);
    assert!(dead[0].error.contains("no such person") && dead[0].recipient == "Alice@exemple.fr", "{dead:?}");
    school.write(|tx| notify::outbox::retry(tx, 1));
    assert_eq!(drain(&school), 1);
}

#[test]
fn a_server_that_is_away_costs_one_try_of_one_mail() {
    let server = Server::start(&[]);
    let mut config = server.config();
    config.smtp.port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let school = School::with(config);
    reach(&school, ALICE, "now");
    reach(&school, BRUNO, "now");
    tell(&school, &[ALICE, BRUNO], "Une sortie.");
    assert_eq!(drain(&school), 0);
    assert_eq!(states(&school), [("waiting".into(), 1), ("waiting".into(), 0)]);
}

#[test]
fn a_mail_cut_between_leaving_and_being_marked_leaves_once_more_under_the_same_name() {
    let server = Server::start(&[]);
    let school = School::with(server.config());
    reach(&school, ALICE, "now");
    tell(&school, &[ALICE], "Une sortie.");
    drain(&school);
    // As if the power had gone before the mark.
    school.write(|tx| tx.run("UPDATE outbox SET state = 'sending', body = 'Une sortie.'", []));
    assert_eq!(drain(&school), 0);
    recover(&school);
    assert_eq!(drain(&school), 1);
    let ids: Vec<String> = server.mails().iter().map(|mail| header(mail, "Message-ID")).collect();
    assert_eq!(ids[0], ids[1]);
}

#[test]
fn nothing_leaves_in_the_night_and_nothing_without_a_server() {
    let server = Server::start(&[]);
    let school = School::with(server.config());
    reach(&school, ALICE, "now");
    school.clock.advance(12 * 3600);
    tell(&school, &[ALICE], "Une sortie.");
    assert_eq!(drain(&school), 0);
    school.clock.advance(10 * 3600);
    assert_eq!(drain(&school), 1);
    assert!(Mailer::new(&Smtp::default()).unwrap().is_none());
    let odd = Smtp { host: "relais".into(), from: "a@b.fr".into(), security: "ssl".into(), ..Smtp::default() };
    assert!(Mailer::new(&odd).err().unwrap().to_string().contains("smtp.security"));
}

#[test]
fn the_night_s_work_is_done_once_a_night() {
    let school = School::open();
    let night = || {
        let app = school.app().clone();
        actix_web::rt::System::new().block_on(async move { night::when_due(&app).await.unwrap() })
    };
    reach(&school, ALICE, "never");
    tell(&school, &[ALICE], "Une sortie.");
    assert!(night());
    assert!(!night());
    school.clock.advance(100 * 86_400);
    assert!(night());
    let left: i64 = school.read(|db| db.value("SELECT count(*) FROM feed", []));
    assert_eq!(left, 0);
    let acts: i64 =
        school.read(|db| db.value("SELECT count(*) FROM journal WHERE actor = 'job:nightly' AND service = 'feed'", []));
    assert_eq!(acts, 2);
}
