//! Files that come with the form, from browsers without scripts.

use crate::{
    Result,
    access::About,
    publication::{attachments, forms::Written},
    web::{Cx, Incoming},
};

/// Keeps the files of a form, and writes their ids where scripts would have put them.
pub async fn take_files<E>(cx: &Cx, about: &'static About, written: &mut Written<E>) -> Result<()> {
    for upload in std::mem::take(&mut written.files) {
        let mut incoming = Incoming::begin(&cx.app.store, cx.act(about, "receive")?, cx.app.config.upload_bytes()).await?;
        incoming.add(&upload.bytes).await?;
        let arrived = incoming.finish().await?;
        let file = attachments::receive(&cx.app.store, cx.act(about, "upload")?, arrived, &upload.name, |_, _| Ok(())).await?;
        match upload.field.as_str() {
            "picture" => written.common.picture = file.id.to_string(),
            _ => written.common.attachment.push(file.id.to_string()),
        }
    }
    Ok(())
}
