//! What stands for the placeholders of the routes: things of the known school, and those made here.

use preau::people::{classes, groups, sessions};

use crate::house::*;

/// By the piece of the path before the placeholder, and its name. Each is of Alice's class: Léa's page, a session of
/// hers, a group that Alice made.
pub fn known(school: &School) -> Vec<(&'static str, String)> {
    let (alice, lea) = (school.viewer(ALICE), school.id(LEA));
    let class = school.read(|db| Ok(classes::list(db)?.iter().find(|c| c.name == "CM1-CM2 B").map(|c| c.id))).unwrap();
    let group = school.write_as(&alice, move |tx| groups::add(tx, "Chorale", groups::Purpose::Club, &[lea]));
    let session = school.write(move |tx| {
        let photo = tx.keep_blob(b"a photo", "image/jpeg")?;
        tx.run("UPDATE person SET avatar = ?2 WHERE id = ?1", [lea, photo])?;
        Ok(sessions::digest(&sessions::open(tx, lea, "tablette", "127.0.0.1")?))
    });
    vec![
        ("aide/{subject}", "comptes-et-fiches".to_owned()),
        ("annuaire/{id}", lea.to_string()),
        ("classes/{id}", class.to_string()),
        ("connexions/{session}", session.iter().map(|byte| format!("{byte:02x}")).collect()),
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
