//! The form of a piece of news: the publication's own fields, its theme and its pin.

use serde::{Deserialize, Serialize};

use super::model::{News, Own, Theme};
use crate::{
    access::Level,
    publication::{Comments, forms::Written, store::Content},
    web::{Checker, form::Errors},
};

#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct OwnTyped {
    pub theme: String,
    pub pinned: String,
}

pub(super) type Typed = Written<OwnTyped>;

impl OwnTyped {
    pub(super) fn of(news: &News) -> OwnTyped {
        OwnTyped {
            theme: news.own.theme.map(|t| t.key.to_owned()).unwrap_or_default(),
            pinned: if news.own.pinned { "1".to_owned() } else { String::new() },
        }
    }
}

/// What readers of news are granted: they comment where comments are open.
pub(super) fn usual(typed: &Typed) -> Level {
    match Comments::from_key(&typed.common.comments) {
        Some(Comments::None) => Level::View,
        _ => Level::Comment,
    }
}

/// What was meant.
pub(super) fn check(typed: &Typed) -> Result<(Content, Own), Errors> {
    let mut check = Checker::new();
    let content = typed.common.check(&mut check, usual(typed));
    let theme = match typed.own.theme.as_str() {
        "" => None,
        key => check.choice("theme", key, Theme::from_key),
    };
    check.finish((content, Own { theme, pinned: typed.own.pinned == "1" }))
}
