use actix_web::{
    HttpResponse,
    web::{Path, Query},
};
use serde::Deserialize;

use super::{
    super::{
        ABOUT,
        forms::{family::TermsForm, search::Search},
        stamp::unchanged_or_look,
        views,
    },
    administrator,
};
use crate::{
    Error, Result,
    access::PersonId,
    people::{classes, families, person, roster},
    web::{Cx, Form},
};

/// The pupils with their guardians, class by class.
pub async fn index(cx: Cx, search: Query<Search>) -> Result<HttpResponse> {
    administrator(&cx)?;
    let search = search.into_inner();
    let (words, class) = (search.q.clone(), search.classe.parse().ok());
    let (found, classes) = cx.read(move |db| Ok((families::list(db, &words, class)?, classes::list(db)?))).await?;
    Ok(cx.page("Familles", views::families::index(&search, &found, &classes)))
}

/// A pupil's guardians and on which terms; `q` looks for an adult to add.
pub async fn show(cx: Cx, pupil: Path<PersonId>, search: Query<Search>) -> Result<HttpResponse> {
    administrator(&cx)?;
    let (pupil, words) = (pupil.into_inner(), search.q.clone());
    let page = cx
        .read(move |db| {
            let filter = roster::Filter { words: words.clone(), ..roster::Filter::default() };
            let found = if words.trim().is_empty() { Vec::new() } else { roster::list(db, &filter, 12, 0)?.0 };
            Ok(views::families::Page {
                pupil: person::find(db, pupil)?,
                guardians: families::guardians(db, pupil)?,
                found: found.into_iter().filter(|line| !line.profiles.is_pupil()).collect(),
                words,
            })
        })
        .await?;
    Ok(cx.page(&format!("Responsables de {}", page.pupil.fields.given_name), views::families::show(&page)))
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Link {
    guardian: PersonId,
}

/// Adds a guardian who is known already, last in the order to call; the terms are set next.
pub async fn link(cx: Cx, pupil: Path<PersonId>, Form(typed): Form<Link>) -> Result<HttpResponse> {
    administrator(&cx)?;
    let pupil = pupil.into_inner();
    let act = cx.act(&ABOUT, "link_family")?.on("person", pupil);
    cx.write(act, move |tx| {
        tx.detail(person::find(tx, typed.guardian)?.name());
        let order = u32::try_from(families::guardians(tx, pupil)?.len()).unwrap_or(0) + 1;
        families::link(tx, typed.guardian, pupil, families::Terms { contact_order: order, ..Default::default() })
    })
    .await?;
    Ok(cx
        .go_saying(&format!("/administration/familles/{pupil}"), "Responsable ajouté. Vérifiez le lien et l'autorité parentale."))
}

pub async fn link_terms(cx: Cx, ids: Path<(PersonId, PersonId)>, Form(typed): Form<TermsForm>) -> Result<HttpResponse> {
    administrator(&cx)?;
    let (pupil, guardian) = ids.into_inner();
    let terms = typed.terms();
    let act = cx.act(&ABOUT, "change_family")?.on("person", pupil);
    cx.write(act, move |tx| {
        let known = families::guardians(tx, pupil)?.into_iter().find(|known| known.id == guardian).ok_or(Error::NotFound)?;
        unchanged_or_look(&typed.seen, &known.terms)?;
        tx.detail(format!("{} : {}", known.name, terms.words()));
        families::link(tx, guardian, pupil, terms)
    })
    .await?;
    Ok(cx.go_saying(&format!("/administration/familles/{pupil}"), "Lien enregistré."))
}

pub async fn unlink(cx: Cx, ids: Path<(PersonId, PersonId)>) -> Result<HttpResponse> {
    administrator(&cx)?;
    let (pupil, guardian) = ids.into_inner();
    let act = cx.act(&ABOUT, "unlink_family")?.on("person", pupil);
    cx.write(act, move |tx| {
        tx.detail(person::find(tx, guardian)?.name());
        families::unlink(tx, guardian, pupil)
    })
    .await?;
    Ok(cx.go_saying(&format!("/administration/familles/{pupil}"), "Responsable détaché de cet élève."))
}
