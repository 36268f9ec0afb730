//! Driver, application, page objects.

mod app;
mod driver;
mod page;
mod words;

pub use app::{App, Language, Setup, binary, demonstration, run};
pub use page::{CANCELS, CTRL, PAGE_DRAWN, SHIFT};

/// How long a scenario waits for what it expects, on a busy machine. On the big programme a gigabyte is backed up on the way.
pub fn patience() -> std::time::Duration {
    std::time::Duration::from_secs(if std::env::var_os("SOKRAT_BIG").is_some() { 120 } else { 45 })
}
