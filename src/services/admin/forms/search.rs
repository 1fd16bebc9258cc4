use serde::{Deserialize, Serialize};

use crate::{
    access::Profile,
    people::roster::{Filter, Standing},
};

/// The search among persons, as it stands in the address.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct Search {
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(in crate::services::admin) q: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(in crate::services::admin) profil: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(in crate::services::admin) classe: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(in crate::services::admin) etat: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(in crate::services::admin) page: String,
}

impl Search {
    pub(in crate::services::admin) const PER_PAGE: u32 = 50;

    pub(in crate::services::admin) fn filter(&self) -> Filter {
        Filter {
            words: self.q.clone(),
            profile: Profile::from_key(&self.profil),
            class: self.classe.parse().ok(),
            standing: Standing::from_key(&self.etat),
        }
    }

    pub(in crate::services::admin) fn page(&self) -> u32 {
        self.page.parse().unwrap_or(1).clamp(1, 10_000)
    }

    pub(in crate::services::admin) fn offset(&self) -> i64 {
        i64::from((self.page() - 1) * Search::PER_PAGE)
    }

    pub(in crate::services::admin) fn address(&self, path: &str, page: u32) -> String {
        let page = if page > 1 { page.to_string() } else { String::new() };
        let query = serde_html_form::to_string(Search { page, ..self.clone() }).unwrap_or_default();
        if query.is_empty() { path.to_owned() } else { format!("{path}?{query}") }
    }

    pub(in crate::services::admin) fn is_empty(&self) -> bool {
        self.address("", 1).is_empty()
    }
}
