use maud::{Markup, html};

use crate::{
    access::{About, Level, Profile},
    people::rights::Matrix,
    web::components::{Kind, Tone, button, card, chip, form_actions, link_button, page_header},
};

pub(in crate::services::admin) fn index(abouts: &[&'static About], matrix: &Matrix) -> Markup {
    html! {
        (page_header("Services", Some("Ouvrez-les peu à peu, profil par profil. Un service fermé garde ce qu'il contient, et le dit à qui le cherche."), Some(html! {
            (link_button("/administration/droits", "Qui peut faire quoi", Kind::Secondary).icon("shield-check"))
        })))
        div.columns { @for about in abouts { div id=(about.key) { (service(about, matrix)) } } }
    }
}

fn service(about: &About, matrix: &Matrix) -> Markup {
    let opened = Profile::ALL.into_iter().any(|p| matrix.level(about, p) > Level::None);
    let state = if opened { chip("ouvert", Tone::Done) } else { chip("fermé", Tone::Neutral) };
    let meant_for = Profile::ALL.into_iter().filter(|p| about.defaults.of(*p) > Level::None);
    let body = html! {
        p { (about.purpose) "." }
        form.form method="post" action={ "/administration/services/" (about.key) } {
            fieldset.field {
                legend.field-label { "Ouvert à" }
                div.choices.two {
                    @for profile in meant_for {
                        @let id = format!("{}-{}", about.key, profile.key());
                        div.choice {
                            input type="checkbox" name="open" value=(profile.key()) id=(id) checked[matrix.level(about, profile) > Level::None];
                            label for=(id) { (profile.french_plural()) }
                        }
                    }
                }
            }
            (form_actions(html! {
                (button("Enregistrer", Kind::Secondary))
                (link_button(format!("/administration/droits/{}", about.key), "Droits", Kind::Quiet))
            }))
        }
    };
    html! { (card(about.name, body).icon(about.icon).family(about.family.key()).actions(state)) }
}
