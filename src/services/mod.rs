//! The ENT itself: one folder a service, in menu order. Adding one is a folder, a line here, a migration, a stylesheet, a test file.

use crate::web::Service;

/// Every service, in menu order. Navigation, home, rights, search, the register, exports, indicators and the
/// authorization test are derived from this list.
pub static ALL: &[&dyn Service] = &[];
