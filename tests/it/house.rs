//! The harness: a small known school, copied for each test, behind a real server on a port of its own.
//! People are clients: `school.sign_in(ALICE).get("/actualites")`.

use std::{
    net::TcpListener,
    path::PathBuf,
    sync::{Arc, LazyLock, Mutex, mpsc},
};

use actix_web::web::Data;
use preau::{
    Result,
    access::{Act, PersonId, Profile, Viewer},
    clock::Clock,
    config::Config,
    people::{accounts, classes, families, groups, levels::ClassLevel, passwords::Passwords, person, school, sessions},
    services,
    store::{Reading, Store, WriteTx},
    web::{self, App},
};
use reqwest::{StatusCode, blocking::Client as Http, header, redirect::Policy};
use scraper::{Html, Selector};
use tempfile::TempDir;

/// Tuesday 24 November 2026, 9:05 in France.
pub const NOW: i64 = 1_795_507_500;
pub const PASSWORD: &str = "girafe lampe nuage tiroir";

/// The cast. Alice teaches CM1-CM2 B, where Léa is; Bruno is Léa's father. Denis teaches CP, where Tom is; Diane is
/// Tom's mother. Claire is the headteacher.
pub const CLAIRE: &str = "claire.fontaine";
pub const ALICE: &str = "alice.george";
pub const DENIS: &str = "denis.levy";
pub const LEA: &str = "lea.martin";
pub const BRUNO: &str = "bruno.martin";
pub const TOM: &str = "tom.petit";
pub const DIANE: &str = "diane.petit";
pub const STEPH: &str = "steph.roux";
pub const MAIRIE: &str = "marc.mairie";
pub const INVITEE: &str = "ines.conte";

pub const CAST: [(&str, &str, &[Profile]); 10] = [
    ("Claire", "FONTAINE", &[Profile::Director]),
    ("Alice", "GEORGE", &[Profile::Teacher]),
    ("Denis", "LEVY", &[Profile::Teacher]),
    ("Léa", "MARTIN", &[Profile::Pupil]),
    ("Bruno", "MARTIN", &[Profile::Guardian]),
    ("Tom", "PETIT", &[Profile::Pupil]),
    ("Diane", "PETIT", &[Profile::Guardian]),
    ("Steph", "ROUX", &[Profile::Staff]),
    ("Marc", "MAIRIE", &[Profile::Municipality]),
    ("Ines", "CONTE", &[Profile::Guest]),
];

/// The school that each test copies, made once a run.
static TEMPLATE: LazyLock<(TempDir, PathBuf)> = LazyLock::new(|| {
    let dir = TempDir::new().unwrap();
    let store = Store::open(&dir.path().join("modele.db"), Clock::frozen(NOW)).unwrap();
    let hash = Passwords::new(4).hash_now(PASSWORD).unwrap();
    store.write_now(act(&operator()), move |tx| populate(tx, &hash)).unwrap();
    let copy = store.backup(&dir.path().join("copie")).unwrap();
    (dir, copy)
});

fn populate(tx: &WriteTx<'_>, hash: &str) -> Result<()> {
    school::set(tx, "school.name", "École Jacques-Prévert")?;
    school::set(tx, "school.open", "1")?;
    let b = classes::add(tx, "CM1-CM2 B", &[ClassLevel::Cm1, ClassLevel::Cm2])?;
    let cp = classes::add(tx, "CP de M. Levy", &[ClassLevel::Cp])?;
    let mut ids = Vec::new();
    for (given, family, profiles) in CAST {
        let fields = person::Fields { given_name: given.into(), family_name: family.into(), ..Default::default() };
        let id = person::add(tx, &fields, profiles.iter().copied().collect())?;
        let code = accounts::create(tx, id)?;
        accounts::activate(tx, &code, hash, None)?;
        ids.push(id);
    }
    classes::add_teacher(tx, b, ids[1], classes::TeachingKind::Main, (None, None))?;
    classes::add_teacher(tx, cp, ids[2], classes::TeachingKind::Main, (None, None))?;
    classes::enrol(tx, ids[3], b, Some(ClassLevel::Cm1))?;
    classes::enrol(tx, ids[5], cp, Some(ClassLevel::Cp))?;
    families::link(tx, ids[4], ids[3], families::Terms { kind: families::Kind::Father, ..Default::default() })?;
    families::link(tx, ids[6], ids[5], families::Terms { kind: families::Kind::Mother, ..Default::default() })?;
    groups::refresh(tx)
}

