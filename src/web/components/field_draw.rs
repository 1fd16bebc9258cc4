//! How a field is drawn.

use std::fmt::Write as _;

use maud::{Escaper, Markup, PreEscaped, html};

use super::{
    field::{Choice, Field, Shape},
    icon,
};

pub(super) fn draw(field: &Field) -> Markup {
    match field.shape {
        Shape::Checkbox => checkbox(field),
        Shape::Radios => choices(field, "radio"),
        Shape::Checkboxes => choices(field, "checkbox"),
        _ => plain(field),
    }
}

/// Label above, then hint, error, control.
fn plain(field: &Field) -> Markup {
    html! {
        div.field data-invalid[field.error.is_some()] {
            label.field-label.visually-hidden[field.hides_label] for=(field.id) { (field.label) (required_word(field)) }
            (said(field))
            (control(field))
        }
    }
}

fn checkbox(field: &Field) -> Markup {
    html! {
        div.field.choice-field data-invalid[field.error.is_some()] {
            div.choice {
                (tag("input", field, &[("type", "checkbox"), ("value", &field.value)], field.checked.then_some("checked")))
                label for=(field.id) { (field.label) (required_word(field)) }
            }
            (said(field))
        }
    }
}

/// The first choice has the field's own id, so that the error summary's link leads to it.
fn choices(field: &Field, kind: &str) -> Markup {
    html! {
        fieldset.field data-invalid[field.error.is_some()] aria-describedby=[described_by(field)] {
            legend.field-label.visually-hidden[field.hides_label] { (field.label) (required_word(field)) }
            (said(field))
            div.choices {
                @for (index, choice) in field.options.iter().enumerate() {
                    @let id = if index == 0 { field.id.clone() } else { format!("{}-{index}", field.id) };
                    div.choice {
                        input type=(kind) id=(id) name=(field.name) value=(choice.value) checked[is_chosen(field, choice)]
                            required[field.required && kind == "radio"] aria-describedby=[choice.hint.as_ref().map(|_| format!("{id}-hint"))];
                        label for=(id) { (choice.label) }
                        @if let Some(hint) = &choice.hint { p.field-hint id={ (id) "-hint" } { (hint) } }
                    }
                }
            }
        }
    }
}

fn control(field: &Field) -> Markup {
    match field.shape {
        Shape::Input(kind) => tag("input", field, &[("type", kind), ("value", &field.value)], None),
        Shape::File => tag("input", field, &[("type", "file")], None),
        Shape::Select => html! {
            (tag("select", field, &[], None))
            @for choice in &field.options {
                option value=(choice.value) selected[is_chosen(field, choice)] { (choice.label) }
            }
            (PreEscaped("</select>"))
        },
        // A browser drops a newline that opens a textarea: this one is there to be dropped.
        _ => html! { (tag("textarea", field, &[], None)) (PreEscaped("\n")) (field.value) (PreEscaped("</textarea>")) },
    }
}

/// The hint and the error, which the control names in aria-describedby.
fn said(field: &Field) -> Markup {
    html! {
        @if let Some(hint) = &field.hint { p.field-hint id={ (field.id) "-hint" } { (hint) } }
        @if let Some(error) = &field.error { p.field-error id={ (field.id) "-error" } { (icon("circle-alert")) span { (error) } } }
    }
}

fn required_word(field: &Field) -> Markup {
    html! { @if field.required { " " span.field-required { "(obligatoire)" } } }
}

fn is_chosen(field: &Field, choice: &Choice) -> bool {
    field.chosen.contains(&choice.value) || (field.chosen.is_empty() && field.value == choice.value)
}

fn described_by(field: &Field) -> Option<String> {
    let hint = field.hint.as_ref().map(|_| format!("{}-hint", field.id));
    let error = field.error.as_ref().map(|_| format!("{}-error", field.id));
    let ids: Vec<String> = hint.into_iter().chain(error).collect();
    (!ids.is_empty()).then(|| ids.join(" "))
}

/// The opening tag, with the attributes that all controls share and those the page gave: maud has no attributes by name.
fn tag(element: &str, field: &Field, own: &[(&str, &str)], flag: Option<&str>) -> Markup {
    let mut out = format!("<{element}");
    let described = described_by(field);
    let shared =
        [("id", Some(field.id.as_str())), ("name", Some(field.name.as_str())), ("aria-describedby", described.as_deref())];
    let own = own.iter().map(|(name, value)| (*name, Some(*value)));
    let given = field.attributes.iter().map(|(name, value)| (*name, Some(value.as_str())));
    for (name, value) in shared.into_iter().chain(own).chain(given) {
        if let Some(value) = value {
            let _ = write!(out, " {name}=\"");
            let _ = Escaper::new(&mut out).write_str(value);
            out.push('"');
        }
    }
    for (on, name) in [(field.required, " required"), (field.error.is_some(), " aria-invalid=\"true\"")] {
        if on {
            out.push_str(name);
        }
    }
    if let Some(flag) = flag {
        out.push(' ');
        out.push_str(flag);
    }
    out.push('>');
    PreEscaped(out)
}

#[cfg(test)]
mod tests {
    use scraper::{Html, Selector};

    use super::*;

    fn one<'a>(page: &'a Html, selector: &str) -> scraper::ElementRef<'a> {
        page.select(&Selector::parse(selector).unwrap()).next().unwrap_or_else(|| panic!("no {selector} in {}", page.html()))
    }

    #[test]
    fn an_error_is_said_by_the_field_itself() {
        let page = Html::parse_fragment(&draw(&Field::email("mail", "Adresse").error(Some("Il manque le @."))).into_string());
        let input = one(&page, "input");
        assert_eq!(input.value().attr("aria-invalid"), Some("true"));
        let error = one(&page, &format!("#{}", input.value().attr("aria-describedby").unwrap()));
        assert_eq!(error.text().collect::<String>(), "Il manque le @.");
        assert_eq!(one(&page, "label").value().attr("for"), input.value().attr("id"));
    }

    #[test]
    fn what_was_typed_comes_back_as_text_and_whole() {
        let typed = "\"><script>alert(1)</script>\n& fin";
        let input = Html::parse_fragment(&draw(&Field::text("title", "Titre").value(typed)).into_string());
        assert_eq!(one(&input, "input").value().attr("value"), Some(typed));
        let area = Html::parse_fragment(&draw(&Field::textarea("text", "Texte").value("\n\nsuite </textarea>")).into_string());
        assert_eq!(one(&area, "textarea").text().collect::<String>(), "\n\nsuite </textarea>");
    }

    #[test]
    fn the_choices_made_are_the_ones_ticked() {
        let field =
            Field::checkboxes("groups", "Groupes").option("1", "CP").option("2", "CE1").option("3", "CE2").values(["1", "3"]);
        let page = Html::parse_fragment(&draw(&field).into_string());
        let ticked: Vec<_> =
            page.select(&Selector::parse("input[checked]").unwrap()).filter_map(|i| i.value().attr("value")).collect();
        assert_eq!(ticked, ["1", "3"]);
    }

    #[test]
    fn a_select_shows_its_value() {
        let field = Field::select("class", "Classe").options([("", "Choisir"), ("7", "CM1")]).value("7");
        let page = Html::parse_fragment(&draw(&field).into_string());
        assert_eq!(one(&page, "option[selected]").text().collect::<String>(), "CM1");
    }
}
