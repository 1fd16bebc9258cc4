//! Accounts: a person's way in. To activate with a one-time code, then active, suspended or closed.

mod changes;
mod opening;
mod slips;

use rusqlite::Row;

pub use changes::{close, reopen, reset, set_login, set_password, set_recovery_email, suspend};
pub use opening::{activate, by_code, create, create_missing, create_missing_of, forgot, found};
pub use slips::{Child, Choice, Waiting, make_codes, may_print, waiting};

use super::{may, person::NAME, profiles};
use crate::{
    Result,
    access::{PersonId, ProfileSet},
    store::Reading,
};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    ToActivate,
    Active,
    Suspended,
    Closed,
}

impl State {
    pub fn key(self) -> &'static str {
        ["to_activate", "active", "suspended", "closed"][self as usize]
    }

    fn from_key(key: &str) -> State {
        let all = [State::ToActivate, State::Active, State::Suspended];
        all.into_iter().find(|s| s.key() == key).unwrap_or(State::Closed)
    }

    pub fn french(self) -> &'static str {
        ["à activer", "actif", "suspendu", "fermé"][self as usize]
    }
}

#[derive(Clone, Debug)]
pub struct Account {
    pub person: PersonId,
    pub name: String,
    pub profiles: ProfileSet,
    pub login: String,
    pub state: State,
    pub has_password: bool,
    /// The one-time code that waits, and the instant it expires.
    pub code: Option<String>,
    pub code_until: Option<i64>,
    pub recovery_email: Option<String>,
    pub last_login_at: Option<i64>,
    pub failures: u32,
    pub locked_until: Option<i64>,
    pub created_at: i64,
}

impl Account {
    fn select() -> String {
        format!(
            "SELECT a.person, a.login, a.state, a.hash IS NOT NULL AS has_password, a.code, a.code_until, a.recovery_email,
                    a.last_login_at, a.failures, a.locked_until, a.created_at, {NAME} AS name, {}
             FROM account a JOIN person p ON p.id = a.person",
            profiles::COLUMN
        )
    }

    fn from_row(r: &Row<'_>) -> rusqlite::Result<Account> {
        Ok(Account {
            person: r.get("person")?,
            name: r.get("name")?,
            profiles: profiles::parse(r.get::<_, Option<String>>("profiles")?.as_deref()),
            login: r.get("login")?,
            state: State::from_key(&r.get::<_, String>("state")?),
            has_password: r.get("has_password")?,
            code: r.get("code")?,
            code_until: r.get("code_until")?,
            recovery_email: r.get("recovery_email")?,
            last_login_at: r.get("last_login_at")?,
            failures: r.get("failures")?,
            locked_until: r.get("locked_until")?,
            created_at: r.get("created_at")?,
        })
    }

    /// The code expired before it was used.
    pub fn expired(&self, now: i64) -> bool {
        self.code_until.is_some_and(|until| until <= now)
    }
}

/// A person's account: for themselves, the headteacher, the house, and the teachers of a pupil.
pub fn find(db: &Reading<'_>, person: PersonId) -> Result<Option<Account>> {
    if may::oneself(db, person).is_err() {
        may::reset(db, person)?;
    }
    db.maybe(&format!("{} WHERE a.person = ?1", Account::select()), [person], Account::from_row)
}

/// Whether the viewer teaches a class now.
const TEACHES: &str = "SELECT 1 FROM grp g JOIN membership m ON m.grp = g.id
    WHERE g.class = :class AND g.kind = 'class_teachers' AND m.person = :me";

/// What signing in needs of the account with this login.
#[derive(Clone, Debug)]
pub struct Credentials {
    pub person: PersonId,
    /// None when there is no password yet, or the account is not open: no password fits.
    pub hash: Option<String>,
    /// Refuse without looking until then.
    pub locked_until: Option<i64>,
}

impl Credentials {
    pub fn locked(&self, now: i64) -> bool {
        self.locked_until.is_some_and(|until| until > now)
    }
}

/// For the login page, before anybody is known. Its answer must not tell whether the login exists.
pub fn credentials(db: &Reading<'_>, login: &str) -> Result<Option<Credentials>> {
    let sql = "SELECT a.person, CASE WHEN a.state = 'active' THEN a.hash END AS hash, a.locked_until
               FROM account a JOIN person p ON p.id = a.person AND p.left_at IS NULL WHERE a.login = ?1";
    db.maybe(sql, [login.trim()], |r| {
        Ok(Credentials { person: r.get("person")?, hash: r.get("hash")?, locked_until: r.get("locked_until")? })
    })
}

