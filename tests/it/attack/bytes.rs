//! Bytes that break the rules of the wire.

use std::{
    io::{Read, Write},
    net::TcpStream,
    time::Duration,
};

use preau::people::charters::{self, Audience, Kind};

use crate::house::*;

/// Sends these bytes as they are; gives the first line of the answer (empty when the line was just closed).
fn raw(school: &School, bytes: &[u8]) -> String {
    let mut line = TcpStream::connect(school.url.trim_start_matches("http://")).unwrap();
    line.set_read_timeout(Some(Duration::from_secs(3))).unwrap();
    line.write_all(bytes).unwrap();
    let _ = line.shutdown(std::net::Shutdown::Write);
    let mut answer = Vec::new();
    let _ = line.read_to_end(&mut answer);
    String::from_utf8_lossy(&answer).lines().next().unwrap_or_default().to_owned()
}

#[test]
fn requests_that_lie_about_their_length_end_and_harm_nobody() {
    let school = School::open();
    let cookie = format!("Cookie: preau={}", school.token(ALICE));
    let post = |rest: &str| {
        format!(
            "POST /connexion HTTP/1.1\r\nHost: x\r\nSec-Fetch-Site: same-origin\r\nContent-Type: application/x-www-form-urlencoded\r\n{rest}"
        )
    };
    for request in [
        post("Content-Length: 5000\r\n\r\nlogin=a"),
        post("Content-Length: -1\r\n\r\nlogin=a"),
        post("Content-Length: 99999999999999999999\r\n\r\nx"),
        post("Content-Length: 3\r\nContent-Length: 30\r\n\r\nlogin=a"),
        post("Transfer-Encoding: chunked\r\n\r\nZZ\r\nlogin=a\r\n0\r\n\r\n"),
        post("Transfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n0\r\n\r\nGET /administration HTTP/1.1\r\nHost: x\r\n\r\n"),
        format!(
            "POST /fichiers HTTP/1.1\r\nHost: x\r\n{cookie}\r\nContent-Type: multipart/form-data\r\nContent-Length: 3\r\n\r\nabc"
        ),
        format!(
            "POST /fichiers HTTP/1.1\r\nHost: x\r\n{cookie}\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: 40\r\n\r\n--x\r\n\r\nsans nom\r\n--x--\r\n"
        ),
        format!(
            "POST /fichiers HTTP/1.1\r\nHost: x\r\n{cookie}\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: 4\r\n\r\n--x\r"
        ),
        "GET /\0 HTTP/1.1\r\nHost: x\r\n\r\n".to_owned(),
        format!("GET /{} HTTP/1.1\r\nHost: x\r\n\r\n", "a".repeat(200_000)),
        format!("GET / HTTP/1.1\r\nHost: x\r\nCookie: preau={}\r\n\r\n", "a".repeat(60_000)),
    ] {
        let status = raw(&school, request.as_bytes());
        assert!(!status.contains(" 500") && !status.contains(" 303"), "{status}: {}", &request[..request.len().min(200)]);
    }
    school.sign_in(ALICE).get("/").is(200);
}

#[test]
fn no_detour_leads_past_the_charter() {
    let school = School::open();
    school.write(|tx| charters::publish(tx, Kind::Charter, Audience::Adult, "<p>Charte</p>"));
    let cookie = format!("Cookie: preau={}", school.token(ALICE));
    let open = [
        "//plus",
        "/PLUS",
        "/charte/../plus",
        "/charte//plus",
        "/charte/%2e%2e/plus",
        "/%70lus",
        "/plus/",
        "/plus/.",
        "/./plus",
        "/aide/../plus",
        "/plus;/charte",
        "/bienvenue%2f..%2fplus",
        "/aide%2f..%2fplus",
        "http://x/plus",
    ];
    for path in open {
        let status = raw(&school, format!("GET {path} HTTP/1.1\r\nHost: x\r\n{cookie}\r\nConnection: close\r\n\r\n").as_bytes());
        assert!(!status.contains(" 200"), "{path}: {status}");
    }
}

#[test]
fn a_part_of_an_upload_sent_at_the_wrong_place_changes_nothing() {
    let school = School::open();
    let alice = school.sign_in(ALICE);
    let tus = |method: &str, path: &str, headers: &[(&str, &str)], body: &[u8]| {
        let request = alice.http().request(method.parse().unwrap(), alice.address(path)).header("Tus-Resumable", "1.0.0");
        headers.iter().fold(request, |r, (name, value)| r.header(*name, *value)).body(body.to_vec()).send().unwrap()
    };
    for length in ["-1", "0", "99999999999999999999", "9223372036854775808", "abc", ""] {
        let status = tus("POST", "/fichiers/envois", &[("Upload-Length", length)], b"").status().as_u16();
        assert!((400..500).contains(&status), "{length}: {status}");
    }
    let begun =
        tus("POST", "/fichiers/envois", &[("Upload-Length", "10"), ("Upload-Metadata", "filename YQ==,,x,filename ????")], b"");
    let place = begun.headers()["location"].to_str().unwrap().to_owned();
    let kind = ("Content-Type", "application/offset+octet-stream");
    for offset in ["1", "-1", "10", "11", "18446744073709551615", "x", ""] {
        assert_eq!(tus("PATCH", &place, &[kind, ("Upload-Offset", offset)], b"12345").status().as_u16(), 409, "{offset}");
    }
    assert_eq!(tus("PATCH", &place, &[kind, ("Upload-Offset", "0")], b"1234567890X").status().as_u16(), 413);
    let arrived = tus("HEAD", &place, &[], b"");
    assert!(arrived.headers()["upload-offset"].to_str().unwrap().parse::<u32>().unwrap() <= 10);
    assert_eq!(school.read(|db| db.value::<i64, _>("SELECT count(*) FROM upload", [])), 0);
    for id in ["-1", "0", "99999999", "abc", "99999999999999999999"] {
        assert_eq!(
            tus("PATCH", &format!("/fichiers/envois/{id}"), &[kind, ("Upload-Offset", "0")], b"1").status().as_u16(),
            404,
            "{id}"
        );
    }
}

