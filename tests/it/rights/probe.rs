//! Asks a route as each person, and watches that a refusal changes nothing.

use preau::web::Route;

use super::{
    known::{fill, known},
    table::{PEOPLE, Row, key},
};
use crate::house::*;

/// A school, made again after each write that went through, so that one person's write doesn't change another's answer.
#[derive(Default)]
pub struct Prober {
    prepared: Option<Prepared>,
    pub complaints: Vec<String>,
}

struct Prepared {
    school: School,
    known: Vec<(&'static str, String)>,
    /// Sees whether anybody else wrote to the file.
    witness: rusqlite::Connection,
}

impl Prober {
    pub fn row(&mut self, route: &Route) -> Row {
        Row { route: key(route), cells: PEOPLE.iter().map(|(who, login)| self.cell(route, who, *login)).collect() }
    }

    fn cell(&mut self, route: &Route, who: &str, login: Option<&str>) -> String {
        let prepared = self.prepared.get_or_insert_with(Prepared::new);
        let path = match fill(route.path, &prepared.known) {
            Ok(path) => path,
            Err(place) => {
                let complaint = format!("{}: say in tests/it/rights/known.rs what \"{place}\" stands for", key(route));
                if !self.complaints.contains(&complaint) {
                    self.complaints.push(complaint);
                }
                return "?".to_owned();
            }
        };
        let client = login.map_or_else(|| prepared.school.visitor(), |login| prepared.school.sign_in(login));
        let before = prepared.version();
        let (status, location) = client.knock(route.method.as_str(), &path);
        let changed = prepared.version() != before;
        let cell = if status == 303 && location.starts_with("/connexion?") { "login".to_owned() } else { status.to_string() };
        if status >= 500 {
            self.complaints.push(format!("{} breaks for {who}: {status}", key(route)));
        }
        if changed && (cell == "login" || matches!(status, 401 | 403 | 404 | 405)) {
            self.complaints.push(format!("{} is refused to {who} with {cell}, and yet changes the file", key(route)));
        }
        if changed && route.method != "GET" {
            self.prepared = None;
        }
        cell
    }
}

impl Prepared {
    fn new() -> Prepared {
        let school = School::open();
        let known = known(&school);
        let witness = rusqlite::Connection::open(school.store.path()).unwrap();
        Prepared { school, known, witness }
    }

    /// Another number after each commit that another connection made.
    fn version(&self) -> i64 {
        self.witness.query_row("PRAGMA data_version", [], |r| r.get(0)).unwrap()
    }
}