pub fn operator() -> Viewer {
    Viewer::Operator("jeanne".into())
}

fn act(viewer: &Viewer) -> Act {
    Act::by(viewer, "test").unwrap().verb("prepare")
}

/// A running school. Dropping it stops the server.
pub struct School {
    pub store: Store,
    pub clock: Clock,
    pub url: String,
    _dir: TempDir,
    app: Data<App>,
    stop: Option<actix_web::dev::ServerHandle>,
    sessions: Mutex<Vec<(String, String)>>,
}

impl School {
    /// The known school.
    pub fn open() -> School {
        School::start(|file| copy(&TEMPLATE.1, file), Config::default())
    }

    /// The known school with another configuration (`bcrypt_cost` stays 4).
    pub fn with(config: Config) -> School {
        School::start(|file| copy(&TEMPLATE.1, file), config)
    }

    /// An empty folder: nobody has set up anything.
    pub fn brand_new() -> School {
        School::start(|_| {}, Config::default())
    }

    fn start(prepare: impl FnOnce(&PathBuf), config: Config) -> School {
        let dir = TempDir::new().unwrap();
        let file = dir.path().join("preau.db");
        prepare(&file);
        let clock = Clock::frozen(NOW);
        let store = Store::open(&file, clock.clone()).unwrap();
        let config = Config { database: file, bcrypt_cost: 4, workers: 1, ..config };
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let bound = listener.local_addr().unwrap();
        let app = Data::new(App::new(store.clone(), config, services::ALL, bound));
        let (sender, receiver) = mpsc::channel();
        let served = app.clone();
        std::thread::spawn(move || {
            actix_web::rt::System::new().block_on(async move {
                let running = web::serve(served, listener).unwrap();
                sender.send(running.handle.clone()).unwrap();
                running.done.await.unwrap();
            });
        });
        let stop = Some(receiver.recv().unwrap());
        School { store, clock, url: format!("http://{bound}"), _dir: dir, app, stop, sessions: Mutex::default() }
    }

    /// What the server shares: its mailer, night and rates can be run by hand.
    pub fn app(&self) -> &Data<App> {
        &self.app
    }

    /// A browser in which this person is signed in (their session is opened directly, once a test).
    pub fn sign_in(&self, login: &str) -> Client {
        Client::new(&self.url, Some(&self.token(login)))
    }

    /// As `sign_in`, in a new session: the old one ended while the clock went on.
    pub fn sign_in_again(&self, login: &str) -> Client {
        self.sessions.lock().unwrap().retain(|(known, _)| known != login);
        self.sign_in(login)
    }

    /// The secret of a person's session, as their cookie carries it.
    pub fn token(&self, login: &str) -> String {
        let mut sessions = self.sessions.lock().unwrap();
        match sessions.iter().find(|(known, _)| known == login) {
            Some((_, token)) => token.clone(),
            None => {
                let person = self.id(login);
                let token = self.write(move |tx| sessions::open(tx, person, "essai", "127.0.0.1"));
                sessions.push((login.to_owned(), token.clone()));
                token
            }
        }
    }

    /// A browser in which nobody is signed in; it keeps its cookies.
    pub fn visitor(&self) -> Client {
        Client::new(&self.url, None)
    }

    pub fn id(&self, login: &str) -> PersonId {
        let login = login.to_owned();
        self.read(move |db| db.value("SELECT person FROM account WHERE login = ?1", [&login]))
    }

    /// Days go by: sessions end, and people sign in again.
    pub fn days_pass(&self, days: i64) {
        self.clock.advance(days * 86_400);
        self.sessions.lock().unwrap().clear();
    }

    /// What the server does every five minutes.
    pub fn run_often(&self) {
        actix_web::rt::System::new().block_on(services::night::often(&self.app));
    }

