//! The first login: code, charter and notice, password. Each step carries what the steps before it took.

use actix_web::{HttpResponse, web::Query};

use super::login::{begin, whoever};
use crate::{
    Error, Result,
    access::{Act, Viewer},
    people::{
        accounts::{self, Account},
        charters::{self, Charter},
    },
    services::entry::{ABOUT, forms::Activation, views::activation as views},
    web::{Cx, Form, form::Errors},
};

const TITLE: &str = "Première connexion";

pub async fn ask(cx: Cx, Query(typed): Query<Activation>) -> Result<HttpResponse> {
    Ok(cx.page(TITLE, views::code(&typed, &Errors::default())))
}

/// Step 2: the texts to accept; straight to the password when there is none (a reset).
pub async fn charter(cx: Cx, Form(typed): Form<Activation>) -> Result<HttpResponse> {
    let (account, texts) = match holder(&cx, &typed).await {
        Ok(found) => found,
        Err(Error::Refused(sentence)) => return Ok(cx.form_again(TITLE, views::code(&typed, &Errors::one("code", sentence)))),
        Err(error) => return Err(error),
    };
    Ok(match texts.is_empty() {
        true => cx.page(TITLE, views::password(&account, &typed, &Errors::default())),
        false => cx.page(TITLE, views::texts(&account, &texts, &typed, &Errors::default())),
    })
}

/// Step 3: the password, once all texts are accepted.
pub async fn password(cx: Cx, Form(typed): Form<Activation>) -> Result<HttpResponse> {
    let (account, texts) = holder(&cx, &typed).await?;
    let all = texts.iter().all(|t| typed.accepted.contains(&t.id));
    if typed.agree != "1" || !all {
        let errors = Errors::one("agree", views::agree_first(&account));
        return Ok(cx.form_again(TITLE, views::texts(&account, &texts, &typed, &errors)));
    }
    Ok(cx.page(TITLE, views::password(&account, &typed, &Errors::default())))
}

/// The account opens, and its person is in.
pub async fn open(cx: Cx, Form(typed): Form<Activation>) -> Result<HttpResponse> {
    let (account, texts) = holder(&cx, &typed).await?;
    // No step is skipped: nothing opens before the texts are accepted.
    if !texts.iter().all(|t| typed.accepted.contains(&t.id)) {
        let errors = Errors::one("agree", views::agree_first(&account));
        return Ok(cx.form_again(TITLE, views::texts(&account, &texts, &typed, &errors)));
    }
    let opening = match typed.check(&account) {
        Ok(opening) => opening,
        Err(errors) => return Ok(cx.form_again(TITLE, views::password(&account, &typed, &errors))),
    };
    let hash = cx.app.passwords.hash(opening.password).await?;
    let person = account.person;
    let identity = cx.app.store.read(&Viewer::Job("entry"), move |db| whoever(db, person)).await?;
    let act = Act::by(&Viewer::Person(identity.into()), ABOUT.key).ok_or(Error::SignedOut)?.verb("activate");
    cx.write(act, move |tx| {
        charters::accept(tx, person, &typed.accepted)?;
        accounts::activate(tx, &typed.code, &hash, opening.email.as_deref())
    })
    .await?;
    let token = begin(&cx, person).await?;
    let mut response = cx.go_saying("/", views::welcome(&account));
    let _ = response.add_cookie(&cx.session_cookie(Some(&token)));
    Ok(response)
}

/// Whose code it is, and the texts they have still to accept.
async fn holder(cx: &Cx, typed: &Activation) -> Result<(Account, Vec<Charter>)> {
    cx.app.rates.count(&format!("code:{}", cx.from_address()), cx.app.store.clock().now())?;
    let code = typed.code.clone();
    cx.app
        .store
        .read(&Viewer::Job("entry"), move |db| {
            let account = accounts::by_code(db, &code)?;
            let texts = charters::pending(db, account.person, account.profiles)?;
            Ok((account, texts))
        })
        .await
}
