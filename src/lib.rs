//! Préau: the digital workspace (ENT) of one French primary school, in one binary and one SQLite file.
//!
//! The floors, from the ground up. A floor uses those below it, never one above; services never use each other.

pub mod access;
pub mod assets;
pub mod clock;

pub mod error;

pub mod config;
pub mod store;
pub mod texts;

pub mod people;

pub mod print;

pub mod web;

pub mod notify;

pub mod publication;

pub mod services;

pub mod demo;

pub mod cli;

pub use error::{Error, Result};
