use maud::{Markup, Render, html};

use crate::{
    print::export::{Sheet, Value},
    services::admin::{forms::journal::Search, store::journal::Line, words},
    store::journal::Proof,
    web::{
        components::{Field, Kind, Tone, button, empty, link_button, notice, page_header, pager, table},
        french::{count, moment},
    },
};

pub(in crate::services::admin) fn index(
    asked: &Search,
    acts: &[Line],
    more: bool,
    services: &words::Services,
    now: i64,
) -> Markup {
    let path = "/administration/journal";
    let older = acts.last().filter(|_| more).map(|act| asked.address(path, Some(act.id)));
    let newest = (!asked.avant.is_empty()).then(|| asked.address(path, None));
    html! {
        (page_header("Journal", Some("Chaque acte est gardé, avec son auteur. Personne ne peut le changer, pas même la direction."), Some(html! {
            (link_button("/administration/journal/preuve", "Vérifier le journal", Kind::Secondary).icon("shield-check"))
            (link_button(asked.address("/administration/journal.csv", None), "CSV", Kind::Quiet).icon("download"))
        })))
        (filters(asked, services))
        @if acts.is_empty() {
            (empty("magnifier", "Aucun acte trouvé", "Changez la recherche, ou élargissez les dates.", None))
        } @else {
            (table("Actes, les plus récents en premier", &["Quand", "Qui", "Quoi", "Service"], acts.iter().map(|act| row(act, services, now)).collect()).render())
            (pager(newest.as_deref(), older.as_deref()))
        }
    }
}

fn filters(asked: &Search, services: &words::Services) -> Markup {
    html! {
        form.filters method="get" action="/administration/journal" role="search" {
            (Field::search("q", "Personne ou mot").value(asked.q.as_str()))
            (Field::select("service", "Service").option("", "Tous").options(services.all()).value(asked.service.as_str()))
            (Field::select("acte", "Acte").option("", "Tous").options(words::verbs()).value(asked.acte.as_str()))
            (Field::date("du", "Du").value(asked.du.as_str()))
            (Field::date("au", "Au").value(asked.au.as_str()))
            (button("Chercher", Kind::Primary).icon("search"))
            @if !asked.is_empty() { (link_button("/administration/journal", "Tout voir", Kind::Quiet)) }
        }
    }
}

fn row(act: &Line, services: &words::Services, now: i64) -> Vec<Markup> {
    let object = words::object(&act.object, act.object_name.as_deref());
    vec![
        html! { (moment(act.at, now)) },
        html! { (act.name) },
        html! {
            span {
                (words::verb(&act.verb))
                @if !object.is_empty() {
                    " " @match words::link(&act.object) { Some(href) => a href=(href) { (object) }, None => (object) }
                }
                @if !act.detail.is_empty() { " " span.soft { "(" (act.detail) ")" } }
            }
        },
        html! { (services.name(&act.service)) },
    ]
}

pub(in crate::services::admin) fn proof(proof: &Proof) -> Markup {
    html! {
        (page_header("Preuve du journal", None, None))
        @match proof {
            Proof::Whole(acts) => (notice(Tone::Done, html! {
                p { strong { "Le journal est entier." } " " (count(*acts, "acte vérifié", "actes vérifiés")) ", chacun tel qu'il a été écrit." }
            })),
            Proof::Broken { id } => (notice(Tone::Danger, html! {
                p { strong { "Le journal a été altéré à partir de l'acte n°\u{a0}" (id) "." } }
                p { "Gardez ce fichier tel quel, prévenez la personne qui s'occupe de la boîte, et restaurez la dernière sauvegarde vérifiée." }
            })),
        }
        p { "Chaque acte porte l'empreinte de celui d'avant : en changer ou en retirer un seul se voit ici." }
        p { (link_button("/administration/journal", "Retour au journal", Kind::Secondary)) }
    }
}

pub(in crate::services::admin) fn sheet(acts: &[Line], services: &words::Services) -> Sheet {
    let row = |act: &Line| {
        vec![
            Value::Number(i32::try_from(act.id).map_or(f64::MAX, f64::from)),
            Value::Text(words::instant(act.at)),
            Value::from(act.name.as_str()),
            Value::from(act.actor.as_str()),
            Value::from(services.name(&act.service)),
            Value::from(words::verb(&act.verb)),
            Value::Text(words::object(&act.object, act.object_name.as_deref())),
            Value::from(act.detail.as_str()),
        ]
    };
    Sheet {
        title: "Journal".to_owned(),
        columns: ["N°", "Quand", "Qui", "Identité", "Service", "Acte", "Sur quoi", "Précision"].map(str::to_owned).to_vec(),
        rows: acts.iter().map(row).collect(),
    }
}
