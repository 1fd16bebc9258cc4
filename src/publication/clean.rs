//! What people wrote, made safe: one fixed list of what may stand in a text. The editor knows the same list.

use std::{
    collections::{HashMap, HashSet},
    sync::LazyLock,
};

use ammonia::{Builder, UrlRelative};

/// Where files of the ENT are served from: the only source of pictures and sounds.
pub const FILES: &str = "/fichiers/";

const TAGS: [&str; 33] = [
    "p",
    "br",
    "h2",
    "h3",
    "h4",
    "strong",
    "b",
    "em",
    "i",
    "u",
    "s",
    "sub",
    "sup",
    "ul",
    "ol",
    "li",
    "blockquote",
    "pre",
    "code",
    "hr",
    "a",
    "img",
    "figure",
    "figcaption",
    "audio",
    "video",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "caption",
];

static CLEANER: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let mut builder = Builder::empty();
    builder
        .tags(HashSet::from(TAGS))
        .clean_content_tags(HashSet::from([
            "script", "style", "noscript", "template", "title", "iframe", "object", "svg", "math",
        ]))
        .tag_attributes(HashMap::from([
            ("a", HashSet::from(["href"])),
            ("img", HashSet::from(["src", "alt", "width", "height"])),
            ("audio", HashSet::from(["src", "controls"])),
            ("video", HashSet::from(["src", "controls"])),
            ("ol", HashSet::from(["start"])),
            ("th", HashSet::from(["colspan", "rowspan", "scope"])),
            ("td", HashSet::from(["colspan", "rowspan"])),
        ]))
        .url_schemes(HashSet::from(["https", "http", "mailto", "tel"]))
        .url_relative(UrlRelative::PassThrough)
        .link_rel(Some("noopener noreferrer nofollow"))
        .set_tag_attribute_value("img", "loading", "lazy")
        .set_tag_attribute_value("audio", "controls", "")
        .set_tag_attribute_value("video", "controls", "")
        .attribute_filter(|tag, attribute, value| match (tag, attribute) {
            ("img" | "audio" | "video", "src") => is_file(value).then(|| value.into()),
            ("img", "alt") => Some(value.trim().into()),
            ("img", "width" | "height") => value.parse::<u16>().ok().map(|_| value.into()),
            _ => Some(value.into()),
        });
    builder
});

/// The address of an upload, and no other page of ours: `/fichiers/12`, `/fichiers/12/chouette.jpg?taille=grande`.
fn is_file(address: &str) -> bool {
    let path = address.strip_prefix(FILES).unwrap_or_default();
    path.starts_with(|c: char| c.is_ascii_digit()) && !path.split(['/', '?']).any(|piece| piece == "..")
}

/// HTML that is safe to show to anyone. Pictures without a file of ours are dropped, those without a text alternative
/// say that they have none.
pub fn html(dirty: &str) -> String {
    // The page has its h1 already; Word pastes one.
    let lowered = dirty.replace("<h1", "<h2").replace("</h1", "</h2");
    let clean = CLEANER.clean(&lowered).to_string();
    let clean = drop_sourceless(&clean);
    if text(&clean).is_empty() && !has_media(&clean) { String::new() } else { clean }
}

/// Whether something is seen or heard besides words.
fn has_media(clean: &str) -> bool {
    ["<img ", "<audio ", "<video "].iter().any(|tag| clean.contains(tag))
}

/// Pictures and sounds whose source was refused.
fn drop_sourceless(clean: &str) -> String {
    let mut kept = String::with_capacity(clean.len());
    let mut rest = clean;
    while let Some(at) = rest.find("<img") {
        let end = rest[at..].find('>').map_or(rest.len(), |e| at + e + 1);
        kept.push_str(&rest[..at]);
        if rest[at..end].contains(" src=\"") {
            kept.push_str(&rest[at..end]);
        }
        rest = &rest[end..];
    }
    kept.push_str(rest);
    kept
}

