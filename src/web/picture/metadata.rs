//! Taking off what a camera or a program wrote beside the picture, without touching the picture itself.

use actix_web::web::Bytes;
use img_parts::{ImageEXIF, jpeg::Jpeg, png::Png, webp::WebP};

use super::{
    gif, jpeg,
    pixels::{damaged, known},
};
use crate::Result;

/// What makes the picture; everything else (text, time, EXIF, XMP, makers' own) goes.
const PNG_KEPT: [&[u8; 4]; 17] = [
    b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"cHRM", b"gAMA", b"iCCP", b"sBIT", b"sRGB", b"cICP", b"bKGD", b"hIST", b"pHYs",
    b"acTL", b"fcTL", b"fdAT",
];
const WEBP_KEPT: [&[u8; 4]; 7] = [b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"ICCP"];

/// JPEG segments: the start of a file, colours (APP2), Adobe's note on how colours are stored (APP14).
fn is_kept(marker: u8, contents: &[u8]) -> bool {
    match marker {
        0xE0 => contents.starts_with(b"JFIF\0"),
        0xE2 => contents.starts_with(b"ICC_PROFILE\0"),
        0xEE => contents.starts_with(b"Adobe"),
        0xE1..=0xEF | 0xFE => false,
        _ => true,
    }
}

/// The same picture without EXIF, GPS position, XMP, comments, embedded thumbnails and appended files.
pub(super) fn strip(bytes: Vec<u8>, mime: &str) -> Result<Vec<u8>> {
    let bytes = Bytes::from(bytes);
    Ok(match known(mime)? {
        "image/jpeg" => {
            let mut file = Jpeg::from_bytes(bytes).map_err(|_| damaged())?;
            file.segments_mut().retain(|segment| is_kept(segment.marker(), segment.contents()));
            let mut clean = file.encoder().bytes().to_vec();
            clean.truncate(jpeg::end(&clean));
            clean
        }
        "image/png" => {
            let mut file = Png::from_bytes(bytes).map_err(|_| damaged())?;
            file.chunks_mut().retain(|chunk| PNG_KEPT.contains(&&chunk.kind()));
            file.encoder().bytes().to_vec()
        }
        "image/webp" => {
            let mut file = WebP::from_bytes(bytes).map_err(|_| damaged())?;
            file.chunks_mut().retain(|chunk| WEBP_KEPT.contains(&&chunk.id()));
            // Also mends the header, which tells what the file holds.
            file.set_exif(None);
            file.encoder().bytes().to_vec()
        }
        _ => gif::strip(&bytes),
    })
}
