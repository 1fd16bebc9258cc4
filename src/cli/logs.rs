//! What the program says of itself while it runs: to standard error, for people or, with `log_format = "json"`, for machines.
//! Never a name, a mark or a message: paths and causes only.

use tracing_subscriber::EnvFilter;

use crate::{Error, Result, config::Config};

/// Starts the log as the configuration says. The web server's own words come from `warn` up.
pub(super) fn start(config: &Config) -> Result<()> {
    let wrong = |key: &str, value: &str, wanted: &str| Error::refused(format!("{key} = « {value} » : écrivez {wanted}."));
    let filter = format!("warn,preau={}", config.log);
    let filter = EnvFilter::try_new(filter).map_err(|_| wrong("log", &config.log, "error, warn, info ou debug"))?;
    let log = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    let started = match config.log_format.as_str() {
        "human" => log.try_init(),
        "json" => log.json().try_init(),
        other => return Err(wrong("log_format", other, "human ou json")),
    };
    started.map_err(|e| Error::internal(e.to_string()))
}