/// The uploads that a clean text shows.
pub fn uploads(clean: &str) -> Vec<i64> {
    let mark = format!("\"{FILES}");
    let found = clean.match_indices(&mark).map(|(at, mark)| &clean[at + mark.len()..]);
    found.filter_map(|rest| rest.split(|c: char| !c.is_ascii_digit()).next()?.parse().ok()).collect()
}

/// Pictures of a clean text that have no text alternative.
pub fn pictures_without_words(clean: &str) -> usize {
    let pictures = clean.match_indices("<img").map(|(at, _)| clean[at..].split('>').next().unwrap_or_default());
    pictures.filter(|tag| !tag.contains(" alt=\"") || tag.contains(" alt=\"\"")).count()
}

/// The words alone: for search, excerpts, comparison.
pub fn text(html: &str) -> String {
    static BARE: LazyLock<Builder<'static>> = LazyLock::new(|| {
        let mut builder = Builder::empty();
        builder.clean_content_tags(HashSet::from(["script", "style"]));
        builder
    });
    const ENDS: [&str; 9] = ["</p>", "</h2>", "</h3>", "</h4>", "</li>", "<br>", "</td>", "</th>", "</figcaption>"];
    let spaced = ENDS.iter().fold(html.to_owned(), |text, end| text.replace(end, &format!("{end}\n")));
    let bare = BARE.clean(&spaced).to_string();
    let plain = ["&nbsp;", "&lt;", "&gt;", "&quot;", "&amp;"].iter().zip(["\u{a0}", "<", ">", "\"", "&"]);
    let bare = plain.fold(bare, |text, (entity, sign)| text.replace(entity, sign));
    bare.lines().map(str::trim).filter(|l| !l.is_empty()).collect::<Vec<_>>().join("\n")
}

/// The first words, at most so many characters, for a list.
pub fn excerpt(html: &str, characters: usize) -> String {
    let words = text(html).replace('\n', " ");
    match words.char_indices().nth(characters) {
        None => words,
        Some((end, _)) => {
            let cut = &words[..end];
            format!("{}…", cut.rsplit_once(' ').map_or(cut, |(whole, _)| whole))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_runs_or_styles_comes_through() {
        let dirty = "<p onclick=\"x()\" style=\"color:red\" class=\"a\">Bonjour<script>alert(1)</script><style>p{}</style></p>\
                     <iframe src=\"https://x\">y</iframe><a href=\"javascript:x()\">ici</a>";
        assert_eq!(html(dirty), "<p>Bonjour</p><a rel=\"noopener noreferrer nofollow\">ici</a>");
    }

    #[test]
    fn pictures_come_from_our_own_files_only() {
        let clean =
            html("<p><img src=\"/fichiers/12\" alt=\" Une chouette \"><img src=\"https://ailleurs.fr/p.png\" alt=\"x\"></p>");
        assert!(clean.contains("src=\"/fichiers/12\"") && clean.contains("alt=\"Une chouette\""), "{clean}");
        assert!(!clean.contains("ailleurs") && clean.matches("<img").count() == 1, "{clean}");
        assert_eq!(uploads(&clean), [12]);
    }

    #[test]
    fn a_picture_without_words_is_counted() {
        let clean =
            html("<img src=\"/fichiers/1\"><img src=\"/fichiers/2\" alt=\"\"><img src=\"/fichiers/3\" alt=\"Le potager\">");
        assert_eq!(pictures_without_words(&clean), 2);
    }

    #[test]
    fn what_word_pastes_comes_out_plain() {
        let word = "<p class=\"MsoNormal\"><span style=\"mso-x:1\">Liste <o:p></o:p></span></p><h1>Titre</h1>";
        assert_eq!(html(word), "<p>Liste </p><h2>Titre</h2>");
    }

    #[test]
    fn the_words_alone_keep_their_lines() {
        assert_eq!(text("<h2>Menu</h2><p>Riz &amp; thon<br>Pomme</p>"), "Menu\nRiz & thon\nPomme");
        assert_eq!(html("<p> </p><p><br></p>"), "");
    }
}
