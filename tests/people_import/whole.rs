//! A whole school: the made-up one of tests/data/onde, and a large one.

use super::*;

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
                if n.is_multiple_of(2) { "Anne" } else { "Paul" },
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
    assert_eq!(school.read(|db| Ok(accounts::waiting(db, &accounts::Choice::default())?.len())), 3000);
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
