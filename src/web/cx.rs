//! The context of a request: who looks, the frame their pages stand in, and the ways to read, write and answer.

use std::{future::Future, pin::Pin, rc::Rc, sync::Arc};

use actix_web::{
    FromRequest, HttpMessage, HttpRequest, HttpResponse,
    cookie::{Cookie, SameSite, time::Duration},
    dev::Payload,
    http::{StatusCode, header},
    web::Data,
};
use maud::Markup;

use super::{App, flash, layout, layout::Frame};
use crate::{
    Error, Result,
    access::{About, Act, Identity, Level, Viewer},
    people::{
        presence::{self, Presence},
        school::{self, School},
        sessions,
    },
    store::{Reading, WriteTx},
};

/// What may be opened before the school is set up.
const BEFORE_THE_SCHOOL: [&str; 3] = ["/installation", "/logo", "/health"];
/// What may be opened before the charter is accepted.
const BEFORE_THE_CHARTER: [&str; 7] = ["/bienvenue", "/charte", "/mentions", "/accessibilite", "/deconnexion", "/logo", "/aide"];
/// The cookie of a device that a teacher opened for their class.
pub const CLASS_DEVICE: &str = "preau-poste";
/// How often a session's last use is written down, in seconds.
const TOUCH: i64 = 300;

pub struct Cx {
    pub app: Data<App>,
    pub viewer: Viewer,
    pub school: Rc<School>,
    pub presence: Option<Presence>,
    pub request: HttpRequest,
    frame: Rc<Frame>,
}

impl Cx {
    /// Reads for the viewer, in one snapshot.
    pub async fn read<T, F>(&self, job: F) -> Result<T>
    where
        T: Send + 'static,
        F: FnOnce(&Reading<'_>) -> Result<T> + Send + 'static,
    {
        let (value, statements) = self.app.store.read_counted(&self.viewer, job).await?;
        count(&self.request, statements);
        Ok(value)
    }

    /// Writes for whoever acts. `TooMany` for a person who writes as no hand can.
    pub async fn write<T, F>(&self, act: Act, job: F) -> Result<T>
    where
        T: Send + 'static,
        F: FnOnce(&WriteTx<'_>) -> Result<T> + Send + 'static,
    {
        if let Some(me) = self.viewer.person() {
            let counted = self.app.writes.count(&me.id.to_string(), self.now());
            counted.map_err(|_| Error::TooMany("Trop d'envois en une minute. Attendez un peu, puis recommencez.".into()))?;
        }
        self.app.store.write(act, job).await
    }

    pub fn now(&self) -> i64 {
        self.app.store.clock().now()
    }

    /// The person who is signed in, or `SignedOut`.
    pub fn me(&self) -> Result<&Identity> {
        self.viewer.person().ok_or(Error::SignedOut)
    }

    /// An act of the person who is signed in, or `SignedOut`.
    pub fn act(&self, about: &About, verb: &'static str) -> Result<Act> {
        Act::by(&self.viewer, about.key).map(|a| a.verb(verb)).ok_or(Error::SignedOut)
    }

    /// At least this level on a service. A closed service says so.
    pub fn require(&self, about: &About, level: Level) -> Result<()> {
        self.me()?;
        match self.viewer.level(about.key) {
            given if given >= level => Ok(()),
            Level::None => Err(Error::forbidden(format!("Le service « {} » n'est pas ouvert pour vous.", about.name))),
            _ => Err(Error::forbidden(
                "Votre profil ne permet pas cette action. Demandez à la direction de l'école si vous en avez besoin.",
            )),
        }
    }

    /// A page in the viewer's frame.
    pub fn page(&self, title: &str, main: Markup) -> HttpResponse {
        self.page_as(StatusCode::OK, title, main)
    }

    /// The form again, with what was typed and its messages.
    pub fn form_again(&self, title: &str, main: Markup) -> HttpResponse {
        self.page_as(StatusCode::UNPROCESSABLE_ENTITY, title, main)
    }

    fn page_as(&self, status: StatusCode, title: &str, main: Markup) -> HttpResponse {
        let mut response = HttpResponse::build(status);
        if self.frame.flash.is_some() {
            response.cookie(flash::erase(self.app.secure()));
        }
        response.content_type("text/html; charset=utf-8").body(layout::page(&self.frame, title, main).into_string())
    }

    /// A part of a page, for a script that replaces it.
    pub fn fragment(&self, part: Markup) -> HttpResponse {
        HttpResponse::Ok().content_type("text/html; charset=utf-8").body(part.into_string())
    }

    /// After a write: see there.
    pub fn go(&self, to: &str) -> HttpResponse {
        HttpResponse::SeeOther().insert_header((header::LOCATION, to)).finish()
    }

    /// After a write: see there, with a sentence that says what was done.
    pub fn go_saying(&self, to: &str, sentence: &str) -> HttpResponse {
        let mut response = self.go(to);
        // A cookie of our own making is always well formed.
        let _ = response.add_cookie(&flash::cookie(sentence, self.app.secure()));
        response
    }

    /// The session's secret, as its cookie carries it.
    pub fn token(&self) -> Option<String> {
        token(&self.request, self.app.secure())
    }

    /// The cookie of a session: `Some` opens it, `None` ends it.
    pub fn session_cookie(&self, token: Option<&str>) -> Cookie<'static> {
        let cookie = Cookie::build(cookie_name(self.app.secure()), token.unwrap_or_default().to_owned())
            .path("/")
            .http_only(true)
            .same_site(SameSite::Lax)
            .secure(self.app.secure());
        match token {
            Some(_) => cookie.finish(),
            None => cookie.max_age(Duration::ZERO).finish(),
        }
    }

    /// Where one comes in from this device: the class's own page on a device opened for it.
    pub fn door(&self) -> &'static str {
        if self.request.cookie(CLASS_DEVICE).is_some() { "/poste" } else { "/connexion" }
    }

