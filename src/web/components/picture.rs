//! Pictures (Fluent emoji, flat): for tiles, avatars, picture passwords and empty pages. assets/pictures.txt lists them.

use std::sync::LazyLock;

use maud::{Markup, html};

use crate::assets::asset_path;

/// A picture, what a child calls it, and whether it may stand for a person or in a picture password.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Picture {
    pub name: &'static str,
    pub french: &'static str,
    pub is_avatar: bool,
}

static PICTURES: LazyLock<Vec<Picture>> = LazyLock::new(|| {
    let lines = include_str!("../../../assets/pictures.txt").lines();
    lines.filter(|line| !line.starts_with('#')).filter_map(read_line).collect()
});

/// The pictures that have a silhouette of their own and a name a five-year-old knows.
pub fn avatars() -> impl Iterator<Item = &'static Picture> {
    PICTURES.iter().filter(|picture| picture.is_avatar)
}

/// `chat` for `cat`; nothing for a picture that does not exist.
pub fn french_name(name: &str) -> Option<&'static str> {
    PICTURES.iter().find(|picture| picture.name == name).map(|picture| picture.french)
}

/// A picture beside words that say the same: silent for screen readers.
pub fn picture(name: &str) -> Markup {
    picture_named(name, "")
}

/// A picture that says something by itself, with the words for who cannot see it.
pub fn picture_named(name: &str, words: &str) -> Markup {
    html! { img.picture src=(asset_path(&format!("pictures/{name}.svg"))) alt=(words) width="32" height="32"; }
}

fn read_line(line: &'static str) -> Option<Picture> {
    let (line, is_avatar) = line.strip_suffix(" *").map_or((line, false), |line| (line, true));
    let mut words = line.splitn(3, ' ');
    let (name, _, french) = (words.next()?, words.next()?, words.next()?);
    Some(Picture { name, french, is_avatar })
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;
    use crate::assets::has_asset;

    #[test]
    fn every_picture_has_its_file() {
        for picture in PICTURES.iter() {
            assert!(has_asset(&format!("pictures/{}.svg", picture.name)), "{picture:?}");
        }
    }

    #[test]
    fn no_two_avatars_share_a_name_or_a_word() {
        let names: HashSet<_> = avatars().map(|picture| picture.name).collect();
        let words: HashSet<_> = avatars().map(|picture| picture.french).collect();
        assert!(names.len() >= 48, "a class of 30 needs a choice");
        assert_eq!(names.len(), words.len());
    }
}
