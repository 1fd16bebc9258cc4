//! The styles, scripts, fonts and pictures that stand in the binary; built by build.rs from assets/.

use std::{borrow::Cow, collections::HashMap, sync::LazyLock};

use rust_embed::RustEmbed;

#[derive(RustEmbed)]
#[folder = "$PREAU_ASSETS"]
struct Dist;

static URLS: LazyLock<HashMap<String, String>> = LazyLock::new(|| {
    let names: HashMap<String, String> = read_json("manifest.json");
    names.into_iter().map(|(name, file)| (name, format!("/-/{file}"))).collect()
});

static ICONS: LazyLock<HashMap<String, String>> = LazyLock::new(|| read_json("icons.json"));

/// The address of an asset by its name in assets/: `asset_path("css/preau.css")` is `/-/css/preau-HASH.css`.
/// A name that does not exist gives an address that is not found; tests look for those.
pub fn asset_path(name: &str) -> &'static str {
    URLS.get(name).map_or_else(
        || {
            tracing::error!(name, "unknown asset");
            "/-/inconnu"
        },
        String::as_str,
    )
}

/// The bytes of a file of the built assets: `asset_bytes("print/AtkinsonHyperlegible-Regular.ttf")`.
pub fn asset_bytes(file: &str) -> Option<Cow<'static, [u8]>> {
    Dist::get(file).map(|file| file.data)
}

/// The drawing of a Lucide icon that assets/icons.txt names.
pub fn icon_svg(name: &str) -> Option<&'static str> {
    ICONS.get(name).map(String::as_str)
}

pub fn has_asset(name: &str) -> bool {
    URLS.contains_key(name)
}

fn read_json(file: &str) -> HashMap<String, String> {
    asset_bytes(file).and_then(|bytes| serde_json::from_slice(&bytes).ok()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_asset_is_found_at_the_address_that_its_name_gives() {
        let path = asset_path("css/preau.css");
        assert!(path.starts_with("/-/css/preau-") && path.ends_with(".css"), "{path}");
        assert!(asset_bytes(path.trim_start_matches("/-/")).is_some());
    }

    #[test]
    fn the_print_fonts_are_truetype() {
        for face in ["Regular", "Bold"] {
            let bytes = asset_bytes(&format!("print/AtkinsonHyperlegible-{face}.ttf")).expect("the font is there");
            assert!(bytes.starts_with(&[0, 1, 0, 0]), "{face}");
        }
    }
}
