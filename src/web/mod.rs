//! How a page is made: server, session, layout, components, forms, errors, assets.

pub mod assets;
