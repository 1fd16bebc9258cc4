use actix_web::HttpResponse;

use super::super::{
    ABOUT,
    forms::{PasswordForm, wrong_old},
    views,
};
use crate::{
    Error, Result,
    access::Level,
    people::{accounts, rates, sessions},
    web::{Cx, Form, form::Errors},
};

const TITLE: &str = "Mot de passe";

pub async fn edit(cx: Cx) -> Result<HttpResponse> {
    cx.require(&ABOUT, Level::Contribute)?;
    Ok(cx.page(TITLE, views::password::form(cx.viewer.is_pupil(), &Errors::default())))
}

/// The old password proves who is there; every other session ends.
pub async fn update(cx: Cx, Form(typed): Form<PasswordForm>) -> Result<HttpResponse> {
    cx.require(&ABOUT, Level::Contribute)?;
    let (me, pupil) = (cx.viewer.id(), cx.viewer.is_pupil());
    let (account, old) =
        cx.read(move |db| Ok((accounts::find(db, me)?.ok_or(Error::NotFound)?, accounts::own_hash(db)?))).await?;
    if account.locked_until.is_some_and(|until| until > cx.app.store.clock().now()) {
        return Err(Error::TooMany("Trop d'essais : attendez quelques minutes avant de recommencer.".to_owned()));
    }
    if let Err(errors) = typed.check(&account) {
        return Ok(cx.form_again(TITLE, views::password::form(pupil, &errors)));
    }
    if !cx.app.passwords.verify(typed.old.clone(), old).await? {
        cx.write(cx.act(&ABOUT, "refuse_password")?.on("person", me), move |tx| rates::failed(tx, me)).await?;
        return Ok(cx.form_again(TITLE, views::password::form(pupil, &wrong_old(pupil))));
    }
    let hash = cx.app.passwords.hash(typed.new).await?;
    let keep = cx.token().map(|token| sessions::digest(&token));
    let act = cx.act(&ABOUT, "change_password")?.on("person", me);
    cx.write(act, move |tx| accounts::set_password(tx, me, &hash, keep.as_deref())).await?;
    Ok(cx.go_saying(
        "/mon-profil",
        match pupil {
            true => "Ton mot de passe est changé.",
            false => "Mot de passe changé. Vos autres appareils sont déconnectés.",
        },
    ))
}
