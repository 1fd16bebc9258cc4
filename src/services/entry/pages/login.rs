//! Signing in and out.

use actix_web::{HttpResponse, http::header, web::Query};

use crate::{
    Error, Result,
    access::{Act, Identity, PersonId, Rights, Viewer},
    people::{accounts, person, profiles, rates, sessions},
    services::entry::{ABOUT, forms::Login, views::login as views},
    web::{Cx, Form, form::Errors},
};

const TITLE: &str = "Connexion";

pub async fn show(cx: Cx, Query(login): Query<Login>) -> Result<HttpResponse> {
    if cx.viewer.person().is_some() {
        return Ok(cx.go(login.next()));
    }
    Ok(cx.page(TITLE, views::form(&cx.school, &login, &Errors::default())))
}

pub async fn sign_in(cx: Cx, Form(login): Form<Login>) -> Result<HttpResponse> {
    cx.app.rates.count(&format!("connexion:{}", cx.from_address()), cx.app.store.clock().now())?;
    match admit(&cx, &login).await? {
        Admitted::In(token) => {
            let mut response = cx.go(login.next());
            // A cookie of our own making is always well formed.
            let _ = response.add_cookie(&cx.session_cookie(Some(&token)));
            Ok(response)
        }
        Admitted::WithCode(code) => Ok(cx.go(&format!("/activer?code={code}"))),
        Admitted::No => {
            let again = Login { password: String::new(), ..login };
            Ok(cx.form_again(TITLE, views::form(&cx.school, &again, &Errors::one("login", rates::REFUSAL))))
        }
    }
}

enum Admitted {
    In(String),
    /// The activation code, typed where the password goes; here as it is kept.
    WithCode(String),
    No,
}

/// Checks the password. What the answer takes and says is the same whether the login exists or not.
async fn admit(cx: &Cx, login: &Login) -> Result<Admitted> {
    let name = login.login.trim().to_owned();
    let (found, code) = {
        let (name, code) = (name.clone(), login.password.clone());
        cx.read(move |db| {
            let holder = accounts::by_code(db, &code).ok().filter(|a| a.login.eq_ignore_ascii_case(&name));
            Ok((accounts::credentials(db, &name)?, holder.and_then(|a| a.code)))
        })
        .await?
    };
    let now = cx.app.store.clock().now();
    let locked = found.as_ref().is_some_and(|c| c.locked(now));
    let hash = found.as_ref().and_then(|c| c.hash.clone()).filter(|_| !locked);
    let fits = cx.app.passwords.verify(login.password.clone(), hash).await?;
    match (found, code) {
        (Some(account), _) if fits => match begin(cx, account.person).await {
            // Many tries at once: the wrong ones have locked the account before the right one came through.
            Err(Error::TooMany(_)) => Ok(Admitted::No),
            token => Ok(Admitted::In(token?)),
        },
        (Some(_), Some(code)) if !locked => Ok(Admitted::WithCode(code)),
        (Some(account), _) if !locked => {
            let act = Act::by_visitor(&name, ABOUT.key).verb("refuse_login").on("person", account.person);
            cx.write(act, move |tx| rates::failed(tx, account.person)).await?;
            Ok(Admitted::No)
        }
        _ => Ok(Admitted::No),
    }
}

/// Opens a session for a person who proved who they are; gives its cookie's value.
pub(super) async fn begin(cx: &Cx, person: PersonId) -> Result<String> {
    let identity = cx.app.store.read(&Viewer::Job("entry"), move |db| whoever(db, person)).await?;
    let device = cx.request.headers().get(header::USER_AGENT).and_then(|v| v.to_str().ok()).unwrap_or("?").to_owned();
    let address = cx.from_address();
    let act = Act::by(&Viewer::Person(identity.into()), ABOUT.key).ok_or(Error::SignedOut)?.verb("sign-in");
    cx.write(act, move |tx| {
        rates::check(tx, person)?;
        rates::succeeded(tx, person)?;
        sessions::open(tx, person, &device, &address)
    })
    .await
}

/// A person by their profiles, without rights: enough to name who acts.
pub(super) fn whoever(db: &crate::store::Reading<'_>, id: PersonId) -> Result<Identity> {
    let name = person::name(db, id)?;
    Ok(Identity { id, given_name: name.clone(), name, profiles: profiles::of(db, id)?, rights: Rights::default() })
}

pub async fn sign_out(cx: Cx) -> Result<HttpResponse> {
    if let (Some(token), Ok(act)) = (cx.token(), cx.act(&ABOUT, "sign-out")) {
        cx.write(act, move |tx| sessions::end(tx, &sessions::digest(&token))).await?;
    }
    let mut response =
        cx.go_saying(cx.door(), if cx.viewer.is_pupil() { "À bientôt !" } else { "Vous êtes déconnecté. À bientôt !" });
    let _ = response.add_cookie(&cx.session_cookie(None));
    Ok(response)
}
