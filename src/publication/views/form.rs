//! The parts of a publication's form; a service puts its own fields between them.

use maud::{Markup, html};

use super::say;
use crate::{
    publication::{
        Comments, State,
        attachments::File,
        audience::{Audience, Picker},
        desk::Desk,
        forms::Typed,
    },
    web::{
        components::{Button, Field, Kind, Tone, audience_picker, button, form_actions, hidden, notice, upload},
        form::Errors,
        french,
    },
};

/// Where the editor and the fields of files send to.
const UPLOAD: &str = "/fichiers";
const TUS: &str = "/fichiers/envois";
const PICTURE: u64 = 50 * 1024 * 1024;
const LARGEST: u64 = 1024 * 1024 * 1024;

/// A form being filled in: what stands on the desk, what was typed, what is wrong with it, and who reads it.
pub struct Sheet<'a> {
    pub desk: &'a Desk,
    pub typed: &'a Typed,
    pub errors: &'a Errors,
    pub pupil: bool,
}

impl Sheet<'_> {
    fn field(&self, field: Field, name: &str) -> Field {
        field.error(self.errors.of(name))
    }

    /// Publishes without asking anyone.
    pub fn moderates(&self) -> bool {
        self.desk.publication.standing.moderates()
    }
}

/// Title, summary and text.
pub fn body(sheet: &Sheet<'_>) -> Markup {
    let text = say(sheet.pupil, "Ton texte", "Texte");
    let editor = match sheet.pupil {
        true => Field::rich_for_pupils("body", text, UPLOAD),
        false => Field::rich("body", text, UPLOAD),
    };
    html! {
        (hidden("version", sheet.typed.version.to_string()))
        (sheet.field(Field::text("title", "Titre").value(&sheet.typed.title).max_length(120).required(), "title"))
        @if !sheet.pupil {
            (sheet.field(Field::textarea("summary", "Résumé").rows(2).max_length(300).value(&sheet.typed.summary)
                .hint("Une ou deux phrases : ce qu’on lit dans la liste et sur la page d’accueil."), "summary"))
        }
        (sheet.field(editor.rows(12).value(&sheet.typed.body), "body"))
    }
}

/// The picture that stands with the title; pupils put theirs in the text.
pub fn picture(sheet: &Sheet<'_>) -> Markup {
    let known = sheet.typed.picture.parse::<i64>().ok();
    html! {
        @if let Some(id) = known { (hidden("picture", id.to_string())) }
        @if !sheet.pupil {
            fieldset.picture-field {
                legend.field-label { "Image" }
                @if let Some(id) = known { img.picture-preview src={ "/fichiers/" (id) "?taille=vignette" } alt=(sheet.typed.picture_alt); }
                (upload(&Field::file("picture", if known.is_some() { "En choisir une autre" } else { "Choisir une image" }).attribute("accept", "image/*"), TUS, PICTURE))
                (sheet.field(Field::text("picture_alt", "Ce que montre l’image").value(&sheet.typed.picture_alt).max_length(200)
                    .hint("Lu à voix haute à qui ne la voit pas."), "picture_alt"))
            }
        }
    }
}

/// Files below the text: those it has, to be kept or not, and new ones.
pub fn files(sheet: &Sheet<'_>) -> Markup {
    let chosen = |file: &&File| sheet.typed.attachment.iter().any(|id| *id == file.id.to_string());
    html! {
        div.files-field {
            @for file in sheet.desk.files.iter().filter(chosen) {
                (Field::checkbox("attachment", &file.name).id(format!("file-{}", file.id)).value(file.id.to_string()).checked(true))
            }
            (upload(&Field::file("attachment", say(sheet.pupil, "Ajoute un fichier ou une photo", "Fichiers joints")).multiple(), TUS, LARGEST))
        }
    }
}

/// Who it is for: the groups its author may reach, and the sentence that says who that is.
pub fn audience(sheet: &Sheet<'_>) -> Markup {
    let field = sheet
        .desk
        .picker
        .choices
        .iter()
        .fold(Field::checkboxes("audience", "Pour qui ?").values(sheet.typed.audience.iter().cloned()), |field, choice| {
            field.option(choice.grp.to_string(), &choice.name)
        });
    let url = format!("/publications/destinataires?service={}", sheet.desk.about.key);
    html! {
        (audience_picker(&sheet.field(field, "audience"), &url, &sheet.desk.audience.told(sheet.pupil)))
        @if !sheet.pupil && sheet.desk.picker.finds_persons { (person(sheet)) }
        noscript { (button("Vérifier qui la verra", Kind::Secondary).icon("users").sends("do", "check")) }
        @if can_be_public(&sheet.desk.picker, sheet) {
            div.public-switch {
                (Field::checkbox("public", "Publique : visible sans connexion, par tout le monde").checked(sheet.typed.public == "1")
                    .hint("Elle paraît sur la page d’accueil de l’école et dans son flux. Ni nom, ni photo d’élève sans autorisation."))
            }
        }
    }
}

