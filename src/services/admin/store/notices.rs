//! What needs the headteacher: each with the page that mends it.

use crate::{
    Result,
    people::{attention, profiles},
    publication,
    store::Reading,
    web::french::count,
};

/// One thing to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::services::admin) struct Notice {
    pub(in crate::services::admin) text: String,
    pub(in crate::services::admin) link: String,
    pub(in crate::services::admin) icon: &'static str,
    pub(in crate::services::admin) is_pressing: bool,
}

/// The most pressing first.
pub(in crate::services::admin) fn load(db: &Reading<'_>) -> Result<Vec<Notice>> {
    let people = attention::load(db)?;
    let waiting = publication::waiting(db)?;
    let mut notices = Notices::default();
    let things = waiting.publications + waiting.comments;
    notices.count(waiting.reports, true, ("flag", "/a-valider"), |n| count(n, "signalement à traiter", "signalements à traiter"));
    notices
        .count(things, true, ("clipboard-check", "/a-valider"), |n| count(n, "publication à valider", "publications à valider"));
    for class in &people.classes_without_teacher {
        notices.add(true, ("graduation-cap", "/administration/classes"), format!("{class} n'a pas d'enseignant"));
    }
    let pupils = "/administration/personnes?profil=pupil";
    notices
        .count(people.pupils_without_class, true, ("backpack", pupils), |n| count(n, "élève sans classe", "élèves sans classe"));
    notices.count(people.pupils_without_guardian, false, ("users", "/administration/familles"), |n| {
        count(n, "élève sans responsable", "élèves sans responsable")
    });
    let codes = ("key-round", "/administration/fiches");
    notices
        .count(people.without_account, false, codes, |n| count(n, "personne n'a pas de compte", "personnes n'ont pas de compte"));
    notices.count(people.to_activate, false, codes, |n| match people.expired {
        0 => count(n, "compte à activer", "comptes à activer"),
        expired => format!("{}, dont {} au code expiré", count(n, "compte à activer", "comptes à activer"), expired),
    });
    notices.count(people.unsigned, false, ("signature", "/administration/textes/signatures"), |n| {
        count(n, "personne n'a pas accepté la charte", "personnes n'ont pas accepté la charte")
    });
    if !profiles::has_second_director(db)? {
        let text = "Une seule personne dirige l'ENT : donnez ce profil à une seconde, pour les jours d'absence";
        notices.add(false, ("user-plus", "/administration/personnes?profil=director"), text.to_owned());
    }
    Ok(notices.0)
}

#[derive(Default)]
struct Notices(Vec<Notice>);

impl Notices {
    fn add(&mut self, is_pressing: bool, (icon, link): (&'static str, &str), text: String) {
        self.0.push(Notice { text, link: link.to_owned(), icon, is_pressing });
    }

    fn count(&mut self, n: u32, is_pressing: bool, where_to: (&'static str, &str), words: impl Fn(i64) -> String) {
        if n > 0 {
            self.add(is_pressing, where_to, words(n.into()));
        }
    }
}

/// The box has no mail server set up: said by who knows the configuration.
pub(in crate::services::admin) fn no_mail() -> Notice {
    Notice {
        text: "Aucun e-mail ne part : le serveur d'envoi (SMTP) n'est pas réglé dans preau.toml".to_owned(),
        link: "/fil/courriels".to_owned(),
        icon: "mail-x",
        is_pressing: false,
    }
}
