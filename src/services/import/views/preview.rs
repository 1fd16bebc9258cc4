use std::collections::BTreeMap;

use maud::{Markup, Render, html};

use super::{issue_table, rejected};
use crate::{
    people::import::{Counts, DraftId, Line, Parsed, Plan, Question, Report, What, Who},
    web::components::{
        Field, Kind, Tone, button, card, chip, empty, form_actions, hidden, link_button, notice, page_header, table,
    },
};

/// `changed`: the school changed since the preview that was confirmed.
pub(in crate::services::import) fn page(id: DraftId, parsed: &Parsed, plan: &Plan, changed: bool) -> Markup {
    let report = &plan.report;
    html! {
        div.import.stack {
            (page_header("Ce que l’importation va faire", Some("Rien n’est encore fait. Relisez, puis confirmez en bas de la page."), None))
            @if changed {
                (notice(Tone::Todo, html! {
                    p { "L’école a changé depuis l’aperçu que vous avez confirmé : rien n’a été fait. Voici l’aperçu à jour ; relisez-le, puis confirmez." }
                }))
            }
            p.cluster { @for (name, kind) in &parsed.files { (chip(format!("{name} : {kind}"), Tone::Info)) } }
            (counts(report))
            @if !report.warnings.is_empty() { (card("À savoir", issue_table("À savoir", &report.warnings)).icon("info")) }
            (rejected(&report.rejected))
            (changes(&plan.lines))
            @if plan.changes_nothing() && report.questions.is_empty() {
                @let (title, text) = match report.rejected.is_empty() {
                    true => ("L’école est déjà à jour", "Ces fichiers ne changeraient rien."),
                    false => ("Rien à importer", "Aucune autre ligne de ces fichiers ne changerait l’école."),
                };
                (empty("star", title, text, Some(html! { (link_button("/importation", "Choisir d’autres fichiers", Kind::Secondary)) })))
            } @else {
                (confirmation(id, plan))
            }
        }
    }
}

pub(super) fn counts(report: &Report) -> Markup {
    let row = |name: &str, counts: Counts| {
        let cells = [counts.created, counts.updated, counts.unchanged, counts.left];
        std::iter::once(html! { (name) }).chain(cells.map(|n| html! { (n) })).collect::<Vec<_>>()
    };
    let rows = vec![
        row("Élèves", report.pupils),
        row("Responsables", report.guardians),
        row("Autres adultes", report.adults),
        row("Classes", report.classes),
        row("Liens entre responsables et élèves", report.links),
    ];
    let headers = ["Qui ou quoi", "Nouveaux", "Mis à jour", "Inchangés", "Absents du fichier"];
    html! {
        (table("En nombres", &headers, rows).numbers(&[1, 2, 3, 4]).render())
        @if report.moved > 0 { p { "Parmi les élèves mis à jour, " (report.moved) (if report.moved > 1 { " changent" } else { " change" }) " de classe." } }
        @if report.without_ine > 0 {
            p { (report.without_ine) (if report.without_ine > 1 { " élèves n’ont" } else { " élève n’a" }) " pas encore d’INE : reconnus par leur nom et leur date de naissance." }
        }
    }
}

/// What changes, folded: one list a kind of change, pupils by class.
fn changes(lines: &[Line]) -> Markup {
    let lists = [
        (What::Created, Who::Class, "Classes nouvelles"),
        (What::Updated, Who::Class, "Classes mises à jour"),
        (What::Created, Who::Pupil, "Élèves nouveaux"),
        (What::Moved, Who::Pupil, "Élèves qui changent de classe"),
        (What::Updated, Who::Pupil, "Élèves mis à jour"),
        (What::Created, Who::Guardian, "Responsables nouveaux"),
        (What::Updated, Who::Guardian, "Responsables mis à jour"),
        (What::Created, Who::Adult, "Autres adultes nouveaux"),
        (What::Updated, Who::Adult, "Autres adultes mis à jour"),
        (What::Left, Who::Pupil, "Élèves absents du fichier"),
        (What::Left, Who::Guardian, "Responsables dont les enfants partent"),
    ];
    html! {
        div.import-lists {
            @for (what, who, title) in lists {
                @let these: Vec<&Line> = lines.iter().filter(|l| l.what == what && l.who == who).collect();
                @if !these.is_empty() {
                    details.import-list {
                        summary { (title) " " span.badge { (these.len()) } }
                        (people(what, who, &these))
                    }
                }
            }
        }
    }
}

