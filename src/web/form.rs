//! Forms: what was typed stays a string until it is checked, so that a mistake never loses it.

use std::{collections::BTreeMap, future::Future, pin::Pin};

use actix_web::{FromRequest, HttpRequest, dev::Payload, web::Bytes};
use jiff::civil::{Date, Time};
use serde::de::DeserializeOwned;

use crate::{Error, Result, clock::zone};

/// The body of a form, at most 2 MB. Repeated fields become lists (`#[serde(default)] groups: Vec<i64>`).
pub struct Form<T>(pub T);

impl<T: DeserializeOwned + 'static> FromRequest for Form<T> {
    type Error = Error;
    type Future = Pin<Box<dyn Future<Output = Result<Self>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let bytes = body(request, payload);
        Box::pin(async move { parse(&bytes.await?).map(Form) })
    }
}

/// The body of a request, at most 2 MB.
pub(crate) fn body(request: &HttpRequest, payload: &mut Payload) -> impl Future<Output = Result<Bytes>> + use<> {
    let bytes = Bytes::from_request(request, payload);
    async move {
        bytes.await.map_err(|_| {
            Error::TooLarge(
                "Ce texte est trop long pour être enregistré d'un coup. Raccourcissez-le ou coupez-le en deux.".into(),
            )
        })
    }
}

/// The fields of a form; those that `T` does not know are left alone.
pub(crate) fn parse<T: DeserializeOwned>(body: &[u8]) -> Result<T> {
    serde_html_form::from_bytes(body)
        .map_err(|e| Error::Unreadable(format!("Ce formulaire est incomplet ({e}). Rechargez la page, puis recommencez.")))
}

/// What a school writes down; the rest is mistyped, and beyond what instants hold.
const YEARS: std::ops::RangeInclusive<i16> = 1880..=2200;

/// Collects the French messages of a form, field by field.
#[derive(Debug, Default)]
pub struct Checker {
    errors: BTreeMap<&'static str, String>,
}

impl Checker {
    pub fn new() -> Self {
        Self::default()
    }

    pub fn fail(&mut self, field: &'static str, message: impl Into<String>) {
        self.errors.entry(field).or_insert_with(|| message.into());
    }

    /// One line of text: trimmed, of at least `min` and at most `max` characters.
    pub fn line(&mut self, field: &'static str, typed: &str, min: usize, max: usize) -> String {
        let text = typed.split_whitespace().collect::<Vec<_>>().join(" ");
        let length = text.chars().count();
        if length < min {
            self.fail(
                field,
                if length == 0 { "Remplissez ce champ.".to_owned() } else { format!("Écrivez au moins {min} caractères.") },
            );
        } else if length > max {
            self.fail(field, format!("Raccourcissez : {max} caractères au plus (il y en a {length})."));
        }
        text
    }

    /// Text of several lines, kept as typed but for the spaces at its ends.
    pub fn text(&mut self, field: &'static str, typed: &str, min: usize, max: usize) -> String {
        let text = typed.trim().replace("\r\n", "\n");
        self.line(field, &text, min, max);
        text
    }

    /// A day as a browser sends it, or as people type it (24/11/2026). Empty is `None`.
    pub fn day(&mut self, field: &'static str, typed: &str) -> Option<Date> {
        let typed = typed.trim();
        if typed.is_empty() {
            return None;
        }
        let day =
            typed.parse().or_else(|_| Date::strptime("%d/%m/%Y", typed)).ok().filter(|day: &Date| YEARS.contains(&day.year()));
        if day.is_none() {
            self.fail(field, "Écrivez la date comme ceci : 24/11/2026.");
        }
        day
    }

    /// A day and a time (`datetime-local`), as an instant in France. Empty is `None`.
    pub fn instant(&mut self, field: &'static str, typed: &str) -> Option<i64> {
        let typed = typed.trim();
        if typed.is_empty() {
            return None;
        }
        let (day, time) = typed.split_once(['T', ' ']).unwrap_or((typed, "00:00"));
        let day = self.day(field, day)?;
        let Ok(time) = time.trim().replace(['h', ' '], ":").parse::<Time>() else {
            self.fail(field, "Écrivez l'heure comme ceci : 08:30.");
            return None;
        };
        day.to_datetime(time).to_zoned_datetime(zone()).ok().map(|z| z.timestamp().as_second())
    }

    /// An e-mail address, by its shape. Empty is `None`.
    pub fn email(&mut self, field: &'static str, typed: &str) -> Option<String> {
        let typed = typed.trim();
        if typed.is_empty() {
            return None;
        }
        match typed.parse::<lettre::Address>() {
            Ok(address) => Some(address.to_string()),
            Err(_) => {
                self.fail(field, "Cette adresse ne semble pas complète : nom@exemple.fr.");
                None
            }
        }
    }

    /// One of the values offered.
    pub fn choice<T>(&mut self, field: &'static str, typed: &str, parse: impl Fn(&str) -> Option<T>) -> Option<T> {
        let value = parse(typed);
        if value.is_none() {
            self.fail(field, "Choisissez dans la liste.");
        }
        value
    }

    /// `Ok(value)` when nothing failed.
    pub fn finish<T>(self, value: T) -> Result<T, Errors> {
        if self.errors.is_empty() { Ok(value) } else { Err(Errors(self.errors)) }
    }

    pub fn is_empty(&self) -> bool {
        self.errors.is_empty()
    }
}

/// The messages of a form that can't be taken yet; the form is shown again with them, status 422.
#[derive(Clone, Debug, Default)]
pub struct Errors(BTreeMap<&'static str, String>);

impl Errors {
    pub fn one(field: &'static str, message: impl Into<String>) -> Errors {
        Errors(BTreeMap::from([(field, message.into())]))
    }

    pub fn of(&self, field: &str) -> Option<&str> {
        self.0.get(field).map(String::as_str)
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(field, message)| (*field, message.as_str()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_read_as_browsers_and_as_people_write_it() {
        let mut check = Checker::new();
        assert_eq!(check.day("d", "2026-11-24"), check.day("d", " 24/11/2026 "));
        assert!(check.day("e", "le 24").is_none() && check.day("e", "9999-12-31").is_none());
        assert_eq!(check.finish(()).unwrap_err().of("e"), Some("Écrivez la date comme ceci : 24/11/2026."));
    }

    #[test]
    fn an_instant_is_told_in_french_time() {
        let mut check = Checker::new();
        assert_eq!(check.instant("d", "2026-11-24T08:30"), Some(1_795_505_400));
        assert_eq!(check.instant("d", "2026-07-01T08:30").map(|t| t % 86400), Some(6 * 3600 + 1800));
    }
}
