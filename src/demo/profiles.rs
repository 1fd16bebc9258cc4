//! The people to sign in as: one of each profile.

use serde::{Deserialize, Serialize};

use super::{MARK, stage::Stage};
use crate::{
    Error, Result,
    access::Profile,
    people::{accounts, person, school},
    store::{Reading, Store},
};

/// Everybody's password in the demonstration.
pub const PASSWORD: &str = "preau";

pub(super) struct Shown {
    pub key: &'static str,
    profile: Profile,
    words: &'static str,
}

pub(super) const SHOWN: [Shown; 8] = [
    Shown { key: "sophie.marchand", profile: Profile::Director, words: "Directrice, enseigne en CM1-CM2 B" },
    Shown { key: "karim.benali", profile: Profile::Teacher, words: "Enseignant du CM1-CM2 A" },
    Shown { key: "lea.martin", profile: Profile::Pupil, words: "Élève de CM2" },
    Shown { key: "lilia.cherif-haddad", profile: Profile::Pupil, words: "Élève de CP" },
    Shown { key: "hanane.cherif", profile: Profile::Guardian, words: "Mère de deux élèves (CP, CM2)" },
    Shown { key: "martine.girard", profile: Profile::Staff, words: "ATSEM" },
    Shown { key: "helene.duvivier", profile: Profile::Municipality, words: "Adjointe au maire" },
    Shown { key: "ines.carrasco", profile: Profile::Guest, words: "Musicienne intervenante" },
];

/// One line of the table.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq, Serialize)]
pub struct Login {
    /// The key of their profile.
    pub profile: String,
    pub login: String,
    pub password: String,
    pub name: String,
    /// Who they are at the school, in French.
    pub words: String,
}

/// The table as it is kept with the file.
pub(super) async fn choose(stage: &Stage) -> Result<String> {
    let wanted: Vec<_> = SHOWN.iter().map(|shown| Ok((shown, stage.people.person(shown.key)?))).collect::<Result<_>>()?;
    let director = stage.viewer(stage.people.director)?;
    let line = |db: &Reading<'_>, shown: &Shown, id| {
        Ok(Login {
            profile: shown.profile.key().to_owned(),
            login: accounts::find(db, id)?.ok_or(Error::NotFound)?.login,
            password: PASSWORD.to_owned(),
            name: person::name(db, id)?,
            words: shown.words.to_owned(),
        })
    };
    let logins: Vec<Login> =
        stage.store.read(director, move |db| wanted.into_iter().map(|(shown, id)| line(db, shown, id)).collect()).await?;
    serde_json::to_string(&logins).map_err(Error::internal)
}

/// The people to sign in as, of a file that a demonstration made.
pub fn logins(store: &Store) -> Result<Vec<Login>> {
    let kept = store.read_now(&crate::access::Viewer::Public, |db| school::setting(db, MARK))?.ok_or(Error::NotFound)?;
    serde_json::from_str(&kept).map_err(Error::internal)
}
