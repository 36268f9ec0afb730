//! Driver, application, page objects.

mod app;
mod driver;
mod page;
mod words;

pub use app::{App, Language, Setup, binary, demonstration, run};
pub use page::{CTRL, PAGE_DRAWN, SHIFT};
