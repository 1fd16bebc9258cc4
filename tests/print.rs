//! The sheets a school prints, read back as families get them: text by pdftotext, pictures by pdftoppm (poppler-utils).
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test stops at the first surprise")]

use std::{fs, path::PathBuf, process::Command};

use preau::{
    access::Profile,
    print::{
        Column, Document, Face, Legibility, Look, School, Table, Text, Width,
        activation::{Slip, activation_sheet},
        charter::{Block, written},
        list::{List, Part, list},
    },
};
use tempfile::TempDir;

const ADDRESS: &str = "https://ecole-jean-moulin.exemple.fr";

struct Printed {
    folder: TempDir,
    pages: Vec<String>,
}

impl Printed {
    fn new(pdf: preau::Result<Vec<u8>>) -> Printed {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("sheet.pdf"), pdf.unwrap()).unwrap();
        let text = run("pdftotext", &["-layout", "-enc", "UTF-8", "sheet.pdf", "-"], &folder);
        let pages = text.split_terminator('\u{c}').map(str::to_owned).collect();
        Printed { folder, pages }
    }

    fn text(&self) -> String {
        self.pages.concat()
    }

    fn info(&self) -> String {
        run("pdfinfo", &["-struct-text", "sheet.pdf"], &self.folder)
    }

    fn facts(&self) -> String {
        run("pdfinfo", &["sheet.pdf"], &self.folder)
    }

    fn picture(&self, page: usize) -> image::GrayImage {
        let page = page.to_string();
        run(
            "pdftoppm",
            &["-f", &page, "-l", &page, "-r", "200", "-gray", "-png", "-singlefile", "sheet.pdf", "page"],
            &self.folder,
        );
        image::open(self.path("page.png")).unwrap().into_luma8()
    }

    fn path(&self, file: &str) -> PathBuf {
        self.folder.path().join(file)
    }
}

