//! Lucide icons, drawn in the page so that they take its colour. Always beside a word, or in a button that has a label.

use maud::{Markup, PreEscaped};

use crate::assets::icon_svg;

/// The icon that assets/icons.txt names; nothing for a name that is not there, which a test finds.
pub fn icon(name: &str) -> Markup {
    PreEscaped(icon_svg(name).unwrap_or_default().to_owned())
}

#[cfg(test)]
mod tests {
    use std::{fs, path::Path};

    use crate::{
        assets::{has_asset, icon_svg},
        web::components::picture,
    };

    /// The string literals that follow `call` in every source file, with the file's name.
    fn literals_after(call: &str) -> Vec<(String, String)> {
        let mut found = Vec::new();
        let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src")];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    folders.push(path);
                } else if path.extension().is_some_and(|ending| ending == "rs") {
                    let text = fs::read_to_string(&path).unwrap();
                    for (at, _) in text.match_indices(call) {
                        let rest = &text[at + call.len()..];
                        let name = rest.split('"').next().unwrap_or_default();
                        found.push((name.to_owned(), path.display().to_string()));
                    }
                }
            }
        }
        found
    }

    #[test]
    fn every_icon_that_the_source_names_is_drawn() {
        for call in ["icon(\"", "icon: \""] {
            for (name, file) in literals_after(call) {
                assert!(icon_svg(&name).is_some(), "{file} names the icon \"{name}\"; add it to assets/icons.txt");
            }
        }
    }

    #[test]
    fn every_picture_that_the_source_names_is_there() {
        for call in ["picture(\"", "picture: \"", "empty(\""] {
            for (name, file) in literals_after(call) {
                let known = picture::french_name(&name).is_some() && has_asset(&format!("pictures/{name}.svg"));
                assert!(known, "{file} names the picture \"{name}\"; add it to assets/pictures.txt");
            }
        }
    }

    #[test]
    fn every_asset_that_the_source_names_is_built() {
        for (name, file) in literals_after("asset_path(\"") {
            assert!(has_asset(&name), "{file} names the asset \"{name}\"");
        }
    }

    #[test]
    fn an_unknown_icon_is_not_drawn() {
        assert!(icon_svg("no-such-icon").is_none());
    }
}
