//! Reasons, decisions and settings, as typed and as meant.

use serde::Deserialize;

use crate::{Error, Result, access::Profile, publication::reports::Outcome};

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Refusal {
    reason: String,
}

impl Refusal {
    /// The author reads it: it is never empty.
    pub(super) fn check(&self) -> Result<String> {
        words(&self.reason, "Dites à l'auteur ce qu'il faut reprendre, puis recommencez.")
    }
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Decision {
    outcome: String,
    answer: String,
}

impl Decision {
    /// What is removed is removed for a reason, which its author reads.
    pub(super) fn check(&self) -> Result<(Outcome, String)> {
        let outcome = Outcome::from_key(&self.outcome)
            .ok_or_else(|| Error::Unreadable("Choisissez de garder ou de retirer, puis recommencez.".into()))?;
        match outcome {
            Outcome::Kept => Ok((outcome, self.answer.trim().to_owned())),
            Outcome::Removed => {
                Ok((outcome, words(&self.answer, "Écrivez pourquoi vous retirez ce contenu : son auteur le lira.")?))
            }
        }
    }
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct SettingsTyped {
    whole_school: Vec<String>,
    in_public: Vec<String>,
}

impl SettingsTyped {
    pub(super) fn check(&self) -> (String, String) {
        (profiles(&self.whole_school), profiles(&self.in_public))
    }
}

fn profiles(typed: &[String]) -> String {
    typed.iter().filter_map(|key| Profile::from_key(key)).map(Profile::key).collect::<Vec<_>>().join(",")
}

fn words(typed: &str, missing: &str) -> Result<String> {
    let words: String = typed.trim().chars().take(1000).collect();
    if words.is_empty() { Err(Error::Unreadable(missing.to_owned())) } else { Ok(words) }
}
