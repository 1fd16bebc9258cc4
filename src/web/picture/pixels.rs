//! Opening, turning and shrinking.

use std::io::Cursor;

use image::{
    DynamicImage, ImageDecoder, ImageEncoder, ImageFormat, ImageReader, Limits,
    codecs::{jpeg::JpegEncoder, png::PngEncoder},
    metadata::Orientation,
};

use crate::{Error, Result};

/// What no camera of a school reaches, and what a small box can still hold.
const MAX_PIXELS: u64 = 64_000_000;
const MAX_MEMORY: u64 = 256 * 1024 * 1024;

/// The bytes of a picture that is ready to be kept.
#[derive(Debug)]
pub struct Variant {
    pub bytes: Vec<u8>,
    pub mime: &'static str,
}

/// A picture in memory.
pub(super) struct Opened {
    image: DynamicImage,
    /// Of RGB pictures: how their colours are meant.
    colours: Option<Vec<u8>>,
    /// It was stored the right way up.
    pub(super) upright: bool,
}

/// The types that are opened.
pub(super) fn known(mime: &str) -> Result<&'static str> {
    ["image/jpeg", "image/png", "image/webp", "image/gif"].into_iter().find(|known| *known == mime).ok_or_else(damaged)
}

/// Opens a picture of a known type, whatever its bytes claim, within bounds.
pub(super) fn open(bytes: &[u8], mime: &str) -> Result<Opened> {
    let format = ImageFormat::from_mime_type(known(mime)?).ok_or_else(damaged)?;
    decode(ImageReader::with_format(Cursor::new(bytes), format))
}

/// The picture, upright, clean and at most `side` pixels wide and high: for logos and portraits.
pub fn fit(bytes: &[u8], side: u32) -> Result<Variant> {
    let opened = decode(ImageReader::new(Cursor::new(bytes)).with_guessed_format()?)?;
    opened.shrink(side).unwrap_or(opened).encode(90)
}

fn decode(mut reader: ImageReader<Cursor<&[u8]>>) -> Result<Opened> {
    let mut limits = Limits::default();
    limits.max_alloc = Some(MAX_MEMORY);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(|_| damaged())?;
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > MAX_PIXELS || decoder.total_bytes() > MAX_MEMORY {
        return Err(Error::TooLarge(format!(
            "Cette image mesure {width} × {height} points : c'est trop pour être ouverte. Réduisez-la, puis recommencez."
        )));
    }
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let colours = decoder.icc_profile().ok().flatten().filter(|profile| profile.get(16..20) == Some(b"RGB "));
    let mut image = DynamicImage::from_decoder(decoder).map_err(|_| damaged())?;
    image.apply_orientation(orientation);
    Ok(Opened { image, colours, upright: orientation == Orientation::NoTransforms })
}

impl Opened {
    pub(super) fn size(&self) -> (u32, u32) {
        (self.image.width(), self.image.height())
    }

    /// A copy whose longest side is `side`; `None` when the picture is no larger.
    pub(super) fn shrink(&self, side: u32) -> Option<Opened> {
        let larger = self.image.width().max(self.image.height()) > side;
        // Averages blocks of pixels: a telephone's photo needs no second copy of itself in floating point.
        larger.then(|| Opened { image: self.image.thumbnail(side, side), colours: self.colours.clone(), upright: true })
    }

    pub(super) fn encode(&self, quality: u8) -> Result<Variant> {
        encode(&self.image, self.colours.as_ref(), quality)
    }
}

/// JPEG, or PNG where something shows through.
fn encode(image: &DynamicImage, colours: Option<&Vec<u8>>, quality: u8) -> Result<Variant> {
    let mut bytes = Vec::new();
    if image.color().has_alpha() {
        let image = DynamicImage::from(image.to_rgba8());
        let mut encoder = PngEncoder::new(&mut bytes);
        if let Some(colours) = colours {
            // A picture whose colours can't be described is still a picture.
            let _ = encoder.set_icc_profile(colours.clone());
        }
        image.write_with_encoder(encoder).map_err(Error::internal)?;
        return Ok(Variant { bytes, mime: "image/png" });
    }
    let image = DynamicImage::from(image.to_rgb8());
    let mut encoder = JpegEncoder::new_with_quality(&mut bytes, quality);
    if let Some(colours) = colours {
        let _ = encoder.set_icc_profile(colours.clone());
    }
    image.write_with_encoder(encoder).map_err(Error::internal)?;
    Ok(Variant { bytes, mime: "image/jpeg" })
}

pub(super) fn damaged() -> Error {
    Error::Unreadable(
        "Cette image est abîmée ou incomplète. Ouvrez-la sur votre appareil, enregistrez-la à nouveau, puis recommencez.".into(),
    )
}
