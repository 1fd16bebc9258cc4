//! QR codes, drawn as vector squares: sharp at any size and on any copier.

use std::rc::Rc;

use krilla::geom::{PathBuilder, Rect};
use qrcode::{Color, EcLevel, QrCode};

use super::{
    Piece, Role,
    piece::{Ink, Mark},
};
use crate::{Error, Result};

/// White modules around the code, which readers need (ISO 18004).
const QUIET: usize = 4;

/// A QR code of `data`, `side` points wide with its white border; `says` is what a screen reader says in its place.
pub fn qr(data: &str, side: f32, says: &str) -> Result<Piece> {
    let code = QrCode::with_error_correction_level(data, EcLevel::M).map_err(|e| Error::internal(format!("qr: {e}")))?;
    let (modules, width) = (code.to_colors(), code.width());
    let module = side / (width + 2 * QUIET) as f32;
    let mut path = PathBuilder::new();
    for (row, line) in modules.chunks(width).enumerate() {
        let mut column = 0;
        for run in line.chunk_by(|a, b| a == b) {
            let (x, y) = (column + QUIET, row + QUIET);
            let rect = Rect::from_xywh(x as f32, y as f32, run.len() as f32, 1.0);
            if let (Color::Dark, Some(rect)) = (run[0], rect) {
                path.push_rect(rect);
            }
            column += run.len();
        }
    }
    let path = path.finish().ok_or_else(|| Error::internal("a QR code without a dark square"))?;
    let mut piece = Piece::new(Role::Figure(says.to_owned()));
    (piece.width, piece.height) = (side, side);
    piece.marks.push(Mark { x: 0.0, y: 0.0, height: side, ink: Ink::Shape(Rc::new(path), module) });
    Ok(piece)
}
