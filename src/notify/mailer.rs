//! Sends what waits in the outbox, one mail after the other, by the school's own mail server.

use std::time::Duration;

use actix_web::web::Data;
use lettre::{
    AsyncSmtpTransport, AsyncTransport, Tokio1Executor, message::Mailbox, transport::smtp,
    transport::smtp::authentication::Credentials,
};

use super::{
    letter::Sender,
    outbox::{self, Mail},
};
use crate::{
    Error, Result,
    access::{Act, Viewer},
    config::Smtp,
    people::school,
    store::WriteTx,
    web::App,
};

const JOB: &str = "mailer";
/// How often the outbox is looked at.
const PAUSE: Duration = Duration::from_secs(15);

pub struct Mailer {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
}

/// How sending one mail ended.
enum Outcome {
    Sent,
    /// The server does not want this mail, now or ever.
    Unwanted {
        cause: String,
        is_final: bool,
    },
    /// No server, or it does not let us in: the others would fare no better.
    Unreachable {
        cause: String,
    },
}

impl Mailer {
    /// `None` without a server's name: nothing leaves by e-mail. A setting that cannot be is `Refused`.
    pub fn new(config: &Smtp) -> Result<Option<Mailer>> {
        if config.host.is_empty() {
            return Ok(None);
        }
        let from = if config.from.is_empty() { &config.user } else { &config.from };
        let from = from.parse().map_err(|_| unusable("from", "écrivez-y « École <ent@exemple.fr> »"))?;
        let named = |_| unusable("host", "ce nom de serveur n'est pas valable");
        let builder = match config.security.as_str() {
            "tls" => AsyncSmtpTransport::<Tokio1Executor>::relay(&config.host).map_err(named)?,
            "starttls" => AsyncSmtpTransport::<Tokio1Executor>::starttls_relay(&config.host).map_err(named)?,
            "none" => AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous(&config.host),
            _ => return Err(unusable("security", "choisissez tls, starttls ou none")),
        };
        let builder = builder.port(config.port).timeout(Some(Duration::from_secs(60)));
        let builder = match config.user.as_str() {
            "" => builder,
            user => builder.credentials(Credentials::new(user.to_owned(), config.password.clone())),
        };
        Ok(Some(Mailer { transport: builder.build(), from }))
    }

    /// Sends for as long as the server runs.
    pub async fn run(self, app: Data<App>) {
        if let Err(error) = self.recover(&app).await {
            tracing::error!("the outbox could not be looked through: {error:?}");
        }
        loop {
            if let Err(error) = self.drain(&app).await {
                tracing::error!("the outbox could not be emptied: {error:?}");
            }
            actix_web::rt::time::sleep(PAUSE).await;
        }
    }

    /// What was leaving when the server stopped is sent once more.
    pub async fn recover(&self, app: &App) -> Result<()> {
        write(app, outbox::recover).await
    }

    /// Sends all that is due now; gives how many left. When the mail server does not answer, the rest waits.
    pub async fn drain(&self, app: &App) -> Result<u32> {
        let school = app.store.read(&Viewer::Job(JOB), school::load).await?;
        let sender = Sender { from: self.from.clone(), school: school.title().to_owned(), address: app.address() };
        let mut sent = 0;
        while let Some(mail) = write(app, outbox::claim).await? {
            match self.send(&sender, &mail).await {
                Outcome::Sent => {
                    write(app, move |tx| outbox::sent(tx, mail.id)).await?;
                    sent += 1;
                }
                Outcome::Unwanted { cause, is_final } => {
                    tracing::warn!(mail = mail.id, is_final, "a mail was refused: {cause}");
                    write(app, move |tx| outbox::failed(tx, &mail, &cause, is_final)).await?;
                }
                Outcome::Unreachable { cause } => {
                    tracing::warn!("the mail server could not be used: {cause}");
                    write(app, move |tx| outbox::failed(tx, &mail, &cause, false)).await?;
                    break;
                }
            }
        }
        Ok(sent)
    }

    async fn send(&self, sender: &Sender, mail: &Mail) -> Outcome {
        let message = match sender.compose(mail) {
            Ok(message) => message,
            Err(error) => return Outcome::Unwanted { cause: error.to_string(), is_final: true },
        };
        match self.transport.send(message).await {
            Ok(_) => Outcome::Sent,
            Err(error) => outcome(&error),
        }
    }
}

fn outcome(error: &smtp::Error) -> Outcome {
    let cause = error.to_string();
    // 421: the server closes; 530 to 538: it does not know us. Neither is about this mail.
    let code = error.status().map(|code| code.to_string());
    match code.as_deref() {
        None | Some("421" | "454" | "530" | "534" | "535" | "538") => Outcome::Unreachable { cause },
        Some(_) => Outcome::Unwanted { cause, is_final: error.is_permanent() },
    }
}

/// The acts that wrote the mails are in the journal; that one left is a mark.
async fn write<T, F>(app: &App, job: F) -> Result<T>
where
    T: Send + 'static,
    F: FnOnce(&WriteTx<'_>) -> Result<T> + Send + 'static,
{
    app.store.write(Act::by_job(JOB, "feed").verb("mail").mark(), job).await
}

fn unusable(key: &str, advice: &str) -> Error {
    Error::refused(format!("Le réglage smtp.{key} ne convient pas : {advice}. Comparez avec config.example.toml."))
}