    /// Where the request comes from, for rates and the list of sessions.
    pub fn from_address(&self) -> String {
        let told = self.app.config.proxy.then(|| self.request.headers().get("x-forwarded-for")).flatten();
        // The last address is the one our proxy saw; those before it are what the client says of itself.
        let seen = told.and_then(|list| list.to_str().ok()).and_then(|list| list.rsplit(',').next()).map(str::trim);
        match seen.filter(|address| !address.is_empty()) {
            Some(address) => address.to_owned(),
            None => self.request.connection_info().peer_addr().unwrap_or("?").to_owned(),
        }
    }
}

fn cookie_name(secure: bool) -> &'static str {
    if secure { "__Host-preau" } else { "preau" }
}

fn token(request: &HttpRequest, secure: bool) -> Option<String> {
    request.cookie(cookie_name(secure)).map(|c| c.value().to_owned()).filter(|t| !t.is_empty())
}

/// Statements of this response so far, for the header of debug builds.
pub(super) struct Statements(pub u32);

fn count(request: &HttpRequest, statements: u32) {
    let mut extensions = request.extensions_mut();
    let before = extensions.get::<Statements>().map_or(0, |s| s.0);
    extensions.insert(Statements(before + statements));
}

impl FromRequest for Cx {
    type Error = Error;
    type Future = Pin<Box<dyn Future<Output = Result<Cx>>>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let request = request.clone();
        Box::pin(async move { enter(request).await })
    }
}

/// Finds who is there, and what must come first.
async fn enter(request: HttpRequest) -> Result<Cx> {
    let app = request.app_data::<Data<App>>().cloned().ok_or_else(|| Error::internal("the server has no app"))?;
    let token = token(&request, app.secure()).map(|t| sessions::digest(&t));
    let (abouts, key) = (app.abouts.clone(), token.clone());
    let ((school, presence), statements) = app
        .store
        .read_counted(&Viewer::Public, move |db| {
            let presence = match &key {
                Some(token) => presence::of_session(db, token, &abouts)?,
                None => None,
            };
            Ok((school::load(db)?, presence))
        })
        .await?;
    count(&request, statements);
    let viewer = presence.as_ref().map_or(Viewer::Public, |p| Viewer::Person(Arc::clone(&p.identity)));
    let flash = flash::read(&request);
    let frame = Rc::new(Frame::new(&app, &school, presence.as_ref(), request.path(), flash));
    request.extensions_mut().insert(Rc::clone(&frame));
    let under =
        |paths: &[&str]| paths.iter().any(|p| request.path().strip_prefix(p).is_some_and(|r| r.is_empty() || r.starts_with('/')));
    if !school.open && !under(&BEFORE_THE_SCHOOL) {
        return Err(Error::Elsewhere("/installation"));
    }
    if let (Some(presence), Some(token)) = (&presence, token) {
        if presence.charter_waits && !under(&BEFORE_THE_CHARTER) {
            return Err(Error::Elsewhere("/bienvenue"));
        }
        touch(&app, &viewer, presence, token);
    }
    Ok(Cx { app, viewer, school: Rc::new(school), presence, request, frame })
}

/// Notes that the session is in use, without holding the page back.
fn touch(app: &Data<App>, viewer: &Viewer, presence: &Presence, token: Vec<u8>) {
    let Some(act) = Act::by(viewer, "entry") else { return };
    if app.store.clock().now() - presence.seen_at < TOUCH {
        return;
    }
    let store = app.store.clone();
    actix_web::rt::spawn(async move {
        let _ = store.write(act.verb("seen").mark(), move |tx| sessions::touch(tx, &token)).await;
    });
}
