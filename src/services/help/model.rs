//! The help pages: Markdown with a small head (`title`, `profiles`, `order`).

use std::sync::LazyLock;

use crate::{
    access::{Profile, Viewer},
    store::fold,
    texts,
    web::Hit,
};

#[derive(Debug)]
pub struct Subject {
    /// In the address bar.
    pub key: String,
    pub title: String,
    /// Whom it is for; empty for everybody.
    pub profiles: Vec<Profile>,
    order: u32,
    /// Markdown.
    pub text: String,
}

static SUBJECTS: LazyLock<Vec<Subject>> = LazyLock::new(|| {
    let mut subjects: Vec<Subject> = texts::files("help/").iter().filter_map(|file| read(file)).collect();
    subjects.sort_by(|a, b| (a.order, &a.title).cmp(&(b.order, &b.title)));
    subjects
});

fn read(file: &str) -> Option<Subject> {
    let text = texts::text(file)?;
    let (head, body) = text.strip_prefix("---\n")?.split_once("\n---\n")?;
    let value = |key: &str| head.lines().find_map(|l| l.strip_prefix(key)?.strip_prefix(':')).map(|v| v.trim().trim_matches('"'));
    let profiles = value("profiles").unwrap_or_default();
    Some(Subject {
        key: file.strip_prefix("help/")?.strip_suffix(".md")?.to_owned(),
        title: value("title")?.to_owned(),
        profiles: profiles.split([',', ' ', '[', ']']).filter_map(Profile::from_key).collect(),
        order: value("order").and_then(|o| o.parse().ok()).unwrap_or(u32::MAX),
        text: body.to_owned(),
    })
}

impl Subject {
    /// Whether the page is for the viewer; who is signed out sees what is for families and pupils.
    fn is_for(&self, viewer: &Viewer) -> bool {
        let theirs = |profile: &Profile| match viewer.person() {
            Some(person) => person.profiles.has(*profile),
            None => matches!(profile, Profile::Guardian | Profile::Pupil),
        };
        self.profiles.is_empty() || self.profiles.iter().any(theirs)
    }
}

/// The subjects for a viewer, in order.
pub fn subjects(viewer: &Viewer) -> Vec<&'static Subject> {
    SUBJECTS.iter().filter(|s| s.is_for(viewer)).collect()
}

/// One subject, whoever asks: help is no secret.
pub fn subject(key: &str) -> Option<&'static Subject> {
    SUBJECTS.iter().find(|s| s.key == key)
}

/// The subjects in which all the words stand.
pub fn find(words: &str, viewer: &Viewer) -> Vec<Hit> {
    let holds = |s: &&&Subject| {
        let text = fold(&format!("{} {}", s.title, s.text));
        words.split(' ').all(|word| text.contains(word))
    };
    let hit = |s: &Subject| Hit {
        title: s.title.clone(),
        excerpt: s.text.lines().find(|l| l.len() > 40 && !l.starts_with('#')).unwrap_or_default().to_owned(),
        link: format!("/aide/{}", s.key),
        kind: "Aide",
        when: None,
    };
    subjects(viewer).iter().filter(holds).map(|s| hit(s)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_help_page_has_its_head() {
        assert_eq!(SUBJECTS.len(), texts::files("help/").len());
        assert!(SUBJECTS.len() >= 10, "{}", SUBJECTS.len());
    }

    #[test]
    fn a_visitor_finds_how_to_come_in() {
        assert!(find("code", &Viewer::Public).iter().any(|h| h.link == "/aide/connexion"));
    }
}
