use maud::{Markup, html};

use crate::{
    access::{About, Level, Profile},
    people::rights::Matrix,
    services::admin::{forms::rights::open_now, stamp::stamp},
    web::components::{Kind, Tone, button, card, chip, form_actions, hidden, link_button, page_header},
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
    let opened = open_now(about, matrix);
    let state = if opened.is_empty() { chip("fermé", Tone::Neutral) } else { chip("ouvert", Tone::Done) };
    let meant_for = Profile::ALL.into_iter().filter(|p| about.defaults.of(*p) > Level::None);
    let body = html! {
        p { (about.purpose.trim_end_matches('.')) "." }
        form.form method="post" action={ "/administration/services/" (about.key) } {
            (hidden("seen", stamp(&opened)))
            fieldset.field {
                legend.field-label { "Ouvert à" }
                div.choices.two {
                    @for profile in meant_for {
                        @let id = format!("{}-{}", about.key, profile.key());
                        div.choice {
                            input type="checkbox" name="open" value=(profile.key()) id=(id) checked[opened.contains(&profile)];
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
