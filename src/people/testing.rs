//! A school in a temporary file, for the tests of this floor.

use std::sync::Arc;

use tempfile::TempDir;

use super::person::Fields;
use crate::{
    Result,
    access::{Act, Identity, PersonId, Profile, Rights, Viewer},
    clock::Clock,
    store::{Reading, Store, WriteTx},
};

/// Tuesday 24 November 2026, 9:05 in France.
pub const NOW: i64 = 1_795_507_500;

pub struct School {
    pub store: Store,
    _dir: TempDir,
}

pub fn operator() -> Viewer {
    Viewer::Operator("jeanne".into())
}

pub fn viewer(id: PersonId, profiles: &[Profile]) -> Viewer {
    Viewer::Person(Arc::new(Identity {
        id,
        name: "Quelqu'un".to_owned(),
        given_name: "Quelqu'un".to_owned(),
        profiles: profiles.iter().copied().collect(),
        rights: Rights::default(),
    }))
}

pub fn fields(given_name: &str, family_name: &str) -> Fields {
    Fields { given_name: given_name.to_owned(), family_name: family_name.to_owned(), ..Fields::default() }
}

impl School {
    pub fn open() -> School {
        let dir = TempDir::new().unwrap();
        let store = Store::open(&dir.path().join("ecole.db"), Clock::frozen(NOW)).unwrap();
        School { store, _dir: dir }
    }

    pub fn write_as<T: Send + 'static>(
        &self,
        viewer: &Viewer,
        job: impl FnOnce(&WriteTx<'_>) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let act = match Act::by(viewer, "test") {
            Some(builder) => builder,
            None => Act::by_visitor("essai", "test"),
        };
        self.store.write_now(act.verb("try"), job)
    }

    pub fn write<T: Send + 'static>(&self, job: impl FnOnce(&WriteTx<'_>) -> Result<T> + Send + 'static) -> T {
        self.write_as(&operator(), job).unwrap()
    }

    pub fn read_as<T: Send + 'static>(
        &self,
        viewer: &Viewer,
        job: impl FnOnce(&Reading<'_>) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        self.store.read_now(viewer, job)
    }

    pub fn read<T: Send + 'static>(&self, job: impl FnOnce(&Reading<'_>) -> Result<T> + Send + 'static) -> T {
        self.read_as(&operator(), job).unwrap()
    }

    pub fn person(&self, given_name: &str, family_name: &str, profile: Profile) -> PersonId {
        let fields = fields(given_name, family_name);
        self.write(move |tx| super::person::add(tx, &fields, [profile].into_iter().collect()))
    }
}
