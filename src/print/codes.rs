//! Activation slips from the accounts that wait.

use super::{
    School,
    activation::{Slip, activation_sheet},
};
use crate::{Result, access::Profile, clock::day_of, people::accounts::Waiting};

/// The sheet of these accounts' slips; `address` is where the school's people go.
pub fn sheet(school: &School, address: &str, waiting: &[Waiting]) -> Result<Vec<u8>> {
    let slips: Vec<Slip> = waiting.iter().map(slip).collect();
    activation_sheet(school, address, &slips)
}

fn slip(waiting: &Waiting) -> Slip {
    let profile = waiting.profiles.iter().next().unwrap_or(Profile::Guardian);
    let child = |child: &crate::people::accounts::Child| match &child.class {
        Some(class) => format!("{} ({class})", child.name),
        None => child.name.clone(),
    };
    Slip {
        person: waiting.name.clone(),
        profile,
        profile_words: words(profile, waiting.feminine).to_owned(),
        class: waiting.class.clone(),
        login: waiting.login.clone(),
        code: waiting.code.clone(),
        code_until: day(waiting.code_until),
        also_for: waiting.children.iter().map(child).collect(),
    }
}

fn words(profile: Profile, feminine: bool) -> &'static str {
    match (profile, feminine) {
        (Profile::Director, true) => "Directrice",
        (Profile::Director, false) => "Directeur",
        (Profile::Teacher, true) => "Enseignante",
        (Profile::Teacher, false) => "Enseignant",
        (Profile::Pupil, _) => "Élève",
        (Profile::Guardian, _) => "Responsable",
        (Profile::Staff, _) => "Personnel de l'école",
        (Profile::Municipality, _) => "Mairie",
        (Profile::Guest, true) => "Intervenante",
        (Profile::Guest, false) => "Intervenant",
    }
}

/// `15 décembre 2026`
fn day(at: i64) -> String {
    const MONTHS: [&str; 12] =
        ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"];
    let day = day_of(at);
    let month = usize::try_from(day.month()).unwrap_or(1) - 1;
    let number = if day.day() == 1 { "1er".to_owned() } else { day.day().to_string() };
    format!("{number} {} {}", MONTHS[month], day.year())
}