    /// Writes as the operator of the box.
    pub fn write<T: Send + 'static>(&self, job: impl FnOnce(&WriteTx<'_>) -> Result<T> + Send + 'static) -> T {
        self.store.write_now(act(&operator()), job).unwrap()
    }

    pub fn write_as<T: Send + 'static>(
        &self,
        viewer: &Viewer,
        job: impl FnOnce(&WriteTx<'_>) -> Result<T> + Send + 'static,
    ) -> T {
        self.store.write_now(act(viewer), job).unwrap()
    }

    pub fn read<T: Send + 'static>(&self, job: impl FnOnce(&Reading<'_>) -> Result<T> + Send + 'static) -> T {
        self.store.read_now(&operator(), job).unwrap()
    }

    /// The viewer this login is, with the rights in force.
    pub fn viewer(&self, login: &str) -> Viewer {
        let (id, abouts) = (self.id(login), self.app.abouts.clone());
        Viewer::Person(Arc::new(self.read(move |db| preau::people::identity::load(db, id, &abouts))))
    }
}

fn copy(from: &PathBuf, to: &PathBuf) {
    std::fs::copy(from, to).unwrap();
}

impl Drop for School {
    fn drop(&mut self) {
        if let Some(handle) = self.stop.take() {
            drop(handle.stop(false));
        }
    }
}

/// A browser, without scripts. Redirects are not followed: a test says where it expects to go.
pub struct Client {
    http: Http,
    url: String,
}

impl Client {
    fn new(url: &str, token: Option<&str>) -> Client {
        let mut headers = header::HeaderMap::new();
        headers.insert("sec-fetch-site", "same-origin".parse().unwrap());
        let jar = Arc::new(reqwest::cookie::Jar::default());
        if let Some(token) = token {
            jar.add_cookie_str(&format!("preau={token}; Path=/"), &url.parse().unwrap());
        }
        let http = Http::builder().redirect(Policy::none()).cookie_provider(jar).default_headers(headers).build().unwrap();
        Client { http, url: url.to_owned() }
    }

    pub fn http(&self) -> &Http {
        &self.http
    }

    pub fn address(&self, path: &str) -> String {
        format!("{}{path}", self.url)
    }

    pub fn get(&self, path: &str) -> Page {
        Page::read(self.http.get(self.address(path)).send().unwrap())
    }

    pub fn post<S: AsRef<str>>(&self, path: &str, form: &[(&str, S)]) -> Page {
        let pairs: Vec<(&str, &str)> = form.iter().map(|(name, value)| (*name, value.as_ref())).collect();
        Page::read(self.http.post(self.address(path)).form(&pairs).send().unwrap())
    }

    /// Asks with an empty form and reads the head of the answer alone, which may never end: its status, and where it sends.
    pub fn knock(&self, method: &str, path: &str) -> (u16, String) {
        let request = self.http.request(method.parse().unwrap(), self.address(path));
        let form = [(header::CONTENT_TYPE, "application/x-www-form-urlencoded"), (header::CONTENT_LENGTH, "0")];
        let request =
            if method == "GET" { request } else { form.into_iter().fold(request, |r, (name, value)| r.header(name, value)) };
        let answer = request.send().unwrap();
        let location = answer.headers().get(header::LOCATION).map_or("", |l| l.to_str().unwrap());
        (answer.status().as_u16(), location.to_owned())
    }

    /// A form with files: `(field, file name, bytes)`.
    pub fn post_files(&self, path: &str, form: &[(&str, &str)], files: &[(&str, &str, &[u8])]) -> Page {
        let mut body = reqwest::blocking::multipart::Form::new();
        for (name, value) in form {
            body = body.text((*name).to_owned(), (*value).to_owned());
        }
        for (field, name, bytes) in files {
            let part = reqwest::blocking::multipart::Part::bytes(bytes.to_vec()).file_name((*name).to_owned());
            body = body.part((*field).to_owned(), part);
        }
        Page::read(self.http.post(self.address(path)).multipart(body).send().unwrap())
    }

    /// Goes where the last answer said, as a browser does.
    pub fn follow(&self, page: &Page) -> Page {
        self.get(page.location())
    }

