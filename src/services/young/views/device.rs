use maud::{Markup, html};

use super::twelve;
use crate::{
    people::young::{Classmate, devices::Device, means::Means},
    web::components::{AvatarSize, Face, Kind, avatar, button, empty, hidden, icon, link_button},
};

pub(in crate::services::young) fn closed() -> Markup {
    empty(
        "lock",
        "Ce poste n’est pas ouvert",
        "L’enseignant l’ouvre pour la classe depuis son accueil ; il se ferme tout seul.",
        Some(html! { (link_button("/connexion", "Se connecter", Kind::Primary)) }),
    )
}

/// The class: touch your face, or show your card.
pub(in crate::services::young) fn class(device: &Device, pupils: &[Classmate], means: Means) -> Markup {
    let by_pictures = means.pictures() && pupils.iter().any(|p| p.has_pictures);
    html! {
        div.young data-young {
            h1 { (device.class_name) }
            @if means.card() {
                section.young-card {
                    h2 { (icon("qr-code")) " Montre ta carte" }
                    preau-card data-action="/poste/carte" { p.soft { "Tiens ta carte devant la tablette." } }
                }
            }
            @if by_pictures {
                section {
                    h2 { "Ou touche ton prénom" }
                    ul.young-faces role="list" {
                        @for pupil in pupils {
                            @if pupil.has_pictures {
                                li { a.young-face href={ "/poste/eleves/" (pupil.id) } {
                                    (avatar(pupil.name.as_str(), face(pupil)).size(AvatarSize::Large))
                                    span { (pupil.given_name) }
                                } }
                            }
                        }
                    }
                }
            }
            @if !means.card() && !by_pictures {
                (empty("card", "Pas encore de carte ni d’images", "L’enseignant les prépare sur la page « Postes de la classe ».", None))
            }
        }
    }
}

/// A photo is not shown to who is not signed in: the picture chosen, or initials.
fn face(pupil: &Classmate) -> Face {
    pupil.picture.clone().map_or(Face::Initials, Face::Picture)
}

pub(in crate::services::young) fn card(token: &str) -> Markup {
    html! {
        div.young data-young {
            h1 { "Ta carte est lue" }
            form.stack method="post" action="/poste/carte" {
                (hidden("c", token))
                (button("Entrer", Kind::Primary).icon("arrow-right").wide())
            }
        }
    }
}

pub(in crate::services::young) fn refused(sentence: &str) -> Markup {
    html! { div.young data-young { (empty("card", "Cette carte ne marche pas", sentence, Some(html! { (link_button("/poste", "Recommencer", Kind::Primary)) }))) } }
}

pub(in crate::services::young) fn pictures(pupil: i64, name: &str, so_far: &[String], error: Option<&str>) -> Markup {
    html! {
        div.young data-young {
            a.way-back href="/poste" { (icon("arrow-left")) span { "Ce n’est pas moi" } }
            h1 { "Bonjour " (name) }
            p.lead { "Touche tes trois images." button.pick-say type="button" data-say={ "Bonjour " (name) ". Touche tes trois images." } hidden { (icon("volume-2")) span.visually-hidden { "Écouter" } } }
            @if let Some(error) = error { p.young-error role="alert" { (icon("circle-alert")) (error) } }
            (twelve(&format!("/poste/eleves/{pupil}"), so_far))
        }
    }
}
