//! Tables: the titles of the columns come again on each page, cells wrap, and a row stays on one page.

use super::{Document, Piece, Role, Style, Text, mm, text::Typesetter};

const PADDING: (f32, f32) = (mm(1.6), mm(1.1));

#[derive(Clone, Debug, Default)]
pub struct Table {
    pub columns: Vec<Column>,
    pub rows: Vec<Vec<Text>>,
    /// Rows are at least so tall (points): room to write in by hand.
    pub row_height: f32,
    /// Lines between columns too: for what is filled in by hand.
    pub grid: bool,
}

#[derive(Clone, Debug)]
pub struct Column {
    pub title: Text,
    pub width: Width,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Width {
    Millimetres(f32),
    /// As wide as its widest cell, within reason.
    Fit,
    /// So many parts of what the other columns leave.
    Share(f32),
}

impl Column {
    pub fn new(title: &str, width: Width) -> Column {
        Column { title: title.into(), width }
    }
}

impl Document {
    /// A table without rows prints its titles alone.
    pub fn table(&mut self, table: &Table) {
        let width = self.width();
        let widths = widths(&mut self.typesetter, table, width);
        let titles: Vec<Text> = table.columns.iter().map(|c| c.title.clone()).collect();
        let mut head = row(&mut self.typesetter, &titles, &widths, Role::ColumnTitle);
        frame(&mut head, &widths, table.grid, 1.2);
        let mut rows: Vec<Piece> = table.rows.iter().map(|cells| row(&mut self.typesetter, cells, &widths, Role::Cell)).collect();
        rows.iter_mut().for_each(|row| row.height = row.height.max(self.typesetter.scaled(table.row_height)));
        let start = head.height + rows.first().map_or(0.0, |row| row.height);
        if !self.settle(start) && start > self.room() && !self.at_top() {
            self.new_page();
        }
        self.open(Role::Table);
        if table.grid {
            head.horizontal_rule(0.0, 0.5);
        }
        self.put(head.clone());
        head.role = Role::Decoration;
        rows.into_iter().for_each(|row| self.row(row, &head, &widths, table.grid));
        self.close();
        self.space(8.0);
    }

    fn row(&mut self, mut row: Piece, head: &Piece, widths: &[f32], grid: bool) {
        // Only a row that no page could hold is cut.
        if row.height > self.room() {
            self.new_page();
            self.put(head.clone());
        }
        loop {
            let whole = row.height;
            let (mut first, rest) = row.split(self.room());
            frame(&mut first, widths, grid, 0.4);
            self.put(first);
            let Some(rest) = rest.filter(|rest| rest.height < whole) else { break };
            self.new_page();
            self.put(head.clone());
            row = rest;
        }
    }
}

fn row(typesetter: &mut Typesetter, cells: &[Text], widths: &[f32], role: Role) -> Piece {
    let style = if role == Role::ColumnTitle { Style::SMALL.bold() } else { Style::BODY };
    let mut row = Piece::new(Role::Row);
    let mut x = 0.0;
    for (index, width) in widths.iter().enumerate() {
        let empty = Text::default();
        let text = cells.get(index).unwrap_or(&empty);
        let mut cell = typesetter.set(role.clone(), text, style, width - 2.0 * PADDING.0);
        cell.height += PADDING.1;
        row.put(x + PADDING.0, PADDING.1, cell);
        x += width;
    }
    row.width = x;
    row
}

/// Lines are drawn on what lands on a page, so that a cut row is closed on both.
fn frame(row: &mut Piece, widths: &[f32], grid: bool, thickness: f32) {
    row.horizontal_rule(row.height, thickness);
    if grid {
        let mut x = 0.0;
        row.vertical_rule(x, 0.4);
        for width in widths {
            x += width;
            row.vertical_rule(x, 0.4);
        }
    }
}

/// Fixed columns take their width, fitted ones that of their widest cell (at most half of what is left), the others
/// share the rest. Without any that shares, the table is as wide as its columns.
fn widths(typesetter: &mut Typesetter, table: &Table, total: f32) -> Vec<f32> {
    let mut widths = vec![0.0; table.columns.len()];
    let shares: f32 = table.columns.iter().map(|c| if let Width::Share(n) = c.width { n } else { 0.0 }).sum();
    let fixed: f32 = table.columns.iter().map(|c| if let Width::Millimetres(w) = c.width { mm(w) } else { 0.0 }).sum();
    let mut left = total - fixed;
    for (index, column) in table.columns.iter().enumerate() {
        widths[index] = match column.width {
            Width::Millimetres(width) => mm(width),
            Width::Share(_) => continue,
            Width::Fit => {
                let fits = natural(typesetter, table, index);
                let width = fits.min(if shares > 0.0 { left / 2.0 } else { left });
                left -= width;
                width
            }
        };
    }
    for (index, column) in table.columns.iter().enumerate() {
        if let Width::Share(share) = column.width {
            widths[index] = (left * share / shares).max(mm(5.0));
        }
    }
    widths
}

fn natural(typesetter: &mut Typesetter, table: &Table, column: usize) -> f32 {
    let title = typesetter.width(&table.columns[column].title, Style::SMALL.bold());
    let cells = table.rows.iter().filter_map(|row| row.get(column));
    // A hair more than measured, so that rounding never wraps the widest cell.
    cells.map(|text| typesetter.width(text, Style::BODY)).fold(title, f32::max) + 2.0 * PADDING.0 + 0.5
}
