//! The head of the school's printed pages, as the school stands now.

use super::School;
use crate::{Result, people::school, store::Reading};

/// Name, address and logo, for the top of each page.
pub fn letterhead(db: &Reading<'_>) -> Result<School> {
    let school = school::load(db)?;
    let town = [school.postcode.as_str(), school.city.as_str()].join(" ");
    let place = [school.street.trim(), town.trim()].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
    let logo = school.logo.map(|blob| db.blob_bytes(blob)).transpose()?;
    Ok(School { name: school.title().to_owned(), place, logo })
}
