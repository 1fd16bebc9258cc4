//! What is typed, tapped or shown.

use serde::Deserialize;

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Shown {
    /// The card's secret: alone, or at the end of the address the code holds.
    pub c: String,
}

impl Shown {
    pub(super) fn token(&self) -> String {
        let shown = self.c.trim();
        shown.rsplit_once("c=").map_or(shown, |(_, token)| token).to_owned()
    }
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Picks {
    /// The pictures touched so far, in order.
    pub pick: Vec<String>,
    /// Start again.
    pub clear: String,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Opening {
    pub minutes: String,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Way {
    pub means: String,
}

#[cfg(test)]
mod tests {
    use super::Shown;

    #[test]
    fn a_card_is_read_as_its_secret_or_as_the_address_it_holds() {
        let token = |c: &str| Shown { c: c.into() }.token();
        assert_eq!(token("abc"), "abc");
        assert_eq!(token("http://10.0.0.2:8080/poste/carte?c=abc"), "abc");
    }
}
