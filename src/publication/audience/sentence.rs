//! Who will see it, in words: "les 24 élèves et 41 responsables de CM1-CM2 B".

use std::collections::BTreeSet;

use rusqlite::named_params;

use super::Grant;
use crate::{
    Result,
    access::{About, PersonId, Profile},
    publication::{Publication, PublicationId},
    store::Reading,
};

/// The people of an audience, counted once each by what they are, and the names of its groups.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Audience {
    pub counts: Vec<(Profile, u32)>,
    /// In the order they are said; `de CM1-CM2 B`, `du groupe « Chorale »`.
    groups: Vec<String>,
    persons: Vec<String>,
}

/// A person of several profiles counts as the first of these; the counts are said in the order of `SAID`.
const COUNTED: [Profile; 7] = [
    Profile::Pupil,
    Profile::Teacher,
    Profile::Director,
    Profile::Staff,
    Profile::Guardian,
    Profile::Municipality,
    Profile::Guest,
];
const SAID: [Profile; 7] = [
    Profile::Pupil,
    Profile::Guardian,
    Profile::Teacher,
    Profile::Director,
    Profile::Staff,
    Profile::Municipality,
    Profile::Guest,
];

/// `:chosen` is a list of groups, to which those of `:publication` are added. Its author is not counted, nor who has no
/// profile that opens the service.
const PEOPLE: &str = "
    WITH wanted AS (SELECT value AS id FROM json_each(:chosen) UNION SELECT grp FROM audience WHERE publication = :publication),
         chosen AS MATERIALIZED (SELECT g.id, g.kind, g.name, c.name AS class
                                   FROM wanted JOIN grp g ON g.id = wanted.id LEFT JOIN class c ON c.id = g.class ORDER BY g.id),
         opens AS MATERIALIZED (SELECT d.key AS profile FROM json_each(:defaults) d
                                  LEFT JOIN ceiling o ON o.service = :service AND o.profile = d.key
                                 WHERE coalesce(o.level, d.value) <> 'none')
    SELECT kind, coalesce(class, name) AS word, 0 AS n FROM chosen
    UNION ALL
    SELECT 'count', rank, count(*) FROM (
        SELECT m.person, min(o.key) AS rank FROM chosen JOIN membership m ON m.grp = chosen.id
          JOIN person_profile pp ON pp.person = m.person JOIN json_each(:order) o ON o.value = pp.profile
         WHERE chosen.kind <> 'person' AND m.person IS NOT :author
           AND EXISTS (SELECT 1 FROM person_profile q JOIN opens ON opens.profile = q.profile WHERE q.person = m.person)
         GROUP BY m.person)
     GROUP BY rank";

/// The audience that these grants make, for the service they are given on. One statement.
pub fn of_grants(db: &Reading<'_>, about: &About, grants: &[Grant]) -> Result<Audience> {
    people(db, about, &grants.iter().map(|g| g.grp).collect::<Vec<_>>(), None, Some(db.me()))
}

/// The audience of a publication, for the house: whoever calls has found it for its viewer. One statement.
pub fn of_publication(db: &Reading<'_>, about: &About, publication: &Publication) -> Result<Audience> {
    people(db, about, &[], Some(publication.id), publication.author)
}

fn people(
    db: &Reading<'_>,
    about: &About,
    groups: &[i64],
    publication: Option<PublicationId>,
    author: Option<PersonId>,
) -> Result<Audience> {
    let defaults = Profile::ALL.map(|p| (p.key().to_owned(), about.defaults.of(p).key().into()));
    let rows = db.all(
        PEOPLE,
        named_params! {
            ":publication": publication,
            ":author": author,
            ":chosen": serde_json::to_string(groups).map_err(crate::Error::internal)?,
            ":defaults": serde_json::Value::Object(defaults.into_iter().collect()).to_string(),
            ":order": serde_json::to_string(&COUNTED.map(Profile::key)).map_err(crate::Error::internal)?,
            ":service": about.key,
        },
        |r| Ok((r.get::<_, String>("kind")?, r.get::<_, rusqlite::types::Value>("word")?, r.get::<_, u32>("n")?)),
    )?;
    Ok(Audience::from_rows(rows))
}

impl Audience {
    fn from_rows(rows: Vec<(String, rusqlite::types::Value, u32)>) -> Audience {
        use rusqlite::types::Value;
        let (mut audience, mut counts) = (Audience::default(), Vec::new());
        for (kind, word, n) in rows {
            match word {
                Value::Integer(rank) => counts.extend(usize::try_from(rank).ok().and_then(|r| COUNTED.get(r)).map(|p| (*p, n))),
                Value::Text(word) if kind == "person" => audience.persons.push(word),
                Value::Text(word) => audience.add_group(&kind, &word),
                _ => {}
            }
        }
        audience.counts = SAID.into_iter().filter_map(|said| counts.iter().find(|(p, _)| *p == said).copied()).collect();
        audience
    }

    fn add_group(&mut self, kind: &str, name: &str) {
        let said = match kind {
            "school" => "de toute l’école".to_owned(),
            "teachers" | "staff" | "guardians" | "pupils" => "de l’école".to_owned(),
            "free" => format!("du groupe « {name} »"),
            "level" => format!("du {}", name.replacen('N', "n", 1)),
            _ if name.starts_with(['A', 'E', 'I', 'O', 'U', 'É']) => format!("d’{name}"),
            _ => format!("de {name}"),
        };
        if !self.groups.contains(&said) {
            self.groups.push(said);
        }
    }

