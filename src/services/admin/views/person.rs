use maud::{Markup, html};

use super::{
    capital,
    person_form::{class_select, level_select},
    standing_chip,
};
use crate::{
    access::Profile,
    people::{
        accounts::{Account, State},
        classes::{Class, ClassId},
        families::Relative,
        levels::ClassLevel,
        person::Person,
        roster::Standing,
    },
    services::admin::stamp::stamp,
    web::{
        components::{
            Field, Item, Kind, Tone, button, card, facts, form_actions, hidden, link_button, list, notice, page_header,
            post_button,
        },
        french::{day_of, long_day, moment},
    },
};

pub(in crate::services::admin) struct Page {
    pub(in crate::services::admin) person: Person,
    pub(in crate::services::admin) account: Option<Account>,
    pub(in crate::services::admin) guardians: Vec<Relative>,
    pub(in crate::services::admin) children: Vec<Relative>,
    pub(in crate::services::admin) place: Option<(ClassId, Option<ClassLevel>)>,
    pub(in crate::services::admin) classes: Vec<Class>,
    pub(in crate::services::admin) now: i64,
}

impl Page {
    fn address(&self, rest: &str) -> String {
        format!("/administration/personnes/{}{rest}", self.person.id)
    }
}

pub(in crate::services::admin) fn show(page: &Page) -> Markup {
    let person = &page.person;
    let profiles: Vec<&str> = person.profiles.iter().map(|p| p.french()).collect();
    html! {
        (page_header(&person.name(), Some(&capital(&profiles.join(", "))), Some(html! {
            (link_button(page.address("/fiche"), "Modifier la fiche", Kind::Primary).icon("pencil"))
            (link_button(format!("/annuaire/{}", person.id), "Voir dans l'annuaire", Kind::Quiet))
        })))
        @if let Some(left) = person.left_at { (notice(Tone::Info, gone(page, left))) }
        div.columns {
            (account_card(page))
            (card("Fiche", sheet(page)).icon("id-card"))
            @if person.profiles.is_pupil() { (class_card(page)) (guardians_card(page)) }
            @if person.profiles.has(Profile::Guardian) { (children_card(page)) }
            (profiles_card(page))
            @if person.left_at.is_none() { (leave_card(page)) }
        }
    }
}

fn gone(page: &Page, left: i64) -> Markup {
    html! {
        p { "Sortie de l'école notée " (day_of(left)) "." }
        (post_button(&page.address("/retour"), &button("Noter un retour à l'école", Kind::Secondary)))
    }
}

fn sheet(page: &Page) -> Markup {
    let fields = &page.person.fields;
    let (home, second) = (fields.home.line(), fields.second_home.line());
    let birth = fields.birth_date.as_deref().map(|day| day.parse().map_or_else(|_| day.to_owned(), long_day));
    let known = [
        ("Nom de famille", Some(fields.family_name.as_str())),
        ("Nom d'usage", fields.usual_name.as_deref()),
        ("Naissance", birth.as_deref()),
        ("INE", fields.ine.as_deref()),
        ("Fonction", fields.about.as_deref()),
        ("E-mail", fields.email.as_deref()),
        ("Portable", fields.phone_mobile.as_deref()),
        ("Domicile", fields.phone_home.as_deref()),
        ("Travail", fields.phone_work.as_deref()),
        ("Adresse", Some(home.as_str()).filter(|a| !a.is_empty())),
        ("Seconde adresse", Some(second.as_str()).filter(|a| !a.is_empty())),
    ];
    let shown: Vec<(&str, Markup)> = known.into_iter().filter_map(|(word, value)| Some((word, html! { (value?) }))).collect();
    facts(&shown)
}

fn account_card(page: &Page) -> Markup {
    let body = match &page.account {
        None => html! {
            p { "Cette personne n'a pas encore de compte." }
            (change(page, "create", button("Créer le compte", Kind::Primary)))
        },
        Some(account) => html! {
            (facts(&account_facts(account, page.now)))
            div.cluster { (account_actions(page, account)) }
        },
    };
    html! { div id="compte" { (card("Compte", body).icon("key-round")) } }
}

