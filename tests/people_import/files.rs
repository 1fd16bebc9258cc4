//! What a file may look like, and what is no table.

use super::*;

#[test]
fn every_era_and_every_dialect_gives_the_same_school() {
    let be1d = format!(
        "{BE1D}\r\n\"MARTIN\";;\"Léa\";\"2018-09-07\";\"F\";;;;;;;;;\"CYCLE III\";\"CE2\";\"CE2 A\";\"Oui\";\"Non\";\"Oui\";\r\n"
    );
    let onde = format!("{ONDE}\n{}", line("MARTIN", "Léa", "07/09/2018", "", "CE2", "CE2 A"));
    let later = "Dispositif(s);Né(e) le;État;Prénom élève;Nom élève;Niveau;Classe ou regroupement;INE;Identifiant classe;;\n\
                 ;07/09/18;admis;Léa;MARTIN;Cours élémentaire 2e année;CE2 A;;12;;\n";
    let quoted: String =
        onde.lines().map(|l| l.split(';').map(|c| format!("\"{c}\"")).collect::<Vec<_>>().join(",") + "\r\n").collect();
    let tabs = onde.replace(';', "\t");
    let latin: Vec<u8> = onde.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    for (name, bytes) in [
        ("be1d", be1d.into_bytes()),
        ("latin", latin),
        ("utf-8", onde.clone().into_bytes()),
        ("marks", format!("\u{feff}\u{feff}{onde}").into_bytes()),
        ("commas", quoted.into_bytes()),
        ("tabs", tabs.into_bytes()),
        ("later", later.as_bytes().to_vec()),
        ("titled", format!("École Jacques-Prévert\n\n{onde}").into_bytes()),
    ] {
        let school = School::open();
        let report = school.import(vec![("CSVExtraction.csv".to_owned(), bytes)]);
        assert_eq!((report.pupils, report.classes), (created(1), created(1)), "{name}: {report:?}");
        assert_eq!(school.classes()["Léa MARTIN"], "CE2 A", "{name}");
        let birth: String = school.read(|db| db.value("SELECT birth_date FROM person", []));
        assert_eq!(birth, "2018-09-07", "{name}");
    }
}

#[test]
fn a_selection_by_group_is_told_and_nobody_leaves() {
    let school = School::open();
    school.import(sample());
    let group = "Nom élève;Prénom élève;Date naissance;Sexe;Niveau;Libellé classe\nFOURNIER;Naël;07/09/2018;M;CE2;06 CE2-CM1\n";
    let report = school.import(vec![file("groupe.csv", group)]);
    assert_eq!((report.pupils, report.warnings.len()), (unchanged(1), 1));
    assert!(report.warnings[0].reason.contains("par groupe"));
}

#[test]
fn spreadsheet_damage_is_mended_or_told() {
    let school = School::open();
    let damaged = "Nom élève,Prénom élève,Date naissance,Sexe,INE,Adresse1,Cp1,Commune1,Pays1,Niveau,Libellé classe,Identifiant classe\n\
                   MARTIN,Léa,07/09/18,2, 613013910ej ,\"1, rue X\",1000,BOURG,FRANCE,CLIS,ULIS École,7\n\
                   REY,Paul,08/09/2018,H,61301,,,,,CE2,CE2,8\n";
    let report = school.import(vec![file("eleves.csv", damaged)]);
    assert_eq!((report.pupils.created, report.warnings.len()), (2, 1));
    assert!(report.warnings[0].line == 3 && report.warnings[0].reason.contains("61301"));
    let lea =
        "SELECT ine || ' ' || postcode || ' ' || sex || ' ' || street || ' ' || birth_date FROM person WHERE given_name = 'Léa'";
    let lea: String = school.read(|db| db.value(lea, []));
    assert_eq!(lea, "613013910EJ 01000 F 1, rue X 2018-09-07");
}

