//! One-time activation codes: easy to read on a slip and to type, hard to guess.

use crate::{Error, Result};

/// Without 0, O, 1, I and L, which look alike in print.
const ALPHABET: &[u8; 31] = b"23456789ABCDEFGHJKMNPQRSTUVWXYZ";
const LENGTH: usize = 12;

/// A new code of some 59 bits: `K7TM-2QXB-9HRD`.
pub fn make() -> Result<String> {
    let mut letters = String::with_capacity(LENGTH);
    while letters.len() < LENGTH {
        let mut bytes = [0u8; 32];
        getrandom::fill(&mut bytes).map_err(Error::internal)?;
        // 248 = 8 × 31: what is above would make the first letters likelier.
        let fair = bytes.iter().filter(|b| **b < 248).map(|b| char::from(ALPHABET[usize::from(*b) % ALPHABET.len()]));
        letters.extend(fair.take(LENGTH - letters.len()));
    }
    Ok(grouped(&letters))
}

/// A code as typed, made as stored: any case, with or without hyphens and spaces. `None` when it can't be one.
pub fn normalise(typed: &str) -> Option<String> {
    let letters: String = typed.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_uppercase).collect();
    (letters.len() == LENGTH && letters.bytes().all(|b| ALPHABET.contains(&b))).then(|| grouped(&letters))
}

fn grouped(letters: &str) -> String {
    [&letters[..4], &letters[4..8], &letters[8..]].join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_read_however_it_is_typed() {
        let code = make().unwrap();
        assert_eq!(code.len(), 14);
        let sloppy = format!(" {} ", code.to_lowercase().replace('-', " "));
        assert_eq!(normalise(&sloppy), Some(code));
    }

    #[test]
    fn a_code_never_has_letters_that_look_alike() {
        for _ in 0..200 {
            assert!(!make().unwrap().contains(['0', 'O', '1', 'I', 'L']));
        }
        assert_eq!(normalise("OOOO-1111-IIII"), None);
        assert_eq!(normalise("ééé"), None);
    }
}
