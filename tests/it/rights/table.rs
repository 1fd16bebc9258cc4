//! The table as files: `METHOD path` and a cell a person, in columns.

use std::{fmt, fs, path::Path};

use preau::web::Route;

use crate::house::*;

/// The columns; a visitor is not signed in.
pub const PEOPLE: [(&str, Option<&str>); 11] = [
    ("claire", Some(CLAIRE)),
    ("alice", Some(ALICE)),
    ("denis", Some(DENIS)),
    ("lea", Some(LEA)),
    ("bruno", Some(BRUNO)),
    ("tom", Some(TOM)),
    ("diane", Some(DIANE)),
    ("steph", Some(STEPH)),
    ("marc", Some(MAIRIE)),
    ("ines", Some(INVITEE)),
    ("visitor", None),
];

pub struct Row {
    pub route: String,
    pub cells: Vec<String>,
}

impl fmt::Display for Row {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let cells: String = self.cells.iter().map(|cell| format!(" {cell:<6}")).collect();
        write!(f, "{:<47}{}", self.route, cells.trim_end())
    }
}

/// How a route is named in the table.
pub fn key(route: &Route) -> String {
    format!("{} {}", route.method, route.path)
}

pub fn file_of(route: &Route) -> String {
    format!("tests/it/rights/{}.txt", route.service)
}

/// Every row of every file.
pub fn read() -> Vec<Row> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/rights");
    let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    files.filter(|f| f.extension().is_some_and(|e| e == "txt")).flat_map(|f| rows(&f)).collect()
}

fn rows(file: &Path) -> Vec<Row> {
    let text = fs::read_to_string(file).unwrap();
    let lines = text.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#'));
    lines
        .map(|line| {
            let mut words = line.split_whitespace().map(str::to_owned);
            let route = format!("{} {}", words.next().unwrap_or_default(), words.next().unwrap_or_default());
            let cells: Vec<String> = words.collect();
            assert_eq!(cells.len(), PEOPLE.len(), "{}: a row has a cell for each column: {line}", file.display());
            Row { route, cells }
        })
        .collect()
}
