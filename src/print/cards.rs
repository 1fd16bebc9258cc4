//! The cards of pupils who can't read yet: a large first name and the QR code that lets them in on an opened device.

use super::{Document, Look, Piece, Role, School, Style, mm, qr};
use crate::{Result, people::young::cards::Card};

const PER_PAGE: usize = 5;
const QR: f32 = mm(42.0);
const NAME: f32 = mm(110.0);

/// The sheet of a class's cards, to print and cut. `address` is where the school's people go.
pub fn sheet(school: &School, class: &str, address: &str, cards: &[Card]) -> Result<Vec<u8>> {
    let title = format!("Cartes des élèves : {class}");
    let note = "Une carte n’ouvre rien hors d’un poste ouvert pour la classe. Carte perdue : refaites-la en un clic.";
    let mut document = Document::new(school, Look { title: &title, note, ..Look::default() })?;
    if cards.is_empty() {
        document.paragraph("Cette classe n’a pas encore d’élève.");
    }
    let address = address.trim_end_matches('/');
    let pieces = cards.iter().map(|c| card(&mut document, address, class, c)).collect::<Result<_>>()?;
    document.slips(PER_PAGE, pieces);
    document.finish()
}

fn card(document: &mut Document, address: &str, class: &str, card: &Card) -> Result<Piece> {
    let code = qr(&format!("{address}/poste/carte?c={}", card.token), QR, &format!("Carte de {}", card.name))?;
    let mut words = Piece::new(Role::Group);
    words.below(0.0, document.typesetter.set(Role::Paragraph, &card.name.as_str().into(), Style::sized(26.0).bold(), NAME));
    words.below(4.0, document.typesetter.set(Role::Paragraph, &class.into(), Style::BODY, NAME));
    let mut piece = Piece::new(Role::Group);
    let middle = (QR - words.height).max(0.0) / 2.0;
    piece.put(0.0, 0.0, code);
    piece.put(QR + mm(10.0), middle, words);
    Ok(piece)
}
