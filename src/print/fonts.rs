//! The letters: fonts embedded in the binary, and what a reader asks of them.

use std::{borrow::Cow, sync::Arc, sync::LazyLock};

use krilla::text::Font;
use parley::{
    FontContext,
    fontique::{Blob, Collection, CollectionOptions, FontInfoOverride},
};

use crate::{Error, Result, assets::asset_bytes};

type Bytes = Arc<dyn AsRef<[u8]> + Send + Sync>;

static FONTS: LazyLock<Option<Fonts>> = LazyLock::new(Fonts::load);

/// How a person reads best; school sheets meant for everybody take the default.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Legibility {
    pub face: Face,
    /// 1.0 is the designed size; 1.5 prints half as large again. Kept between 0.8 and 2.
    pub scale: f32,
    /// More air between letters and lines.
    pub airy: bool,
}

impl Default for Legibility {
    fn default() -> Self {
        Legibility { face: Face::Atkinson, scale: 1.0, airy: false }
    }
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Face {
    #[default]
    Atkinson,
    Lexend,
    OpenDyslexic,
}

impl Face {
    /// The families that set text: this face, then the one that has the letters it lacks.
    pub(super) fn families(self, bold: bool) -> [&'static str; 2] {
        match (self, bold) {
            (Face::Atkinson, false) => ["AtkinsonHyperlegible-Regular.ttf", "NotoSans-Regular.ttf"],
            (Face::Atkinson, true) => ["AtkinsonHyperlegible-Bold.ttf", "NotoSans-Bold.ttf"],
            (Face::Lexend, false) => ["Lexend-Regular.ttf", "NotoSans-Regular.ttf"],
            (Face::Lexend, true) => ["Lexend-Bold.ttf", "NotoSans-Bold.ttf"],
            (Face::OpenDyslexic, false) => ["OpenDyslexic-Regular.otf", "NotoSans-Regular.ttf"],
            (Face::OpenDyslexic, true) => ["OpenDyslexic-Bold.otf", "NotoSans-Bold.ttf"],
        }
    }
}

/// All faces, read once for the whole process; each file is a family by itself.
#[derive(Clone)]
pub(super) struct Fonts {
    pub context: FontContext,
    faces: Arc<[(u64, Font)]>,
}

impl Fonts {
    fn load() -> Option<Fonts> {
        let mut collection = Collection::new(CollectionOptions { shared: false, system_fonts: false });
        let mut faces: Vec<(u64, Font)> = Vec::new();
        let mut files: Vec<&str> = [Face::Atkinson, Face::Lexend, Face::OpenDyslexic]
            .into_iter()
            .flat_map(|face| [face.families(false), face.families(true)].concat())
            .collect();
        files.sort_unstable();
        files.dedup();
        for file in files {
            let bytes: Cow<'static, [u8]> = asset_bytes(&format!("print/{file}"))?;
            let bytes: Bytes = Arc::new(bytes);
            let blob = Blob::new(bytes.clone());
            faces.push((blob.id(), Font::new(bytes.into(), 0)?));
            collection.register_fonts(blob, Some(FontInfoOverride { family_name: Some(file), ..Default::default() }));
        }
        Some(Fonts { context: FontContext { collection, source_cache: Default::default() }, faces: faces.into() })
    }

    /// The face that text was laid out with, as the PDF embeds it.
    pub(super) fn face(&self, blob: u64) -> Option<Font> {
        self.faces.iter().find(|(id, _)| *id == blob).map(|(_, font)| font.clone())
    }
}

pub(super) fn fonts() -> Result<Fonts> {
    FONTS.clone().ok_or_else(|| Error::internal("the fonts for printing are not in this binary"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_face_is_in_the_binary() {
        assert_eq!(fonts().map(|fonts| fonts.faces.len()).unwrap(), 8);
    }
}
