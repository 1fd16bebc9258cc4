//! Who: persons, families, classes and groups, school years, accounts, charters, imports. No HTTP here.

pub mod accounts;
pub mod attention;
pub mod charters;
pub mod classes;
pub mod codes;
pub mod directory;
pub mod families;
pub mod groups;
pub mod identity;
pub mod import;
pub mod levels;
pub mod logins;
mod may;
pub mod password_rules;
pub mod passwords;
pub mod person;
pub mod preferences;
pub mod presence;
pub mod profiles;
pub mod rates;
pub mod records;
pub mod register;
pub mod rights;
pub mod roster;
pub mod school;
pub mod sessions;
pub mod shares;
pub mod signatures;
pub mod uai;
pub mod wording;
pub mod years;
pub mod young;

#[cfg(test)]
mod testing;
