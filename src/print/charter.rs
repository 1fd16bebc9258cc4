//! A written document, such as the charter: headings, paragraphs and lists.

use super::{Document, Legibility, Look, School, Text, mm};
use crate::Result;

#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// 2 for the parts of the document, 3 for theirs; its title is the only 1.
    Heading(u16, String),
    Paragraph(Text),
    List {
        ordered: bool,
        items: Vec<Text>,
    },
    /// Places to sign by hand, each with what it is for ("L'élève", "Les responsables").
    Signatures(Vec<String>),
}

/// The whole text under its title, as a PDF.
pub fn written(school: &School, title: &str, blocks: &[Block], legibility: Legibility) -> Result<Vec<u8>> {
    let mut document = Document::new(school, Look { title, legibility, ..Look::default() })?;
    document.heading(1, title);
    blocks.iter().for_each(|block| document.block(block));
    document.finish()
}

impl Document {
    pub fn block(&mut self, block: &Block) {
        match block {
            Block::Heading(level, words) => self.heading(*level, words),
            Block::Paragraph(text) => self.paragraph(text.clone()),
            Block::List { ordered, items } => self.list(*ordered, items),
            Block::Signatures(who) => self.signatures(who),
        }
    }

    fn signatures(&mut self, who: &[String]) {
        use super::{Column, Table, Width};
        let columns = who.iter().map(|words| Column::new(words, Width::Share(1.0))).collect();
        let line = vec![Text::from("Date et signature :"); who.len()];
        self.space(8.0);
        self.table(&Table { columns, rows: vec![line], row_height: mm(28.0), grid: true });
    }
}
