//! What a file is, from its bytes. Its name and what the browser says of it are wishes.

/// The type of a file by its beginning (the first 256 KiB are plenty).
pub fn mime_of(head: &[u8]) -> &'static str {
    if is_svg(head) {
        return "image/svg+xml";
    }
    match infer::get(head).map(|kind| kind.mime_type()) {
        Some("audio/m4a") => "audio/mp4",
        Some(mime) => mime,
        None if is_text(head) => "text/plain",
        None => "application/octet-stream",
    }
}

fn is_svg(head: &[u8]) -> bool {
    let start = String::from_utf8_lossy(&head[..head.len().min(4096)]);
    start.trim_start_matches('\u{feff}').trim_start().starts_with('<') && start.contains("<svg")
}

/// UTF-8 or the older French encodings: no control characters.
fn is_text(head: &[u8]) -> bool {
    !head.iter().any(|byte| *byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x0C | 0x1B))
}

/// A name that is safe on every disk and in a header: no folder, no control character, at most 120 characters.
pub fn tidy_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let clean: String = last.chars().filter(|c| !c.is_control() && !is_direction(*c)).collect();
    let clean = clean.trim().trim_matches('.').trim();
    let length = clean.chars().count();
    match (length, clean.rsplit_once('.')) {
        (0, _) => "fichier".to_owned(),
        (121.., Some((stem, ending))) if ending.chars().count() <= 10 => {
            let stem: String = stem.chars().take(119 - ending.chars().count()).collect();
            format!("{stem}.{ending}")
        }
        _ => clean.chars().take(120).collect(),
    }
}

/// Marks that turn the writing direction make `exe.jpg` of `gpj.exe`.
fn is_direction(c: char) -> bool {
    matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bytes_decide_and_not_the_name() {
        assert_eq!(mime_of(b"MZ\x90\0\x03\0\0\0"), "application/vnd.microsoft.portable-executable");
        assert_eq!(mime_of(b"<!DOCTYPE html><p>x"), "text/html");
        assert_eq!(mime_of(b"\xef\xbb\xbf<?xml version='1.0'?>\n<svg onload='x()'>"), "image/svg+xml");
        assert_eq!(mime_of("Leçon d'été".as_bytes()), "text/plain");
        assert_eq!(mime_of(b"\0\x01\x02"), "application/octet-stream");
    }

    #[test]
    fn a_name_keeps_its_ending_and_loses_its_folders() {
        assert_eq!(tidy_name("C:\\Photos\\été 1.jpg"), "été 1.jpg");
        assert_eq!(tidy_name("../../etc/passwd"), "passwd");
        assert_eq!(tidy_name("facture\u{202e}gpj.exe"), "facturegpj.exe");
        assert_eq!(tidy_name(" .. "), "fichier");
        let long = tidy_name(&format!("{}.odt", "é".repeat(300)));
        assert!(long.ends_with(".odt") && long.chars().count() == 120);
    }
}
