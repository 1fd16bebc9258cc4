//! The one-time key: made at the first start, printed by the server until the school is open, held by a cookie.

use actix_web::cookie::{Cookie, SameSite};
use subtle::ConstantTimeEq;

use super::{ABOUT, installer};
use crate::{
    Error, Result,
    access::Act,
    people::{codes, school},
    store::{Reading, Store},
    web::Cx,
};

const SETTING: &str = "setup.key";
const COOKIE: &str = "preau-installation";

/// The key that opens the wizard, made once; `None` when the school is open.
pub fn ensure(store: &Store) -> Result<Option<String>> {
    let (open, key) = store.read_now(&installer(), |db| Ok((school::load(db)?.open, school::setting(db, SETTING)?)))?;
    match (open, key) {
        (true, _) => Ok(None),
        (false, Some(key)) => Ok(Some(key)),
        (false, None) => {
            let key = codes::make()?;
            let kept = key.clone();
            store.write_now(act("make_key")?, move |tx| school::set(tx, SETTING, &kept))?;
            Ok(Some(key))
        }
    }
}

/// An act of the installer.
pub(super) fn act(verb: &'static str) -> Result<Act> {
    Act::by(&installer(), ABOUT.key).map(|a| a.verb(verb)).ok_or_else(|| Error::internal("the installer may act"))
}

/// The key that was typed, as it is kept; `None` when it is another.
pub(super) fn matching(db: &Reading<'_>, typed: &str) -> Result<Option<String>> {
    let key = school::setting(db, SETTING)?;
    Ok(key.filter(|key| codes::normalise(typed).is_some_and(|typed| bool::from(typed.as_bytes().ct_eq(key.as_bytes())))))
}

/// The cookie that carries the key from step to step.
pub(super) fn cookie(cx: &Cx, key: &str) -> Cookie<'static> {
    Cookie::build(COOKIE, key.to_owned())
        .path("/installation")
        .http_only(true)
        .same_site(SameSite::Lax)
        .secure(cx.app.secure())
        .finish()
}

pub(super) fn held(cx: &Cx) -> String {
    cx.request.cookie(COOKIE).map(|c| c.value().to_owned()).unwrap_or_default()
}
