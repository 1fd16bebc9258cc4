//! The pages of the first run, one file a step.

pub(super) mod director;
pub(super) mod end;
pub(super) mod key;
pub(super) mod people;
pub(super) mod school;
pub(super) mod services;
pub(super) mod texts;

use actix_web::http::Method;

use super::{installer, key as keys, steps::Step, store};
use crate::{
    Error, Result,
    store::{Reading, WriteTx},
    web::Cx,
};

/// The wizard as it stands, for whoever holds the key.
pub(super) struct Wizard {
    pub cx: Cx,
    pub step: Step,
    pub done: u32,
}

impl Wizard {
    /// Lets the holder of the key into a step that is done or next; sends the others where they should be.
    pub(super) async fn enter(cx: Cx, step: Step) -> Result<Wizard> {
        if cx.school.open {
            return Err(Error::Elsewhere("/"));
        }
        let held = keys::held(&cx);
        let (key, done) = cx.app.store.read(&installer(), move |db| Ok((keys::matching(db, &held)?, store::done(db)?))).await?;
        if key.is_none() {
            return Err(match *cx.request.method() {
                Method::GET => Error::Elsewhere("/installation"),
                _ => Error::forbidden(
                    "La clé d'installation est demandée de nouveau. Ouvrez l'adresse /installation dans un autre onglet, \
                     tapez-y la clé, puis revenez ici et rechargez la page : ce que vous avez tapé est encore là.",
                ),
            });
        }
        let due = Step::after(done);
        if step > due { Err(Error::Elsewhere(due.path())) } else { Ok(Wizard { cx, step, done }) }
    }

    pub(super) async fn read<T: Send + 'static>(
        &self,
        job: impl FnOnce(&Reading<'_>) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        self.cx.app.store.read(&installer(), job).await
    }

    /// Saves a step and notes that it is finished.
    pub(super) async fn save<T: Send + 'static>(
        &self,
        verb: &'static str,
        job: impl FnOnce(&WriteTx<'_>) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let step = self.step;
        self.cx
            .write(keys::act(verb)?, move |tx| {
                let value = job(tx)?;
                store::finish(tx, step)?;
                Ok(value)
            })
            .await
    }

    /// Writes without finishing the step.
    pub(super) async fn note<T: Send + 'static>(
        &self,
        verb: &'static str,
        job: impl FnOnce(&WriteTx<'_>) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        self.cx.write(keys::act(verb)?, job).await
    }

    /// On to the step after this one.
    pub(super) fn onward(&self) -> actix_web::HttpResponse {
        self.cx.go(Step::after(self.step.number()).path())
    }
}
