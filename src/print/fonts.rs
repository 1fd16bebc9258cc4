//! The letters: fonts embedded in the binary, and what a reader asks of them.

use std::sync::{Arc, LazyLock};

use krilla::text::Font;
use parley::{
    FontContext,
    fontique::{Blob, Collection, CollectionOptions, FontInfoOverride},
};

use crate::{Error, Result, assets::asset_bytes};

static FONTS: LazyLock<Option<Fonts>> = LazyLock::new(Fonts::load);

/// How a person reads best; school sheets meant for everybody take the default.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Legibility {
    /// 1.0 is the designed size; 1.5 prints half as large again.
    pub scale: f32,
    /// More air between letters and lines.
    pub airy: bool,
}

impl Default for Legibility {
    fn default() -> Self {
        Legibility { scale: 1.0, airy: false }
    }
}

/// The regular and the bold face, read once for the whole process.
#[derive(Clone)]
pub(super) struct Fonts {
    pub context: FontContext,
    regular: (u64, Font),
    bold: (u64, Font),
}

impl Fonts {
    pub(super) const REGULAR: &str = "regular";
    pub(super) const BOLD: &str = "bold";

    fn load() -> Option<Fonts> {
        let mut collection = Collection::new(CollectionOptions { shared: false, system_fonts: false });
        let regular = register(&mut collection, "print/AtkinsonHyperlegible-Regular.ttf", Fonts::REGULAR)?;
        let bold = register(&mut collection, "print/AtkinsonHyperlegible-Bold.ttf", Fonts::BOLD)?;
        Some(Fonts { context: FontContext { collection, source_cache: Default::default() }, regular, bold })
    }

    /// The face that text was laid out with, as the PDF embeds it.
    pub(super) fn face(&self, blob: u64) -> Font {
        if blob == self.bold.0 { self.bold.1.clone() } else { self.regular.1.clone() }
    }
}

pub(super) fn fonts() -> Result<Fonts> {
    FONTS.clone().ok_or_else(|| Error::internal("the fonts for printing are not in this binary"))
}

fn register(collection: &mut Collection, file: &str, family: &str) -> Option<(u64, Font)> {
    let bytes = Arc::new(asset_bytes(file)?.into_owned());
    let blob = Blob::new(bytes.clone());
    let id = blob.id();
    collection.register_fonts(blob, Some(FontInfoOverride { family_name: Some(family), ..Default::default() }));
    Some((id, Font::new(bytes.into(), 0)?))
}
