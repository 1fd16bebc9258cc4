//! A school with years of content behind it.

use std::time::Instant;

use preau::{
    access::Profile,
    people::{accounts, classes, groups, levels::ClassLevel, person},
    store::{Reading, WriteTx},
};

use crate::house::*;

/// Three hundred pupils in twelve classes, two thousand news, their comments and reads, a long feed and a long journal.
fn fill(tx: &WriteTx<'_>) -> preau::Result<()> {
    let school: Vec<i64> =
        (0..12).map(|n| classes::add(tx, &format!("Classe {n}"), &[ClassLevel::Ce1])).collect::<Result<_, _>>()?;
    for n in 0..300 {
        let fields =
            person::Fields { given_name: format!("Enfant{n}"), family_name: format!("FAMILLE{}", n % 90), ..Default::default() };
        let pupil = person::add_one_of_many(tx, &fields, [Profile::Pupil].into_iter().collect())?;
        classes::enrol_one_of_many(tx, pupil, school[n % 12], Some(ClassLevel::Ce1))?;
    }
    groups::refresh(tx)?;
    accounts::create_missing(tx)?;
    let numbers = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000)";
    for sql in [
        "INSERT INTO publication (service, author, author_name, state, title, body, created_at, changed_at, shown_at, told_at)
         SELECT 'news', 1 + i % 3, 'X',
                CASE i % 20 WHEN 0 THEN 'pending' WHEN 1 THEN 'draft' ELSE 'published' END, 'Actualité ' || i, '<p>Texte ' || i || '</p>',
                1795000000 - i, 1795000000 - i, 1795000000 - i * 60, 1 FROM n WHERE i <= 2000",
        "INSERT INTO news (publication) SELECT p.id FROM publication p, n WHERE n.i = 1",
        "INSERT INTO audience (publication, grp, level) SELECT p.id, g.id, 2 FROM publication p JOIN grp g ON g.kind = 'class' AND g.id % 13 = p.id % 13, n WHERE n.i = 1",
        "INSERT OR IGNORE INTO audience (publication, grp, level) SELECT p.id, (SELECT id FROM grp WHERE kind = 'school'), 2 FROM publication p, n WHERE n.i = 1 AND p.id % 3 = 0",
        "INSERT INTO comment (publication, author, author_name, body, state, created_at) SELECT 1 + i % 2000, 1, 'X', 'Merci ' || i, iif(i % 50 = 0, 'pending', 'visible'), i FROM n",
        "INSERT OR IGNORE INTO read_mark (publication, person, seen_at) SELECT 1 + i % 2000, 1 + i % 310, i FROM n",
        "INSERT INTO feed (person, at, service, text, link) SELECT 1 + i % 10, i, 'news', 'Ligne ' || i, '/actualites/' || (1 + i % 2000) FROM n",
        "INSERT INTO publication_fts (rowid, title, summary, body) SELECT p.id, p.title, '', p.body FROM publication p, n WHERE n.i = 1",
        "INSERT INTO session (token, person, created_at, seen_at, expires_at, device, address) SELECT randomblob(32), 1 + i % 300, 1, 1, 1, 'x', 'x' FROM n",
    ] {
        tx.run(&format!("{numbers} {sql}"), [])?;
    }
    Ok(())
}

const PAGES: [&str; 19] = [
    "/",
    "/plus",
    "/actualites",
    "/actualites?avant=400",
    "/actualites/miennes",
    "/actualites/6",
    "/fil",
    "/fil?service=news",
    "/annuaire",
    "/annuaire?q=famille1",
    "/classes",
    "/groupes",
    "/recherche?q=actualite",
    "/a-valider",
    "/mon-profil",
    "/mon-profil/connexions",
    "/publications/corbeille?service=news",
    "/aide",
    "/charte",
];

#[test]
fn no_page_takes_more_than_ten_statements_nor_long_for_anyone() {
    let school = School::open();
    school.write(fill);
    let class = school.read(|db: &Reading<'_>| db.value::<i64, _>("SELECT id FROM class WHERE name = 'CM1-CM2 B'", []));
    assert!(school.sign_in(CLAIRE).get("/actualites").all("main a").len() > 20);
    let (mut slow, mut many) = (Vec::new(), Vec::new());
    for login in [CLAIRE, ALICE, LEA, BRUNO, STEPH, MAIRIE, INVITEE] {
        let client = school.sign_in(login);
        for path in
            PAGES.iter().map(|p| (*p).to_owned()).chain([format!("/classes/{class}"), format!("/annuaire/{}", school.id(LEA))])
        {
            let before = Instant::now();
            let page = client.get(&path);
            let took = before.elapsed().as_millis();
            assert!(page.status.as_u16() < 500, "{login} {path}");
            if page.statements() > 10 {
                many.push(format!("{login} {path}: {}", page.statements()));
            }
            if took > 1500 {
                slow.push(format!("{login} {path}: {took} ms"));
            }
        }
    }
    assert!(many.is_empty() && slow.is_empty(), "{many:#?} {slow:#?}");
}
