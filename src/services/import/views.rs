//! What an import looks like, from the files to its result.

pub(super) mod done;
pub(super) mod new;
pub(super) mod preview;

use maud::{Markup, Render, html};

use crate::{
    people::import::Issue,
    web::components::{card, table},
};

/// Lines left out, each with where it is, why, and what to do.
fn rejected(issues: &[Issue]) -> Markup {
    html! {
        @if !issues.is_empty() {
            @let title = if issues.len() == 1 { "Une ligne est laissée de côté".to_owned() } else { format!("{} lignes sont laissées de côté", issues.len()) };
            (card(title, issue_table("Lignes laissées de côté", issues)).icon("circle-alert"))
        }
    }
}

fn issue_table(caption: &str, issues: &[Issue]) -> Markup {
    let row = |issue: &Issue| {
        let place = if issue.line == 0 { issue.file.clone() } else { format!("{}, ligne {}", issue.file, issue.line) };
        vec![html! { (place) }, html! { (issue.reason) }, html! { (issue.mend) }]
    };
    table(caption, &["Où", "Pourquoi", "Que faire"], issues.iter().map(row).collect()).render()
}
