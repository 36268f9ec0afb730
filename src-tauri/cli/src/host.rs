//! The terminal as the commands' host: no dialogs, no viewer; progress on stderr when a person looks at it.

use std::collections::BTreeSet;
use std::io::{IsTerminal as _, stderr};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use indicatif::{ProgressBar, ProgressStyle};
use sokrat_api::{Choice, Host, Progress, system};
use sokrat_core::{Noun, Result, UndoState};
use sokrat_words::Words;

/// A host for one command.
pub struct TerminalHost {
    words: &'static Words,
    bar: Option<Mutex<ProgressBar>>,
}

impl TerminalHost {
    /// A host that words its progress in this language.
    pub fn new(words: &'static Words) -> Self {
        let style = ProgressStyle::with_template("{prefix} {wide_bar} {msg}").ok();
        let bar = style.filter(|_| stderr().is_terminal()).map(|style| Mutex::new(ProgressBar::hidden().with_style(style)));
        Self { words, bar }
    }
}

impl Host for TerminalHost {
    fn choose(&self, _choice: Choice, _suggested_name: &str, _words: &Words) -> Option<PathBuf> {
        None
    }

    fn show(&self, _path: &Path) -> Result<()> {
        Ok(())
    }

    fn changed(&self, _nouns: &BTreeSet<Noun>, _undo: &UndoState) {}

    fn progress(&self, progress: &Progress) {
        let Some(bar) = &self.bar else { return };
        let bar = bar.lock().unwrap_or_else(PoisonError::into_inner);
        if bar.is_hidden() {
            bar.set_draw_target(indicatif::ProgressDrawTarget::stderr());
        }
        let facts = [("done", progress.done.into()), ("total", progress.total.into())];
        let far = self.words.find(&format!("progress-{}-of", progress.stage), &facts);
        bar.set_prefix(self.words.plain(&format!("progress-{}", progress.stage)));
        bar.set_message(far.unwrap_or_else(|| self.words.text("progress-of", &facts)));
        bar.set_length(progress.total.into());
        bar.set_position(progress.done.into());
        if progress.done == progress.total {
            bar.finish_and_clear();
        }
    }

    /// What a script opens is not what a person will want to open again.
    fn remembers(&self) -> bool {
        false
    }

    /// A script may run a hundred commands; it asks for a backup when it wants one.
    fn backs_up_on_close(&self) -> bool {
        false
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

    fn title(&self, _title: &str) {}
}
