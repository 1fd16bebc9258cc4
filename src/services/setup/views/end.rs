use maud::{Markup, html};

use super::{actions, frame};
use crate::{
    services::setup::{
        pages::{Wizard, people::Way},
        steps::Step,
        store::Director,
    },
    web::components::{Tone, facts, notice},
};

pub(in crate::services::setup) fn page(wizard: &Wizard, director: &Director, way: Way) -> Markup {
    let school = &wizard.cx.school;
    let login = director.account.as_ref().map(|a| a.login.as_str()).unwrap_or_default();
    let change = |step: Step| html! { " " a href=(step.path()) { "Modifier" span.visually-hidden { " : " (step.name()) } } };
    let next = match way {
        Way::Onde | Way::File => "La page d’importation s’ouvre ensuite.",
        Way::Hand => "La page d’administration s’ouvre ensuite.",
    };
    let body = html! {
        (facts(&[
            ("École", html! { (school.title()) @if !school.uai.is_empty() { " (" (school.uai) ")" } (change(Step::School)) }),
            ("Direction", html! { (director.fields.name()) (change(Step::Director)) }),
            ("Votre identifiant", html! { strong.wizard-login { (login) } }),
            ("Adresse à donner", html! { (wizard.cx.app.address()) }),
        ]))
        (notice(Tone::Highlight, html! {
            p { "Notez votre identifiant : avec votre mot de passe, c’est lui qui vous ouvrira l’espace numérique." }
        }))
        form.stack method="post" action=(Step::End.path()) { (actions(wizard, "Ouvrir l’école")) }
    };
    frame(wizard, &format!("Un dernier regard, puis l’école s’ouvre et vous y entrez. {next}"), body)
}
