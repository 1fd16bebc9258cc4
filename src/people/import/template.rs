//! Our own table to fill in by hand: as CSV that Excel opens with its accents, and as a workbook.

use rust_xlsxwriter::{Format, Workbook};

use crate::{Error, Result};

const HEADER: [&str; 26] = [
    "Profil",
    "Civilité",
    "Nom",
    "Nom d'usage",
    "Prénom",
    "Date de naissance",
    "Sexe",
    "INE",
    "Courriel",
    "Téléphone domicile",
    "Téléphone travail",
    "Téléphone portable",
    "Adresse",
    "Code postal",
    "Commune",
    "Pays",
    "Fonction",
    "Classe",
    "Niveau",
    "Lien",
    "Autorité parentale",
    "Vient chercher",
    "Nom de l'élève",
    "Prénom de l'élève",
    "Nom de l'élève",
    "Prénom de l'élève",
];

/// The family name of the examples: a line that still has it is not imported.
const EXAMPLE: &str = "EXEMPLE";

/// A line of each profile, made up; to be replaced.
const EXAMPLES: [[&str; 26]; 4] = [
    [
        "enseignant",
        "Mme",
        EXAMPLE,
        "",
        "Sophie",
        "",
        "",
        "",
        "sophie@exemple.invalid",
        "",
        "",
        "",
        "",
        "",
        "",
        "",
        "professeure des écoles",
        "CE1 de Mme Exemple",
        "",
        "",
        "",
        "",
        "",
        "",
        "",
        "",
    ],
    [
        "personnel",
        "M.",
        EXAMPLE,
        "",
        "Paul",
        "",
        "",
        "",
        "",
        "",
        "",
        "0639980000",
        "",
        "",
        "",
        "",
        "ATSEM",
        "",
        "",
        "",
        "",
        "",
        "",
        "",
        "",
        "",
    ],
    [
        "élève",
        "",
        EXAMPLE,
        "",
        "Léa",
        "07/09/2018",
        "F",
        "",
        "",
        "",
        "",
        "",
        "1 rue de l'Église",
        "01000",
        "BOURG-EN-BRESSE",
        "",
        "",
        "CE1 de Mme Exemple",
        "CE1",
        "",
        "",
        "",
        "",
        "",
        "",
        "",
    ],
    [
        "responsable",
        "M.",
        EXAMPLE,
        "",
        "Julien",
        "",
        "",
        "",
        "julien@exemple.invalid",
        "",
        "",
        "0639980001",
        "1 rue de l'Église",
        "01000",
        "BOURG-EN-BRESSE",
        "",
        "",
        "",
        "",
        "père",
        "oui",
        "oui",
        EXAMPLE,
        "Léa",
        "",
        "",
    ],
];

/// UTF-8 with its mark, `;`, CRLF.
pub fn csv() -> Result<Vec<u8>> {
    let mut bytes = "\u{feff}".as_bytes().to_vec();
    let mut writer = csv::WriterBuilder::new().delimiter(b';').terminator(csv::Terminator::CRLF).from_writer(&mut bytes);
    writer.write_record(HEADER).map_err(Error::internal)?;
    for example in EXAMPLES {
        writer.write_record(example).map_err(Error::internal)?;
    }
    writer.flush()?;
    drop(writer);
    Ok(bytes)
}

/// Every cell is text, so that no leading zero is lost.
pub fn xlsx() -> Result<Vec<u8>> {
    let mut book = Workbook::new();
    let text = Format::new().set_num_format("@");
    let bold = Format::new().set_bold().set_num_format("@");
    let sheet = book.add_worksheet();
    sheet.set_name("Personnes").map_err(Error::internal)?;
    for (row, cells) in (0u32..).zip(std::iter::once(&HEADER).chain(&EXAMPLES)) {
        for (column, cell) in (0u16..).zip(cells) {
            let format = if row == 0 { &bold } else { &text };
            sheet.write_string_with_format(row, column, *cell, format).map_err(Error::internal)?;
        }
    }
    for column in 0..26 {
        sheet.set_column_format(column, &text).map_err(Error::internal)?;
        sheet.set_column_width(column, 18).map_err(Error::internal)?;
    }
    sheet.set_freeze_panes(1, 0).map_err(Error::internal)?;
    book.save_to_buffer().map_err(Error::internal)
}

/// Whether a line of the table is one of its own examples, left in by mistake.
pub(super) fn is_example(family_name: Option<&str>) -> bool {
    family_name == Some(EXAMPLE)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::people::import::read;

    #[test]
    fn the_template_is_read_back_in_both_forms_without_its_examples() {
        for (name, bytes) in [("modele.csv", csv().unwrap()), ("modele.xlsx", xlsx().unwrap())] {
            let parsed = read(vec![(name.to_owned(), bytes)]);
            assert!(parsed.rejected().is_empty() && parsed.is_empty(), "{:?}", parsed.rejected());
            assert_eq!((parsed.files[0].1, parsed.notes.warnings.len()), ("modèle de Préau", 4));
        }
    }

    #[test]
    fn the_examples_are_lines_that_can_be_used() {
        let text = String::from_utf8(csv().unwrap()).unwrap().replace(EXAMPLE, "MARTIN");
        let parsed = read(vec![("modele.csv".to_owned(), text.into_bytes())]);
        assert!(parsed.rejected().is_empty(), "{:?}", parsed.rejected());
        assert_eq!((parsed.pupils.len(), parsed.adults.len()), (1, 3));
        assert_eq!(parsed.pupils[0].fields.home.postcode.as_deref(), Some("01000"));
    }
}
