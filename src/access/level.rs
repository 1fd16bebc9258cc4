//! The ladder of what one may do on a service or a publication.

/// In order: each level includes those before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    None,
    View,
    Comment,
    Contribute,
    Moderate,
    Manage,
}

impl Level {
    pub const ALL: [Level; 6] = [Level::None, Level::View, Level::Comment, Level::Contribute, Level::Moderate, Level::Manage];

    pub fn key(self) -> &'static str {
        match self {
            Level::None => "none",
            Level::View => "view",
            Level::Comment => "comment",
            Level::Contribute => "contribute",
            Level::Moderate => "moderate",
            Level::Manage => "manage",
        }
    }

    pub fn from_key(key: &str) -> Option<Level> {
        Level::ALL.into_iter().find(|l| l.key() == key)
    }

    pub fn french(self) -> &'static str {
        match self {
            Level::None => "fermé",
            Level::View => "consulter",
            Level::Comment => "commenter",
            Level::Contribute => "proposer",
            Level::Moderate => "publier et modérer",
            Level::Manage => "gérer",
        }
    }

    /// The rank stored where SQL compares levels (an audience's grants).
    pub fn rank(self) -> i64 {
        self as i64
    }

    pub fn from_rank(rank: i64) -> Level {
        usize::try_from(rank).ok().and_then(|r| Level::ALL.get(r).copied()).unwrap_or(Level::None)
    }
}
