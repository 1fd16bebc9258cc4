use std::collections::HashMap;

use crate::{
    access::{About, Level, Profile},
    people::rights::Matrix,
};

/// One level to be set.
#[derive(Clone, Copy, Debug)]
pub(in crate::services::admin) struct Change {
    pub(in crate::services::admin) about: &'static About,
    pub(in crate::services::admin) profile: Profile,
    pub(in crate::services::admin) level: Level,
}

impl Change {
    pub(in crate::services::admin) fn words(&self) -> String {
        format!("{}, {} : {}", self.about.name, self.profile.french_plural(), self.level.french())
    }
}

/// The profiles a service is open to.
pub(in crate::services::admin) fn open_now(about: &About, matrix: &Matrix) -> Vec<Profile> {
    Profile::ALL.into_iter().filter(|p| matrix.level(about, *p) > Level::None).collect()
}

/// The name of a cell in the form.
pub(in crate::services::admin) fn cell(about: &About, profile: Profile) -> String {
    format!("{}.{}", about.key, profile.key())
}

/// The levels that a form shows, for its stamp.
pub(in crate::services::admin) fn shown(abouts: &[&'static About], matrix: &Matrix) -> Vec<(&'static str, Profile, Level)> {
    let row = |about: &'static About| Profile::ALL.into_iter().map(move |p| (about.key, p, matrix.ceiling(about, p)));
    abouts.iter().copied().flat_map(row).collect()
}

/// The cells whose level was changed; what is no level, or not in the form, stays as it is.
pub(in crate::services::admin) fn changes(
    abouts: &[&'static About],
    matrix: &Matrix,
    typed: &HashMap<String, String>,
) -> Vec<Change> {
    let mut changes = Vec::new();
    for about in abouts.iter().copied() {
        for profile in Profile::ALL {
            let level = typed.get(&cell(about, profile)).and_then(|key| Level::from_key(key));
            let changed = level.filter(|level| *level != matrix.ceiling(about, profile));
            changes.extend(changed.map(|level| Change { about, profile, level }));
        }
    }
    changes
}
