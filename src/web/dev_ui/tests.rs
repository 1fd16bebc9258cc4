//! The sample page in each frame: well formed, and written to `PREAU_LOOK_DIR` (when set) to be looked at.

use std::{collections::HashSet, env, fs, path::Path};

use maud::html;
use scraper::{ElementRef, Html, Selector};

use super::*;
use crate::web::components::{Crumb, Field};
use crate::web::layout::{Flash, Frame, Look, NavFamily, NavItem, Theme, Who, page};

fn nav() -> Vec<NavFamily> {
    let item = |href: &str, name: &str, icon, badge| NavItem {
        href: href.into(),
        name: name.into(),
        icon,
        badge,
        current: href == "/messagerie",
    };
    vec![
        NavFamily {
            key: "school-life",
            french: "Vie de l'école",
            items: vec![
                item("/absences", "Absences", "user-check", 0),
                item("/cahier-de-textes", "Cahier de textes", "notebook-pen", 0),
                item("/carnet-de-liaison", "Carnet de liaison", "book-open-text", 3),
                item("/agenda", "Agenda", "calendar-days", 0),
            ],
        },
        NavFamily {
            key: "communication",
            french: "Communiquer",
            items: vec![
                item("/messagerie", "Messagerie", "mail", 12),
                item("/discussions", "Discussions", "messages-square", 0),
                item("/annuaire", "Annuaire", "users", 0),
            ],
        },
        NavFamily {
            key: "publications",
            french: "Publier",
            items: vec![
                item("/actualites", "Actualités", "newspaper", 1),
                item("/blogs", "Blogs", "pen-line", 0),
                item("/forum", "Forum", "message-circle", 0),
            ],
        },
        NavFamily {
            key: "learning",
            french: "Apprendre",
            items: vec![
                item("/documents", "Documents", "folder", 0),
                item("/parcours", "Parcours", "route", 0),
                item("/livret", "Livret scolaire", "award", 0),
            ],
        },
        NavFamily {
            key: "administration",
            french: "Administrer",
            items: vec![item("/administration", "Administration", "settings", 0)],
        },
    ]
}

fn adult() -> Frame {
    Frame {
        school: "École élémentaire des Tilleuls".into(),
        person: Some(Who {
            id: 1,
            name: "Claire Morel".into(),
            profiles: "directrice, enseignante".into(),
            face: Face::Picture("owl".into()),
        }),
        nav: nav(),
        unread: 16,
        flash: Some(Flash { tone: Tone::Done, text: "Mot publié pour 24 élèves et 41 responsables.".into() }),
        crumbs: vec![Crumb::new("/messagerie", "Messagerie")],
        ..Frame::default()
    }
}

fn pupil() -> Frame {
    let who = Who { id: 1, name: "Zoé Lambert".into(), profiles: "élève".into(), face: Face::Picture("fox".into()) };
    Frame { is_pupil: true, person: Some(who), flash: None, crumbs: Vec::new(), ..adult() }
}

fn pupil_home() -> Markup {
    html! {
        (page_header("Bonjour Zoé !", Some("Mardi 24 novembre. Aujourd'hui, il y a sport."), None))
        (pupils_tiles())
    }
}

fn sign_in() -> Markup {
    html! {
        div.narrow {
            (page_header("Bienvenue", Some("L'espace numérique de l'école."), None))
            (card("Se connecter", html! {
                form.form method="post" action="/connexion" {
                    (Field::text("login", "Identifiant"))
                    (Field::password("password", "Mot de passe"))
                    (button("Se connecter", Kind::Primary).wide())
                }
            }))
        }
    }
}

/// The sample pages by name.
fn pages() -> Vec<(&'static str, String)> {
    let dark = Look { theme: Theme::Dark, ..Look::default() };
    let draw = |name, frame: Frame, title: &str, main| (name, page(&frame, title, main).into_string());
    vec![
        draw("adult", adult(), "Tous les composants", dev_ui()),
        draw("adult-dark", Frame { look: dark, ..adult() }, "Tous les composants", dev_ui()),
        draw("pupil", pupil(), "Tous les composants", dev_ui()),
        draw("pupil-home", Frame { is_home: true, ..pupil() }, "Accueil", pupil_home()),
        draw("pupil-home-dark", Frame { is_home: true, look: dark, ..pupil() }, "Accueil", pupil_home()),
        draw("sign-in", Frame { person: None, flash: None, crumbs: Vec::new(), ..adult() }, "Se connecter", sign_in()),
    ]
}

fn all<'a>(page: &'a Html, selector: &str) -> Vec<ElementRef<'a>> {
    page.select(&Selector::parse(selector).unwrap()).collect()
}

#[test]
fn every_sample_page_is_well_formed() {
    for (name, text) in pages() {
        let page = Html::parse_document(&text);
        let ids: Vec<&str> = all(&page, "[id]").iter().filter_map(|e| e.value().id()).collect();
        let unique: HashSet<&str> = ids.iter().copied().collect();
        assert_eq!(ids.len(), unique.len(), "{name}: an id stands twice");
        for attribute in ["for", "aria-describedby", "aria-labelledby"] {
            for element in all(&page, &format!("[{attribute}]")) {
                for id in element.value().attr(attribute).unwrap().split(' ') {
                    assert!(unique.contains(id), "{name}: {attribute} names {id}, which is not there");
                }
            }
        }
        assert_eq!(all(&page, "h1").len(), 1, "{name}");
        assert!(all(&page, "[style]").is_empty(), "{name}");
    }
}

#[test]
fn the_sample_pages_are_written_where_they_can_be_looked_at() {
    let Some(folder) = env::var_os("PREAU_LOOK_DIR") else { return };
    for (name, text) in pages() {
        fs::write(Path::new(&folder).join(format!("{name}.html")), text).unwrap();
    }
}
