//! Any list as a printed table: a class, a directory, names to sign against.

use super::{Column, Document, Legibility, Look, School, Table, Text, mm};
use crate::Result;

/// Room to write in by hand.
const BY_HAND: f32 = mm(10.0);

#[derive(Clone, Debug, Default)]
pub struct List {
    pub title: String,
    /// A line under the title: what is listed, on which day; may be empty.
    pub about: String,
    pub columns: Vec<Column>,
    /// At least one part is printed, even if it is empty.
    pub parts: Vec<Part>,
    /// Cells are boxes, tall enough to write in.
    pub by_hand: bool,
    /// For more columns than fit upright.
    pub landscape: bool,
}

/// The rows of a class, or of a letter. A part with a title starts on a new page, under it.
#[derive(Clone, Debug, Default)]
pub struct Part {
    pub title: String,
    pub rows: Vec<Vec<Text>>,
}

pub fn list(school: &School, list: &List, legibility: Legibility) -> Result<Vec<u8>> {
    let look = Look { title: &list.title, landscape: list.landscape, legibility, ..Look::default() };
    let mut document = Document::new(school, look)?;
    let nothing = [Part::default()];
    let parts = if list.parts.is_empty() { &nothing[..] } else { &list.parts };
    for (index, part) in parts.iter().enumerate() {
        if part.title.is_empty() && index == 0 {
            document.heading(1, &list.title);
        } else if !part.title.is_empty() {
            document.section(&format!("{} : {}", list.title, part.title));
        }
        if !list.about.is_empty() && (index == 0 || !part.title.is_empty()) {
            document.paragraph(list.about.as_str());
        }
        if part.rows.is_empty() {
            document.paragraph("Personne dans cette liste.");
            continue;
        }
        let row_height = if list.by_hand { BY_HAND } else { 0.0 };
        document.table(&Table { columns: list.columns.clone(), rows: part.rows.clone(), row_height, grid: list.by_hand });
    }
    document.finish()
}
