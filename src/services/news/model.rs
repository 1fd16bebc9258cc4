//! News: a publication with a theme, that may be pinned at the head of the list.

use crate::publication::{Publication, PublicationId, State};

/// What a piece of news is about. Adding one is a line here.
#[derive(Debug, PartialEq, Eq)]
pub struct Theme {
    pub key: &'static str,
    pub name: &'static str,
    /// A Lucide icon.
    pub icon: &'static str,
}

pub static THEMES: [Theme; 6] = [
    Theme { key: "ecole", name: "Vie de l’école", icon: "school" },
    Theme { key: "sorties", name: "Sorties", icon: "bus" },
    Theme { key: "cantine", name: "Cantine", icon: "utensils" },
    Theme { key: "mairie", name: "Mairie", icon: "landmark" },
    Theme { key: "sante", name: "Santé", icon: "heart" },
    Theme { key: "association", name: "Association", icon: "heart-handshake" },
];

impl Theme {
    pub fn from_key(key: &str) -> Option<&'static Theme> {
        THEMES.iter().find(|t| t.key == key)
    }

    /// By its name as shown, whatever the apostrophe.
    pub fn from_name(name: &str) -> Option<&'static Theme> {
        THEMES.iter().find(|t| t.name == name.replace('\'', "’"))
    }
}

/// What only news know of a publication.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Own {
    pub theme: Option<&'static Theme>,
    pub pinned: bool,
}

#[derive(Clone, Debug)]
pub struct News {
    pub publication: Publication,
    pub own: Own,
}

/// A piece of news in a list.
#[derive(Clone, Debug)]
pub struct Line {
    pub id: PublicationId,
    pub title: String,
    /// Its summary, or the first words of its text.
    pub excerpt: String,
    pub author_name: String,
    pub state: State,
    /// When it was, or will be, shown; when it was last changed for what is not.
    pub at: i64,
    pub picture: Option<i64>,
    pub picture_alt: String,
    pub own: Own,
    pub comments: u32,
    /// The viewer has not opened it.
    pub is_new: bool,
    /// The viewer is asked to say that they have read it, and has not.
    pub asks: bool,
}

/// What a list is cut down to, and where it goes on.
#[derive(Clone, Copy, Debug, Default)]
pub struct Filter {
    pub theme: Option<&'static Theme>,
    /// The last of the page before.
    pub before: Option<PublicationId>,
}

/// A page of the list.
#[derive(Clone, Debug, Default)]
pub struct Page {
    pub lines: Vec<Line>,
    /// Where the next page goes on.
    pub next: Option<PublicationId>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_theme_is_found_by_its_key_and_by_its_name() {
        assert_eq!(Theme::from_key("cantine"), Theme::from_name("Cantine"));
        assert_eq!(Theme::from_name("Vie de l'école").map(|t| t.key), Some("ecole"));
        assert_eq!(Theme::from_key(""), None);
    }
}
