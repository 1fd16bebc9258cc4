//! Groups: automatic ones are shown, free ones are made by teachers and the headteacher.

use actix_web::{HttpResponse, web::Path};

use super::super::{ABOUT, forms::GroupForm, views};
use crate::{
    Result,
    access::Level,
    people::{
        directory,
        groups::{self, GroupId},
    },
    web::{Cx, Form, form::Errors},
};

pub async fn index(cx: Cx) -> Result<HttpResponse> {
    cx.require(&ABOUT, Level::View)?;
    let groups = cx.read(groups::visible).await?;
    Ok(cx.page("Groupes", views::groups::index(&groups, cx.viewer.id(), makes(&cx))))
}

pub async fn show(cx: Cx, id: Path<i64>) -> Result<HttpResponse> {
    cx.require(&ABOUT, Level::View)?;
    let id = id.into_inner();
    let (group, people) = cx
        .read(move |db| {
            let filter = directory::Filter { group: Some(id), ..directory::Filter::default() };
            Ok((groups::find(db, id)?, directory::list(db, &filter, -1, 0)?.0))
        })
        .await?;
    let title = group.name.clone();
    let edits = group.kind == "free" && (cx.viewer.is_director() || group.owner == Some(cx.viewer.id()));
    Ok(cx.page(&title, views::groups::show(&group, &people, edits, makes(&cx))))
}

pub async fn new(cx: Cx) -> Result<HttpResponse> {
    cx.require(&ABOUT, Level::Contribute)?;
    let form = form_view(&cx, None, GroupForm::default(), Errors::default()).await?;
    Ok(cx.page("Nouveau groupe", form))
}

pub async fn create(cx: Cx, Form(typed): Form<GroupForm>) -> Result<HttpResponse> {
    cx.require(&ABOUT, Level::Contribute)?;
    let group = match typed.check() {
        Ok(group) => group,
        Err(errors) => return Ok(cx.form_again("Nouveau groupe", form_view(&cx, None, typed, errors).await?)),
    };
    let act = cx.act(&ABOUT, "add_group")?.detail(group.name.clone());
    let id = cx.write(act, move |tx| groups::add(tx, &group.name, group.purpose, &group.members)).await?;
    Ok(cx.go_saying(&format!("/groupes/{id}"), "Groupe créé."))
}

pub async fn edit(cx: Cx, id: Path<i64>) -> Result<HttpResponse> {
    cx.require(&ABOUT, Level::Contribute)?;
    let id = id.into_inner();
    let (group, members) = cx.read(move |db| Ok((groups::editable(db, id)?, groups::members(db, id)?))).await?;
    let members: Vec<_> = members.into_iter().map(|(id, _)| id).collect();
    let purpose = group.purpose.unwrap_or_default();
    let form = GroupForm { name: group.name, purpose, before: members.clone(), members };
    Ok(cx.page("Modifier le groupe", form_view(&cx, Some(id), form, Errors::default()).await?))
}

pub async fn update(cx: Cx, id: Path<i64>, Form(typed): Form<GroupForm>) -> Result<HttpResponse> {
    cx.require(&ABOUT, Level::Contribute)?;
    let id = id.into_inner();
    cx.read(move |db| groups::editable(db, id)).await?;
    let group = match typed.check() {
        Ok(group) => group,
        Err(errors) => return Ok(cx.form_again("Modifier le groupe", form_view(&cx, Some(id), typed, errors).await?)),
    };
    let act = cx.act(&ABOUT, "change_group")?.on("group", id).detail(group.name.clone());
    cx.write(act, move |tx| {
        let now: Vec<_> = groups::members(tx, id)?.into_iter().map(|(id, _)| id).collect();
        groups::change(tx, id, &group.name, group.purpose)?;
        groups::set_members(tx, id, &typed.merged(&now))
    })
    .await?;
    Ok(cx.go_saying(&format!("/groupes/{id}"), "Groupe enregistré."))
}

/// What was shared with it stays readable to its members.
pub async fn close(cx: Cx, id: Path<i64>) -> Result<HttpResponse> {
    cx.require(&ABOUT, Level::Contribute)?;
    let id = id.into_inner();
    let act = cx.act(&ABOUT, "close_group")?.on("group", id);
    cx.write(act, move |tx| groups::close(tx, id)).await?;
    Ok(cx.go_saying("/groupes", "Groupe fermé. Ce qui lui a été partagé reste lisible par ses membres."))
}

async fn form_view(cx: &Cx, id: Option<GroupId>, form: GroupForm, errors: Errors) -> Result<maud::Markup> {
    let (people, _) = cx.read(|db| directory::list(db, &directory::Filter::default(), -1, 0)).await?;
    Ok(views::groups::form(id, &form, &errors, &people))
}

fn makes(cx: &Cx) -> bool {
    cx.viewer.level(ABOUT.key) >= Level::Contribute
}
