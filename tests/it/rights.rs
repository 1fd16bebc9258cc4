//! Who may open what: the table in tests/it/rights/*.txt, one file a service, one line a route, one column a person.
//! It is held against every route that a service lists, and against every answer.
//!
//! A cell is the status that a person gets (a write is sent with an empty form), or `login` where they are sent to
//! sign in. Whoever is refused must leave the file as it was.

mod known;
mod probe;
mod table;

use std::collections::{BTreeMap, BTreeSet};

use preau::{
    services,
    web::{Route, Routes},
};

use probe::Prober;
use table::{Row, key};

#[test]
fn every_route_has_its_row_and_every_row_its_route() {
    let rows: Vec<String> = table::read().into_iter().map(|row| row.route).collect();
    let (written, listed): (BTreeSet<_>, BTreeSet<_>) = (rows.iter().cloned().collect(), routes().iter().map(key).collect());
    let mut complaints: Vec<String> =
        written.difference(&listed).map(|row| format!("No service lists {row}: remove its row.")).collect();
    if rows.len() > written.len() {
        complaints.push("A route has two rows.".to_owned());
    }
    let mut prober = Prober::default();
    let mut missing: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for route in routes().iter().filter(|r| !written.contains(&key(r))) {
        missing.entry(table::file_of(route)).or_default().push(prober.row(route).to_string());
    }
    for (file, lines) in missing {
        complaints.push(format!("Read these rows; if each answer is right, they go into {file}:\n{}", lines.join("\n")));
    }
    complaints.append(&mut prober.complaints);
    assert!(complaints.is_empty(), "\n{}\n", complaints.join("\n"));
}

#[test]
fn every_page_opens_for_those_of_its_row_only() {
    check(|route| route.method == "GET");
}

#[test]
fn every_write_is_refused_to_those_of_its_row() {
    check(|route| route.method != "GET");
}

/// Asks each of these routes as each person, and compares with the table.
fn check(wanted: impl Fn(&Route) -> bool) {
    let rows = table::read();
    let mut prober = Prober::default();
    for route in routes().iter().filter(|r| wanted(r)) {
        // A route without a row is the other test's complaint.
        let Some(expected) = rows.iter().find(|row| row.route == key(route)) else { continue };
        let seen = prober.row(route);
        if let Some(complaint) = differences(route, expected, &seen) {
            prober.complaints.push(complaint);
        }
    }
    assert!(prober.complaints.is_empty(), "\n{}\n", prober.complaints.join("\n"));
}

fn differences(route: &Route, expected: &Row, seen: &Row) -> Option<String> {
    let cells = table::PEOPLE.iter().zip(expected.cells.iter().zip(&seen.cells));
    let wrong: Vec<String> = cells
        .filter(|(_, (wanted, got))| wanted != got)
        .map(|((who, _), (wanted, got))| format!("{who} should get {wanted} and gets {got}"))
        .collect();
    (!wrong.is_empty()).then(|| {
        let (name, words, file) = (&expected.route, wrong.join(", "), table::file_of(route));
        format!("{name}: {words}. If that is right, the row of {file} is:\n{seen}")
    })
}

fn routes() -> Vec<Route> {
    Routes::of(services::ALL)
}
