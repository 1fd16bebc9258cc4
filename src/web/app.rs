//! What every request shares. Opened once.

use std::net::SocketAddr;

use super::{Rates, Service};
use crate::{access::About, config::Config, people::passwords::Passwords, store::Store};

pub struct App {
    pub store: Store,
    pub config: Config,
    pub services: Vec<&'static dyn Service>,
    pub abouts: Vec<&'static About>,
    pub passwords: Passwords,
    /// Tries of logins and codes by address: generous, a whole school shares one.
    pub rates: Rates,
    /// Writes by person: many more than anyone types, far fewer than a program sends.
    pub writes: Rates,
    /// Where the server listens.
    pub bound: SocketAddr,
    /// Says that someone's feed changed: the person's id.
    pub live: crate::store::Live,
}

impl App {
    pub fn new(store: Store, config: Config, services: &[&'static dyn Service], bound: SocketAddr) -> App {
        App {
            abouts: services.iter().map(|s| s.about()).collect(),
            services: services.to_vec(),
            passwords: Passwords::new(config.bcrypt_cost),
            rates: Rates::new(300, 300),
            writes: Rates::new(300, 60),
            live: store.live().clone(),
            store,
            config,
            bound,
        }
    }

    /// The address people type, without a slash at the end.
    pub fn address(&self) -> String {
        match self.config.address.trim_end_matches('/') {
            "" => format!("http://{}", reachable(self.bound)),
            given => given.to_owned(),
        }
    }

    /// Cookies travel over TLS only, once the school's address says so.
    pub fn secure(&self) -> bool {
        self.config.address.starts_with("https://")
    }
}

/// An address other machines can reach: a server that listens everywhere is known by the box's own address.
pub fn reachable(bound: SocketAddr) -> SocketAddr {
    if !bound.ip().is_unspecified() {
        return bound;
    }
    // No packet is sent: the system only says which of its addresses would be used.
    let own = std::net::UdpSocket::bind("0.0.0.0:0")
        .and_then(|socket| socket.connect("192.0.2.1:9").and_then(|()| socket.local_addr()));
    match own {
        Ok(own) => SocketAddr::new(own.ip(), bound.port()),
        Err(_) => SocketAddr::new([127, 0, 0, 1].into(), bound.port()),
    }
}
