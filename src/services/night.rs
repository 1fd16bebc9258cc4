//! Once a day, at half past two in the night or as soon as the box is on again, every service does what it does daily;
//! and every five minutes what can't wait.

use std::time::Duration;

use actix_web::web::Data;
use jiff::{ToSpan, civil::Time};

use crate::{
    Result,
    access::{Act, Viewer},
    clock,
    people::school,
    web::App,
};

const JOB: &str = "nightly";
/// When the last night was, as an instant.
const LAST: &str = "night.last";
const PAUSE: Duration = Duration::from_secs(300);

/// Watches the clock for as long as the server runs.
pub async fn run(app: Data<App>) {
    loop {
        if let Err(error) = when_due(&app).await {
            tracing::error!("the night's work could not be done: {error:?}");
        }
        often(&app).await;
        actix_web::rt::time::sleep(PAUSE).await;
    }
}

/// Does what can't wait for the night. A service that fails keeps no other from its work.
pub async fn often(app: &App) {
    for &service in &app.services {
        let key = service.about().key;
        if let Err(error) = app.store.write(Act::by_job(JOB, key).verb(JOB).mark(), |tx| service.often(tx)).await {
            tracing::error!(service = key, "what was due could not be done: {error:?}");
        }
    }
}

/// Does the night's work when it is due; whether it was. A service that fails keeps no other from its work, and is
/// tried again the next night.
pub async fn when_due(app: &App) -> Result<bool> {
    let last = app.store.read(&Viewer::Job(JOB), |db| school::setting(db, LAST)).await?;
    let now = app.store.clock().now();
    if !is_due(last.and_then(|at| at.parse().ok()), now) {
        return Ok(false);
    }
    for &service in &app.services {
        let key = service.about().key;
        if let Err(error) = app.store.write(Act::by_job(JOB, key).verb(JOB), |tx| service.nightly(tx)).await {
            tracing::error!(service = key, "the night's work failed: {error:?}");
        }
    }
    app.store.write(Act::by_job(JOB, "home").verb(JOB).mark(), move |tx| school::set(tx, LAST, &now.to_string())).await?;
    Ok(true)
}

/// Whether half past two has passed since the last time.
fn is_due(last: Option<i64>, now: i64) -> bool {
    let local = clock::zoned(now).datetime();
    let time = Time::constant(2, 30, 0, 0);
    let day = if local.time() >= time { Some(local.date()) } else { local.date().checked_sub(1.day()).ok() };
    let mark = day.and_then(|day| day.to_datetime(time).to_zoned_datetime(clock::zone()).ok());
    mark.is_some_and(|mark| last.is_none_or(|last| last < mark.timestamp().as_second()))
}

#[cfg(test)]
mod tests {
    use super::is_due;

    /// Tuesday 24 November 2026, 2:30 in France.
    const NIGHT: i64 = 1_795_483_800;

    #[test]
    fn the_night_s_work_is_due_once_after_half_past_two() {
        assert!(!is_due(Some(NIGHT - 86_400), NIGHT - 1));
        assert!(is_due(Some(NIGHT - 86_400), NIGHT));
        assert!(!is_due(Some(NIGHT + 5), NIGHT + 3600));
    }

    #[test]
    fn a_box_that_slept_through_the_night_does_it_when_it_wakes() {
        assert!(is_due(Some(NIGHT - 3 * 86_400), NIGHT - 7200));
        assert!(is_due(None, NIGHT));
    }
}
