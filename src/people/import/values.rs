//! What a cell means: dates, INE, postcodes, telephone numbers, addresses of mail. Mends what spreadsheets break.

use jiff::civil::Date;

use crate::people::person::Address;

/// In which century a year of two digits falls.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Age {
    Child,
    Adult,
}

/// `07/09/2018`, `2018-09-07`, `07/09/18`, with `/`, `-` or `.`, and a time after it ignored.
pub(super) fn date(text: &str, age: Age) -> Option<Date> {
    let day = text.split([' ', 'T']).next().unwrap_or_default();
    let parts: Vec<&str> = day.split(['/', '-', '.']).collect();
    let [a, b, c] = parts.as_slice() else { return None };
    let (year, month, day) = if a.len() == 4 { (a, b, c) } else { (c, b, a) };
    let number: i16 = year.parse().ok()?;
    let year = match (year.len(), age) {
        (4, _) => number,
        (2, Age::Child) => 2000 + number,
        (2, Age::Adult) if number <= 10 => 2000 + number,
        (2, Age::Adult) => 1900 + number,
        _ => return None,
    };
    Date::new(year, month.parse().ok()?, day.parse().ok()?).ok().filter(|d| (1900..=2100).contains(&d.year()))
}

/// An INE as stored, upper case: 11 characters, digits then one or two letters. `Err` when it can't be one.
pub(super) fn ine(text: &str) -> Result<String, ()> {
    let ine: String = text.chars().filter(|c| !c.is_whitespace()).flat_map(char::to_uppercase).collect();
    let digits = ine.bytes().take_while(u8::is_ascii_digit).count();
    let letters = ine.bytes().skip(digits).filter(u8::is_ascii_uppercase).count();
    if ine.len() == 11 && matches!((digits, letters), (10, 1) | (9, 2)) { Ok(ine) } else { Err(()) }
}

/// A French postcode lost its leading zero in a spreadsheet: given back.
pub(super) fn postcode(text: &str, country: Option<&str>) -> String {
    let french = country.is_none_or(|c| crate::store::fold(c) == "france");
    if french && text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit()) { format!("0{text}") } else { text.to_owned() }
}

/// A telephone number: French ones as ten digits, their lost zero given back; foreign ones as written.
pub(super) fn phone(text: &str) -> Option<String> {
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    if text.trim_start().starts_with('+') && !digits.starts_with("33") || text.starts_with("00") && !text.starts_with("0033") {
        return (digits.len() >= 8).then(|| text.to_owned());
    }
    let national = digits.strip_prefix("0033").or(digits.strip_prefix("33").filter(|d| d.len() >= 9)).unwrap_or(&digits);
    match (national.len(), national.starts_with('0')) {
        (10, true) => Some(national.to_owned()),
        (9, false) => Some(format!("0{national}")),
        _ => None,
    }
}

/// An address of mail, in lower case.
pub(super) fn email(text: &str) -> Option<String> {
    let (name, domain) = text.split_once('@')?;
    let whole = !name.is_empty() && domain.contains('.') && !domain.starts_with('.') && !domain.ends_with('.');
    (whole && !domain.contains('@') && !text.contains([' ', ',', ';', '<'])).then(|| text.to_lowercase())
}

/// `Oui`, `O`, `1`, `x`; none when it is neither yes nor no.
pub(super) fn yes(text: &str) -> Option<bool> {
    match crate::store::fold(text).as_str() {
        "oui" | "o" | "1" | "x" | "vrai" | "true" => Some(true),
        "non" | "n" | "0" | "faux" | "false" => Some(false),
        _ => None,
    }
}

/// `M.` or `Mme`; MLLE, no longer used, becomes Mme.
pub(super) fn civility(text: &str) -> Option<String> {
    match crate::store::fold(text).as_str() {
        "m" | "mr" | "monsieur" => Some("M.".to_owned()),
        "mme" | "madame" | "mlle" | "mademoiselle" => Some("Mme".to_owned()),
        _ => None,
    }
}

pub(super) fn address(street: Option<&str>, code: Option<&str>, city: Option<&str>, country: Option<&str>) -> Address {
    let own = |text: Option<&str>| text.map(str::to_owned);
    if street.is_none() && code.is_none() && city.is_none() {
        // A country alone is a spreadsheet's default, not an address.
        return Address::default();
    }
    Address { street: own(street), postcode: code.map(|c| postcode(c, country)), city: own(city), country: own(country) }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date as day;

    use super::*;

    #[test]
    fn dates_are_read_in_every_format_seen() {
        for text in ["07/09/2018", "2018-09-07", "7/9/18", "07-09-2018", "07.09.2018", "2018-09-07 00:00:00"] {
            assert_eq!(date(text, Age::Child), Some(day(2018, 9, 7)), "{text}");
        }
        assert_eq!(date("03/04/82", Age::Adult), Some(day(1982, 4, 3)));
        for text in ["31/02/2018", "bientôt", "2018", "09/31/2018", "1/1/118"] {
            assert_eq!(date(text, Age::Child), None, "{text}");
        }
    }

    #[test]
    fn an_ine_has_eleven_characters() {
        assert_eq!(ine(" 613013910ej "), Ok("613013910EJ".to_owned()));
        assert_eq!(ine("1111111111A"), Ok("1111111111A".to_owned()));
        for text in ["613013910E", "613013910EJX", "EJ613013910", "6,13E+10", "6130é3910E"] {
            assert_eq!(ine(text), Err(()), "{text}");
        }
    }

    #[test]
    fn zeros_lost_in_a_spreadsheet_come_back() {
        assert_eq!(postcode("1000", Some("FRANCE")), "01000");
        assert_eq!(postcode("1000", Some("BELGIQUE")), "1000");
        assert_eq!(phone("684641177").as_deref(), Some("0684641177"));
        assert_eq!(phone("+33 6 84 64 11 77").as_deref(), Some("0684641177"));
        assert_eq!(phone("06.84.64.11.77").as_deref(), Some("0684641177"));
        assert_eq!(phone("+41 22 730 12 34").as_deref(), Some("+41 22 730 12 34"));
        assert_eq!(phone("6,84E+08"), None);
    }

    #[test]
    fn a_mail_address_needs_a_domain() {
        assert_eq!(email("Lea.Martin@Exemple.fr").as_deref(), Some("lea.martin@exemple.fr"));
        for text in ["lea.martin", "lea@exemple", "a@b.fr, c@d.fr", "lea@@exemple.fr", "@exemple.fr"] {
            assert_eq!(email(text), None, "{text}");
        }
    }
}
