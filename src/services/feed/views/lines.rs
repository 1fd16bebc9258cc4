//! The lines of the feed.

use jiff::ToSpan;
use maud::{Markup, html};

use crate::{
    access::About,
    clock,
    notify::feed::{Item as Line, Page},
    web::{
        components::{Item, Kind, Tab, button, empty, feed, list, page_header, pager, post_button, tabs},
        french,
    },
};

pub(in crate::services::feed) struct Index<'a> {
    pub page: &'a Page,
    /// Keys of the services there are lines of.
    pub services: &'a [String],
    /// The one that is shown, or all.
    pub service: Option<&'a str>,
    pub unread: u32,
    pub now: i64,
}

pub(in crate::services::feed) fn index(view: &Index<'_>, abouts: &[&'static About], is_pupil: bool) -> Markup {
    let all_read = button("Tout marquer comme lu", Kind::Secondary).icon("check-check");
    let actions = (view.unread > 0).then(|| post_button("/fil/tout-lu", &all_read));
    let older = view.page.next.map(|last| address(view.service, Some(last)));
    html! {
        (page_header("Fil de nouveautés", None, actions))
        @if view.services.len() > 1 { (tabs("Nouveautés d’un service", &service_tabs(view, abouts))) }
        @if view.page.items.is_empty() { (nothing(is_pupil)) } @else { (feed(&days(view, abouts))) }
        (pager(None, older.as_deref()))
    }
}

/// The newest of the lines not read, on the home page.
pub(in crate::services::feed) fn newest(lines: &[Line], abouts: &[&'static About]) -> Markup {
    list(&lines.iter().map(|line| item(line, abouts)).collect::<Vec<_>>())
}

fn nothing(is_pupil: bool) -> Markup {
    match is_pupil {
        true => empty("news", "Rien de nouveau", "Ici, tu verras ce qui se passe dans ta classe.", None),
        false => empty(
            "news",
            "Rien de nouveau",
            "Ici se rangent les nouveautés qui vous concernent : actualités, mots, réponses.",
            None,
        ),
    }
}

fn service_tabs(view: &Index<'_>, abouts: &[&'static About]) -> Vec<Tab> {
    let of = |key: &str| Tab::new(address(Some(key), None), name(abouts, key), view.service == Some(key));
    let all = Tab::new("/fil", "Tout", view.service.is_none());
    std::iter::once(all).chain(view.services.iter().map(|key| of(key))).collect()
}

fn address(service: Option<&str>, before: Option<i64>) -> String {
    let service = service.map(|key| format!("service={key}"));
    let before = before.map(|id| format!("avant={id}"));
    let query: Vec<String> = [service, before].into_iter().flatten().collect();
    if query.is_empty() { "/fil".to_owned() } else { format!("/fil?{}", query.join("&")) }
}

/// The lines by day, in the order they come.
fn days(view: &Index<'_>, abouts: &[&'static About]) -> Vec<(String, Vec<Item>)> {
    let mut days: Vec<(String, Vec<Item>)> = Vec::new();
    for line in &view.page.items {
        let day = day(line.at, view.now);
        match days.last_mut().filter(|(last, _)| *last == day) {
            Some((_, items)) => items.push(item(line, abouts)),
            None => days.push((day, vec![item(line, abouts)])),
        }
    }
    days
}

fn day(at: i64, now: i64) -> String {
    let (day, today) = (clock::day_of(at), clock::day_of(now));
    match today.checked_sub(1.day()) {
        _ if day == today => "Aujourd’hui".to_owned(),
        Ok(yesterday) if day == yesterday => "Hier".to_owned(),
        _ => french::day_of(at),
    }
}

fn item(line: &Line, abouts: &[&'static About]) -> Item {
    let about = abouts.iter().find(|about| about.key == line.service);
    let said = html! { (name(abouts, &line.service)) " · " (french::time(&clock::zoned(line.at))) };
    let item = Item::new(&*line.text)
        .href(format!("/fil/{}", line.id))
        .icon(about.map_or("bell", |about| about.icon))
        .meta(said)
        .new_if(!line.read)
        .family(about.map_or("communication", |about| about.family.key()));
    if line.read {
        return item;
    }
    let read = button("Marquer comme lu", Kind::Quiet).icon("check").icon_only();
    item.end(post_button(&format!("/fil/{}/lu", line.id), &read))
}

fn name<'a>(abouts: &[&'static About], key: &'a str) -> &'a str {
    abouts.iter().find(|about| about.key == key).map_or(key, |about| about.name)
}
