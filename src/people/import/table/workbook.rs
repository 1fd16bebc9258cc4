//! A workbook (xlsx, xls, ods): the cells of its first sheet that holds some.

use std::{
    collections::BTreeMap,
    io::{Cursor, Read, copy, sink},
};

use calamine::{Data, Reader, Sheets, open_workbook_auto_from_rs};
use zip::ZipArchive;

use super::{MOST_ROWS, Row, Unreadable, tidy};

/// A workbook's parts unfold to this many bytes at most: a small file can claim gigabytes.
const UNFOLDED: u64 = 128 * 1024 * 1024;
/// What stands further right is no column of ours.
const MOST_COLUMNS: usize = 200;

pub(super) fn rows(bytes: &[u8]) -> Result<Vec<Row>, Unreadable> {
    if bytes.starts_with(b"PK") && !unfolds_within(bytes, UNFOLDED) {
        return Err(no_workbook());
    }
    let mut book = open_workbook_auto_from_rs(Cursor::new(bytes)).map_err(|_| no_workbook())?;
    for name in book.sheet_names() {
        let rows = match &mut book {
            Sheets::Xlsx(book) => sparse(book, &name)?,
            book => dense(&book.worksheet_range(&name).map_err(|_| no_workbook())?),
        };
        if !rows.is_empty() {
            return Ok(rows);
        }
    }
    Ok(Vec::new())
}

/// Whether the parts of an archive are no larger than this when they are unfolded, whatever they claim.
fn unfolds_within(bytes: &[u8], most: u64) -> bool {
    let Ok(mut archive) = ZipArchive::new(Cursor::new(bytes)) else { return true };
    let mut left = most;
    for n in 0..archive.len() {
        let Ok(part) = archive.by_index(n) else { continue };
        // A damaged part is told when it is read.
        let unfolded = copy(&mut part.take(left + 1), &mut sink()).unwrap_or(0);
        if unfolded > left {
            return false;
        }
        left -= unfolded;
    }
    true
}

/// Cell by cell: one that was filled by mistake in the very last row must not bring a million empty rows with it.
fn sparse(book: &mut calamine::Xlsx<Cursor<&[u8]>>, name: &str) -> Result<Vec<Row>, Unreadable> {
    let mut cells = match book.worksheet_cells_reader(name) {
        Ok(cells) => cells,
        Err(calamine::XlsxError::NotAWorksheet(_)) => return Ok(Vec::new()),
        Err(_) => return Err(no_workbook()),
    };
    let mut rows: BTreeMap<u32, Vec<String>> = BTreeMap::new();
    while let Some(found) = cells.next_cell().map_err(|_| no_workbook())? {
        let (row, column) = found.get_position();
        let column = usize::try_from(column).unwrap_or(usize::MAX);
        let text = cell(&Data::from(found.get_value().clone()));
        if text.is_empty() || column >= MOST_COLUMNS {
            continue;
        }
        let cells = rows.entry(row).or_default();
        cells.resize(cells.len().max(column + 1), String::new());
        cells[column] = text;
        if rows.len() > MOST_ROWS {
            break;
        }
    }
    Ok(rows.into_iter().map(|(row, cells)| Row { line: row + 1, cells }).collect())
}

fn dense(range: &calamine::Range<Data>) -> Vec<Row> {
    let first = range.start().map_or(0, |(row, _)| row) + 1;
    (first..)
        .zip(range.rows().take(MOST_ROWS + 1))
        .map(|(line, cells)| Row { line, cells: cells.iter().take(MOST_COLUMNS).map(cell).collect() })
        .collect()
}

fn no_workbook() -> Unreadable {
    (
        "Ce fichier est une archive, ou un classeur abîmé : il ne peut pas être lu.".into(),
        "Si c'est une archive ZIP, ouvrez-la et envoyez le fichier CSV qu'elle contient ; sinon enregistrez de nouveau le classeur.".into(),
    )
}

fn cell(data: &Data) -> String {
    match data {
        Data::DateTime(at) => {
            let (year, month, day, ..) = at.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        }
        Data::DateTimeIso(text) => text.chars().take(10).collect(),
        Data::Bool(yes) => if *yes { "oui" } else { "non" }.to_owned(),
        // A telephone number typed as a number must not end in ".0".
        Data::Float(number) if number.fract() == 0.0 => format!("{number:.0}"),
        other => tidy(&other.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use rust_xlsxwriter::Workbook;

    use super::*;

    #[test]
    fn a_cell_in_the_very_last_corner_costs_nothing() {
        let mut book = Workbook::new();
        let sheet = book.add_worksheet();
        sheet.write(1, 0, "Prénom").unwrap();
        sheet.write(2, 1, "Léa").unwrap();
        sheet.write(1_048_575, 3, "x").unwrap();
        sheet.write(5, 16_383, "y").unwrap();
        let rows = rows(&book.save_to_buffer().unwrap()).unwrap();
        let lines: Vec<u32> = rows.iter().map(|r| r.line).collect();
        assert_eq!(lines, [2, 3, 1_048_576]);
        assert_eq!(rows[1].cells, ["", "Léa"]);
    }

    #[test]
    fn an_archive_that_unfolds_without_end_is_refused() {
        let mut book = Workbook::new();
        book.add_worksheet().write(0, 0, "a".repeat(30_000)).unwrap();
        let bytes = book.save_to_buffer().unwrap();
        assert!(unfolds_within(&bytes, 1_000_000) && !unfolds_within(&bytes, 20_000));
    }
}
