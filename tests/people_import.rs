//! Imports, from files to a school: the made-up school in tests/data/onde, and generated files of every era.

use std::collections::HashMap;

use preau::{
    Error, Result,
    access::{Act, Profile, Viewer},
    clock::Clock,
    people::{
        accounts, classes, families,
        import::{self, Answer, Answers, Counts, Plan, Report},
        person::{self, Fields},
    },
    store::{Reading, Store, WriteTx},
};
use tempfile::TempDir;

const ONDE: &str = "Nom élève;Nom d'usage élève;Prénom élève;Date naissance;Sexe;INE;Adresse1;Cp1;Commune1;Pays1;Adresse2;Cp2;\
    Commune2;Pays2; Cycle;Niveau;Libellé classe;Identifiant classe;Attestation fournie;Autorisation associations;Autorisation photo;\
    Décision de passage";
const BE1D: &str = "\"Nom Elève\";\"Nom d'usage Elève\";\"Prénom Elève\";\"Date naissance\";\"Sexe\";\"Adresse1\";\"Cp1\";\
    \"Commune1\";\"Pays1\";\"Adresse2\";\"Cp2\";\"Commune2\";\"Pays2\";\" Cycle\";\"Niveau\";\"Classe\";\"Attestation fournie\";\
    \"Autorisations associations\";\"Autorisations photos\";\"Décision de passage\"";
const GUARDIANS: &str = "Civilité Responsable;Nom usage responsable;Nom responsable;Prénom responsable;Adresse responsable;\
    CP responsable;Commune responsable;Pays;Courriel;Téléphone domicile;Téléphone travail;Téléphone portable;Nom d'usage élève;\
    Nom de famille élève;Prénom élève;Classes élèves;Nom d'usage élève;Nom de famille élève;Prénom élève;Classes élèves";

type Files = Vec<(String, Vec<u8>)>;

/// A school in a temporary file, on Tuesday 24 November 2026.
struct School {
    store: Store,
    _dir: TempDir,
}

fn operator() -> Viewer {
    Viewer::Operator("jeanne".into())
}

fn file(name: &str, text: impl Into<String>) -> (String, Vec<u8>) {
    (name.to_owned(), text.into().into_bytes())
}

fn sample() -> Files {
    let read = |name: &str| (name.to_owned(), std::fs::read(format!("tests/data/onde/{name}")).unwrap());
    // The guardians first: the order must not matter.
    vec![read("CSVExtraction-responsables.csv"), read("CSVExtraction-eleves.csv")]
}

impl School {
    fn open() -> School {
        let dir = TempDir::new().unwrap();
        let store = Store::open(&dir.path().join("ecole.db"), Clock::frozen(1_795_507_500)).unwrap();
        School { store, _dir: dir }
    }

    fn write<T: Send + 'static>(&self, job: impl FnOnce(&WriteTx<'_>) -> Result<T> + Send + 'static) -> Result<T> {
        self.store.write_now(Act::by(&operator(), "admin").unwrap().verb("try"), job)
    }

    fn read<T: Send + 'static>(&self, job: impl FnOnce(&Reading<'_>) -> Result<T> + Send + 'static) -> T {
        self.store.read_now(&operator(), job).unwrap()
    }

    fn plan(&self, files: Files) -> Plan {
        self.read(move |db| import::plan(db, &import::read(files)))
    }

    fn import(&self, files: Files) -> Report {
        self.import_with(files, Answers::default()).unwrap()
    }

    fn import_with(&self, files: Files, answers: Answers) -> Result<Report> {
        self.write(move |tx| import::apply(tx, &import::read(files), &answers))
    }

    fn pupil(&self, given: &str, family: &str, birth: Option<&str>) -> i64 {
        let fields = Fields {
            given_name: given.to_owned(),
            family_name: family.to_owned(),
            birth_date: birth.map(str::to_owned),
            ..Fields::default()
        };
        self.write(move |tx| person::add(tx, &fields, [Profile::Pupil].into_iter().collect())).unwrap()
    }

    fn count(&self, sql: &'static str) -> i64 {
        self.read(move |db| db.value(sql, []))
    }

    /// Class names by pupil, those enrolled now.
    fn classes(&self) -> HashMap<String, String> {
        self.read(|db| {
            let rows = db.all(
                "SELECT p.given_name || ' ' || p.family_name, c.name FROM enrolment e JOIN person p ON p.id = e.pupil
                 JOIN class c ON c.id = e.class WHERE e.until IS NULL",
                [],
                |r| Ok((r.get(0)?, r.get(1)?)),
            )?;
            Ok(rows.into_iter().collect())
        })
    }
}

