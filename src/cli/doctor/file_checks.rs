//! The school's file: sound, whole, proven, saved.

use std::{path::Path, time::SystemTime};

use super::Check;
use crate::{
    Result,
    cli::{backup, open::School},
    config::Config,
    people::school,
    store::{
        health,
        journal::{self, Proof},
        latest_schema,
    },
};

const DAY: i64 = 24 * 3600;
/// A backup is due each night; after this many days without one, something is wrong.
const BACKUP_DAYS: i64 = 8;
const BLOBS: u32 = 200;

pub(super) fn all(school: &School, config: &Config) -> Vec<Check> {
    let checks = [
        ("base", integrity(school)),
        ("références", references(school)),
        ("schéma", schema(school)),
        ("journal", journal(school)),
        ("documents", blobs(school)),
        ("horloge", clock(school)),
        ("sauvegarde", saved(school, config)),
        ("école", opened(school)),
    ];
    let failed = |name, error: crate::Error| {
        Check::wrong(name, format!("la vérification a échoué : {error:?}"), "Restaurez une sauvegarde.")
    };
    checks.into_iter().map(|(name, check)| check.unwrap_or_else(|error| failed(name, error))).collect()
}

fn integrity(school: &School) -> Result<Check> {
    let problems = school.read(health::integrity)?;
    Ok(match problems.first() {
        None => Check::well("base", "le fichier est sain"),
        Some(first) => Check::wrong(
            "base",
            format!("le fichier est abîmé ({first})"),
            "Arrêtez le serveur, mettez ce fichier de côté et restaurez la dernière sauvegarde.",
        ),
    })
}

fn references(school: &School) -> Result<Check> {
    let tables = school.read(health::dangling)?;
    Ok(match tables.is_empty() {
        true => Check::well("références", "tout ce qui est cité existe"),
        false => Check::wrong(
            "références",
            format!("des lignes citent ce qui n'existe plus ({})", tables.join(", ")),
            "Le fichier a été modifié hors de Préau : restaurez la dernière sauvegarde.",
        ),
    })
}

fn schema(school: &School) -> Result<Check> {
    let version = school.read(health::schema)?;
    Ok(match version == latest_schema() {
        true => Check::well("schéma", format!("version {version}, celle de ce programme")),
        false => Check::wrong(
            "schéma",
            format!("version {version}, ce programme connaît {}", latest_schema()),
            "Installez la dernière version de Préau.",
        ),
    })
}

fn journal(school: &School) -> Result<Check> {
    Ok(match school.read(journal::verify)? {
        Proof::Whole(acts) => Check::well("journal", format!("{}, intact", crate::cli::journal::number(acts))),
        Proof::Broken { id } => Check::wrong(
            "journal",
            format!("il n'est plus intact à partir de l'acte {id}"),
            "Quelqu'un a modifié le fichier hors de Préau : gardez-le de côté et comparez avec une sauvegarde.",
        ),
    })
}

fn blobs(school: &School) -> Result<Check> {
    let (looked, damaged) = school.read(|db| health::blobs(db, BLOBS))?;
    Ok(match damaged.is_empty() {
        true if looked == 0 => Check::well("documents", "aucun pour l'instant"),
        true => Check::well("documents", format!("{looked} relus, intacts")),
        false => Check::wrong(
            "documents",
            format!("{} documents abîmés sur {looked} relus", damaged.len()),
            "Le disque faiblit peut-être : sauvegardez tout de suite ailleurs, puis restaurez ces documents.",
        ),
    })
}

/// A box without a battery starts in 1970: every date it writes would be wrong.
fn clock(school: &School) -> Result<Check> {
    let now = school.store.clock().now();
    let last = school.read(health::acts)?.map_or(0, |(_, last)| last);
    let shown = crate::clock::zoned(now).strftime("%d/%m/%Y %H:%M").to_string();
    Ok(match now + 300 < last || crate::clock::day_of(now).year() < 2025 {
        false => Check::well("horloge", shown),
        true => Check::wrong(
            "horloge",
            format!("elle retarde : {shown}"),
            "Mettez la boîte à l'heure (timedatectl set-ntp true), puis relancez le serveur.",
        ),
    })
}

fn saved(school: &School, config: &Config) -> Result<Check> {
    let folder = backup::folder_of(&config.database);
    let now = school.store.clock().now();
    let age = newest(&folder).map(|at| (now - at) / DAY);
    let first = school.read(health::acts)?.map_or(now, |(first, _)| first);
    let mend = "Lancez « preau backup », et programmez-la chaque nuit.";
    Ok(match age {
        Some(days) if days < BACKUP_DAYS => Check::well(
            "sauvegarde",
            match days {
                0 => "faite aujourd'hui".to_owned(),
                1 => "faite hier".to_owned(),
                days => format!("faite il y a {days} jours"),
            },
        ),
        Some(days) => Check::wrong("sauvegarde", format!("la dernière a {days} jours"), mend),
        None if now - first < BACKUP_DAYS * DAY => Check::note("sauvegarde", "aucune pour l'instant", mend),
        None => Check::wrong("sauvegarde", format!("aucune dans {}", folder.display()), mend),
    })
}

/// When the latest copy was written, in seconds since 1970.
fn newest(folder: &Path) -> Option<i64> {
    let copies = std::fs::read_dir(folder).ok()?.flatten().filter(|e| e.path().extension().is_some_and(|x| x == "db"));
    let written = |e: std::fs::DirEntry| e.metadata().ok()?.modified().ok()?.duration_since(SystemTime::UNIX_EPOCH).ok();
    copies.filter_map(written).max().and_then(|d| i64::try_from(d.as_secs()).ok())
}

fn opened(school: &School) -> Result<Check> {
    let school = school.read(school::load)?;
    Ok(match school.open {
        true => Check::well("école", school.title().to_owned()),
        false => Check::note("école", "pas encore installée", "Lancez « preau serve » et ouvrez l'adresse qu'il affiche."),
    })
}
