//! A publication, the states it goes through, and who may take it from one to the next.

use crate::{
    Error, Result,
    access::{Level, PersonId},
};

pub type PublicationId = i64;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum State {
    #[default]
    Draft,
    /// Waits for a teacher or the headteacher.
    Pending,
    Published,
    /// Sent back to its author, with a reason.
    Refused,
    /// Taken off the page, kept for its author and the moderators.
    Archived,
    Binned,
}

impl State {
    pub const ALL: [State; 6] = [State::Draft, State::Pending, State::Published, State::Refused, State::Archived, State::Binned];

    pub fn key(self) -> &'static str {
        ["draft", "pending", "published", "refused", "archived", "binned"][self as usize]
    }

    pub fn from_key(key: &str) -> Option<State> {
        State::ALL.into_iter().find(|s| s.key() == key)
    }

    pub fn french(self) -> &'static str {
        ["brouillon", "à valider", "publiée", "refusée", "archivée", "à la corbeille"][self as usize]
    }
}

/// Whether readers may comment, and whether comments wait for the author or a moderator first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Comments {
    None,
    #[default]
    After,
    Before,
}

impl Comments {
    pub const ALL: [Comments; 3] = [Comments::None, Comments::After, Comments::Before];

    pub fn key(self) -> &'static str {
        ["none", "after", "before"][self as usize]
    }

    pub fn from_key(key: &str) -> Option<Comments> {
        Comments::ALL.into_iter().find(|c| c.key() == key)
    }

    pub fn french(self) -> &'static str {
        ["Personne ne commente", "Les commentaires paraissent aussitôt", "Chaque commentaire attend d’être validé"][self as usize]
    }
}

/// What the viewer may do with a publication.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    /// On this publication; `Manage` for its authors.
    pub level: Level,
    /// On its service, by profile: the headteacher's setting.
    pub ceiling: Level,
}

impl Standing {
    /// Among its authors.
    pub fn is_author(self) -> bool {
        self.level == Level::Manage
    }

    /// Publishes and decides without asking anyone.
    pub fn moderates(self) -> bool {
        self.level.min(self.ceiling) >= Level::Moderate
    }

    pub fn edits(self) -> bool {
        self.moderates() || (self.is_author() && self.ceiling >= Level::Contribute)
    }

    pub fn comments(self) -> bool {
        self.level.min(self.ceiling) >= Level::Comment
    }
}

/// What someone does with a publication.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Publishes, or submits for validation where the profile may only propose.
    Publish,
    /// Sends back to the author.
    Refuse,
    Archive,
    /// Back to a draft.
    Withdraw,
    Bin,
}

impl State {
    /// Where a step leads. `Forbidden` when this person may not take it, `Refused` when it makes no sense from here.
    pub fn after(self, step: Step, by: Standing) -> Result<State> {
        use State::{Archived, Binned, Draft, Pending, Published, Refused};
        let lawful = match step {
            Step::Publish | Step::Bin => self != Binned,
            Step::Refuse => matches!(self, Pending | Published),
            Step::Archive => self == Published,
            Step::Withdraw => matches!(self, Pending | Published | Refused | Archived),
        };
        if !lawful {
            return Err(Error::refused(format!("Cette publication est {} : cette action n'est pas possible.", self.french())));
        }
        match step {
            Step::Publish if by.moderates() => Ok(Published),
            Step::Publish if by.edits() => Ok(Pending),
            Step::Refuse if by.moderates() => Ok(Refused),
            Step::Archive if by.moderates() || by.is_author() => Ok(Archived),
            Step::Withdraw if by.is_author() => Ok(Draft),
            Step::Bin if by.is_author() => Ok(Binned),
            _ => Err(Error::forbidden("Seules les personnes qui l'ont écrite ou qui la modèrent peuvent faire cela.")),
        }
    }
}

