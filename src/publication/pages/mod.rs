//! The pages and acts that all publications have, written once: `/publications/{id}/…`, whatever the service. Each act is
//! journalled under the publication's own service. The service *À valider* mounts them.

mod audience;
mod comments;
mod files;
mod reads;
mod reports;
mod states;
mod versions;

use actix_web::{HttpResponse, web::Path};

pub use files::take_files;
pub use reads::note_seen;

use super::{Publication, PublicationId, link, store};
use crate::{
    Error, Result,
    access::About,
    web::{Cx, Routes},
};

pub fn routes(routes: &mut Routes<'_>) {
    routes
        .get("/publications/destinataires", audience::sentence)
        .get("/publications/corbeille", states::bin)
        .get("/publications/{id}", show)
        .post("/publications/{id}/archive", states::archive)
        .post("/publications/{id}/brouillon", states::withdraw)
        .post("/publications/{id}/corbeille", states::put_in_bin)
        .post("/publications/{id}/restauration", states::restore)
        .get("/publications/{id}/lectures", reads::index)
        .post("/publications/{id}/lu", reads::acknowledge)
        .get("/publications/{id}/versions", versions::index)
        .post("/publications/{id}/versions/{version}", versions::restore)
        .post("/publications/{id}/commentaires", comments::create)
        .post("/publications/{id}/commentaires/{comment}/{state}", comments::set_state)
        .get("/publications/{id}/signaler", reports::new)
        .post("/publications/{id}/signaler", reports::create);
}

/// The address of a publication that knows nothing of its service: leads to its page.
async fn show(cx: Cx, id: Path<PublicationId>) -> Result<HttpResponse> {
    let (publication, about) = found(&cx, *id).await?;
    Ok(cx.go(&link(about, publication.id)))
}

/// Signed out, a page that is not found asks to sign in first: the link of a mail leads to its page.
pub fn or_sign_in(cx: &Cx, error: Error) -> Error {
    match error {
        Error::NotFound if cx.viewer.person().is_none() => Error::SignedOut,
        other => other,
    }
}

/// A publication the viewer sees, and the facts of its service.
pub async fn found(cx: &Cx, id: PublicationId) -> Result<(Publication, &'static About)> {
    let publication = cx.read(move |db| store::find(db, id)).await.map_err(|error| or_sign_in(cx, error))?;
    let about = about(cx, &publication.service)?;
    Ok((publication, about))
}

/// The facts of a service, by its key.
pub fn about(cx: &Cx, service: &str) -> Result<&'static About> {
    cx.app.abouts.iter().find(|a| a.key == service).copied().ok_or(Error::NotFound)
}
