//! The shape of the house, held by a test: floors, services apart from each other, small files.

use std::{fs, path::Path};

/// From the ground up: a floor may use itself and those before it.
const FLOORS: [&str; 16] = [
    "error",
    "clock",
    "config",
    "access",
    "assets",
    "texts",
    "store",
    "people",
    "print",
    "web",
    "notify",
    "publication",
    "services",
    "demo",
    "cli",
    "main",
];
const LONGEST: usize = 300;

struct Source {
    path: String,
    text: String,
}

fn sources(folder: &Path, found: &mut Vec<Source>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|e| e == "rs") {
            let text = fs::read_to_string(&path).unwrap();
            found.push(Source { path: path.to_str().unwrap().to_owned(), text });
        }
    }
}

fn all() -> Vec<Source> {
    let mut found = Vec::new();
    sources(Path::new("src"), &mut found);
    found
}

impl Source {
    /// The part of the file that is not its unit tests.
    fn code(&self) -> &str {
        self.text.split("#[cfg(test)]\nmod ").next().unwrap()
    }

    fn floor(&self) -> Option<usize> {
        let name = self.path.strip_prefix("src/")?.split(['/', '.']).next()?;
        FLOORS.iter().position(|f| *f == name)
    }

    /// The names that follow `crate::`, in paths and in `use crate::{…}` lists.
    fn used(&self) -> Vec<String> {
        let mut names = Vec::new();
        for part in self.code().split("crate::").skip(1) {
            match part.strip_prefix('{') {
                Some(list) => names.extend(first_names(list)),
                None => names.push(word(part)),
            }
        }
        names
    }
}

fn word(text: &str) -> String {
    text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
}

/// The first segment of each entry of a braced `use` list.
fn first_names(list: &str) -> Vec<String> {
    let (mut depth, mut at_start, mut names) = (1, true, Vec::new());
    for (i, c) in list.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' => at_start = true,
            c if depth == 1 && at_start && c.is_alphabetic() => {
                names.push(word(&list[i..]));
                at_start = false;
            }
            _ => {}
        }
        if depth == 0 {
            break;
        }
    }
    names
}

#[test]
fn a_floor_uses_only_those_below_it() {
    let mut wrong = Vec::new();
    for source in all() {
        let Some(floor) = source.floor() else { continue };
        for name in source.used() {
            if FLOORS.iter().position(|f| *f == name).is_some_and(|used| used > floor) {
                wrong.push(format!("{} uses {name}, which stands above it", source.path));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn services_do_not_use_each_other() {
    let mut wrong = Vec::new();
    for source in all() {
        let Some((own, _)) = source.path.strip_prefix("src/services/").and_then(|p| p.split_once('/')) else { continue };
        for part in source.code().split("services::").skip(1) {
            let name = word(part);
            let is_service = Path::new("src/services").join(&name).is_dir();
            if is_service && name != own {
                wrong.push(format!("{} uses the service {name}", source.path));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn files_stay_small() {
    let long: Vec<String> = all()
        .iter()
        .map(|s| (s.text.lines().count(), &s.path))
        .filter(|(lines, _)| *lines > LONGEST)
        .map(|(lines, path)| format!("{path}: {lines} lines"))
        .collect();
    assert!(long.is_empty(), "longer than {LONGEST} lines:\n{}", long.join("\n"));
}

#[test]
fn sql_stands_only_where_it_belongs() {
    let allowed = |path: &str| {
        ["src/store/", "src/people/", "src/publication/", "src/notify/"].iter().any(|f| path.starts_with(f))
            || path.ends_with("/store.rs")
            || path.contains("/store/")
            || path == "src/services/mod.rs"
            || path == "src/web/server.rs"
    };
    let wrong: Vec<String> = all()
        .iter()
        .filter(|s| !allowed(&s.path))
        .filter(|s| {
            ["SELECT ", "INSERT INTO ", "DELETE FROM ", "UPDATE "].iter().any(|verb| s.code().contains(&format!("\"{verb}")))
        })
        .map(|s| s.path.clone())
        .collect();
    assert!(wrong.is_empty(), "SQL outside a store: {wrong:?}");
}
