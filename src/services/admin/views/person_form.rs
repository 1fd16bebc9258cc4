use maud::{Markup, html};

use super::{capital, refusal};
use crate::{
    access::{PersonId, Profile},
    people::{classes::Class, levels::ClassLevel},
    services::admin::forms::person::PersonForm,
    web::{
        components::{Field, Kind, button, error_summary, form_actions, hidden, link_button, page_header},
        form::Errors,
    },
};

/// A new person: profiles first, since they say what else is to be filled.
pub(in crate::services::admin) fn new(
    form: &PersonForm,
    errors: &Errors,
    refused: Option<&str>,
    classes: &[Class],
    child: Option<&str>,
) -> Markup {
    let profiles = Profile::ALL.into_iter().map(|p| (p.key(), capital(p.french())));
    let subtitle = child.map(|name| format!("Responsable de {name}"));
    html! {
        (page_header("Ajouter une personne", subtitle.as_deref(), None))
        form.form method="post" action="/administration/personnes" {
            (error_summary(errors.iter()))
            (refusal(refused))
            (hidden("child", &form.child))
            div.two-columns { (Field::checkboxes("profiles", "Profils").options(profiles).values(form.profiles.iter().map(String::as_str))
                .error(errors.of("profiles")).hint("Plusieurs sont possibles : une directrice qui enseigne, une enseignante qui est aussi parent.")) }
            (identity(form, errors))
            fieldset.form-part {
                legend { "Pour un élève : sa classe" }
                div.form-row { (class_select(classes, &form.class)) (level_select(&form.level)) }
            }
            (reach(form, errors))
            (form_actions(html! { (button("Ajouter cette personne", Kind::Primary)) (link_button("/administration/personnes", "Annuler", Kind::Quiet)) }))
        }
    }
}

pub(in crate::services::admin) fn edit(id: PersonId, form: &PersonForm, errors: &Errors, refused: Option<&str>) -> Markup {
    let back = format!("/administration/personnes/{id}");
    html! {
        (page_header("Modifier la fiche", Some(&format!("{} {}", form.given_name, form.family_name)), None))
        form.form method="post" action={ (back) "/fiche" } {
            (error_summary(errors.iter()))
            (refusal(refused))
            (hidden("seen", &form.seen))
            (identity(form, errors))
            (reach(form, errors))
            (second_home(form, errors))
            (form_actions(html! { (button("Enregistrer la fiche", Kind::Primary)) (link_button(back, "Annuler", Kind::Quiet)) }))
        }
    }
}

pub(super) fn class_select(classes: &[Class], chosen: &str) -> Field {
    let classes = classes.iter().map(|c| (c.id.to_string(), c.name.as_str()));
    Field::select("class", "Classe").option("", "Aucune").options(classes).value(chosen)
}

pub(super) fn level_select(chosen: &str) -> Field {
    let levels = ClassLevel::ALL.map(|level| (level.key(), level.key()));
    Field::select("level", "Niveau").option("", "À préciser").options(levels).value(chosen)
}

fn identity(form: &PersonForm, errors: &Errors) -> Markup {
    html! {
        fieldset.form-part {
            legend { "Identité" }
            div.form-row {
                (Field::select("civility", "Civilité").options([("", "Non précisée"), ("Mme", "Mme"), ("M.", "M.")]).value(form.civility.as_str()))
                (Field::text("given_name", "Prénom").value(form.given_name.as_str()).error(errors.of("given_name")).required())
                (Field::text("family_name", "Nom de famille").value(form.family_name.as_str()).error(errors.of("family_name")).required())
                (Field::text("usual_name", "Nom d'usage").value(form.usual_name.as_str()).error(errors.of("usual_name")).hint("S'il est différent"))
            }
            div.form-row {
                (Field::date("birth_date", "Date de naissance").value(form.birth_date.as_str()).error(errors.of("birth_date")))
                (Field::select("sex", "Sexe").options([("", "Non précisé"), ("F", "Féminin"), ("M", "Masculin")]).value(form.sex.as_str()))
                (Field::text("ine", "INE (élèves)").value(form.ine.as_str()).error(errors.of("ine")).max_length(13))
                (Field::text("about", "Fonction").value(form.about.as_str()).error(errors.of("about")).hint("ATSEM, mairie, intervenante musique …"))
            }
        }
    }
}

fn reach(form: &PersonForm, errors: &Errors) -> Markup {
    html! {
        fieldset.form-part {
            legend { "Coordonnées" }
            (Field::email("email", "Adresse e-mail").value(form.email.as_str()).error(errors.of("email")).attribute("autocomplete", "off"))
            div.form-row {
                (phone("phone_mobile", "Téléphone portable", &form.phone_mobile, errors))
                (phone("phone_home", "Téléphone du domicile", &form.phone_home, errors))
                (phone("phone_work", "Téléphone professionnel", &form.phone_work, errors))
            }
            (Field::text("street", "Numéro et rue").value(form.street.as_str()).error(errors.of("street")))
            div.form-row {
                (Field::text("postcode", "Code postal").value(form.postcode.as_str()).error(errors.of("postcode")))
                (Field::text("city", "Commune").value(form.city.as_str()).error(errors.of("city")))
                (Field::text("country", "Pays").value(form.country.as_str()).error(errors.of("country")))
            }
        }
    }
}

fn phone(name: &'static str, label: &str, value: &str, errors: &Errors) -> Field {
    Field::tel(name, label).value(value).error(errors.of(name)).attribute("autocomplete", "off")
}

fn second_home(form: &PersonForm, errors: &Errors) -> Markup {
    html! {
        fieldset.form-part {
            legend { "Seconde adresse (parents séparés)" }
            (Field::text("street2", "Numéro et rue").value(form.street2.as_str()).error(errors.of("street2")))
            div.form-row {
                (Field::text("postcode2", "Code postal").value(form.postcode2.as_str()).error(errors.of("postcode2")))
                (Field::text("city2", "Commune").value(form.city2.as_str()).error(errors.of("city2")))
                (Field::text("country2", "Pays").value(form.country2.as_str()).error(errors.of("country2")))
            }
        }
    }
}
