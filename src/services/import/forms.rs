//! What is sent: files, then answers and a confirmation.

use std::collections::HashMap;

use crate::{
    people::import::{Answer, Answers, Parsed, Question},
    web::Part,
};

/// The most that the files of an import may weigh together, in bytes: a large school's take less than two.
pub(super) const MAX: u64 = 20 * 1024 * 1024;

/// The files chosen, or, in French, what to choose instead.
pub(super) fn files(parts: Vec<Part>) -> Result<Vec<(String, Vec<u8>)>, String> {
    let mut files = Vec::new();
    for part in parts {
        match part {
            Part::File(file) if file.oversized => {
                return Err(format!(
                    "« {} » est trop gros pour être un tableau de personnes (20 Mo au plus en tout). Choisissez le fichier CSV d’ONDE ou notre modèle.",
                    file.name
                ));
            }
            Part::File(file) => files.push((file.name, file.bytes)),
            Part::Text(..) => {}
        }
    }
    if files.is_empty() { Err("Choisissez au moins un fichier.".to_owned()) } else { Ok(files) }
}

/// What is wrong with whole files, in a sentence or more; `None` when all of them can be read.
pub(super) fn unreadable(parsed: &Parsed) -> Option<String> {
    let whole: Vec<String> = parsed
        .rejected()
        .iter()
        .filter(|issue| issue.line == 0)
        .map(|issue| format!("« {} » : {} {}", issue.file, issue.reason, issue.mend))
        .collect();
    (!whole.is_empty()).then(|| whole.join(" "))
}

/// The confirmation, as sent: `plan`, `mark_left`, and `q0`, `q1` … in the order of the plan's questions.
#[derive(Debug, Default)]
pub(super) struct Confirmation {
    fields: HashMap<String, String>,
}

impl Confirmation {
    pub(super) fn of(pairs: Vec<(String, String)>) -> Confirmation {
        Confirmation { fields: pairs.into_iter().collect() }
    }

    /// The fingerprint of the plan that was shown.
    pub(super) fn plan(&self) -> &str {
        self.fields.get("plan").map(String::as_str).unwrap_or_default()
    }

    pub(super) fn marks_left(&self) -> bool {
        self.fields.contains_key("mark_left")
    }

    pub(super) fn answers(&self, questions: &[Question]) -> Answers {
        let choices = questions
            .iter()
            .enumerate()
            .filter_map(|(n, question)| Some((question.key.clone(), answer(self.fields.get(&format!("q{n}"))?)?)))
            .collect();
        Answers { choices, mark_left: self.marks_left(), expected: Some(self.plan().to_owned()) }
    }
}

fn answer(typed: &str) -> Option<Answer> {
    match typed {
        "new" => Some(Answer::New),
        "skip" => Some(Answer::Skip),
        id => id.parse().ok().map(Answer::Person),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_follow_the_questions_in_their_order() {
        let question =
            |key: &str| Question { key: key.into(), file: String::new(), line: 1, text: String::new(), candidates: Vec::new() };
        let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        let sent = Confirmation::of(vec![pair("plan", "abc"), pair("q0", "new"), pair("q1", "12"), pair("q2", "?")]);
        let answers = sent.answers(&[question("a:1"), question("a:2"), question("a:3")]);
        assert_eq!(answers.choices.get("a:1"), Some(&Answer::New));
        assert_eq!(answers.choices.get("a:2"), Some(&Answer::Person(12)));
        assert_eq!(answers.choices.get("a:3"), None);
        assert!(!answers.mark_left);
        assert_eq!(answers.expected.as_deref(), Some("abc"));
    }
}
