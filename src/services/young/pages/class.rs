//! What the teacher does: open a device, close it from anywhere, print cards, choose pictures with a pupil.

use actix_web::{HttpResponse, http::header, web::Path};

use crate::{
    Error, Result,
    access::{Level, PersonId},
    people::{
        classes, sessions,
        young::{
            self, cards, devices,
            means::{self, Means},
            pictures,
        },
    },
    print::{self, letterhead},
    services::young::{
        ABOUT, cookie,
        forms::{Opening, Picks, Way},
        views::class as views,
    },
    web::{Cx, Form},
};

pub async fn index(cx: Cx, id: Path<i64>) -> Result<HttpResponse> {
    cx.require(&ABOUT, Level::Manage)?;
    let id = *id;
    let class = cx
        .read(move |db| {
            young::require_teacher(db, id)?;
            Ok(views::Class {
                name: classes::find(db, id)?.name,
                id,
                means: means::of_class(db, id)?,
                devices: devices::of_class(db, id)?,
                pupils: young::classmates(db, id)?,
            })
        })
        .await?;
    Ok(cx.page("Postes de la classe", views::index(&class, cx.app.store.clock().now())))
}

/// Opens this very device, and takes the teacher out of it: it is the pupils' from now on.
pub async fn open(cx: Cx, id: Path<i64>, Form(typed): Form<Opening>) -> Result<HttpResponse> {
    cx.require(&ABOUT, Level::Manage)?;
    let id = *id;
    cx.read(move |db| young::require_teacher(db, id)).await?;
    let minutes = typed.minutes.parse().map_err(|_| Error::Unreadable("Choisissez pour combien de temps.".into()))?;
    let device = cx.request.headers().get(header::USER_AGENT).and_then(|v| v.to_str().ok()).unwrap_or("?").to_owned();
    let own = cx.token();
    let token = cx
        .write(cx.act(&ABOUT, "open_device")?, move |tx| {
            let token = devices::open(tx, id, minutes, &device)?;
            if let Some(own) = own {
                sessions::end(tx, &sessions::digest(&own))?;
            }
            Ok(token)
        })
        .await?;
    let mut response = cx.go("/poste");
    // Cookies of our own making are always well formed.
    let _ = response.add_cookie(&cookie::set(&cx, &token, minutes));
    let _ = response.add_cookie(&cx.session_cookie(None));
    Ok(response)
}

pub async fn close(cx: Cx, path: Path<(i64, i64)>) -> Result<HttpResponse> {
    cx.require(&ABOUT, Level::Manage)?;
    let (id, device) = *path;
    cx.write(cx.act(&ABOUT, "close_device")?, move |tx| devices::close(tx, id, device)).await?;
    Ok(cx.go_saying(&format!("/classes/{id}/postes"), "Poste fermé : les élèves n’y sont plus connectés."))
}

pub async fn means(cx: Cx, id: Path<i64>, Form(typed): Form<Way>) -> Result<HttpResponse> {
    cx.require(&ABOUT, Level::Manage)?;
    let id = *id;
    cx.read(move |db| young::require_teacher(db, id)).await?;
    let way = Means::from_key(&typed.means).ok_or_else(|| Error::Unreadable("Choisissez dans la liste.".into()))?;
    cx.write(cx.act(&ABOUT, "change_means")?, move |tx| means::set(tx, id, way)).await?;
    Ok(cx.go_saying(&format!("/classes/{id}/postes"), "C’est enregistré."))
}

/// The class's cards; those that miss are made, hence a POST.
pub async fn cards(cx: Cx, id: Path<i64>) -> Result<HttpResponse> {
    cx.require(&ABOUT, Level::Manage)?;
    let (id, address) = (*id, cx.app.address());
    let (school, class, cards) = cx
        .write(cx.act(&ABOUT, "print_cards")?, move |tx| {
            let cards = cards::of_class(tx, id)?;
            Ok((letterhead(tx)?, classes::find(tx, id)?.name, cards))
        })
        .await?;
    let pdf = actix_web::web::block(move || print::cards::sheet(&school, &class, &address, &cards))
        .await
        .map_err(Error::internal)??;
    Ok(HttpResponse::Ok()
        .content_type("application/pdf")
        .insert_header((header::CONTENT_DISPOSITION, "inline; filename=\"cartes.pdf\""))
        .body(pdf))
}

pub async fn renew(cx: Cx, path: Path<(i64, PersonId)>) -> Result<HttpResponse> {
    cx.require(&ABOUT, Level::Manage)?;
    let (id, pupil) = *path;
    cx.write(cx.act(&ABOUT, "renew_card")?, move |tx| cards::renew(tx, id, pupil)).await?;
    Ok(cx.go_saying(&format!("/classes/{id}/postes"), "L’ancienne carte n’ouvre plus rien. Imprimez la nouvelle."))
}

pub async fn choose_pictures(cx: Cx, path: Path<(i64, PersonId)>) -> Result<HttpResponse> {
    cx.require(&ABOUT, Level::Manage)?;
    let (id, pupil) = *path;
    let name = pupil_name(&cx, id, pupil).await?;
    Ok(cx.page("Choisir trois images", views::choose(id, pupil, &name, &[])))
}

pub async fn set_pictures(cx: Cx, path: Path<(i64, PersonId)>, Form(picks): Form<Picks>) -> Result<HttpResponse> {
    cx.require(&ABOUT, Level::Manage)?;
    let (id, pupil) = *path;
    let name = pupil_name(&cx, id, pupil).await?;
    let Some(phrase) = pictures::phrase(&picks.pick).filter(|_| picks.clear.is_empty()) else {
        let so_far = if picks.clear.is_empty() && picks.pick.len() < pictures::LENGTH { picks.pick } else { Vec::new() };
        return Ok(cx.page("Choisir trois images", views::choose(id, pupil, &name, &so_far)));
    };
    let hash = cx.app.passwords.hash(phrase).await?;
    cx.write(cx.act(&ABOUT, "change_pictures")?, move |tx| pictures::set(tx, id, pupil, &hash)).await?;
    Ok(cx.go_saying(&format!("/classes/{id}/postes"), &format!("{name} entre maintenant avec ces trois images.")))
}

async fn pupil_name(cx: &Cx, class: i64, pupil: PersonId) -> Result<String> {
    cx.read(move |db| {
        young::require_teacher(db, class)?;
        let found = young::classmates(db, class)?.into_iter().find(|p| p.id == pupil);
        found.map(|p| p.name).ok_or(Error::NotFound)
    })
    .await
}