fn run(program: &str, arguments: &[&str], folder: &TempDir) -> String {
    let output = Command::new(program).args(arguments).current_dir(folder.path()).output();
    let output = output.unwrap_or_else(|e| panic!("{program} (Debian: poppler-utils): {e}"));
    assert!(output.status.success(), "{program}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8_lossy(&output.stdout).into_owned()
}

fn school() -> School {
    School { name: "École élémentaire Jean-Moulin".into(), place: "12 rue des Écoles, 38000 Grenoble".into(), logo: None }
}

fn slip(number: usize, profile: Profile) -> Slip {
    Slip {
        person: format!("Zoé N’Diaye-{number:03}"),
        profile,
        profile_words: if profile == Profile::Pupil { "Élève".into() } else { "Responsable".into() },
        class: Some("CM2 A".into()),
        login: format!("zoe.ndiaye{number}"),
        code: format!("KWMD-WMQM-{number:04}"),
        code_until: "mardi 15 décembre 2026".into(),
        also_for: if profile == Profile::Guardian { vec!["Léa Martin (CM2 A)".into()] } else { Vec::new() },
    }
}

fn sheet(slips: &[Slip]) -> Printed {
    Printed::new(activation_sheet(&school(), ADDRESS, slips))
}

#[test]
fn a_slip_says_who_it_is_for_and_how_to_come_in() {
    let printed = sheet(&[slip(7, Profile::Guardian)]);
    assert_eq!(printed.pages.len(), 1);
    for words in [
        "École élémentaire Jean-Moulin",
        "Codes d’activation : CM2 A, responsables",
        "Zoé N’Diaye-007",
        "Responsable de Léa Martin (CM2 A)",
        "zoe.ndiaye7",
        "KWMD-WMQM-0007",
        "mardi 15 décembre 2026",
        "ecole-jean-moulin.exemple.fr/activer",
        "page 1 / 1",
    ] {
        assert!(printed.pages[0].contains(words), "{words} is not in {}", printed.pages[0]);
    }
}

#[test]
fn a_code_without_groups_is_printed_in_groups() {
    let plain = Slip { code: "K7MD3PQ00007".into(), ..slip(7, Profile::Pupil) };
    assert!(sheet(&[plain]).text().contains("K7MD 3PQ0 0007"));
}

#[test]
fn the_qr_codes_open_the_activation_page_with_the_code_filled_in() {
    let printed = sheet(&[slip(1, Profile::Pupil), slip(2, Profile::Pupil)]);
    let mut picture = rqrr::PreparedImage::prepare(printed.picture(1));
    let mut links: Vec<String> = picture.detect_grids().iter().map(|grid| grid.decode().unwrap().1).collect();
    links.sort();
    assert_eq!(links, [format!("{ADDRESS}/activer?code=KWMD-WMQM-0001"), format!("{ADDRESS}/activer?code=KWMD-WMQM-0002")]);
}

#[test]
fn pupils_are_told_tu_and_adults_vous() {
    let pupil = sheet(&[slip(1, Profile::Pupil)]).text();
    let adult = sheet(&[slip(1, Profile::Guardian)]).text();
    assert!(pupil.contains("Choisis ton mot de passe") && !pupil.contains("votre"), "{pupil}");
    assert!(adult.contains("Choisissez votre mot de passe") && !adult.contains(" ton "), "{adult}");
}

#[test]
fn a_page_holds_one_class_and_one_profile() {
    let mixed: Vec<Slip> = (0..24).map(|n| slip(n, if n % 2 == 0 { Profile::Pupil } else { Profile::Guardian })).collect();
    let printed = sheet(&mixed);
    for page in &printed.pages {
        let pupils = page.contains("CM2 A, élèves");
        let parents = page.contains("CM2 A, responsables");
        assert!(pupils != parents, "{page}");
        assert_eq!(pupils, page.contains("Choisis ton"), "{page}");
        assert_eq!(parents, page.contains("Choisissez votre"), "{page}");
    }
}

#[test]
fn nobody_is_forgotten_or_cut_in_six_hundred_slips() {
    let many: Vec<Slip> = (0..600).map(|n| slip(n, Profile::Pupil)).collect();
    let printed = sheet(&many);
    assert_eq!(printed.pages.len(), 120);
    for slip in &many {
        let on: Vec<&String> = printed.pages.iter().filter(|page| page.contains(&slip.person)).collect();
        assert_eq!(on.len(), 1, "{}", slip.person);
        assert!(on[0].contains(&format!("{} ", slip.login)) || on[0].contains(&format!("{}\n", slip.login)), "{}", on[0]);
        assert!(on[0].contains(&slip.code), "{} is not in {}", slip.code, on[0]);
    }
    assert!(printed.pages[119].contains("page 120 / 120"));
}

#[test]
fn a_sheet_for_nobody_says_so() {
    let printed = sheet(&[]);
    assert_eq!(printed.pages.len(), 1);
    assert!(printed.pages[0].contains("Aucun code à imprimer"), "{}", printed.pages[0]);
}

#[test]
fn very_long_names_wrap_and_stay_beside_the_qr_code() {
    let mut long = slip(1, Profile::Guardian);
    long.person = "Wilhelmina".repeat(20);
    long.also_for = (0..30).map(|n| format!("Élisabeth-{n} de La Rochefoucauld-Montmorency (CM2 A)")).collect();
    let printed = sheet(&[long.clone(), slip(2, Profile::Guardian)]);
    assert_eq!(printed.pages.len(), 1, "{}", printed.text());
    let squeezed: String = printed.text().split_whitespace().collect();
    assert!(squeezed.contains("Élisabeth-5") && squeezed.contains("et24autresenfants"), "{}", printed.text());
    let mut picture = rqrr::PreparedImage::prepare(printed.picture(1));
    assert!(picture.detect_grids().iter().any(|grid| grid.decode().is_ok_and(|(_, link)| link.ends_with("0001"))));
}

#[test]
fn letters_of_many_languages_are_printed() {
    let mut person = slip(1, Profile::Pupil);
    person.person = "Łucja Șerban Ğökçe Œdipe Þór Ÿ Nguyễn Phạm Иван Ελένη".into();
    let printed = sheet(&[person.clone()]);
    let squeezed: String = printed.text().split_whitespace().collect();
    for name in person.person.split(' ') {
        assert!(squeezed.contains(name), "{name} is not in {squeezed}");
    }
}

#[test]
fn the_file_names_itself_and_can_be_listened_to() {
    let printed = sheet(&[slip(1, Profile::Pupil)]);
    let facts = printed.facts();
    assert!(facts.contains("Codes d’activation") && facts.contains("Tagged:          yes"), "{facts}");
    assert!(facts.contains("A4"), "{facts}");
    let spoken = printed.info();
    assert!(spoken.contains("H1") && spoken.contains("Figure"), "{spoken}");
    assert!(!spoken.contains("page 1 / 1"), "footers are not read out: {spoken}");
    assert!(run("pdfinfo", &["-meta", "sheet.pdf"], &printed.folder).contains("pdfuaid:part>1<"));
}

#[test]
fn a_letter_that_no_font_has_does_not_stop_a_document() {
    let blocks = [Block::Paragraph("Bravo 🎉 à tous".into())];
    let printed = Printed::new(written(&school(), "Essai", &blocks, Legibility::default()));
    assert!(printed.text().contains("Bravo"), "{}", printed.text());
}

#[test]
fn a_charter_prints_its_blocks_in_order_over_its_pages() {
    let blocks = [
        Block::Paragraph(Text::from("Cette charte dit ").and_strong("ce que chacun peut faire").and(".")),
        Block::Heading(2, "Je me protège".into()),
        Block::List {
            ordered: true, items: (1..=80).map(|n| Text::from(format!("Règle {n}\u{202f}: je réfléchis."))).collect()
        },
        Block::Heading(2, "Signatures".into()),
        Block::Signatures(vec!["L’élève".into(), "Ses responsables".into()]),
    ];
    let printed = Printed::new(written(&school(), "Charte", &blocks, Legibility::default()));
    let text = printed.text();
    assert!(printed.pages.len() > 1);
    let places: Vec<usize> = ["ce que chacun", "Je me protège", "Règle 1 :", "Règle 80", "Ses responsables"]
        .iter()
        .map(|words| text.find(words).unwrap_or_else(|| panic!("{words} is not in {text}")))
        .collect();
    assert!(places.is_sorted(), "{places:?}");
}

#[test]
fn a_reader_who_needs_larger_letters_gets_more_pages() {
    let blocks = [Block::Paragraph("Je signe de mon nom tout ce que j’écris. ".repeat(120).as_str().into())];
    let pages = |legibility| Printed::new(written(&school(), "Charte", &blocks, legibility)).pages.len();
    assert_eq!(pages(Legibility::default()), 1);
    assert!(pages(Legibility { face: Face::OpenDyslexic, scale: 2.0, airy: true }) > 2);
}

#[test]
fn each_face_prints_french() {
    for (face, name) in [(Face::Atkinson, "Atkinson"), (Face::Lexend, "Lexend"), (Face::OpenDyslexic, "OpenDyslexic")] {
        let words = "« L’œuf à la coque ? » dit-elle : 1 000 € — ÀÇÉÈÊËÎÏÔÙÛÜŸ ŒÆ";
        let blocks = [Block::Paragraph(Text::from(words).and_strong(" gras"))];
        let printed = Printed::new(written(&school(), "Essai", &blocks, Legibility { face, ..Legibility::default() }));
        assert!(printed.text().contains(words), "{}", printed.text());
        let fonts = run("pdffonts", &["sheet.pdf"], &printed.folder);
        assert!(fonts.contains(name) && !fonts.contains("NotoSans"), "{fonts}");
    }
}

fn table(rows: Vec<Vec<Text>>) -> Printed {
    let mut document = Document::new(&school(), Look { title: "Liste", ..Look::default() }).unwrap();
    document.heading(1, "CM2 A");
    let columns = vec![Column::new("Élève", Width::Share(1.0)), Column::new("Remarque", Width::Share(1.0))];
    document.table(&Table { columns, rows, ..Table::default() });
    Printed::new(document.finish())
}

#[test]
fn a_table_repeats_its_titles_and_keeps_its_rows_whole() {
    let rows = (0..90).map(|n| vec![Text::from(format!("Début {n:02}")), Text::from(format!("un\ndeux\nfin {n:02}"))]).collect();
    let printed = table(rows);
    assert!(printed.pages.len() > 2);
    assert!(printed.pages.iter().all(|page| page.contains("Remarque")));
    for n in 0..90 {
        let page = printed.pages.iter().find(|page| page.contains(&format!("Début {n:02}"))).unwrap();
        assert!(page.contains(&format!("fin {n:02}")), "row {n} is cut");
    }
}

#[test]
fn a_row_taller_than_a_page_goes_on_over_the_next_ones() {
    let words = (0..2000).map(|n| format!("mot{n}")).collect::<Vec<_>>().join(" ");
    let printed =
        table(vec![vec!["Avant".into(), "".into()], vec!["Long".into(), words.as_str().into()], vec!["Après".into(), "".into()]]);
    assert!(printed.pages.len() > 1);
    let text = printed.text();
    assert!((0..2000).all(|n| text.split_whitespace().any(|word| word == format!("mot{n}"))));
    assert!(printed.pages.last().unwrap().contains("Après"));
}

#[test]
fn a_logo_is_printed_and_one_that_cannot_be_read_stops_nothing() {
    let mut png = std::io::Cursor::new(Vec::new());
    image::RgbImage::from_pixel(300, 200, image::Rgb([0, 0, 0])).write_to(&mut png, image::ImageFormat::Png).unwrap();
    let dark = |logo: Option<Vec<u8>>| {
        let printed = Printed::new(activation_sheet(&School { logo, ..school() }, ADDRESS, &[]));
        printed.picture(1).pixels().filter(|pixel| pixel.0[0] < 64).count()
    };
    let without = dark(None);
    assert!(dark(Some(png.into_inner())) > without + 5000);
    assert_eq!(dark(Some(b"not an image".to_vec())), without);
}

#[test]
fn a_list_gives_each_class_its_own_page() {
    let part =
        |title: &str| Part { title: title.into(), rows: vec![vec![Text::from(format!("Élève de {title}")), Text::default()]] };
    let sheet = List {
        title: "Émargement".into(),
        about: "Sortie du mardi 24 novembre".into(),
        columns: vec![Column::new("Nom", Width::Fit), Column::new("Signature", Width::Share(1.0))],
        parts: vec![part("CP"), part("CE1")],
        by_hand: true,
        landscape: true,
    };
    let printed = Printed::new(list(&school(), &sheet, Legibility::default()));
    assert_eq!(printed.pages.len(), 2);
    for (page, class) in printed.pages.iter().zip(["CP", "CE1"]) {
        for words in [format!("Émargement : {class}"), format!("Élève de {class}"), "Sortie du mardi".into(), "Signature".into()]
        {
            assert!(page.contains(&words), "{words} is not in {page}");
        }
    }
    let facts = printed.facts();
    assert!(facts.contains("841.89 x 595.276"), "{facts}");
}

#[test]
fn a_list_of_nobody_says_so() {
    let printed = Printed::new(list(&school(), &List { title: "Cantine".into(), ..List::default() }, Legibility::default()));
    assert!(printed.text().contains("Personne dans cette liste"));
}
