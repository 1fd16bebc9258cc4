//! Printed pages: PDF made from plain values, on A4, black on white, so that a photocopy stays legible.
//!
//! A `Document` flows pieces (headings, paragraphs, tables, slips) down its pages; the sheets a school prints
//! (activation codes, charter, lists) are functions that fill one. No SQL and no HTTP here.

pub mod activation;
pub mod cards;
pub mod charter;
pub mod codes;
mod document;
pub mod export;
mod fonts;
mod letterhead;
pub mod list;
mod pdf;
mod piece;
mod qr;
mod slips;
mod table;
mod text;

pub use document::{Document, Look};
pub use fonts::{Face, Legibility};
pub use letterhead::letterhead;
pub use piece::{Piece, Role};
pub use qr::qr;
pub use table::{Column, Table, Width};
pub use text::{Style, Text};

/// What the top of each page says about the school.
#[derive(Clone, Debug, Default)]
pub struct School {
    pub name: String,
    /// The postal address, on one line; may be empty.
    pub place: String,
    /// The logo's file: PNG, JPEG, WebP or GIF.
    pub logo: Option<Vec<u8>>,
}

/// Points in so many millimetres: all lengths here are points.
pub const fn mm(millimetres: f32) -> f32 {
    millimetres * 72.0 / 25.4
}
