use actix_web::{HttpResponse, web::Path};
use serde::Deserialize;

use super::{
    super::{
        ABOUT,
        forms::class::ClassForm,
        stamp::{stamp, unchanged},
        views,
    },
    administrator,
};
use crate::{
    Error, Result,
    access::{PersonId, Profile},
    people::{
        classes::{self, ClassId},
        roster,
    },
    web::{Cx, Form, form::Errors},
};

pub async fn index(cx: Cx) -> Result<HttpResponse> {
    administrator(&cx)?;
    let view = list_view(&cx, ClassForm::default(), Errors::default()).await?;
    Ok(cx.page("Classes", view))
}

pub async fn create(cx: Cx, Form(typed): Form<ClassForm>) -> Result<HttpResponse> {
    administrator(&cx)?;
    let (name, levels) = match typed.check() {
        Ok(valid) => valid,
        Err(errors) => return Ok(cx.form_again("Classes", list_view(&cx, typed, errors).await?)),
    };
    let act = cx.act(&ABOUT, "add_class")?.detail(name.clone());
    match cx.write(act, move |tx| classes::add(tx, &name, &levels)).await {
        Ok(id) => Ok(cx.go_saying(&format!("/administration/classes/{id}"), "Classe créée. Ajoutez maintenant qui enseigne.")),
        Err(Error::Refused(sentence)) => {
            Ok(cx.form_again("Classes", list_view(&cx, typed, Errors::one("name", sentence)).await?))
        }
        Err(error) => Err(error),
    }
}

async fn list_view(cx: &Cx, form: ClassForm, errors: Errors) -> Result<maud::Markup> {
    let classes = cx.read(classes::summaries).await?;
    Ok(views::classes::index(&classes, &form, &errors))
}

pub async fn show(cx: Cx, id: Path<ClassId>) -> Result<HttpResponse> {
    administrator(&cx)?;
    let page = load(&cx, id.into_inner()).await?;
    let form = ClassForm { seen: stamp(&page.class), ..ClassForm::of(&page.class) };
    Ok(cx.page(&page.class.name, views::class::show(&page, &form, &Errors::default())))
}

pub(super) async fn load(cx: &Cx, id: ClassId) -> Result<views::class::Page> {
    cx.read(move |db| {
        let teachers = roster::Filter { profile: Some(Profile::Teacher), ..roster::Filter::default() };
        Ok(views::class::Page {
            class: classes::find(db, id)?,
            teaching: classes::teachers(db, id)?,
            pupils: classes::pupils(db, id)?,
            classes: classes::list(db)?,
            teachers: roster::list(db, &teachers, -1, 0)?.0,
        })
    })
    .await
}

pub async fn update(cx: Cx, id: Path<ClassId>, Form(typed): Form<ClassForm>) -> Result<HttpResponse> {
    administrator(&cx)?;
    let id = id.into_inner();
    let (name, levels) = match typed.check() {
        Ok(valid) => valid,
        Err(errors) => return again(&cx, id, typed, errors).await,
    };
    let seen = typed.seen.clone();
    let act = cx.act(&ABOUT, "change_class")?.on("class", id).detail(name.clone());
    let written = cx
        .write(act, move |tx| {
            unchanged(&seen, &classes::find(tx, id)?)?;
            classes::change(tx, id, &name, &levels)
        })
        .await;
    match written {
        Ok(()) => Ok(cx.go_saying(&format!("/administration/classes/{id}"), "Classe enregistrée.")),
        Err(Error::Refused(sentence)) => again(&cx, id, typed, Errors::one("name", sentence)).await,
        Err(error) => Err(error),
    }
}

async fn again(cx: &Cx, id: ClassId, mut typed: ClassForm, errors: Errors) -> Result<HttpResponse> {
    let page = load(cx, id).await?;
    typed.seen = stamp(&page.class);
    Ok(cx.form_again(&page.class.name, views::class::show(&page, &typed, &errors)))
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Move {
    pupils: Vec<PersonId>,
    /// The class to go to; `none`: out of any class.
    class: String,
}

/// Moves the pupils chosen to another class, each at their level when the class has it.
pub async fn move_pupils(cx: Cx, id: Path<ClassId>, Form(typed): Form<Move>) -> Result<HttpResponse> {
    administrator(&cx)?;
    let (id, count) = (id.into_inner(), typed.pupils.len());
    if typed.pupils.is_empty() {
        return Err(Error::refused("Cochez d'abord les élèves à changer de classe."));
    }
    let to: Option<ClassId> = match typed.class.as_str() {
        "none" => None,
        class => Some(class.parse().map_err(|_| Error::refused("Choisissez la nouvelle classe des élèves cochés."))?),
    };
    let act = cx.act(&ABOUT, "move_pupils")?.on("class", id).detail(crate::web::french::count(
        i64::try_from(count).unwrap_or(0),
        "élève",
        "élèves",
    ));
    cx.write(act, move |tx| classes::move_all(tx, id, &typed.pupils, to)).await?;
    Ok(cx.go_saying(
        &format!("/administration/classes/{id}"),
        match count {
            1 => "Un élève a changé de classe.",
            _ => "Les élèves choisis ont changé de classe.",
        },
    ))
}
