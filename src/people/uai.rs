//! The UAI (unité administrative immatriculée), still called RNE by many: seven digits and a letter that proves them.

/// The letters in the order of the remainders by 23: without I, O and Q, which are misread.
const LETTERS: &[u8; 23] = b"ABCDEFGHJKLMNPRSTUVWXYZ";

/// The UAI as it is stored, upper case and without spaces; or, in French, what is wrong and how it could be mended.
pub fn check(typed: &str) -> Result<String, String> {
    let uai = shape(typed)?;
    let (digits, letter) = uai.split_at(7);
    match letter_of(digits) {
        Some(due) if letter == due.to_string() => Ok(uai),
        Some(due) => Err(format!(
            "La dernière lettre d'un UAI se calcule à partir des chiffres : pour {digits}, ce serait {due}, et non {letter}. \
             Vérifiez les chiffres, ou laissez ce champ vide pour l'instant."
        )),
        None => Err(explain()),
    }
}

/// The shape alone: seven digits and a letter, whether or not the letter is the right one.
pub fn shape(typed: &str) -> Result<String, String> {
    let uai: String = typed.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_uppercase).collect();
    let bytes = uai.as_bytes();
    let shaped = bytes.len() == 8 && bytes[..7].iter().all(u8::is_ascii_digit) && bytes[7].is_ascii_uppercase();
    if shaped { Ok(uai) } else { Err(explain()) }
}

fn explain() -> String {
    "Un UAI s'écrit avec sept chiffres puis une lettre, comme 0750655E. Il figure en haut des courriers de l'académie.".to_owned()
}

fn letter_of(digits: &str) -> Option<char> {
    let number: usize = digits.parse().ok()?;
    LETTERS.get(number % LETTERS.len()).map(|b| char::from(*b))
}

#[cfg(test)]
mod tests {
    use super::check;

    #[test]
    fn the_letter_proves_the_digits() {
        assert_eq!(check(" 075 0655 e "), Ok("0750655E".to_owned()));
        let wrong = check("0750655A").unwrap_err();
        assert!(wrong.contains("ce serait E"), "{wrong}");
    }

    #[test]
    fn anything_else_is_explained() {
        for typed in ["", "750655E", "07506555", "ABCDEFGH", "0750655É"] {
            assert!(check(typed).unwrap_err().contains("sept chiffres"), "{typed}");
        }
    }
}
