//! The server: middleware in order, routes of the services, a listener bound before it starts.

use std::net::{SocketAddr, TcpListener};

use actix_web::{
    App as ActixApp, HttpMessage, HttpResponse, HttpServer,
    body::{BoxBody, MessageBody},
    dev::{ServerHandle, ServiceRequest, ServiceResponse},
    http::header::{HeaderName, HeaderValue},
    middleware::{Next, from_fn},
    web,
};

use super::{App, Cx, Routes, assets, cx::Statements, errors, guard};
use crate::{Error, Result};

/// A server that answers.
pub struct Running {
    pub address: SocketAddr,
    pub handle: ServerHandle,
    /// Resolves when it has stopped.
    pub done: actix_web::dev::Server,
}

/// Starts answering on a listener that is already bound.
pub fn serve(app: web::Data<App>, listener: TcpListener) -> Result<Running> {
    let address = listener.local_addr()?;
    let workers = match app.config.workers {
        0 => std::thread::available_parallelism().map_or(2, usize::from),
        given => given,
    };
    let server = HttpServer::new(move || {
        let services = app.services.clone();
        ActixApp::new()
            .app_data(app.clone())
            .app_data(web::PayloadConfig::new(2 * 1024 * 1024))
            // The last is the outermost: what is refused or breaks is drawn too, and carries the headers of every answer.
            .wrap(from_fn(guard::own_pages_only))
            .wrap(from_fn(errors::draw))
            .wrap(from_fn(statements))
            .wrap(from_fn(guard::headers))
            .route("/health", web::get().to(health))
            .configure(assets::routes)
            .configure(|config| Routes::mount(&services, config))
            .configure(sample_page)
            .default_service(web::to(nothing_here))
    })
    // Without it small compressed answers wait 40 ms for an acknowledgement.
    .tcp_nodelay(true)
    .workers(workers)
    .shutdown_timeout(10)
    .disable_signals()
    .listen(listener)?
    .run();
    Ok(Running { address, handle: server.handle(), done: server })
}

async fn health(app: web::Data<App>) -> Result<HttpResponse> {
    app.store.read(&crate::access::Viewer::Public, |db| db.value::<i64, _>("SELECT 1", [])).await?;
    Ok(HttpResponse::Ok().content_type("text/plain; charset=utf-8").body("ok\n"))
}

/// The design system with sample data, in debug builds only.
#[cfg(debug_assertions)]
fn sample_page(config: &mut web::ServiceConfig) {
    config.route("/dev/ui", web::get().to(async |cx: Cx| cx.page("Éléments de l’interface", super::dev_ui::dev_ui())));
}

#[cfg(not(debug_assertions))]
fn sample_page(_: &mut web::ServiceConfig) {}

async fn nothing_here(_: Cx) -> Result<HttpResponse> {
    Err(Error::NotFound)
}

/// In debug builds each response says how many SQL statements it took.
async fn statements(request: ServiceRequest, next: Next<BoxBody>) -> Result<ServiceResponse<BoxBody>, actix_web::Error> {
    let mut response = next.call(request).await?.map_body(|_, body| body.boxed());
    if cfg!(debug_assertions) {
        let count = response.request().extensions().get::<Statements>().map_or(0, |s| s.0);
        response.headers_mut().insert(HeaderName::from_static("x-preau-statements"), HeaderValue::from(count));
    }
    Ok(response)
}
