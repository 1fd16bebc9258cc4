//! What was typed in the directory's search and in a group's form.

use serde::{Deserialize, Serialize};

use crate::{
    access::{PersonId, Profile},
    people::{directory::Filter, groups::Purpose},
    web::form::{Checker, Errors},
};

/// The search, as it stands in the address.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub(super) struct Search {
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) q: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) profil: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) classe: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) groupe: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) page: String,
}

/// Persons a page.
pub(super) const PER_PAGE: u32 = 50;

impl Search {
    /// What can't be read is left out of the search.
    pub(super) fn filter(&self) -> Filter {
        Filter {
            words: self.q.clone(),
            profile: Profile::from_key(&self.profil),
            class: self.classe.parse().ok(),
            group: self.groupe.parse().ok(),
        }
    }

    pub(super) fn page(&self) -> u32 {
        self.page.parse().unwrap_or(1).clamp(1, 10_000)
    }

    pub(super) fn offset(&self) -> i64 {
        i64::from((self.page() - 1) * PER_PAGE)
    }

    /// The same search at this address, from its first page.
    pub(super) fn at(&self, path: &str) -> String {
        self.address(path, 1)
    }

    pub(super) fn address(&self, path: &str, page: u32) -> String {
        let page = if page > 1 { page.to_string() } else { String::new() };
        let query = serde_html_form::to_string(Search { page, ..self.clone() }).unwrap_or_default();
        if query.is_empty() { path.to_owned() } else { format!("{path}?{query}") }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.at("").is_empty()
    }
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct GroupForm {
    pub(super) name: String,
    pub(super) purpose: String,
    pub(super) members: Vec<PersonId>,
    /// The members as the form showed them: what another added or took out meanwhile is not undone.
    pub(super) before: Vec<PersonId>,
}

pub(super) struct ValidGroup {
    pub(super) name: String,
    pub(super) purpose: Purpose,
    pub(super) members: Vec<PersonId>,
}

impl GroupForm {
    pub(super) fn check(&self) -> Result<ValidGroup, Errors> {
        let mut check = Checker::new();
        let name = check.line("name", &self.name, 2, 80);
        let purpose = check.choice("purpose", &self.purpose, Purpose::from_french).unwrap_or(Purpose::Other);
        if self.members.is_empty() {
            check.fail("members", "Choisissez au moins une personne.");
        }
        check.finish(ValidGroup { name, purpose, members: self.members.clone() })
    }

    /// The members to keep: as chosen here, and what another changed since the form was shown.
    pub(super) fn merged(&self, now: &[PersonId]) -> Vec<PersonId> {
        let kept = now.iter().filter(|id| !self.before.contains(id) || self.members.contains(id));
        let added = self.members.iter().filter(|id| !self.before.contains(id) && !now.contains(id));
        kept.chain(added).copied().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_who_change_a_group_at_once_both_have_their_way() {
        let form = GroupForm { members: vec![1, 3], before: vec![1, 2], ..GroupForm::default() };
        // Meanwhile another added 4.
        assert_eq!(form.merged(&[1, 2, 4]), [1, 4, 3]);
    }

    #[test]
    fn the_search_stands_in_the_address() {
        let search = Search { q: "Léa M".into(), profil: "pupil".into(), ..Search::default() };
        assert_eq!(search.address("/annuaire", 2), "/annuaire?q=L%C3%A9a+M&profil=pupil&page=2");
        assert_eq!(Search::default().at("/annuaire"), "/annuaire");
    }
}
