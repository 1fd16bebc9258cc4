use actix_web::{HttpResponse, web::Query};
use serde::Deserialize;

use super::{super::views, administrator};
use crate::{
    Result,
    people::{
        charters::Kind,
        classes::{self, ClassId},
        signatures::{self, Signature},
    },
    print::export,
    web::{Cx, send_file},
};

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Choice {
    /// `notice`, or the charter.
    texte: String,
    classe: String,
}

impl Choice {
    fn kind(&self) -> Kind {
        if self.texte == Kind::Notice.key() { Kind::Notice } else { Kind::Charter }
    }

    fn class(&self) -> Option<ClassId> {
        self.classe.parse().ok()
    }
}

/// Who has accepted the version in force.
pub async fn index(cx: Cx, choice: Query<Choice>) -> Result<HttpResponse> {
    administrator(&cx)?;
    let (kind, class) = (choice.kind(), choice.class());
    let (signatures, classes) = cx.read(move |db| Ok((signatures::of(db, kind, class)?, classes::list(db)?))).await?;
    Ok(cx.page("Qui a accepté", views::signatures::index(kind, class, &signatures, &classes)))
}

pub async fn csv(cx: Cx, choice: Query<Choice>) -> Result<HttpResponse> {
    let (kind, found) = found(&cx, &choice).await?;
    Ok(send_file(export::csv(&views::signatures::sheet(kind, &found))?, "text/csv; charset=utf-8", "acceptations.csv"))
}

pub async fn xlsx(cx: Cx, choice: Query<Choice>) -> Result<HttpResponse> {
    let (kind, found) = found(&cx, &choice).await?;
    let mime = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    Ok(send_file(export::xlsx(&views::signatures::sheet(kind, &found))?, mime, "acceptations.xlsx"))
}

async fn found(cx: &Cx, choice: &Choice) -> Result<(Kind, Vec<Signature>)> {
    administrator(cx)?;
    let (kind, class) = (choice.kind(), choice.class());
    let found = cx.app.store.read_slowly(&cx.viewer, move |db| signatures::of(db, kind, class)).await?;
    Ok((kind, found))
}
