//! The public news as an Atom feed (RFC 4287).

use quick_xml::{
    Writer,
    events::{BytesDecl, BytesText, Event},
};

use super::model::Line;
use crate::{Result, clock};

/// The feed of a school: its name, the ENT's address, and what it tells everybody, newest first.
pub(super) fn atom(school: &str, address: &str, now: i64, latest: &[Line]) -> Result<Vec<u8>> {
    let mut xml = Writer::new(Vec::new());
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("utf-8"), None)))?;
    xml.create_element("feed")
        .with_attributes([("xmlns", "http://www.w3.org/2005/Atom"), ("xml:lang", "fr")])
        .write_inner_content(|xml| {
            let own = format!("{address}/actualites/flux.atom");
            text(xml, "id", &own)?;
            text(xml, "title", &format!("Actualités, {school}"))?;
            text(xml, "updated", &rfc3339(latest.first().map_or(now, |line| line.at)))?;
            link(xml, "self", &own)?;
            link(xml, "alternate", &format!("{address}/"))?;
            latest.iter().try_for_each(|line| entry(xml, address, line))
        })?;
    Ok(xml.into_inner())
}

fn entry(xml: &mut Writer<Vec<u8>>, address: &str, line: &Line) -> std::io::Result<()> {
    xml.create_element("entry").write_inner_content(|xml| {
        let page = format!("{address}/actualites/{}", line.id);
        text(xml, "id", &page)?;
        text(xml, "title", &line.title)?;
        text(xml, "updated", &rfc3339(line.at))?;
        text(xml, "summary", &line.excerpt)?;
        xml.create_element("author").write_inner_content(|xml| text(xml, "name", &line.author_name))?;
        if let Some(theme) = line.own.theme {
            xml.create_element("category").with_attribute(("term", theme.name)).write_empty()?;
        }
        link(xml, "alternate", &page)
    })?;
    Ok(())
}

fn text(xml: &mut Writer<Vec<u8>>, name: &str, content: &str) -> std::io::Result<()> {
    xml.create_element(name).write_text_content(BytesText::new(content)).map(drop)
}

fn link(xml: &mut Writer<Vec<u8>>, rel: &str, href: &str) -> std::io::Result<()> {
    xml.create_element("link").with_attributes([("rel", rel), ("href", href)]).write_empty().map(drop)
}

fn rfc3339(at: i64) -> String {
    clock::zoned(at).strftime("%Y-%m-%dT%H:%M:%S%:z").to_string()
}
