//! Blobs out: streamed row by row, with ranges, and never run by the browser.

use actix_web::{
    HttpRequest, HttpResponse,
    http::{StatusCode, header},
    web::Bytes,
};
use futures_util::stream;

use super::{App, guard::Sandboxed};
use crate::{
    Error, Result,
    access::Viewer,
    store::{Blob, CHUNK},
};

/// What a browser may show by itself; everything else is only ever downloaded.
const SHOWN: [&str; 11] = [
    "image/jpeg",
    "image/png",
    "image/webp",
    "image/gif",
    "audio/mpeg",
    "audio/ogg",
    "audio/webm",
    "audio/mp4",
    "video/mp4",
    "video/webm",
    "application/pdf",
];

/// Sends a blob that the viewer was shown to be allowed to see.
pub fn download(app: &App, request: &HttpRequest, blob: &Blob, name: &str) -> Result<HttpResponse> {
    let etag = format!("\"{}\"", blob.sha256);
    let fresh = request.headers().get(header::IF_NONE_MATCH).and_then(|v| v.to_str().ok()).is_some_and(|v| v.contains(&etag));
    if fresh {
        return Ok(HttpResponse::NotModified().insert_header((header::ETAG, etag)).finish());
    }
    let size = u64::try_from(blob.size).unwrap_or(0);
    let range = request.headers().get(header::RANGE).and_then(|v| v.to_str().ok()).and_then(|v| one_range(v, size));
    let (status, from, until) = match range {
        None => (StatusCode::OK, 0, size),
        Some(Ok((from, until))) => (StatusCode::PARTIAL_CONTENT, from, until),
        Some(Err(())) => {
            let range = format!("bytes */{size}");
            return Ok(HttpResponse::RangeNotSatisfiable().insert_header((header::CONTENT_RANGE, range)).finish());
        }
    };
    let disposition = if SHOWN.contains(&blob.mime.as_str()) { "inline" } else { "attachment" };
    let mut response = HttpResponse::build(status);
    response
        .content_type(blob.mime.as_str())
        .insert_header((header::CONTENT_DISPOSITION, format!("{disposition}; filename*=UTF-8''{}", encoded(name))))
        .insert_header((
            header::CONTENT_SECURITY_POLICY,
            "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; media-src 'self'",
        ))
        .insert_header((header::CACHE_CONTROL, "private, max-age=300"))
        .insert_header((header::ACCEPT_RANGES, "bytes"))
        .insert_header((header::ETAG, etag));
    if status == StatusCode::PARTIAL_CONTENT {
        response.insert_header((header::CONTENT_RANGE, format!("bytes {from}-{}/{size}", until - 1)));
    }
    response.extensions_mut().insert(Sandboxed);
    Ok(response.no_chunking(until - from).streaming(rows(app, blob.id, from, until)))
}

/// Sends a file made for the occasion (a printed sheet, an export): never kept by caches, PDFs opened by the browser.
pub fn send_file(bytes: Vec<u8>, mime: &str, name: &str) -> HttpResponse {
    let disposition = if mime == "application/pdf" { "inline" } else { "attachment" };
    HttpResponse::Ok()
        .content_type(mime)
        .insert_header((header::CONTENT_DISPOSITION, format!("{disposition}; filename*=UTF-8''{}", encoded(name))))
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .body(bytes)
}

/// The bytes from `from` until before `until`, a row at a time, each in its own snapshot.
fn rows(app: &App, blob: i64, from: u64, until: u64) -> impl stream::Stream<Item = Result<Bytes>> + use<> {
    let store = app.store.clone();
    stream::try_unfold(from, move |at| {
        let store = store.clone();
        async move {
            if at >= until {
                return Ok(None);
            }
            let n = i64::try_from(at / CHUNK as u64).map_err(Error::internal)?;
            let row = store.read(&Viewer::Job("download"), move |db| db.blob_chunk(blob, n)).await?;
            let skip = usize::try_from(at % CHUNK as u64).unwrap_or(0);
            let take = usize::try_from(until - at).unwrap_or(usize::MAX);
            let bytes = Bytes::from(row).slice_from(skip, take);
            let next = at + bytes.len() as u64;
            if bytes.is_empty() { Err(Error::internal("a blob is shorter than its size")) } else { Ok(Some((bytes, next))) }
        }
    })
}

trait SliceFrom {
    fn slice_from(self, skip: usize, take: usize) -> Bytes;
}

impl SliceFrom for Bytes {
    fn slice_from(self, skip: usize, take: usize) -> Bytes {
        let skip = skip.min(self.len());
        self.slice(skip..self.len().min(skip.saturating_add(take)))
    }
}

/// `bytes=a-b`, `bytes=a-`, `bytes=-n`. `None`: not a range we serve (send all); `Err`: past the end.
fn one_range(value: &str, size: u64) -> Option<Result<(u64, u64), ()>> {
    let (first, last) = value.strip_prefix("bytes=")?.split_once('-')?;
    let (from, until) = match (first.trim(), last.trim()) {
        ("", n) => (size.saturating_sub(n.parse().ok()?), size),
        (a, "") => (a.parse().ok()?, size),
        (a, b) => (a.parse().ok()?, b.parse::<u64>().ok()?.saturating_add(1).min(size)),
    };
    Some(if from < until && from < size { Ok((from, until)) } else { Err(()) })
}

fn encoded(name: &str) -> String {
    percent_encoding::utf8_percent_encode(name, percent_encoding::NON_ALPHANUMERIC).to_string()
}

#[cfg(test)]
mod tests {
    use super::one_range;

    #[test]
    fn ranges_are_read_as_the_standard_says() {
        assert_eq!(one_range("bytes=0-0", 10), Some(Ok((0, 1))));
        assert_eq!(one_range("bytes=5-", 10), Some(Ok((5, 10))));
        assert_eq!(one_range("bytes=-3", 10), Some(Ok((7, 10))));
        assert_eq!(one_range("bytes=10-", 10), Some(Err(())));
        assert_eq!(one_range("bytes=0-1,4-5", 10), None);
    }
}
