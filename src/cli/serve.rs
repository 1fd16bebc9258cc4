//! `preau serve`: the server, until it is told to stop.

use std::net::TcpListener;

use actix_web::web::Data;

use crate::{Error, Result, clock::Clock, config::Config, services, store, store::Store, web};

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
        let _lock = store::Lock::take(&config.database)?;
        let store = Store::open(&config.database, Clock::real())?;
        let listener = TcpListener::bind(&config.listen).map_err(|e| {
            Error::refused(format!(
                "L'adresse {} ne peut pas être ouverte : {e}. Choisissez-en une autre avec --listen.",
                config.listen
            ))
        })?;
        let bound = listener.local_addr()?;
        let app = Data::new(web::App::new(store, config, services::ALL, bound));
        announce(&app.address());
        actix_web::rt::System::new().block_on(async {
            let running = web::serve(app, listener)?;
            let handle = running.handle.clone();
            actix_web::rt::spawn(async move {
                let _ = tokio::signal::ctrl_c().await;
                handle.stop(true).await;
            });
            running.done.await.map_err(Error::from)
        })
    }
}

#[expect(clippy::print_stdout, reason = "the address is what the operator waits for")]
fn announce(address: &str) {
    println!("Préau est ouvert : {address}");
}
