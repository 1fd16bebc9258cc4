use maud::{Markup, Render, html};

use super::{actions, frame};
use crate::{
    access::{About, Profile},
    people::rights::Matrix,
    services::setup::{pages::Wizard, steps::Step, store},
    web::components::{Tone, card, notice},
};

pub(in crate::services::setup) fn page(wizard: &Wizard, services: &[&'static About], matrix: &Matrix) -> Markup {
    let body = html! {
        (notice(Tone::Info, html! {
            p { "Commencez petit : ce qui est coché suffit pour un premier trimestre. Un service fermé garde ce qu’il contient, et s’ouvre en un clic dans l’administration." }
        }))
        form.stack method="post" action=(Step::Services.path()) {
            @for about in services { (service(about, &store::open_now(matrix, about))) }
            (actions(wizard, "Enregistrer et continuer"))
        }
    };
    frame(wizard, "Choisissez ce que chacun trouvera dans son menu, et pour qui.", body)
}

fn service(about: &About, open: &[Profile]) -> Markup {
    let body = html! {
        p { (about.purpose) }
        fieldset.wizard-profiles {
            legend { "Ouvert à" }
            @for profile in store::meant_for(about) {
                @let id = format!("{}-{}", about.key, profile.key());
                span.choice {
                    input type="checkbox" id=(id) name="open" value={ (about.key) ":" (profile.key()) } checked[open.contains(&profile)];
                    label for=(id) { (profile.french_plural()) }
                }
            }
        }
    };
    card(about.name, body).icon(about.icon).family(about.family.key()).render()
}