fn account_facts(account: &Account, now: i64) -> Vec<(&'static str, Markup)> {
    let mut known =
        vec![("Identifiant", html! { strong { (account.login) } }), ("État", standing_chip(Standing::Account(account.state)))];
    if let (State::ToActivate, Some(code)) = (account.state, &account.code) {
        known.push(("Code", html! { strong.code-word { (code) } }));
        known.push((
            "Valable jusqu'au",
            html! {
                (account.code_until.map(day_of).unwrap_or_default()) @if account.expired(now) { " (expiré)" }
            },
        ));
    }
    known.push((
        "Dernière connexion",
        html! { (account.last_login_at.map_or_else(|| "jamais".to_owned(), |at| moment(at, now))) },
    ));
    if account.locked_until.is_some_and(|until| until > now) {
        known.push(("Bloqué", html! { "pour quelques minutes, après trop d'essais" }));
    }
    known
}

fn account_actions(page: &Page, account: &Account) -> Markup {
    html! {
        @match account.state {
            State::ToActivate => {
                (link_button(page.address("/code.pdf"), "Imprimer la fiche", Kind::Primary).icon("printer"))
                (change(page, "reset", button("Nouveau code", Kind::Secondary)))
                (change(page, "suspend", button("Suspendre", Kind::Quiet)))
            }
            State::Active => {
                (change(page, "reset", button("Mot de passe perdu : nouveau code", Kind::Secondary)))
                (change(page, "suspend", button("Suspendre", Kind::Quiet)))
                (change(page, "close", button("Fermer le compte", Kind::Danger)))
            }
            State::Suspended => {
                (change(page, "reopen", button("Rouvrir", Kind::Primary)))
                (change(page, "close", button("Fermer le compte", Kind::Danger)))
            }
            State::Closed => (change(page, "reopen", button("Rouvrir avec un nouveau code", Kind::Primary))),
        }
    }
}

fn change(page: &Page, to: &str, label: crate::web::components::Button) -> Markup {
    html! { form.inline-form method="post" action=(page.address("/compte")) { (hidden("to", to)) (label) } }
}

fn class_card(page: &Page) -> Markup {
    let class = page.place.map(|(class, _)| class.to_string()).unwrap_or_default();
    let level = page.place.and_then(|(_, level)| level).map(ClassLevel::key).unwrap_or_default();
    let body = html! {
        form.form method="post" action=(page.address("/classe")) {
            div.form-row { (class_select(&page.classes, &class)) (level_select(level)) }
            (form_actions(html! { (button("Enregistrer la classe", Kind::Secondary)) }))
        }
    };
    html! { (card("Classe", body).icon("school")) }
}

fn guardians_card(page: &Page) -> Markup {
    let items: Vec<Item> = page.guardians.iter().map(relative).collect();
    let manage = format!("/administration/familles/{}", page.person.id);
    let body = html! {
        @if items.is_empty() { p { "Aucun responsable n'est noté." } } @else { (list(&items)) }
        div.cluster {
            (link_button(manage, "Liens et autorité parentale", Kind::Secondary))
            (link_button(format!("/administration/personnes/nouvelle?enfant={}", page.person.id), "Ajouter un responsable", Kind::Quiet).icon("plus"))
        }
    };
    html! { (card("Responsables", body).icon("users")) }
}

fn children_card(page: &Page) -> Markup {
    let items: Vec<Item> = page.children.iter().map(relative).collect();
    let body = html! { @if items.is_empty() { p { "Aucun enfant n'est rattaché. Le lien se fait depuis la fiche de l'élève." } } @else { (list(&items)) } };
    html! { (card("Enfants", body).icon("backpack")) }
}

fn relative(one: &Relative) -> Item {
    Item::new(one.name.as_str()).href(format!("/administration/personnes/{}", one.id)).text(one.terms.words())
}

fn profiles_card(page: &Page) -> Markup {
    let profiles = Profile::ALL.into_iter().map(|p| (p.key(), capital(p.french())));
    let held = page.person.profiles.iter().map(Profile::key);
    let body = html! {
        form.form method="post" action=(page.address("/profils")) {
            (hidden("seen", stamp(&page.person.profiles)))
            div.two-columns { (Field::checkboxes("profiles", "Cette personne est").options(profiles).values(held)) }
            (form_actions(html! { (button("Enregistrer les profils", Kind::Secondary)) }))
        }
    };
    html! { (card("Profils", body).icon("user-cog")) }
}

fn leave_card(page: &Page) -> Markup {
    let body = html! {
        p { "La personne quitte sa classe, et son compte est fermé. Ce qu'elle a publié reste signé de son nom." }
        (post_button(&page.address("/sortie"), &button("Noter la sortie de l'école", Kind::Danger)))
    };
    html! { (card("Sortie de l'école", body).icon("log-out")) }
}
