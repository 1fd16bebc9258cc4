//! An import's result, for people and for scripts.

use serde::Serialize;
use serde_json::{Value, json};

use crate::{
    cli::out,
    people::import::{Counts, Report},
};

/// The object that scripts read. The other adults stand in it only where they may come (`import people`).
pub(super) fn document(report: &Report, adults: bool) -> impl Serialize {
    let rejected: Vec<Value> = report
        .rejected
        .iter()
        .map(|issue| json!({ "file": issue.file, "line": issue.line, "reason": format!("{} {}", issue.reason, issue.mend) }))
        .collect();
    let mut document = json!({
        "pupils": report.pupils,
        "guardians": report.guardians,
        "classes": report.classes,
        "links": report.links,
        "rejected": rejected,
        "questions": report.questions,
    });
    if adults && let Some(object) = document.as_object_mut() {
        object.insert("adults".to_owned(), json!(report.adults));
    }
    document
}

pub(super) fn report(report: &Report, applied: bool) {
    out::say(if applied { "Importation faite." } else { "Aperçu : rien n'est encore fait (ajoutez --apply pour le faire)." });
    out::say("");
    out::say(format!("{:<24} {:>8} {:>11} {:>10} {:>8}", "", "nouveaux", "mis à jour", "inchangés", "absents"));
    let rows: [(&str, Counts); 5] = [
        ("élèves", report.pupils),
        ("responsables", report.guardians),
        ("autres adultes", report.adults),
        ("classes", report.classes),
        ("liens de famille", report.links),
    ];
    for (name, n) in rows {
        out::say(format!("{name:<24} {:>8} {:>11} {:>10} {:>8}", n.created, n.updated, n.unchanged, n.left));
    }
    if report.moved > 0 {
        out::say(format!("Élèves qui changent de classe : {}", report.moved));
    }
    if applied {
        out::say(format!("Comptes créés, avec leur code d'activation : {}", report.accounts));
    }
    for issue in &report.warnings {
        out::say(format!("\nÀ savoir, {} ligne {} : {} {}", issue.file, issue.line, issue.reason, issue.mend));
    }
    for issue in &report.rejected {
        out::say(format!("\nLaissée de côté, {} ligne {} : {}\n  {}", issue.file, issue.line, issue.reason, issue.mend));
    }
    for question in &report.questions {
        out::say(format!("\nÀ vous de dire, {} ligne {} : {}", question.file, question.line, question.text));
        question.candidates.iter().for_each(|c| out::say(format!("  {} : {}", c.person, c.label)));
    }
}
