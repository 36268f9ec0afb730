//! Every command of Sokrat, declared once, without a window.
//!
//! The shell answers the pages with [`commands::COMMANDS`], the terminal calls the same functions; names, permissions and
//! TypeScript types come from the same table. Deliberately absent: Tauri, SQL, layout.

pub mod answer;
pub mod commands;
pub mod desk;
pub mod file_names;
pub mod files;
pub mod host;
pub mod installation;
pub mod papers;
pub mod printing;
pub mod settings;
pub mod system;
pub mod template_file;
mod watch;

pub use answer::Answer;
pub use commands::{COMMANDS, Command, Kind, Reply};
pub use desk::{Desk, Job};
pub use host::{Choice, Host, Progress};
pub use settings::{Language, Theme};