    /// Sends a form of a page as a browser would: with what its fields hold, and these changes. The form is the first
    /// whose action starts with `action`; an answer of 404 or a missing field is a bug of the page.
    pub fn submit(&self, page: &Page, action: &str, changes: &[(&str, &str)]) -> Page {
        let (target, mut fields) = page.form(action);
        for (name, value) in changes {
            fields.retain(|(known, _)| known != name);
            fields.push(((*name).to_owned(), (*value).to_owned()));
        }
        let pairs: Vec<(&str, &str)> = fields.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
        self.post(&target, &pairs)
    }
}

/// An answer.
pub struct Page {
    pub status: StatusCode,
    pub headers: header::HeaderMap,
    pub bytes: Vec<u8>,
}

impl Page {
    fn read(response: reqwest::blocking::Response) -> Page {
        let (status, headers) = (response.status(), response.headers().clone());
        Page { status, headers, bytes: response.bytes().unwrap().to_vec() }
    }

    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }

    /// What a reader sees: the text of `main`, spaces folded.
    pub fn words(&self) -> String {
        let html = Html::parse_document(&self.text());
        let main = html.select(&selector("main")).next().unwrap_or(html.root_element());
        main.text().collect::<Vec<_>>().join(" ").split_whitespace().collect::<Vec<_>>().join(" ")
    }

    #[track_caller]
    pub fn says(&self, words: &str) -> &Page {
        let seen = self.words();
        assert!(seen.contains(words), "« {words} » is not in ({}): {seen}", self.status);
        self
    }

    #[track_caller]
    pub fn hides(&self, words: &str) -> &Page {
        let seen = self.words();
        assert!(!seen.contains(words), "« {words} » is in: {seen}");
        self
    }

    #[track_caller]
    pub fn is(&self, status: u16) -> &Page {
        assert_eq!(self.status.as_u16(), status, "{}", self.words());
        self
    }

    #[track_caller]
    pub fn location(&self) -> &str {
        self.headers.get("location").unwrap_or_else(|| panic!("no redirect: {} {}", self.status, self.words())).to_str().unwrap()
    }

    /// The texts of what a CSS selector finds.
    pub fn all(&self, css: &str) -> Vec<String> {
        let html = Html::parse_document(&self.text());
        html.select(&selector(css))
            .map(|e| e.text().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" "))
            .collect()
    }

    /// An attribute of the first element found.
    pub fn attribute(&self, css: &str, name: &str) -> Option<String> {
        let html = Html::parse_document(&self.text());
        html.select(&selector(css)).next().and_then(|e| e.value().attr(name).map(str::to_owned))
    }

    /// How many SQL statements the page took.
    pub fn statements(&self) -> u32 {
        self.headers.get("x-preau-statements").unwrap().to_str().unwrap().parse().unwrap()
    }

    /// A form's action and what its fields hold.
    fn form(&self, action: &str) -> (String, Vec<(String, String)>) {
        let html = Html::parse_document(&self.text());
        let all: Vec<_> = html.select(&selector("form")).collect();
        let form = all.iter().find(|f| f.value().attr("action").is_some_and(|a| a.starts_with(action)));
        let actions: Vec<_> = all.iter().map(|f| f.value().attr("action")).collect();
        let form = form.unwrap_or_else(|| panic!("no form to {action} among {actions:?}: {}", self.words()));
        let mut fields = Vec::new();
        for field in form.select(&selector("input[name], textarea[name], select[name]")) {
            let element = field.value();
            let name = element.attr("name").unwrap().to_owned();
            let kind = element.attr("type").unwrap_or("text");
            match (element.name(), kind) {
                ("input", "checkbox" | "radio") if element.attr("checked").is_none() => {}
                ("input", "file" | "submit" | "button") => {}
                ("input", _) => fields.push((name, element.attr("value").unwrap_or_default().to_owned())),
                ("textarea", _) => fields.push((name, field.text().collect())),
                _ => {
                    let options: Vec<_> = field.select(&selector("option")).collect();
                    let chosen = options.iter().find(|o| o.value().attr("selected").is_some()).or(options.first());
                    fields.extend(chosen.map(|o| (name, o.value().attr("value").unwrap_or_default().to_owned())));
                }
            }
        }
        (form.value().attr("action").unwrap().to_owned(), fields)
    }
}

fn selector(css: &str) -> Selector {
    Selector::parse(css).unwrap()
}
