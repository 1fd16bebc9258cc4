//! From one state to the next, with whom it concerns told.

use rusqlite::{named_params, params};

use super::{Publication, PublicationId, State, Step, link, reads, store};
use crate::{
    Error, Result,
    access::{About, PersonId},
    notify,
    store::{Reading, WriteTx},
};

/// How long the bin keeps what it holds, in days.
pub const BIN_DAYS: i64 = 30;

/// Publishes, or submits for validation where the author may only propose. Gives the state it has now.
pub fn publish(tx: &WriteTx<'_>, about: &'static About, id: PublicationId) -> Result<State> {
    let publication = store::find(tx, id)?;
    let next = publication.state.after(Step::Publish, publication.standing)?;
    complete(tx, &publication)?;
    if next == State::Pending {
        set(tx, id, next)?;
        let text = format!("{} propose « {} » : à valider.", publication.author_name, publication.heading());
        notify::tell_people(tx, about.key, &moderators(tx, &publication)?, &text, &link(about, id))?;
        return Ok(next);
    }
    // First shown on its day, or now; a later save does not bring it up again.
    tx.run(
        "UPDATE publication SET state = 'published', refusal = '', binned_at = NULL, changed_at = :now,
                shown_at = CASE WHEN show_from > :now THEN show_from WHEN shown_at <= :now THEN shown_at ELSE :now END,
                told_at = CASE WHEN show_from > :now THEN NULL ELSE told_at END
          WHERE id = :id",
        named_params! {":id": id, ":now": tx.now()},
    )?;
    if publication.state == State::Pending {
        tell_author(tx, about, &publication, "a été validée")?;
    }
    announce_due(tx, about)?;
    Ok(next)
}

/// A publication must say something, to somebody.
fn complete(db: &Reading<'_>, publication: &Publication) -> Result<()> {
    if publication.title.is_empty() {
        return Err(Error::refused("Donnez un titre avant de publier."));
    }
    let for_someone = publication.is_public || db.exists("SELECT 1 FROM audience WHERE publication = ?1", [publication.id])?;
    if for_someone { Ok(()) } else { Err(Error::refused("Choisissez pour qui avant de publier.")) }
}

/// Sends back to its author, who is told why.
pub fn refuse(tx: &WriteTx<'_>, about: &'static About, id: PublicationId, reason: &str) -> Result<()> {
    let publication = store::find(tx, id)?;
    let next = publication.state.after(Step::Refuse, publication.standing)?;
    set(tx, id, next)?;
    tx.run("UPDATE publication SET refusal = ?2 WHERE id = ?1", params![id, reason])?;
    tell_author(tx, about, &publication, &format!("est à reprendre : {reason}"))
}

/// Any step that concerns nobody else: archive, withdraw, bin.
pub fn step(tx: &WriteTx<'_>, id: PublicationId, step: Step) -> Result<State> {
    let publication = store::find(tx, id)?;
    let next = publication.state.after(step, publication.standing)?;
    if next == State::Binned {
        tx.run("UPDATE publication SET before_bin = state, binned_at = ?2 WHERE id = ?1", params![id, tx.now()])?;
    }
    set(tx, id, next)?;
    Ok(next)
}

/// Out of the bin, as it was before.
pub fn restore(tx: &WriteTx<'_>, id: PublicationId) -> Result<State> {
    let publication = store::find(tx, id)?;
    if !publication.standing.is_author() {
        return Err(Error::forbidden("Seules les personnes qui l'ont écrite peuvent la restaurer."));
    }
    if publication.state != State::Binned {
        return Err(Error::refused("Cette publication n'est pas à la corbeille."));
    }
    tx.run(
        "UPDATE publication SET state = coalesce(before_bin, 'draft'), before_bin = NULL, binned_at = NULL WHERE id = ?1",
        [id],
    )?;
    tx.on("publication", id);
    store::find(tx, id).map(|p| p.state)
}

