//! The texts a school starts with (charters, notices), and the school's own words put into them.

use super::{
    charters::{Audience, Kind},
    school::School,
};
use crate::{store::fold, texts};

/// The text that stands until the headteacher writes another, with its blanks still to be filled.
pub fn default(kind: Kind, audience: Audience) -> String {
    texts::text(&format!("texts/{}-{}.html", kind.key(), audience.key())).unwrap_or_default()
}

/// Fills `{{ecole}}`, `{{uai}}`, `{{adresse}}`, `{{courriel}}` and `{{directeur}}`. What the school has not said is left out
/// or said in general words, so that no text ever shows a blank.
pub fn fill(text: &str, school: &School) -> String {
    let or = |value: &str, otherwise: &str| if value.trim().is_empty() { otherwise.to_owned() } else { escape(value.trim()) };
    let (inside, first) = names(school);
    let mut text = text.replace(">{{ecole}}", &format!(">{first}")).replace("{{ecole}}", &inside);
    if school.email.trim().is_empty() {
        text = text.replace("<a href=\"mailto:{{courriel}}\">{{courriel}}</a>", "l’adresse de messagerie de l’école");
    }
    let address = address(school);
    if address.is_empty() {
        text = text.replace("<p>{{adresse}}</p>", "").replace(", {{adresse}}", "");
    }
    text.replace("{{adresse}}", &escape(&address))
        .replace("{{courriel}}", &or(&school.email, ""))
        .replace("{{uai}}", &or(&school.uai, "non renseigné"))
        .replace("{{directeur}}", &or(&school.director, "la personne qui dirige l’école"))
}

/// The school's name inside a sentence and at the head of one: "l’école Jacques-Prévert", "L’école Jacques-Prévert".
fn names(school: &School) -> (String, String) {
    match school.name.trim() {
        "" => ("l’école".to_owned(), "L’école".to_owned()),
        name if fold(name).starts_with("ecole") => {
            let name = escape(&lower_first(name));
            (format!("l’{name}"), format!("L’{name}"))
        }
        name => (escape(name), escape(name)),
    }
}

fn address(school: &School) -> String {
    let town = [school.postcode.as_str(), school.city.as_str()].join(" ");
    [school.street.trim(), town.trim()].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

fn lower_first(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_keeps_a_blank() {
        for kind in Kind::ALL {
            for audience in Audience::ALL {
                let filled = fill(&default(kind, audience), &School::default());
                assert!(!filled.contains("{{"), "{kind:?} {audience:?}");
            }
        }
    }

    #[test]
    fn the_school_is_named_as_french_names_it() {
        let school = School { name: "École Jacques-Prévert".into(), ..School::default() };
        let text = "<p>{{ecole}} ouvre. Le site de {{ecole}}.</p>";
        assert_eq!(fill(text, &school), "<p>L’école Jacques-Prévert ouvre. Le site de l’école Jacques-Prévert.</p>");
        let school = School { name: "Groupe scolaire <b>".into(), ..School::default() };
        assert_eq!(fill("{{ecole}}", &school), "Groupe scolaire &lt;b&gt;");
    }
}
