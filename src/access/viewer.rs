//! Who looks. No school data is read without one (store::Reading carries it).

use std::sync::Arc;

use super::{Level, Profile, ProfileSet};

pub type PersonId = i64;

/// The level a person has on each service: the best of their profiles, closed services at `None`.
#[derive(Clone, Debug, Default)]
pub struct Rights(Vec<(&'static str, Level)>);

impl Rights {
    pub fn set(&mut self, service: &'static str, level: Level) {
        match self.0.iter_mut().find(|(key, _)| *key == service) {
            Some(entry) => entry.1 = level,
            None => self.0.push((service, level)),
        }
    }

    pub fn iter(&self) -> impl Iterator<Item = (&'static str, Level)> {
        self.0.iter().copied()
    }

    pub fn on(&self, service: &str) -> Level {
        self.0.iter().find(|(key, _)| *key == service).map_or(Level::None, |(_, level)| *level)
    }
}

/// A person who is signed in, as the rules need to know them.
#[derive(Clone, Debug)]
pub struct Identity {
    pub id: PersonId,
    /// As shown: given name and usual or family name.
    pub name: String,
    pub given_name: String,
    pub profiles: ProfileSet,
    pub rights: Rights,
}

#[derive(Clone, Debug)]
pub enum Viewer {
    Person(Arc<Identity>),
    /// Nobody is signed in: public things only.
    Public,
    /// Someone at the command line of the box, by their system name: sees all, private things excepted.
    Operator(Arc<str>),
    /// A task of the night or of the house itself, by its name.
    Job(&'static str),
}

impl Viewer {
    pub fn person(&self) -> Option<&Identity> {
        match self {
            Viewer::Person(identity) => Some(identity),
            _ => None,
        }
    }

    /// The person's id, or 0 (which no person has) for the others: what SQL binds as `:me`.
    pub fn id(&self) -> PersonId {
        self.person().map_or(0, |p| p.id)
    }

    pub fn has(&self, profile: Profile) -> bool {
        self.person().is_some_and(|p| p.profiles.has(profile))
    }

    pub fn is_director(&self) -> bool {
        self.has(Profile::Director)
    }

    pub fn is_pupil(&self) -> bool {
        self.person().is_some_and(|p| p.profiles.is_pupil())
    }

    pub fn is_staff(&self) -> bool {
        self.person().is_some_and(|p| p.profiles.is_staff())
    }

    /// The house itself: the command line or a job, which no audience limits.
    pub fn is_house(&self) -> bool {
        matches!(self, Viewer::Operator(_) | Viewer::Job(_))
    }

    /// The most this viewer may do on a service.
    pub fn level(&self, service: &str) -> Level {
        match self {
            Viewer::Person(identity) => identity.rights.on(service),
            Viewer::Public => Level::None,
            Viewer::Operator(_) | Viewer::Job(_) => Level::Manage,
        }
    }
}
