//! Who knocks too often, and writes that do not come from our own pages.

use std::{collections::HashMap, sync::Mutex};

use actix_web::{
    body::{BoxBody, MessageBody},
    dev::{ServiceRequest, ServiceResponse},
    http::{
        Method,
        header::{self, HeaderValue},
    },
    middleware::Next,
    web::Data,
};

use super::App;
use crate::Error;

/// Tries in a span of time, by key.
pub struct Rates {
    limit: u32,
    seconds: i64,
    tries: Mutex<HashMap<String, (i64, u32)>>,
}

impl Rates {
    /// At most `limit` tries in `seconds`.
    pub fn new(limit: u32, seconds: i64) -> Rates {
        Rates { limit, seconds, tries: Mutex::default() }
    }

    /// Counts a try; `TooMany` beyond the limit.
    pub fn count(&self, key: &str, now: i64) -> Result<(), Error> {
        let mut tries = self.tries.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        if tries.len() > 10_000 {
            tries.retain(|_, (since, _)| self.lasts(*since, now));
        }
        let entry = tries.entry(key.to_owned()).or_insert((now, 0));
        if !self.lasts(entry.0, now) {
            *entry = (now, 0);
        }
        entry.1 += 1;
        if entry.1 > self.limit {
            return Err(Error::TooMany("Trop d'essais depuis cet endroit. Attendez quelques minutes, puis recommencez.".into()));
        }
        Ok(())
    }

    /// A span that began in the future, by a clock that was put back since, is over too.
    fn lasts(&self, since: i64, now: i64) -> bool {
        (0..self.seconds).contains(&(now - since))
    }
}

/// A write must come from our own pages: the browser says so itself (Sec-Fetch-Site), older ones by Origin.
/// A client that sends neither is no browser, and carries nobody's cookies.
pub(super) async fn own_pages_only(
    request: ServiceRequest,
    next: Next<BoxBody>,
) -> Result<ServiceResponse<BoxBody>, actix_web::Error> {
    if !matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS) && !is_own(&request) {
        return Ok(request.error_response(Error::forbidden(
            "Cette demande ne vient pas d'une page de l'ENT : rien n'a été fait. Ouvrez la page depuis l'ENT, puis recommencez.",
        )));
    }
    next.call(request).await
}

fn is_own(request: &ServiceRequest) -> bool {
    let header = |name: &str| request.headers().get(name).and_then(|v| v.to_str().ok());
    match (header("sec-fetch-site"), header("origin")) {
        (Some(site), _) => site == "same-origin",
        (None, Some(origin)) => origin.split_once("://").is_some_and(|(_, name)| is_our_name(request, name)),
        (None, None) => true,
    }
}

/// The name the browser knows us by: the request's own, the proxy's, or the configured address.
fn is_our_name(request: &ServiceRequest, name: &str) -> bool {
    let config = request.app_data::<Data<App>>().map(|app| &app.config);
    let host = match config {
        Some(config) if config.proxy => Some(request.connection_info().host().to_owned()),
        _ => request.headers().get(header::HOST).and_then(|h| h.to_str().ok()).map(str::to_owned),
    };
    let configured = config.and_then(|c| c.address.split_once("://")).map(|(_, rest)| rest.trim_end_matches('/'));
    host.as_deref() == Some(name) || configured == Some(name)
}

/// Marks a response as an upload's: its own, stricter policy stands and is not replaced.
pub(super) struct Sandboxed;

const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; media-src 'self' blob:; \
     font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; manifest-src 'self'; worker-src 'self'";

/// The headers every response carries.
pub(super) async fn headers<B: MessageBody + 'static>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<B>, actix_web::Error> {
    let mut response = next.call(request).await?;
    let sandboxed = response.response().extensions().get::<Sandboxed>().is_some();
    let map = response.headers_mut();
    if !sandboxed {
        map.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY));
    }
    map.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    map.insert(header::REFERRER_POLICY, HeaderValue::from_static("same-origin"));
    map.insert(header::X_FRAME_OPTIONS, HeaderValue::from_static("DENY"));
    map.insert(
        header::HeaderName::from_static("permissions-policy"),
        HeaderValue::from_static("geolocation=(), camera=(self), microphone=(self)"),
    );
    map.insert(header::HeaderName::from_static("cross-origin-opener-policy"), HeaderValue::from_static("same-origin"));
    if !map.contains_key(header::CACHE_CONTROL) {
        map.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
    Ok(response)
}

#[cfg(test)]
mod tests {
    use super::Rates;

    #[test]
    fn a_clock_that_is_put_back_shuts_nobody_out() {
        let rates = Rates::new(2, 300);
        let tries = |now| (0..3).filter(|_| rates.count("ici", now).is_ok()).count();
        assert_eq!((tries(1_000_000), tries(1_000_300), tries(5)), (2, 2, 2));
    }
}
