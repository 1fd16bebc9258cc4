//! A file that has arrived becomes an upload: its type is told, a picture is cleaned, its copies are made.

use rusqlite::params;

use super::{File, UploadId, visible};
use crate::{
    Error, Result,
    access::{Act, Viewer},
    store::{BlobId, Store, WriteTx},
    web::{
        Arrived, mime_of,
        picture::{self, Picture, Variant},
        tidy_name,
    },
};

/// Keeps a file under a name, for whoever acts, with what else belongs to the same write. A picture that can't be cleaned
/// of what it says about where it was taken is refused.
pub async fn receive<F>(store: &Store, act: Act, arrived: Arrived, name: &str, also: F) -> Result<File>
where
    F: FnOnce(&WriteTx<'_>, UploadId) -> Result<()> + Send + 'static,
{
    let (staged, name) = (arrived.blob, tidy_name(name));
    let content = match content(store, arrived).await {
        Ok(content) => content,
        Err(error) => {
            store.write(act.mark(), move |tx| tx.drop_unsealed(staged)).await?;
            return Err(error);
        }
    };
    store
        .write(act, move |tx| {
            let id = match content {
                Content::Any { arrived, mime } => {
                    let blob = tx.seal_blob(arrived.blob, &arrived.sha256, arrived.size, mime)?;
                    add(tx, blob, &name)?
                }
                Content::Picture(picture) => {
                    tx.drop_unsealed(staged)?;
                    add_picture(tx, &picture, &name)?
                }
            };
            tx.on("upload", id);
            also(tx, id)?;
            visible(tx, id)
        })
        .await
}

enum Content {
    Any { arrived: Arrived, mime: &'static str },
    Picture(Box<Picture>),
}

async fn content(store: &Store, arrived: Arrived) -> Result<Content> {
    let mime = mime_of(&arrived.head);
    if arrived.size == 0 {
        return Err(Error::Unreadable("Ce fichier est vide : il n'y a rien à envoyer.".into()));
    }
    if !picture::is_taken(mime) {
        return Err(Error::Unreadable(
            "Ce format d'image (HEIC, TIFF ou brut d'appareil photo) garde le lieu de la prise de vue, et l'ENT ne sait pas \
             l'effacer. Enregistrez l'image en JPEG ou en PNG, puis recommencez."
                .into(),
        ));
    }
    if !picture::is_picture(mime) {
        return Ok(Content::Any { arrived, mime });
    }
    if arrived.size > picture::MAX_BYTES {
        return Err(Error::TooLarge("Cette image est trop lourde pour être ouverte. Réduisez-la, puis recommencez.".into()));
    }
    let blob = arrived.blob;
    let bytes = store.read_slowly(&Viewer::Job("upload"), move |db| db.blob_bytes(blob)).await?;
    Ok(Content::Picture(Box::new(picture::arrive(bytes, mime.to_owned()).await?)))
}

fn add(tx: &WriteTx<'_>, blob: BlobId, name: &str) -> Result<UploadId> {
    let owner = (tx.me() != 0).then(|| tx.me());
    tx.insert("INSERT INTO upload (owner, blob, name, created_at) VALUES (?1, ?2, ?3, ?4)", params![owner, blob, name, tx.now()])
}

fn add_picture(tx: &WriteTx<'_>, picture: &Picture, name: &str) -> Result<UploadId> {
    let keep = |v: &Variant| tx.keep_blob(&v.bytes, v.mime);
    let id = add(tx, keep(&picture.original)?, name)?;
    let (large, thumb) = (picture.large.as_ref().map(keep).transpose()?, picture.thumb.as_ref().map(keep).transpose()?);
    tx.run(
        "INSERT INTO upload_picture (upload, width, height, large, thumb) VALUES (?1, ?2, ?3, ?4, ?5)",
        params![id, picture.width, picture.height, large, thumb],
    )?;
    Ok(id)
}
