use serde::Deserialize;

use crate::people::families::{Kind, Terms};

/// On which terms someone is a guardian.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct TermsForm {
    kind: String,
    legal_authority: String,
    may_collect: String,
    receives_mail: String,
    contact_order: String,
    pub(in crate::services::admin) seen: String,
}

impl TermsForm {
    pub(in crate::services::admin) fn terms(&self) -> Terms {
        Terms {
            kind: Kind::from_key(&self.kind).unwrap_or_default(),
            legal_authority: self.legal_authority == "1",
            may_collect: self.may_collect == "1",
            receives_mail: self.receives_mail == "1",
            contact_order: self.contact_order.trim().parse().unwrap_or(1).clamp(1, 20),
        }
    }
}
