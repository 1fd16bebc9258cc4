//! What the school knows of a person: the columns that are typed or imported.

use rusqlite::{Row, ToSql, named_params, types::ToSqlOutput};

use crate::{
    Error, Result,
    access::PersonId,
    store::{Reading, WriteTx, fold},
};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sex {
    F,
    M,
}

impl Sex {
    pub fn key(self) -> &'static str {
        match self {
            Sex::F => "F",
            Sex::M => "M",
        }
    }

    /// Reads `F`, `M`, `H` (homme), `G` (garçon), and the codes 1 and 2.
    pub fn parse(text: &str) -> Option<Sex> {
        match fold(text).as_str() {
            "f" | "2" | "feminin" | "fille" => Some(Sex::F),
            "m" | "h" | "g" | "1" | "masculin" | "garcon" => Some(Sex::M),
            _ => None,
        }
    }
}

impl ToSql for Sex {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(self.key().into())
    }
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Address {
    pub street: Option<String>,
    pub postcode: Option<String>,
    pub city: Option<String>,
    pub country: Option<String>,
}

impl Address {
    pub fn is_empty(&self) -> bool {
        self == &Address::default()
    }

    /// On one line: `12 rue de l'Église, 01000 Bourg-en-Bresse`.
    pub fn line(&self) -> String {
        let town = [self.postcode.as_deref(), self.city.as_deref()].into_iter().flatten().collect::<Vec<_>>().join(" ");
        [self.street.as_deref().unwrap_or_default(), town.as_str()]
            .into_iter()
            .filter(|s| !s.is_empty())
            .collect::<Vec<_>>()
            .join(", ")
    }
}

/// Empty strings are stored as nothing; the caller need not care.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fields {
    pub civility: Option<String>,
    pub family_name: String,
    pub given_name: String,
    pub usual_name: Option<String>,
    /// ISO: `2018-09-07`
    pub birth_date: Option<String>,
    pub sex: Option<Sex>,
    pub ine: Option<String>,
    pub email: Option<String>,
    pub phone_home: Option<String>,
    pub phone_work: Option<String>,
    pub phone_mobile: Option<String>,
    pub home: Address,
    /// A pupil's second home, of separated parents.
    pub second_home: Address,
    /// Function of a member of staff.
    pub about: Option<String>,
}

impl Fields {
    pub(in crate::people) const COLUMNS: &str =
        "p.civility, p.family_name, p.given_name, p.usual_name, p.birth_date, p.sex, p.ine, p.email,
        p.phone_home, p.phone_work, p.phone_mobile, p.street, p.postcode, p.city, p.country,
        p.street2, p.postcode2, p.city2, p.country2, p.about";

    pub(in crate::people) fn from_row(r: &Row<'_>) -> rusqlite::Result<Fields> {
        Ok(Fields {
            civility: r.get("civility")?,
            family_name: r.get("family_name")?,
            given_name: r.get("given_name")?,
            usual_name: r.get("usual_name")?,
            birth_date: r.get("birth_date")?,
            sex: r.get::<_, Option<String>>("sex")?.as_deref().and_then(Sex::parse),
            ine: r.get("ine")?,
            email: r.get("email")?,
            phone_home: r.get("phone_home")?,
            phone_work: r.get("phone_work")?,
            phone_mobile: r.get("phone_mobile")?,
            home: Address {
                street: r.get("street")?,
                postcode: r.get("postcode")?,
                city: r.get("city")?,
                country: r.get("country")?,
            },
            second_home: Address {
                street: r.get("street2")?,
                postcode: r.get("postcode2")?,
                city: r.get("city2")?,
                country: r.get("country2")?,
            },
            about: r.get("about")?,
        })
    }

    /// Given name, then usual or family name.
    pub fn name(&self) -> String {
        let last = self.usual_name.as_deref().unwrap_or(&self.family_name);
        format!("{} {last}", self.given_name).trim().to_owned()
    }

    /// How persons are ordered and matched: family name, then given name, folded.
    pub fn sort_key(&self) -> String {
        fold(&format!("{} {}", self.family_name, self.given_name))
    }

    /// The name is there (an organisation that looks after a child has no given name), and nobody else has this INE.
    pub(super) fn check(&self, db: &Reading<'_>, id: PersonId) -> Result<()> {
        if self.family_name.trim().is_empty() {
            return Err(Error::refused("Indiquez le nom."));
        }
        let Some(ine) = &self.ine else { return Ok(()) };
        if db.exists("SELECT 1 FROM person WHERE ine = ?1 AND id <> ?2", rusqlite::params![ine, id])? {
            return Err(Error::refused(format!("L'INE {ine} est déjà celui d'un autre élève.")));
        }
        Ok(())
    }

    pub(super) fn store(&self, tx: &WriteTx<'_>, id: PersonId) -> Result<()> {
        let changed = tx.run(
            "UPDATE person SET civility = :civility, family_name = :family, given_name = :given, usual_name = :usual,
                    sort_key = :sort, birth_date = :birth, sex = :sex, ine = :ine, email = :email, phone_home = :phome,
                    phone_work = :pwork, phone_mobile = :pmobile, street = :street, postcode = :postcode, city = :city,
                    country = :country, street2 = :street2, postcode2 = :postcode2, city2 = :city2, country2 = :country2,
                    about = :about
             WHERE id = :id",
            named_params! {
                ":id": id, ":civility": some(&self.civility), ":family": self.family_name.trim(),
                ":given": self.given_name.trim(), ":usual": some(&self.usual_name), ":sort": self.sort_key(),
                ":birth": some(&self.birth_date), ":sex": self.sex, ":ine": some(&self.ine), ":email": some(&self.email),
                ":phome": some(&self.phone_home), ":pwork": some(&self.phone_work), ":pmobile": some(&self.phone_mobile),
                ":street": some(&self.home.street), ":postcode": some(&self.home.postcode), ":city": some(&self.home.city),
                ":country": some(&self.home.country), ":street2": some(&self.second_home.street),
                ":postcode2": some(&self.second_home.postcode), ":city2": some(&self.second_home.city),
                ":country2": some(&self.second_home.country), ":about": some(&self.about),
            },
        )?;
        if changed == 0 { Err(Error::NotFound) } else { Ok(()) }
    }
}

fn some(text: &Option<String>) -> Option<&str> {
    text.as_deref().map(str::trim).filter(|t| !t.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_usual_name_is_shown_and_the_family_name_orders() {
        let fields = Fields {
            family_name: "ŒUVRARD".into(),
            given_name: "Éva".into(),
            usual_name: Some("PETIT".into()),
            ..Fields::default()
        };
        assert_eq!(fields.name(), "Éva PETIT");
        assert_eq!(fields.sort_key(), "oeuvrard eva");
    }

    #[test]
    fn an_address_fits_on_a_line() {
        let address = Address { street: Some("1 rue X".into()), city: Some("Bourg".into()), ..Address::default() };
        assert_eq!(address.line(), "1 rue X, Bourg");
        assert_eq!(Address::default().line(), "");
    }
}
