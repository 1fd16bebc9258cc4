//! bcrypt, off the server's threads and two at once at most, so that thirty pupils who sign in together all get in
//! and nobody else waits for them.

use std::sync::Arc;

use base64::{Engine, engine::general_purpose::STANDARD};
use sha2::{Digest, Sha256};
use tokio::sync::Semaphore;

use crate::{Error, Result};

/// The cost of a school box; tests use 4.
pub const DEFAULT_COST: u32 = 12;
const AT_ONCE: usize = 2;
/// bcrypt reads 72 bytes with its final NUL and silently drops the rest.
const LONGEST: usize = 71;

#[derive(Clone)]
pub struct Passwords {
    cost: u32,
    gate: Arc<Semaphore>,
    /// What a login that does not exist is compared with, so that the answer takes as long.
    dummy: Arc<str>,
}

impl Passwords {
    /// `cost` is bcrypt's, brought within what it knows (4 to 31).
    pub fn new(cost: u32) -> Passwords {
        let cost = cost.clamp(4, 31);
        // Any hash of the same cost serves: `verify` never says yes to it.
        let dummy = hash_now("", cost).unwrap_or_default();
        Passwords { cost, gate: Arc::new(Semaphore::new(AT_ONCE)), dummy: dummy.into() }
    }

    /// The hash to store.
    pub async fn hash(&self, password: String) -> Result<String> {
        let cost = self.cost;
        self.off_thread(move || hash_now(&password, cost)).await
    }

    /// Whether this is the password. Without a hash (no such login, no password yet) it takes as long, and is false.
    pub async fn verify(&self, password: String, hash: Option<String>) -> Result<bool> {
        let known = hash.is_some();
        let hash = hash.unwrap_or_else(|| self.dummy.to_string());
        let fits = self.off_thread(move || bcrypt::verify(prepared(&password), &hash).map_err(Error::internal)).await?;
        Ok(fits && known)
    }

    /// `hash` for the command line, which has no runtime.
    pub fn hash_now(&self, password: &str) -> Result<String> {
        hash_now(password, self.cost)
    }

    async fn off_thread<T: Send + 'static>(&self, work: impl FnOnce() -> Result<T> + Send + 'static) -> Result<T> {
        let permit = self.gate.clone().acquire_owned().await.map_err(Error::internal)?;
        // The permit goes with the work: who leaves the page must not let a third one start.
        let task = tokio::task::spawn_blocking(move || {
            let outcome = work();
            drop(permit);
            outcome
        });
        task.await.map_err(Error::internal)?
    }
}

fn hash_now(password: &str, cost: u32) -> Result<String> {
    bcrypt::non_truncating_hash(prepared(password), cost).map_err(Error::internal)
}

/// What bcrypt is given: the password itself, or, when it would not read all of it, its SHA-256 in base64.
fn prepared(password: &str) -> String {
    if password.len() <= LONGEST && !password.contains('\0') {
        return password.to_owned();
    }
    STANDARD.encode(Sha256::digest(password))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn verify(passwords: &Passwords, password: &str, hash: Option<&str>) -> bool {
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        runtime.block_on(passwords.verify(password.to_owned(), hash.map(str::to_owned))).unwrap()
    }

    #[test]
    fn only_the_password_fits() {
        let passwords = Passwords::new(4);
        let hash = passwords.hash_now("girafe lampe").unwrap();
        assert!(verify(&passwords, "girafe lampe", Some(&hash)));
        assert!(!verify(&passwords, "girafe", Some(&hash)));
        assert!(!verify(&passwords, "girafe lampe", None));
    }

    #[test]
    fn every_byte_of_a_long_password_counts() {
        let passwords = Passwords::new(4);
        let long = "é".repeat(50);
        let hash = passwords.hash_now(&long).unwrap();
        assert!(verify(&passwords, &long, Some(&hash)));
        assert!(!verify(&passwords, &format!("{long}x"), Some(&hash)));
        assert!(!verify(&passwords, &long[..72], Some(&hash)));
    }
}
