//! Profiles (*profils*): what a person is at the school. A person can hold several.

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Profile {
    Director,
    Teacher,
    Pupil,
    Guardian,
    Staff,
    Municipality,
    Guest,
}

impl Profile {
    pub const ALL: [Profile; 7] = [
        Profile::Director,
        Profile::Teacher,
        Profile::Pupil,
        Profile::Guardian,
        Profile::Staff,
        Profile::Municipality,
        Profile::Guest,
    ];

    pub fn key(self) -> &'static str {
        match self {
            Profile::Director => "director",
            Profile::Teacher => "teacher",
            Profile::Pupil => "pupil",
            Profile::Guardian => "guardian",
            Profile::Staff => "staff",
            Profile::Municipality => "municipality",
            Profile::Guest => "guest",
        }
    }

    pub fn from_key(key: &str) -> Option<Profile> {
        Profile::ALL.into_iter().find(|p| p.key() == key)
    }

    pub fn french(self) -> &'static str {
        match self {
            Profile::Director => "directeur",
            Profile::Teacher => "enseignant",
            Profile::Pupil => "élève",
            Profile::Guardian => "responsable",
            Profile::Staff => "personnel",
            Profile::Municipality => "collectivité",
            Profile::Guest => "intervenant",
        }
    }

    pub fn french_plural(self) -> &'static str {
        match self {
            Profile::Director => "direction",
            Profile::Teacher => "enseignants",
            Profile::Pupil => "élèves",
            Profile::Guardian => "responsables",
            Profile::Staff => "personnels",
            Profile::Municipality => "collectivité",
            Profile::Guest => "intervenants",
        }
    }

    fn bit(self) -> u8 {
        1 << (self as u8)
    }
}

/// The profiles one person holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ProfileSet(u8);

impl ProfileSet {
    pub fn has(self, profile: Profile) -> bool {
        self.0 & profile.bit() != 0
    }

    pub fn insert(&mut self, profile: Profile) {
        self.0 |= profile.bit();
    }

    pub fn iter(self) -> impl Iterator<Item = Profile> {
        Profile::ALL.into_iter().filter(move |p| self.has(*p))
    }

    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Works at the school or for it: sees the directory's professional side.
    pub fn is_staff(self) -> bool {
        [Profile::Director, Profile::Teacher, Profile::Staff].into_iter().any(|p| self.has(p))
    }

    /// A pupil and nothing else: is said *tu*, sees the pupils' home.
    pub fn is_pupil(self) -> bool {
        self.has(Profile::Pupil)
    }
}

impl FromIterator<Profile> for ProfileSet {
    fn from_iter<I: IntoIterator<Item = Profile>>(profiles: I) -> Self {
        let mut set = ProfileSet::default();
        profiles.into_iter().for_each(|p| set.insert(p));
        set
    }
}
