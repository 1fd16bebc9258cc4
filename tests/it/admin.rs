//! The headteacher runs the school: people, families, services, rights, texts, the school itself.

use std::io::Cursor;

use preau::{
    access::Profile,
    people::{
        accounts::{self, State},
        charters::{self, Audience, Kind},
        classes, families, person, profiles, school as facts,
    },
};

use crate::house::*;

/// Every page without a placeholder.
const PAGES: [&str; 13] = [
    "/administration",
    "/administration/personnes",
    "/administration/personnes/nouvelle",
    "/administration/familles",
    "/administration/classes",
    "/administration/fiches",
    "/administration/services",
    "/administration/droits",
    "/administration/droits/directory",
    "/administration/textes",
    "/administration/textes/signatures",
    "/administration/ecole",
    "/administration/journal",
];

#[test]
fn each_page_opens_to_the_headteacher_alone_in_ten_statements() {
    let school = School::open();
    let (claire, alice) = (school.sign_in(CLAIRE), school.sign_in(ALICE));
    let person = format!("/administration/personnes/{}", school.id(LEA));
    let family = format!("/administration/familles/{}?q=martin", school.id(LEA));
    let more = [format!("{person}/fiche"), person, family, "/administration/textes/charte-eleves".to_owned()];
    for page in PAGES.iter().map(|p| (*p).to_owned()).chain(more) {
        let seen = claire.get(&page);
        assert!(seen.is(200).statements() <= 10, "{page}: {}", seen.statements());
        alice.get(&page).is(403);
    }
}

#[test]
fn the_hub_says_what_waits_and_leads_there() {
    let school = School::open();
    let claire = school.sign_in(CLAIRE);
    let hub = claire.get("/administration");
    hub.says("Une seule personne dirige l'ENT").says("Aucun e-mail ne part");
    let cp = school.read(classes::list).into_iter().find(|c| c.name.starts_with("CP")).unwrap().id;
    let denis = school.id(DENIS);
    school.write(move |tx| classes::remove_teacher(tx, cp, denis));
    claire.get("/administration").says("CP de M. Levy n'a pas d'enseignant");
    claire.get("/").says("CP de M. Levy n'a pas d'enseignant");
    school.sign_in(ALICE).get("/").hides("n'a pas d'enseignant");
}

#[test]
fn a_mother_is_added_to_her_child_with_a_code_to_print() {
    let school = School::open();
    let claire = school.sign_in(CLAIRE);
    let lea = school.id(LEA);
    let form = claire.get(&format!("/administration/personnes/nouvelle?enfant={lea}"));
    form.is(200).says("Responsable de Léa MARTIN");
    let typed = [("civility", "Mme"), ("given_name", "Anne"), ("family_name", "Martin"), ("email", "anne@")];
    let again = claire.submit(&form, "/administration/personnes", &typed);
    again.is(422).says("ne semble pas complète");
    let added = claire.submit(&again, "/administration/personnes", &[("email", "anne@exemple.fr")]);
    let page = added.is(303).location().to_owned();
    claire.get(&page).is(200).says("Anne Martin").says("anne.martin").says("Léa MARTIN");
    assert!(claire.get(&format!("{page}/code.pdf")).is(200).bytes.starts_with(b"%PDF"));
    let family = format!("/administration/familles/{lea}");
    let anne: i64 = page.rsplit('/').next().unwrap().parse().unwrap();
    let terms =
        [("kind", "mother"), ("contact_order", "1"), ("legal_authority", "1"), ("receives_mail", "1"), ("may_collect", "")];
    claire.submit(&claire.get(&family), &format!("{family}/{anne}"), &terms).is(303);
    let guardians = school.read(move |db| families::guardians(db, lea));
    let hers = guardians.iter().find(|g| g.id == anne).unwrap().terms;
    assert_eq!((hers.kind, hers.may_collect, hers.legal_authority), (families::Kind::Mother, false, true));
    claire.post::<&str>(&format!("{family}/{anne}/retrait"), &[]).is(303);
    assert_eq!(school.read(move |db| families::guardians(db, lea)).len(), 1);
}

#[test]
fn an_account_is_suspended_reopened_reset_and_closed() {
    let school = School::open();
    let claire = school.sign_in(CLAIRE);
    let bruno = school.id(BRUNO);
    let state = || school.read(move |db| accounts::find(db, bruno)).unwrap().state;
    let to = |to: &str| claire.post(&format!("/administration/personnes/{bruno}/compte"), &[("to", to)]);
    to("suspend").is(303);
    assert_eq!(state(), State::Suspended);
    school.sign_in(BRUNO).get("/annuaire").is(303);
    to("reopen").is(303);
    assert_eq!(state(), State::Active);
    let page = claire.follow(to("reset").is(303));
    let code = school.read(move |db| accounts::find(db, bruno)).unwrap().code.unwrap();
    page.says(&code);
    to("close").is(303);
    assert_eq!(state(), State::Closed);
    to("n'importe quoi").is(404);
    let claire_id = school.id(CLAIRE);
    claire
        .post(&format!("/administration/personnes/{claire_id}/compte"), &[("to", "close")])
        .is(409)
        .says("seul compte de direction");
}

