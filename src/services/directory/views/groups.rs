use maud::{Markup, html};

use super::super::forms::GroupForm;
use crate::{
    access::{PersonId, Profile},
    people::{
        directory::{Entry, roles},
        groups::{Group, GroupId, Purpose},
    },
    web::{
        components::{
            Crumb, Field, Item, Kind, Tone, breadcrumb, button, card, chip, empty, error_summary, form_actions, hidden,
            link_button, list, page_header, post_button,
        },
        form::Errors,
        french::count,
    },
};

pub(in crate::services::directory) fn index(groups: &[Group], me: PersonId, makes: bool) -> Markup {
    let (free, automatic): (Vec<&Group>, Vec<&Group>) = groups.iter().partition(|g| g.kind == "free");
    let new = || html! { (link_button("/groupes/nouveau", "Créer un groupe", Kind::Primary).icon("plus")) };
    html! {
        (page_header("Groupes", Some("Pour publier à plusieurs personnes d'un coup."), (makes && !free.is_empty()).then(new)))
        (super::ways("/groupes"))
        @if free.is_empty() {
            (empty("people", "Pas encore de groupe à vous", "Groupe de besoin, club, projet, conseil d'école : un groupe réunit les personnes que vous choisissez.", makes.then(new)))
        } @else {
            (card("Groupes libres", list(&free.iter().map(|g| item(g, me)).collect::<Vec<_>>())).icon("users-round"))
        }
        (card("Groupes automatiques", html! {
            p { "Ils suivent les classes et les profils, et se mettent à jour tout seuls." }
            (list(&automatic.iter().map(|g| item(g, me)).collect::<Vec<_>>()))
        }).icon("refresh-cw"))
    }
}

fn item(group: &Group, me: PersonId) -> Item {
    let people = count(group.members.into(), "personne", "personnes");
    let text = match &group.purpose {
        Some(purpose) => format!("{purpose}, {people}"),
        None => people,
    };
    let item = Item::new(group.name.as_str()).href(format!("/groupes/{}", group.id)).icon("users").text(text);
    if group.owner == Some(me) { item.end(chip("le vôtre", Tone::Info)) } else { item }
}

pub(in crate::services::directory) fn show(group: &Group, people: &[Entry], edits: bool, exports: bool) -> Markup {
    let subtitle = group.purpose.clone().unwrap_or_else(|| "Groupe automatique".to_owned());
    let edit = || {
        html! {
            (link_button(format!("/groupes/{}/modifier", group.id), "Modifier", Kind::Secondary).icon("pencil"))
            (post_button(&format!("/groupes/{}/fermeture", group.id), &button("Fermer le groupe", Kind::Quiet).icon("archive")))
        }
    };
    html! {
        (breadcrumb(&[Crumb::new("/annuaire", "Annuaire"), Crumb::new("/groupes", "Groupes")], &group.name))
        (page_header(&group.name, Some(&subtitle), edits.then(edit)))
        div.cluster {
            p.found { (count(group.members.into(), "personne", "personnes")) }
            @if exports {
                (link_button(format!("/annuaire/liste.xlsx?groupe={}", group.id), "Tableur (XLSX)", Kind::Quiet).icon("file-spreadsheet").small())
                (link_button(format!("/annuaire/liste.pdf?groupe={}", group.id), "À imprimer (PDF)", Kind::Quiet).icon("printer").small())
            }
        }
        (list(&people.iter().map(super::item).collect::<Vec<_>>()))
    }
}

pub(in crate::services::directory) fn form(id: Option<GroupId>, form: &GroupForm, errors: &Errors, people: &[Entry]) -> Markup {
    let action = id.map_or_else(|| "/groupes".to_owned(), |id| format!("/groupes/{id}/modifier"));
    let back = id.map_or_else(|| "/groupes".to_owned(), |id| format!("/groupes/{id}"));
    let purposes = Purpose::ALL.into_iter().map(|p| (p.french(), super::capital(p.french())));
    html! {
        (breadcrumb(&[Crumb::new("/annuaire", "Annuaire"), Crumb::new("/groupes", "Groupes")], if id.is_some() { "Modifier le groupe" } else { "Nouveau groupe" }))
        (page_header(if id.is_some() { "Modifier le groupe" } else { "Nouveau groupe" }, None, None))
        form.form method="post" action=(action) {
            (error_summary(errors.iter()))
            @for member in &form.before { (hidden("before", member.to_string())) }
            (Field::text("name", "Nom du groupe").value(form.name.as_str()).error(errors.of("name")).required().max_length(80))
            (Field::radios("purpose", "Pour quoi faire").options(purposes).value(form.purpose.as_str()).error(errors.of("purpose")).required())
            (members(form, errors, people))
            (form_actions(html! { (button("Enregistrer le groupe", Kind::Primary)) (link_button(back, "Annuler", Kind::Quiet)) }))
        }
    }
}

/// The parts of the list of persons; each person stands in the first that fits.
const PARTS: [(&str, &[Profile]); 6] = [
    ("Élèves", &[Profile::Pupil]),
    ("Enseignants et direction", &[Profile::Teacher, Profile::Director]),
    ("Personnels", &[Profile::Staff]),
    ("Responsables", &[Profile::Guardian]),
    ("Collectivité", &[Profile::Municipality]),
    ("Intervenants", &[Profile::Guest]),
];

/// All persons, in parts: those that hold chosen ones are open.
fn members(form: &GroupForm, errors: &Errors, people: &[Entry]) -> Markup {
    let part_of = |entry: &Entry| PARTS.iter().position(|(_, profiles)| profiles.iter().any(|p| entry.profiles.has(*p)));
    html! {
        fieldset.members {
            legend.field-label { "Membres" }
            @if let Some(message) = errors.of("members") { p.field-error id="f-members" tabindex="-1" { (message) } }
            @for (index, (title, _)) in PARTS.iter().enumerate() {
                @let entries: Vec<&Entry> = people.iter().filter(|p| part_of(p) == Some(index)).collect();
                @let chosen = entries.iter().filter(|p| form.members.contains(&p.id)).count();
                @if !entries.is_empty() {
                    details open[chosen > 0] {
                        summary { (title) " (" (entries.len()) ")" @if chosen > 0 { " : " (chosen) " dans le groupe" } }
                        ul.member-list role="list" { @for entry in entries { li { (member(form, entry)) } } }
                    }
                }
            }
        }
    }
}

fn member(form: &GroupForm, entry: &Entry) -> Markup {
    let id = format!("m-{}", entry.id);
    html! {
        div.choice {
            input type="checkbox" name="members" value=(entry.id) id=(id) checked[form.members.contains(&entry.id)];
            label for=(id) { span { (entry.register_name) " " span.soft { (roles(entry).join(", ")) } } }
        }
    }
}
