//! What only a window or a terminal can do: ask for a file, show a document, tell of progress.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use serde::Serialize;
use sokrat_core::{Noun, Result, UndoState};
use sokrat_words::Words;
use ts_rs::TS;

use crate::settings::Theme;

/// What a file is chosen for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Choice {
    /// A programme to open.
    OpenProgramme,
    /// Where a programme shall be kept.
    SaveProgramme,
    /// A list to import: XLSX, ODS, CSV.
    OpenList,
    /// Where a table shall be kept: XLSX.
    SaveTable,
    /// Where a document shall be kept: PDF.
    SaveDocument,
    /// A template to take in.
    OpenTemplate,
    /// Where a template shall be kept.
    SaveTemplate,
    /// A picture for a template: PNG, JPEG.
    OpenPicture,
    /// Where a package for the other laptops shall be kept.
    SavePackage,
    /// A package of another laptop.
    OpenPackage,
    /// The folder through which the laptops meet.
    ExchangeFolder,
}

impl Choice {
    /// Whether a new file is named, rather than an existing one chosen.
    pub fn saves(self) -> bool {
        !matches!(self, Self::OpenProgramme | Self::OpenList | Self::OpenPackage | Self::ExchangeFolder | Self::OpenTemplate | Self::OpenPicture)
    }

    /// The key of the dialog's title.
    pub fn title(self) -> &'static str {
        match self {
            Self::OpenProgramme => "dialog-open-programme",
            Self::SaveProgramme => "dialog-save-programme",
            Self::OpenList => "dialog-open-list",
            Self::SaveTable => "dialog-save-table",
            Self::SaveDocument => "dialog-save-document",
            Self::OpenTemplate => "dialog-open-template",
            Self::SaveTemplate => "dialog-save-template",
            Self::OpenPicture => "dialog-open-picture",
            Self::SavePackage => "dialog-save-package",
            Self::OpenPackage => "dialog-open-package",
            Self::ExchangeFolder => "dialog-exchange-folder",
        }
    }

    /// The key of the name of these files, and their endings.
    pub fn files(self) -> (&'static str, &'static [&'static str]) {
        match self {
            Self::OpenProgramme | Self::SaveProgramme => ("dialog-files-programme", &["sokrat"]),
            Self::OpenList => ("dialog-files-list", &["xlsx", "ods", "csv", "xlsm", "txt"]),
            Self::SaveTable => ("dialog-files-table", &["xlsx"]),
            Self::SaveDocument => ("dialog-files-document", &["pdf"]),
            Self::OpenTemplate | Self::SaveTemplate => ("dialog-files-template", &["sokrat-template"]),
            Self::OpenPicture => ("dialog-files-picture", &["png", "jpg", "jpeg", "svg"]),
            Self::SavePackage | Self::OpenPackage | Self::ExchangeFolder => ("dialog-files-package", &["sokrat-package"]),
        }
    }
}

/// How far long work has come. Sent at most ten times a second.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Progress {
    /// The job that the page named.
    pub job: String,
    /// The stage: `progress-<stage>` in the Fluent files; `progress-<stage>-of`, or `progress-of`, tells how far it is.
    pub stage: String,
    /// Steps done.
    pub done: u32,
    /// Steps in all; 0 where that is not known.
    pub total: u32,
}

/// The world outside: a window, a terminal, a test.
pub trait Host: Send + Sync {
    /// Asks for an existing file or for a place for a new one, in these words; `None` when the person changed their mind.
    fn choose(&self, choice: Choice, suggested_name: &str, words: &Words) -> Option<PathBuf>;
    /// Shows a finished document in the system's viewer.
    fn show(&self, path: &Path) -> Result<()>;
    /// Tells every window what a change has touched.
    fn changed(&self, nouns: &BTreeSet<Noun>, undo: &UndoState);
    /// Ends the window, as a person does who closes it.
    fn quit(&self) {}
    /// Something was found in the open programme: `file.state` says what.
    fn noticed(&self) {}
    /// Whether a programme that is closed here is backed up when it was changed.
    fn backs_up_on_close(&self) -> bool {
        true
    }
    /// Tells the window that asked how far its work has come.
    fn progress(&self, progress: &Progress);
    /// Whether programmes that are opened here are offered again among the recent ones.
    fn remembers(&self) -> bool {
        true
    }
    /// The folder for settings; exists.
    fn settings_folder(&self) -> PathBuf;
    /// The folder in which new programmes and documents are proposed; exists.
    fn documents_folder(&self) -> PathBuf;
    /// The system's language, such as `ru-RU`.
    fn system_language(&self) -> String;
    /// The window's title has become this: the open programme and the application, or the application alone.
    fn title(&self, title: &str);
    /// The theme has become this: what the system draws around the pages follows them.
    fn theme(&self, _theme: Theme) {}
}
