//! From a file's bytes to rows of cells: CSV in any of its dialects, or the first sheet of a workbook.

mod text;
mod workbook;

/// What could not be read, and what to do: (reason, mend).
pub(super) type Unreadable = (String, String);

/// A row that holds something; `line` as a text editor or a spreadsheet counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Row {
    pub line: u32,
    /// Trimmed, runs of spaces made one.
    pub cells: Vec<String>,
}

/// More than any school needs; a file beyond is a mistake.
const MOST_ROWS: usize = 20_000;

/// Reads a file by what it holds, never by its name.
pub(super) fn read(bytes: &[u8]) -> Result<Vec<Row>, Unreadable> {
    let rows = if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]) {
        workbook::rows(bytes)?
    } else {
        refuse_others(bytes)?;
        text::rows(bytes)?
    };
    let rows: Vec<Row> = rows.into_iter().filter(|r| r.cells.iter().any(|c| !c.is_empty())).collect();
    match rows.len() {
        0 => Err((
            "Le fichier est vide.".into(),
            "Refaites l'extraction, vérifiez qu'elle contient des lignes, puis envoyez-la de nouveau.".into(),
        )),
        n if n > MOST_ROWS => {
            Err((format!("Le fichier a plus de {MOST_ROWS} lignes."), "Envoyez seulement les personnes de l'école.".into()))
        }
        _ => Ok(rows),
    }
}

/// Files that are no table, whatever they are called.
fn refuse_others(bytes: &[u8]) -> Result<(), Unreadable> {
    let mend = || "Envoyez le fichier CSV téléchargé depuis ONDE, sans le convertir.".to_owned();
    if bytes.starts_with(b"%PDF") {
        return Err(("Ce fichier est un PDF, pas un tableau.".into(), mend()));
    }
    if bytes.trim_ascii_start().starts_with(b"<") {
        return Err((
            "Ce fichier est une page web, pas un tableau : la session ONDE avait sans doute expiré au moment du téléchargement."
                .into(),
            "Reconnectez-vous à ONDE, refaites l'extraction, puis envoyez le nouveau fichier.".into(),
        ));
    }
    match infer::get(bytes) {
        Some(kind) if kind.matcher_type() != infer::MatcherType::Text => {
            Err((format!("Ce fichier n'est pas un tableau (il est de type {}).", kind.mime_type()), mend()))
        }
        _ => Ok(()),
    }
}

/// A cell as it is compared and stored.
fn tidy(cell: &str) -> String {
    // A spreadsheet keeps leading zeros of a CSV with ="01000".
    let bare = cell.trim().strip_prefix("=\"").and_then(|c| c.strip_suffix('"')).unwrap_or(cell);
    bare.split_whitespace().collect::<Vec<_>>().join(" ")
}