#[test]
fn what_is_no_table_is_refused_with_a_sentence() {
    let school = School::open();
    let whole: Vec<u8> = std::fs::read("tests/data/onde/CSVExtraction-eleves.csv").unwrap();
    for (name, bytes, word) in [
        ("vide.csv", Vec::new(), "vide"),
        ("blanc.csv", b"\xef\xbb\xbf \r\n\r\n".to_vec(), "vide"),
        ("scan.csv", b"%PDF-1.7 x".to_vec(), "PDF"),
        ("archive.csv", b"PK\x03\x04 rien".to_vec(), "archive"),
        ("page.csv", b"<!DOCTYPE html><html>".to_vec(), "page web"),
        ("nuls.csv", b"Nom;Pr\0nom\n".to_vec(), "abîmé"),
        ("photo.csv", b"\x89PNG\r\n\x1a\n\x00\x00".to_vec(), "image/png"),
        ("autre.csv", b"Article;Prix\nStylo;2\n".to_vec(), "pas reconnues"),
        ("sans-tete.csv", whole.split(|b| *b == b'\n').skip(1).collect::<Vec<_>>().join(&b'\n'), "pas reconnues"),
    ] {
        let report = school.plan(vec![(name.to_owned(), bytes)]).report;
        assert_eq!(report.rejected.len(), 1, "{name}");
        assert!(report.rejected[0].reason.contains(word), "{name}: {}", report.rejected[0].reason);
        assert!(!report.rejected[0].mend.is_empty() && report.rejected[0].line == 0);
    }
}

#[test]
fn a_file_cut_short_is_told_and_nobody_leaves() {
    let school = School::open();
    let whole = || std::fs::read("tests/data/onde/CSVExtraction-eleves.csv").unwrap();
    school.import(vec![("eleves.csv".to_owned(), whole())]);
    for cut in [140, 230, 250] {
        let bytes = whole()[..whole().len() - cut].to_vec();
        let report = school.plan(vec![("coupe.csv".to_owned(), bytes)]).report;
        assert_eq!(report.pupils.left, 0);
        assert!(report.warnings.iter().any(|w| w.reason.contains("coupé")), "{report:?}");
    }
}

#[test]
fn a_workbook_is_read_as_its_csv_would_be() {
    let school = School::open();
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    let day = rust_xlsxwriter::Format::new().set_num_format("dd/mm/yyyy");
    for (column, name) in
        (0..).zip(["Nom élève", "Prénom élève", "Date naissance", "Cp1", "Commune1", "Libellé classe", "Identifiant classe"])
    {
        sheet.write(0, column, name).unwrap();
    }
    sheet.write(1, 0, "MARTIN").unwrap().write(1, 1, "Léa").unwrap();
    let birth = rust_xlsxwriter::ExcelDateTime::from_ymd(2018, 9, 7).unwrap();
    sheet.write_with_format(1, 2, &birth, &day).unwrap();
    sheet.write(1, 3, 1000).unwrap().write(1, 4, "BOURG").unwrap().write(1, 5, "CE2 A").unwrap().write(1, 6, 700_104).unwrap();
    // Whatever its name.
    let report = school.import(vec![("CSVExtraction.csv".to_owned(), book.save_to_buffer().unwrap())]);
    assert_eq!((report.pupils, report.warnings.len()), (created(1), 0), "{report:?}");
    let lea = "SELECT p.birth_date || ' ' || p.postcode || ' ' || c.onde_id FROM person p
               JOIN enrolment e ON e.pupil = p.id JOIN class c ON c.id = e.class";
    let lea: String = school.read(|db| db.value(lea, []));
    assert_eq!(lea, "2018-09-07 01000 700104");
}

#[test]
fn a_separator_inside_a_cell_is_told_with_its_line() {
    let school = School::open();
    let good = line("MARTIN", "Léa", "07/09/2018", "", "CE2", "CE2 A");
    school.import(vec![pupils(std::slice::from_ref(&good))]);
    let shifted = format!("{}x", good.replace("1 rue X", "1 ; rue X"));
    let report = school.import(vec![pupils(&[shifted])]);
    assert_eq!((report.rejected.len(), report.rejected[0].line, report.pupils.left), (1, 2, 0));
}
