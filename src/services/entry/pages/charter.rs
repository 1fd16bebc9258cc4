//! The charter and the pages the law asks for: from every page's foot, also signed out.

use actix_web::HttpResponse;

use crate::{
    Result,
    people::charters::{self, Audience, Kind},
    services::entry::{
        ABOUT,
        forms::Acceptance,
        views::{self, texts},
    },
    web::{Cx, Form, form::Errors},
};

const WELCOME: &str = "Avant de continuer";

/// A new version waits: nothing else opens before it is accepted.
pub async fn waiting(cx: Cx) -> Result<HttpResponse> {
    let me = cx.me()?.clone();
    let pending = cx.read(move |db| charters::pending(db, me.id, me.profiles)).await?;
    if pending.is_empty() {
        return Ok(cx.go("/"));
    }
    Ok(cx.page(WELCOME, texts::waiting(&pending, cx.viewer.is_pupil(), &Errors::default())))
}

pub async fn accept(cx: Cx, Form(typed): Form<Acceptance>) -> Result<HttpResponse> {
    let me = cx.me()?.clone();
    let (id, profiles) = (me.id, me.profiles);
    let pending = cx.read(move |db| charters::pending(db, id, profiles)).await?;
    let all = pending.iter().all(|t| typed.accepted.contains(&t.id));
    if typed.agree != "1" || !all {
        let errors = Errors::one("agree", views::agree_first(cx.viewer.is_pupil()));
        return Ok(cx.form_again(WELCOME, texts::waiting(&pending, cx.viewer.is_pupil(), &errors)));
    }
    let act = cx.act(&ABOUT, "accept")?;
    cx.write(act, move |tx| charters::accept(tx, id, &typed.accepted)).await?;
    Ok(cx.go("/"))
}

pub async fn show(cx: Cx) -> Result<HttpResponse> {
    let both = cx
        .read(|db| {
            Ok((charters::current(db, Kind::Charter, Audience::Adult)?, charters::current(db, Kind::Charter, Audience::Pupil)?))
        })
        .await?;
    Ok(cx.page("Charte d’usage", texts::charter(both, cx.viewer.is_pupil())))
}

pub async fn legal(cx: Cx) -> Result<HttpResponse> {
    let both = cx
        .read(|db| {
            Ok((charters::current(db, Kind::Notice, Audience::Adult)?, charters::current(db, Kind::Notice, Audience::Pupil)?))
        })
        .await?;
    let legal = texts::filled("texts/legal.html", &cx.school);
    Ok(cx.page("Mentions et données personnelles", texts::legal(both, &legal, cx.viewer.is_pupil())))
}

pub async fn accessibility(cx: Cx) -> Result<HttpResponse> {
    let text = texts::filled("texts/accessibility.html", &cx.school);
    Ok(cx.page("Accessibilité", texts::accessibility(&text)))
}