#[test]
fn someone_leaves_and_comes_back() {
    let school = School::open();
    let claire = school.sign_in(CLAIRE);
    let page = format!("/administration/personnes/{}", school.id(TOM));
    claire.post::<&str>(&format!("{page}/sortie"), &[]).is(303);
    claire.get("/administration/personnes?q=petit").hides("PETIT Tom");
    claire.get("/administration/personnes?q=petit&etat=left").says("PETIT Tom");
    school.sign_in(ALICE).get("/annuaire?q=tom").hides("Tom PETIT");
    claire.post::<&str>(&format!("{page}/retour"), &[]).is(303);
    claire.post(&format!("{page}/compte"), &[("to", "reopen")]).is(303);
    claire.get(&page).says("à activer");
    claire.get("/administration").says("1 élève sans classe");
}

#[test]
fn two_who_save_a_sheet_at_once_lose_nothing() {
    let school = School::open();
    let claire = school.sign_in(CLAIRE);
    let lea = school.id(LEA);
    let page = format!("/administration/personnes/{lea}/fiche");
    let (first, second) = (claire.get(&page), claire.get(&page));
    claire.submit(&first, &page, &[("city", "Bourg-en-Bresse")]).is(303);
    let told = claire.submit(&second, &page, &[("ine", "374091947UU")]);
    told.is(422).says("Quelqu'un d'autre vient d'enregistrer");
    assert_eq!(told.attribute("#f-ine", "value").as_deref(), Some("374091947UU"));
    assert_eq!(school.read(move |db| person::find(db, lea)).fields.home.city.as_deref(), Some("Bourg-en-Bresse"));
    claire.submit(&told, &page, &[("city", "Bourg-en-Bresse")]).is(303);
    assert_eq!(school.read(move |db| person::find(db, lea)).fields.ine.as_deref(), Some("374091947UU"));
}

#[test]
fn a_teacher_becomes_a_headteacher_too_and_the_last_one_stays() {
    let school = School::open();
    let claire = school.sign_in(CLAIRE);
    let (alice, own) = (school.id(ALICE), school.id(CLAIRE));
    let save = |person: i64, profiles: &[&str]| {
        let page = format!("/administration/personnes/{person}");
        let seen = claire.get(&page).attribute("form[action$='/profils'] input[name=seen]", "value").unwrap();
        let chosen = profiles.iter().map(|p| ("profiles", *p)).chain([("seen", seen.as_str())]).collect::<Vec<_>>();
        claire.post(&format!("{page}/profils"), &chosen)
    };
    save(own, &["teacher"]).is(409).says("L'école doit garder");
    let stale = claire.post(&format!("/administration/personnes/{alice}/profils"), &[("profiles", "guest")]);
    stale.is(409).says("vient de changer cela");
    save(alice, &["teacher", "director"]).is(303);
    assert!(school.read(move |db| profiles::of(db, alice)).has(Profile::Director));
    school.sign_in(ALICE).get("/administration").is(200);
}

#[test]
fn a_closed_service_keeps_its_data_and_says_so() {
    let school = School::open();
    let claire = school.sign_in(CLAIRE);
    let open_to = |profiles: &[&str]| {
        let page = claire.get("/administration/services");
        let seen = page.attribute("form[action$='/directory'] input[name=seen]", "value").unwrap();
        let chosen = profiles.iter().map(|p| ("open", *p)).chain([("seen", seen.as_str())]).collect::<Vec<_>>();
        claire.post("/administration/services/directory", &chosen)
    };
    open_to(&["director", "teacher", "guardian"]).is(303);
    school.sign_in(BRUNO).get("/annuaire").is(200);
    school.sign_in(LEA).get("/annuaire").is(403).says("n'est pas ouvert pour vous");
    open_to(&[]).is(303);
    school.sign_in(ALICE).get("/annuaire").is(403);
    claire.get("/administration/services").says("fermé");
    open_to(&["director", "teacher", "guardian"]).is(303);
    school.sign_in(ALICE).get("/annuaire").is(200).says("Léa MARTIN");
    claire.post::<&str>("/administration/services/admin", &[]).is(404);
}

#[test]
fn a_right_is_given_in_the_matrix_and_taken_back_with_one_click() {
    let school = School::open();
    let claire = school.sign_in(CLAIRE);
    let (first, second) = (claire.get("/administration/droits"), claire.get("/administration/droits"));
    claire.submit(&first, "/administration/droits", &[("directory.staff", "contribute")]).is(303);
    school.sign_in(STEPH).get("/annuaire/liste.csv").is(200);
    claire.submit(&second, "/administration/droits", &[("directory.guest", "none")]).is(422).says("Quelqu'un d'autre");
    let one = claire.get("/administration/droits/directory");
    claire.submit(&one, "/administration/droits/directory", &[("directory.guest", "none")]).is(303);
    school.sign_in(INVITEE).get("/annuaire").is(403);
    claire.get("/administration/journal?acte=set_rights").says("Annuaire, intervenants : fermé");
    let changed = claire.get("/administration/droits/directory");
    claire.submit(&changed, "/administration/droits/directory/defauts", &[]).is(303);
    school.sign_in(INVITEE).get("/annuaire").is(200);
    claire.post::<&str>("/administration/droits/defauts", &[]).is(303);
    school.sign_in(STEPH).get("/annuaire/liste.csv").is(403);
}

