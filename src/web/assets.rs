//! `/-/…`: the assets to browsers. A name holds the hash of its content, so a browser asks for each once and keeps it for good.

use std::borrow::Cow;

use actix_web::{
    HttpRequest, HttpResponse,
    http::header::{
        ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, ETAG, HeaderName, IF_NONE_MATCH, VARY,
        X_CONTENT_TYPE_OPTIONS,
    },
    web,
};

pub use crate::assets::{asset_bytes, asset_path};

/// What is served under `/-/`; the rest of what is embedded is for the server itself.
const SERVED: [&str; 5] = ["css/", "js/", "fonts/", "img/", "pictures/"];

pub fn routes(config: &mut web::ServiceConfig) {
    config.route("/-/{file:.*}", web::get().to(show)).route("/-/{file:.*}", web::head().to(show));
}

/// The file, in the smallest encoding that the browser reads; 304 when it has it; 404 for any other name.
pub async fn show(request: HttpRequest, file: web::Path<String>) -> HttpResponse {
    if !SERVED.iter().any(|folder| file.starts_with(folder)) || is_twin(&file) {
        return HttpResponse::NotFound().finish();
    }
    let Some((encoding, data)) = smallest(&file, header(&request, ACCEPT_ENCODING)) else {
        return HttpResponse::NotFound().finish();
    };
    let etag = format!("\"{}{encoding}\"", file.as_str());
    let mut response = HttpResponse::Ok();
    if header(&request, IF_NONE_MATCH).split(',').any(|known| known.trim() == etag) {
        response = HttpResponse::NotModified();
    }
    response
        .insert_header((CACHE_CONTROL, "public, max-age=31536000, immutable"))
        .insert_header((ETAG, etag.as_str()))
        .insert_header((VARY, "Accept-Encoding"))
        .insert_header((X_CONTENT_TYPE_OPTIONS, "nosniff"))
        .insert_header((CONTENT_TYPE, content_type(&file)));
    match encoding {
        "br" => response.insert_header((CONTENT_ENCODING, "br")),
        "gz" => response.insert_header((CONTENT_ENCODING, "gzip")),
        _ => &mut response,
    };
    match data {
        Cow::Borrowed(data) => response.body(web::Bytes::from_static(data)),
        Cow::Owned(data) => response.body(data),
    }
}

/// The bytes, and the ending of the twin they come from ("" for the file itself).
fn smallest(file: &str, accepted: &str) -> Option<(&'static str, Cow<'static, [u8]>)> {
    [("br", "br"), ("gzip", "gz")]
        .into_iter()
        .filter(|(coding, _)| accepts(accepted, coding))
        .find_map(|(_, ending)| asset_bytes(&format!("{file}.{ending}")).map(|data| (ending, data)))
        .or_else(|| asset_bytes(file).map(|data| ("", data)))
}

fn accepts(accepted: &str, coding: &str) -> bool {
    accepted.split(',').any(|one| {
        let mut parts = one.split(';').map(str::trim);
        parts.next() == Some(coding) && !parts.any(|quality| matches!(quality, "q=0" | "q=0.0" | "q=0.00" | "q=0.000"))
    })
}

fn is_twin(file: &str) -> bool {
    file.ends_with(".br") || file.ends_with(".gz")
}

fn content_type(file: &str) -> &'static str {
    match file.rsplit_once('.').map(|(_, ending)| ending) {
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("woff2") => "font/woff2",
        Some("png") => "image/png",
        _ => "application/octet-stream",
    }
}

fn header(request: &HttpRequest, name: HeaderName) -> &str {
    request.headers().get(name).and_then(|value| value.to_str().ok()).unwrap_or("")
}

#[cfg(test)]
mod tests {
    use actix_web::{App, http::StatusCode, test};

    use super::*;

    async fn get(path: &str, name: HeaderName, value: &str) -> actix_web::dev::ServiceResponse {
        let app = test::init_service(App::new().configure(routes)).await;
        test::call_service(&app, test::TestRequest::get().uri(path).insert_header((name, value)).to_request()).await
    }

    #[actix_web::test]
    async fn a_stylesheet_comes_as_brotli_to_who_reads_it_and_for_good() {
        let response = get(asset_path("css/preau.css"), ACCEPT_ENCODING, "gzip, deflate, br;q=1.0").await;
        assert_eq!(response.status(), StatusCode::OK);
        assert_eq!(response.headers().get(CONTENT_ENCODING).unwrap(), "br");
        assert_eq!(response.headers().get(CONTENT_TYPE).unwrap(), "text/css; charset=utf-8");
        assert!(response.headers().get(CACHE_CONTROL).unwrap().to_str().unwrap().contains("immutable"));
    }

    #[actix_web::test]
    async fn a_browser_that_refuses_brotli_gets_gzip_or_the_plain_file() {
        let gzip = get(asset_path("css/preau.css"), ACCEPT_ENCODING, "gzip, br;q=0").await;
        assert_eq!(gzip.headers().get(CONTENT_ENCODING).unwrap(), "gzip");
        let plain = get(asset_path("css/preau.css"), ACCEPT_ENCODING, "identity").await;
        assert!(plain.headers().get(CONTENT_ENCODING).is_none());
    }

    #[actix_web::test]
    async fn what_the_browser_has_is_not_sent_again() {
        let first = get(asset_path("js/preau.js"), ACCEPT_ENCODING, "br").await;
        let etag = first.headers().get(ETAG).unwrap().to_str().unwrap().to_owned();
        let app = test::init_service(App::new().configure(routes)).await;
        let again = test::TestRequest::get().uri(asset_path("js/preau.js")).insert_header((ACCEPT_ENCODING, "br"));
        let response = test::call_service(&app, again.insert_header((IF_NONE_MATCH, etag)).to_request()).await;
        assert_eq!(response.status(), StatusCode::NOT_MODIFIED);
    }

    #[actix_web::test]
    async fn what_is_for_the_server_is_not_found() {
        for path in ["/-/manifest.json", "/-/icons.json", "/-/print/AtkinsonHyperlegible-Bold.ttf", "/-/css/preau.css", "/-/"] {
            assert_eq!(get(path, ACCEPT_ENCODING, "br").await.status(), StatusCode::NOT_FOUND, "{path}");
        }
    }
}