/// What the viewer wrote in this service and put in the bin, newest first, with when it leaves it.
pub fn bin(db: &Reading<'_>, about: &About) -> Result<Vec<(PublicationId, String, i64)>> {
    db.all(
        "SELECT id, title, binned_at FROM publication WHERE author = ?1 AND service = ?2 AND state = 'binned' ORDER BY binned_at DESC",
        params![db.me(), about.key],
        |r| Ok((r.get("id")?, r.get("title")?, r.get::<_, i64>("binned_at")? + BIN_DAYS * 86_400)),
    )
}

/// Tells the audience of what is shown now and was not told yet: just published, or scheduled and come due.
pub fn announce_due(tx: &WriteTx<'_>, about: &'static About) -> Result<()> {
    let due = tx.all(
        "UPDATE publication SET told_at = :now
          WHERE id IN (SELECT id FROM publication WHERE state = 'published' AND told_at IS NULL AND shown_at <= :now)
            AND service = :service AND hidden_at IS NULL
          RETURNING id, author, author_name, title",
        named_params! {":service": about.key, ":now": tx.now()},
        |r| Ok((r.get(0)?, r.get::<_, Option<PersonId>>(1)?, r.get::<_, String>(2)?, r.get::<_, String>(3)?)),
    )?;
    for (id, author, name, title) in due {
        let mut readers = reads::readers(tx, about, id)?;
        readers.retain(|reader| Some(*reader) != author);
        notify::tell_people(tx, about.key, &readers, &format!("{name} a publié « {title} »."), &link(about, id))?;
    }
    Ok(())
}

/// Once a day, for a service: what has passed its last day is put away, what stayed in the bin or was never written goes.
pub fn nightly(tx: &WriteTx<'_>, about: &'static About) -> Result<()> {
    announce_due(tx, about)?;
    tx.run(
        "UPDATE publication SET state = 'archived' WHERE service = ?1 AND state = 'published' AND show_until <= ?2",
        params![about.key, tx.now()],
    )?;
    let gone = tx.all(
        "DELETE FROM publication WHERE service = :service AND ((state = 'binned' AND binned_at <= :binned)
             OR (state = 'draft' AND version = 1 AND changed_at <= :begun
                 AND NOT EXISTS (SELECT 1 FROM autosave s WHERE s.publication = publication.id)))
         RETURNING id",
        named_params! {":service": about.key, ":binned": tx.now() - BIN_DAYS * 86_400, ":begun": tx.now() - 86_400},
        |r| r.get::<_, PublicationId>(0),
    )?;
    notify::feed::forget_links(tx, &gone.iter().map(|id| link(about, *id)).collect::<Vec<_>>())?;
    tx.run(
        "DELETE FROM publication_fts WHERE rowid IN (SELECT value FROM json_each(?1))",
        [serde_json::to_string(&gone).map_err(Error::internal)?],
    )?;
    Ok(())
}

/// Who decides on what this author wrote: the teachers of their class when they are a pupil, and the headteachers.
pub fn moderators(db: &Reading<'_>, publication: &Publication) -> Result<Vec<PersonId>> {
    db.all(
        "SELECT mt.person FROM membership mp JOIN grp gp ON gp.id = mp.grp AND gp.kind = 'class_pupils'
           JOIN grp gt ON gt.class = gp.class AND gt.kind = 'class_teachers' JOIN membership mt ON mt.grp = gt.id
          WHERE mp.person = :author
          UNION SELECT person FROM person_profile WHERE profile = 'director'",
        named_params! {":author": publication.author},
        |r| r.get(0),
    )
}

/// Tells the author what became of it, unless they did it themselves.
fn tell_author(tx: &WriteTx<'_>, about: &'static About, publication: &Publication, what: &str) -> Result<()> {
    let Some(author) = publication.author.filter(|author| *author != tx.me()) else { return Ok(()) };
    let text = format!("« {} » {what}.", publication.heading());
    notify::tell_people(tx, about.key, &[author], &text, &link(about, publication.id))
}

fn set(tx: &WriteTx<'_>, id: PublicationId, state: State) -> Result<()> {
    tx.run("UPDATE publication SET state = ?2, changed_at = ?3 WHERE id = ?1", params![id, state.key(), tx.now()])?;
    tx.on("publication", id);
    Ok(())
}
