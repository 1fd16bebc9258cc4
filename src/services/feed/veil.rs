//! A line keeps the words it was told with. When what it tells of is put away, hidden or no longer for this reader, the
//! line says only that.

use crate::{
    Result,
    access::About,
    notify::feed::Item,
    publication::{self, PublicationId},
    store::Reading,
};

const GONE: &str = "Une publication qui n’est plus visible.";

/// Takes the words from the lines whose publication the viewer does not see.
pub(super) fn lines(db: &Reading<'_>, abouts: &[&'static About], items: Vec<Item>) -> Result<Vec<Item>> {
    let leads: Vec<PublicationId> = items.iter().filter_map(|item| publication_of(item, abouts)).collect();
    if leads.is_empty() {
        return Ok(items);
    }
    let unseen = publication::store::unseen(db, &leads)?;
    let is_unseen = |item: &Item| {
        publication_of(item, abouts)
            .is_some_and(|id| unseen.iter().any(|(other, service)| *other == id && *service == item.service))
    };
    Ok(items.into_iter().map(|item| if is_unseen(&item) { Item { text: GONE.to_owned(), ..item } } else { item }).collect())
}

/// The number of the page that a line leads to, where it is one of its own service.
fn publication_of(item: &Item, abouts: &[&'static About]) -> Option<PublicationId> {
    let about = abouts.iter().find(|about| about.key == item.service)?;
    item.link.strip_prefix('/')?.strip_prefix(about.path)?.strip_prefix('/')?.parse().ok()
}
