use maud::{Markup, Render, html};

use super::class_filter;
use crate::{
    people::{
        charters::Kind as Text,
        classes::{Class, ClassId},
        signatures::Signature,
    },
    print::export::{Sheet, Value},
    web::{
        components::{Field, Kind, Tone, button, chip, empty, link_button, page_header, progress, table},
        french::moment,
    },
};

pub(in crate::services::admin) fn index(kind: Text, class: Option<ClassId>, found: &[Signature], classes: &[Class]) -> Markup {
    let signed = found.iter().filter(|s| s.accepted_at.is_some()).count();
    let query = format!("?texte={}&classe={}", kind.key(), class.map(|c| c.to_string()).unwrap_or_default());
    let (signed, all) = (u32::try_from(signed).unwrap_or(u32::MAX), u32::try_from(found.len()).unwrap_or(u32::MAX));
    html! {
        (page_header("Qui a accepté", Some(kind.french()), Some(html! {
            (link_button(format!("/administration/textes/signatures.xlsx{query}"), "Tableur (XLSX)", Kind::Secondary).icon("file-spreadsheet"))
            (link_button(format!("/administration/textes/signatures.csv{query}"), "CSV", Kind::Quiet))
        })))
        form.filters method="get" action="/administration/textes/signatures" {
            (Field::select("texte", "Texte").options(Text::ALL.map(|t| (t.key(), t.french()))).value(kind.key()))
            (class_filter(classes, &class.map(|c| c.to_string()).unwrap_or_default()))
            (button("Afficher", Kind::Secondary))
        }
        @if found.is_empty() {
            (empty("note", "Aucun texte en vigueur", "Publiez la charte : les acceptations apparaîtront ici.", None))
        } @else {
            (progress(signed, all, "Ont accepté la version en vigueur"))
            (table("Acceptations", &["Nom", "Classe", "Version en vigueur"], found.iter().map(row).collect()).render())
        }
    }
}

fn row(signature: &Signature) -> Vec<Markup> {
    let state = match (signature.accepted_at, signature.last) {
        (Some(at), _) => html! { span { (chip("accepté", Tone::Done)) " " span.soft { (moment(at, at)) } } },
        (None, Some(last)) => {
            html! { span { (chip("à accepter", Tone::Todo)) " " span.soft { "a accepté la version " (last) } } }
        }
        (None, None) => chip("à accepter", Tone::Todo),
    };
    vec![
        html! { a href={ "/administration/personnes/" (signature.person) } { (signature.register_name) } },
        html! { (signature.classes.as_deref().unwrap_or_default()) },
        state,
    ]
}

pub(in crate::services::admin) fn sheet(kind: Text, found: &[Signature]) -> Sheet {
    let row = |signature: &Signature| {
        vec![
            Value::from(signature.register_name.as_str()),
            Value::from(if signature.is_pupil { "élève" } else { "adulte" }),
            signature.classes.as_deref().map_or(Value::Nothing, Value::from),
            Value::Number(signature.due.into()),
            signature.accepted_at.map_or(Value::Nothing, |at| Value::Day(crate::clock::day_of(at))),
            signature.last.map_or(Value::Nothing, |version| Value::Number(version.into())),
        ]
    };
    Sheet {
        title: kind.french().to_owned(),
        columns: ["Nom", "Pour", "Classe", "Version en vigueur", "Acceptée le", "Dernière version acceptée"]
            .map(str::to_owned)
            .to_vec(),
        rows: found.iter().map(row).collect(),
    }
}
