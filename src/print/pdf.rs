//! Draws laid-out pages into a PDF: tagged, with an outline, so that it can be listened to and leafed through.

use std::num::NonZeroU16;

use krilla::{
    Document as Pdf, SerializeSettings,
    configure::{Accessibility, ConfigurationBuilder},
    destination::XyzDestination,
    error::KrillaError,
    geom::{PathBuilder, Point, Size, Transform},
    metadata::Metadata,
    num::NormalizedF32,
    outline::{Outline, OutlineNode},
    page::PageSettings,
    paint::{Fill, Stroke, StrokeDash},
    surface::Surface,
    tagging::{
        Artifact, ArtifactType, ContentTag, ListNumbering, Node, SpanTag, TableHeaderScope, Tag, TagGroup, TagKind, TagTree,
    },
};

use super::piece::{Ink, Mark, Piece, Role, Rule};
use crate::{Error, Result};

/// What happens on a page, in reading order. A list or a table opens on one page and may close on another.
pub(super) enum Event {
    Open(Role),
    Close,
    Put { x: f32, y: f32, piece: Piece },
}

pub(super) struct Bookmark {
    pub words: String,
    pub page: usize,
    pub y: f32,
}

pub(super) struct Pages {
    pub title: String,
    pub author: String,
    pub width: f32,
    pub height: f32,
    pub pages: Vec<Vec<Event>>,
    pub bookmarks: Vec<Bookmark>,
}

/// Held to PDF/UA-1, the standard of accessible documents, which refuses letters that no font here has (an emoji in a
/// letter): such a document is printed without the claim.
pub(super) fn write(pages: &Pages) -> Result<Vec<u8>> {
    let accessible = ConfigurationBuilder::new().with_accessibility_validator(Accessibility::UA1).finish();
    let configuration = accessible.map_err(|e| Error::internal(format!("pdf: {e:?}")))?;
    let file = match document(pages, SerializeSettings { configuration, ..SerializeSettings::default() })?.finish() {
        Err(KrillaError::Validation(_)) => document(pages, SerializeSettings::default())?.finish(),
        file => file,
    };
    file.map_err(|e| Error::internal(format!("pdf: {e}")))
}

fn document(pages: &Pages, settings: SerializeSettings) -> Result<Pdf> {
    let mut pdf = Pdf::new_with(settings);
    let about = Metadata::new().title(pages.title.clone()).authors(vec![pages.author.clone()]);
    pdf.set_metadata(about.language("fr".into()).creator("Préau".into()));
    let mut open = vec![TagGroup::new(Tag::Part)];
    for events in &pages.pages {
        let size = PageSettings::from_wh(pages.width, pages.height).ok_or_else(|| Error::internal("a page without a size"))?;
        let mut page = pdf.start_page_with(size);
        let mut surface = page.surface();
        events.iter().for_each(|event| run(&mut surface, event, &mut open));
        surface.finish();
        page.finish();
    }
    let mut tree = TagTree::new().with_lang(Some("fr".into()));
    open.into_iter().for_each(|group| tree.push(group));
    pdf.set_tag_tree(tree);
    pdf.set_outline(outline(&pages.bookmarks));
    Ok(pdf)
}

fn outline(bookmarks: &[Bookmark]) -> Outline {
    let mut outline = Outline::new();
    for mark in bookmarks {
        outline.push_child(OutlineNode::new(mark.words.clone(), XyzDestination::new(mark.page, Point::from_xy(0.0, mark.y))));
    }
    outline
}

fn run(surface: &mut Surface<'_>, event: &Event, open: &mut Vec<TagGroup>) {
    match event {
        Event::Open(role) => open.extend(tag(role).map(TagGroup::new)),
        Event::Close => {
            if let (Some(group), Some(parent)) = (open.pop(), open.last_mut()) {
                parent.push(group);
            }
        }
        Event::Put { x, y, piece } => {
            let mut nodes = Vec::new();
            draw(surface, piece, (*x, *y), &mut nodes);
            if let Some(parent) = open.last_mut() {
                parent.children.append(&mut nodes);
            }
        }
    }
}

