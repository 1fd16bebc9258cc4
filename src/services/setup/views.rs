//! What the first run looks like: one frame, one subject and one next step a page.

pub(super) mod director;
pub(super) mod end;
pub(super) mod key;
pub(super) mod people;
pub(super) mod school;
pub(super) mod services;
pub(super) mod texts;

use maud::{Markup, html};

use super::{pages::Wizard, steps::Step};
use crate::web::components::{Kind, button, form_actions, icon, link_button, page_header};

/// The frame of a step: where one is, what it is about, its body.
fn frame(wizard: &Wizard, lead: &str, body: Markup) -> Markup {
    let here = wizard.step;
    html! {
        div.wizard.stack {
            nav.wizard-steps aria-label="Étapes de l’installation" {
                ol role="list" { @for step in Step::ALL { li { (step_link(step, wizard)) } } }
            }
            div {
                p.wizard-where { "Étape " (here.number()) " sur " (Step::ALL.len()) }
                (page_header(here.title(), Some(lead), None))
            }
            (body)
            p.wizard-leave { "Vous pouvez fermer cette page à tout moment : chaque étape terminée est enregistrée, et vous reprendrez ici." }
        }
    }
}

/// A step in the list: a link where one may go.
fn step_link(step: Step, wizard: &Wizard) -> Markup {
    let done = step.number() <= wizard.done;
    let mark = html! {
        span.wizard-mark aria-hidden="true" { @if done { (icon("check")) } @else { (step.number()) } }
        span.wizard-name { (step.name()) @if done { span.visually-hidden { " (terminée)" } } }
    };
    html! {
        @if step == wizard.step {
            span.wizard-step aria-current="step" { (mark) }
        } @else if step <= Step::after(wizard.done) {
            a.wizard-step data-done[done] href=(step.path()) { (mark) }
        } @else {
            span.wizard-step { (mark) }
        }
    }
}

/// The next step, and the way back.
fn actions(wizard: &Wizard, label: &str) -> Markup {
    form_actions(html! {
        (button(label, Kind::Primary))
        @if let Some(before) = wizard.step.before() { (link_button(before.path(), "Étape précédente", Kind::Quiet).icon("arrow-left")) }
    })
}
