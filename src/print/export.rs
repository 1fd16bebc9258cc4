//! Any table as a file for a spreadsheet: CSV that opens right in a French Excel, or XLSX.
//!
//! What people typed stays text: a name that starts with "=" must not become a formula on the school's computer.

use jiff::civil::Date;
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook, Worksheet, XlsxError};

use crate::{Error, Result};

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sheet {
    /// Names the tab; shortened to what Excel takes.
    pub title: String,
    pub columns: Vec<String>,
    pub rows: Vec<Vec<Value>>,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    Text(String),
    Number(f64),
    Day(Date),
    Nothing,
}

impl From<&str> for Value {
    fn from(text: &str) -> Value {
        Value::Text(text.to_owned())
    }
}

/// The most characters that Excel takes in a cell, and in a tab's name.
const CELL: usize = 32_767;
const TAB: usize = 31;

/// UTF-8 with its mark, semicolons, CRLF, decimal commas, days as 24/11/2026.
pub fn csv(sheet: &Sheet) -> Result<Vec<u8>> {
    let mut file = "\u{feff}".as_bytes().to_vec();
    let mut writer =
        csv::WriterBuilder::new().delimiter(b';').terminator(csv::Terminator::CRLF).flexible(true).from_writer(&mut file);
    let failed = |e: csv::Error| Error::internal(format!("csv: {e}"));
    writer.write_record(sheet.columns.iter().map(|title| harmless(title))).map_err(failed)?;
    for row in &sheet.rows {
        writer.write_record(row.iter().map(plain)).map_err(failed)?;
    }
    writer.flush()?;
    drop(writer);
    Ok(file)
}

/// A workbook of one sheet: titles bold and always in view, columns as wide as their words, text as text.
pub fn xlsx(sheet: &Sheet) -> Result<Vec<u8>> {
    let mut book = Workbook::new();
    fill(book.add_worksheet(), sheet).and_then(|()| book.save_to_buffer()).map_err(|e| Error::internal(format!("xlsx: {e}")))
}

fn fill(tab: &mut Worksheet, sheet: &Sheet) -> std::result::Result<(), XlsxError> {
    tab.set_name(tab_name(&sheet.title))?;
    let (bold, day) = (Format::new().set_bold(), Format::new().set_num_format("dd/mm/yyyy"));
    for (column, title) in (0..).zip(&sheet.columns) {
        tab.write_string_with_format(0, column, shortened(title), &bold)?;
    }
    for (row, values) in (1..).zip(&sheet.rows) {
        for (column, value) in (0..).zip(values) {
            match value {
                Value::Text(text) => tab.write_string(row, column, shortened(text))?,
                Value::Number(number) => tab.write_number(row, column, *number)?,
                Value::Day(date) => tab.write_datetime_with_format(row, column, excel_day(*date)?, &day)?,
                Value::Nothing => tab,
            };
        }
    }
    tab.set_freeze_panes(1, 0)?;
    tab.set_autofit_max_width(500);
    tab.autofit();
    Ok(())
}

fn plain(value: &Value) -> String {
    match value {
        Value::Text(text) => harmless(text),
        Value::Number(number) => number.to_string().replace('.', ","),
        Value::Day(date) => date.strftime("%d/%m/%Y").to_string(),
        Value::Nothing => String::new(),
    }
}

/// An apostrophe keeps spreadsheets from reading text as a formula (OWASP, CSV injection).
fn harmless(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']) { format!("'{text}") } else { text.to_owned() }
}

fn excel_day(date: Date) -> std::result::Result<ExcelDateTime, XlsxError> {
    let field = |n: i8| n.unsigned_abs();
    ExcelDateTime::from_ymd(date.year().unsigned_abs(), field(date.month()), field(date.day()))
}

fn shortened(text: &str) -> String {
    text.chars().take(CELL).collect()
}

fn tab_name(title: &str) -> String {
    let name: String = title.chars().filter(|c| !"[]:*?/\\".contains(*c)).take(TAB).collect();
    let name = name.trim_matches(['\'', ' ']);
    if name.is_empty() { "Liste".to_owned() } else { name.to_owned() }
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use calamine::{Data, Reader, Xlsx};
    use jiff::civil::date;

    use super::*;

    fn sheet() -> Sheet {
        let row = |name: &str| vec![name.into(), Value::Number(12.5), Value::Day(date(2016, 3, 9)), Value::Nothing];
        Sheet {
            title: "CM2 A : élèves [2026/2027], liste complète".into(),
            columns: ["Élève", "Quotient", "Né(e) le", "Remarque"].map(String::from).to_vec(),
            rows: vec![row("Zoé; \"Œuf\"\nDubœuf"), row("=HYPERLINK(\"http://x\")"), row("0612345678"), row("+33 6 12")],
        }
    }

    #[test]
    fn csv_opens_in_a_french_excel() {
        let file = csv(&sheet()).unwrap();
        assert!(file.starts_with(b"\xef\xbb\xbf"));
        let text = String::from_utf8(file).unwrap();
        assert!(text.contains("Élève;Quotient;Né(e) le;Remarque\r\n"), "{text}");
        assert!(text.contains("0612345678;12,5;09/03/2016;\r\n"), "{text}");
        let mut reader = csv::ReaderBuilder::new().delimiter(b';').from_reader(text.as_bytes());
        let names: Vec<String> = reader.records().map(|r| r.unwrap()[0].to_owned()).collect();
        assert_eq!(names, ["Zoé; \"Œuf\"\nDubœuf", "'=HYPERLINK(\"http://x\")", "0612345678", "'+33 6 12"]);
    }

    #[test]
    fn text_that_looks_like_a_formula_is_harmless_in_csv() {
        for text in ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1"] {
            assert!(harmless(text).starts_with('\''), "{text:?}");
        }
        assert_eq!(harmless("Jean-Luc"), "Jean-Luc");
        assert_eq!(plain(&Value::Number(-3.0)), "-3");
    }

    #[test]
    fn xlsx_reads_back_as_it_was_given() {
        let mut book = Xlsx::new(Cursor::new(xlsx(&sheet()).unwrap())).unwrap();
        let name = book.sheet_names()[0].clone();
        assert_eq!(name, "CM2 A  élèves 20262027, liste c");
        let range = book.worksheet_range(&name).unwrap();
        let first: Vec<&Data> = range.rows().map(|row| &row[0]).collect();
        let text = |s: &str| Data::String(s.into());
        assert_eq!(
            first,
            [
                &text("Élève"),
                &text("Zoé; \"Œuf\"\nDubœuf"),
                &text("=HYPERLINK(\"http://x\")"),
                &text("0612345678"),
                &text("+33 6 12")
            ]
        );
        assert_eq!(range.get_value((1, 1)), Some(&Data::Float(12.5)));
        let Some(Data::DateTime(day)) = range.get_value((1, 2)) else { panic!("{:?}", range.get_value((1, 2))) };
        assert_eq!(day.to_ymd_hms_milli(), (2016, 3, 9, 0, 0, 0, 0));
        let formulas = book.worksheet_formula(&name).unwrap();
        assert!(formulas.is_empty(), "{formulas:?}");
    }

    #[test]
    fn an_empty_table_and_a_nameless_one_are_files_too() {
        let empty = Sheet::default();
        assert_eq!(xlsx(&empty).map(|file| Xlsx::new(Cursor::new(file)).unwrap().sheet_names()).unwrap(), ["Liste"]);
        assert!(csv(&empty).unwrap().starts_with(b"\xef\xbb\xbf"));
    }
}
