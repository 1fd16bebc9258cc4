//! Choose files, look at what they would do, confirm, see what was done.

use std::sync::Arc;

use actix_multipart::Multipart;
use actix_web::{HttpResponse, http::header, web::Path};

use super::{
    ABOUT,
    forms::{self, Confirmation},
    require, views,
};
use crate::{
    Error, Result,
    people::import::{self, DraftId, Parsed, Plan, Report},
    web::{self, Cx, Form, form::Errors},
};

const PREVIEW: &str = "Ce que l’importation va faire";

pub(super) async fn new(cx: Cx) -> Result<HttpResponse> {
    require(&cx)?;
    Ok(cx.page(ABOUT.name, views::new::page(&Errors::default())))
}

/// Keeps the files for the preview, or says what is wrong with them.
pub(super) async fn create(cx: Cx, body: Multipart) -> Result<HttpResponse> {
    require(&cx)?;
    let files = forms::files(web::read_multipart_kindly(body, forms::MAX).await?);
    let checked = match files {
        Ok(files) => {
            let copy = files.clone();
            let parsed = cx.app.store.read_slowly(&cx.viewer, move |_| Ok(import::read(copy))).await?;
            forms::unreadable(&parsed).map_or(Ok(files), Err)
        }
        Err(why) => Err(why),
    };
    match checked {
        Ok(files) => {
            let id = cx.write(cx.act(&ABOUT, "prepare")?, move |tx| import::draft_save(tx, &files)).await?;
            Ok(cx.go(&format!("/importation/{id}")))
        }
        Err(why) => Ok(cx.form_again(ABOUT.name, views::new::page(&Errors::one("files", why)))),
    }
}

/// An import between its files and its end.
enum Stage {
    Preview(Arc<Parsed>, Plan),
    Done(Report),
}

async fn stage(cx: &Cx, id: DraftId) -> Result<Stage> {
    let loaded = cx.app.store.read_slowly(&cx.viewer, move |db| {
        let draft = import::draft_load(db, id)?;
        if let Some(report) = draft.report {
            return Ok(Stage::Done(report));
        }
        let parsed = Arc::new(import::read(draft.files));
        let plan = import::plan(db, &parsed)?;
        Ok(Stage::Preview(parsed, plan))
    });
    match loaded.await {
        Err(Error::NotFound) => Err(Error::refused(
            "Ces fichiers ne sont plus là : un aperçu attend un jour au plus, et un nouvel envoi remplace le précédent. \
             Rien n’a été perdu ; choisissez les fichiers de nouveau.",
        )),
        other => other,
    }
}

pub(super) async fn show(cx: Cx, id: Path<DraftId>) -> Result<HttpResponse> {
    require(&cx)?;
    Ok(match stage(&cx, *id).await? {
        Stage::Preview(parsed, plan) => cx.page(PREVIEW, views::preview::page(*id, &parsed, &plan, false)),
        Stage::Done(report) => cx.page("Importation faite", views::done::page(&report)),
    })
}

/// Does what was shown, once. When the school changed meanwhile, the new preview is shown instead and nothing is done.
pub(super) async fn confirm(cx: Cx, id: Path<DraftId>, Form(sent): Form<Vec<(String, String)>>) -> Result<HttpResponse> {
    require(&cx)?;
    let here = format!("/importation/{id}");
    let Stage::Preview(parsed, plan) = stage(&cx, *id).await? else { return Ok(cx.go(&here)) };
    let sent = Confirmation::of(sent);
    let answers = sent.answers(&plan.report.questions);
    let (lines, draft) = (Arc::clone(&parsed), *id);
    let act = cx.act(&ABOUT, "apply")?;
    let done = cx
        .write(act, move |tx| {
            let report = import::apply(tx, &lines, &answers)?;
            import::draft_done(tx, draft, &report)
        })
        .await;
    match done {
        Ok(()) => Ok(cx.go(&here)),
        Err(Error::Refused(_)) => match stage(&cx, *id).await? {
            Stage::Done(_) => Ok(cx.go(&here)),
            Stage::Preview(parsed, plan) => Ok(cx.form_again(PREVIEW, views::preview::page(*id, &parsed, &plan, true))),
        },
        Err(error) => Err(error),
    }
}

pub(super) async fn template_csv(cx: Cx) -> Result<HttpResponse> {
    require(&cx)?;
    Ok(file("text/csv; charset=utf-8", "modele-preau.csv", import::template::csv()?))
}

pub(super) async fn template_xlsx(cx: Cx) -> Result<HttpResponse> {
    require(&cx)?;
    let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    Ok(file(kind, "modele-preau.xlsx", import::template::xlsx()?))
}

fn file(kind: &str, name: &str, bytes: Vec<u8>) -> HttpResponse {
    HttpResponse::Ok()
        .content_type(kind)
        .insert_header((header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")))
        .body(bytes)
}
