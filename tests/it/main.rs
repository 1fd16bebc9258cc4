//! The school's stories over HTTP: a real server, a fresh school a test. One file a service.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on stops and says where")]

mod house;

mod admin;
mod attack;
mod classes;
mod cli;
mod demo;
mod directory;
mod entry;
mod feed;
mod files;
mod help;
mod home;
mod import_pages;
mod journal;
mod mail;
mod news;
mod profile;
mod publication;
mod register;
mod rights;
mod setup;
mod shape;
mod young;
