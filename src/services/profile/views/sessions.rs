use maud::{Markup, html};

use crate::web::{
    components::{Item, Kind, Tone, button, chip, list, page_header, post_button},
    french::moment,
};

/// One device.
pub(in crate::services::profile) struct Line {
    pub(in crate::services::profile) id: String,
    pub(in crate::services::profile) device: String,
    pub(in crate::services::profile) address: String,
    pub(in crate::services::profile) seen_at: i64,
    pub(in crate::services::profile) created_at: i64,
    pub(in crate::services::profile) is_this_one: bool,
}

pub(in crate::services::profile) fn index(lines: &[Line], now: i64, pupil: bool) -> Markup {
    let others = lines.iter().any(|line| !line.is_this_one);
    let all =
        || post_button("/mon-profil/connexions/autres/fin", &button("Déconnecter tous les autres", Kind::Danger).icon("log-out"));
    let words = match pupil {
        true => "Les appareils où tu es connecté. Tu n'en connais pas un ? Dis-le à un adulte.",
        false => "Vous n'en reconnaissez pas un ? Déconnectez-le, puis changez votre mot de passe.",
    };
    html! {
        (page_header("Mes appareils connectés", Some(words), others.then(all)))
        (list(&lines.iter().map(|line| item(line, now)).collect::<Vec<_>>()))
    }
}

fn item(line: &Line, now: i64) -> Item {
    let phone = ["Android", "iPhone"].iter().any(|p| line.device.contains(p));
    let meta = html! { "Connecté depuis " (moment(line.created_at, now)) ", adresse " (line.address) };
    let item = Item::new(line.device.as_str()).icon(if phone { "smartphone" } else { "monitor" }).meta(meta);
    match line.is_this_one {
        true => item.text("Utilisé en ce moment").end(chip("cet appareil", Tone::Done)),
        false => item
            .text(format!("Utilisé {}", moment(line.seen_at, now)))
            .end(post_button(&format!("/mon-profil/connexions/{}/fin", line.id), &button("Déconnecter", Kind::Quiet))),
    }
}
