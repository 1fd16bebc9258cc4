//! CSV: its encoding, its separator, its quotes.

use encoding_rs::{UTF_16BE, UTF_16LE, WINDOWS_1252};

use super::{Row, Unreadable, tidy};

const BOM: char = '\u{feff}';

pub(super) fn rows(bytes: &[u8]) -> Result<Vec<Row>, Unreadable> {
    let text = decode(bytes)?;
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(separator(&text)).from_reader(text.as_bytes());
    let mut rows = Vec::new();
    let mut record = csv::StringRecord::new();
    loop {
        let line = line_of(&text, reader.position());
        match reader.read_record(&mut record) {
            Ok(true) => {
                if record.iter().any(|cell| cell.matches('\n').count() > 2) {
                    return Err((
                        format!("Ligne {line} : un guillemet ouvert n'est jamais refermé ; le fichier a été abîmé ou coupé."),
                        "Refaites l'extraction et envoyez le fichier sans l'ouvrir dans un tableur.".into(),
                    ));
                }
                rows.push(Row { line, cells: record.iter().map(tidy).collect() });
            }
            Ok(false) => return Ok(rows),
            Err(_) => return Err(damaged()),
        }
    }
}

/// The line a record starts on: the reader's position, past the empty lines before it.
fn line_of(text: &str, position: &csv::Position) -> u32 {
    let start = usize::try_from(position.byte()).unwrap_or(usize::MAX);
    let rest = text.as_bytes().get(start..).unwrap_or_default();
    let empty = rest.iter().take_while(|b| matches!(b, b'\n' | b'\r')).filter(|b| **b == b'\n').count();
    u32::try_from(position.line() + empty as u64).unwrap_or(u32::MAX)
}

/// UTF-8 when it is, with or without byte order marks; else UTF-16 with its mark, else Windows-1252.
fn decode(bytes: &[u8]) -> Result<String, Unreadable> {
    let text = match bytes {
        [0xFF, 0xFE, rest @ ..] => UTF_16LE.decode_without_bom_handling(rest).0.into_owned(),
        [0xFE, 0xFF, rest @ ..] => UTF_16BE.decode_without_bom_handling(rest).0.into_owned(),
        _ => match std::str::from_utf8(bytes) {
            Ok(text) => text.to_owned(),
            Err(_) => WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned(),
        },
    };
    let text = unscrambled(text);
    let text = text.trim_start_matches(BOM);
    if text.contains(char::REPLACEMENT_CHARACTER) {
        return Err((
            "Les lettres accentuées de ce fichier ont été perdues (« � ») quand il a été enregistré.".into(),
            "Refaites l'extraction et envoyez le fichier sans l'ouvrir dans un tableur.".into(),
        ));
    }
    let odd = text.chars().filter(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t')).count();
    if text.contains('\0') || odd * 100 > text.chars().count() {
        return Err(damaged());
    }
    Ok(text.to_owned())
}

/// UTF-8 that was once taken for Windows-1252 and saved again (`PrÃ©nom`) is put back; no French text has `Ã` before such a sign.
fn unscrambled(text: String) -> String {
    let scrambled = text.contains("Ã©") || text.contains("Ã¨") || text.contains("Ã\u{89}");
    let (bytes, _, lossy) = WINDOWS_1252.encode(&text);
    match std::str::from_utf8(&bytes) {
        Ok(whole) if scrambled && !lossy => whole.to_owned(),
        _ => text,
    }
}

fn damaged() -> Unreadable {
    (
        "Le contenu de ce fichier n'est pas du texte : il est abîmé, ou ce n'est pas un tableau.".into(),
        "Refaites l'extraction et envoyez le fichier sans l'ouvrir ni le renommer.".into(),
    )
}

/// `;`, `,` or tab: the most frequent outside quotes in the first lines.
fn separator(text: &str) -> u8 {
    let mut counts = [(b';', 0), (b',', 0), (b'\t', 0)];
    let mut quoted = false;
    for byte in text.lines().filter(|l| !l.trim().is_empty()).take(3).flat_map(str::bytes) {
        match byte {
            b'"' => quoted = !quoted,
            _ if quoted => {}
            byte => counts.iter_mut().filter(|(s, _)| *s == byte).for_each(|(_, n)| *n += 1),
        }
    }
    // The first of equals: `;` is ONDE's own.
    counts.iter().rev().max_by_key(|(_, n)| *n).map_or(b';', |(s, _)| *s)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(bytes: &[u8]) -> Vec<Vec<String>> {
        rows(bytes).unwrap().into_iter().map(|r| r.cells).collect()
    }

    #[test]
    fn every_dialect_gives_the_same_cells() {
        let expected = vec![vec!["Prénom", "Nom"], vec!["Léa", "d'Été"]];
        let latin = WINDOWS_1252.encode("Prénom;Nom\r\nLéa;d'Été\r\n").0.into_owned();
        let utf16: Vec<u8> =
            [0xFF, 0xFE].into_iter().chain("Prénom\tNom\r\nLéa\td'Été".encode_utf16().flat_map(u16::to_le_bytes)).collect();
        for bytes in [
            "Prénom;Nom\nLéa;d'Été".as_bytes(),
            "\u{feff}\u{feff}Prénom,Nom\r\nLéa,d'Été\r\n".as_bytes(),
            "\"Prénom\"\t\"Nom\"\r\"Léa\"\t\"d'Été\"".as_bytes(),
            "Prénom;Nom\n  Léa ;\"d'Été\"\n\n\n".as_bytes(),
            "PrÃ©nom;Nom\nLÃ©a;d'Ã‰tÃ©".as_bytes(),
            &latin,
            &utf16,
        ] {
            assert_eq!(cells(bytes), expected);
        }
    }

    #[test]
    fn a_line_keeps_its_number_after_empty_ones_and_quoted_line_breaks() {
        let lines: Vec<u32> = rows(b"a;b\r\n\r\nc;\"d\r\ne\"\r\nf;g").unwrap().iter().map(|r| r.line).collect();
        assert_eq!(lines, [1, 3, 5]);
    }

    #[test]
    fn a_quote_that_never_closes_is_told() {
        assert!(rows(b"a;b\n1;\"x\n2;y\n3;z\n4;t\n").unwrap_err().0.contains("Ligne 2"));
        assert!(rows(b"a;\0b\n").is_err());
        assert!(rows("Pr�nom;Nom\n".as_bytes()).unwrap_err().0.contains("accentuées"));
    }
}
