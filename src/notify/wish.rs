//! How a person wishes to hear of what is new, besides the feed: at once, once a day, or not by e-mail.

/// The preference `mail`, and `mail.SERVICE` where one service differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wish {
    Now,
    Daily,
    Never,
}

impl Wish {
    pub const ALL: [Wish; 3] = [Wish::Now, Wish::Daily, Wish::Never];

    pub fn key(self) -> &'static str {
        match self {
            Wish::Now => "now",
            Wish::Daily => "daily",
            Wish::Never => "never",
        }
    }

    pub fn from_key(key: &str) -> Option<Wish> {
        Wish::ALL.into_iter().find(|wish| wish.key() == key)
    }

    pub fn french(self) -> &'static str {
        match self {
            Wish::Now => "tout de suite",
            Wish::Daily => "une fois par jour, à 17 h 30",
            Wish::Never => "jamais",
        }
    }
}

/// Of the persons `:people` (a JSON list), those who want mail of `:service` as `:wish`, with their address. Pupils get
/// none unless they ask; the others once a day. An account that is not active could not follow the link.
pub(super) const WISHING: &str = "
    SELECT p.id, p.email
      FROM json_each(:people) j JOIN person p ON p.id = j.value JOIN account a ON a.person = p.id AND a.state = 'active'
     WHERE p.email LIKE '%@%'
       AND coalesce((SELECT value FROM preference WHERE person = p.id AND key = 'mail.' || :service),
                    (SELECT value FROM preference WHERE person = p.id AND key = 'mail'),
                    iif(EXISTS (SELECT 1 FROM person_profile WHERE person = p.id AND profile = 'pupil'), 'never', 'daily')) = :wish";
