//! Guardians: recognised, joined, linked.

use super::*;

#[test]
fn a_guardian_is_found_again_by_child_or_mail_and_a_new_sibling_is_linked() {
    let school = School::open();
    let lea = line("MARTIN", "Léa", "07/09/2018", "613013910EJ", "CE2", "CE2 A");
    let tom = line("PETIT", "Tom", "08/09/2020", "730573909JG", "CP", "CP").replace(";700;", ";701;");
    let first = guardian("MARTIN", "Anne", "1 rue X", "anne@exemple.invalid", &[("MARTIN", "Léa", "CE2 A")]);
    school.import(vec![pupils(std::slice::from_ref(&lea)), guardians(&[first])]);
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
fn every_era_of_guardians_is_read() {
    let fixed = "Civilité Responsable;Nom usage responsable;Nom responsable;Prénom responsable;Adresse responsable;CP responsable;\
                 Commune responsable;Pays;Courriel;Téléphone domicile;Téléphone travail;";
    let child = "Nom d'usage enfant;Nom de famille enfant;Prénom enfant;Classes enfants";
    let later = "Nom d'usage élève;Nom de famille élève;Prénom élève;Date de naissance élève;Classes élèves";
    let values = "MLLE;;MARTIN;Anne;1 rue X;1000;BOURG;FRANCE;anne@exemple.invalid;;;";
    for (era, text) in [
        ("to 2018", format!("{fixed}Numéro de poste;Téléphone portable;{child};{child}\n{values};639980001;;MARTIN;Léa;CE2  A\n")),
        ("2021", format!("{fixed}Téléphone portable;Communication adresses;PCS;{later};{later};\n{values}639980001;Oui;54;;MARTIN;Léa;07/09/2018;CE2 A\n")),
        ("other ENTs", "Nom*;Prénom*;Adresse;Code postal;Ville;Pays;Courriel;Téléphone;Nom de l'élève;Prénom de l'élève;Classes de l'élève\n\
                        MARTIN;Anne;1 rue X;1000;BOURG;FRANCE;anne@exemple.invalid;639980001;MARTIN;Léa;CE2 A\n".to_owned()),
    ] {
        let school = School::open();
        let files = vec![pupils(&[line("MARTIN", "Léa", "07/09/2018", "", "CE2", "CE2 A")]), file("CSVExtraction.csv", text)];
        let report = school.import(files);
        assert_eq!((report.guardians, report.links, report.warnings.len()), (created(1), created(1), 0), "{era}: {report:?}");
        let adult = "SELECT postcode || ' ' || coalesce(phone_mobile, phone_home) || ' ' || email FROM person WHERE given_name = 'Anne'";
        let adult: String = school.read(|db| db.value(adult, []));
        assert_eq!(adult, "01000 0639980001 anne@exemple.invalid", "{era}");
    }
}
