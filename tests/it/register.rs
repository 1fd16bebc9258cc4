//! What the services say they hold about persons is what the schema holds.

use preau::{access::Holds, services};

use crate::house::*;

#[test]
fn every_table_that_names_a_person_is_in_the_register() {
    let school = School::open();
    let named: Vec<(String, String)> = school.read(|db| {
        db.all(
            "SELECT m.name, f.\"from\" FROM sqlite_schema m JOIN pragma_foreign_key_list(m.name) f
              WHERE m.type = 'table' AND f.\"table\" = 'person' ORDER BY 1, 2",
            [],
            |r| Ok((r.get(0)?, r.get(1)?)),
        )
    });
    let held: Vec<(&str, &str)> = services::ALL
        .iter()
        .flat_map(|s| match s.about().holds {
            Holds::Personal(held) => held.iter().map(|h| (h.table, h.person)).collect(),
            Holds::Nothing { .. } => Vec::new(),
        })
        .collect();
    let forgotten: Vec<String> = named
        .iter()
        .filter(|(table, column)| !held.contains(&(table, column)))
        .map(|(table, column)| format!("{table}.{column}"))
        .collect();
    assert!(forgotten.is_empty(), "tables that name a person and stand in no service's register: {forgotten:?}");
}
