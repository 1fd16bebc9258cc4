//! What the pages of all publications draw alike.

mod comments;
mod conflict;
mod form;
mod history;
mod lists;
mod reading;

pub use comments::comments;
pub use conflict::conflict;
pub(crate) use form::publish_label;
pub use form::{Sheet, audience, body, files, kept_notice, picture, publish_buttons, when};
pub use history::history;
pub use lists::{bin, readers, report_form};
pub use reading::{acknowledgement, actions, byline, files_below, readers_line, report_link, state_notice};

use maud::{Markup, html};

use crate::{access::PersonId, web::Cx};

/// Who looks at a page, as it is drawn.
#[derive(Clone, Copy, Debug)]
pub struct Who {
    /// 0 for nobody.
    pub me: PersonId,
    /// Is said *tu*, and sees fewer words.
    pub pupil: bool,
    pub now: i64,
}

impl Who {
    pub fn of(cx: &Cx) -> Who {
        Who { me: cx.viewer.id(), pupil: cx.viewer.is_pupil(), now: cx.now() }
    }
}

/// *Tu* for a pupil, *vous* for an adult.
pub(crate) fn say<'a>(pupil: bool, tu: &'a str, vous: &'a str) -> &'a str {
    if pupil { tu } else { vous }
}

/// Several lines of plain text.
pub(crate) fn lines(text: &str) -> Markup {
    html! { @for line in text.lines().filter(|l| !l.trim().is_empty()) { p { (line) } } }
}
