use maud::{Markup, html};

use crate::{
    people::{families::Relative, person::Person},
    web::{
        components::{AvatarSize, Face, Item, Kind, avatar, card, facts, link_button, list, tile, tiles},
        french::long_day,
    },
};

pub(in crate::services::profile) struct Page {
    pub(in crate::services::profile) person: Person,
    pub(in crate::services::profile) login: String,
    pub(in crate::services::profile) guardians: Vec<Relative>,
    pub(in crate::services::profile) children: Vec<Relative>,
}

impl Page {
    fn face(&self, picture: Option<String>) -> Face {
        match (self.person.avatar, picture) {
            (Some(blob), _) => Face::Photo(format!("/annuaire/{}/photo?{blob}", self.person.id)),
            (None, Some(picture)) => Face::Picture(picture),
            (None, None) => Face::Initials,
        }
    }
}

pub(in crate::services::profile) fn adult(page: &Page, picture: Option<String>) -> Markup {
    let profiles: Vec<&str> = page.person.profiles.iter().map(|p| p.french()).collect();
    html! {
        header.person-head {
            (avatar(page.person.name(), page.face(picture)).size(AvatarSize::Large))
            div { h1 { (page.person.name()) } p.page-subtitle { (profiles.join(", ")) ", identifiant " strong { (page.login) } } }
        }
        div.columns {
            (card("Mes réglages", list(&ways())).icon("settings-2"))
            (card("Ce que l'école sait de moi", held(page)).icon("id-card").footer(html! {
                p { "Une erreur ? Modifiez vos coordonnées vous-même ; pour le reste, demandez à la direction de l'école." }
            }))
            @if !page.children.is_empty() { (card("Mes enfants", list(&relatives(&page.children))).icon("backpack")) }
        }
    }
}

fn ways() -> Vec<Item> {
    let way = |href: &str, icon: &str, title: &str, text: &str| Item::new(title).href(href).icon(icon).text(text);
    vec![
        way("/mon-profil/coordonnees", "phone", "Mes coordonnées", "E-mail, téléphones, adresse"),
        way("/mon-profil/visibilite", "eye", "Ce que je montre", "À qui, champ par champ"),
        way("/mon-profil/image", "image", "Mon image", "Une image ou une photo"),
        way("/mon-profil/mot-de-passe", "lock-keyhole", "Mot de passe", "En changer"),
        way("/mon-profil/connexions", "monitor", "Mes appareils connectés", "Les voir, en déconnecter un"),
        way("/mon-profil/lecture", "a-large-small", "Réglages de lecture", "Thème, taille, police, espacement"),
        way("/mon-profil/notifications", "bell", "Mes notifications", "Recevoir les nouvelles par e-mail"),
    ]
}

fn held(page: &Page) -> Markup {
    let fields = &page.person.fields;
    let mut known: Vec<(&str, Markup)> = Vec::new();
    let mut add = |word: &'static str, value: Option<&str>| {
        if let Some(value) = value.filter(|v| !v.is_empty()) {
            known.push((word, html! { (value) }));
        }
    };
    let (home, second) = (fields.home.line(), fields.second_home.line());
    let birth = fields.birth_date.as_deref().map(|day| day.parse().map_or_else(|_| day.to_owned(), long_day));
    add("Civilité", fields.civility.as_deref());
    add("Prénom", Some(&fields.given_name));
    add("Nom", Some(&fields.family_name));
    add("Nom d'usage", fields.usual_name.as_deref());
    add("Date de naissance", birth.as_deref());
    add("INE", fields.ine.as_deref());
    add("Fonction", fields.about.as_deref());
    add("E-mail", fields.email.as_deref());
    add("Téléphone portable", fields.phone_mobile.as_deref());
    add("Téléphone du domicile", fields.phone_home.as_deref());
    add("Téléphone professionnel", fields.phone_work.as_deref());
    add("Adresse", Some(&home));
    add("Seconde adresse", Some(&second));
    facts(&known)
}

fn relatives(relatives: &[Relative]) -> Vec<Item> {
    let item = |one: &Relative| Item::new(one.name.as_str()).href(format!("/annuaire/{}", one.id)).icon("user");
    relatives.iter().map(item).collect()
}

pub(in crate::services::profile) fn pupil(page: &Page, picture: Option<String>) -> Markup {
    html! {
        div.person-large {
            (avatar(page.person.name(), page.face(picture)).size(AvatarSize::Large))
            h1 { (page.person.fields.given_name) }
            p { "Ton identifiant : " strong { (page.login) } }
        }
        (tiles(&[
            tile("/mon-profil/image", "Mon image", "palette"),
            tile("/mon-profil/mot-de-passe", "Mon mot de passe", "key"),
            tile("/mon-profil/lecture", "Lire plus facilement", "magnifier"),
            tile("/mon-profil/connexions", "Mes appareils", "computer"),
        ]))
        (card("Ce que l'école sait de toi", held(page)))
        @if !page.guardians.is_empty() { (card("Tes responsables", list(&relatives(&page.guardians)))) }
        p { (link_button("/", "Retour à l'accueil", Kind::Secondary)) }
    }
}
