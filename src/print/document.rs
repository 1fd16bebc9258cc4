//! A document: pieces flow down A4 pages, each page headed by the school and numbered.

use krilla::image::Image;

use super::{
    Legibility, Piece, Role, School, Style, Text, mm,
    pdf::{self, Bookmark, Event, Pages},
    piece::{Ink, Mark},
    text::Typesetter,
};
use crate::Result;

const A4: (f32, f32) = (mm(210.0), mm(297.0));
const MARGIN: f32 = mm(15.0);
/// Printers leave some 5 mm blank at the edges; the header and the footer stay clear of them.
const EDGE: f32 = mm(10.0);
const LOGO: f32 = mm(13.0);

/// How a document presents itself.
#[derive(Clone, Copy, Debug, Default)]
pub struct Look<'a> {
    pub title: &'a str,
    /// A few words at the foot of each page; may be empty.
    pub note: &'a str,
    pub landscape: bool,
    pub legibility: Legibility,
}

pub struct Document {
    pub(super) typesetter: Typesetter,
    header: Piece,
    note: String,
    pages: Pages,
    /// Headings that wait for what follows.
    waiting: Vec<Piece>,
    /// Repeated at the top of the pages that a section goes on to.
    running: Option<Text>,
    /// How far down the page content starts.
    top: f32,
    /// How far down the page the next piece goes.
    y: f32,
}

impl Document {
    pub fn new(school: &School, look: Look<'_>) -> Result<Document> {
        let (width, height) = if look.landscape { (A4.1, A4.0) } else { A4 };
        let mut typesetter = Typesetter::new(look.legibility)?;
        let header = header(&mut typesetter, school, width - 2.0 * MARGIN);
        let note = if look.note.is_empty() { look.title.to_owned() } else { format!("{}. {}", look.title, look.note) };
        let (title, author) = (look.title.to_owned(), school.name.clone());
        let pages = Pages { title, author, width, height, pages: Vec::new(), bookmarks: Vec::new() };
        let mut document = Document { typesetter, header, note, pages, waiting: Vec::new(), running: None, top: 0.0, y: 0.0 };
        document.new_page();
        Ok(document)
    }

    /// The width that text and tables have.
    pub fn width(&self) -> f32 {
        self.pages.width - 2.0 * MARGIN
    }

    pub(super) fn margin(&self) -> f32 {
        MARGIN
    }

    /// What is left of the page.
    pub fn room(&self) -> f32 {
        self.bottom() - self.y
    }

    /// A heading waits for what follows, and stays with it.
    pub fn heading(&mut self, level: u16, words: &str) {
        let piece = self.set(Role::Heading(level, words.to_owned()), &words.into(), Style::heading(level));
        self.waiting.push(piece);
    }

    pub fn paragraph(&mut self, text: impl Into<Text>) {
        let piece = self.set(Role::Paragraph, &text.into(), Style::BODY);
        self.place(piece);
        self.space(6.0);
    }

    pub fn list(&mut self, ordered: bool, items: &[Text]) {
        let indent = self.typesetter.scaled(mm(if ordered { 7.0 } else { 5.0 }));
        let width = (indent, self.width());
        let number = |index: usize| ordered.then_some(index + 1);
        let set = &mut self.typesetter;
        let items: Vec<Piece> = items.iter().enumerate().map(|(i, text)| item(set, number(i), text, width)).collect();
        self.settle(items.first().map_or(0.0, |item| item.height));
        self.open(Role::List { ordered });
        for item in items {
            self.place(item);
            self.space(3.0);
        }
        self.close();
        self.space(3.0);
    }

    /// Starts a new page (unless this one is still empty) under a heading that its further pages repeat.
    pub fn section(&mut self, words: &str) {
        self.settle(0.0);
        self.running = None;
        if !self.at_top() {
            self.new_page();
        }
        self.heading(1, words);
        self.running = Some(format!("{words} (suite)").into());
    }

    /// Air between pieces: none at the top of a page.
    pub fn space(&mut self, length: f32) {
        if !self.at_top() {
            self.y += self.typesetter.scaled(length);
        }
    }

    /// Puts a piece on this page, or on the next if it does not fit; cut between lines if it is taller than a page.
    pub fn place(&mut self, piece: Piece) {
        let headed = self.settle(piece.height);
        if piece.height > self.room() && !headed && !self.at_top() {
            self.new_page();
        }
        let height = piece.height;
        let (first, rest) = piece.split(self.room());
        self.put(first);
        match rest {
            Some(rest) if rest.height < height => {
                self.new_page();
                self.place(rest);
            }
            Some(rest) => self.put(rest),
            None => {}
        }
    }

    pub fn new_page(&mut self) {
        let header = self.header.clone();
        self.y = EDGE + header.height + mm(6.0);
        self.pages.pages.push(vec![Event::Put { x: MARGIN, y: EDGE, piece: header }]);
        if let Some(words) = self.running.clone() {
            let piece = self.set(Role::Decoration, &words, Style::heading(2));
            self.put(piece);
            self.y += self.typesetter.scaled(6.0);
        }
        self.top = self.y;
    }

