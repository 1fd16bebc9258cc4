//! A piece: something laid out, that knows its size, what to draw, and what it is for those who listen to it.

use std::rc::Rc;

use krilla::{
    geom::Path,
    image::Image,
    text::{Font, KrillaGlyph},
};

/// What a piece is to a screen reader: the tags of the PDF.
#[derive(Clone, Debug, PartialEq)]
pub enum Role {
    /// Nothing by itself: its parts speak.
    Group,
    /// Seen, never read out: rules, repeated headers.
    Decoration,
    Section,
    Heading(u16, String),
    Paragraph,
    List {
        ordered: bool,
    },
    Item,
    Label,
    Body,
    Table,
    Row,
    ColumnTitle,
    Cell,
    /// A picture, and the words for it.
    Figure(String),
}

#[derive(Clone)]
pub struct Piece {
    pub width: f32,
    pub height: f32,
    pub(super) role: Role,
    pub(super) marks: Vec<Mark>,
    pub(super) parts: Vec<(f32, f32, Piece)>,
}

/// Something drawn: where, from the piece's top left corner, and how tall.
#[derive(Clone)]
pub(super) struct Mark {
    pub x: f32,
    pub y: f32,
    pub height: f32,
    pub ink: Ink,
}

#[derive(Clone)]
pub(super) enum Ink {
    /// Glyphs of one face and size, whose baseline is so far below the mark's top.
    Glyphs(Rc<Glyphs>, f32),
    Rule(Rule),
    /// Filled black, its origin at the mark's corner, in units of so many points.
    Shape(Rc<Path>, f32),
    Picture(Image, f32),
}

pub(super) struct Glyphs {
    pub font: Font,
    pub size: f32,
    pub text: Rc<str>,
    pub glyphs: Vec<KrillaGlyph>,
}

/// A straight line from the mark's corner.
#[derive(Clone, Copy)]
pub(super) struct Rule {
    pub across: f32,
    pub down: f32,
    pub thickness: f32,
    pub dashed: bool,
}

impl Piece {
    pub fn new(role: Role) -> Piece {
        Piece { width: 0.0, height: 0.0, role, marks: Vec::new(), parts: Vec::new() }
    }

    /// Puts a part so far from the top left corner; the piece grows to hold it.
    pub fn put(&mut self, x: f32, y: f32, part: Piece) {
        self.width = self.width.max(x + part.width);
        self.height = self.height.max(y + part.height);
        self.parts.push((x, y, part));
    }

    /// Puts a part under everything so far, after a gap.
    pub fn below(&mut self, gap: f32, part: Piece) {
        self.put(0.0, self.height + gap, part);
    }

    pub fn horizontal_rule(&mut self, y: f32, thickness: f32) {
        self.rule(0.0, y, Rule { across: self.width, down: 0.0, thickness, dashed: false });
    }

    pub fn vertical_rule(&mut self, x: f32, thickness: f32) {
        self.rule(x, 0.0, Rule { across: 0.0, down: self.height, thickness, dashed: false });
    }

    pub(super) fn rule(&mut self, x: f32, y: f32, rule: Rule) {
        self.marks.push(Mark { x, y, height: rule.down, ink: Ink::Rule(rule) });
    }

    /// What fits above `height`, and the rest. Text is cut between lines; the first line always stays above.
    pub(super) fn split(self, height: f32) -> (Piece, Option<Piece>) {
        if self.height <= height {
            return (self, None);
        }
        let mut above = Piece { height, marks: Vec::new(), parts: Vec::new(), ..self.clone_shape() };
        let mut rest = Piece { height: 0.0, ..self.clone_shape() };
        for mark in self.marks {
            let stays = mark.y + mark.height <= height || (above.marks.is_empty() && mark.y == 0.0);
            if stays { above.marks.push(mark) } else { rest.marks.push(mark) }
        }
        for (x, y, part) in self.parts {
            if y >= height {
                rest.parts.push((x, y, part));
                continue;
            }
            let (first, second) = part.split(height - y);
            above.parts.push((x, y, first));
            if let Some(second) = second {
                rest.parts.push((x, height, second));
            }
        }
        rest.pull_up();
        let rest = (rest.height > 0.0).then_some(rest);
        (above, rest)
    }

    fn clone_shape(&self) -> Piece {
        Piece { width: self.width, height: self.height, role: self.role.clone(), marks: Vec::new(), parts: Vec::new() }
    }

    /// Moves everything up so that the topmost thing stands at the top, and measures what there is.
    fn pull_up(&mut self) {
        let marks = self.marks.iter().map(|m| m.y);
        let top = marks.chain(self.parts.iter().map(|p| p.1)).fold(f32::INFINITY, f32::min);
        self.marks.iter_mut().for_each(|m| m.y -= top);
        self.parts.iter_mut().for_each(|p| p.1 -= top);
        let marks = self.marks.iter().map(|m| m.y + m.height);
        self.height = marks.chain(self.parts.iter().map(|p| p.1 + p.2.height)).fold(0.0, f32::max);
    }
}
