//! The files of assets/demo, as they are written.

use serde::{Deserialize, de::DeserializeOwned};

use crate::{
    Error, Result,
    people::person::{Address, Fields, Sex},
    texts,
};

use super::calendar::Calendar;

pub(super) struct Data {
    pub school: School,
    pub classes: Vec<Class>,
    pub teaching: Vec<Teaching>,
    pub adults: Vec<Person>,
    pub guardians: Vec<Person>,
    pub pupils: Vec<Person>,
    pub guardianships: Vec<Guardianship>,
    pub groups: Vec<Group>,
    pub news: Vec<News>,
}

#[derive(Deserialize)]
pub(super) struct School {
    pub name: String,
    pub uai: String,
    pub street: String,
    pub postcode: String,
    pub city: String,
    pub phone: String,
    pub email: String,
    pub zone: String,
    pub director: String,
    pub welcome: String,
    pub school_year: String,
}

#[derive(Deserialize)]
pub(super) struct Class {
    pub key: String,
    pub name: String,
    pub levels: String,
}

#[derive(Deserialize)]
pub(super) struct Teaching {
    pub class: String,
    pub teacher: String,
    pub kind: String,
}

/// A row of adults.csv, guardians.csv or pupils.csv: a column that its file does not have is empty.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Person {
    pub key: String,
    pub civility: String,
    pub family_name: String,
    pub given_name: String,
    pub usual_name: String,
    pub profiles: String,
    pub function: String,
    pub email: String,
    pub phone_home: String,
    pub phone_work: String,
    pub phone_mobile: String,
    pub birth_date: String,
    pub sex: String,
    pub ine: String,
    pub class: String,
    pub level: String,
    pub street: String,
    pub postcode: String,
    pub city: String,
    pub street2: String,
    pub postcode2: String,
    pub city2: String,
}

#[derive(Deserialize)]
pub(super) struct Guardianship {
    pub guardian: String,
    pub pupil: String,
    pub kind: String,
    pub legal_authority: u8,
    pub may_collect: u8,
    pub receives_mail: u8,
    pub contact_order: u32,
}

#[derive(Deserialize)]
pub(super) struct Group {
    pub key: String,
    pub name: String,
    pub purpose: String,
    pub owner: String,
    pub members: Vec<String>,
}

#[derive(Clone, Copy, Default, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
pub(super) enum State {
    #[default]
    Published,
    Draft,
    Pending,
    Refused,
    Scheduled,
}

#[derive(Deserialize)]
pub(super) struct News {
    pub title: String,
    #[serde(default)]
    pub summary: String,
    pub theme: String,
    pub author: String,
    pub audience: Vec<String>,
    pub days_ago: i64,
    pub at: String,
    #[serde(default)]
    pub state: State,
    #[serde(default)]
    pub reason: String,
    pub until_days: Option<i64>,
    #[serde(default)]
    pub pinned: bool,
    #[serde(default)]
    pub ack: bool,
    #[serde(default)]
    pub public: bool,
    pub picture: Option<String>,
    #[serde(default)]
    pub picture_alt: String,
    pub body: String,
    #[serde(default)]
    pub comment: Vec<Comment>,
}

#[derive(Deserialize)]
pub(super) struct Comment {
    pub author: String,
    pub days_ago: i64,
    pub text: String,
}

impl Data {
    pub fn load() -> Result<Data> {
        #[derive(Deserialize)]
        struct Groups {
            group: Vec<Group>,
        }
        #[derive(Deserialize)]
        struct AllNews {
            news: Vec<News>,
        }
        Ok(Data {
            school: toml("school.toml")?,
            classes: csv("classes.csv")?,
            teaching: csv("teaching.csv")?,
            adults: csv("adults.csv")?,
            guardians: csv("guardians.csv")?,
            pupils: csv("pupils.csv")?,
            guardianships: csv("guardianships.csv")?,
            groups: toml::<Groups>("groups.toml")?.group,
            news: toml::<AllNews>("news.toml")?.news,
        })
    }
}

impl Person {
    pub fn fields(&self, calendar: &Calendar) -> Fields {
        let some = |text: &String| (!text.is_empty()).then(|| text.clone());
        let address =
            |street, postcode, city| Address { street: some(street), postcode: some(postcode), city: some(city), country: None };
        Fields {
            civility: some(&self.civility),
            family_name: self.family_name.clone(),
            given_name: self.given_name.clone(),
            usual_name: some(&self.usual_name),
            birth_date: calendar.birth(&self.birth_date),
            sex: Sex::parse(&self.sex),
            ine: some(&self.ine),
            email: some(&self.email),
            phone_home: some(&self.phone_home),
            phone_work: some(&self.phone_work),
            phone_mobile: some(&self.phone_mobile),
            home: address(&self.street, &self.postcode, &self.city),
            second_home: address(&self.street2, &self.postcode2, &self.city2),
            about: some(&self.function),
        }
    }
}

fn text(file: &str) -> Result<String> {
    texts::text(&format!("demo/{file}")).ok_or_else(|| Error::internal(format!("demo/{file} is missing")))
}

fn toml<T: DeserializeOwned>(file: &str) -> Result<T> {
    ::toml::from_str(&text(file)?).map_err(|e| Error::internal(format!("demo/{file}: {e}")))
}

fn csv<T: DeserializeOwned>(file: &str) -> Result<Vec<T>> {
    let text = text(file)?;
    let mut reader = ::csv::ReaderBuilder::new().delimiter(b';').from_reader(text.as_bytes());
    reader.deserialize().collect::<Result<_, _>>().map_err(|e| Error::internal(format!("demo/{file}: {e}")))
}