fn created(n: u32) -> Counts {
    Counts { created: n, ..Counts::default() }
}

fn unchanged(n: u32) -> Counts {
    Counts { unchanged: n, ..Counts::default() }
}

/// A pupils' line of ONDE: names, birth date, INE, level, class.
fn line(family: &str, given: &str, birth: &str, ine: &str, level: &str, class: &str) -> String {
    format!("{family};;{given};{birth};F;{ine};1 rue X;01000;BOURG;FRANCE;;;;;CYCLE II;{level};{class};700;Oui;Non;Oui;")
}

fn pupils(lines: &[String]) -> (String, Vec<u8>) {
    file("eleves.csv", format!("{ONDE}\n{}\n", lines.join("\n")))
}

/// A guardians' line: names, street, e-mail, children as (family, given, class).
fn guardian(family: &str, given: &str, street: &str, email: &str, children: &[(&str, &str, &str)]) -> String {
    let blocks: String = children.iter().map(|(family, given, class)| format!(";;{family};{given};{class}")).collect();
    format!("Mme;;{family};{given};{street};01000;BOURG;FRANCE;{email};;;0639980001{blocks}")
}

fn guardians(lines: &[String]) -> (String, Vec<u8>) {
    file("responsables.csv", format!("{GUARDIANS}\n{}\n", lines.join("\n")))
}

#[test]
fn the_sample_school_comes_in_whole_and_again_changes_nothing() {
    let school = School::open();
    let truth: serde_json::Value = serde_json::from_slice(&std::fs::read("tests/data/onde/truth.json").unwrap()).unwrap();
    let expected = |key: &str| u32::try_from(truth[key].as_u64().unwrap()).unwrap();
    let plan = school.plan(sample());
    let report = school.import_with(sample(), Answers { expected: Some(plan.fingerprint), ..Answers::default() }).unwrap();
    assert_eq!(report.pupils, created(expected("pupils")));
    assert_eq!(report.guardians, created(expected("guardians")));
    assert_eq!(report.classes, created(expected("classes")));
    assert_eq!(report.links, created(expected("links")));
    assert_eq!(report.without_ine, expected("without_ine"));
    assert_eq!(report.rejected.len(), expected("rejected") as usize);
    assert!(report.rejected[0].reason.contains("FOYER DÉPARTEMENTAL DE L'ENFANCE"));
    assert_eq!(report.rejected[0].line, 52);
    assert!(report.questions.is_empty() && report.warnings.is_empty());
    assert_eq!(report.accounts, 90);

    let again = school.import(sample());
    assert_eq!((again.pupils, again.guardians), (unchanged(40), unchanged(50)));
    assert_eq!((again.classes, again.links, again.accounts), (unchanged(9), unchanged(78), 0));
    assert!(school.plan(sample()).changes_nothing());
    assert_eq!(school.count("SELECT count(*) FROM enrolment"), 40);
    assert_eq!(school.count("SELECT count(*) FROM account WHERE code IS NOT NULL"), 90);
}

#[test]
fn siblings_share_their_guardians_and_namesakes_at_two_addresses_stay_two() {
    let school = School::open();
    school.import(sample());
    assert_eq!(school.count("SELECT count(*) FROM person WHERE sort_key = 'fournier julien'"), 2);
    let children = "SELECT count(*) FROM guardianship g JOIN person p ON p.id = g.guardian WHERE p.sort_key = 'oeuvrard aurelie'";
    assert_eq!(school.count(children), 3);
    assert_eq!(school.classes()["Clémence PICARD"], "CE2 de M. George");
    let levels = "SELECT group_concat(level) FROM class_level l JOIN class c ON c.id = l.class WHERE c.name = '06 CE2-CM1'";
    let levels: String = school.read(|db| db.value(levels, []));
    assert_eq!(levels, "CE2,CM1");
}

