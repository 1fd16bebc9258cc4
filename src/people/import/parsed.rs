//! What the files say, line by line, before it is compared with the school.

use std::{collections::HashSet, sync::Arc};

use sha2::{Digest, Sha256};

use super::{
    columns::Columns,
    issue::{At, Issue, Notes},
    kind::{Kind, Source},
    onde, plain,
    table::{self, Row},
    template,
};
use crate::{
    access::ProfileSet,
    people::{families::Terms, levels::ClassLevel, person::Fields},
    store::fold,
};

/// Lines below which a header is no longer looked for: some exports begin with a title.
const HEADER_WITHIN: usize = 10;

#[derive(Clone, Debug, Default)]
pub struct Parsed {
    pub(super) pupils: Vec<PupilLine>,
    /// Guardians first, then the others.
    pub(super) adults: Vec<AdultLine>,
    pub(super) notes: Notes,
    /// A file of all pupils is there: who is not in it has left.
    pub(super) whole_school: bool,
    /// Sort keys of pupils whose line was left out: they have not left.
    pub(super) mentioned: HashSet<String>,
    /// Each file and what it was recognised as, in French.
    pub files: Vec<(String, &'static str)>,
}

#[derive(Clone, Debug)]
pub(super) struct PupilLine {
    pub at: At,
    pub fields: Fields,
    pub level: Option<ClassLevel>,
    pub class: Option<String>,
    /// "Identifiant classe" of ONDE.
    pub onde_id: Option<String>,
}

#[derive(Clone, Debug)]
pub(super) struct AdultLine {
    pub at: At,
    pub fields: Fields,
    pub profiles: ProfileSet,
    pub children: Vec<ChildName>,
    /// The terms on which a new link to the children is made.
    pub terms: Terms,
    /// Names of the classes they teach.
    pub classes: Vec<String>,
}

/// A child as a guardian's line names it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct ChildName {
    pub family: Option<String>,
    pub usual: Option<String>,
    pub given: String,
    pub birth: Option<String>,
    pub class: Option<String>,
}

impl Parsed {
    /// Lines left out while reading.
    pub fn rejected(&self) -> &[Issue] {
        &self.notes.rejected
    }

    pub fn is_empty(&self) -> bool {
        self.pupils.is_empty() && self.adults.is_empty()
    }
}

/// Reads files, given with their names; pupils come first whatever the order of the files.
pub fn read(files: Vec<(String, Vec<u8>)>) -> Parsed {
    let mut parsed = Parsed::default();
    let mut seen = HashSet::new();
    for (name, bytes) in files {
        let at = At { file: name.as_str().into(), line: 0 };
        if !seen.insert(Sha256::digest(&bytes).to_vec()) {
            parsed.notes.warn(&at, "Ce fichier a été envoyé deux fois.", "Rien à faire : il est lu une fois.");
            continue;
        }
        match table::read(&bytes) {
            Ok(rows) => read_table(&mut parsed, &at.file, rows),
            Err((reason, mend)) => parsed.notes.reject(&at, reason, mend),
        }
    }
    // A person who is a guardian is told by their children, so they are looked for before the others.
    parsed.adults.sort_by_key(|line| line.children.is_empty());
    parsed
}

fn read_table(parsed: &mut Parsed, file: &Arc<str>, rows: Vec<Row>) {
    let at = At { file: Arc::clone(file), line: 0 };
    let header = rows.iter().take(HEADER_WITHIN).enumerate().find_map(|(n, row)| {
        let columns = Columns::of(&row.cells);
        Kind::of(&columns).map(|kind| (n, columns, kind))
    });
    let Some((header, columns, kind)) = header else {
        parsed.notes.reject(
            &at,
            "Les colonnes de ce fichier ne sont pas reconnues : il n'a pas l'en-tête d'une extraction d'ONDE ni de notre modèle.",
            "Envoyez l'extraction CSV des élèves ou des responsables sans changer sa première ligne, ou partez de notre modèle.",
        );
        return;
    };
    parsed.files.push((file.to_string(), kind.french()));
    let (header, rows) = (&rows[header].cells, &rows[header + 1..]);
    if rows.is_empty() {
        parsed.notes.warn(&at, "Le fichier n'a que sa première ligne.", "Vérifiez les filtres de l'extraction : elle est vide.");
    }
    if kind == (Kind::Pupils { source: Source::Group }) {
        parsed.notes.warn(
            &at,
            "C'est une extraction « par groupe d'élèves » : elle n'a ni INE ni identifiant de classe.",
            "Préférez l'extraction « Élèves de l'école » d'ONDE ; avec celle-ci, les élèves sont reconnus par leur nom et leur date de naissance.",
        );
    }
    let blocks = onde::blocks(&columns);
    // Extractions put end to end repeat their header.
    for row in rows.iter().filter(|row| row.cells != *header) {
        let at = At { file: Arc::clone(file), line: row.line };
        read_row(parsed, kind, (&columns, &blocks), &at, row);
    }
    if matches!(kind, Kind::Pupils { .. }) && is_cut(rows) {
        parsed.notes.warn(
            &at,
            "La dernière ligne est plus courte que toutes les autres : le fichier a sans doute été coupé.",
            "Refaites l'extraction : il manque peut-être des élèves.",
        );
    } else {
        parsed.whole_school |= kind == (Kind::Pupils { source: Source::School }) && !rows.is_empty();
    }
}

/// ONDE fills up every line of pupils; one that ends early is where a download stopped.
fn is_cut(rows: &[Row]) -> bool {
    let Some((last, before)) = rows.split_last() else { return false };
    before.iter().map(|r| r.cells.len()).min().is_some_and(|least| last.cells.len() < least)
}

fn read_row(parsed: &mut Parsed, kind: Kind, (columns, blocks): (&Columns, &[onde::Block]), at: &At, row: &Row) {
    let cells = row.cells.as_slice();
    if cells.iter().skip(columns.keys().len()).any(|cell| !cell.is_empty()) {
        let name = |names: &[&str]| columns.get(cells, names).unwrap_or_default();
        let (family, given) = (name(&["nomeleve", "nom"]), name(&["prenomeleve", "prenom"]));
        parsed.mentioned.insert(fold(&format!("{family} {given}")));
        let reason = "La ligne a plus de cases que la première ligne du fichier : un séparateur s'est glissé dans une case.";
        return parsed.notes.reject(
            at,
            reason,
            "Corrigez l'adresse ou le nom qui contient ce signe, puis refaites l'extraction.",
        );
    }
    if kind == Kind::Plain && template::is_example(columns.get(cells, &["nom"])) {
        return parsed.notes.warn(
            at,
            "C'est une ligne d'exemple du modèle : elle n'est pas importée.",
            "Vous pouvez la supprimer.",
        );
    }
    let profiles = match kind {
        Kind::Pupils { .. } => return onde::pupil(parsed, columns, at, cells),
        Kind::Guardians => return onde::guardian(parsed, columns, blocks, at, cells),
        Kind::Plain => match plain::profiles(columns, cells) {
            Ok(profiles) => profiles,
            Err(reason) => {
                let mend = "Écrivez élève, responsable, enseignant, directeur, personnel, collectivité ou intervenant.";
                return parsed.notes.reject(at, reason, mend);
            }
        },
        Kind::Teachers | Kind::Staff | Kind::Guests => plain::profiles_of(kind, columns, cells),
    };
    plain::person(parsed, (columns, blocks), at, cells, profiles);
}
