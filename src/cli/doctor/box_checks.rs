//! The box around the file: disk, port, mail.

use std::{
    io::{Read, Write},
    net::{SocketAddr, TcpListener, TcpStream, ToSocketAddrs},
    path::Path,
    time::Duration,
};

use super::Check;
use crate::{config::Config, store};

const MEGABYTE: u64 = 1024 * 1024;
/// Below this much free space, in megabytes, uploads and backups soon fail.
const LEAST_MEGABYTES: u64 = 500;
const PATIENCE: Duration = Duration::from_secs(3);

pub(super) fn all(config: &Config) -> Vec<Check> {
    vec![disk(&config.database), port(config), mail(config)]
}

fn disk(database: &Path) -> Check {
    let folder = database.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let weight = std::fs::metadata(database).map_or(0, |m| m.len()) / MEGABYTE;
    // A backup needs room for a whole copy.
    let least = LEAST_MEGABYTES.max(2 * weight);
    match fs4::available_space(folder) {
        Ok(free) if free / MEGABYTE >= least => {
            Check::well("disque", format!("{} Mo libres, l'école en pèse {weight}", free / MEGABYTE))
        }
        Ok(free) => Check::wrong(
            "disque",
            format!("{} Mo libres seulement, il en faut {least}", free / MEGABYTE),
            "Libérez de la place : vieilles sauvegardes, autres fichiers. Sinon les envois et les sauvegardes échoueront.",
        ),
        Err(error) => Check::wrong("disque", format!("sa place libre est inconnue : {error}"), "Vérifiez que le dossier existe."),
    }
}

/// Free, or held by our own server.
fn port(config: &Config) -> Check {
    let listen = &config.listen;
    let running = store::Lock::take(&config.database).is_err();
    if running {
        return match answers(listen) {
            true => Check::well("serveur", format!("il tourne et répond sur {listen}")),
            false => Check::note(
                "serveur",
                format!("il tourne, mais pas sur {listen}"),
                "Normal s'il a été lancé avec --listen ; sinon relancez-le.",
            ),
        };
    }
    match TcpListener::bind(listen) {
        Ok(_) => Check::well("serveur", format!("arrêté ; {listen} est libre")),
        Err(error) => Check::wrong(
            "serveur",
            format!("{listen} ne peut pas être ouverte : {error}"),
            "Un autre programme occupe ce port, ou il est réservé : changez « listen » dans preau.toml.",
        ),
    }
}

/// Whether `/health` answers.
fn answers(listen: &str) -> bool {
    let Some(address) = listen.to_socket_addrs().ok().and_then(|mut all| all.next()) else { return false };
    let address = if address.ip().is_unspecified() { SocketAddr::new([127, 0, 0, 1].into(), address.port()) } else { address };
    let asked = || -> std::io::Result<bool> {
        let mut stream = TcpStream::connect_timeout(&address, PATIENCE)?;
        stream.set_read_timeout(Some(PATIENCE))?;
        stream.write_all(b"GET /health HTTP/1.0\r\nHost: localhost\r\n\r\n")?;
        let mut start = [0; 12];
        stream.read_exact(&mut start)?;
        Ok(start.ends_with(b"200"))
    };
    asked().unwrap_or(false)
}

fn mail(config: &Config) -> Check {
    let smtp = &config.smtp;
    if smtp.host.is_empty() {
        return Check::note(
            "courrier",
            "aucun serveur réglé : rien ne part par courriel",
            "Facultatif : [smtp] dans preau.toml.",
        );
    }
    if smtp.from.parse::<lettre::message::Mailbox>().is_err() {
        return Check::wrong(
            "courrier",
            format!("l'expéditeur « {} » n'est pas une adresse", smtp.from),
            "Écrivez smtp.from comme ceci : École Jacques-Prévert <ent@exemple.fr>.",
        );
    }
    let place = format!("{}:{}", smtp.host, smtp.port);
    let reached = place.to_socket_addrs().ok().and_then(|mut all| all.next()).map(|a| TcpStream::connect_timeout(&a, PATIENCE));
    match reached {
        Some(Ok(_)) => Check::well("courrier", format!("{place} répond")),
        Some(Err(error)) => {
            Check::wrong("courrier", format!("{place} ne répond pas : {error}"), "Vérifiez smtp.host, smtp.port et le réseau.")
        }
        None => Check::wrong("courrier", format!("{} est introuvable", smtp.host), "Vérifiez smtp.host et le réseau."),
    }
}