/// Someone by their name: the one found is added, several are offered.
fn person(sheet: &Sheet<'_>) -> Markup {
    let found = sheet.desk.picker.choices.iter().filter(|c| c.found).count();
    let hint = match (sheet.typed.who.is_empty(), found) {
        (true, _) => "Une personne seule, en plus des groupes.",
        (false, 0) => "Personne de ce nom parmi celles que vous pouvez joindre.",
        (false, 1) => "Ajoutée aux destinataires.",
        (false, _) => "Plusieurs personnes répondent à ce nom : cochez la bonne dans la liste.",
    };
    html! {
        div.find-person {
            (Field::text("who", "Ajouter une personne par son nom").value(if found == 1 { "" } else { &sheet.typed.who }).hint(hint).attribute("autocomplete", "off"))
            (button("Ajouter", Kind::Secondary).icon("user-plus").sends("do", "check"))
        }
    }
}

fn can_be_public(picker: &Picker, sheet: &Sheet<'_>) -> bool {
    picker.may_be_public || sheet.desk.publication.is_public
}

/// From when until when, comments, and whether readers are asked to say that they have read it.
pub fn when(sheet: &Sheet<'_>) -> Markup {
    let comments = Field::radios("comments", "Commentaires")
        .options(Comments::ALL.map(|c| (c.key(), c.french())))
        .value(if sheet.typed.comments.is_empty() { Comments::After.key() } else { &sheet.typed.comments });
    html! {
        (sheet.field(Field::text("show_from", "Paraît le").attribute("type", "datetime-local").value(&sheet.typed.show_from)
            .hint("Vide : dès que vous publiez."), "show_from"))
        (sheet.field(Field::text("show_until", "Disparaît le").attribute("type", "datetime-local").value(&sheet.typed.show_until)
            .hint("Vide : elle reste."), "show_until"))
        (sheet.field(comments, "comments"))
        @if !sheet.pupil { (reads_only(sheet)) }
        (Field::checkbox("asks_reading", "Demander de confirmer la lecture").checked(sheet.typed.asks_reading == "1")
            .hint("Vous verrez qui ne l’a pas encore fait."))
    }
}

/// Each group and person of the audience has a level: to comment, or to read only.
fn reads_only(sheet: &Sheet<'_>) -> Field {
    let choices = &sheet.desk.picker.choices;
    let field = Field::checkboxes("reads_only", "Lisent sans commenter").values(sheet.typed.reads_only.iter().cloned());
    choices
        .iter()
        .fold(field, |field, choice| field.option(choice.grp.to_string(), &choice.name))
        .hint("Parmi les destinataires choisis plus haut.")
}

/// The buttons: publish in words, or send for validation; and keep without showing.
pub fn publish_buttons(sheet: &Sheet<'_>) -> Markup {
    let publication = &sheet.desk.publication;
    let shown = publication.state == State::Published;
    let publish: Button = match (sheet.moderates(), shown) {
        (true, true) => button("Enregistrer les changements", Kind::Primary).icon("check"),
        (true, false) => button(publish_label(&sheet.desk.audience), Kind::Primary).icon("send"),
        (false, true) => button("Enregistrer et renvoyer à valider", Kind::Primary).icon("send"),
        (false, false) => button(say(sheet.pupil, "Envoyer à mon enseignant", "Envoyer à valider"), Kind::Primary).icon("send"),
    };
    html! {
        (form_actions(html! {
            span data-audience-button[sheet.moderates() && !shown] { (publish.sends("do", "publish")) }
            @if !shown {
                (button(say(sheet.pupil, "Garder pour plus tard", "Garder comme brouillon et relire"), Kind::Secondary).icon("save").sends("do", "save"))
            }
        }))
    }
}

/// "Publier pour 24 élèves et 41 responsables".
pub(crate) fn publish_label(audience: &Audience) -> String {
    if audience.is_empty() { "Publier".to_owned() } else { format!("Publier pour {}", audience.people()) }
}

/// What was kept while the author was typing is in the form: says so, and offers what was saved before.
pub fn kept_notice(at: i64, now: i64, pupil: bool) -> Markup {
    html! {
        (notice(Tone::Info, html! {
            p { (say(pupil, "Tu retrouves ce que tu écrivais", "Vous retrouvez ce que vous écriviez")) " (" (french::moment(at, now)) ")." }
            p { (button("Revenir à la version enregistrée", Kind::Secondary).icon("undo-2").small().sends("do", "forget")) }
        }))
    }
}