#[test]
fn a_new_charter_is_looked_at_published_and_accepted_by_all() {
    let school = School::open();
    let claire = school.sign_in(CLAIRE);
    let page = "/administration/textes/charte-adultes";
    let form = claire.get(page);
    form.is(200).says("Charte d'usage, pour les adultes");
    let typed = [("to", "preview"), ("body", "<p>Nous sommes <script>alert(1)</script>polis.</p>")];
    let preview = claire.submit(&form, page, &typed);
    preview.is(200).says("Nous sommes polis.");
    assert_eq!(school.read(|db| charters::current(db, Kind::Charter, Audience::Adult)).map(|c| c.version), None);
    claire.submit(&preview, page, &[("to", "publish")]).is(303);
    let current = school.read(|db| charters::current(db, Kind::Charter, Audience::Adult)).unwrap();
    assert!(current.version == 1 && !current.body.contains("script"), "{}", current.body);
    let bruno = school.sign_in(BRUNO);
    assert_eq!(bruno.get("/annuaire").is(303).location(), "/bienvenue");
    bruno.submit(&bruno.get("/bienvenue"), "/bienvenue", &[("agree", "1")]).is(303);
    school.sign_in(CLAIRE).submit(&claire.get("/bienvenue"), "/bienvenue", &[("agree", "1")]).is(303);
    let signatures = claire.get("/administration/textes/signatures");
    signatures.is(200).says("2 sur 8");
    let class = school.read(classes::list).into_iter().find(|c| c.name.starts_with("CM1")).unwrap().id;
    let of_class = claire.get(&format!("/administration/textes/signatures.csv?classe={class}")).text();
    assert!(of_class.contains("MARTIN Bruno;adulte;CM1-CM2 B;1;24/11/2026;1"), "{of_class}");
    assert!(!of_class.contains("PETIT"));
}

#[test]
fn two_new_versions_at_once_are_not_published_over_one_another() {
    let school = School::open();
    let claire = school.sign_in(CLAIRE);
    let page = "/administration/textes/information-eleves";
    let (first, second) = (claire.get(page), claire.get(page));
    claire.submit(&first, page, &[("to", "publish"), ("body", "<p>Un</p>")]).is(303);
    let told = claire.submit(&second, page, &[("to", "publish"), ("body", "<p>Deux</p>")]);
    told.is(422).says("Quelqu'un d'autre");
    assert!(told.text().contains("&lt;p&gt;Deux"), "what was typed comes back");
}

#[test]
fn the_school_gets_its_facts_and_its_logo() {
    let school = School::open();
    let claire = school.sign_in(CLAIRE);
    let page = "/administration/ecole";
    let form = claire.get(page);
    claire.submit(&form, page, &[("uai", "0750655A")]).is(422).says("ce serait E");
    claire.submit(&form, page, &[("uai", "0750655e"), ("postcode", "01000"), ("city", "Bourg"), ("zone", "A")]).is(303);
    assert_eq!(school.read(facts::load).uai, "0750655E");
    let mut png = Cursor::new(Vec::new());
    image::RgbImage::new(800, 400).write_to(&mut png, image::ImageFormat::Png).unwrap();
    claire.post_files("/administration/ecole/logo", &[], &[("logo", "logo.png", png.get_ref())]).is(303);
    let logo = school.visitor().get("/logo");
    assert_eq!(image::load_from_memory(&logo.is(200).bytes).unwrap().width(), 512);
    claire.post_files("/administration/ecole/logo", &[], &[("logo", "logo.png", b"non")]).is(422).says("PNG ou JPEG");
    claire.post::<&str>("/administration/ecole/logo/retrait", &[]).is(303);
    school.visitor().get("/logo").is(404);
}

#[test]
fn printing_the_sheets_makes_the_codes_that_are_missing() {
    let school = School::open();
    let zoe = school.write(|tx| {
        let fields = person::Fields { given_name: "Zoé".into(), family_name: "Blanc".into(), ..Default::default() };
        person::add(tx, &fields, [Profile::Guest].into_iter().collect())
    });
    let claire = school.sign_in(CLAIRE);
    claire.get("/administration").says("1 personne n'a pas de compte");
    let form = claire.get("/administration/fiches");
    let sheet = claire.submit(&form, "/administration/fiches", &[("profile", "guest")]);
    assert!(sheet.is(200).bytes.starts_with(b"%PDF"));
    let account = school.read(move |db| accounts::find(db, zoe)).unwrap();
    assert_eq!((account.login.as_str(), account.state), ("zoe.blanc", State::ToActivate));
}
