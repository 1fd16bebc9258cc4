//! The pictures of the news, sent by their authors as anybody sends a file.

use std::collections::HashMap;

use super::stage::Stage;
use crate::{
    Error, Result,
    access::{Act, PersonId},
    assets,
    publication::attachments::{self, UploadId},
    web::Incoming,
};

/// More than any of them.
const MOST_BYTES: u64 = 4 * 1024 * 1024;

/// Those that were sent already, by who sent them and their name.
#[derive(Default)]
pub(super) struct Pictures(HashMap<(PersonId, String), UploadId>);

impl Pictures {
    /// The upload of a picture, sent now if this author has not sent it yet.
    pub async fn sent(&mut self, stage: &Stage, author: PersonId, file: &str) -> Result<UploadId> {
        let name = file.replace(".svg", ".png");
        if let Some(id) = self.0.get(&(author, name.clone())) {
            return Ok(*id);
        }
        let bytes = assets::asset_bytes(&format!("demo/{name}"));
        let bytes = bytes.ok_or_else(|| Error::internal(format!("the picture {name} is missing")))?;
        let act = || Act::by(stage.viewer(author)?, "files").ok_or(Error::SignedOut).map(|act| act.verb("upload"));
        let mut incoming = Incoming::begin(&stage.store, act()?, MOST_BYTES).await?;
        incoming.add(&bytes).await?;
        let arrived = incoming.finish().await?;
        let sent = attachments::receive(&stage.store, act()?, arrived, &name, |_, _| Ok(())).await?;
        self.0.insert((author, name), sent.id);
        Ok(sent.id)
    }
}
