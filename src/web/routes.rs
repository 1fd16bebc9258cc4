//! The list of routes: mounted by the server, and read by the authorization test, from the same lines.

use actix_web::{FromRequest, Handler, Responder, http::Method, web};

use super::Service;

/// One route, as the authorization test reads it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Route {
    pub method: Method,
    pub path: &'static str,
    /// The service's key.
    pub service: &'static str,
}

/// Takes a service's routes.
pub struct Routes<'a> {
    service: &'static str,
    listed: Vec<Route>,
    mount: Option<&'a mut web::ServiceConfig>,
}

impl Routes<'_> {
    /// The routes of these services, without a server.
    pub fn of(services: &[&'static dyn Service]) -> Vec<Route> {
        let mut listed = Vec::new();
        for service in services {
            let mut routes = Routes { service: service.about().key, listed: Vec::new(), mount: None };
            service.routes(&mut routes);
            listed.append(&mut routes.listed);
        }
        listed
    }

    pub(super) fn mount(services: &[&'static dyn Service], config: &mut web::ServiceConfig) {
        for service in services {
            let mut routes = Routes { service: service.about().key, listed: Vec::new(), mount: Some(config) };
            service.routes(&mut routes);
        }
    }

    pub fn get<F, Args>(&mut self, path: &'static str, handler: F) -> &mut Self
    where
        F: Handler<Args>,
        Args: FromRequest + 'static,
        F::Output: Responder + 'static,
    {
        self.add(Method::GET, path, web::get().to(handler))
    }

    pub fn post<F, Args>(&mut self, path: &'static str, handler: F) -> &mut Self
    where
        F: Handler<Args>,
        Args: FromRequest + 'static,
        F::Output: Responder + 'static,
    {
        self.add(Method::POST, path, web::post().to(handler))
    }

    /// Any other method (tus uploads, WebDAV).
    pub fn on<F, Args>(&mut self, method: Method, path: &'static str, handler: F) -> &mut Self
    where
        F: Handler<Args>,
        Args: FromRequest + 'static,
        F::Output: Responder + 'static,
    {
        self.add(method.clone(), path, web::method(method).to(handler))
    }

    fn add(&mut self, method: Method, path: &'static str, route: actix_web::Route) -> &mut Self {
        self.listed.push(Route { method, path, service: self.service });
        if let Some(config) = &mut self.mount {
            config.route(path, route);
        }
        self
    }
}
