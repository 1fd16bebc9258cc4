//! A line of a guardians' file: the adult, then a block of columns for each child, as many as the largest family has.

use crate::{
    access::Profile,
    people::{
        families::Terms,
        import::{
            columns::Columns,
            issue::{At, Notes},
            parsed::{AdultLine, ChildName, Parsed},
            values::{self, Age},
        },
        person::Fields,
    },
};

/// Where one child stands in a row. The same header repeats, so that only the position tells the blocks apart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::people::import) struct Block {
    positions: [Option<usize>; 5],
}

/// Family name, usual name, given name, class, birth date: the headers of every era.
const CHILD: [&[&str]; 5] = [
    &["nomdefamilleenfant", "nomdefamilleeleve", "nomdeleleve", "nomdelenfant"],
    &["nomdusageenfant", "nomdusageeleve"],
    &["prenomenfant", "prenomeleve", "prenomdeleleve", "prenomdelenfant"],
    &["classesenfants", "classeseleves", "classesdeleleve", "classedeleleve", "classesenfant", "classeseleve"],
    &["datedenaissanceeleve", "datedenaissanceenfant", "datedenaissancedeleleve", "datenaissanceeleve"],
];

/// The blocks of a header: a new one begins where a column of the last comes again.
pub(in crate::people::import) fn blocks(columns: &Columns) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    for (position, key) in columns.keys().iter().enumerate() {
        let Some(slot) = CHILD.iter().position(|names| names.contains(&key.as_str())) else { continue };
        if blocks.last().is_none_or(|block| block.positions[slot].is_some()) {
            blocks.push(Block::default());
        }
        if let Some(block) = blocks.last_mut() {
            block.positions[slot] = Some(position);
        }
    }
    blocks
}

/// The children a row names; blocks left empty or cut off name none.
pub(in crate::people::import) fn children(blocks: &[Block], cells: &[String]) -> Vec<ChildName> {
    blocks
        .iter()
        .filter_map(|block| {
            let [family, usual, given, class, birth] =
                block.positions.map(|p| p.and_then(|p| cells.get(p)).filter(|c| !c.is_empty()).cloned());
            let birth = birth.and_then(|b| values::date(&b, Age::Child)).map(|d| d.to_string());
            let given = given?;
            (family.is_some() || usual.is_some()).then_some(ChildName { family, usual, given, birth, class })
        })
        .collect()
}

pub(in crate::people::import) fn guardian(parsed: &mut Parsed, columns: &Columns, blocks: &[Block], at: &At, cells: &[String]) {
    let Some(fields) = adult_fields(&mut parsed.notes, columns, at, cells) else { return };
    let children = children(blocks, cells);
    if children.is_empty() {
        parsed.notes.reject(
            at,
            format!("{} n'a aucun enfant dans ce fichier.", fields.name()),
            "Vérifiez ses enfants dans ONDE, puis refaites l'extraction.",
        );
        return;
    }
    parsed.adults.push(AdultLine {
        at: at.clone(),
        fields,
        profiles: [Profile::Guardian].into_iter().collect(),
        children,
        terms: Terms::default(),
        classes: Vec::new(),
    });
}

/// The adult of a row, or none, with the reason noted. Lines without a given name are organisations (foyers …).
pub(in crate::people::import) fn adult_fields(notes: &mut Notes, columns: &Columns, at: &At, cells: &[String]) -> Option<Fields> {
    let text = |names: &[&str]| columns.text(cells, names);
    let usual = text(&["nomusageresponsable", "nomdusageresponsable", "nomdusage", "nomusage"]);
    let family = text(&["nomresponsable", "nomdefamilleresponsable", "nomdefamille", "nom"]).or_else(|| usual.clone());
    let given = text(&["prenomresponsable", "prenom"]);
    let (family, given) = match (family, given) {
        (Some(family), Some(given)) => (family, given),
        (Some(family), None) => {
            notes.reject(
                at,
                format!("« {family} » n'a pas de prénom : c'est sans doute un organisme d'accueil, pas une personne."),
                "Si quelqu'un y suit l'enfant, ajoutez cette personne à la main comme responsable.",
            );
            return None;
        }
        (None, _) => {
            notes.reject(at, "Le nom manque.", "Complétez la ligne, ou supprimez-la.");
            return None;
        }
    };
    let mut fields =
        Fields { usual_name: usual.filter(|u| *u != family), family_name: family, given_name: given, ..Fields::default() };
    fields.civility = columns.get(cells, &["civiliteresponsable", "civilite"]).and_then(values::civility);
    fields.home = values::address(
        columns.get(cells, &["adresseresponsable", "adresse"]),
        columns.get(cells, &["cpresponsable", "codepostal", "cp"]),
        columns.get(cells, &["communeresponsable", "commune", "ville"]),
        columns.get(cells, &["pays", "paysresponsable"]),
    );
    contact(notes, columns, at, cells, &mut fields);
    Some(fields)
}

fn contact(notes: &mut Notes, columns: &Columns, at: &At, cells: &[String], fields: &mut Fields) {
    if let Some(text) = columns.get(cells, &["courriel", "email", "mail"]) {
        fields.email = values::email(text);
        if fields.email.is_none() {
            notes.warn(
                at,
                format!("« {text} » n'est pas une adresse de courriel."),
                "La personne est importée sans courriel ; ajoutez-le dans sa fiche.",
            );
        }
    }
    let mut phone = |names: &[&str]| {
        let text = columns.get(cells, names)?;
        let phone = values::phone(text);
        if phone.is_none() {
            notes.warn(
                at,
                format!("« {text} » n'est pas un numéro de téléphone complet : un tableur l'a peut-être abîmé."),
                "La personne est importée sans ce numéro ; ajoutez-le dans sa fiche.",
            );
        }
        phone
    };
    fields.phone_home = phone(&["telephonedomicile", "telephone"]);
    fields.phone_work = phone(&["telephonetravail"]);
    fields.phone_mobile = phone(&["telephoneportable", "portable"]);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn header(text: &str) -> Columns {
        Columns::of(&text.split(';').map(str::to_owned).collect::<Vec<_>>())
    }

    #[test]
    fn each_child_of_a_short_line_is_read_at_its_place() {
        let columns = header(
            "Nom responsable;Prénom responsable;Nom d'usage enfant;Nom de famille enfant;Prénom enfant;Classes enfants;\
             Nom d'usage enfant;Nom de famille enfant;Prénom enfant;Classes enfants;Nom d'usage enfant;Nom de famille enfant;Prénom enfant;Classes enfants",
        );
        let blocks = blocks(&columns);
        assert_eq!(blocks.len(), 3);
        let cells: Vec<String> = "ADJIBEL;Corinne;;MARTINEZ;Inès;CP;;DRAHONNET;Paul;CE1".split(';').map(str::to_owned).collect();
        let names: Vec<_> = children(&blocks, &cells).into_iter().map(|c| (c.family.unwrap(), c.given)).collect();
        assert_eq!(names, [("MARTINEZ".into(), "Inès".into()), ("DRAHONNET".into(), "Paul".into())]);
    }
}
