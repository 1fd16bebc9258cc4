use actix_web::{HttpResponse, web::Path};
use serde::Deserialize;

use super::{
    super::{
        ABOUT,
        forms::{person::PersonForm, place},
        stamp::{stamp, unchanged, unchanged_or_look},
        views,
    },
    administrator,
};
use crate::{
    Error, Result,
    access::{PersonId, Profile, ProfileSet},
    people::{accounts, classes, families, person, profiles},
    web::{Cx, Form, form::Errors},
};

pub async fn show(cx: Cx, id: Path<PersonId>) -> Result<HttpResponse> {
    administrator(&cx)?;
    let id = id.into_inner();
    let page = cx
        .read(move |db| {
            Ok(views::person::Page {
                person: person::find(db, id)?,
                account: accounts::find(db, id)?,
                guardians: families::guardians(db, id)?,
                children: families::children(db, id)?,
                place: classes::of_pupil(db, id)?,
                classes: classes::list(db)?,
                now: db.now(),
            })
        })
        .await?;
    Ok(cx.page(&page.person.name(), views::person::show(&page)))
}

pub async fn edit(cx: Cx, id: Path<PersonId>) -> Result<HttpResponse> {
    administrator(&cx)?;
    let id = id.into_inner();
    let person = cx.read(move |db| person::find(db, id)).await?;
    let form = PersonForm { seen: stamp(&person.fields), ..PersonForm::of(&person.fields) };
    Ok(cx.page("Modifier la fiche", views::person_form::edit(id, &form, &Errors::default(), None)))
}

/// The whole sheet is replaced: the last of two who save at once is told.
pub async fn update(cx: Cx, id: Path<PersonId>, Form(mut typed): Form<PersonForm>) -> Result<HttpResponse> {
    administrator(&cx)?;
    let id = id.into_inner();
    let fields = match typed.check_sheet() {
        Ok(fields) => fields,
        Err(errors) => return Ok(cx.form_again("Modifier la fiche", views::person_form::edit(id, &typed, &errors, None))),
    };
    let seen = typed.seen.clone();
    let act = cx.act(&ABOUT, "change_person")?.on("person", id);
    let written = cx
        .write(act, move |tx| {
            unchanged(&seen, &person::find(tx, id)?.fields)?;
            person::change(tx, id, &fields)
        })
        .await;
    match written {
        Ok(()) => Ok(cx.go_saying(&format!("/administration/personnes/{id}"), "Fiche enregistrée.")),
        Err(Error::Refused(sentence)) => {
            let now = cx.read(move |db| person::find(db, id)).await?;
            typed.seen = stamp(&now.fields);
            let view = views::person_form::edit(id, &typed, &Errors::default(), Some(&sentence));
            Ok(cx.form_again("Modifier la fiche", view))
        }
        Err(error) => Err(error),
    }
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Profiles {
    profiles: Vec<String>,
    seen: String,
}

pub async fn set_profiles(cx: Cx, id: Path<PersonId>, Form(typed): Form<Profiles>) -> Result<HttpResponse> {
    administrator(&cx)?;
    let id = id.into_inner();
    let chosen: ProfileSet = typed.profiles.iter().filter_map(|key| Profile::from_key(key)).collect();
    let words: Vec<&str> = chosen.iter().map(Profile::french).collect();
    let act = cx.act(&ABOUT, "set_profiles")?.on("person", id).detail(words.join(", "));
    cx.write(act, move |tx| {
        unchanged_or_look(&typed.seen, &profiles::of(tx, id)?)?;
        profiles::set(tx, id, chosen)
    })
    .await?;
    Ok(cx.go_saying(&format!("/administration/personnes/{id}"), "Profils enregistrés."))
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Place {
    class: String,
    level: String,
}

/// Into another class from today on; an empty choice takes the pupil out of theirs.
pub async fn set_class(cx: Cx, id: Path<PersonId>, Form(typed): Form<Place>) -> Result<HttpResponse> {
    administrator(&cx)?;
    let id = id.into_inner();
    let place = place(&typed.class, &typed.level);
    let act = cx.act(&ABOUT, if place.is_some() { "enrol" } else { "unenrol" })?.on("person", id);
    cx.write(act, move |tx| match place {
        Some((class, level)) => {
            tx.detail(classes::find(tx, class)?.name);
            classes::enrol(tx, id, class, level)
        }
        None => classes::withdraw(tx, id),
    })
    .await?;
    Ok(cx.go_saying(&format!("/administration/personnes/{id}"), "Classe enregistrée."))
}

/// Gone from the school: out of the class, and the account closed.
pub async fn leave(cx: Cx, id: Path<PersonId>) -> Result<HttpResponse> {
    administrator(&cx)?;
    let id = id.into_inner();
    let act = cx.act(&ABOUT, "mark_left")?.on("person", id);
    cx.write(act, move |tx| {
        if accounts::find(tx, id)?.is_some() {
            accounts::close(tx, id)?;
        }
        person::mark_left(tx, &[id])
    })
    .await?;
    Ok(cx.go_saying(&format!("/administration/personnes/{id}"), "Sortie enregistrée, compte fermé. Un retour reste possible."))
}

pub async fn come_back(cx: Cx, id: Path<PersonId>) -> Result<HttpResponse> {
    administrator(&cx)?;
    let id = id.into_inner();
    let act = cx.act(&ABOUT, "mark_back")?.on("person", id);
    cx.write(act, move |tx| person::mark_back(tx, id)).await?;
    Ok(cx.go_saying(&format!("/administration/personnes/{id}"), "Retour enregistré. Rouvrez le compte et choisissez la classe."))
}