fn people(what: What, who: Who, lines: &[&Line]) -> Markup {
    let by_class = who == Who::Pupil && matches!(what, What::Created | What::Moved);
    let mut groups: BTreeMap<&str, Vec<(&str, &str)>> = BTreeMap::new();
    for line in lines {
        let (class, rest) = match by_class {
            true => line.detail.split_once(" ; ").unwrap_or((&line.detail, "")),
            false => ("", line.detail.as_str()),
        };
        groups.entry(class).or_default().push((&line.name, rest));
    }
    html! {
        @for (class, people) in groups {
            @if by_class { h3 { (if class.is_empty() { "Sans classe" } else { class }) " (" (people.len()) ")" } }
            ul.import-names {
                @for (name, detail) in people { li { (name) @if !detail.is_empty() { span.import-detail { " : " (detail) } } } }
            }
        }
    }
}

fn confirmation(id: DraftId, plan: &Plan) -> Markup {
    let report = &plan.report;
    let left = report.pupils.left + report.guardians.left;
    html! {
        form.stack method="post" action={ "/importation/" (id) } {
            (hidden("plan", &plan.fingerprint))
            @if !report.questions.is_empty() {
                (card("À vous de dire", questions(&report.questions)).icon("circle-question-mark"))
            }
            @if left > 0 {
                (Field::checkbox("mark_left", &format!("Marquer comme partis les {left} absents du fichier"))
                    .checked(!report.empties_the_school())
                    .hint("Leur fiche et ce qu’ils ont écrit restent ; ils quittent les classes et les groupes. Décochez si l’extraction ne portait pas sur toute l’école."))
            }
            (form_actions(html! {
                (button(verb(report), Kind::Primary))
                (link_button("/importation", "Renoncer", Kind::Quiet))
            }))
        }
    }
}

fn questions(questions: &[Question]) -> Markup {
    html! {
        p { "Préau ne devine pas. Sans réponse, la ligne est laissée de côté : vous pourrez importer de nouveau." }
        @for (n, question) in questions.iter().enumerate() {
            @let label = format!("{} ({}, ligne {})", question.text, question.file, question.line);
            @let field = question.candidates.iter().fold(Field::radios(&format!("q{n}"), &label).value("skip"), |field, c| field.option(c.person.to_string(), &c.label));
            (field.option("new", "C’est une nouvelle personne").option("skip", "Laisser cette ligne de côté pour l’instant"))
        }
    }
}

/// The button says what it does.
fn verb(report: &Report) -> String {
    let plural = |n: u32, word: &str| format!("{n} {word}{}", if n > 1 { "s" } else { "" });
    let parts: Vec<String> = [
        (report.pupils.created + report.pupils.updated, "élève"),
        (report.guardians.created + report.guardians.updated, "responsable"),
        (report.adults.created + report.adults.updated, "autre adulte"),
    ]
    .into_iter()
    .filter(|(n, _)| *n > 0)
    .map(|(n, word)| if word == "autre adulte" && n > 1 { format!("{n} autres adultes") } else { plural(n, word) })
    .collect();
    match parts.split_last() {
        None => "Confirmer l’importation".to_owned(),
        Some((last, [])) => format!("Importer {last}"),
        Some((last, before)) => format!("Importer {} et {last}", before.join(", ")),
    }
}
