//! Telling people: the feed (fil), live counters, and e-mail by an outbox in the same file.

pub mod feed;
mod letter;
mod mailer;
pub mod outbox;
mod quiet;
mod tell;
mod wish;

pub use mailer::Mailer;
pub use outbox::send_mail;
pub use quiet::Quiet;
pub use tell::{tell_groups, tell_people};
pub use wish::Wish;

#[cfg(test)]
mod tests;
