//! Errors, drawn as pages that say what happened and what to do. The cause goes to the log, once, here.

use std::rc::Rc;

use actix_web::{
    HttpMessage, HttpResponse, ResponseError,
    body::BoxBody,
    dev::{ServiceRequest, ServiceResponse},
    http::{Method, StatusCode, header},
    middleware::Next,
};
use maud::{Markup, html};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

use super::layout::{self, Frame};
use crate::Error;

/// What an error page shows.
struct Refusal {
    title: &'static str,
    sentence: String,
}

impl ResponseError for Error {
    fn status_code(&self) -> StatusCode {
        match self {
            Error::NotFound => StatusCode::NOT_FOUND,
            Error::Forbidden(_) => StatusCode::FORBIDDEN,
            Error::SignedOut => StatusCode::UNAUTHORIZED,
            Error::Elsewhere(_) => StatusCode::SEE_OTHER,
            Error::Refused(_) | Error::Stale => StatusCode::CONFLICT,
            Error::Unreadable(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Error::TooLarge(_) => StatusCode::PAYLOAD_TOO_LARGE,
            Error::TooMany(_) => StatusCode::TOO_MANY_REQUESTS,
            Error::DiskFull => StatusCode::INSUFFICIENT_STORAGE,
            Error::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    fn error_response(&self) -> HttpResponse<BoxBody> {
        HttpResponse::build(self.status_code()).content_type("text/plain; charset=utf-8").body(self.to_string())
    }
}

fn title(error: &Error) -> &'static str {
    match error {
        Error::NotFound => "Page introuvable",
        Error::Forbidden(_) => "Accès non autorisé",
        Error::SignedOut => "Votre session est terminée",
        Error::Elsewhere(_) => "Suite",
        Error::Refused(_) => "Ce n'est pas possible",
        Error::Stale => "Modifié entre-temps",
        Error::Unreadable(_) => "Formulaire incomplet",
        Error::TooLarge(_) => "C'est trop gros",
        Error::TooMany(_) => "Trop d'essais",
        Error::DiskFull => "Plus de place",
        Error::Internal(_) => "Une erreur est survenue",
    }
}

/// Turns an error into a page in the frame of whoever looks.
pub(super) async fn draw(request: ServiceRequest, next: Next<BoxBody>) -> Result<ServiceResponse<BoxBody>, actix_web::Error> {
    let response = next.call(request).await?;
    let Some(cause) = response.response().error() else { return Ok(response) };
    let foreign = ours(response.status(), cause);
    let error = cause.as_error::<Error>().unwrap_or(&foreign);
    if let Error::Internal(cause) = error {
        tracing::error!(path = response.request().path(), "{cause}");
    }
    let page = match error {
        Error::Elsewhere(to) => HttpResponse::SeeOther().insert_header((header::LOCATION, *to)).finish(),
        Error::SignedOut if response.request().method() == Method::GET => sign_in(response.request().uri().to_string()),
        error => {
            let refusal = Refusal { title: title(error), sentence: error.to_string() };
            let frame = response.request().extensions().get::<Rc<Frame>>().cloned().unwrap_or_default();
            HttpResponse::build(error.status_code())
                .content_type("text/html; charset=utf-8")
                .body(layout::page(&frame, refusal.title, body(error, &refusal)).into_string())
        }
    };
    Ok(ServiceResponse::new(response.request().clone(), page))
}

/// What the framework refused by itself (an address that is no number, a query that can't be read), in our words.
fn ours(status: StatusCode, cause: &actix_web::Error) -> Error {
    match status {
        StatusCode::NOT_FOUND => Error::NotFound,
        status if status.is_client_error() => Error::Unreadable(
            "Cette adresse ou ce formulaire ne peut pas être lu en entier. Revenez à la page d'avant, puis recommencez.".into(),
        ),
        _ => Error::internal(cause),
    }
}

fn sign_in(from: String) -> HttpResponse {
    let to = if from == "/" {
        "/connexion".to_owned()
    } else {
        format!("/connexion?suite={}", utf8_percent_encode(&from, NON_ALPHANUMERIC))
    };
    HttpResponse::SeeOther().insert_header((header::LOCATION, to)).finish()
}

fn body(error: &Error, refusal: &Refusal) -> Markup {
    html! {
        div.refusal {
            h1 { (refusal.title) }
            @match error {
                Error::SignedOut => {
                    p { "Rien n’est perdu : ce que vous venez d’envoyer est encore dans cette page." }
                    ol {
                        li { a href="/connexion" target="_blank" rel="noopener" { "Reconnectez-vous dans un nouvel onglet" } "." }
                        li { "Revenez à cet onglet et rechargez la page : le navigateur propose de renvoyer le formulaire, acceptez." }
                    }
                }
                _ => p { (refusal.sentence) },
            }
            p { a.button.secondary href="/" { "Retour à l’accueil" } }
        }
    }
}
