//! The feed and the outbox on a real file.

use super::*;
use crate::{
    access::{Act, Identity, Level, Rights, Viewer},
    clock::Clock,
    store::{Store, WriteTx},
};

/// Tuesday 24 November 2026, 10:00.
const TUESDAY: i64 = 1_795_510_800;

struct House {
    store: Store,
    clock: Clock,
    _dir: tempfile::TempDir,
}

impl House {
    /// Ana (1, parent, active), Bruno (2, teacher, wants mail at once), Chloé (3, pupil), all in group 1; Denis (4) has left.
    fn open() -> House {
        let dir = tempfile::tempdir().unwrap();
        let clock = Clock::frozen(TUESDAY);
        let store = Store::open(&dir.path().join("ecole.db"), clock.clone()).unwrap();
        let house = House { store, clock, _dir: dir };
        house.write(|tx| {
            for (id, name, left) in [(1, "Ana", None), (2, "Bruno", None), (3, "Chloé", None), (4, "Denis", Some(1))] {
                tx.run(
                    "INSERT INTO person (id, family_name, given_name, sort_key, email, created_at, left_at)
                     VALUES (?1, 'X', ?2, ?2, ?2 || '@exemple.fr', 0, ?3)",
                    rusqlite::params![id, name, left],
                )?;
                tx.run("INSERT INTO account (person, login, state, created_at) VALUES (?1, ?1, 'active', 0)", [id])?;
            }
            tx.run("INSERT INTO person_profile VALUES (1, 'guardian'), (2, 'teacher'), (3, 'pupil'), (4, 'guardian')", [])?;
            tx.run("INSERT INTO grp (id, kind, name) VALUES (1, 'free', 'Chorale'), (2, 'free', 'Orchestre')", [])?;
            tx.run("INSERT INTO membership VALUES (1, 1), (1, 2), (1, 3), (1, 4), (2, 1)", [])?;
            tx.run("INSERT INTO preference VALUES (2, 'mail', 'now')", [])?;
            Ok(())
        });
        house
    }

    fn write<T: Send + 'static>(&self, job: impl FnOnce(&WriteTx<'_>) -> crate::Result<T> + Send + 'static) -> T {
        self.store.write_now(Act::by_job("test", "home").verb("try"), job).unwrap()
    }

    fn tell(&self, except: i64, text: &'static str) {
        self.write(move |tx| tell_groups(tx, "news", &[1, 2], except, text, "/actualites/1"));
    }

    /// Recipient, kind, seconds until it is due, lines.
    fn waiting(&self) -> Vec<(String, String, i64, String)> {
        self.write(|tx| {
            tx.all("SELECT recipient, kind, due_at - ?1 AS due, body FROM outbox ORDER BY id", [TUESDAY], |r| {
                Ok((r.get(0)?, r.get(1)?, r.get(2)?, r.get(3)?))
            })
        })
    }

    fn feed(&self, person: i64) -> Vec<String> {
        let mut rights = Rights::default();
        rights.set("news", Level::View);
        let identity =
            Identity { rights, id: person, name: String::new(), given_name: String::new(), profiles: Default::default() };
        let page = self.store.read_now(&Viewer::Person(identity.into()), |db| feed::page(db, None, None)).unwrap();
        page.items.into_iter().map(|item| item.text).collect()
    }
}

#[test]
fn everyone_in_the_groups_is_told_once_but_who_did_it_and_who_left() {
    let house = House::open();
    let mut live = house.store.live().subscribe();
    house.tell(2, "La chorale chante vendredi.");
    assert_eq!(house.feed(1), ["La chorale chante vendredi."]);
    assert_eq!(house.feed(3).len(), 1);
    assert!(house.feed(2).is_empty() && house.feed(4).is_empty());
    let mut stirred = vec![live.try_recv().unwrap(), live.try_recv().unwrap()];
    stirred.sort_unstable();
    assert_eq!(stirred, [1, 3]);
    assert!(live.try_recv().is_err());
}

#[test]
fn mail_goes_at_once_to_who_asks_and_the_day_is_one_mail_to_the_others() {
    let house = House::open();
    house.tell(0, "Un.");
    house.tell(0, "Deux.");
    let daily = "Un.\n/actualites/1\n\nDeux.\n/actualites/1\n\n".to_owned();
    assert_eq!(
        house.waiting(),
        [
            ("Bruno@exemple.fr".to_owned(), "now".to_owned(), 0, "Un.\n/actualites/1\n\n".to_owned()),
            ("Ana@exemple.fr".to_owned(), "daily".to_owned(), 7 * 3600 + 1800, daily),
            ("Bruno@exemple.fr".to_owned(), "now".to_owned(), 0, "Deux.\n/actualites/1\n\n".to_owned()),
        ]
    );
}

#[test]
fn a_service_of_its_own_wish_goes_before_the_general_one() {
    let house = House::open();
    house.write(|tx| tx.run("INSERT INTO preference VALUES (2, 'mail.news', 'never'), (3, 'mail.news', 'now')", []));
    house.tell(1, "Un.");
    let recipients: Vec<String> = house.waiting().into_iter().map(|w| w.0).collect();
    assert_eq!(recipients, ["Chloé@exemple.fr"]);
}

#[test]
fn an_evening_mail_is_held_and_a_letter_is_not() {
    let house = House::open();
    house.clock.advance(11 * 3600);
    house.tell(0, "Un.");
    house.write(|tx| send_mail(tx, None, "a@exemple.fr", "Votre code", "123"));
    let due: Vec<(String, i64)> = house.waiting().into_iter().map(|w| (w.1, w.2)).collect();
    assert_eq!(due, [("now".to_owned(), 21 * 3600), ("daily".to_owned(), 31 * 3600 + 1800), ("letter".to_owned(), 11 * 3600)]);
    let claimed = house.write(outbox::claim).unwrap();
    assert_eq!(claimed.kind, "letter");
    assert!(house.write(outbox::claim).is_none());
}

#[test]
fn a_mail_cut_while_it_left_is_sent_once_more_and_no_further() {
    let house = House::open();
    house.write(|tx| send_mail(tx, None, "a@exemple.fr", "Votre code", "123"));
    let first = house.write(outbox::claim).unwrap();
    house.write(outbox::recover);
    let second = house.write(outbox::claim).unwrap();
    assert_eq!(first.message_id, second.message_id);
    house.write(outbox::recover);
    assert!(house.write(outbox::claim).is_none());
    assert_eq!(house.write(|tx| outbox::dead(tx)).len(), 1);
}

#[test]
fn a_mail_is_tried_six_times_with_longer_and_longer_waits() {
    let house = House::open();
    house.write(|tx| send_mail(tx, None, "a@exemple.fr", "Votre code", "123"));
    for wait in [60, 300, 1800, 7200, 43_200] {
        let mail = house.write(outbox::claim).unwrap();
        house.write(move |tx| outbox::failed(tx, &mail, "451 plus tard", false));
        house.clock.advance(wait - 1);
        assert!(house.write(outbox::claim).is_none(), "{wait}");
        house.clock.advance(1);
    }
    let mail = house.write(outbox::claim).unwrap();
    assert_eq!(mail.tries, 6);
    house.write(move |tx| outbox::failed(tx, &mail, "451 plus tard", false));
    assert_eq!(house.write(|tx| outbox::dead(tx))[0].error, "451 plus tard");
}