/// A publication as the viewer finds it.
#[derive(Clone, Debug)]
pub struct Publication {
    pub id: PublicationId,
    pub service: String,
    pub author: Option<PersonId>,
    /// As it was when they wrote.
    pub author_name: String,
    pub state: State,
    pub title: String,
    pub summary: String,
    /// Clean HTML.
    pub body: String,
    /// An upload.
    pub picture: Option<i64>,
    pub picture_alt: String,
    pub is_public: bool,
    pub comments: Comments,
    /// Readers are asked to say that they have read it.
    pub asks_reading: bool,
    pub show_from: Option<i64>,
    pub show_until: Option<i64>,
    pub changed_at: i64,
    /// Since when its audience sees it, or will.
    pub shown_at: Option<i64>,
    /// Reported and hidden until someone decides.
    pub hidden: bool,
    pub refusal: String,
    pub version: i64,
    pub standing: Standing,
    /// When the viewer opened it, and said they had read it.
    pub seen_at: Option<i64>,
    pub acknowledged_at: Option<i64>,
}

impl Publication {
    pub fn heading(&self) -> &str {
        if self.title.is_empty() { "Sans titre" } else { &self.title }
    }

    /// Published, but its day has not come.
    pub fn is_scheduled(&self, now: i64) -> bool {
        self.state == State::Published && self.shown_at.is_some_and(|at| at > now)
    }

    pub fn is_over(&self, now: i64) -> bool {
        self.show_until.is_some_and(|until| until <= now)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const AUTHOR_PUPIL: Standing = Standing { level: Level::Manage, ceiling: Level::Contribute };
    const AUTHOR_TEACHER: Standing = Standing { level: Level::Manage, ceiling: Level::Moderate };
    const MODERATOR: Standing = Standing { level: Level::Moderate, ceiling: Level::Manage };
    const READER: Standing = Standing { level: Level::Comment, ceiling: Level::Moderate };

    fn after(state: State, step: Step, by: Standing) -> Option<State> {
        state.after(step, by).ok()
    }

    #[test]
    fn whoever_may_only_propose_is_validated_first() {
        assert_eq!(after(State::Draft, Step::Publish, AUTHOR_PUPIL), Some(State::Pending));
        assert_eq!(after(State::Draft, Step::Publish, AUTHOR_TEACHER), Some(State::Published));
        assert_eq!(after(State::Pending, Step::Publish, AUTHOR_PUPIL), Some(State::Pending));
        assert_eq!(after(State::Pending, Step::Publish, MODERATOR), Some(State::Published));
    }

    #[test]
    fn a_change_to_what_was_validated_is_validated_again() {
        assert_eq!(after(State::Published, Step::Publish, AUTHOR_PUPIL), Some(State::Pending));
    }

    #[test]
    fn a_reader_changes_nothing_whatever_their_profile() {
        for step in [Step::Publish, Step::Refuse, Step::Archive, Step::Withdraw, Step::Bin] {
            assert_eq!(after(State::Published, step, READER), None, "{step:?}");
        }
    }

    #[test]
    fn a_moderator_refuses_but_does_not_bin_what_others_wrote() {
        assert_eq!(after(State::Pending, Step::Refuse, MODERATOR), Some(State::Refused));
        assert_eq!(after(State::Published, Step::Bin, MODERATOR), None);
        assert_eq!(after(State::Published, Step::Bin, AUTHOR_PUPIL), Some(State::Binned));
    }

    #[test]
    fn what_is_binned_is_restored_before_anything_else() {
        assert_eq!(after(State::Binned, Step::Publish, AUTHOR_TEACHER), None);
        assert_eq!(after(State::Draft, Step::Refuse, MODERATOR), None);
    }

    #[test]
    fn an_author_whose_profile_lost_the_right_no_longer_publishes() {
        let reader_now = Standing { level: Level::Manage, ceiling: Level::View };
        assert_eq!(after(State::Draft, Step::Publish, reader_now), None);
        assert_eq!(after(State::Published, Step::Bin, reader_now), Some(State::Binned));
    }
}
