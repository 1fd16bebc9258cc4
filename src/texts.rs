//! The French texts and data that stand in the binary as they are: charters, notices, help, demonstration school, reference lists.

use rust_embed::RustEmbed;

#[derive(RustEmbed)]
#[folder = "assets/"]
#[include = "texts/*"]
#[include = "help/*"]
#[include = "demo/*"]
#[exclude = "demo/pictures/*"]
#[include = "reference/*"]
struct Texts;

/// A file under assets/: `text("texts/charter-adult.html")`. A test asks for each that the house uses.
pub fn text(file: &str) -> Option<String> {
    Texts::get(file).map(|f| String::from_utf8_lossy(&f.data).into_owned())
}

/// The files of a folder, in name order.
pub fn files(folder: &str) -> Vec<String> {
    let mut names: Vec<String> = Texts::iter().filter(|f| f.starts_with(folder)).map(|f| f.into_owned()).collect();
    names.sort();
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_default_texts_are_there() {
        for name in ["charter-adult", "charter-pupil", "notice-adult", "notice-pupil", "legal", "accessibility"] {
            assert!(text(&format!("texts/{name}.html")).is_some_and(|t| t.len() > 200), "{name}");
        }
    }
}