    /// The file. Page numbers are written here, once it is known how many there are.
    pub fn finish(mut self) -> Result<Vec<u8>> {
        self.settle(0.0);
        let (total, width) = (self.pages.pages.len(), self.width());
        for index in 0..total {
            let number = format!("page {} / {total}", index + 1);
            let number = self.typesetter.set(Role::Decoration, &number.into(), Style::SMALL, width);
            let (note, room) = (self.note.as_str().into(), width - number.width - mm(10.0));
            let style = self.typesetter.fitted(&note, Style::SMALL, room);
            let note = self.typesetter.set(Role::Decoration, &note, style, room);
            let mut footer = Piece::new(Role::Decoration);
            footer.put(width - number.width, 0.0, number);
            footer.put(0.0, 0.0, note);
            let y = self.pages.height - EDGE - footer.height;
            self.pages.pages[index].push(Event::Put { x: MARGIN, y, piece: footer });
        }
        pdf::write(&self.pages)
    }

    pub(super) fn set(&mut self, role: Role, text: &Text, style: Style) -> Piece {
        let width = self.width();
        self.typesetter.set(role, text, style, width)
    }

    /// Puts the headings that wait here or, if `next` points of what follows would not fit under them, on the next page.
    /// Tells whether there were any.
    pub(super) fn settle(&mut self, next: f32) -> bool {
        let headings = std::mem::take(&mut self.waiting);
        let gap = |document: &Document| if document.at_top() { 0.0 } else { document.typesetter.scaled(11.0) };
        let height: f32 = headings.iter().map(|h| h.height + self.typesetter.scaled(15.0)).sum();
        // What no page could hold is cut anyway: a few lines of it are enough.
        let next = if height + next > self.bottom() - self.top { self.typesetter.scaled(40.0) } else { next };
        if height + next > self.room() && !headings.is_empty() && !self.at_top() {
            self.new_page();
        }
        let headed = !headings.is_empty();
        for heading in headings {
            self.y += gap(self);
            self.bookmark(&heading);
            self.put(heading);
            self.space(4.0);
        }
        headed
    }

    pub(super) fn open(&mut self, role: Role) {
        self.event(Event::Open(role));
    }

    pub(super) fn close(&mut self) {
        self.event(Event::Close);
    }

    /// Puts a piece here, whether or not it fits.
    pub(super) fn put(&mut self, piece: Piece) {
        let (y, height) = (self.y, piece.height);
        self.event(Event::Put { x: MARGIN, y, piece });
        self.y += height;
    }

    fn event(&mut self, event: Event) {
        if let Some(page) = self.pages.pages.last_mut() {
            page.push(event);
        }
    }

    fn bookmark(&mut self, heading: &Piece) {
        if let Role::Heading(_, words) = &heading.role {
            let page = self.pages.pages.len() - 1;
            self.pages.bookmarks.push(Bookmark { words: words.clone(), page, y: self.y });
        }
    }

    pub(super) fn at_top(&self) -> bool {
        self.y <= self.top
    }

    fn bottom(&self) -> f32 {
        self.pages.height - EDGE - self.typesetter.scaled(Style::SMALL.size) * 1.3 - mm(5.0)
    }
}

/// The school's logo, name and address, and a rule under them.
fn header(typesetter: &mut Typesetter, school: &School, width: f32) -> Piece {
    let mut header = Piece::new(Role::Decoration);
    let mut left = 0.0;
    if let Some(logo) = school.logo.as_deref().and_then(picture) {
        left = logo.width + mm(4.0);
        header.put(0.0, 0.0, logo);
    }
    let mut names = typesetter.set(Role::Decoration, &school.name.as_str().into(), Style::sized(12.0).bold(), width - left);
    if !school.place.is_empty() {
        names.below(1.0, typesetter.set(Role::Decoration, &school.place.as_str().into(), Style::SMALL, width - left));
    }
    header.put(left, ((header.height - names.height) / 2.0).max(0.0), names);
    (header.width, header.height) = (width, header.height + mm(2.5));
    header.horizontal_rule(header.height, 0.8);
    header
}

/// The logo, small enough to print well; none if the file cannot be read as an image.
fn picture(file: &[u8]) -> Option<Piece> {
    let image = image::load_from_memory(file).inspect_err(|e| tracing::warn!("the school's logo cannot be printed: {e}")).ok()?;
    // 300 dots an inch are as many as printers show.
    let pixels = image.thumbnail(900, (LOGO / 72.0 * 300.0) as u32).into_rgba8();
    let (across, down) = pixels.dimensions();
    let (scale, mut piece) = (LOGO / down.max(1) as f32, Piece::new(Role::Decoration));
    let scale = scale.min(mm(50.0) / across.max(1) as f32);
    (piece.width, piece.height) = (across as f32 * scale, down as f32 * scale);
    let ink = Ink::Picture(Image::from_rgba8(pixels.into_raw(), across, down), piece.width);
    piece.marks.push(Mark { x: 0.0, y: 0.0, height: piece.height, ink });
    Some(piece)
}

/// One item of a list: its number or bullet, and its text beside it.
pub(super) fn item(typesetter: &mut Typesetter, number: Option<usize>, text: &Text, (indent, width): (f32, f32)) -> Piece {
    let label = number.map_or_else(|| "•".to_owned(), |n| format!("{n}."));
    let mut item = Piece::new(Role::Item);
    item.put(0.0, 0.0, typesetter.set(Role::Label, &Text::strong(&label), Style::BODY, indent));
    item.put(indent, 0.0, typesetter.set(Role::Body, text, Style::BODY, width - indent));
    item
}
