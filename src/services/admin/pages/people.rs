use actix_web::{HttpResponse, web::Query};
use serde::Deserialize;

use super::{
    super::{
        ABOUT,
        forms::{person::PersonForm, search::Search},
        views,
    },
    administrator,
};
use crate::{
    Error, Result,
    access::PersonId,
    people::{classes, families, person, roster},
    web::{Cx, Form, form::Errors},
};

const NEW: &str = "Ajouter une personne";

pub async fn index(cx: Cx, search: Query<Search>) -> Result<HttpResponse> {
    administrator(&cx)?;
    let search = search.into_inner();
    let (filter, limit, offset) = (search.filter(), Search::PER_PAGE.into(), search.offset());
    let (found, classes) = cx.read(move |db| Ok((roster::list(db, &filter, limit, offset)?, classes::list(db)?))).await?;
    Ok(cx.page("Personnes", views::people::index(&search, &found.0, found.1, &classes)))
}

/// Where the form starts: a profile, a class, a child whose guardian is to be added.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Start {
    profil: String,
    classe: String,
    enfant: Option<PersonId>,
}

pub async fn new(cx: Cx, start: Query<Start>) -> Result<HttpResponse> {
    administrator(&cx)?;
    let start = start.into_inner();
    let profile = if start.enfant.is_some() { "guardian".to_owned() } else { start.profil };
    let form = PersonForm {
        profiles: Some(profile).filter(|p| !p.is_empty()).into_iter().collect(),
        class: start.classe,
        child: start.enfant.map(|id| id.to_string()).unwrap_or_default(),
        ..PersonForm::default()
    };
    Ok(cx.page(NEW, view(&cx, form, Errors::default(), None).await?))
}

/// The person, their profiles, their place in a class or family, and their account with its code.
pub async fn create(cx: Cx, Form(typed): Form<PersonForm>) -> Result<HttpResponse> {
    administrator(&cx)?;
    let valid = match typed.check_new() {
        Ok(valid) => valid,
        Err(errors) => return Ok(cx.form_again(NEW, view(&cx, typed, errors, None).await?)),
    };
    let act = cx.act(&ABOUT, "add_person")?;
    let written = cx
        .write(act, move |tx| {
            if let Some(id) = person::just_added(tx, &valid.fields)? {
                return Ok(id);
            }
            let id = person::add(tx, &valid.fields, valid.profiles)?;
            if let Some((class, level)) = valid.place {
                classes::enrol(tx, id, class, level)?;
            }
            if let Some(child) = valid.child {
                let order = u32::try_from(families::guardians(tx, child)?.len()).unwrap_or(0) + 1;
                families::link(tx, id, child, families::Terms { contact_order: order, ..Default::default() })?;
            }
            crate::people::accounts::create(tx, id)?;
            Ok(id)
        })
        .await;
    match written {
        Ok(id) => {
            Ok(cx.go_saying(&format!("/administration/personnes/{id}"), "Personne ajoutée. Son code d'activation est prêt."))
        }
        Err(Error::Refused(sentence)) => Ok(cx.form_again(NEW, view(&cx, typed, Errors::default(), Some(&sentence)).await?)),
        Err(error) => Err(error),
    }
}

async fn view(cx: &Cx, form: PersonForm, errors: Errors, refusal: Option<&str>) -> Result<maud::Markup> {
    let child = form.child.parse::<PersonId>().ok();
    let (classes, child) = cx.read(move |db| Ok((classes::list(db)?, child.map(|id| person::name(db, id)).transpose()?))).await?;
    Ok(views::person_form::new(&form, &errors, refusal, &classes, child.as_deref()))
}
