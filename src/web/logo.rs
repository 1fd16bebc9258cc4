//! The school's logo: any PNG or JPEG becomes a PNG that fits on a page's head and on paper.

use std::io::Cursor;

use image::{ImageFormat, ImageReader, Limits};

/// The largest file taken, in bytes.
pub const MAX: u64 = 10 * 1024 * 1024;
/// The longest side kept, in pixels: sharp at 3 cm on paper.
const SIDE: u32 = 512;
/// The longest side read: beyond, a small file could fill the memory.
const LONGEST: u32 = 12_000;

/// The picture made to fit, without what the camera wrote in it; or, in French, why not.
pub fn fit(bytes: &[u8]) -> Result<Vec<u8>, String> {
    let mut reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format().map_err(|_| not_a_picture())?;
    if !matches!(reader.format(), Some(ImageFormat::Png | ImageFormat::Jpeg)) {
        return Err(not_a_picture());
    }
    let mut limits = Limits::default();
    limits.max_image_width = Some(LONGEST);
    limits.max_image_height = Some(LONGEST);
    limits.max_alloc = Some(600 * 1024 * 1024);
    reader.limits(limits);
    let picture = reader.decode().map_err(|_| {
        "Cette image est abîmée ou trop grande (12 000 pixels de côté au plus). Enregistrez-la de nouveau, puis choisissez-la ici."
            .to_owned()
    })?;
    let fitted = if picture.width().max(picture.height()) > SIDE {
        picture.resize(SIDE, SIDE, image::imageops::FilterType::CatmullRom)
    } else {
        picture
    };
    let mut png = Cursor::new(Vec::new());
    fitted.write_to(&mut png, ImageFormat::Png).map_err(|_| not_a_picture())?;
    Ok(png.into_inner())
}

fn not_a_picture() -> String {
    "Ce fichier n'est pas une image PNG ou JPEG. Choisissez le logo de l'école dans l'un de ces formats.".to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn picture(side: u32, format: ImageFormat) -> Vec<u8> {
        let mut bytes = Cursor::new(Vec::new());
        image::RgbImage::new(side, side / 2).write_to(&mut bytes, format).unwrap();
        bytes.into_inner()
    }

    #[test]
    fn a_large_picture_is_made_to_fit() {
        let png = fit(&picture(1600, ImageFormat::Jpeg)).unwrap();
        let fitted = image::load_from_memory(&png).unwrap();
        assert_eq!((fitted.width(), fitted.height()), (512, 256));
    }

    #[test]
    fn what_is_no_picture_or_cut_short_is_refused_in_french() {
        assert!(fit(b"MZ\x90\0 not a picture").unwrap_err().contains("PNG ou JPEG"));
        assert!(fit(b"").unwrap_err().contains("PNG ou JPEG"));
        let whole = picture(400, ImageFormat::Png);
        assert!(fit(&whole[..whole.len() / 2]).unwrap_err().contains("abîmée"));
    }
}
