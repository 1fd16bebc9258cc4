//! A header, and the cells of a row by the name of their column: any order, any case, unknown columns ignored.

use crate::store::fold;

/// A header cell as compared: folded, without spaces, stars, apostrophes or parentheses.
pub(super) fn key(header: &str) -> String {
    fold(header).split(' ').collect()
}

pub(super) struct Columns(Vec<String>);

impl Columns {
    pub fn of(header: &[String]) -> Columns {
        Columns(header.iter().map(|h| key(h)).collect())
    }

    pub fn has(&self, name: &str) -> bool {
        self.0.iter().any(|c| c == name)
    }

    pub fn keys(&self) -> &[String] {
        &self.0
    }

    /// The first cell that is not empty under one of these names.
    pub fn get<'r>(&self, cells: &'r [String], names: &[&str]) -> Option<&'r str> {
        names.iter().find_map(|name| self.all(cells, name).next())
    }

    /// As `get`, owned.
    pub fn text(&self, cells: &[String], names: &[&str]) -> Option<String> {
        self.get(cells, names).map(str::to_owned)
    }

    /// Every cell that is not empty under this name.
    pub fn all<'r>(&self, cells: &'r [String], name: &str) -> impl Iterator<Item = &'r str> {
        self.0.iter().zip(cells).filter(move |(c, cell)| *c == name && !cell.is_empty()).map(|(_, cell)| cell.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_of_every_era_have_the_same_key() {
        assert_eq!(key(" Cycle"), "cycle");
        assert_eq!(key("Nom d’usage Elève"), key("Nom d'usage élève"));
        assert_eq!(key("\u{feff}Prénom*"), "prenom");
        assert_eq!(key("Né(e) le"), "neele");
    }

    #[test]
    fn cells_are_found_by_name_and_a_short_row_has_fewer() {
        let columns = Columns::of(&["Classe".into(), "Nom".into(), "Classe".into()]);
        let row = ["CP".to_owned(), "Martin".into(), "CE1".into()];
        assert_eq!(columns.get(&row, &["prenom", "nom"]), Some("Martin"));
        assert_eq!(columns.all(&row, "classe").collect::<Vec<_>>(), ["CP", "CE1"]);
        assert_eq!(columns.get(&row[..1], &["nom"]), None);
    }
}
