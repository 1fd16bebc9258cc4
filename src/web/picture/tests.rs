use actix_web::web::Bytes;
use image::{DynamicImage, ImageFormat, Rgb, RgbImage};
use img_parts::{
    ImageEXIF,
    jpeg::Jpeg,
    png::{Png, PngChunk},
    webp::WebP,
};

use super::*;

/// Red on the left, blue on the right.
fn photo(width: u32, height: u32) -> DynamicImage {
    RgbImage::from_fn(width, height, |x, _| if x < width / 2 { Rgb([220, 20, 20]) } else { Rgb([20, 20, 220]) }).into()
}

fn encoded(image: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    image.write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

/// EXIF with an orientation and a position: "GPS-48.85-2.35" stands where the position does.
fn exif(orientation: u8) -> Bytes {
    let mut bytes = b"II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0".to_vec();
    bytes.extend([orientation, 0, 0, 0, 0, 0, 0, 0]);
    bytes.extend(b"GPS-48.85-2.35");
    Bytes::from(bytes)
}

fn says_where(bytes: &[u8]) -> bool {
    bytes.windows(3).any(|w| w == b"GPS")
}

fn jpeg_with_exif(orientation: u8) -> Vec<u8> {
    let mut file = Jpeg::from_bytes(encoded(&photo(64, 32), ImageFormat::Jpeg).into()).unwrap();
    file.set_exif(Some(exif(orientation)));
    file.encoder().bytes().to_vec()
}

#[test]
fn a_photo_no_longer_says_where_it_was_taken_and_its_pixels_are_the_same() {
    let dirty = jpeg_with_exif(1);
    assert!(says_where(&dirty));
    let clean = clean(dirty.clone(), "image/jpeg").unwrap().original;
    assert!(!says_where(&clean.bytes));
    let pixels = |bytes: &[u8]| image::load_from_memory(bytes).unwrap().into_rgb8().into_raw();
    assert_eq!(pixels(&dirty), pixels(&clean.bytes));
}

#[test]
fn a_second_picture_after_the_end_goes_too() {
    let mut dirty = encoded(&photo(64, 32), ImageFormat::Jpeg);
    let alone = dirty.len();
    dirty.extend(jpeg_with_exif(1));
    assert_eq!(jpeg::end(&dirty), alone);
    assert!(!says_where(&clean(dirty, "image/jpeg").unwrap().original.bytes));
}

#[test]
fn a_photo_taken_sideways_is_turned_upright() {
    let picture = clean(jpeg_with_exif(6), "image/jpeg").unwrap();
    assert_eq!((picture.width, picture.height), (32, 64));
    let image = image::load_from_memory(&picture.original.bytes).unwrap().into_rgb8();
    assert_eq!(image.dimensions(), (32, 64));
    assert!(image.get_pixel(16, 4)[0] > 180 && image.get_pixel(16, 60)[2] > 180);
    assert!(!says_where(&picture.original.bytes));
}

#[test]
fn png_and_webp_lose_their_notes_too() {
    let mut png = Png::from_bytes(encoded(&photo(8, 8), ImageFormat::Png).into()).unwrap();
    png.set_exif(Some(exif(1)));
    let png = clean(png.encoder().bytes().to_vec(), "image/png").unwrap().original.bytes;
    assert!(!says_where(&png) && image::load_from_memory(&png).is_ok());
    let mut webp = WebP::from_bytes(encoded(&photo(8, 8), ImageFormat::WebP).into()).unwrap();
    webp.set_exif(Some(exif(1)));
    let webp = clean(webp.encoder().bytes().to_vec(), "image/webp").unwrap().original.bytes;
    assert!(!says_where(&webp) && image::load_from_memory(&webp).is_ok());
}

#[test]
fn a_gif_keeps_its_picture_and_loses_its_comment() {
    let gif = encoded(&photo(8, 8), ImageFormat::Gif);
    let at = 13 + 3 * (2 << (gif[10] & 7)) * usize::from(gif[10] >> 7);
    let mut dirty = gif[..at].to_vec();
    dirty.extend(b"\x21\xFE\x03GPS\0");
    dirty.extend(&gif[at..]);
    let clean = clean(dirty, "image/gif").unwrap().original.bytes;
    assert_eq!(clean, gif);
}

#[test]
fn a_large_photo_gets_its_two_copies_and_a_small_one_none() {
    let picture = clean(encoded(&photo(2400, 600), ImageFormat::Jpeg), "image/jpeg").unwrap();
    let size = |v: &Variant| image::load_from_memory(&v.bytes).map(|i| (i.width(), i.height())).unwrap();
    assert_eq!(size(picture.large.as_ref().unwrap()), (2000, 500));
    assert_eq!(size(picture.thumb.as_ref().unwrap()), (480, 120));
    let small = clean(encoded(&photo(64, 32), ImageFormat::Png), "image/png").unwrap();
    assert!(small.large.is_none() && small.thumb.is_none());
}

#[test]
fn a_bomb_of_pixels_is_refused_before_it_is_opened() {
    let mut file = Png::from_bytes(encoded(&photo(8, 8), ImageFormat::Png).into()).unwrap();
    let mut header = file.chunks()[0].contents().to_vec();
    header[..8].copy_from_slice(&[0, 0, 0xC3, 0x50, 0, 0, 0xC3, 0x50]);
    file.chunks_mut()[0] = PngChunk::new(*b"IHDR", header.into());
    let error = clean(file.encoder().bytes().to_vec(), "image/png").unwrap_err();
    assert!(matches!(&error, Error::TooLarge(s) if s.contains("50000")), "{error:?}");
}

#[test]
fn what_is_no_picture_says_so() {
    assert!(matches!(clean(b"\xFF\xD8\xFF nothing".to_vec(), "image/jpeg"), Err(Error::Unreadable(_))));
}
