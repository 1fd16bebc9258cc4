use std::fmt::Write as _;

use actix_web::{HttpResponse, web::Path};

use super::super::{ABOUT, device, views};
use crate::{
    Error, Result,
    access::Level,
    people::sessions::{self, Open},
    web::Cx,
};

pub async fn index(cx: Cx) -> Result<HttpResponse> {
    cx.require(&ABOUT, Level::View)?;
    let (open, now) = cx.read(|db| Ok((sessions::mine(db)?, db.now()))).await?;
    let own = cx.token().map(|token| sessions::digest(&token)).unwrap_or_default();
    let line = |one: &Open| views::sessions::Line {
        id: hexadecimal(&one.token),
        device: device::name(&one.device),
        address: one.address.clone(),
        seen_at: one.seen_at,
        created_at: one.created_at,
        is_this_one: one.token == own,
    };
    let lines: Vec<_> = open.iter().map(line).collect();
    Ok(cx.page("Mes appareils connectés", views::sessions::index(&lines, now, cx.viewer.is_pupil())))
}

pub async fn end(cx: Cx, session: Path<String>) -> Result<HttpResponse> {
    cx.require(&ABOUT, Level::Contribute)?;
    let token = bytes(&session).ok_or(Error::NotFound)?;
    let act = cx.act(&ABOUT, "end_session")?.on("person", cx.viewer.id());
    cx.write(act, move |tx| sessions::end(tx, &token)).await?;
    Ok(cx.go_saying("/mon-profil/connexions", "Cet appareil est déconnecté."))
}

pub async fn end_others(cx: Cx) -> Result<HttpResponse> {
    cx.require(&ABOUT, Level::Contribute)?;
    let keep = cx.token().map(|token| sessions::digest(&token)).ok_or(Error::SignedOut)?;
    let act = cx.act(&ABOUT, "end_sessions")?.on("person", cx.viewer.id());
    cx.write(act, move |tx| sessions::end_others(tx, &keep)).await?;
    Ok(cx.go_saying("/mon-profil/connexions", "Tous vos autres appareils sont déconnectés."))
}

/// The digest of a token, which opens nothing, names a session in the page.
fn hexadecimal(token: &[u8]) -> String {
    token.iter().fold(String::new(), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

fn bytes(hex: &str) -> Option<Vec<u8>> {
    let pair = |at: usize| hex.get(at..at + 2).and_then(|pair| u8::from_str_radix(pair, 16).ok());
    (hex.len() == 64).then(|| (0..32).map(|n| pair(2 * n)).collect::<Option<Vec<u8>>>()).flatten()
}
