//! Pictures on their way in: what the camera wrote beside the picture (where, when, whose) is taken off, the picture is
//! turned upright, and smaller copies are made once. Slow work: `arrive` runs it apart from the server's threads.

mod gif;
mod jpeg;
mod metadata;
mod pixels;

use actix_web::web;
use tokio::sync::Semaphore;

pub use pixels::{Variant, fit};

use crate::{Error, Result};

/// The longest side of what pages show large, in pixels.
pub const LARGE: u32 = 2000;
/// The longest side of a thumbnail, in pixels.
pub const THUMB: u32 = 480;
/// The largest file that is opened as a picture, in bytes.
pub const MAX_BYTES: i64 = 64 * 1024 * 1024;

/// One at a time: a telephone's photo takes some 150 MB while it is open, and the box may have 1 GB.
static OPEN: Semaphore = Semaphore::const_new(1);

/// A picture as it is kept.
#[derive(Debug)]
pub struct Picture {
    pub original: Variant,
    pub width: u32,
    pub height: u32,
    /// Where the original is larger than that.
    pub large: Option<Variant>,
    pub thumb: Option<Variant>,
}

/// Whether files of this type are opened, cleaned and shown.
pub fn is_picture(mime: &str) -> bool {
    matches!(mime, "image/jpeg" | "image/png" | "image/webp" | "image/gif")
}

/// A picture that cannot be cleaned is not taken: it may say where a pupil lives.
pub fn is_taken(mime: &str) -> bool {
    is_picture(mime) || !mime.starts_with("image/") || matches!(mime, "image/svg+xml" | "image/bmp" | "image/vnd.microsoft.icon")
}

/// Cleans a picture and makes its copies; a picture that cannot be opened is `Unreadable`.
pub async fn arrive(bytes: Vec<u8>, mime: String) -> Result<Picture> {
    let _turn = OPEN.acquire().await.map_err(Error::internal)?;
    web::block(move || clean(bytes, &mime)).await.map_err(Error::internal)?
}

/// `fit`, apart from the server's threads.
pub async fn fit_apart(bytes: Vec<u8>, side: u32) -> Result<Variant> {
    let _turn = OPEN.acquire().await.map_err(Error::internal)?;
    web::block(move || fit(&bytes, side)).await.map_err(Error::internal)?
}

fn clean(bytes: Vec<u8>, mime: &str) -> Result<Picture> {
    let opened = pixels::open(&bytes, mime)?;
    let original = match opened.upright {
        true => Variant { bytes: metadata::strip(bytes, mime)?, mime: pixels::known(mime)? },
        false => opened.encode(92)?,
    };
    let (width, height) = opened.size();
    let large = opened.shrink(LARGE);
    let thumb = large.as_ref().unwrap_or(&opened).shrink(THUMB);
    let encode = |copy: Option<pixels::Opened>| copy.map(|copy| copy.encode(82)).transpose();
    Ok(Picture { original, width, height, large: encode(large)?, thumb: encode(thumb)? })
}

#[cfg(test)]
mod tests;
