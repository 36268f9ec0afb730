//! The log file: names of commands, codes, durations. No personal data, no paths of the user.

use std::fs::{self, File, OpenOptions};
use std::path::Path;

use simplelog::{ConfigBuilder, LevelFilter, WriteLogger};

const NAME: &str = "sokrat.log";
const BEFORE: &str = "sokrat.before.log";
/// A log larger than this is set aside at the next start; the one set aside before is dropped.
const LARGEST: u64 = 1 << 20;

/// Logs into a file of this folder from now on. Without a file that can be written, the programme runs without a log.
pub fn begin(folder: &Path) {
    let Ok(file) = open(folder) else { return };
    let level = if cfg!(debug_assertions) { LevelFilter::Debug } else { LevelFilter::Info };
    // Of libraries nothing is logged: they do not promise to leave people's data out.
    let config = ConfigBuilder::new().set_time_format_rfc3339().add_filter_allow_str("sokrat").build();
    WriteLogger::init(level, config, file).ok();
    log::info!("Sokrat {} on {}", env!("CARGO_PKG_VERSION"), std::env::consts::OS);
}

fn open(folder: &Path) -> std::io::Result<File> {
    fs::create_dir_all(folder)?;
    let path = folder.join(NAME);
    if fs::metadata(&path).is_ok_and(|data| data.len() > LARGEST) {
        fs::rename(&path, folder.join(BEFORE))?;
    }
    OpenOptions::new().create(true).append(true).open(path)
}
