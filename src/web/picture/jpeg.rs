//! Where a JPEG ends. Telephones append more pictures after the end, each with its own EXIF.

/// The length of the first picture in `bytes`; all of them when it has no end.
pub(super) fn end(bytes: &[u8]) -> usize {
    let mut at = 2;
    while let Some((marker, next)) = marker(bytes, at) {
        if marker == 0xD9 {
            return next;
        }
        let length = match bytes.get(next..next + 2) {
            Some(length) => usize::from(u16::from_be_bytes([length[0], length[1]])),
            None => break,
        };
        at = next + length;
    }
    bytes.len()
}

/// The next marker from `at` on, and where it ends. Inside a scan, FF 00 is data and FF D0 to D7 are restarts.
fn marker(bytes: &[u8], at: usize) -> Option<(u8, usize)> {
    let found =
        bytes.get(at..)?.windows(2).position(|pair| pair[0] == 0xFF && !matches!(pair[1], 0x00 | 0x01 | 0xD0..=0xD7 | 0xFF))?;
    Some((bytes[at + found + 1], at + found + 2))
}
