//! What this installation remembers outside programmes: language, theme, recent files. No personal data.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use sokrat_core::{Code, Error, Result};
pub use sokrat_words::Language;
use ts_rs::TS;

use crate::papers::shipped::Shipped;

sokrat_core::choices_plain! {
    /// Light, dark, or as the system has it.
    Theme { System = "system", Light = "light", Dark = "dark", }
}

/// What a registration sheet has; remembered from one print to the next.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct SheetChoices {
    /// The column of organisations.
    pub organisation: bool,
    /// The column of phones; with it the sheet lies on its side.
    pub phone: bool,
    /// The column in which people sign their consent.
    pub consent: bool,
    /// Empty rows for those who come unregistered.
    pub blank_rows: u32,
    /// The key of the template that it follows (`templates.list`); none for the usual sheet, which alone has the columns above.
    pub template: Option<String>,
}

impl Default for SheetChoices {
    fn default() -> Self {
        Self { organisation: true, phone: true, consent: true, blank_rows: 10, template: None }
    }
}

/// How badges, table cards and labels are printed; remembered from one print to the next.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct CardChoices {
    /// The key of the template of badges.
    pub badge: String,
    /// Whether a badge has a code.
    pub code: bool,
    /// The key of the template of table cards.
    pub table_card: String,
    /// The key of the template of labels.
    pub label: String,
}

impl Default for CardChoices {
    fn default() -> Self {
        Self { badge: Shipped::Badge.key(), code: false, table_card: Shipped::TableCard.key(), label: Shipped::Label24.key() }
    }
}

/// The templates of certificates that were printed last, by their keys; none where none was.
#[derive(Clone, Debug, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct CertificateChoices {
    /// Of an event.
    pub event: Option<String>,
    /// Of a competition.
    pub competition: Option<String>,
}

/// The templates that lists were printed on last, by their keys; none for the usual look.
#[derive(Clone, Debug, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct ListChoices {
    /// The programme of an event.
    pub programme: Option<String>,
    /// The plan of a year.
    pub year_plan: Option<String>,
    /// Score sheets.
    pub score_sheet: Option<String>,
    /// The minutes of a jury.
    pub minutes: Option<String>,
}

/// How papers were printed last on this computer.
#[derive(Clone, Debug, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct PaperChoices {
    /// Registration sheets.
    pub sheet: SheetChoices,
    /// Badges, table cards, labels.
    pub cards: CardChoices,
    /// Certificates.
    pub certificates: CertificateChoices,
    /// The programme of an event, the plan of a year, score sheets, minutes.
    pub lists: ListChoices,
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
    /// How papers were printed last.
    pub papers: PaperChoices,
    /// After how many minutes without input the window over an encrypted programme locks; 0 is never, none is the usual.
    pub lock_after: Option<u32>,
    /// The most megabytes that the backups of one programme may take; 0 is no limit, none is the usual.
    pub backup_megabytes: Option<u32>,
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
