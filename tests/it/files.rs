//! Files come in clean and whole, go on after a cut, and go out only to whoever may have them.

use std::{
    io::{Read, Write},
    net::TcpStream,
};

use base64::{Engine, prelude::BASE64_STANDARD};
use image::{ImageFormat, Rgb, RgbImage};
use img_parts::{ImageEXIF, jpeg::Jpeg};
use preau::{config::Config, publication::attachments, store::WriteTx};
use reqwest::{Method, StatusCode, blocking::Response};
use serde_json::Value;

use crate::house::{ALICE, BRUNO, CLAIRE, Client, DENIS, DIANE, LEA, School};

/// A photo of these sides that says where it was taken ("GPS-48.85").
fn photo(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    RgbImage::from_pixel(width, height, Rgb([120, 160, 90])).write_to(&mut bytes, ImageFormat::Jpeg).unwrap();
    let mut file = Jpeg::from_bytes(bytes.into_inner().into()).unwrap();
    file.set_exif(Some(b"II*\0\x08\0\0\0\0\0GPS-48.85".to_vec().into()));
    file.encoder().bytes().to_vec()
}

/// Bytes that repeat nowhere.
fn noise(length: usize) -> Vec<u8> {
    let mut state = 7u64;
    let mut next = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        (state >> 56) as u8
    };
    (0..length).map(|_| next()).collect()
}

fn send(client: &Client, name: &str, bytes: &[u8]) -> Value {
    let page = client.post_files("/fichiers", &[], &[("file", name, bytes)]);
    page.is(201);
    serde_json::from_slice(&page.bytes).unwrap()
}

fn url(file: &Value) -> String {
    file["url"].as_str().unwrap().to_owned()
}

fn rows(school: &School, table: &'static str) -> i64 {
    school.read(move |db| db.value(&format!("SELECT count(*) FROM {table}"), []))
}

/// A tus request.
fn tus(client: &Client, method: &str, path: &str, headers: &[(&str, String)], body: Vec<u8>) -> Response {
    let mut request = client.http().request(Method::from_bytes(method.as_bytes()).unwrap(), client.address(path));
    for (name, value) in headers {
        request = request.header(*name, value);
    }
    request.header("Tus-Resumable", "1.0.0").body(body).send().unwrap()
}

fn announce(client: &Client, name: &str, size: usize) -> Response {
    let metadata = format!("filename {},filetype {}", BASE64_STANDARD.encode(name), BASE64_STANDARD.encode("x/y"));
    tus(client, "POST", "/fichiers/envois", &[("Upload-Length", size.to_string()), ("Upload-Metadata", metadata)], Vec::new())
}

fn append(client: &Client, path: &str, offset: usize, body: &[u8]) -> Response {
    let kind = "application/offset+octet-stream".to_owned();
    tus(client, "PATCH", path, &[("Upload-Offset", offset.to_string()), ("Content-Type", kind)], body.to_vec())
}

fn header(response: &Response, name: &str) -> String {
    response.headers().get(name).map(|v| v.to_str().unwrap().to_owned()).unwrap_or_default()
}

#[test]
fn a_photo_sent_from_a_telephone_no_longer_says_where_it_was_taken() {
    let school = School::open();
    let alice = school.sign_in(ALICE);
    let file = send(&alice, "Sortie.jpg", &photo(1200, 600));
    assert_eq!((file["mime"].as_str(), file["width"].as_u64()), (Some("image/jpeg"), Some(1200)));
    let served = alice.get(&url(&file));
    served.is(200);
    assert!(!served.bytes.windows(3).any(|w| w == b"GPS"));
    let chunks: Vec<Vec<u8>> = school.read(|db| db.all("SELECT data FROM blob_chunk", [], |r| r.get(0)));
    assert!(chunks.iter().all(|row| !row.windows(3).any(|w| w == b"GPS")));
    let thumb = alice.get(file["thumb"].as_str().unwrap());
    let thumb = image::load_from_memory(&thumb.bytes).unwrap();
    assert_eq!((thumb.width(), thumb.height()), (480, 240));
}

#[test]
fn nobody_else_finds_a_file_that_is_part_of_nothing() {
    let school = School::open();
    let file = send(&school.sign_in(ALICE), "note.txt", "Réunion à 18 h".as_bytes());
    school.sign_in(ALICE).get(&url(&file)).is(200);
    for other in [DENIS, LEA, BRUNO, CLAIRE] {
        school.sign_in(other).get(&url(&file)).is(404);
    }
    assert!(school.visitor().get(&url(&file)).location().starts_with("/connexion"));
}

