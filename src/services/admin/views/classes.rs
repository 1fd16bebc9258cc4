use maud::{Markup, Render, html};

use crate::{
    people::{classes::Summary, levels::ClassLevel},
    services::admin::forms::class::ClassForm,
    web::{
        components::{Field, Kind, Tone, button, card, chip, empty, error_summary, form_actions, page_header, table},
        form::Errors,
    },
};

pub(in crate::services::admin) fn index(classes: &[Summary], form: &ClassForm, errors: &Errors) -> Markup {
    html! {
        (page_header("Classes", None, None))
        @if classes.is_empty() {
            (empty("school", "Pas encore de classe", "Créez-les ici, ou laissez l'import de ONDE le faire.", None))
        } @else {
            (table("Classes de l'année", &["Classe", "Niveaux", "Enseignants", "Élèves"], classes.iter().map(row).collect()).numbers(&[3]).render())
        }
        (card("Créer une classe", html! {
            form.form method="post" action="/administration/classes" {
                (error_summary(errors.iter()))
                (fields(form, errors))
                (form_actions(html! { (button("Créer la classe", Kind::Primary).icon("plus")) }))
            }
        }).icon("plus"))
    }
}

fn row(summary: &Summary) -> Vec<Markup> {
    let class = &summary.class;
    let levels: Vec<&str> = class.levels.iter().map(|level| level.key()).collect();
    vec![
        html! { a href={ "/administration/classes/" (class.id) } { (class.name) } },
        html! { (levels.join(", ")) },
        html! { @if summary.teachers.is_empty() { (chip("personne", Tone::Todo)) } @else { (summary.teachers.join(", ")) } },
        html! { (summary.pupils) },
    ]
}

pub(super) fn fields(form: &ClassForm, errors: &Errors) -> Markup {
    let levels = ClassLevel::ALL.map(|level| (level.key(), format!("{} ({})", level.key(), level.french())));
    html! {
        (Field::text("name", "Nom de la classe").value(form.name.as_str()).error(errors.of("name")).required().max_length(60)
            .hint("Comme dans ONDE : CM1-CM2 B, CP de Mme Garnier …"))
        div.two-columns { (Field::checkboxes("levels", "Niveaux").options(levels).values(form.levels.iter().map(String::as_str)).error(errors.of("levels"))) }
    }
}