/// Draws a piece and its parts, and adds what a screen reader finds there to `nodes`.
fn draw(surface: &mut Surface<'_>, piece: &Piece, at: (f32, f32), nodes: &mut Vec<Node>) {
    if piece.role == Role::Decoration {
        surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::PaginationOther)));
        ink_all(surface, piece, at);
        surface.end_tagged();
        return;
    }
    let mut inside = Vec::new();
    let (rules, content): (Vec<&Mark>, Vec<&Mark>) = piece.marks.iter().partition(|m| matches!(m.ink, Ink::Rule(_)));
    if !content.is_empty() {
        let kind = if matches!(piece.role, Role::Figure(_)) { ContentTag::Other } else { ContentTag::Span(SpanTag::empty()) };
        let identifier = surface.start_tagged(kind);
        content.iter().for_each(|m| ink(surface, m, at));
        surface.end_tagged();
        inside.push(Node::from(identifier));
    }
    if !rules.is_empty() {
        surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Layout)));
        rules.iter().for_each(|m| ink(surface, m, at));
        surface.end_tagged();
    }
    for (x, y, part) in &piece.parts {
        draw(surface, part, (at.0 + x, at.1 + y), &mut inside);
    }
    match tag(&piece.role) {
        Some(kind) if !inside.is_empty() || piece.role == Role::Cell => nodes.push(TagGroup::with_children(kind, inside).into()),
        _ => nodes.append(&mut inside),
    }
}

fn ink_all(surface: &mut Surface<'_>, piece: &Piece, at: (f32, f32)) {
    piece.marks.iter().for_each(|m| ink(surface, m, at));
    piece.parts.iter().for_each(|(x, y, part)| ink_all(surface, part, (at.0 + x, at.1 + y)));
}

fn ink(surface: &mut Surface<'_>, mark: &Mark, at: (f32, f32)) {
    let (x, y) = (at.0 + mark.x, at.1 + mark.y);
    match &mark.ink {
        Ink::Glyphs(run, baseline) => {
            surface.set_fill(Some(Fill::default()));
            let start = Point::from_xy(x, y + baseline);
            surface.draw_glyphs(start, &run.glyphs, run.font.clone(), &run.text, run.size, false);
        }
        Ink::Rule(rule) => line(surface, *rule, (x, y)),
        Ink::Shape(path, unit) => {
            surface.push_transform(&Transform::from_row(*unit, 0.0, 0.0, *unit, x, y));
            surface.set_fill(Some(Fill::default()));
            surface.draw_path(path);
            surface.pop();
        }
        Ink::Picture(image, width) => {
            let Some(size) = Size::from_wh(*width, mark.height) else { return };
            surface.push_transform(&Transform::from_translate(x, y));
            surface.draw_image(image.clone(), size);
            surface.pop();
        }
    }
}

fn line(surface: &mut Surface<'_>, rule: Rule, from: (f32, f32)) {
    let mut path = PathBuilder::new();
    path.move_to(from.0, from.1);
    path.line_to(from.0 + rule.across, from.1 + rule.down);
    let Some(path) = path.finish() else { return };
    let dash = rule.dashed.then(|| StrokeDash { array: vec![4.0, 3.0], offset: 0.0 });
    surface.set_fill(None);
    surface.set_stroke(Some(Stroke { width: rule.thickness, opacity: NormalizedF32::ONE, dash, ..Stroke::default() }));
    surface.draw_path(&path);
    surface.set_stroke(None);
}

fn tag(role: &Role) -> Option<TagKind> {
    Some(match role {
        Role::Group | Role::Decoration => return None,
        Role::Section => Tag::Section.into(),
        Role::Heading(level, words) => Tag::Hn(NonZeroU16::new(*level).unwrap_or(NonZeroU16::MIN), Some(words.clone())).into(),
        Role::Paragraph => Tag::P.into(),
        Role::List { ordered: true } => Tag::L(ListNumbering::Decimal).into(),
        Role::List { ordered: false } => Tag::L(ListNumbering::Disc).into(),
        Role::Item => Tag::LI.into(),
        Role::Label => Tag::Lbl.into(),
        Role::Body => Tag::LBody.into(),
        Role::Table => Tag::Table.into(),
        Role::Row => Tag::TR.into(),
        Role::ColumnTitle => Tag::TH(TableHeaderScope::Column).into(),
        Role::Cell => Tag::TD.into(),
        Role::Figure(alt) => Tag::Figure(Some(alt.clone())).into(),
    })
}
