//! What a person shows of themselves in the directory, field by field, and to whom.

use rusqlite::{named_params, params};

use super::may::{self, OWN};
use crate::{
    Result,
    access::PersonId,
    store::{Reading, WriteTx},
};

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    Email,
    PhoneHome,
    PhoneWork,
    PhoneMobile,
    Address,
    BirthDate,
    Avatar,
}

impl Field {
    pub const ALL: [Field; 7] =
        [Field::Email, Field::PhoneMobile, Field::PhoneHome, Field::PhoneWork, Field::Address, Field::BirthDate, Field::Avatar];

    pub fn key(self) -> &'static str {
        match self {
            Field::Email => "email",
            Field::PhoneHome => "phone_home",
            Field::PhoneWork => "phone_work",
            Field::PhoneMobile => "phone_mobile",
            Field::Address => "address",
            Field::BirthDate => "birth_date",
            Field::Avatar => "avatar",
        }
    }

    pub fn from_key(key: &str) -> Option<Field> {
        Field::ALL.into_iter().find(|f| f.key() == key)
    }

    pub fn french(self) -> &'static str {
        match self {
            Field::Email => "Adresse e-mail",
            Field::PhoneHome => "Téléphone du domicile",
            Field::PhoneWork => "Téléphone professionnel",
            Field::PhoneMobile => "Téléphone portable",
            Field::Address => "Adresse postale",
            Field::BirthDate => "Date de naissance",
            Field::Avatar => "Photo",
        }
    }
}

/// To whom, from the fewest to the most.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Shown {
    Nobody,
    #[default]
    Staff,
    Class,
    School,
}

impl Shown {
    pub const ALL: [Shown; 4] = [Shown::Nobody, Shown::Staff, Shown::Class, Shown::School];

    pub fn key(self) -> &'static str {
        ["nobody", "staff", "class", "school"][self as usize]
    }

    pub fn from_key(key: &str) -> Option<Shown> {
        Shown::ALL.into_iter().find(|s| s.key() == key)
    }

    pub fn french(self) -> &'static str {
        ["Personne", "Les personnels de l'école", "Les personnes de ma classe ou de celle de mes enfants", "Toute l'école"]
            [self as usize]
    }
}

/// What a person shows, field by field (what they did not choose is shown to the staff): for themselves, a legal guardian,
/// the headteacher and the house; the defaults for the others.
pub fn of(db: &Reading<'_>, person: PersonId) -> Result<Vec<(Field, Shown)>> {
    let sql = format!("SELECT field, shown FROM person_share x WHERE x.person = :person AND {OWN}");
    let bound = named_params! {":person": person, ":me": db.me(), ":all": may::administer(db).is_ok()};
    let rows = db.all(&sql, bound, |r| Ok((r.get::<_, String>(0)?, r.get::<_, String>(1)?)))?;
    let chosen = |field: Field| rows.iter().find(|(f, _)| f == field.key()).and_then(|(_, s)| Shown::from_key(s));
    Ok(Field::ALL.into_iter().map(|field| (field, chosen(field).unwrap_or_default())).collect())
}

pub fn mine(db: &Reading<'_>) -> Result<Vec<(Field, Shown)>> {
    of(db, db.me())
}

/// Keeps what the viewer shows, for these fields.
pub fn set(tx: &WriteTx<'_>, shares: &[(Field, Shown)]) -> Result<()> {
    for (field, shown) in shares {
        tx.run(
            "INSERT INTO person_share (person, field, shown) VALUES (?1, ?2, ?3)
             ON CONFLICT (person, field) DO UPDATE SET shown = excluded.shown",
            params![tx.me(), field.key(), shown.key()],
        )?;
    }
    Ok(())
}
