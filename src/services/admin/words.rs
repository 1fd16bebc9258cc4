//! The journal in French: services, what was done, and on what.

use crate::{access::About, clock::zoned};

/// The names of the services, by their keys.
pub(super) struct Services(Vec<(&'static str, &'static str)>);

impl Services {
    pub(super) fn of(abouts: &[&'static About]) -> Services {
        Services(abouts.iter().map(|about| (about.key, about.name)).collect())
    }

    pub(super) fn name<'a>(&'a self, key: &'a str) -> &'a str {
        self.0.iter().find(|(known, _)| *known == key).map_or(key, |(_, name)| name)
    }

    pub(super) fn all(&self) -> impl Iterator<Item = (&'static str, &'static str)> + '_ {
        self.0.iter().copied()
    }
}

/// What was done, as a French verb; the key itself for one that has no words yet.
pub(super) fn verb(key: &str) -> &str {
    let key = key.trim();
    VERBS.iter().find(|(known, _)| *known == key).map_or(key, |(_, french)| french)
}

/// On what: `Léa Martin`, `la classe CM1`, `la publication n° 31`.
pub(super) fn object(object: &str, name: Option<&str>) -> String {
    let Some((kind, id)) = object.split_once(':') else { return object.to_owned() };
    match (kind, name) {
        ("person", Some(name)) => name.to_owned(),
        ("person", None) => "une personne effacée".to_owned(),
        ("class", Some(name)) => format!("la classe {name}"),
        ("group", Some(name)) => format!("le groupe {name}"),
        ("service", _) => "un service".to_owned(),
        _ => {
            let kind = OBJECTS.iter().find(|(known, _)| *known == kind).map_or(kind, |(_, french)| french);
            format!("{kind} n°\u{a0}{id}")
        }
    }
}

/// Where an act's object is looked at.
pub(super) fn link(object: &str) -> Option<String> {
    match object.split_once(':')? {
        ("person", id) => Some(format!("/administration/personnes/{id}")),
        ("class", id) => Some(format!("/administration/classes/{id}")),
        ("group", id) => Some(format!("/groupes/{id}")),
        ("service", id) => Some(format!("/administration/droits/{id}")),
        _ => None,
    }
}

/// `24/11/2026 09:05:00`, for spreadsheets.
pub(super) fn instant(at: i64) -> String {
    zoned(at).strftime("%d/%m/%Y %H:%M:%S").to_string()
}

const OBJECTS: [(&str, &str); 10] = [
    ("publication", "la publication"),
    ("comment", "le commentaire"),
    ("report", "le signalement"),
    ("charter", "le texte"),
    ("class", "la classe"),
    ("group", "le groupe"),
    ("attachment", "le fichier"),
    ("file", "le fichier"),
    ("import", "l'import"),
    ("opened_device", "le poste"),
];

