//! `preau serve`: the server, until it is told to stop.

use std::{
    io::{ErrorKind, IsTerminal},
    net::TcpListener,
};

use actix_web::web::Data;
use qrcode::render::unicode::Dense1x2;
use tokio::signal::unix::{SignalKind, signal};

use super::{logs, open};
use crate::{
    Error, Result,
    config::Config,
    notify::Mailer,
    services::{self, night},
    store, web,
};

#[derive(clap::Args)]
pub(super) struct Serve {
    /// Adresse et port d'écoute (port 0 : un port libre)
    #[arg(long, value_name = "ADRESSE:PORT")]
    listen: Option<String>,
}

impl Serve {
    pub(super) fn run(self, mut config: Config) -> Result<()> {
        if let Some(listen) = self.listen {
            config.listen = listen;
        }
        logs::start(&config)?;
        let _lock = store::Lock::take(&config.database).map_err(|error| open::readable(&config.database, error))?;
        let mailer = Mailer::new(&config.smtp)?;
        let store = open::store(&config)?;
        let key = services::setup::ensure_key(&store)?;
        let listener = listen(&config.listen)?;
        let bound = listener.local_addr()?;
        let app = Data::new(web::App::new(store, config, services::ALL, bound));
        announce(&app.address(), key.as_deref());
        answer(app, listener, mailer)
    }
}

pub(super) fn listen(address: &str) -> Result<TcpListener> {
    TcpListener::bind(address).map_err(|error| {
        let why = match error.kind() {
            ErrorKind::AddrInUse => "un autre programme l'occupe".to_owned(),
            ErrorKind::PermissionDenied => "les ports sous 1024 sont réservés au système".to_owned(),
            ErrorKind::AddrNotAvailable => "cette machine n'a pas cette adresse".to_owned(),
            ErrorKind::InvalidInput => "elle s'écrit comme 0.0.0.0:8080".to_owned(),
            _ => error.to_string(),
        };
        Error::refused(format!("L'adresse {address} ne peut pas être ouverte : {why}. Choisissez-en une autre avec --listen."))
    })
}

/// Answers until it is told to stop.
pub(super) fn answer(app: Data<web::App>, listener: TcpListener, mailer: Option<Mailer>) -> Result<()> {
    actix_web::rt::System::new().block_on(async {
        let running = web::serve(app.clone(), listener)?;
        tracing::info!(address = %running.address, "answering");
        actix_web::rt::spawn(night::run(app.clone()));
        if let Some(mailer) = mailer {
            actix_web::rt::spawn(mailer.run(app.clone()));
        }
        let (handle, live) = (running.handle.clone(), app.live.clone());
        actix_web::rt::spawn(async move {
            told_to_stop().await;
            tracing::info!("told to stop");
            // Pages that listen would keep the server waiting for them.
            let _ = live.send(store::STOPPING);
            handle.stop(true).await;
        });
        running.done.await.map_err(Error::from)
    })
}

/// Ctrl-C at a terminal, or the word of the system that started it.
async fn told_to_stop() {
    let Ok(mut terminate) = signal(SignalKind::terminate()) else { return drop(tokio::signal::ctrl_c().await) };
    tokio::select! {
        _ = tokio::signal::ctrl_c() => {}
        _ = terminate.recv() => {}
    }
}

#[expect(clippy::print_stdout, reason = "the address and the key are what the operator waits for")]
fn announce(address: &str, key: Option<&str>) {
    println!("Préau est ouvert : {address}");
    let Some(key) = key else { return };
    let link = format!("{address}/installation?cle={key}");
    println!();
    println!("Première installation. Ouvrez cette adresse dans un navigateur pour préparer l'école :");
    println!();
    println!("    {link}");
    println!();
    println!("La clé d'installation, si elle vous est demandée : {key}");
    println!("Elle sert une seule fois, jusqu'à l'ouverture de l'école. Arrêter et relancer le programme affiche la même.");
    if std::io::stdout().is_terminal() {
        println!();
        println!("Ou photographiez ce code avec une tablette reliée au même réseau :");
        println!("{}", qr(&link));
    }
}

/// The link as a QR code of half blocks; nothing when it does not fit.
fn qr(link: &str) -> String {
    qrcode::QrCode::new(link)
        .map(|code| {
            // Light on dark, as terminals are: the inverse is what cameras expect on a dark ground.
            code.render::<Dense1x2>().dark_color(Dense1x2::Light).light_color(Dense1x2::Dark).build()
        })
        .unwrap_or_default()
}
