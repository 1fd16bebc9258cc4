//! The plug is pulled.

use std::{
    io::{BufRead, BufReader},
    path::Path,
    process::{Child, Command, Stdio},
    sync::atomic::{AtomicUsize, Ordering},
};

use preau::{
    access::{Act, Profile, Viewer},
    clock::Clock,
    people::{accounts, person, school, sessions},
    store::{
        Store,
        journal::{self, Proof},
    },
};
use reqwest::blocking::{Client, multipart};

/// A school with one headteacher who is signed in; gives their cookie.
fn prepare(file: &Path) -> String {
    let store = Store::open(file, Clock::real()).unwrap();
    let act = Act::by(&Viewer::Operator("jeanne".into()), "test").unwrap().verb("prepare");
    let token = store.write_now(act, |tx| {
        school::set(tx, "school.open", "1")?;
        let fields = person::Fields { given_name: "Claire".into(), family_name: "DURAND".into(), ..Default::default() };
        let claire = person::add(tx, &fields, [Profile::Director].into_iter().collect())?;
        let code = accounts::create(tx, claire)?;
        accounts::activate(tx, &code, "$hash", None)?;
        sessions::open(tx, claire, "essai", "::1")
    });
    format!("preau={}", token.unwrap())
}

fn serve(folder: &Path) -> (Child, String) {
    let mut program = Command::new(env!("CARGO_BIN_EXE_preau"));
    program.current_dir(folder).args(["serve", "--listen", "127.0.0.1:0"]).env_remove("PREAU_DB");
    let mut server = program.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    let lines = BufReader::new(server.stdout.take().unwrap()).lines().map_while(Result::ok);
    let address = lines.filter_map(|line| line.find("http://").map(|at| line[at..].trim().to_owned())).next().unwrap();
    (server, address)
}

/// Makes groups and sends files until the server is gone; gives what was answered as kept.
fn write_on(address: &str, cookie: &str, worker: usize, kept: &AtomicUsize) -> (Vec<String>, Vec<String>) {
    let http = Client::builder().redirect(reqwest::redirect::Policy::none()).build().unwrap();
    let (mut groups, mut files) = (Vec::new(), Vec::new());
    for n in 0.. {
        let name = format!("Groupe {worker} {n}");
        let form = [("name", name.as_str()), ("purpose", "club"), ("members", "1")];
        match http.post(format!("{address}/groupes")).header("cookie", cookie).form(&form).send() {
            Ok(answer) => assert_eq!(answer.status().as_u16(), 303),
            Err(_) => break,
        }
        groups.push(name);
        let content = vec![u8::try_from(n % 251).unwrap(); 700_000 + worker * 1000 + n];
        let part = multipart::Part::bytes(content).file_name(format!("{worker}-{n}.bin"));
        let sent = http
            .post(format!("{address}/fichiers"))
            .header("cookie", cookie)
            .multipart(multipart::Form::new().part("file", part))
            .send();
        match sent.and_then(|answer| answer.json::<serde_json::Value>()) {
            Ok(file) => files.push(file["url"].as_str().unwrap().to_owned()),
            Err(_) => break,
        }
        kept.fetch_add(1, Ordering::SeqCst);
    }
    (groups, files)
}

#[test]
fn a_server_killed_in_the_middle_of_its_writes_has_lost_nothing_it_answered_for() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("preau.db");
    let cookie = prepare(&file);
    let (mut server, address) = serve(folder.path());
    let kept = AtomicUsize::new(0);
    let answered: Vec<_> = std::thread::scope(|scope| {
        let workers: Vec<_> = (0..4)
            .map(|worker| {
                scope.spawn({
                    let (address, cookie, kept) = (&address, &cookie, &kept);
                    move || write_on(address, cookie, worker, kept)
                })
            })
            .collect();
        while kept.load(Ordering::SeqCst) < 12 {
            std::thread::sleep(std::time::Duration::from_millis(5));
        }
        // SIGKILL: nothing is finished, nothing is closed.
        server.kill().unwrap();
        server.wait().unwrap();
        workers.into_iter().map(|worker| worker.join().unwrap()).collect()
    });
    let store = Store::open(&file, Clock::real()).unwrap();
    let operator = Viewer::Operator("jeanne".into());
    let (sound, proof, groups) = store
        .read_now(&operator, |db| {
            let sound: String = db.value("SELECT group_concat(integrity_check) FROM pragma_integrity_check", [])?;
            let dangling: i64 = db.value("SELECT count(*) FROM pragma_foreign_key_check", [])?;
            let groups: Vec<String> = db.all("SELECT name FROM grp WHERE kind = 'free'", [], |r| r.get(0))?;
            Ok(((sound, dangling), journal::verify(db)?, groups))
        })
        .unwrap();
    assert_eq!(sound, ("ok".to_owned(), 0));
    assert!(matches!(proof, Proof::Whole(_)), "{proof:?}");
    for name in answered.iter().flat_map(|(groups, _)| groups) {
        assert!(groups.contains(name), "{name} was answered for and is gone");
    }
    drop(store);
    // Started again, it gives every file back whole.
    let (mut server, address) = serve(folder.path());
    let http = Client::new();
    for url in answered.iter().flat_map(|(_, files)| files) {
        let got = http.get(format!("{address}{url}")).header("cookie", &cookie).send().unwrap();
        let length = got.content_length().unwrap();
        assert_eq!((got.status().as_u16(), got.bytes().unwrap().len() as u64), (200, length), "{url}");
    }
    server.kill().unwrap();
    server.wait().unwrap();
}