/// In the order of the alphabet. A test finds the verbs of the source that have no words here.
const VERBS: &[(&str, &str)] = &[
    ("accept", "a accepté les textes"),
    ("accept_texts", "a accepté les textes"),
    ("acknowledge", "a signé"),
    ("activate", "a activé son compte"),
    ("add_class", "a créé la classe"),
    ("add_group", "a créé le groupe"),
    ("add_person", "a ajouté"),
    ("add_teacher", "a donné un enseignant à"),
    ("apply", "a importé des personnes"),
    ("archive", "a archivé"),
    ("begin", "a commencé"),
    ("bin", "a mis à la corbeille"),
    ("change_class", "a modifié"),
    ("change_contact", "a changé ses coordonnées"),
    ("change_family", "a modifié les responsables de"),
    ("change_group", "a modifié"),
    ("change_logo", "a changé le logo de l'école"),
    ("change_mail", "a réglé ses e-mails"),
    ("change_means", "a choisi comment entre la classe"),
    ("change_password", "a changé son mot de passe"),
    ("change_person", "a modifié la fiche de"),
    ("change_photo", "a changé sa photo"),
    ("change_picture", "a choisi son image"),
    ("change_pictures", "a choisi les images de"),
    ("change_quiet_hours", "a changé les heures calmes"),
    ("change_reading", "a réglé sa lecture"),
    ("change_school", "a modifié les informations de l'école"),
    ("change_shares", "a choisi ce qu'il ou elle montre"),
    ("change_text", "a modifié un texte"),
    ("choose_people", "a choisi comment faire entrer les personnes"),
    ("close_account", "a fermé le compte de"),
    ("close_device", "a fermé un poste de la classe"),
    ("close_group", "a fermé"),
    ("close_service", "a fermé"),
    ("comment", "a commenté"),
    ("create_account", "a créé le compte de"),
    ("decide", "a décidé d'un signalement"),
    ("default_rights", "a remis les droits par défaut"),
    ("delete-comment", "a supprimé un commentaire"),
    ("describe_school", "a décrit l'école"),
    ("end_session", "a déconnecté un appareil"),
    ("end_sessions", "a déconnecté ses autres appareils"),
    ("enrol", "a mis dans une classe"),
    ("forget", "a abandonné un brouillon de"),
    ("hide", "a masqué"),
    ("hide-comment", "a masqué un commentaire"),
    ("keep", "a enregistré un brouillon de"),
    ("link_family", "a ajouté un responsable à"),
    ("mail", "a envoyé des e-mails"),
    ("make_director", "a créé le compte de direction"),
    ("mark_back", "a noté le retour de"),
    ("mark_left", "a noté la sortie de"),
    ("move_pupils", "a changé des élèves de classe, depuis"),
    ("open", "a ouvert"),
    ("open_device", "a ouvert un poste pour la classe"),
    ("open_school", "a ouvert l'ENT de l'école"),
    ("open_service", "a ouvert"),
    ("prepare", "a préparé un import"),
    ("print_cards", "a imprimé les cartes de"),
    ("print_codes", "a imprimé des fiches de connexion"),
    ("publish", "a publié"),
    ("publish_text", "a publié une nouvelle version"),
    ("read", "a lu le fil"),
    ("receive", "a envoyé une partie d'un fichier"),
    ("refuse", "a refusé"),
    ("refuse_login", "s'est trompé de mot de passe"),
    ("refuse_password", "s'est trompé de mot de passe"),
    ("refuse_pictures", "s'est trompé d'images"),
    ("remove_logo", "a retiré le logo de l'école"),
    ("remove_photo", "a retiré sa photo"),
    ("remove_teacher", "a retiré un enseignant de"),
    ("renew_card", "a refait la carte de"),
    ("reopen", "a rouvert le compte de"),
    ("report", "a signalé"),
    ("reset_code", "a donné un nouveau code à"),
    ("reset_text", "est revenu au texte proposé"),
    ("restore", "a sorti de la corbeille"),
    ("restore-version", "est revenu à une version de"),
    ("retry_mail", "a fait repartir un e-mail"),
    ("save", "a enregistré"),
    ("see", "a lu"),
    ("seen", "était là"),
    ("set", "a réglé la validation"),
    ("set_profiles", "a changé les profils de"),
    ("set_rights", "a changé des droits"),
    ("show-comment", "a publié un commentaire"),
    ("sign-in", "s'est connecté"),
    ("sign-out", "s'est déconnecté"),
    ("submit", "a proposé"),
    ("suspend", "a suspendu le compte de"),
    ("try_mail", "a envoyé un e-mail d'essai"),
    ("unenrol", "a retiré de sa classe"),
    ("unlink_family", "a détaché un responsable de"),
    ("upload", "a envoyé un fichier"),
    ("validate", "a validé"),
    ("withdraw", "a remis en brouillon"),
];

pub(super) fn verbs() -> impl Iterator<Item = (&'static str, &'static str)> {
    VERBS.iter().copied()
}
