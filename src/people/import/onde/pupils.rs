//! A line of a pupils' file.

use crate::people::{
    import::{
        columns::Columns,
        issue::{At, Notes},
        parsed::{Parsed, PupilLine},
        values::{self, Age},
    },
    levels::ClassLevel,
    person::{Fields, Sex},
};

/// Reads a pupil, or notes why the line can't be used. INE first; without it a pupil is known by name and birth date.
pub(in crate::people::import) fn pupil(parsed: &mut Parsed, columns: &Columns, at: &At, cells: &[String]) {
    let family = columns.text(cells, &["nomeleve", "nomdefamilleeleve", "nomdefamille", "nom"]);
    let given = columns.text(cells, &["prenomeleve", "prenom"]);
    let usual = columns.text(cells, &["nomdusageeleve", "nomdusage", "nomusage"]);
    let (Some(family), Some(given)) = (family.or_else(|| usual.clone()), given) else {
        parsed.notes.reject(at, "Le nom ou le prénom de l'élève manque.", mend_missing(columns, cells));
        return;
    };
    let mut fields =
        Fields { usual_name: usual.filter(|u| *u != family), family_name: family, given_name: given, ..Fields::default() };
    match birth(columns, cells) {
        Ok(day) => fields.birth_date = Some(day),
        Err((reason, mend)) => {
            parsed.mentioned.insert(fields.sort_key());
            parsed.notes.reject(at, reason, mend);
            return;
        }
    }
    fields.sex = columns.get(cells, &["sexe"]).and_then(Sex::parse);
    fields.ine = ine(&mut parsed.notes, columns, at, cells);
    let get = |name: &str| columns.get(cells, &[name]);
    let first = |names: [&str; 2]| columns.get(cells, &names);
    fields.home = values::address(
        first(["adresse1", "adresse"]),
        columns.get(cells, &["cp1", "cp", "codepostal"]),
        columns.get(cells, &["commune1", "commune", "ville"]),
        first(["pays1", "pays"]),
    );
    fields.second_home = values::address(get("adresse2"), get("cp2"), get("commune2"), get("pays2"));
    let level = level(&mut parsed.notes, columns, at, cells);
    let class = columns.text(cells, &["libelleclasse", "classe", "classes", "classeouregroupement"]);
    if class.is_none() {
        parsed.notes.warn(
            at,
            format!("{} n'a pas de classe dans ce fichier.", fields.name()),
            "L'élève est importé ; donnez-lui une classe dans ONDE ou dans sa fiche.",
        );
    }
    parsed.pupils.push(PupilLine { at: at.clone(), fields, level, class, onde_id: columns.text(cells, &["identifiantclasse"]) });
}

fn mend_missing(columns: &Columns, cells: &[String]) -> &'static str {
    if cells.len() * 2 < columns.keys().len() {
        "La ligne est coupée : refaites l'extraction, le fichier est sans doute incomplet."
    } else {
        "Complétez la fiche de l'élève dans ONDE, puis refaites l'extraction."
    }
}

fn birth(columns: &Columns, cells: &[String]) -> Result<String, (String, String)> {
    let Some(text) = columns.get(cells, &["datenaissance", "datedenaissance", "neele"]) else {
        return Err(("La date de naissance de l'élève manque.".into(), mend_missing(columns, cells).into()));
    };
    match values::date(text, Age::Child) {
        Some(day) => Ok(day.to_string()),
        None => Err((
            format!("La date de naissance « {text} » n'est pas une date."),
            "Écrivez-la sous la forme JJ/MM/AAAA, par exemple 07/09/2018.".into(),
        )),
    }
}

fn ine(notes: &mut Notes, columns: &Columns, at: &At, cells: &[String]) -> Option<String> {
    let text = columns.get(cells, &["ine"])?;
    match values::ine(text) {
        Ok(ine) => Some(ine),
        Err(()) => {
            notes.warn(
                at,
                format!("L'INE « {text} » n'a pas la forme attendue : 11 caractères, des chiffres puis une ou deux lettres."),
                "L'élève est importé sans INE ; vérifiez-le dans ONDE.",
            );
            None
        }
    }
}

fn level(notes: &mut Notes, columns: &Columns, at: &At, cells: &[String]) -> Option<ClassLevel> {
    let text = columns.get(cells, &["niveau"])?;
    let level = ClassLevel::parse(text);
    if level.is_none() {
        notes.warn(
            at,
            format!("Le niveau « {text} » n'est pas un niveau de l'école."),
            "L'élève est importé sans niveau ; corrigez-le dans sa classe.",
        );
    }
    level
}
