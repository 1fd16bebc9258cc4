//! An act: who does it, through which service, which verb, on what. The only way to a write transaction.

use super::Viewer;

/// Who acts, as the journal names them. Can't be made for `Viewer::Public`: nobody writes anonymously.
#[derive(Clone, Debug)]
pub struct Actor {
    /// `person:12`, `operator:jeanne`, `job:nightly`, `visitor:a@b.fr`.
    pub key: String,
    pub name: String,
}

#[derive(Clone, Debug)]
pub struct Act {
    pub viewer: Viewer,
    pub actor: Actor,
    pub service: &'static str,
    pub verb: &'static str,
    pub object: String,
    pub detail: String,
    /// Whether the act has its own row in the journal.
    pub journalled: bool,
}

/// An act without its verb is not yet an act, and nothing is written with it:
///
/// ```compile_fail,E0308
/// # async fn save(store: preau::store::Store, viewer: preau::access::Viewer) -> preau::Result<()> {
/// let act = preau::access::Act::by(&viewer, "news").ok_or(preau::Error::SignedOut)?;
/// store.write(act, |_| Ok(())).await?; // did what?
/// # Ok(()) }
/// ```
pub struct ActBuilder {
    viewer: Viewer,
    actor: Actor,
    service: &'static str,
}

impl Act {
    /// The act of a person, an operator or a job. `None` for the public, who does not write: whoever writes has asked.
    ///
    /// ```compile_fail,E0599
    /// # use preau::access::{Act, Viewer};
    /// Act::by(&Viewer::Public, "news").verb("publish");
    /// ```
    ///
    /// ```
    /// # use preau::access::{Act, Viewer};
    /// assert!(Act::by(&Viewer::Public, "news").is_none());
    /// ```
    pub fn by(viewer: &Viewer, service: &'static str) -> Option<ActBuilder> {
        let actor = match viewer {
            Viewer::Person(p) => Actor { key: format!("person:{}", p.id), name: p.name.clone() },
            Viewer::Operator(name) => Actor { key: format!("operator:{name}"), name: name.to_string() },
            Viewer::Job(job) => Actor { key: format!("job:{job}"), name: (*job).to_owned() },
            Viewer::Public => return None,
        };
        Some(ActBuilder { viewer: viewer.clone(), actor, service })
    }

    /// The act of someone who signs in or writes to the school without an account, by what they gave of themselves.
    pub fn by_visitor(who: &str, service: &'static str) -> ActBuilder {
        let actor = Actor { key: format!("visitor:{who}"), name: "visiteur".to_owned() };
        ActBuilder { viewer: Viewer::Public, actor, service }
    }

    pub fn by_job(job: &'static str, service: &'static str) -> ActBuilder {
        let actor = Actor { key: format!("job:{job}"), name: job.to_owned() };
        ActBuilder { viewer: Viewer::Job(job), actor, service }
    }

    /// On what: `on("publication", 31)`.
    pub fn on(mut self, kind: &str, id: impl std::fmt::Display) -> Self {
        self.object = format!("{kind}:{id}");
        self
    }

    /// A mark that a person leaves by looking or by typing on (a page seen, a draft's autosave, a piece of an upload):
    /// named like every write, but without a row of its own. What it belongs to is journalled when it begins and ends.
    pub fn mark(mut self) -> Self {
        self.journalled = false;
        self
    }

    /// A few words for the journal; never the content of private things.
    pub fn detail(mut self, words: impl Into<String>) -> Self {
        self.detail = words.into();
        self
    }
}

impl ActBuilder {
    pub fn verb(self, verb: &'static str) -> Act {
        Act {
            viewer: self.viewer,
            actor: self.actor,
            service: self.service,
            verb,
            object: String::new(),
            detail: String::new(),
            journalled: true,
        }
    }
}