#[test]
fn a_custody_restriction_is_kept() {
    let school = School::open();
    school.import(sample());
    let pair = "SELECT g.guardian, g.pupil FROM guardianship g JOIN person p ON p.id = g.guardian
                WHERE p.sort_key = 'el amrani benoit' ORDER BY g.pupil LIMIT 1";
    let (guardian, pupil) = school.read(|db| db.one(pair, [], |r| Ok((r.get(0)?, r.get(1)?))));
    let terms = families::Terms {
        kind: families::Kind::Father,
        legal_authority: false,
        may_collect: false,
        receives_mail: false,
        contact_order: 2,
    };
    school.write(move |tx| families::link(tx, guardian, pupil, terms)).unwrap();
    assert_eq!(school.import(sample()).links, unchanged(78));
    let kept = school.read(move |db| families::guardians(db, pupil));
    assert_eq!(kept.iter().find(|r| r.id == guardian).unwrap().terms, terms);
}

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
fn namesakes_with_two_birth_dates_are_two_pupils() {
    let school = School::open();
    let file = || {
        vec![pupils(&[
            line("MARTIN", "Léa", "07/09/2018", "", "CE2", "CE2 A"),
            line("MARTIN", "Léa", "08/09/2019", "", "CE1", "CE1 A"),
        ])]
    };
    assert_eq!(school.import(file()).pupils, created(2));
    assert_eq!(school.import(file()).pupils, unchanged(2));
}

#[test]
fn two_candidates_make_a_question_which_is_answered() {
    let school = School::open();
    let first = school.pupil("Léa", "Martin", Some("2018-09-07"));
    school.pupil("Léa", "MARTIN", Some("2018-09-07"));
    let file = || vec![pupils(&[line("MARTIN", "Léa", "07/09/2018", "613013910EJ", "CE2", "CE2 A")])];
    let report = school.import(file());
    assert_eq!((report.pupils, report.questions.len()), (Counts::default(), 1));
    assert_eq!(report.questions[0].candidates.len(), 2);
    let answers =
        Answers { choices: HashMap::from([(report.questions[0].key.clone(), Answer::Person(first))]), ..Answers::default() };
    let answered = school.import_with(file(), answers).unwrap();
    assert_eq!((answered.pupils.updated, answered.questions.len()), (1, 0));
    let ine: Option<String> = school.read(move |db| db.value("SELECT ine FROM person WHERE id = ?1", [first]));
    assert_eq!(ine.as_deref(), Some("613013910EJ"));
    assert_eq!(school.import(file()).pupils.unchanged, 1);
}

#[test]
fn another_ine_for_the_same_name_and_day_is_asked_about() {
    let school = School::open();
    school.import(vec![pupils(&[line("MARTIN", "Léa", "07/09/2018", "613013910EJ", "CE2", "CE2 A")])]);
    let report = school.import(vec![pupils(&[line("MARTIN", "Léa", "07/09/2018", "730573909JG", "CE2", "CE2 A")])]);
    assert_eq!((report.questions.len(), report.pupils.created, report.pupils.left), (1, 0, 0));
}

#[test]
fn a_line_written_twice_is_used_once() {
    let school = School::open();
    let twice = line("MARTIN", "Léa", "07/09/2018", "", "CE2", "CE2 A");
    let report = school.import(vec![pupils(&[twice.clone(), twice])]);
    assert_eq!((report.pupils, report.rejected.len()), (created(1), 1));
    assert!(report.rejected[0].reason.contains("ligne 2") && report.rejected[0].line == 3);
}

