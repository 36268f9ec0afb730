//! What only the window can do.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use serde::Serialize;
use sokrat_api::{Choice, Host, Progress, Theme, system};
use sokrat_core::{Code, Error, Noun, Result, UndoState};
use sokrat_words::Words;
use tauri::{AppHandle, Emitter as _, Manager as _};
use tauri_plugin_dialog::DialogExt as _;

use crate::window::{self, MAIN};

/// The window as the commands' host: dialogs and the viewer run here, in Rust; the page can call neither.
pub struct TauriHost {
    app: AppHandle,
}

/// What the event `changed` carries.
#[derive(Clone, Serialize)]
struct Changed<'a> {
    nouns: &'a BTreeSet<Noun>,
    undo: &'a UndoState,
}

impl TauriHost {
    /// A host over this application's window.
    pub fn new(app: AppHandle) -> Self {
        Self { app }
    }

    fn emit(&self, event: &str, payload: impl Serialize + Clone) {
        if let Err(error) = self.app.emit_to(MAIN, event, payload) {
            log::warn!("the window did not hear {event}: {error}");
        }
    }
}

impl Host for TauriHost {
    /// Waits for the person on the calling thread, which is never the window's.
    fn choose(&self, choice: Choice, suggested_name: &str, words: &Words) -> Option<PathBuf> {
        if let Some(answer) = system::scripted_choice() {
            return answer;
        }
        let (files, endings) = choice.files();
        let mut dialog = self
            .app
            .dialog()
            .file()
            .set_title(words.plain(choice.title()))
            .set_directory(self.documents_folder())
            .add_filter(words.plain(files), endings);
        if let Some(window) = self.app.get_webview_window(MAIN) {
            dialog = dialog.set_parent(&window);
        }
        let chosen = match choice {
            Choice::ExchangeFolder => dialog.blocking_pick_folder(),
            choice if choice.saves() => dialog.set_file_name(suggested_name).blocking_save_file(),
            _ => dialog.blocking_pick_file(),
        };
        chosen.and_then(|path| path.into_path().ok())
    }

    fn show(&self, path: &Path) -> Result<()> {
        if system::scripted_show(path) {
            return Ok(());
        }
        if !path.exists() {
            return Err(Error::new(Code::FileMissing).with("path", path.display().to_string()));
        }
        tauri_plugin_opener::open_path(path, None::<&str>).map_err(|error| Error::new(Code::NoViewer).because(error))
    }

    fn changed(&self, nouns: &BTreeSet<Noun>, undo: &UndoState) {
        self.emit("changed", Changed { nouns, undo });
    }

    fn quit(&self) {
        if let Some(window) = self.app.get_webview_window(MAIN) {
            std::thread::spawn(move || window::leave(&window));
        }
    }

    fn noticed(&self) {
        self.emit("noticed", ());
    }

    fn progress(&self, progress: &Progress) {
        self.emit("progress", progress);
    }

    fn settings_folder(&self) -> PathBuf {
        system::settings_folder()
    }

    fn documents_folder(&self) -> PathBuf {
        system::documents_folder()
    }

    fn system_language(&self) -> String {
        system::language()
    }

    fn title(&self, title: &str) {
        if let Some(window) = self.app.get_webview_window(MAIN)
            && let Err(error) = window.set_title(title)
        {
            log::warn!("the window kept its title: {error}");
        }
    }

    fn theme(&self, theme: Theme) {
        if let Some(window) = self.app.get_webview_window(MAIN)
            && let Err(error) = window.set_theme(window::theme(theme))
        {
            log::warn!("the window kept its theme: {error}");
        }
    }
}