/// The hash of the viewer's own password, to ask for it again before something grave.
pub fn own_hash(db: &Reading<'_>) -> Result<Option<String>> {
    db.value("SELECT hash FROM account WHERE person = ?1 AND state = 'active'", [db.me()])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        Error,
        access::{Profile, Viewer},
        people::{rates, sessions, testing::*},
    };

    fn open_account(school: &School, given: &str, family: &str, profile: Profile) -> PersonId {
        let person = school.person(given, family, profile);
        let code = school.write(move |tx| create(tx, person));
        school.write_as(&Viewer::Public, move |tx| activate(tx, &code, "$hash", None)).unwrap()
    }

    #[test]
    fn a_code_opens_its_account_once() {
        let school = School::open();
        let person = school.person("Léa", "MARTIN", Profile::Guardian);
        let code = school.write(move |tx| create(tx, person));
        let typed = code.to_lowercase();
        assert_eq!(school.write_as(&Viewer::Public, move |tx| activate(tx, &typed, "$hash", None)).unwrap(), person);
        let again = school.write_as(&Viewer::Public, move |tx| activate(tx, &code, "$other", None));
        assert!(matches!(again, Err(Error::Refused(_))));
        let found = school.read(|db| credentials(db, " LEA.Martin ")).unwrap();
        assert_eq!(found.hash.as_deref(), Some("$hash"));
    }

    #[test]
    fn a_code_expires() {
        let school = School::open();
        let person = school.person("Léa", "MARTIN", Profile::Guardian);
        let code = school.write(move |tx| create(tx, person));
        school.store.clock().advance(91 * 24 * 3600);
        assert!(matches!(school.read_as(&Viewer::Public, move |db| by_code(db, &code)), Err(Error::Refused(_))));
    }

    #[test]
    fn a_reset_ends_sessions_and_asks_for_a_code_again() {
        let school = School::open();
        let person = open_account(&school, "Léa", "MARTIN", Profile::Guardian);
        let token = school.write(move |tx| sessions::open(tx, person, "Firefox", "::1"));
        school.write(move |tx| reset(tx, person));
        assert_eq!(school.read(move |db| sessions::find(db, &token)), None);
        assert_eq!(school.read(|db| credentials(db, "lea.martin")).unwrap().hash, None);
    }

    #[test]
    fn a_teacher_resets_the_pupils_of_their_class_only() {
        let school = School::open();
        let teacher = school.person("Anne", "GEORGE", Profile::Teacher);
        let pupil = open_account(&school, "Léa", "BRUN", Profile::Pupil);
        let anne = viewer(teacher, &[Profile::Teacher]);
        assert!(matches!(school.write_as(&anne, move |tx| reset(tx, pupil)), Err(Error::Forbidden(_))));
        school.write(move |tx| {
            use crate::people::classes;
            let class = classes::add(tx, "CP", &[])?;
            classes::enrol(tx, pupil, class, None)?;
            classes::add_teacher(tx, class, teacher, classes::TeachingKind::Main, (None, None))
        });
        assert!(school.write_as(&anne, move |tx| reset(tx, pupil)).is_ok());
    }

    #[test]
    fn the_only_headteacher_stays_open() {
        let school = School::open();
        let (head, login) = school.write_as(&Viewer::Public, |tx| found(tx, &fields("Maud", "LÉVÊQUE"), true, "$hash")).unwrap();
        assert_eq!(login, "maud.leveque");
        assert!(matches!(school.write_as(&operator(), move |tx| suspend(tx, head)), Err(Error::Refused(_))));
        let second = school.write_as(&Viewer::Public, |tx| found(tx, &fields("Un", "INTRUS"), false, "$hash"));
        assert!(matches!(second, Err(Error::Refused(_))));
    }

    #[test]
    fn a_forgotten_password_stays_good_until_the_code_is_used() {
        let school = School::open();
        let person = open_account(&school, "Léa", "MARTIN", Profile::Guardian);
        school.write(move |tx| set_recovery_email(tx, person, Some("lea@exemple.invalid")));
        let (_, email, code) = school.write_as(&Viewer::Public, |tx| forgot(tx, "lea.martin")).unwrap().unwrap();
        assert_eq!(email, "lea@exemple.invalid");
        assert_eq!(school.read(|db| credentials(db, "lea.martin")).unwrap().hash.as_deref(), Some("$hash"));
        school.write_as(&Viewer::Public, move |tx| activate(tx, &code, "$new", None)).unwrap();
        assert_eq!(school.read(|db| credentials(db, "lea.martin")).unwrap().hash.as_deref(), Some("$new"));
        assert!(school.write_as(&Viewer::Public, |tx| forgot(tx, "personne")).unwrap().is_none());
    }

    #[test]
    fn ten_failures_lock_an_account_for_a_quarter_of_an_hour() {
        let school = School::open();
        let person = open_account(&school, "Léa", "MARTIN", Profile::Guardian);
        let failures: Vec<_> = (0..10).map(|_| school.write(move |tx| rates::failed(tx, person))).collect();
        assert_eq!(failures.iter().filter(|f| f.notify).count(), 1);
        let locked = |now| school.read(|db| credentials(db, "lea.martin")).unwrap().locked(now);
        assert!(locked(NOW + 899) && !locked(NOW + 900));
        assert_eq!(school.write(move |tx| rates::succeeded(tx, person)), 10);
        assert!(!locked(NOW));
    }

    #[test]
    fn everyone_gets_an_account_at_once() {
        let school = School::open();
        school.person("Léa", "MARTIN", Profile::Pupil);
        school.person("Lea", "Martin", Profile::Pupil);
        assert_eq!(school.write(create_missing), 2);
        assert_eq!(school.write(create_missing), 0);
        let logins: Vec<String> = school.read(|db| Ok(waiting(db, &Choice::default())?.into_iter().map(|a| a.login).collect()));
        assert_eq!(logins, ["lea.martin", "lea.martin2"]);
    }
}
