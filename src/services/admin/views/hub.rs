use maud::{Markup, html};

use crate::{
    services::admin::store::notices::Notice,
    web::components::{Item, Tone, card, chip, icon, list, page_header},
};

/// The way to a page: its address, icon, name, and what one finds there.
type Way = (&'static str, &'static str, &'static str, &'static str);

const PARTS: [(&str, &[Way]); 3] = [
    (
        "Les personnes",
        &[
            ("/administration/personnes", "users", "Personnes", "Chercher, ajouter, modifier, comptes et codes"),
            ("/administration/familles", "heart-handshake", "Familles", "Responsables, autorité parentale, qui vient chercher"),
            ("/administration/classes", "school", "Classes", "Niveaux, enseignants, élèves"),
            ("/groupes", "users-round", "Groupes", "Groupes automatiques et groupes libres"),
            ("/importation", "file-up", "Importer", "Depuis ONDE ou un tableur"),
            ("/administration/fiches", "key-round", "Fiches de connexion", "Les codes d'activation à imprimer"),
        ],
    ),
    (
        "Les services",
        &[
            ("/administration/services", "layout-grid", "Services", "Ouvrir et fermer, profil par profil"),
            ("/administration/droits", "shield-check", "Droits", "Qui peut faire quoi, dans chaque service"),
        ],
    ),
    (
        "L'école",
        &[
            ("/administration/ecole", "building", "L'école", "Nom, UAI, adresse, zone, logo, mot d'accueil"),
            ("/administration/textes", "scroll-text", "Charte et information", "Les lire, les modifier, qui a accepté"),
            ("/fil/courriels", "mail", "E-mails", "Heures calmes, e-mails qui ne sont pas partis"),
            ("/administration/journal", "history", "Journal", "Qui a fait quoi, et quand"),
        ],
    ),
];

pub(in crate::services::admin) fn index(found: &[Notice]) -> Markup {
    html! {
        (page_header("Administration", None, None))
        @if found.is_empty() {
            p.all-well { (icon("circle-check")) " Rien ne vous attend ici." }
        } @else {
            (card("Ce qui vous attend", notices(found)).icon("list-todo"))
        }
        @for (title, ways) in PARTS {
            section.admin-part {
                h2 { (title) }
                ul.admin-ways role="list" {
                    @for (href, icon_name, name, words) in ways {
                        li {
                            a.admin-way href=(href) {
                                span.item-icon { (icon(icon_name)) }
                                span.admin-way-words { strong { (name) } span { (words) } }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// Each leads to the page that mends it.
pub(in crate::services::admin) fn notices(found: &[Notice]) -> Markup {
    let item = |notice: &Notice| {
        let item = Item::new(notice.text.as_str()).href(notice.link.as_str()).icon(notice.icon);
        if notice.is_pressing { item.end(chip("à faire", Tone::Todo)) } else { item }
    };
    list(&found.iter().map(item).collect::<Vec<_>>())
}
