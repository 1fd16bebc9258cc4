use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::super::store::journal::Filter;
use crate::{clock::zone, web::form::Checker};

/// The search in the journal, as it stands in the address.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct Search {
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(in crate::services::admin) q: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(in crate::services::admin) service: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(in crate::services::admin) acte: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(in crate::services::admin) du: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(in crate::services::admin) au: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(in crate::services::admin) avant: String,
}

impl Search {
    /// What can't be read is left out of the search.
    pub(in crate::services::admin) fn filter(&self) -> Filter {
        let given = |text: &str| Some(text.to_owned()).filter(|t| !t.is_empty());
        let day = |typed: &str| Checker::new().day("day", typed);
        let start = |day: Date| day.to_zoned_datetime(zone()).ok().map(|z| z.timestamp().as_second());
        Filter {
            words: self.q.clone(),
            service: given(&self.service),
            verb: given(&self.acte),
            from: day(&self.du).and_then(start),
            until: day(&self.au).and_then(|last| last.tomorrow().ok()).and_then(start),
            before: self.avant.parse().ok(),
        }
    }

    /// The same search at this address, before an act.
    pub(in crate::services::admin) fn address(&self, path: &str, before: Option<i64>) -> String {
        let avant = before.map(|id| id.to_string()).unwrap_or_default();
        let query = serde_html_form::to_string(Search { avant, ..self.clone() }).unwrap_or_default();
        if query.is_empty() { path.to_owned() } else { format!("{path}?{query}") }
    }

    pub(in crate::services::admin) fn is_empty(&self) -> bool {
        self.address("", None).is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_day_is_searched_to_its_end() {
        let search = Search { du: "24/11/2026".into(), au: "2026-11-24".into(), ..Search::default() };
        let filter = search.filter();
        assert_eq!(filter.until.unwrap() - filter.from.unwrap(), 24 * 3600);
    }
}