#[test]
fn a_pupil_moves_to_another_class_and_another_level() {
    let school = School::open();
    school.import(vec![pupils(&[line("MARTIN", "Léa", "07/09/2018", "613013910EJ", "CE2", "CE2 A")])]);
    let moved = school
        .import(vec![pupils(&[line("MARTIN", "Léa", "07/09/2018", "613013910EJ", "CM1", "CM1 B").replace(";700;", ";701;")])]);
    assert_eq!((moved.pupils.updated, moved.moved, moved.classes.created), (1, 1, 1));
    assert_eq!(school.classes()["Léa MARTIN"], "CM1 B");
    assert_eq!(school.count("SELECT count(*) FROM enrolment WHERE until IS NOT NULL"), 1);
}

#[test]
fn a_class_renamed_in_onde_is_renamed() {
    let school = School::open();
    school.import(vec![pupils(&[line("MARTIN", "Léa", "07/09/2018", "613013910EJ", "CE2", "CE2 A")])]);
    let report = school.import(vec![pupils(&[line("MARTIN", "Léa", "07/09/2018", "613013910EJ", "CE2", "CE2 de Mme Rey")])]);
    assert_eq!((report.classes.updated, report.pupils.unchanged, report.moved), (1, 1, 0));
    assert_eq!(school.classes()["Léa MARTIN"], "CE2 de Mme Rey");
    assert_eq!(school.count("SELECT count(*) FROM grp WHERE name = 'CE2 de Mme Rey : élèves'"), 1);
}

#[test]
fn who_is_no_longer_in_the_file_leaves_only_when_confirmed() {
    let school = School::open();
    let lea = line("MARTIN", "Léa", "07/09/2018", "613013910EJ", "CE2", "CE2 A");
    let paul = line("REY", "Paul", "08/09/2018", "730573909JG", "CE2", "CE2 A");
    let mother = guardian("REY", "Anne", "2 rue Y", "", &[("REY", "Paul", "CE2 A")]);
    school.import(vec![pupils(&[lea.clone(), paul.clone()]), guardians(&[mother])]);
    let without = || vec![pupils(&[lea.clone()])];
    let report = school.import(without());
    assert_eq!((report.pupils.left, report.guardians.left), (1, 1));
    assert_eq!(school.count("SELECT count(*) FROM person WHERE left_at IS NOT NULL"), 0);
    school.import_with(without(), Answers { mark_left: true, ..Answers::default() }).unwrap();
    assert_eq!(school.count("SELECT count(*) FROM person WHERE left_at IS NOT NULL"), 2);
    assert!(school.plan(without()).changes_nothing());
    let back = school.import(vec![pupils(&[lea.clone(), paul])]);
    assert_eq!((back.pupils.updated, back.pupils.unchanged), (1, 1));
    assert_eq!(school.classes()["Paul REY"], "CE2 A");
}