/// A publication of Alice's for a group, with these files below it.
fn publish(tx: &WriteTx<'_>, author: i64, kind: &str, public: bool) -> preau::Result<i64> {
    let id = tx.insert(
        "INSERT INTO publication (service, author, author_name, state, title, is_public, created_at, changed_at, shown_at)
         VALUES ('home', ?1, 'Alice', 'published', 'Sortie', ?2, 0, 0, 0)",
        rusqlite::params![author, public],
    )?;
    tx.run(
        "INSERT INTO audience SELECT ?1, g.id, 1 FROM grp g JOIN class c ON c.id = g.class WHERE g.kind = ?2 AND c.name LIKE 'CM1%'",
        rusqlite::params![id, kind],
    )?;
    Ok(id)
}

#[test]
fn whoever_sees_a_publication_has_its_files_and_nobody_else() {
    let school = School::open();
    let (author, others) = (school.id(ALICE), send(&school.sign_in(DENIS), "autre.txt", b"x"));
    let file = send(&school.sign_in(ALICE), "programme.txt", "Le programme".as_bytes());
    let (mine, foreign) = (file["id"].as_i64().unwrap(), others["id"].as_i64().unwrap());
    let id = school.write(move |tx| publish(tx, author, "class_guardians", false));
    let viewer = school.viewer(ALICE);
    let act = preau::access::Act::by(&viewer, "files").unwrap().verb("claim");
    school.store.write_now(act, move |tx| attachments::claim(tx, id, &[mine, foreign], &[])).unwrap();
    school.sign_in(BRUNO).get(&url(&file)).is(200);
    school.sign_in(DIANE).get(&url(&file)).is(404);
    school.sign_in(LEA).get(&url(&file)).is(404);
    // Another's file is not drawn into a publication by its number.
    school.sign_in(BRUNO).get(&url(&others)).is(404);
    let names = school.store.read_now(&school.viewer(BRUNO), move |db| attachments::of(db, id)).unwrap();
    assert_eq!(names.iter().map(|f| f.name.as_str()).collect::<Vec<_>>(), ["programme.txt"]);
    // Put away from the publication, it is its owner's alone again.
    let act = preau::access::Act::by(&viewer, "files").unwrap().verb("claim");
    school.store.write_now(act, move |tx| attachments::claim(tx, id, &[], &[])).unwrap();
    school.sign_in(BRUNO).get(&url(&file)).is(404);
}

#[test]
fn a_file_of_a_public_publication_is_everybody_s() {
    let school = School::open();
    let file = send(&school.sign_in(ALICE), "affiche.jpg", &photo(40, 40));
    let (author, upload) = (school.id(ALICE), file["id"].as_i64().unwrap());
    school.write(move |tx| {
        let id = publish(tx, author, "class", true)?;
        tx.run("INSERT INTO attachment (publication, upload) VALUES (?1, ?2)", [id, upload])
    });
    school.visitor().get(&url(&file)).is(200);
}

