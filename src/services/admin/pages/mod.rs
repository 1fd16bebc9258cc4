//! The handlers of the administration, a file a resource, and their addresses.

mod account;
mod classes;
mod codes;
mod families;
mod hub;
mod journal;
mod people;
mod person;
mod rights;
mod school;
mod services;
mod signatures;
mod teaching;
mod texts;

use super::ABOUT;
use crate::{
    Result,
    access::Level,
    web::{Cx, Routes},
};

pub(super) fn routes(routes: &mut Routes<'_>) {
    people_routes(routes);
    school_routes(routes);
}

fn people_routes(routes: &mut Routes<'_>) {
    routes
        .get("/administration", hub::index)
        .get("/administration/personnes", people::index)
        .post("/administration/personnes", people::create)
        .get("/administration/personnes/nouvelle", people::new)
        .get("/administration/personnes/{id}", person::show)
        .get("/administration/personnes/{id}/fiche", person::edit)
        .post("/administration/personnes/{id}/fiche", person::update)
        .post("/administration/personnes/{id}/profils", person::set_profiles)
        .post("/administration/personnes/{id}/classe", person::set_class)
        .post("/administration/personnes/{id}/sortie", person::leave)
        .post("/administration/personnes/{id}/retour", person::come_back)
        .post("/administration/personnes/{id}/compte", account::change)
        .get("/administration/personnes/{id}/code.pdf", account::slip)
        .get("/administration/familles", families::index)
        .get("/administration/familles/{pupil}", families::show)
        .post("/administration/familles/{pupil}", families::link)
        .post("/administration/familles/{pupil}/{guardian}", families::link_terms)
        .post("/administration/familles/{pupil}/{guardian}/retrait", families::unlink)
        .get("/administration/classes", classes::index)
        .post("/administration/classes", classes::create)
        .get("/administration/classes/{id}", classes::show)
        .post("/administration/classes/{id}", classes::update)
        .post("/administration/classes/{id}/eleves", classes::move_pupils)
        .post("/administration/classes/{id}/enseignants", teaching::add)
        .post("/administration/classes/{id}/enseignants/{teacher}/retrait", teaching::remove)
        .get("/administration/fiches", codes::choose)
        .post("/administration/fiches", codes::print);
}

fn school_routes(routes: &mut Routes<'_>) {
    routes
        .get("/administration/services", services::index)
        .post("/administration/services/{key}", services::update)
        .get("/administration/droits", rights::index)
        .post("/administration/droits", rights::update)
        .post("/administration/droits/defauts", rights::back_to_defaults)
        .get("/administration/droits/{service}", rights::show)
        .post("/administration/droits/{service}", rights::update_one)
        .post("/administration/droits/{service}/defauts", rights::one_back_to_defaults)
        .get("/administration/textes", texts::index)
        .get("/administration/textes/signatures", signatures::index)
        .get("/administration/textes/signatures.csv", signatures::csv)
        .get("/administration/textes/signatures.xlsx", signatures::xlsx)
        .get("/administration/textes/{text}", texts::edit)
        .post("/administration/textes/{text}", texts::publish)
        .get("/administration/textes/{text}/{version}", texts::version)
        .get("/administration/ecole", school::edit)
        .post("/administration/ecole", school::update)
        .post("/administration/ecole/logo", school::set_logo)
        .post("/administration/ecole/logo/retrait", school::remove_logo)
        .get("/administration/journal", journal::index)
        .get("/administration/journal/preuve", journal::proof)
        .get("/administration/journal.csv", journal::csv);
}

/// Who administers: the headteacher, and whoever manages this service in their place.
fn administrator(cx: &Cx) -> Result<()> {
    cx.require(&ABOUT, Level::Manage)
}
