//! The configuration: defaults, then `preau.toml`, then `PREAU_*`, then the command line. Every key stands in
//! config.example.toml with its default (a test compares them).

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::{Error, Result};

#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct Config {
    /// The school's file.
    pub database: PathBuf,
    /// Address and port the server listens on. Port 0 takes a free one.
    pub listen: String,
    /// The address people type, as printed on activation sheets and in e-mails. Empty: found by itself.
    pub address: String,
    /// The server stands behind a proxy of ours, whose `X-Forwarded-For` and `X-Forwarded-Host` are true.
    pub proxy: bool,
    /// Threads that answer requests. 0: one per processor core.
    pub workers: usize,
    /// Cost of bcrypt: each step doubles the time of a login.
    pub bcrypt_cost: u32,
    /// The largest file a person can add to a publication, in megabytes.
    pub upload_megabytes: u64,
    /// Lines of the log: `error`, `warn`, `info`, `debug`.
    pub log: String,
    /// `human` or `json`.
    pub log_format: String,
    pub smtp: Smtp,
}

/// The school's outgoing mail server. Without a host, nothing leaves by e-mail.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct Smtp {
    pub host: String,
    pub port: u16,
    /// `tls` (from the first byte), `starttls`, or `none` (a server on this box).
    pub security: String,
    pub user: String,
    pub password: String,
    /// The sender, as in `École Jacques-Prévert <ent@exemple.fr>`.
    pub from: String,
}

impl Default for Config {
    fn default() -> Self {
        Config {
            database: "preau.db".into(),
            listen: "0.0.0.0:8080".into(),
            address: String::new(),
            proxy: false,
            workers: 0,
            bcrypt_cost: 11,
            upload_megabytes: 50,
            log: "info".into(),
            log_format: "human".into(),
            smtp: Smtp::default(),
        }
    }
}

impl Default for Smtp {
    fn default() -> Self {
        Smtp {
            host: String::new(),
            port: 465,
            security: "tls".into(),
            user: String::new(),
            password: String::new(),
            from: String::new(),
        }
    }
}

impl Config {
    /// Reads `file` (or `preau.toml` where it exists) and the environment.
    pub fn load(file: Option<&Path>, env: impl Iterator<Item = (String, String)>) -> Result<Config> {
        let path = file.unwrap_or(Path::new("preau.toml"));
        let mut table = match std::fs::read_to_string(path) {
            Ok(text) => text.parse::<toml::Table>().map_err(|e| unreadable(path, &e.to_string()))?,
            Err(_) if file.is_none() => toml::Table::new(),
            Err(error) => return Err(Error::refused(format!("{} ne peut pas être lu : {error}.", path.display()))),
        };
        for (name, value) in env {
            if let Some(key) = name.strip_prefix("PREAU_") {
                set(&mut table, &key.to_lowercase(), &value);
            }
        }
        table.try_into().map_err(|e: toml::de::Error| unreadable(path, e.message()))
    }

    /// The largest upload, in bytes.
    pub fn upload_bytes(&self) -> u64 {
        self.upload_megabytes * 1024 * 1024
    }
}

/// `PREAU_SMTP_HOST` is `smtp.host`; `PREAU_DB` is the short name of `database`. Unknown names are other programs' business.
fn set(table: &mut toml::Table, key: &str, value: &str) {
    let key = if key == "db" { "database" } else { key };
    let defaults = toml::Table::try_from(Config::default()).unwrap_or_default();
    let (table, defaults, key) = match key.strip_prefix("smtp_") {
        Some(inner) => {
            let smtp = table.entry("smtp").or_insert_with(|| toml::Table::new().into());
            match (smtp.as_table_mut(), defaults.get("smtp").and_then(|t| t.as_table().cloned())) {
                (Some(smtp), Some(defaults)) => (smtp, defaults, inner),
                _ => return,
            }
        }
        None => (table, defaults, key),
    };
    let parsed = match defaults.get(key) {
        Some(toml::Value::Boolean(_)) => value.parse().map(toml::Value::Boolean).unwrap_or_else(|_| value.into()),
        Some(toml::Value::Integer(_)) => value.parse().map(toml::Value::Integer).unwrap_or_else(|_| value.into()),
        Some(toml::Value::String(_)) => value.into(),
        _ => return,
    };
    table.insert(key.to_owned(), parsed);
}

fn unreadable(path: &Path, cause: &str) -> Error {
    Error::refused(format!(
        "La configuration ({} et variables PREAU_*) ne peut pas être lue : {cause}. Comparez avec config.example.toml.",
        path.display()
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_environment_overrides_the_file() {
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join("preau.toml");
        std::fs::write(&file, "listen = '127.0.0.1:1'\nworkers = 3\n[smtp]\nport = 25\n").unwrap();
        let env =
            [("PREAU_LISTEN", "127.0.0.1:2"), ("PREAU_SMTP_HOST", "relais"), ("PREAU_ASSETS_DIST", "/x"), ("PREAU_DB", "e.db")];
        let config = Config::load(Some(&file), env.map(|(k, v)| (k.into(), v.into())).into_iter()).unwrap();
        assert_eq!((config.listen.as_str(), config.workers), ("127.0.0.1:2", 3));
        assert_eq!((config.smtp.host.as_str(), config.smtp.port), ("relais", 25));
        assert_eq!(config.database, Path::new("e.db"));
    }

    #[test]
    fn a_misspelt_key_is_refused_with_its_name() {
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join("preau.toml");
        std::fs::write(&file, "lissten = 'x'\n").unwrap();
        let error = Config::load(Some(&file), std::iter::empty()).unwrap_err().to_string();
        assert!(error.contains("lissten"), "{error}");
    }

    #[test]
    fn the_example_names_every_key_with_its_default() {
        let example: Config = toml::from_str(include_str!("../config.example.toml")).unwrap();
        let (example, defaults) = (toml::Table::try_from(example).unwrap(), toml::Table::try_from(Config::default()).unwrap());
        assert_eq!(example, defaults);
        let text = include_str!("../config.example.toml");
        let named = |key: &str| text.lines().any(|l| l.starts_with(&format!("{key} = ")));
        for (key, value) in &defaults {
            match value.as_table() {
                Some(inner) => inner.keys().for_each(|k| assert!(named(k), "{key}.{k}")),
                None => assert!(named(key), "{key}"),
            }
        }
    }
}
