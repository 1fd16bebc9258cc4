//! In-app help.

use crate::house::*;

#[test]
fn each_reads_the_help_that_is_for_them() {
    let school = School::open();
    school.sign_in(CLAIRE).get("/aide").is(200).says("ONDE");
    school.sign_in(LEA).get("/aide").is(200).hides("ONDE");
    school.visitor().get("/aide/connexion").is(200).says("code");
    school.visitor().get("/aide/nulle-part").is(404);
}

#[test]
fn help_is_found_by_its_words() {
    let school = School::open();
    school.sign_in(CLAIRE).get("/recherche?q=sauvegarde").is(200).says("Aide");
}
