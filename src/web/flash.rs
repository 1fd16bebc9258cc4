//! A sentence for the next page ("Actualité publiée."), carried by a one-shot cookie: a read never writes.

use actix_web::{
    HttpRequest,
    cookie::{Cookie, SameSite, time::Duration},
};
use percent_encoding::{NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

const NAME: &str = "preau-mot";

pub(super) fn cookie(sentence: &str, secure: bool) -> Cookie<'static> {
    let value = utf8_percent_encode(sentence, NON_ALPHANUMERIC).to_string();
    build(value, Duration::seconds(60), secure)
}

pub(super) fn erase(secure: bool) -> Cookie<'static> {
    build(String::new(), Duration::ZERO, secure)
}

/// The sentence the last page left.
pub(super) fn read(request: &HttpRequest) -> Option<String> {
    let cookie = request.cookie(NAME)?;
    percent_decode_str(cookie.value())
        .decode_utf8()
        .ok()
        .map(|s| s.chars().take(300).collect())
        .filter(|s: &String| !s.is_empty())
}

fn build(value: String, age: Duration, secure: bool) -> Cookie<'static> {
    Cookie::build(NAME, value).path("/").max_age(age).http_only(true).same_site(SameSite::Lax).secure(secure).finish()
}