    pub fn is_empty(&self) -> bool {
        self.groups.is_empty() && self.persons.is_empty()
    }

    /// How many people, persons named one by one included.
    pub fn total(&self) -> u32 {
        self.counts.iter().map(|(_, n)| n).sum::<u32>() + u32::try_from(self.persons.len()).unwrap_or(u32::MAX)
    }

    /// "24 élèves et 41 responsables": for the button that publishes.
    pub fn people(&self) -> String {
        let mut words: Vec<String> = self.counts.iter().map(|(profile, n)| counted(*profile, *n)).collect();
        match self.persons.len() {
            0 => {}
            1 => words.push("1 personne".to_owned()),
            n => words.push(format!("{n} personnes")),
        }
        if words.is_empty() { "personne pour l’instant".to_owned() } else { and(&words) }
    }

    /// "les 24 élèves et 41 responsables de CM1-CM2 B": what stands beside the picker.
    pub fn sentence(&self) -> String {
        let mut said = Vec::new();
        if let Some((_, first)) = self.counts.first() {
            let words: Vec<String> = self.counts.iter().map(|(profile, n)| counted(*profile, *n)).collect();
            let article = if *first > 1 { "les " } else { "" };
            said.push(format!("{article}{} {}", and(&words), and(&self.groups)));
        }
        said.extend(self.persons.iter().cloned());
        if said.is_empty() { "personne pour l’instant".to_owned() } else { and(&said) }
    }

    /// The whole sentence, beside the picker; a pupil is said *tu*.
    pub fn told(&self, pupil: bool) -> String {
        match (self.is_empty(), pupil) {
            (true, true) => "Choisis au moins un groupe.".to_owned(),
            (true, false) => "Choisissez au moins un groupe.".to_owned(),
            (false, _) => format!("Sera lue par {}.", self.sentence()),
        }
    }

    /// The groups alone: "CM1-CM2 B, toute l’école"; for readers, who need no count.
    pub fn names(&self) -> String {
        let bare = |said: &String| ["de ", "d’", "du "].iter().find_map(|p| said.strip_prefix(p)).unwrap_or(said).to_owned();
        self.groups
            .iter()
            .map(bare)
            .chain(self.persons.iter().cloned())
            .collect::<BTreeSet<_>>()
            .into_iter()
            .collect::<Vec<_>>()
            .join(", ")
    }
}

fn counted(profile: Profile, n: u32) -> String {
    let (one, many) = match profile {
        Profile::Director if n == 1 => return "la direction".to_owned(),
        Profile::Director => ("", "personnes de direction"),
        Profile::Municipality => ("agent de la collectivité", "agents de la collectivité"),
        other => (other.french(), other.french_plural()),
    };
    if n == 1 { format!("1 {one}") } else { format!("{n} {many}") }
}

/// "a, b et c".
fn and(words: &[String]) -> String {
    match words {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} et {last}", first.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use rusqlite::types::Value;

    use super::*;

    fn audience(groups: &[(&str, &str)], counts: &[(Profile, u32)]) -> Audience {
        let rank = |p: Profile| COUNTED.iter().position(|c| *c == p).unwrap() as i64;
        let groups = groups.iter().map(|(kind, name)| ((*kind).to_owned(), Value::Text((*name).to_owned()), 0));
        let counts = counts.iter().map(|(p, n)| ("count".to_owned(), Value::Integer(rank(*p)), *n));
        Audience::from_rows(groups.chain(counts).collect())
    }

    #[test]
    fn a_class_is_said_with_its_pupils_and_their_guardians() {
        let class = audience(
            &[("class_pupils", "CM1-CM2 B"), ("class_guardians", "CM1-CM2 B")],
            &[(Profile::Guardian, 41), (Profile::Pupil, 24)],
        );
        assert_eq!(class.sentence(), "les 24 élèves et 41 responsables de CM1-CM2 B");
        assert_eq!(class.people(), "24 élèves et 41 responsables");
    }

    #[test]
    fn groups_levels_the_school_and_single_persons_have_their_own_words() {
        let some = audience(&[("free", "Chorale"), ("level", "Niveau CM1"), ("person", "Zoé Martin")], &[(Profile::Pupil, 30)]);
        assert_eq!(some.sentence(), "les 30 élèves du groupe « Chorale » et du niveau CM1 et Zoé Martin");
        assert_eq!(some.people(), "30 élèves et 1 personne");
        let school =
            audience(&[("school", "Toute l'école")], &[(Profile::Pupil, 212), (Profile::Director, 1), (Profile::Guest, 2)]);
        assert_eq!(school.sentence(), "les 212 élèves, la direction et 2 intervenants de toute l’école");
    }

    #[test]
    fn nobody_is_said_too() {
        assert_eq!(Audience::default().sentence(), "personne pour l’instant");
        assert_eq!(audience(&[("class_teachers", "ULIS")], &[(Profile::Teacher, 1)]).sentence(), "1 enseignant d’ULIS");
    }
}
