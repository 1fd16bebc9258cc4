//! What a person is at the school, in the words people use.

use super::{Child, Entry, Place};
use crate::access::Profile;

/// `maîtresse de CM1`, `responsable de Léa et Tom`, `ATSEM`: one phrase a profile, the most telling first.
pub fn roles(entry: &Entry) -> Vec<String> {
    let as_said = |feminine: &str, masculine: &str| match entry.feminine {
        Some(true) => feminine.to_owned(),
        Some(false) => masculine.to_owned(),
        None if feminine == masculine => masculine.to_owned(),
        None => format!("{masculine} ou {feminine}"),
    };
    let about = |otherwise: &str| entry.about.clone().unwrap_or_else(|| otherwise.to_owned());
    entry
        .profiles
        .iter()
        .map(|profile| match profile {
            Profile::Director if entry.feminine.is_none() => "direction".to_owned(),
            Profile::Director => as_said("directrice", "directeur"),
            Profile::Teacher if entry.teaches.is_empty() => match &entry.about {
                Some(about) if !entry.profiles.has(Profile::Director) => about.clone(),
                _ => as_said("enseignante", "enseignant"),
            },
            Profile::Teacher => {
                format!("{} de {}", as_said("maîtresse", "maître"), listed(entry.teaches.iter().map(Place::said)))
            }
            Profile::Pupil => match &entry.class {
                Some(class) => format!("élève de {}", class.name),
                None => "élève".to_owned(),
            },
            Profile::Guardian if entry.children.is_empty() => "responsable".to_owned(),
            Profile::Guardian => format!("responsable {}", elided(&listed(entry.children.iter().map(Child::said)))),
            Profile::Staff => about("personnel de l'école"),
            Profile::Municipality => about("mairie"),
            Profile::Guest => about(&as_said("intervenante", "intervenant")),
        })
        .collect()
}

impl Place {
    fn said(&self) -> &str {
        &self.name
    }
}

impl Child {
    fn said(&self) -> &str {
        &self.given_name
    }
}

/// `Léa`, `Léa et Tom`, `Léa, Tom et Zoé`.
fn listed<'a>(names: impl Iterator<Item = &'a str>) -> String {
    let mut names: Vec<&str> = names.collect();
    match names.pop() {
        None => String::new(),
        Some(last) if names.is_empty() => last.to_owned(),
        Some(last) => format!("{} et {last}", names.join(", ")),
    }
}

/// `de Léa`, `d'Élise`.
pub fn elided(name: &str) -> String {
    let first = crate::store::fold(name).chars().next();
    match first {
        Some('a' | 'e' | 'i' | 'o' | 'u') => format!("d'{name}"),
        _ => format!("de {name}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(profiles: &[Profile]) -> Entry {
        Entry {
            id: 1,
            name: "Sophie Marchand".into(),
            given_name: "Sophie".into(),
            register_name: "MARCHAND Sophie".into(),
            profiles: profiles.iter().copied().collect(),
            feminine: Some(true),
            about: None,
            photo: None,
            picture: None,
            class: None,
            teaches: Vec::new(),
            children: Vec::new(),
        }
    }

    fn child(given_name: &str) -> Child {
        Child { id: 2, given_name: given_name.into(), name: given_name.into(), class: None }
    }

    #[test]
    fn a_headteacher_who_teaches_is_both() {
        let mut head = entry(&[Profile::Director, Profile::Teacher]);
        head.teaches = vec![Place { id: 1, name: "CM1".into(), level: None }];
        assert_eq!(roles(&head), ["directrice", "maîtresse de CM1"]);
    }

    #[test]
    fn a_guardian_is_known_by_their_children() {
        let mut parent = entry(&[Profile::Guardian]);
        parent.children = vec![child("Élise"), child("Tom"), child("Zoé")];
        assert_eq!(roles(&parent), ["responsable d'Élise, Tom et Zoé"]);
        parent.children.truncate(1);
        parent.children[0] = child("Léa");
        assert_eq!(roles(&parent), ["responsable de Léa"]);
    }

    #[test]
    fn staff_are_known_by_their_function() {
        let mut atsem = entry(&[Profile::Staff]);
        assert_eq!(roles(&atsem), ["personnel de l'école"]);
        atsem.about = Some("ATSEM".into());
        assert_eq!(roles(&atsem), ["ATSEM"]);
    }
}
