//! The frame of a request: what the house knows of who looks and where.

use super::{Face, Flash, Font, Frame, Look, NavFamily, NavItem, Spacing, TextSize, Theme, Tone, Who};
use crate::{
    access::{About, Family, Level},
    people::{presence::Presence, school::School},
    web::{App, components::Crumb},
};

const FAMILIES: [Family; 5] =
    [Family::SchoolLife, Family::Communication, Family::Publications, Family::Learning, Family::Administration];

/// Pages one passes through before being in.
const WAYS_IN: [&str; 5] = ["connexion", "installation", "bienvenue", "activer", "poste"];

impl Frame {
    pub fn new(app: &App, school: &School, presence: Option<&Presence>, path: &str, flash: Option<String>) -> Frame {
        let here = path.trim_matches('/').split('/').next().unwrap_or_default();
        let about = app.abouts.iter().find(|about| !here.is_empty() && about.path == here);
        // Who has still to accept the charter is not in yet: nothing in the frame leads elsewhere.
        let waits = presence.is_some_and(|presence| presence.charter_waits);
        let is_way_in = WAYS_IN.contains(&here) || waits;
        Frame {
            school: school.title().to_owned(),
            logo: school.logo.map(|blob| format!("/logo?{blob}")),
            person: presence.filter(|_| !waits).map(who),
            nav: presence.filter(|_| !waits).map(|presence| families(&app.abouts, presence, here)).unwrap_or_default(),
            unread: presence.map_or(0, unread),
            flash: flash.map(|text| Flash { tone: Tone::Done, text }),
            look: presence.map(look).unwrap_or_default(),
            is_pupil: presence.is_some_and(|presence| presence.identity.profiles.is_pupil()),
            is_home: here.is_empty(),
            is_way_in,
            crumbs: about
                .filter(|_| path.trim_matches('/') != here && !is_way_in)
                .map(|about| Crumb::new(format!("/{here}"), about.name))
                .into_iter()
                .collect(),
        }
    }
}

/// News of the services that are open to the person.
fn unread(presence: &Presence) -> u32 {
    presence.unread.iter().filter(|(key, _)| presence.identity.rights.on(key) > Level::None).map(|(_, count)| count).sum()
}

fn who(presence: &Presence) -> Who {
    let identity = &presence.identity;
    let words: Vec<&str> = identity.profiles.iter().map(|profile| profile.french()).collect();
    let face = match (&presence.avatar, presence.preferences.get("avatar")) {
        (Some(blob), _) => Face::Photo(format!("/annuaire/{}/photo?{blob}", identity.id)),
        (None, Some(picture)) => Face::Picture(picture.clone()),
        (None, None) => Face::Initials,
    };
    Who { id: identity.id, name: identity.name.clone(), profiles: words.join(", "), face }
}

/// The services that the person may open, in families. The house's own pages have their place elsewhere in the frame.
fn families(abouts: &[&'static About], presence: &Presence, here: &str) -> Vec<NavFamily> {
    let opens = |about: &About| {
        let listed = !about.always || about.family == Family::Administration;
        listed && !about.path.is_empty() && presence.identity.rights.on(about.key) > Level::None
    };
    let item = |about: &About| NavItem {
        href: format!("/{}", about.path),
        name: about.name.to_owned(),
        icon: about.icon,
        badge: presence.unread.get(about.key).copied().unwrap_or_default(),
        current: about.path == here,
    };
    FAMILIES
        .into_iter()
        .map(|family| NavFamily {
            key: family.key(),
            french: family.french(),
            items: abouts.iter().filter(|about| about.family == family && opens(about)).map(|about| item(about)).collect(),
        })
        .filter(|family| !family.items.is_empty())
        .collect()
}

fn look(presence: &Presence) -> Look {
    let chosen = |key: &str| presence.preferences.get(key).map(String::as_str).unwrap_or_default();
    Look {
        theme: Theme::from_key(chosen("theme")).unwrap_or_default(),
        size: TextSize::from_key(chosen("size")).unwrap_or_default(),
        font: Font::from_key(chosen("font")).unwrap_or_default(),
        spacing: Spacing::from_key(chosen("spacing")).unwrap_or_default(),
    }
}
