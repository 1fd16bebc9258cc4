//! Text set in lines: wrapped at a width, ragged right, French typography left as it was given.

use std::{ops::Range, rc::Rc};

use krilla::text::{GlyphId, KrillaGlyph};
use parley::{FontFamily, FontFamilyName, Layout, LayoutContext, LineBreakContext, LineHeight, OverflowWrap, Run, StyleProperty};

use super::{
    Face, Legibility, Piece, Role,
    fonts::{Fonts, fonts},
    piece::{Glyphs, Ink, Mark},
};
use crate::Result;

/// Words, some of them in bold.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Text {
    content: String,
    bold: Vec<Range<usize>>,
    /// Holds a web address, where a hyphen at the end of a line would be misread.
    address: bool,
}

impl Text {
    pub fn strong(words: &str) -> Text {
        Text::default().and_strong(words)
    }

    pub fn and(mut self, words: &str) -> Text {
        self.content.push_str(&printable(words));
        self
    }

    pub fn and_strong(mut self, words: &str) -> Text {
        let start = self.content.len();
        self.content.push_str(&printable(words));
        self.bold.push(start..self.content.len());
        self
    }

    /// A web address, in bold, that goes on to a next line only after a slash.
    pub fn and_address(self, address: &str) -> Text {
        Text { address: true, ..self.and_strong(address) }
    }

    pub fn as_str(&self) -> &str {
        &self.content
    }
}

impl From<&str> for Text {
    fn from(words: &str) -> Text {
        Text::default().and(words)
    }
}

impl From<String> for Text {
    fn from(words: String) -> Text {
        Text::from(words.as_str())
    }
}

/// How a text looks. Sizes are points on paper, before the reader's own scale.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Style {
    pub size: f32,
    pub bold: bool,
    /// Extra space between letters, in parts of the size.
    pub spacing: f32,
}

impl Style {
    pub const SMALL: Style = Style::sized(8.5);
    pub const BODY: Style = Style::sized(10.5);
    pub const STRONG: Style = Style::sized(10.5).bold();

    pub const fn sized(size: f32) -> Style {
        Style { size, bold: false, spacing: 0.0 }
    }

    pub const fn bold(self) -> Style {
        Style { bold: true, ..self }
    }

    pub const fn spaced(self, spacing: f32) -> Style {
        Style { spacing, ..self }
    }

    pub(super) const fn heading(level: u16) -> Style {
        match level {
            1 => Style::sized(17.0).bold(),
            2 => Style::sized(13.0).bold(),
            _ => Style::sized(11.0).bold(),
        }
    }
}

/// Sets text for one document, in one reader's way.
pub(super) struct Typesetter {
    fonts: Fonts,
    layouts: LayoutContext<()>,
    legibility: Legibility,
}

impl Typesetter {
    pub(super) fn new(legibility: Legibility) -> Result<Typesetter> {
        let legibility = Legibility { scale: legibility.scale.clamp(0.8, 2.0), ..legibility };
        Ok(Typesetter { fonts: fonts()?, layouts: LayoutContext::new(), legibility })
    }

    /// The text in lines no wider than `width`; a word that is wider is cut.
    pub(super) fn set(&mut self, role: Role, text: &Text, style: Style, width: f32) -> Piece {
        let mut layout = self.layout(text, style);
        layout.break_all_lines(Some(width));
        let content: Rc<str> = Rc::from(text.as_str());
        let mut piece = Piece::new(role);
        for line in layout.lines() {
            let metrics = line.metrics();
            let (top, height) = (piece.height, metrics.line_height);
            let baseline = metrics.baseline - metrics.block_min_coord;
            let mut x = 0.0;
            for run in line.runs() {
                let Some(glyphs) = self.glyphs(&run, &content) else { continue };
                let advance: f32 = glyphs.glyphs.iter().map(|g| g.x_advance * glyphs.size).sum();
                piece.marks.push(Mark { x, y: top, height, ink: Ink::Glyphs(Rc::new(glyphs), baseline) });
                x += advance;
            }
            piece.height += height;
        }
        piece.width = layout.width();
        piece
    }

    /// The width of the text on one line.
    pub(super) fn width(&mut self, text: &Text, style: Style) -> f32 {
        let mut layout = self.layout(text, style);
        layout.break_all_lines(None);
        layout.width()
    }

    /// The style, made smaller if the text would not fit on one line.
    pub(super) fn fitted(&mut self, text: &Text, style: Style, width: f32) -> Style {
        let natural = self.width(text, style);
        // A hair less than fits, so that rounding never wraps it.
        Style { size: style.size * (width / natural * 0.995).min(1.0), ..style }
    }

    /// A length that grows with the reader's size, for what holds text.
    pub(super) fn scaled(&self, length: f32) -> f32 {
        length * self.legibility.scale
    }

    fn layout(&mut self, text: &Text, style: Style) -> Layout<()> {
        let size = style.size * self.legibility.scale;
        let (spacing, leading) = if self.legibility.airy { (style.spacing + 0.06, 1.6) } else { (style.spacing, 1.3) };
        let mut builder = self.layouts.ranged_builder(&mut self.fonts.context, &text.content, 1.0, false);
        builder.push_default(StyleProperty::FontSize(size));
        builder.push_default(StyleProperty::LineHeight(LineHeight::FontSizeRelative(leading)));
        builder.push_default(StyleProperty::LetterSpacing(spacing * size));
        builder.push_default(StyleProperty::OverflowWrap(OverflowWrap::Anywhere));
        builder.push_default(family(self.legibility.face, style.bold));
        for range in &text.bold {
            builder.push(family(self.legibility.face, true), range.clone());
        }
        builder.set_line_break_override(text.address.then_some(&address_breaks));
        builder.build(&text.content)
    }

    fn glyphs(&self, run: &Run<'_, ()>, text: &Rc<str>) -> Option<Glyphs> {
        let size = run.font_size();
        let mut glyphs: Vec<KrillaGlyph> = Vec::new();
        for cluster in run.visual_clusters() {
            // The later letters of a ligature have no glyph of their own: the first one's stands for them all.
            if cluster.is_ligature_continuation() {
                if let Some(glyph) = glyphs.last_mut() {
                    glyph.text_range.end = cluster.text_range().end;
                }
                continue;
            }
            for glyph in cluster.glyphs() {
                let range = cluster.text_range();
                // parley counts down the page, krilla up from the baseline.
                let (advance, x, y) = (glyph.advance / size, glyph.x / size, -glyph.y / size);
                glyphs.push(KrillaGlyph::new(GlyphId::new(glyph.id), advance, x, y, 0.0, range, None));
            }
        }
        let font = self.fonts.face(run.font().data.id())?;
        Some(Glyphs { font, size, text: text.clone(), glyphs })
    }
}

fn family(face: Face, bold: bool) -> FontFamily<'static> {
    FontFamily::List(face.families(bold).iter().map(|name| FontFamilyName::named(name)).collect())
}

fn address_breaks(between: LineBreakContext) -> Option<bool> {
    match (between.before, between.after) {
        ('-', _) | ('/', '/') => Some(false),
        ('/', _) => Some(true),
        _ => None,
    }
}

/// The fonts lack two characters that French and the web use: their neighbours stand in.
fn printable(words: &str) -> String {
    words.replace('\u{202f}', "\u{a0}").replace('\u{2011}', "-")
}
