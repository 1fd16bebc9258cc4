//! A GIF without comments and programs' own blocks; the animation stays.

/// The same pictures; a file that is cut keeps what it has.
pub(super) fn strip(bytes: &[u8]) -> Vec<u8> {
    let mut clean = Vec::with_capacity(bytes.len());
    let mut at = header(bytes);
    clean.extend_from_slice(&bytes[..at]);
    while let Some((end, kept)) = block(bytes, at) {
        if kept {
            clean.extend_from_slice(&bytes[at..end]);
        }
        at = end;
    }
    clean.push(0x3B);
    clean
}

/// Signature, screen and its colours.
fn header(bytes: &[u8]) -> usize {
    let flags = bytes.get(10).copied().unwrap_or(0);
    (13 + colours(flags)).min(bytes.len())
}

fn colours(flags: u8) -> usize {
    if flags & 0x80 == 0 { 0 } else { 3 << ((flags & 7) + 1) }
}

/// Where the block at `at` ends, and whether it is part of the picture. `None`: the file's end.
fn block(bytes: &[u8], at: usize) -> Option<(usize, bool)> {
    match (bytes.get(at)?, bytes.get(at + 1)?) {
        (0x2C, _) => Some((parts(bytes, at + 11 + colours(*bytes.get(at + 9)?))?, true)),
        (0x21, 0xF9) => Some((parts(bytes, at + 2)?, true)),
        (0x21, 0xFF) => {
            let looping = bytes.get(at + 3..at + 14).is_some_and(|name| name == b"NETSCAPE2.0" || name == b"ANIMEXTS1.0");
            Some((parts(bytes, at + 2)?, looping))
        }
        (0x21, _) => Some((parts(bytes, at + 2)?, false)),
        _ => None,
    }
}

/// The end of a run of parts, each with its length before it, closed by an empty one.
fn parts(bytes: &[u8], mut at: usize) -> Option<usize> {
    loop {
        let length = usize::from(*bytes.get(at)?);
        at += 1 + length;
        if length == 0 {
            return Some(at);
        }
    }
}
