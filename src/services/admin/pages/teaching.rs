use actix_web::{HttpResponse, web::Path};

use super::{
    super::{ABOUT, forms::class::TeachingForm},
    administrator,
};
use crate::{
    Error, Result,
    access::PersonId,
    people::{
        classes::{self, ClassId},
        person,
    },
    web::{Cx, Form},
};

/// Gives a class a teacher, or changes how and when they teach it.
pub async fn add(cx: Cx, id: Path<ClassId>, Form(typed): Form<TeachingForm>) -> Result<HttpResponse> {
    administrator(&cx)?;
    let id = id.into_inner();
    let valid = typed.check().map_err(|errors| Error::refused(errors.iter().map(|(_, m)| m).collect::<Vec<_>>().join(" ")))?;
    let act = cx.act(&ABOUT, "add_teacher")?.on("class", id);
    cx.write(act, move |tx| {
        let name = person::find(tx, valid.teacher)?.name();
        tx.detail(format!("{name}, {}", valid.kind.french()));
        classes::add_teacher(tx, id, valid.teacher, valid.kind, (valid.since.as_deref(), valid.until.as_deref()))
    })
    .await?;
    Ok(cx.go_saying(&format!("/administration/classes/{id}"), "Enseignant enregistré pour cette classe."))
}

pub async fn remove(cx: Cx, ids: Path<(ClassId, PersonId)>) -> Result<HttpResponse> {
    administrator(&cx)?;
    let (id, teacher) = ids.into_inner();
    let act = cx.act(&ABOUT, "remove_teacher")?.on("class", id);
    cx.write(act, move |tx| {
        tx.detail(person::find(tx, teacher)?.name());
        classes::remove_teacher(tx, id, teacher)
    })
    .await?;
    Ok(cx.go_saying(&format!("/administration/classes/{id}"), "Cette personne n'enseigne plus dans la classe."))
}