#[test]
fn ranges_that_make_no_sense_get_the_file_or_a_refusal() {
    let school = School::open();
    let alice = school.sign_in(ALICE);
    let sent = alice.post_files("/fichiers", &[], &[("file", "a.txt", b"0123456789")]).is(201).text();
    let url = serde_json::from_str::<serde_json::Value>(&sent).unwrap()["url"].as_str().unwrap().to_owned();
    for range in [
        "bytes=0-",
        "bytes=-0",
        "bytes=9-2",
        "bytes=10-",
        "bytes=-99",
        "bytes=18446744073709551615-",
        "bytes=0-18446744073709551615",
        "bytes=a-b",
        "bytes=--1",
        "lines=1-2",
        "bytes=0-1,3-4",
        "bytes=",
    ] {
        let answer = alice.http().get(alice.address(&url)).header("range", range).send().unwrap();
        let status = answer.status().as_u16();
        assert!(matches!(status, 200 | 206 | 416), "{range}: {status}");
        let (told, got) = (answer.content_length(), answer.bytes().unwrap().len() as u64);
        assert_eq!(told, Some(got), "{range}");
    }
}

#[test]
fn pictures_of_every_broken_kind_are_refused_or_made_whole() {
    let school = School::open();
    let alice = school.sign_in(ALICE);
    let png = |w: u32, h: u32| {
        let mut bytes = std::io::Cursor::new(Vec::new());
        image::RgbaImage::new(w, h).write_to(&mut bytes, image::ImageFormat::Png).unwrap();
        bytes.into_inner()
    };
    let jpeg = || {
        let mut bytes = std::io::Cursor::new(Vec::new());
        image::RgbImage::new(700, 500).write_to(&mut bytes, image::ImageFormat::Jpeg).unwrap();
        bytes.into_inner()
    };
    let whole = jpeg();
    let mut huge = png(3, 3);
    huge[16..24].copy_from_slice(&[0, 1, 0, 0, 0, 1, 0, 0]);
    let mut flipped = whole.clone();
    for at in (200..flipped.len()).step_by(97) {
        flipped[at] ^= 0x55;
    }
    let files: Vec<(&str, Vec<u8>)> = vec![
        ("1.png", png(1, 1)),
        ("long.png", png(1, 9000)),
        ("wide.png", png(9000, 1)),
        ("claims.png", huge),
        ("cut.jpg", whole[..whole.len() / 2].to_vec()),
        ("head.jpg", whole[..20].to_vec()),
        ("flipped.jpg", flipped),
        ("twice.jpg", [whole.clone(), whole].concat()),
        ("empty.gif", b"GIF89a\x01\x00\x01\x00\x00\x00\x00;".to_vec()),
        ("big.gif", b"GIF89a\xff\xff\xff\xff\x00\x00\x00,\x00\x00\x00\x00\xff\xff\xff\xff\x00\x02\x01\x00\x00;".to_vec()),
        ("x.webp", b"RIFF\xff\xff\xff\xffWEBPVP8X\x0a\x00\x00\x00\x00\x00\x00\x00\xff\xff\xff\xff\xff\xff".to_vec()),
        ("x.heic", b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic".to_vec()),
    ];
    for (name, bytes) in files {
        let answer = alice.post_files("/fichiers", &[], &[("file", name, &bytes)]);
        let status = answer.status.as_u16();
        assert!(matches!(status, 201 | 413 | 422), "{name}: {status} {}", answer.text());
        let avatar = alice.post_files("/mon-profil/image/photo", &[], &[("photo", name, &bytes)]).status.as_u16();
        assert!(avatar < 500, "{name}: {avatar}");
        let logo =
            school.sign_in(CLAIRE).post_files("/administration/ecole/logo", &[], &[("logo", name, &bytes)]).status.as_u16();
        assert!(logo < 500, "{name}: {logo}");
    }
    // What was refused is not left behind either: only whole files wait for the sweep.
    assert_eq!(school.read(|db| db.value::<i64, _>("SELECT count(*) FROM blob WHERE sha256 IS NULL", [])), 0);
}
