//! Who: a picture the person chose, a photo, or initials.

use maud::{Markup, Render, html};

use super::picture::picture;

/// What stands for a person.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Face {
    #[default]
    Initials,
    /// One of the pictures, by its name.
    Picture(String),
    /// The address of a photo.
    Photo(String),
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum AvatarSize {
    Small,
    #[default]
    Medium,
    Large,
}

#[derive(Clone, Debug)]
pub struct Avatar {
    name: String,
    face: Face,
    size: AvatarSize,
}

/// Silent for screen readers: the name always stands beside it.
pub fn avatar(name: impl Into<String>, face: Face) -> Avatar {
    Avatar { name: name.into(), face, size: AvatarSize::Medium }
}

impl Avatar {
    pub fn size(mut self, size: AvatarSize) -> Self {
        self.size = size;
        self
    }

    /// One of six hues, always the same for the same name.
    fn hue(&self) -> u32 {
        self.name.chars().fold(7_u32, |sum, letter| sum.wrapping_mul(31).wrapping_add(letter.into())) % 6
    }

    fn initials(&self) -> String {
        let mut words = self.name.split([' ', '-']).filter_map(|word| word.chars().next());
        let first = words.next();
        let last = self.name.split(' ').next_back().and_then(|word| word.chars().next()).filter(|_| words.next().is_some());
        first.into_iter().chain(last).flat_map(char::to_uppercase).collect()
    }
}

impl Render for Avatar {
    fn render(&self) -> Markup {
        let size = match self.size {
            AvatarSize::Small => "s",
            AvatarSize::Medium => "m",
            AvatarSize::Large => "l",
        };
        html! {
            span.avatar data-size=(size) data-hue=(self.hue()) aria-hidden="true" {
                @match &self.face {
                    Face::Initials => (self.initials()),
                    Face::Picture(name) => (picture(name)),
                    Face::Photo(address) => img src=(address) alt="" loading="lazy";,
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn initials_are_those_of_the_first_and_last_name() {
        for (name, initials) in [("Léa Martin", "LM"), ("Jean-Baptiste de La Tour", "JT"), ("Élodie", "É"), ("", "")] {
            assert_eq!(avatar(name, Face::Initials).initials(), initials, "{name}");
        }
    }
}
