//! Our own table, for everyone, and the tables of teachers, staff and guests that other ENTs ask for.

use super::{
    columns::Columns,
    issue::At,
    kind::Kind,
    onde::{self, Block},
    parsed::{AdultLine, Parsed},
    values::{self, Age},
};
use crate::{
    access::{Profile, ProfileSet},
    people::families::{Kind as Link, Terms},
    store::fold,
};

/// The profiles a line of our own table names: `enseignant`, `directeur + enseignant`. An error says what it names instead.
pub(super) fn profiles(columns: &Columns, cells: &[String]) -> Result<ProfileSet, String> {
    let text = columns.get(cells, &["profil"]).ok_or("Le profil manque.")?;
    let named = text.replace(['+', ',', '/', '&'], " + ").replace(" et ", " + ");
    named.split('+').map(|word| profile(word).ok_or(format!("Le profil « {} » n'existe pas.", word.trim()))).collect()
}

fn profile(word: &str) -> Option<Profile> {
    match fold(word).trim_end_matches('s') {
        "eleve" => Some(Profile::Pupil),
        "responsable" | "parent" | "tuteur" | "tutrice" => Some(Profile::Guardian),
        "enseignant" | "enseignante" | "professeur" | "professeure" => Some(Profile::Teacher),
        "directeur" | "directrice" | "direction" => Some(Profile::Director),
        "personnel" | "atsem" | "aesh" | "agent" | "agente" => Some(Profile::Staff),
        "collectivite" | "mairie" => Some(Profile::Municipality),
        "intervenant" | "intervenante" | "invite" | "invitee" => Some(Profile::Guest),
        _ => None,
    }
}

/// The profiles of a line in a table made for one kind of people; teachers may have a column "Directeur".
pub(super) fn profiles_of(kind: Kind, columns: &Columns, cells: &[String]) -> ProfileSet {
    let mut profiles = ProfileSet::default();
    profiles.insert(match kind {
        Kind::Teachers => Profile::Teacher,
        Kind::Guests => Profile::Guest,
        _ => Profile::Staff,
    });
    if columns.get(cells, &["directeur"]).and_then(values::yes) == Some(true) {
        profiles.insert(Profile::Director);
    }
    profiles
}

/// Reads the person of a line, of any profile.
pub(super) fn person(
    parsed: &mut Parsed,
    (columns, blocks): (&Columns, &[Block]),
    at: &At,
    cells: &[String],
    profiles: ProfileSet,
) {
    if profiles.has(Profile::Pupil) {
        if profiles.iter().count() > 1 {
            let mend = "Gardez « élève » seul, ou retirez-le.";
            return parsed.notes.reject(at, "Un élève ne peut pas avoir d'autre profil.", mend);
        }
        return onde::pupil(parsed, columns, at, cells);
    }
    let Some(mut fields) = onde::adult_fields(&mut parsed.notes, columns, at, cells) else { return };
    fields.about = columns.text(cells, &["fonction"]);
    let born = columns.get(cells, &["datedenaissance", "datenaissance"]);
    fields.birth_date = born.and_then(|b| values::date(b, Age::Adult)).map(|d| d.to_string());
    let children = if profiles.has(Profile::Guardian) { onde::children(blocks, cells) } else { Vec::new() };
    if profiles.has(Profile::Guardian) && children.is_empty() && profiles.iter().count() == 1 {
        parsed.notes.reject(
            at,
            format!("{} est responsable, mais d'aucun élève de ce fichier.", fields.name()),
            "Remplissez « Nom de l'élève » et « Prénom de l'élève ».",
        );
        return;
    }
    parsed.adults.push(AdultLine {
        at: at.clone(),
        fields,
        profiles,
        children,
        terms: terms(columns, cells),
        classes: columns.all(cells, "classe").chain(columns.all(cells, "classes")).map(str::to_owned).collect(),
    });
}

/// On which terms a guardian is linked, where the table says it.
fn terms(columns: &Columns, cells: &[String]) -> Terms {
    let yes = |name| columns.get(cells, &[name]).and_then(values::yes).unwrap_or(true);
    let kind = match columns.get(cells, &["lien"]).map(fold).as_deref() {
        Some("mere") => Link::Mother,
        Some("pere") => Link::Father,
        Some("tuteur" | "tutrice" | "tuteur ou tutrice") => Link::Guardian,
        _ => Link::Other,
    };
    Terms {
        kind,
        legal_authority: yes("autoriteparentale"),
        may_collect: yes("vientchercher"),
        receives_mail: yes("recoitlecourrier"),
        contact_order: 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Result<Vec<Profile>, String> {
        profiles(&Columns::of(&["Profil".to_owned()]), &[text.to_owned()]).map(|set| set.iter().collect())
    }

    #[test]
    fn profiles_are_named_as_people_do() {
        assert_eq!(of("Directrice + enseignante"), Ok(vec![Profile::Director, Profile::Teacher]));
        assert_eq!(of("Élève"), Ok(vec![Profile::Pupil]));
        assert_eq!(of("parents"), Ok(vec![Profile::Guardian]));
        assert!(of("chef").unwrap_err().contains("chef"));
    }
}
