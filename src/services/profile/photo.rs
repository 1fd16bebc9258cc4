//! A photo made ready to stand for a person: upright, square, small, and without what the camera wrote in it.

use std::io::Cursor;

use image::{
    DynamicImage, ImageDecoder, ImageReader, Limits, codecs::jpeg::JpegEncoder, imageops::FilterType, metadata::Orientation,
};

use crate::{Error, Result};

/// The largest file taken, in bytes.
pub(super) const LARGEST: u64 = 10 * 1024 * 1024;
const SIDE: u32 = 320;
const QUALITY: u8 = 84;

/// A JPEG of 320 by 320, cut from the middle. `Refused` when this is no picture we can read.
pub(super) fn square(bytes: &[u8]) -> Result<Vec<u8>> {
    let picture = read(bytes).map_err(|_| {
        Error::refused("Ce fichier n'est pas une photo que l'on peut lire. Choisissez une image JPEG, PNG ou WebP.")
    })?;
    let side = picture.width().min(picture.height());
    let (x, y) = ((picture.width() - side) / 2, (picture.height() - side) / 2);
    let small = picture.crop_imm(x, y, side, side).resize_exact(SIDE, SIDE, FilterType::Lanczos3).to_rgb8();
    let mut out = Cursor::new(Vec::new());
    small.write_with_encoder(JpegEncoder::new_with_quality(&mut out, QUALITY)).map_err(Error::internal)?;
    Ok(out.into_inner())
}

fn read(bytes: &[u8]) -> image::ImageResult<DynamicImage> {
    let mut reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format()?;
    // A small file can unfold into gigabytes.
    let mut limits = Limits::default();
    limits.max_image_width = Some(12_000);
    limits.max_image_height = Some(12_000);
    limits.max_alloc = Some(256 * 1024 * 1024);
    reader.limits(limits);
    let mut decoder = reader.into_decoder()?;
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let mut picture = DynamicImage::from_decoder(decoder)?;
    picture.apply_orientation(orientation);
    Ok(picture)
}

#[cfg(test)]
mod tests {
    use image::{ImageFormat, RgbImage};

    use super::*;

    #[test]
    fn a_wide_photo_becomes_a_square_cut_from_its_middle() {
        let mut wide = RgbImage::from_pixel(900, 300, image::Rgb([255, 0, 0]));
        for (x, _, pixel) in wide.enumerate_pixels_mut() {
            if (300..600).contains(&x) {
                *pixel = image::Rgb([0, 0, 255]);
            }
        }
        let mut png = Cursor::new(Vec::new());
        wide.write_to(&mut png, ImageFormat::Png).unwrap();
        let square = image::load_from_memory(&square(&png.into_inner()).unwrap()).unwrap().to_rgb8();
        assert_eq!(square.dimensions(), (320, 320));
        let middle = square.get_pixel(160, 160);
        assert!(middle[2] > 200 && middle[0] < 50, "{middle:?}");
    }

    #[test]
    fn what_the_camera_wrote_is_gone() {
        let mut jpeg = Cursor::new(Vec::new());
        RgbImage::new(64, 64).write_to(&mut jpeg, ImageFormat::Jpeg).unwrap();
        let mut with_exif = jpeg.into_inner();
        let segment = [&[0xff, 0xe1, 0x00, 0x18][..], b"Exif\0\0", b"MM\0*GPS 48.85 2.35"].concat();
        with_exif.splice(2..2, segment);
        assert!(with_exif.windows(4).any(|w| w == b"Exif"));
        let square = square(&with_exif).unwrap();
        assert!(!square.windows(4).any(|w| w == b"Exif"));
    }

    #[test]
    fn a_file_that_is_no_picture_is_refused_with_a_sentence() {
        let refused = square(b"%PDF-1.7").unwrap_err().to_string();
        assert!(refused.contains("JPEG"), "{refused}");
    }
}
