//! What the wizard keeps between its steps: settings under `setup.`, and the director's account.

use rusqlite::named_params;

use super::steps::Step;
use crate::{
    Result,
    access::{About, Level, PersonId, Profile, ProfileSet},
    people::{
        accounts::{self, Account, State},
        charters::{self, Audience, Kind},
        person::{self, Fields},
        profiles,
        rights::{self, Matrix},
        school,
    },
    store::{Reading, WriteTx},
};

/// How many steps are finished.
pub(super) fn done(db: &Reading<'_>) -> Result<u32> {
    Ok(school::setting(db, "setup.done")?.and_then(|n| n.parse().ok()).unwrap_or(0))
}

/// Notes that a step is finished; going back to an earlier one forgets nothing.
pub(super) fn finish(tx: &WriteTx<'_>, step: Step) -> Result<()> {
    let furthest = done(tx)?.max(step.number());
    school::set(tx, "setup.done", &furthest.to_string())
}

/// The headteacher as the wizard knows them.
#[derive(Clone, Debug)]
pub(super) struct Director {
    pub id: PersonId,
    pub fields: Fields,
    pub profiles: ProfileSet,
    pub account: Option<Account>,
}

impl Director {
    pub(super) fn has_password(&self) -> bool {
        self.account.as_ref().is_some_and(|a| a.has_password)
    }
}

/// The headteacher, made in the wizard or before it at the command line.
pub(super) fn director(db: &Reading<'_>) -> Result<Option<Director>> {
    let id: Option<PersonId> = db.maybe(
        "SELECT p.id FROM person p JOIN person_profile pp ON pp.person = p.id AND pp.profile = 'director'
         WHERE p.left_at IS NULL ORDER BY p.id LIMIT 1",
        [],
        |r| r.get(0),
    )?;
    let Some(id) = id else { return Ok(None) };
    let person = person::find(db, id)?;
    Ok(Some(Director { id, fields: person.fields, profiles: person.profiles, account: accounts::find(db, id)? }))
}

/// What the director's step saves.
pub(super) struct NewDirector {
    pub fields: Fields,
    pub teaches: bool,
    pub login: Option<String>,
    /// None keeps the password there is.
    pub hash: Option<String>,
}

/// Whether someone else has this login.
pub(super) fn login_taken(db: &Reading<'_>, login: &str, person: PersonId) -> Result<bool> {
    db.exists(
        "SELECT 1 FROM account WHERE login = :login AND person <> :person",
        named_params! {":login": login, ":person": person},
    )
}

/// Makes or changes the headteacher, with an account that is open once the school is.
pub(super) fn save_director(tx: &WriteTx<'_>, new: &NewDirector) -> Result<PersonId> {
    let known = director(tx)?;
    let mut held = known.as_ref().map(|d| d.profiles).unwrap_or_default();
    held.insert(Profile::Director);
    let held: ProfileSet = match new.teaches {
        true => held.iter().chain([Profile::Teacher]).collect(),
        false => held.iter().filter(|p| *p != Profile::Teacher).collect(),
    };
    let id = match &known {
        Some(director) => {
            person::change(tx, director.id, &new.fields)?;
            profiles::set(tx, director.id, held)?;
            director.id
        }
        None => person::add(tx, &new.fields, held)?,
    };
    school::set(tx, "school.director", &new.fields.name())?;
    if accounts::find(tx, id)?.is_none() {
        accounts::create(tx, id)?;
    }
    if let Some(login) = &new.login {
        accounts::set_login(tx, id, login)?;
    }
    if let Some(hash) = &new.hash {
        set_password(tx, id, hash, new.fields.email.as_deref())?;
    }
    Ok(id)
}

fn set_password(tx: &WriteTx<'_>, id: PersonId, hash: &str, email: Option<&str>) -> Result<()> {
    let account = accounts::find(tx, id)?;
    if account.is_some_and(|a| a.state == State::Active) {
        accounts::set_password(tx, id, hash, None)?;
        return accounts::set_recovery_email(tx, id, email);
    }
    let code = accounts::reset(tx, id)?;
    accounts::activate(tx, &code, hash, email)?;
    Ok(())
}

fn text_key(kind: Kind, audience: Audience) -> String {
    format!("setup.text.{}-{}", kind.key(), audience.key())
}

/// A text as the headteacher changed it in the wizard; `None`: the default stands.
pub(super) fn draft(db: &Reading<'_>, kind: Kind, audience: Audience) -> Result<Option<String>> {
    school::setting(db, &text_key(kind, audience))
}

pub(super) fn save_draft(tx: &WriteTx<'_>, kind: Kind, audience: Audience, body: &str) -> Result<()> {
    school::set(tx, &text_key(kind, audience), &charters::clean(body))
}

/// Back to the default text.
pub(super) fn drop_draft(tx: &WriteTx<'_>, kind: Kind, audience: Audience) -> Result<()> {
    school::unset(tx, &text_key(kind, audience))
}

/// Opens a service to the profiles chosen, among those it is made for; to nobody: it is closed.
pub(super) fn open_to(tx: &WriteTx<'_>, about: &About, chosen: &[Profile]) -> Result<()> {
    let made_for: Vec<Profile> = meant_for(about).collect();
    rights::set_open(tx, about, made_for.iter().any(|p| chosen.contains(p)))?;
    for profile in made_for {
        let level = if chosen.contains(&profile) { about.defaults.of(profile) } else { Level::None };
        rights::set(tx, about, profile, level)?;
    }
    Ok(())
}

/// The profiles a service has something for; the headteacher has every open service.
pub(super) fn meant_for(about: &About) -> impl Iterator<Item = Profile> + '_ {
    Profile::ALL.into_iter().filter(|p| *p != Profile::Director && about.defaults.of(*p) > Level::None)
}

/// The profiles a service is open to now.
pub(super) fn open_now(matrix: &Matrix, about: &About) -> Vec<Profile> {
    meant_for(about).filter(|p| matrix.level(about, *p) > Level::None).collect()
}

/// Takes away all that only the wizard needed.
pub(super) fn forget(tx: &WriteTx<'_>) -> Result<()> {
    tx.run("DELETE FROM setting WHERE key LIKE 'setup.%'", [])?;
    Ok(())
}
