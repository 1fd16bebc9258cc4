//! What the class sees on its device: choose yourself, then a card or three pictures.

use actix_web::{
    HttpResponse,
    web::{Path, Query},
};

use crate::{
    Error, Result,
    access::{Act, PersonId, Viewer},
    notify,
    people::young::{self, devices::Device, pictures},
    services::young::{
        ABOUT,
        cookie::{device, require_device},
        forms::{Picks, Shown},
        views::device as views,
    },
    web::Cx,
    web::Form,
};

const TITLE: &str = "Bonjour la classe";

pub async fn show(cx: Cx) -> Result<HttpResponse> {
    let Some(device) = device(&cx).await? else { return Ok(cx.page("Poste fermé", views::closed())) };
    let class = device.class;
    let (pupils, means) = cx
        .app
        .store
        .read(&Viewer::Job("young"), move |db| Ok((young::classmates(db, class)?, young::means::of_class(db, class)?)))
        .await?;
    Ok(cx.page(TITLE, views::class(&device, &pupils, means)))
}

/// The address a card holds, read by the tablet's own camera: one touch and the pupil is in.
pub async fn card(cx: Cx, Query(shown): Query<Shown>) -> Result<HttpResponse> {
    require_device(&cx).await?;
    Ok(cx.page("Ta carte", views::card(&shown.token())))
}

pub async fn enter_by_card(cx: Cx, Form(shown): Form<Shown>) -> Result<HttpResponse> {
    let device = require_device(&cx).await?;
    cx.app.rates.count(&format!("carte:{}", device.id), cx.app.store.clock().now())?;
    let (act, token) = (Act::by_visitor("poste", ABOUT.key).verb("sign-in"), shown.token());
    match cx.write(act, move |tx| young::cards::admit(tx, &device, &token)).await {
        Ok(session) => Ok(enter(&cx, &session)),
        Err(Error::Refused(sentence)) => Ok(cx.form_again("Ta carte", views::refused(&sentence))),
        Err(error) => Err(error),
    }
}

pub async fn pictures(cx: Cx, pupil: Path<PersonId>) -> Result<HttpResponse> {
    let device = require_device(&cx).await?;
    let name = classmate(&cx, &device, *pupil).await?;
    Ok(cx.page(&name, views::pictures(*pupil, &name, &[], None)))
}

/// A picture is touched: the next one, or, after the third, in.
pub async fn enter_by_pictures(cx: Cx, pupil: Path<PersonId>, Form(picks): Form<Picks>) -> Result<HttpResponse> {
    let (device, pupil) = (require_device(&cx).await?, *pupil);
    let name = classmate(&cx, &device, pupil).await?;
    let Some(phrase) = pictures::phrase(&picks.pick).filter(|_| picks.clear.is_empty()) else {
        let so_far = if picks.clear.is_empty() && picks.pick.len() < pictures::LENGTH { picks.pick } else { Vec::new() };
        return Ok(cx.page(&name, views::pictures(pupil, &name, &so_far, None)));
    };
    match fits(&cx, &device, pupil, phrase).await? {
        Some(session) => Ok(enter(&cx, &session)),
        None => Ok(cx.form_again(&name, views::pictures(pupil, &name, &[], Some("Ce ne sont pas tes images. Essaie encore.")))),
    }
}

/// The session, when the three pictures are right; else the try is counted, and the teachers told when it locks.
async fn fits(cx: &Cx, device: &Device, pupil: PersonId, phrase: String) -> Result<Option<String>> {
    let (for_read, device) = (device.clone(), device.clone());
    let kept = cx.app.store.read(&Viewer::Job("young"), move |db| pictures::find(db, &for_read, pupil)).await?;
    let locked = kept.as_ref().is_some_and(|k| k.locked);
    if locked {
        return Err(Error::refused("Trop d’essais. Demande à ta maîtresse ou à ton maître."));
    }
    let right = cx.app.passwords.verify(phrase, kept.map(|k| k.hash)).await?;
    let act = Act::by_visitor("poste", ABOUT.key);
    if right {
        return cx.write(act.verb("sign-in"), move |tx| pictures::admit(tx, &device, pupil)).await.map(Some);
    }
    cx.write(act.verb("refuse_pictures"), move |tx| {
        if let Some(teachers) = pictures::failed(tx, &device, pupil)? {
            let text =
                format!("Les images de {} sont bloquées dix minutes après cinq essais.", crate::people::person::name(tx, pupil)?);
            notify::tell_people(tx, ABOUT.key, &teachers, &text, &format!("/classes/{}/postes", device.class))?;
        }
        Ok(())
    })
    .await?;
    Ok(None)
}

/// The first name of a pupil of the device's class; anybody else is not found.
async fn classmate(cx: &Cx, device: &Device, pupil: PersonId) -> Result<String> {
    let class = device.class;
    let pupils = cx.app.store.read(&Viewer::Job("young"), move |db| young::classmates(db, class)).await?;
    pupils.into_iter().find(|p| p.id == pupil && p.has_pictures).map(|p| p.given_name).ok_or(Error::NotFound)
}

fn enter(cx: &Cx, session: &str) -> HttpResponse {
    let mut response = cx.go("/");
    // A cookie of our own making is always well formed.
    let _ = response.add_cookie(&cx.session_cookie(Some(session)));
    response
}