#[test]
fn a_pupil_whose_line_is_wrong_has_not_left() {
    let school = School::open();
    school.import(vec![pupils(&[line("MARTIN", "Léa", "07/09/2018", "", "CE2", "CE2 A")])]);
    let report = school.import(vec![pupils(&[line("MARTIN", "Léa", "31/02/2018", "", "CE2", "CE2 A")])]);
    assert_eq!((report.pupils.left, report.rejected.len()), (0, 1));
    assert!(report.rejected[0].reason.contains("31/02/2018") && report.rejected[0].mend.contains("JJ/MM/AAAA"));
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
fn a_guardian_is_found_again_by_child_or_mail_and_a_new_sibling_is_linked() {
    let school = School::open();
    let lea = line("MARTIN", "Léa", "07/09/2018", "613013910EJ", "CE2", "CE2 A");
    let tom = line("PETIT", "Tom", "08/09/2020", "730573909JG", "CP", "CP").replace(";700;", ";701;");
    let first = guardian("MARTIN", "Anne", "1 rue X", "anne@exemple.invalid", &[("MARTIN", "Léa", "CE2 A")]);
    school.import(vec![pupils(&[lea.clone()]), guardians(&[first])]);
    // Moved house, changed names, one more child; the same e-mail.
    let second =
        guardian("DURAND", "Anne", "9 rue Z", "anne@exemple.invalid", &[("MARTIN", "Léa", "CE2 A"), ("PETIT", "Tom", "CP")]);
    let report = school.import(vec![guardians(&[second]), pupils(&[lea, tom])]);
    assert_eq!((report.guardians.created, report.guardians.updated), (0, 1));
    assert_eq!((report.links.created, report.links.unchanged), (1, 1));
}

#[test]
fn the_same_name_alone_is_asked_about_when_it_may_be_the_same_person() {
    let school = School::open();
    let teacher = Fields { given_name: "Anne".into(), family_name: "MARTIN".into(), ..Fields::default() };
    let teacher = school.write(move |tx| person::add(tx, &teacher, [Profile::Teacher].into_iter().collect())).unwrap();
    let files = || {
        vec![
            pupils(&[line("MARTIN", "Léa", "07/09/2018", "613013910EJ", "CE2", "CE2 A")]),
            guardians(&[guardian("MARTIN", "Anne", "1 rue X", "", &[("MARTIN", "Léa", "CE2 A")])]),
        ]
    };
    let report = school.import(files());
    assert_eq!((report.questions.len(), report.guardians), (1, Counts::default()));
    let answers =
        Answers { choices: HashMap::from([(report.questions[0].key.clone(), Answer::Person(teacher))]), ..Answers::default() };
    assert_eq!(school.import_with(files(), answers).unwrap().guardians.updated, 1);
    let again = school.import(files());
    assert_eq!((again.guardians, again.questions.len()), (unchanged(1), 0));
    assert_eq!(school.count("SELECT count(*) FROM person"), 2);
}

#[test]
fn a_child_who_is_not_found_is_told() {
    let school = School::open();
    let files = vec![
        pupils(&[line("MARTIN", "Léa", "07/09/2018", "", "CE2", "CE2 A")]),
        guardians(&[
            guardian("MARTIN", "Anne", "1 rue X", "", &[("MARTIN", "Léa", "CE2 A"), ("MARTIN", "Zoé", "6e")]),
            guardian("REY", "Paul", "2 rue Y", "", &[("REY", "Tom", "CP")]),
        ]),
    ];
    let report = school.import(files);
    assert_eq!((report.guardians.created, report.links.created), (1, 1));
    assert!(report.warnings.iter().any(|w| w.line == 2 && w.reason.contains("Zoé MARTIN")));
    assert!(report.rejected.iter().any(|w| w.line == 3 && w.reason.contains("Tom REY")));
}

#[test]
fn children_with_the_same_name_are_told_apart_by_class_or_birth() {
    let school = School::open();
    let files = vec![
        pupils(&[
            line("MARTIN", "Léa", "07/09/2018", "", "CE2", "CE2 A"),
            line("MARTIN", "Léa", "08/09/2019", "", "CE1", "CE1 A").replace(";700;", ";701;"),
        ]),
        guardians(&[
            guardian("MARTIN", "Anne", "1 rue X", "", &[("MARTIN", "Léa", "CE2  A")]),
            guardian("MARTIN", "Paul", "2 rue Y", "", &[("MARTIN", "Léa", "CE9")]),
        ]),
    ];
    let report = school.import(files);
    assert_eq!((report.links.created, report.rejected.len()), (1, 1));
    assert!(report.rejected[0].reason.contains("plusieurs élèves"));
}

#[test]
fn a_plan_that_has_changed_is_not_confirmed() {
    let school = School::open();
    let files = || vec![pupils(&[line("MARTIN", "Léa", "07/09/2018", "", "CE2", "CE2 A")])];
    let shown = school.plan(files());
    school.pupil("Léa", "Martin", Some("2018-09-07"));
    let confirmed = school.import_with(files(), Answers { expected: Some(shown.fingerprint), ..Answers::default() });
    assert!(matches!(confirmed, Err(Error::Refused(_))));
    assert_eq!(school.count("SELECT count(*) FROM person"), 1);
}

#[test]
fn teachers_come_by_their_own_table_and_that_of_other_ents() {
    let school = School::open();
    school.import(vec![pupils(&[line("MARTIN", "Léa", "07/09/2018", "", "CE2", "CE2 A")])]);
    let one = "Prénom*;Nom*;date de naissance;fonction;telephone;telephonetravail;email;adresse;cp;ville;pays;classe;classe\n\
               Sophie;MARCHAND;;professeure;;;sophie@exemple.invalid;;;;;CE2 A;CP Z\n";
    let ours = "Profil;Nom;Prénom;Classe\ndirectrice + enseignante;LÉVÊQUE;Maud;\nenseignante;MARCHAND;Sophie;CE2 A\nmagicien;REY;Paul;\n";
    let files = || vec![file("enseignants.csv", one), file("nous.csv", ours)];
    let report = school.import(files());
    assert_eq!((report.adults, report.rejected.len(), report.warnings.len()), (created(2), 1, 1));
    assert_eq!(school.import(files()).adults, unchanged(2));
    let class = school.read(classes::list)[0].id;
    let teachers = school.read(move |db| classes::teachers(db, class));
    assert_eq!(teachers.iter().map(|t| t.name.as_str()).collect::<Vec<_>>(), ["Sophie MARCHAND"]);
}

#[test]
fn only_the_headteacher_and_the_house_import() {
    let school = School::open();
    let files = vec![pupils(&[line("MARTIN", "Léa", "07/09/2018", "", "CE2", "CE2 A")])];
    let act = Act::by_visitor("intrus", "admin").verb("import");
    let refused = school.store.write_now(act, move |tx| import::apply(tx, &import::read(files), &Answers::default()));
    assert!(matches!(refused, Err(Error::Forbidden(_))));
}

#[test]
fn files_wait_for_their_confirmation_and_nobody_else_finds_them() {
    let school = School::open();
    let id = school.write(|tx| import::draft_save(tx, &sample())).unwrap();
    assert_eq!(school.read(move |db| import::draft_load(db, id)).files, sample());
    assert!(matches!(school.store.read_now(&person_viewer(), move |db| import::draft_load(db, id)), Err(Error::NotFound)));
    school.store.clock().advance(24 * 3600);
    assert!(matches!(school.store.read_now(&operator(), move |db| import::draft_load(db, id)), Err(Error::NotFound)));
    assert_eq!(school.write(import::drafts_sweep).unwrap(), 1);
}

fn person_viewer() -> Viewer {
    Viewer::Person(std::sync::Arc::new(preau::access::Identity {
        id: 99,
        name: "Maud LÉVÊQUE".to_owned(),
        given_name: "Maud".to_owned(),
        profiles: [Profile::Director].into_iter().collect(),
        rights: preau::access::Rights::default(),
    }))
}

#[test]
fn a_large_school_comes_in_at_once() {
    let school = School::open();
    let files = || {
        let pupil = |n: u32| {
            let class = n % 40;
            line(
                &format!("FAMILLE{}", letters(n)),
                &format!("Enfant{}", letters(n / 7)),
                "07/09/2018",
                &format!("{:09}AB", n),
                "CE2",
                &format!("CE2 {class}"),
            )
            .replace(";700;", &format!(";{};", 700 + class))
        };
        let parent = |n: u32| {
            let child = n / 2;
            let (family, given) = (format!("FAMILLE{}", letters(child)), format!("Enfant{}", letters(child / 7)));
            guardian(
                &family,
                if n % 2 == 0 { "Anne" } else { "Paul" },
                &format!("{child} rue X"),
                "",
                &[(&family, &given, "CE2")],
            )
        };
        vec![pupils(&(0..1000).map(pupil).collect::<Vec<_>>()), guardians(&(0..2000).map(parent).collect::<Vec<_>>())]
    };
    let report = school.import(files());
    assert_eq!((report.pupils, report.guardians, report.links), (created(1000), created(2000), created(2000)));
    assert_eq!(school.import(files()).guardians, unchanged(2000));
    assert_eq!(school.read(|db| Ok(accounts::to_activate(db, None)?.len())), 3000);
}

fn letters(mut n: u32) -> String {
    let mut text = String::new();
    loop {
        text.push(char::from(b'A' + u8::try_from(n % 26).unwrap()));
        n /= 26;
        if n == 0 {
            return text;
        }
    }
}
