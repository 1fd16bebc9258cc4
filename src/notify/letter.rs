//! What a mail says: plain text, short, with full links and the way to change the wish.

use lettre::{
    Message,
    message::{
        Mailbox,
        header::{ContentType, HeaderName, HeaderValue},
    },
};

use super::outbox::Mail;
use crate::{Error, Result};

/// What every mail of the school carries.
pub(super) struct Sender {
    pub from: Mailbox,
    pub school: String,
    /// The ENT's address, without a slash at the end.
    pub address: String,
}

impl Sender {
    /// The mail as it leaves. An address that cannot be is `Refused`.
    pub(super) fn compose(&self, mail: &Mail) -> Result<Message> {
        let to = mail.recipient.parse().map_err(|e| Error::refused(format!("l'adresse n'est pas valable ({e})")))?;
        Message::builder()
            .message_id(Some(format!("<{}@{}>", mail.message_id, self.from.email.domain())))
            .from(self.from.clone())
            .to(Mailbox::new(None, to))
            .subject(format!("[{}] {}", self.school, mail.subject))
            // Holiday answers are not for a machine.
            .raw_header(HeaderValue::new(HeaderName::new_from_ascii_str("Auto-Submitted"), "auto-generated".to_owned()))
            .header(ContentType::TEXT_PLAIN)
            .body(self.text(mail))
            .map_err(|e| Error::refused(format!("le message n'a pas pu être composé ({e})")))
    }

    fn text(&self, mail: &Mail) -> String {
        let hello = mail.given_name.as_ref().map_or("Bonjour,".to_owned(), |name| format!("Bonjour {name},"));
        let body: Vec<String> = mail.body.trim().lines().map(|line| self.full(line)).collect();
        let change = match mail.kind.as_str() {
            "letter" => String::new(),
            _ => format!(
                "\nPour recevoir ces messages à un autre rythme, ou plus du tout : {}/mon-profil/notifications",
                self.address
            ),
        };
        format!(
            "{hello}\n\n{}\n\n-- \n{}, espace numérique de travail\nCe message est envoyé automatiquement : une réponse ne serait pas lue.{change}\n",
            body.join("\n"),
            self.school
        )
    }

    /// A line that is a path of the ENT becomes a link.
    fn full(&self, line: &str) -> String {
        if line.starts_with('/') { format!("{}{line}", self.address) } else { line.to_owned() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sender() -> Sender {
        Sender {
            from: "École Jacques-Prévert <ent@exemple.fr>".parse().unwrap(),
            school: "École Jacques-Prévert".to_owned(),
            address: "https://ent.exemple.fr".to_owned(),
        }
    }

    fn mail(kind: &str) -> Mail {
        Mail {
            id: 1,
            message_id: "abc".to_owned(),
            recipient: "ana@exemple.fr".to_owned(),
            given_name: Some("Ana".to_owned()),
            kind: kind.to_owned(),
            subject: "Ce qui est nouveau".to_owned(),
            body: "La chorale chante vendredi.\n/actualites/1\n\n".to_owned(),
            tries: 1,
        }
    }

    #[test]
    fn a_mail_greets_links_and_says_how_to_change_it() {
        let text = sender().text(&mail("daily"));
        assert!(
            text.starts_with("Bonjour Ana,\n\nLa chorale chante vendredi.\nhttps://ent.exemple.fr/actualites/1\n\n-- \n"),
            "{text}"
        );
        assert!(text.contains("https://ent.exemple.fr/mon-profil/notifications"));
        assert!(!sender().text(&mail("letter")).contains("notifications"));
    }

    #[test]
    fn its_message_id_is_that_of_its_row() {
        let sent = String::from_utf8(sender().compose(&mail("now")).unwrap().formatted()).unwrap();
        assert!(sent.contains("Message-ID: <abc@exemple.fr>\r\n"), "{sent}");
        assert!(sent.contains("Auto-Submitted: auto-generated\r\n"));
        assert!(sender().compose(&Mail { recipient: "rien".to_owned(), ..mail("now") }).is_err());
    }
}
