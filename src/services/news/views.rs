//! What the news look like.

mod edit;
mod list;
mod show;
mod widget;

pub(super) use edit::{edit, form, saved};
pub(super) use list::{index, mine};
pub(super) use show::{Shown, show};
pub(super) use widget::{public_widget, widget};
