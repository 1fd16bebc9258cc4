//! The facts about a service that menus, the rights matrix, the register of processing and the tests read without a database.

use super::{Level, Profile};

/// A family of services, in menu order; one hue each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Family {
    SchoolLife,
    Communication,
    Publications,
    Learning,
    Administration,
}

impl Family {
    pub fn key(self) -> &'static str {
        match self {
            Family::SchoolLife => "school-life",
            Family::Communication => "communication",
            Family::Publications => "publications",
            Family::Learning => "learning",
            Family::Administration => "administration",
        }
    }

    pub fn french(self) -> &'static str {
        match self {
            Family::SchoolLife => "Vie de l'école",
            Family::Communication => "Communiquer",
            Family::Publications => "Publier",
            Family::Learning => "Apprendre",
            Family::Administration => "Administrer",
        }
    }
}

/// What each profile may do by default; the headteacher changes it in the rights matrix.
#[derive(Clone, Copy, Debug)]
pub struct Defaults {
    pub director: Level,
    pub teacher: Level,
    pub pupil: Level,
    pub guardian: Level,
    pub staff: Level,
    pub municipality: Level,
    pub guest: Level,
}

impl Defaults {
    /// The same for everybody: the house's own pages.
    pub const fn all(level: Level) -> Defaults {
        Defaults {
            director: level,
            teacher: level,
            pupil: level,
            guardian: level,
            staff: level,
            municipality: level,
            guest: level,
        }
    }

    pub fn of(&self, profile: Profile) -> Level {
        match profile {
            Profile::Director => self.director,
            Profile::Teacher => self.teacher,
            Profile::Pupil => self.pupil,
            Profile::Guardian => self.guardian,
            Profile::Staff => self.staff,
            Profile::Municipality => self.municipality,
            Profile::Guest => self.guest,
        }
    }
}

/// What a service keeps about persons, or, stated, that it keeps nothing.
#[derive(Clone, Copy, Debug)]
pub enum Holds {
    Nothing { because: &'static str },
    Personal(&'static [Held]),
}

/// One line of the register of processing: a table that names persons, why, and for how long.
#[derive(Clone, Copy, Debug)]
pub struct Held {
    pub table: &'static str,
    /// The column that references `person`.
    pub person: &'static str,
    pub what: &'static str,
    pub why: &'static str,
    pub keep: Keep,
}

#[derive(Clone, Copy, Debug)]
pub enum Keep {
    /// As long as the person's account, then three months (arrêté du 30-11-2006, art. 6).
    WithTheAccount,
    /// The school year it belongs to.
    SchoolYear,
    Days(u16),
    /// Kept with the author's name at the time, as the law asks of every publication.
    WithTheContent,
}

#[derive(Clone, Copy, Debug)]
pub struct About {
    /// Folder, rights, acts: `news`.
    pub key: &'static str,
    /// In the address bar, without the slash: `actualites`.
    pub path: &'static str,
    pub name: &'static str,
    /// A Lucide icon's name.
    pub icon: &'static str,
    /// A picture's name (assets/pictures) for the pupils' tile.
    pub picture: &'static str,
    pub purpose: &'static str,
    pub family: Family,
    pub defaults: Defaults,
    pub holds: Holds,
    /// Part of the house (home, login, administration …): can't be closed, stands in no rights matrix.
    pub always: bool,
}