#[test]
fn what_a_browser_could_run_is_only_ever_downloaded() {
    let school = School::open();
    let alice = school.sign_in(ALICE);
    for (name, bytes) in [
        ("photo.jpg", b"<!DOCTYPE html><script>alert(1)</script>".as_slice()),
        ("dessin.png", b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>".as_slice()),
        ("jeu.jpg", b"MZ\x90\0\x03\0\0\0\x04\0\0\0\xff\xff\0\0".as_slice()),
    ] {
        let file = send(&alice, name, bytes);
        assert!(!file["mime"].as_str().unwrap().starts_with("image/jp"), "{file}");
        let page = alice.get(&url(&file));
        let said = |name: &str| page.headers.get(name).unwrap().to_str().unwrap().to_owned();
        assert!(said("content-disposition").starts_with("attachment"), "{file}");
        assert_eq!(said("x-content-type-options"), "nosniff");
        assert!(said("content-security-policy").starts_with("sandbox"));
        assert_eq!(page.bytes, bytes);
    }
}

#[test]
fn a_picture_that_cannot_be_cleaned_is_not_taken() {
    let school = School::open();
    let alice = school.sign_in(ALICE);
    let heic = b"\0\0\0\x18ftypheic\0\0\0\0mif1heicGPS".as_slice();
    let page = alice.post_files("/fichiers", &[], &[("file", "IMG_1.HEIC", heic)]);
    page.is(422);
    assert!(page.text().contains("JPEG"), "{}", page.text());
    alice.post_files("/fichiers", &[], &[("file", "photo.jpg", b"\xFF\xD8\xFF\xE0 cut".as_slice())]).is(422);
    assert_eq!((rows(&school, "upload"), rows(&school, "blob"), rows(&school, "blob_chunk")), (0, 0, 0));
}

#[test]
fn a_part_of_a_film_is_sent_byte_for_byte() {
    let school = School::open();
    let alice = school.sign_in(ALICE);
    let bytes = noise(700_000);
    let file = send(&alice, "film.bin", &bytes);
    let get = |range: &str| alice.http().get(alice.address(&url(&file))).header("Range", range).send().unwrap();
    let part = get("bytes=262000-525000");
    assert_eq!(part.status(), StatusCode::PARTIAL_CONTENT);
    assert_eq!(header(&part, "content-range"), "bytes 262000-525000/700000");
    assert_eq!(part.bytes().unwrap(), bytes[262_000..=525_000]);
    assert_eq!(get("bytes=-10").bytes().unwrap(), bytes[699_990..]);
    assert_eq!(get("bytes=700000-").status(), StatusCode::RANGE_NOT_SATISFIABLE);
    let etag = header(&get("bytes=0-0"), "etag");
    let again = alice.http().get(alice.address(&url(&file))).header("If-None-Match", etag).send().unwrap();
    assert_eq!(again.status(), StatusCode::NOT_MODIFIED);
}

#[test]
fn two_hundred_megabytes_are_refused_with_a_sentence_and_nothing_is_kept() {
    let school = School::with(Config { upload_megabytes: 20, ..Config::default() });
    let alice = school.sign_in(ALICE);
    let page = alice.post_files("/fichiers", &[], &[("file", "photo.jpg", &vec![7u8; 200 * 1024 * 1024])]);
    page.is(413);
    assert!(page.text().contains("20 Mo"), "{}", page.text());
    assert_eq!((rows(&school, "blob"), rows(&school, "blob_chunk")), (0, 0));
    let told = announce(&alice, "film.mp4", 200 * 1024 * 1024);
    assert_eq!(told.status(), StatusCode::PAYLOAD_TOO_LARGE);
    assert!(told.text().unwrap().contains("20 Mo"));
    assert_eq!(rows(&school, "arrival"), 0);
}

#[test]
fn a_form_that_hides_its_size_is_stopped_at_the_limit() {
    let school = School::with(Config { upload_megabytes: 1, ..Config::default() });
    let alice = school.sign_in(ALICE);
    let body = std::io::Cursor::new(noise(3 * 1024 * 1024));
    let part = reqwest::blocking::multipart::Part::reader(body).file_name("film.bin");
    let form = reqwest::blocking::multipart::Form::new().part("file", part);
    let answer = alice.http().post(alice.address("/fichiers")).multipart(form).send().unwrap();
    assert_eq!(answer.status(), StatusCode::PAYLOAD_TOO_LARGE);
    assert_eq!((rows(&school, "blob"), rows(&school, "blob_chunk")), (0, 0));
}

#[test]
fn an_upload_goes_on_where_it_was_cut() {
    let school = School::open();
    let alice = school.sign_in(ALICE);
    let bytes = noise(900_000);
    let place = header(&announce(&alice, "Leçon d'été.bin", bytes.len()), "location");
    cut(&school, &alice, &place, &bytes[..500_000]);
    let head = tus(&alice, "HEAD", &place, &[], Vec::new());
    let offset: usize = header(&head, "upload-offset").parse().unwrap();
    assert!(offset > 0 && offset <= 500_000, "{offset}");
    assert_eq!(header(&head, "upload-length"), "900000");
    let again = append(&alice, &place, offset, &bytes[offset..700_000]);
    assert_eq!((again.status(), header(&again, "upload-offset")), (StatusCode::NO_CONTENT, "700000".to_owned()));
    assert_eq!(append(&alice, &place, 3, &bytes[3..]).status(), StatusCode::CONFLICT);
    let last = append(&alice, &place, 700_000, &bytes[700_000..]);
    assert_eq!(last.status(), StatusCode::NO_CONTENT);
    assert_eq!(alice.get(&header(&last, "content-location")).bytes, bytes);
    let told: Value = serde_json::from_slice(&alice.get(&place).bytes).unwrap();
    assert_eq!((told["name"].as_str(), told["size"].as_u64()), (Some("Leçon d'été.bin"), Some(900_000)));
    // The same content sent whole has the same name to caches: what was read again at the end is what had come.
    let whole = send(&alice, "copie.bin", &bytes);
    let etag = |url: &str| alice.get(url).headers.get("etag").unwrap().clone();
    assert_eq!(etag(&url(&whole)), etag(&header(&last, "content-location")));
    assert_eq!(rows(&school, "blob"), 1);
}

/// Announces more than it sends, then hangs up.
fn cut(school: &School, alice: &Client, place: &str, sent: &[u8]) {
    let cookie = alice.address("").trim_start_matches("http://").to_owned();
    let token = school.token(ALICE);
    let mut stream = TcpStream::connect(cookie).unwrap();
    let head = format!(
        "PATCH {place} HTTP/1.1\r\nHost: x\r\nCookie: preau={token}\r\nTus-Resumable: 1.0.0\r\nUpload-Offset: 0\r\n\
         Content-Type: application/offset+octet-stream\r\nContent-Length: 900000\r\n\r\n"
    );
    stream.write_all(head.as_bytes()).unwrap();
    stream.write_all(sent).unwrap();
    stream.shutdown(std::net::Shutdown::Write).unwrap();
    let _ = stream.read(&mut [0; 1024]);
}

#[test]
fn an_upload_is_its_author_s_alone_and_can_be_given_up() {
    let school = School::open();
    let (alice, denis) = (school.sign_in(ALICE), school.sign_in(DENIS));
    let place = header(&announce(&alice, "a.bin", 10), "location");
    assert_eq!(tus(&denis, "HEAD", &place, &[], Vec::new()).status(), StatusCode::NOT_FOUND);
    assert_eq!(append(&denis, &place, 0, b"0123456789").status(), StatusCode::NOT_FOUND);
    assert_eq!(tus(&denis, "DELETE", &place, &[], Vec::new()).status(), StatusCode::NOT_FOUND);
    append(&alice, &place, 0, b"01234");
    assert_eq!(tus(&alice, "DELETE", &place, &[], Vec::new()).status(), StatusCode::NO_CONTENT);
    assert_eq!(tus(&alice, "HEAD", &place, &[], Vec::new()).status(), StatusCode::NOT_FOUND);
    assert_eq!((rows(&school, "arrival"), rows(&school, "blob"), rows(&school, "blob_chunk")), (0, 0, 0));
}

#[test]
fn what_became_part_of_nothing_is_swept_and_what_is_used_stays() {
    let school = School::open();
    let alice = school.sign_in(ALICE);
    let (used, lost) = (send(&alice, "a.jpg", &photo(600, 300)), send(&alice, "b.txt", b"perdu"));
    let place = header(&announce(&alice, "c.bin", 10), "location");
    append(&alice, &place, 0, b"01234");
    let (author, upload) = (school.id(ALICE), used["id"].as_i64().unwrap());
    school.write(move |tx| {
        let logo = tx.keep_blob(b"logo", "image/png")?;
        preau::people::school::set(tx, "school.logo", &logo.to_string())?;
        let id = publish(tx, author, "class", false)?;
        tx.run("INSERT INTO attachment (publication, upload) VALUES (?1, ?2)", [id, upload])
    });
    let night = |school: &School| {
        let services = school.app().services.clone();
        school.write(move |tx| services.iter().filter(|s| s.about().key == "files").try_for_each(|s| s.nightly(tx)));
    };
    night(&school);
    assert_eq!((rows(&school, "upload"), rows(&school, "arrival")), (2, 1));
    school.clock.advance(8 * 86_400);
    night(&school);
    assert_eq!((rows(&school, "upload"), rows(&school, "arrival")), (1, 0));
    let mimes: Vec<String> = school.read(|db| db.all("SELECT mime FROM blob ORDER BY id", [], |r| r.get(0)));
    assert_eq!(mimes, ["image/jpeg", "image/jpeg", "image/png"]);
    let alice = school.sign_in_again(ALICE);
    alice.get(&url(&used)).is(200);
    alice.get(&url(&lost)).is(404);
}
