//! What stands for the placeholders of the routes: things of the known school, and those made here.

use preau::people::{classes, groups};

use crate::house::*;

/// By the piece of the path before the placeholder and its name. Léa's class, Léa, a group of Alice's.
pub fn known(school: &School) -> Vec<(&'static str, String)> {
    let (alice, lea) = (school.viewer(ALICE), school.id(LEA));
    let class = school.read(|db| Ok(classes::list(db)?.iter().find(|c| c.name == "CM1-CM2 B").map(|c| c.id))).unwrap();
    let group = school.write_as(&alice, move |tx| groups::add(tx, "Chorale", groups::Purpose::Club, &[lea]));
    vec![
        ("annuaire/{id}", lea.to_string()),
        ("classes/{id}", class.to_string()),
        ("eleves/{pupil}", lea.to_string()),
        ("groupes/{id}", group.to_string()),
        ("textes/{text}", "charte".to_owned()),
    ]
}

/// The path with its placeholders filled, or the placeholder that nothing is known for.
pub fn fill(path: &str, known: &[(&'static str, String)]) -> Result<String, String> {
    let (mut filled, mut before) = (String::new(), "");
    for piece in path.split('/').skip(1) {
        filled.push('/');
        if let Some((name, rest)) = piece.strip_prefix('{').and_then(|p| p.split_once('}')) {
            let name = name.split(':').next().unwrap_or(name);
            let place = format!("{before}/{{{name}}}");
            let (_, value) = known.iter().find(|(p, _)| *p == place).ok_or(place)?;
            filled.push_str(value);
            filled.push_str(rest);
        } else {
            filled.push_str(piece);
        }
        before = piece;
    }
    Ok(filled)
}
