use scraper::{Html, Selector};

use super::*;

fn texts(page: &str, selector: &str) -> Vec<String> {
    let page = Html::parse_document(page);
    let selector = Selector::parse(selector).unwrap();
    page.select(&selector).map(|found| found.text().collect::<Vec<_>>().join(" ").trim().to_owned()).collect()
}

fn adult() -> Frame {
    let item = NavItem { href: "/actualites".into(), name: "Actualités".into(), icon: "newspaper", badge: 3, current: true };
    Frame {
        school: "École des Tilleuls".into(),
        person: Some(Who { id: 1, name: "Claire Morel".into(), profiles: "directrice".into(), face: Face::Initials }),
        nav: vec![NavFamily { key: "publications", french: "Publier", items: vec![item] }],
        ..Frame::default()
    }
}

#[test]
fn every_page_leads_to_the_charter_the_notices_and_the_help() {
    let pupil = Frame { is_pupil: true, ..adult() };
    for frame in [Frame::default(), adult(), pupil] {
        let drawn = page(&frame, "Accueil", html! { h1 { "Accueil" } }).into_string();
        assert_eq!(texts(&drawn, "footer a"), ["Charte", "Mentions et données personnelles", "Accessibilité", "Aide"]);
        assert_eq!(texts(&drawn, "a.skip-link"), ["Aller au contenu"]);
    }
}

#[test]
fn nothing_in_a_page_needs_an_inline_script_or_style() {
    let drawn = page(&adult(), "Actualités", html! {}).into_string();
    assert!(!drawn.contains("style=") && !drawn.contains("<style") && !drawn.contains(" onclick"), "{drawn}");
    assert!(!drawn.contains("<script>"), "{drawn}");
}

#[test]
fn a_page_takes_the_hue_of_the_service_it_belongs_to() {
    let drawn = page(&adult(), "Actualités", html! {}).into_string();
    let main = Selector::parse("main").unwrap();
    let document = Html::parse_document(&drawn);
    assert_eq!(document.select(&main).next().and_then(|main| main.value().attr("data-family")), Some("publications"));
    assert_eq!(texts(&drawn, ".rail [aria-current=page]").len(), 1);
}

#[test]
fn a_pupil_has_no_rail_and_a_way_back() {
    let deep = Frame { is_pupil: true, crumbs: vec![Crumb::new("/blogs", "Blogs")], ..adult() };
    let drawn = page(&deep, "Notre sortie", html! {}).into_string();
    assert!(texts(&drawn, ".rail").is_empty() && texts(&drawn, ".bottombar").is_empty());
    assert_eq!(texts(&drawn, "header .way-back"), ["Blogs"]);
}

#[test]
fn who_is_not_signed_in_sees_no_service() {
    let drawn = page(&Frame { person: None, ..adult() }, "Accueil", html! {}).into_string();
    assert!(texts(&drawn, ".rail").is_empty() && texts(&drawn, ".person-menu").is_empty());
    assert_eq!(texts(&drawn, "header .button"), ["Se connecter"]);
}
