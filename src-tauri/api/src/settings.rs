//! What this installation remembers outside programmes: language, theme, recent files. No personal data.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use sokrat_core::{Code, Error, Result};
pub use sokrat_words::Language;

sokrat_core::choices_plain! {
    /// Light, dark, or as the system has it.
    Theme { System = "system", Light = "light", Dark = "dark", }
}

/// The settings, kept as JSON in the settings folder. A damaged file is set aside and the defaults are used.
#[derive(Clone, Debug, PartialEq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Settings {
    /// The chosen language; none follows the system.
    pub language: Option<Language>,
    /// The chosen theme; none follows the system.
    pub theme: Option<Theme>,
    /// Programmes opened last, newest first, at most ten.
    pub recent: Vec<PathBuf>,
    /// The printer used last.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub printer: Option<String>,
}

const NAME: &str = "settings.json";
const MOST_RECENT: usize = 10;

impl Settings {
    /// Reads the settings of a folder; whatever cannot be read gives the defaults.
    pub fn read(folder: &Path) -> Self {
        let Ok(bytes) = std::fs::read(folder.join(NAME)) else { return Self::default() };
        serde_json::from_slice(&bytes).unwrap_or_else(|error| {
            log::warn!("the settings could not be read and are set aside: {error}");
            std::fs::rename(folder.join(NAME), folder.join("settings.damaged.json")).ok();
            Self::default()
        })
    }

    /// Writes the settings beside and renames, so that no crash leaves half of them.
    pub fn write(&self, folder: &Path) -> Result<()> {
        let failed = |error: &dyn std::fmt::Display| Error::new(Code::InputOutput).because(error);
        let bytes = serde_json::to_vec_pretty(self).map_err(|error| failed(&error))?;
        let beside = folder.join("settings.new.json");
        std::fs::write(&beside, bytes).map_err(|error| failed(&error))?;
        std::fs::rename(&beside, folder.join(NAME)).map_err(|error| failed(&error))
    }

    /// Puts a programme first among the recent ones.
    pub fn remember(&mut self, path: &Path) {
        self.recent.retain(|known| known != path);
        self.recent.insert(0, path.to_owned());
        self.recent.truncate(MOST_RECENT);
    }
}
