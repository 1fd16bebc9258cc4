//! Forms of the sample page.

use maud::{Markup, html};

use crate::web::components::{
    Field, Kind, audience_picker, avatars, button, card, error_summary, form_actions, hidden, link_button, picture, upload,
};

pub(super) fn forms() -> Markup {
    html! {
        div id="formulaire" {
            (card("Écrire un mot", html! {
                form.form method="post" action="/dev/ui" data-autosave="/dev/ui/brouillon" {
                    (error_summary([("title", "Écrivez un titre."), ("due", "Choisissez un jour à venir.")]))
                    (hidden("draft", "12"))
                    (Field::text("title", "Titre").required().error(Some("Écrivez un titre.")))
                    (Field::rich("body", "Texte", "/dev/ui/fichiers").value("<p>Chers parents,</p>"))
                    (Field::date("due", "À signer avant le").value("2026-11-20").hint("Les familles reçoivent un rappel la veille.").error(Some("Choisissez un jour à venir.")))
                    (Field::select("kind", "Sorte de mot").options([("info", "Information"), ("sign", "À signer"), ("coupon", "Coupon-réponse")]).value("sign"))
                    (audience_picker(&classes(), "/dev/ui/public", "Visible par les 24 élèves et les 41 responsables de CM1-CM2 B."))
                    (Field::radios("answer", "Réponse attendue").option("none", "Aucune").option_with("yesno", "Oui ou non", "Chaque responsable répond pour chaque enfant.").value("none"))
                    (Field::checkbox("mail", "Envoyer aussi par courriel").checked(true))
                    (upload(&Field::file("files", "Pièces jointes").multiple().hint("50 Mo au plus par fichier."), "/dev/ui/tus", 50 << 20))
                    (form_actions(html! {
                        (button("Publier pour 24 élèves et 41 responsables", Kind::Primary).icon("send"))
                        (button("Garder en brouillon", Kind::Secondary).sends("state", "draft"))
                        (link_button("#formulaire", "Abandonner", Kind::Quiet))
                    }))
                }
            }).icon("pen-line").family("school-life"))
        }
        div.columns {
            (card("Se connecter", html! {
                form.form method="post" action="/dev/ui" {
                    (Field::text("login", "Identifiant").attribute("autocomplete", "username"))
                    (Field::password("password", "Mot de passe"))
                    (Field::email("mail-address", "Courriel")) (Field::tel("phone", "Téléphone")) (Field::number("count", "Nombre d'enfants").value("2"))
                    (Field::textarea("remark", "Remarque").rows(3).max_length(500))
                    (form_actions(html! { (button("Se connecter", Kind::Primary).wide()) }))
                }
            }))
            (card("Choisis ton image", html! {
                form.form method="post" action="/dev/ui" {
                    fieldset { legend.visually-hidden { "Ton image" } div.picture-choices {
                        @for choice in avatars().take(12) {
                            label.picture-choice { input type="radio" name="picture" value=(choice.name); (picture(choice.name)) span { (choice.french) } }
                        }
                    } }
                    (Field::rich_for_pupils("story", "Ton texte", "/dev/ui/fichiers").id("story-of-pupil"))
                    (form_actions(html! { (button("C'est fini", Kind::Primary).icon("check")) }))
                }
            }))
        }
    }
}

fn classes() -> Field {
    let classes =
        ["Petite section A", "Grande section", "CP", "CE1 A", "CE1-CE2", "CM1-CM2 A", "CM1-CM2 B", "Tous les personnels"];
    let options = classes.iter().enumerate().map(|(index, class)| (index.to_string(), *class));
    Field::checkboxes("audience", "Pour qui").options(options).values(["6"])
}
