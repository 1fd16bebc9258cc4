use maud::{Markup, html};

use super::{actions, frame};
use crate::{
    people::charters::{self, Audience, Kind as TextKind},
    services::setup::{
        pages::{Wizard, texts::Text},
        steps::Step,
    },
    web::{
        components::{Crumb, Field, Kind, Tone, breadcrumb, button, chip, form_actions, link_button, page_header, prose},
        form::Errors,
    },
};

pub(in crate::services::setup) fn name(kind: TextKind, audience: Audience) -> &'static str {
    match (kind, audience) {
        (TextKind::Charter, Audience::Adult) => "Charte d’usage, pour les adultes",
        (TextKind::Charter, Audience::Pupil) => "Charte d’usage, pour les élèves",
        (TextKind::Notice, Audience::Adult) => "Information sur les données, pour les adultes",
        (TextKind::Notice, Audience::Pupil) => "Information sur les données, pour les élèves",
    }
}

pub(in crate::services::setup) fn page(wizard: &Wizard, texts: &[Text], accepted: bool, errors: &Errors) -> Markup {
    let body = html! {
        @for text in texts {
            details.wizard-text id=(text.slug) {
                summary {
                    span.wizard-text-name { (name(text.kind, text.audience)) }
                    @if text.changed { (chip("modifié", Tone::Info)) }
                }
                p { (link_button(format!("{}/{}", Step::Texts.path(), text.slug), "Modifier ce texte", Kind::Secondary).icon("pencil").small()) }
                (prose(&charters::clean(&text.body)))
            }
        }
        form.stack method="post" action=(Step::Texts.path()) {
            (Field::checkbox("accepted", "J’ai lu la charte et l’information sur les données, et je les accepte pour moi")
                .checked(accepted).error(errors.of("accepted")))
            (actions(wizard, "Accepter et continuer"))
        }
    };
    frame(
        wizard,
        "Chacun les lit et les accepte à sa première connexion. Ceux-ci sont prêts à servir ; lisez-les, et changez ce que vous voulez.",
        body,
    )
}

pub(in crate::services::setup) fn editor(wizard: &Wizard, text: &Text, errors: &Errors) -> Markup {
    let title = name(text.kind, text.audience);
    let action = format!("{}/{}", Step::Texts.path(), text.slug);
    html! {
        div.wizard.stack {
            (breadcrumb(&[Crumb::new(Step::Texts.path(), wizard.step.title())], title))
            (page_header(title, Some("Le texte est publié quand l’école s’ouvre. Une nouvelle version sera possible à tout moment, et chacun l’acceptera."), None))
            form.stack method="post" action=(action) {
                (Field::textarea("body", "Texte").value(&text.body).rows(24).attribute("data-editor", "full").error(errors.of("body")))
                (form_actions(html! {
                    (button("Enregistrer le texte", Kind::Primary))
                    (link_button(Step::Texts.path(), "Ne rien changer", Kind::Quiet))
                    @if text.changed { (button("Revenir au texte proposé", Kind::Secondary).sends("reset", "1")) }
                }))
            }
        }
    }
}
