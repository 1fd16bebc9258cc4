//! How people came in: their accounts, and the texts they accepted.

use std::collections::HashSet;

use super::{calendar::DAY, data::Data, people::People, profiles, stage::Stage};
use crate::{
    Result,
    people::{accounts, charters, profiles as held},
    store::WriteTx,
};

/// Opens all accounts but a few, which wait for their code.
pub(super) fn open_accounts(tx: &WriteTx<'_>, data: &Data, hash: &str, people: &mut People) -> Result<()> {
    let mut needed: HashSet<&str> = profiles::SHOWN.iter().map(|shown| shown.key).collect();
    for news in &data.news {
        needed.insert(&news.author);
        needed.extend(news.comment.iter().map(|c| c.author.as_str()));
    }
    let late = data.guardians.iter().skip(3).step_by(45).chain(data.pupils.iter().skip(8).step_by(40));
    people.waiting =
        late.filter(|row| !needed.contains(row.key.as_str())).map(|row| people.person(&row.key)).collect::<Result<_>>()?;
    // First, so that none of them has a login with a number.
    for shown in &profiles::SHOWN {
        accounts::create(tx, people.person(shown.key)?)?;
    }
    accounts::create_missing(tx)?;
    for account in accounts::waiting(tx, &accounts::Choice::default())? {
        if !people.waiting.contains(&account.person) {
            accounts::activate(tx, &account.code, hash, None)?;
        }
    }
    Ok(())
}

/// In the first weeks each accepts the texts, but a few who have not come since they were published.
pub(super) async fn accept_texts(stage: &Stage) -> Result<()> {
    let everybody: Vec<_> = stage.people_in().filter(|(n, id)| n % 60 != 59 || stage.is_shown(*id)).map(|(_, id)| id).collect();
    for some in everybody.chunks(60) {
        stage.go_to(stage.now() + DAY / 2);
        let acts = some.iter().map(|&person| {
            stage.act(person, "entry", "accept", move |tx| {
                let waiting = charters::pending(tx, person, held::of(tx, person)?)?;
                charters::accept(tx, person, &waiting.iter().map(|c| c.id).collect::<Vec<_>>())
            })
        });
        stage.together(acts).await?;
    }
    Ok(())
}

/// Codes that expired are made again, so that their sheets can be printed.
pub(super) async fn renew_codes(stage: &Stage) -> Result<()> {
    stage.act(stage.people.director, "admin", "print_codes", |tx| accounts::make_codes(tx, &accounts::Choice::default())).await?;
    Ok(())
}
