//! Driver, application, page objects.

mod app;
mod driver;
mod page;

pub use app::{App, Language, Setup};
pub use page::text;
