//! What commands print. A reader that stops early (`| head`) is nobody's error.

use std::{fmt::Display, io::Write};

use serde::Serialize;

use crate::{Error, Result};

/// A line for the operator.
pub(super) fn say(line: impl Display) {
    let _ = writeln!(std::io::stdout(), "{line}");
}

/// A line beside the result, so that `--json` stays clean.
pub(super) fn note(line: impl Display) {
    let _ = writeln!(std::io::stderr(), "{line}");
}

/// The result for a script.
pub(super) fn json(value: &impl Serialize) -> Result<()> {
    say(serde_json::to_string_pretty(value).map_err(Error::internal)?);
    Ok(())
}

pub(super) fn complain(error: &Error) {
    note(format!("preau : {error}"));
    if let Error::Internal(cause) = error {
        note(format!("  cause : {cause}"));
    }
}
