//! A workbook (xlsx, xls, ods): the cells of its first sheet that holds some.

use std::io::Cursor;

use calamine::{Data, Reader, open_workbook_auto_from_rs};

use super::{Row, Unreadable, tidy};

pub(super) fn rows(bytes: &[u8]) -> Result<Vec<Row>, Unreadable> {
    let mut book = open_workbook_auto_from_rs(Cursor::new(bytes)).map_err(|_| no_workbook())?;
    for name in book.sheet_names() {
        let range = book.worksheet_range(&name).map_err(|_| no_workbook())?;
        if range.is_empty() {
            continue;
        }
        let first = range.start().map_or(0, |(row, _)| row) + 1;
        return Ok((first..)
            .zip(range.rows())
            .map(|(line, cells)| Row { line, cells: cells.iter().map(cell).collect() })
            .collect());
    }
    Ok(Vec::new())
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
