use maud::{Markup, html};

use crate::web::components::{
    Field, Kind, Tone, avatars, button, card, form_actions, notice, page_header, picture_named, post_button,
};

pub(in crate::services::profile) fn form(chosen: &str, photo: Option<String>, error: Option<&str>, pupil: bool) -> Markup {
    html! {
        (page_header(if pupil { "Choisis ton image" } else { "Mon image" }, None, None))
        @if !pupil { (photo_card(photo.as_deref(), error)) }
        form.picture-form method="post" action="/mon-profil/image" {
            @if !pupil { h2 { "Ou une image" } p.field-hint { "Elle remplace la photo. Tout le monde peut la voir : elle ne dit rien de vous." } }
            fieldset.pictures {
                legend.visually-hidden { "Image" }
                @for one in avatars() {
                    label.picture-choice {
                        input type="radio" name="picture" value=(one.name) checked[one.name == chosen && photo.is_none()];
                        (picture_named(one.name, ""))
                        span { (one.french) }
                    }
                }
                label.picture-choice {
                    input type="radio" name="picture" value="" checked[chosen.is_empty() && photo.is_none()];
                    span { @if pupil { "mes lettres" } @else { "mes initiales" } }
                }
            }
            (form_actions(html! { (button(if pupil { "C'est mon image" } else { "Prendre cette image" }, Kind::Primary)) }))
        }
    }
}

fn photo_card(photo: Option<&str>, error: Option<&str>) -> Markup {
    let body = html! {
        @if let Some(address) = photo {
            div.photo-now {
                img.photo-preview src=(address) alt="Votre photo actuelle" width="160" height="160";
                (post_button("/mon-profil/photo/retrait", &button("Retirer la photo", Kind::Danger).icon("trash-2")))
            }
        }
        @if let Some(message) = error { (notice(Tone::Danger, html! { p { (message) } })) }
        form.form method="post" action="/mon-profil/photo" enctype="multipart/form-data" {
            (Field::file("photo", if photo.is_some() { "Une autre photo" } else { "Une photo de vous" })
                .attribute("accept", "image/jpeg,image/png,image/webp").error(error)
                .hint("10 Mo au plus. Elle est recadrée en carré, et ce que l'appareil y a noté (lieu, date) est effacé."))
            (form_actions(html! { (button("Envoyer la photo", Kind::Secondary).icon("upload")) }))
        }
    };
    html! { (card("Une photo", body).icon("camera")) }
}
