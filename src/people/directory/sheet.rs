//! One person's page in the directory.

use rusqlite::{Row, named_params};

use super::{Entry, MINE, VISIBLE, directs, sees_all, shows};
use crate::{
    Result,
    access::PersonId,
    people::{person::Address, shares::Field},
    store::{BlobId, Reading},
};

#[derive(Clone, Debug)]
pub struct Sheet {
    pub entry: Entry,
    /// What they show to the viewer: the field and what it says.
    pub shown: Vec<(Field, String)>,
}

impl Sheet {
    /// Binds what `Entry::columns` binds.
    pub(super) fn columns() -> String {
        let field = |name: &str, column: &str| format!("CASE WHEN {} THEN {column} END AS {name}", shows(name));
        [
            Entry::columns(),
            field("email", "p.email"),
            field("phone_mobile", "p.phone_mobile"),
            field("phone_home", "p.phone_home"),
            field("phone_work", "p.phone_work"),
            field("birth_date", "p.birth_date"),
            format!("{} AS address, p.street, p.postcode, p.city, p.country", shows("address")),
        ]
        .join(", ")
    }

    pub(super) fn from_row(r: &Row<'_>) -> rusqlite::Result<Sheet> {
        Ok(Sheet { entry: Entry::from_row(r)?, shown: shown(r)? })
    }

    /// What they show of one field.
    pub fn field(&self, field: Field) -> Option<&str> {
        self.shown.iter().find(|(f, _)| *f == field).map(|(_, value)| value.as_str())
    }
}

/// A person of the viewer's directory; `NotFound` for all others. Those who left stay visible to the staff.
pub fn find(db: &Reading<'_>, id: PersonId) -> Result<Sheet> {
    let sql = format!(
        "{MINE} SELECT {} FROM person p WHERE p.id = :id AND (p.left_at IS NULL OR :all) AND {VISIBLE}",
        Sheet::columns()
    );
    db.one(
        &sql,
        named_params! {
            ":id": id, ":me": db.me(), ":all": sees_all(db), ":director": directs(db), ":today": db.today().to_string(),
        },
        Sheet::from_row,
    )
}

fn shown(r: &Row<'_>) -> rusqlite::Result<Vec<(Field, String)>> {
    let mut shown = Vec::new();
    for field in [Field::Email, Field::PhoneMobile, Field::PhoneHome, Field::PhoneWork, Field::BirthDate] {
        let value: Option<String> = r.get(field.key())?;
        shown.extend(value.map(|value| (field, value)));
    }
    if r.get("address")? {
        let address =
            Address { street: r.get("street")?, postcode: r.get("postcode")?, city: r.get("city")?, country: r.get("country")? };
        shown.extend(Some(address.line()).filter(|line| !line.is_empty()).map(|line| (Field::Address, line)));
    }
    Ok(shown)
}

/// A person's photo, when they show it to the viewer; else `NotFound`.
pub fn photo(db: &Reading<'_>, id: PersonId) -> Result<BlobId> {
    let sql = format!(
        "{MINE} SELECT p.avatar FROM person p WHERE p.id = :id AND p.avatar IS NOT NULL AND {VISIBLE} AND {}",
        shows("avatar")
    );
    db.one(&sql, named_params! {":id": id, ":me": db.me(), ":all": sees_all(db), ":director": directs(db)}, |r| r.get(0))
}
