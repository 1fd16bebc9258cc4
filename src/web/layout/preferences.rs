//! How a person likes to read: theme, size, font, spacing. Kept with the person, written on the page's `html`.

use crate::print::{Face, Legibility};

/// Makes an enum of keys: `ALL` with their French words, `key`, `from_key`.
macro_rules! keyed {
    ($(#[$doc:meta])* $name:ident { $($(#[$default:ident])? $variant:ident = $key:literal, $french:literal;)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
        pub enum $name { $($(#[$default])? $variant),+ }

        impl $name {
            pub const ALL: &[$name] = &[$($name::$variant),+];

            pub fn key(self) -> &'static str {
                match self { $($name::$variant => $key),+ }
            }

            pub fn french(self) -> &'static str {
                match self { $($name::$variant => $french),+ }
            }

            pub fn from_key(key: &str) -> Option<Self> {
                $name::ALL.iter().copied().find(|one| one.key() == key)
            }
        }
    };
}

keyed! {
    /// The notebook by day, the blackboard by night.
    Theme {
        #[default] Auto = "auto", "Comme l'appareil";
        Light = "light", "Cahier (clair)";
        Dark = "dark", "Tableau (sombre)";
    }
}

keyed! {
    TextSize {
        Small = "s", "Petite";
        #[default] Medium = "m", "Normale";
        Large = "l", "Grande";
        ExtraLarge = "xl", "Très grande";
    }
}

keyed! {
    Font {
        #[default] Atkinson = "atkinson", "Atkinson Hyperlegible";
        Lexend = "lexend", "Lexend";
        OpenDyslexic = "opendyslexic", "OpenDyslexic";
    }
}

keyed! {
    /// Between letters, words and lines.
    Spacing {
        #[default] Normal = "normal", "Normal";
        Wide = "wide", "Large";
    }
}

/// All of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Look {
    pub theme: Theme,
    pub size: TextSize,
    pub font: Font,
    pub spacing: Spacing,
}

impl Look {
    /// The same in what is printed for this person alone.
    pub fn on_paper(self) -> Legibility {
        let face = match self.font {
            Font::Atkinson => Face::Atkinson,
            Font::Lexend => Face::Lexend,
            Font::OpenDyslexic => Face::OpenDyslexic,
        };
        let scale = match self.size {
            TextSize::Small => 0.9,
            TextSize::Medium => 1.0,
            TextSize::Large => 1.2,
            TextSize::ExtraLarge => 1.45,
        };
        Legibility { face, scale, airy: self.spacing == Spacing::Wide }
    }
}
