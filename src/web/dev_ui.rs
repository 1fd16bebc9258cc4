//! `/dev/ui` (debug builds): every component with sample data, to look at and to test.

mod forms;
mod lists;
#[cfg(test)]
mod tests;

use maud::{Markup, html};

use super::components::{
    Avatar, AvatarSize, Face, Kind, Tab, Tone, avatar, button, card, chip, chip_with, dialog, empty, icon_link, link_button,
    menu, menu_link, menu_post, notice, numbered_pager, opener, page_header, pager, post_button, progress, prose, stat, stats,
    switcher, tabs, tile, tiles,
};

/// The page's content; it stands in whatever frame shows it.
pub fn dev_ui() -> Markup {
    html! {
        (page_header("Tous les composants", Some("Chaque pièce de l'interface, avec des données d'exemple."), Some(html! {
            (link_button("#boutons", "Aller aux boutons", Kind::Secondary))
            (link_button("#formulaire", "Écrire un mot", Kind::Primary).icon("pen-line"))
        })))
        (switcher("Vos enfants", &[Tab::new("#lea", "Léa", true), Tab::new("#hugo", "Hugo", false)]))
        (tabs("Rubriques", &[Tab::new("#reçus", "Reçus", true).count(3), Tab::new("#envoyes", "Envoyés", false), Tab::new("#archives", "Archives", false)]))
        (buttons())
        (notices())
        (figures())
        (pupils_tiles())
        (lists::lists())
        (lists::tables())
        (forms::forms())
        (ways())
        (card("Ce que les gens écrivent", prose(PROSE)).icon("file-text"))
    }
}

fn buttons() -> Markup {
    html! {
        div id="boutons" {
            (card("Boutons", html! {
                div.cluster {
                    (button("Publier pour 24 élèves et 41 responsables", Kind::Primary).icon("send"))
                    (button("Enregistrer le brouillon", Kind::Secondary))
                    (button("Annuler", Kind::Quiet))
                    (button("Retirer", Kind::Danger).icon("trash-2"))
                    (button("Indisponible", Kind::Primary).disabled(true))
                    (button("Petit", Kind::Secondary).small())
                    (icon_link("#boutons", "Jour précédent", "chevron-left"))
                    (icon_link("#boutons", "Jour suivant", "chevron-right"))
                    (post_button("/dev/ui", &button("Marquer comme lu", Kind::Secondary).icon("check").small()))
                    (menu("Plus d'actions", "ellipsis", &[menu_link("#boutons", "pencil", "Modifier"), menu_post("/dev/ui", "archive", "Archiver")]))
                    (opener("apercu", &link_button("#apercu", "Voir l'aperçu", Kind::Secondary).icon("eye")))
                }
                (dialog("apercu", "Aperçu du mot", html! { p { "Le mot tel que les familles le verront." } }))
            }).family("communication").icon("mouse-pointer-click"))
        }
    }
}

fn notices() -> Markup {
    html! {
        section.stack aria-label="Messages" {
            (notice(Tone::Info, html! { p { "Les familles reçoivent aussi ce mot par courriel." } }))
            (notice(Tone::Done, html! { p { "L'appel de CM1-CM2 B est fait : 23 présents, 1 absent." } }))
            (notice(Tone::Todo, html! { p { "3 mots attendent une signature. " a href="#mots" { "Les voir" } } }))
            (notice(Tone::Danger, html! { p { "Léa Martin est absente, et personne n'a prévenu l'école." } }))
            (notice(Tone::Highlight, html! { p { "Nouveau : vous pouvez dicter un message vocal." } }))
            div.cluster {
                (chip("Brouillon", Tone::Neutral)) (chip("Visible par 3 classes", Tone::Info)) (chip("Signé", Tone::Done))
                (chip("À signer", Tone::Todo)) (chip("Absent", Tone::Danger)) (chip("Nouveau", Tone::Highlight))
                (chip_with("check", "Présent", Tone::Done)) (chip_with("clock", "En retard", Tone::Todo)) (chip_with("x", "Absent", Tone::Danger))
            }
        }
    }
}

fn figures() -> Markup {
    html! {
        (stats(&[stat("231", "élèves présents"), stat("6", "absents ce matin"), stat("2", "classes sans appel"), stat("14", "mots à signer")]))
        (card("Signatures", progress(17, 24, "Mots signés")).footer(html! { a href="#mots" { "Voir qui n'a pas signé" } }))
        div.columns {
            (card("Personnes", html! {
                div.cluster {
                    @for name in ["Claire Morel", "Léa Martin", "Amir Benali", "Jeanne Petit", "Hugo Roux", "Inès Faure"] { (avatar(name, Face::Initials)) }
                    (avatar("Zoé", Face::Picture("fox".into()))) (avatar("Tom", Face::Picture("rocket".into())).size(AvatarSize::Small))
                    (large("Nina", "turtle"))
                }
            }))
            (empty("letter", "Aucun message", "Les messages de l'école et des familles arriveront ici.",
                Some(html! { (link_button("#formulaire", "Écrire un message", Kind::Primary).icon("pen-line")) })))
        }
    }
}

fn large(name: &str, picture: &str) -> Avatar {
    avatar(name, Face::Picture(picture.to_owned())).size(AvatarSize::Large)
}

fn pupils_tiles() -> Markup {
    tiles(&[
        tile("#devoirs", "Mon cahier de textes", "notebook").family("school-life").badge(2).note("2 choses pour demain"),
        tile("#messages", "Mes messages", "letter").family("communication").badge(1),
        tile("#blog", "Le blog de la classe", "camera").family("publications"),
        tile("#parcours", "Mes parcours", "compass").family("learning").done(true),
        tile("#documents", "Mes documents", "folder").family("learning"),
        tile("#agenda", "Agenda", "calendar").with_icon("calendar-days").family("school-life"),
    ])
}

fn ways() -> Markup {
    html! {
        (card("S'y retrouver", html! {
            (pager(Some("#avant"), Some("#apres")))
            (numbered_pager(2, 7, |page| format!("#page-{page}")))
        }))
    }
}

const PROSE: &str = "<h2>La classe de découverte</h2><p>Nous partirons du <strong>lundi 15 au vendredi 19 mars</strong> à Autrans. Chaque \
    enfant aura besoin d'un <a href=\"#trousseau\">trousseau complet</a>.</p><ul><li>un duvet chaud</li><li>une gourde</li><li>des chaussures \
    de marche</li></ul><blockquote><p>« On va voir des marmottes ! » (Zoé, CM1)</p></blockquote><table><tr><th scope=\"col\">Jour</th><th \
    scope=\"col\">Matin</th><th scope=\"col\">Après-midi</th></tr><tr><td>Lundi</td><td>Voyage</td><td>Visite du village</td></tr><tr>\
    <td>Mardi</td><td>Ski de fond</td><td>Lecture de paysage</td></tr></table>";
