//! Files that come with a form, read with a limit. What is over it is read to its end and dropped, so that the
//! browser shows our sentence instead of a broken connection.

use actix_multipart::Multipart;
use futures_util::TryStreamExt;

use crate::{Error, Result};

/// How much of a refused body is still read: beyond, the connection is cut.
const PATIENCE: u64 = 1024 * 1024 * 1024;

/// Fields and files of a form, at most: empty ones weigh nothing and would never end.
const MOST_PARTS: usize = 1000;

/// A file, whole in memory: for small ones (imports, logos, pictures).
#[derive(Debug)]
pub struct Upload {
    pub field: String,
    pub name: String,
    pub bytes: Vec<u8>,
    /// It went over the limit: its bytes were dropped.
    pub oversized: bool,
}

/// One part of a form.
#[derive(Debug)]
pub enum Part {
    Text(String, String),
    File(Upload),
}

/// All parts of a form of at most `max` bytes. `TooLarge` says the limit. Files without a name (nothing chosen) are left out.
pub async fn read_multipart(form: Multipart, max: u64) -> Result<Vec<Part>> {
    let parts = read_multipart_kindly(form, max).await?;
    let over = parts.iter().any(|part| matches!(part, Part::File(file) if file.oversized));
    if over { Err(too_large(max)) } else { Ok(parts) }
}

/// As `read_multipart`, but a file over the limit is marked instead of refused, so that the page can say it beside its
/// field and keep the rest of what was typed.
pub async fn read_multipart_kindly(mut form: Multipart, max: u64) -> Result<Vec<Part>> {
    let (mut parts, mut received, mut kept) = (Vec::new(), 0u64, 0u64);
    while let Some(mut field) = form.try_next().await.map_err(broken)? {
        let name = field.name().unwrap_or_default().to_owned();
        let file = field.content_disposition().and_then(|d| d.get_filename()).map(str::to_owned);
        if parts.len() >= MOST_PARTS {
            return Err(Error::Unreadable("Ce formulaire a trop de champs. Recommencez avec moins de fichiers.".into()));
        }
        let (mut bytes, mut over) = (Vec::new(), false);
        while let Some(chunk) = field.try_next().await.map_err(broken)? {
            received += chunk.len() as u64;
            over |= kept + bytes.len() as u64 + chunk.len() as u64 > max;
            match over {
                true if received > PATIENCE => return Err(too_large(max)),
                true => bytes = Vec::new(),
                false => bytes.extend_from_slice(&chunk),
            }
        }
        kept += bytes.len() as u64;
        match file {
            Some(file) if !file.is_empty() => parts.push(Part::File(Upload { field: name, name: file, bytes, oversized: over })),
            Some(_) => {}
            None if over => return Err(too_large(max)),
            None => parts.push(Part::Text(name, String::from_utf8_lossy(&bytes).into_owned())),
        }
    }
    Ok(parts)
}

/// Reads a refused form to its end and keeps nothing of it, so that the browser shows the answer.
pub async fn drain(mut form: Multipart) {
    let mut total = 0u64;
    while let Ok(Some(mut field)) = form.try_next().await {
        while let Ok(Some(chunk)) = field.try_next().await {
            total += chunk.len() as u64;
            if total > PATIENCE {
                return;
            }
        }
    }
}

/// The French sentence for a file over the limit.
pub fn too_large(max: u64) -> Error {
    Error::TooLarge(format!(
        "Ce fichier dépasse {} Mo. Choisissez un fichier plus léger (une photo réduite, une vidéo plus courte) ; rien n'a été perdu.",
        max / (1024 * 1024)
    ))
}

pub(crate) fn broken(error: actix_multipart::MultipartError) -> Error {
    Error::Unreadable(format!("L'envoi s'est interrompu avant la fin ({error}). Recommencez."))
}
