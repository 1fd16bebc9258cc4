//! What pages are drawn with: pure functions and builders of plain values. `/dev/ui` (debug builds) shows them all.
//!
//! A builder (`Button`, `Field`, `Table` …) is a maud value: `(button("Publier", Kind::Primary).icon("send"))`.

mod avatar;
mod button;
mod card;
mod dialog;
mod field;
mod field_draw;
mod form;
mod icon;
mod list;
mod menu;
mod navigation;
mod notice;
mod page_header;
mod picture;
mod stat;
mod table;
mod tile;

pub use avatar::{Avatar, AvatarSize, Face, avatar};
pub use button::{Button, Kind, button, download_button, icon_link, link_button, post_button};
pub use card::{Card, card, plain_card};
pub use dialog::{dialog, opener};
pub use field::Field;
pub use form::{audience_picker, error_summary, form_actions, hidden, upload};
pub use icon::icon;
pub use list::{Item, facts, feed, list, prose};
pub use menu::{menu, menu_link, menu_post};
pub use navigation::{Crumb, Tab, breadcrumb, numbered_pager, pager, switcher, tabs};
pub use notice::{Tone, chip, chip_with, empty, notice};
pub use page_header::page_header;
pub use picture::{Picture, avatars, french_name, picture, picture_named};
pub use stat::{progress, stat, stats};
pub use table::{Table, table};
pub use tile::{Tile, tile, tiles};
