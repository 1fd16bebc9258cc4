//! How a page is made: server, session, frame, components, forms, errors, assets.

mod app;
pub mod assets;
pub mod components;
mod cx;
#[cfg(debug_assertions)]
pub mod dev_ui;
mod download;
mod errors;
mod flash;
pub mod form;
pub mod french;
mod guard;
mod incoming;
pub mod layout;
pub mod logo;
pub mod picture;
mod routes;
mod server;
mod service;
mod sniff;
mod upload;

pub use app::App;
pub use cx::{CLASS_DEVICE, Cx};
pub use download::{download, send_file};
pub use form::{Checker, Form};
pub use guard::Rates;
pub use incoming::{Arrived, Check, Incoming};
pub use routes::{Route, Routes};
pub use server::{Running, serve};
pub use service::{Export, Hit, Service, Usage, Widget};
pub use sniff::{mime_of, tidy_name};
pub(crate) use upload::broken;
pub use upload::{Part, Upload, drain, read_multipart, read_multipart_kindly, too_large};
