//! Who a publication is for, who may see it, and what is said of that.

mod grants;
mod picker;
mod rule;
mod sentence;

pub use grants::{Grant, of, set};
pub use picker::{Choice, IN_PUBLIC, Picker, WHOLE_SCHOOL, Wanted, picker};
pub(crate) use rule::standing;
pub use rule::{CEILING, LEVEL, Sight, VISIBLE, level_on};
pub use sentence::{Audience, of_grants, of_publication};
