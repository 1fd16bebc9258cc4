//! Tables: with a caption, headed rows, and one card a row where the screen is narrow.

use maud::{Markup, PreEscaped, Render, html};

#[derive(Clone, Debug, Default)]
pub struct Table {
    caption: String,
    shows_caption: bool,
    headers: Vec<String>,
    numbers: Vec<usize>,
    rows: Vec<Vec<Markup>>,
    scrolls: bool,
    dense: bool,
}

/// A table with its caption, its column headers and its rows; a row's first cell is its header.
pub fn table(caption: impl Into<String>, headers: &[&str], rows: Vec<Vec<Markup>>) -> Table {
    let headers = headers.iter().map(|&header| header.to_owned()).collect();
    Table { caption: caption.into(), headers, rows, ..Table::default() }
}

impl Table {
    /// The caption is for screen readers only unless shown.
    pub fn show_caption(mut self) -> Self {
        self.shows_caption = true;
        self
    }

    /// These columns (from 0) hold numbers: to the right, in tabular figures.
    pub fn numbers(mut self, columns: &[usize]) -> Self {
        self.numbers = columns.to_vec();
        self
    }

    /// Stays a grid on a phone, and scrolls sideways: for grids of marks or days.
    pub fn scrolls(mut self) -> Self {
        self.scrolls = true;
        self
    }

    pub fn dense(mut self) -> Self {
        self.dense = true;
        self
    }

    fn class(&self, column: usize) -> Option<&'static str> {
        self.numbers.contains(&column).then_some("number")
    }

    fn row(&self, row: &[Markup]) -> Markup {
        html! {
            tr {
                @for (column, cell) in row.iter().enumerate() {
                    @let PreEscaped(inside) = cell;
                    @if column == 0 {
                        th scope="row" class=[self.class(column)] { (PreEscaped(inside)) }
                    } @else {
                        td class=[self.class(column)] data-label=[self.headers.get(column)] { (PreEscaped(inside)) }
                    }
                }
            }
        }
    }
}

impl Render for Table {
    fn render(&self) -> Markup {
        let caption = if self.shows_caption { None } else { Some("visually-hidden") };
        html! {
            div.table-frame data-scrolls[self.scrolls] tabindex=[self.scrolls.then_some("0")] role=[self.scrolls.then_some("region")]
                aria-label=[self.scrolls.then_some(&self.caption)] {
                table.table data-dense[self.dense] {
                    caption class=[caption] { (self.caption) }
                    thead { tr {
                        @for (column, header) in self.headers.iter().enumerate() {
                            th scope="col" class=[self.class(column)] { (header) }
                        }
                    } }
                    tbody { @for row in &self.rows { (self.row(row)) } }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn on_a_phone_each_cell_still_says_its_column() {
        let drawn = table("Élèves", &["Nom", "Classe"], vec![vec![html! { "Léa" }, html! { "CP" }]]).render().into_string();
        assert!(drawn.contains(r#"<td data-label="Classe">CP</td>"#), "{drawn}");
        assert!(drawn.contains(r#"<th scope="row">Léa</th>"#), "{drawn}");
    }
}
