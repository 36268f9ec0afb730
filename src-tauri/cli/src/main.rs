//! `sokrat-cli`: the same programme from a terminal. It parses arguments, calls the commands of `sokrat_api`, and prints.

mod arguments;
mod certificates;
mod competitions;
mod host;
mod laptops;
mod passphrase;
mod print;
mod run;
mod secret;

use std::process::ExitCode;
use std::sync::Arc;

use sokrat_api::settings::Settings;
use sokrat_api::system::{self, SystemSurroundings};
use sokrat_api::{Desk, Language};
use sokrat_words::Words;

use crate::host::TerminalHost;

/// The command did what it was asked.
const DONE: u8 = 0;
/// It was refused, or something in it is wrong; the sentence is on stderr.
const REFUSED: u8 = 1;
/// A file cannot be read or written. Wrong arguments end with 2, by clap.
const FILE: u8 = 3;

fn main() -> ExitCode {
    let raw: Vec<_> = std::env::args_os().collect();
    let language = arguments::language(&raw)
        .or_else(|| Settings::read(&system::settings_folder()).language)
        .unwrap_or_else(|| Language::of_system(&system::language()));
    let words = Words::of(language);
    let matches = arguments::command(words).get_matches_from(raw);
    let desk = Desk::new(Arc::new(TerminalHost::new(words)), Arc::new(SystemSurroundings::new()));
    desk.speak(language);
    let json = matches.get_flag("json");
    let outcome = run::run(&desk, &matches);
    // The file is closed before the answer is given: whoever reads the answer finds one whole file.
    desk.clear();
    match outcome {
        Ok(told) => {
            print::answer(&told, json);
            ExitCode::from(if told.refused { REFUSED } else { DONE })
        }
        Err(error) => {
            print::refusal(words, &error, json);
            ExitCode::from(if is_of_file(&error) { FILE } else { REFUSED })
        }
    }
}

fn is_of_file(error: &sokrat_core::Error) -> bool {
    use sokrat_core::Code::*;
    matches!(
        error.code,
        NotAProgramme
            | NewerFile
            | DamagedFile
            | AlteredFile
            | LockedFile
            | PassphraseNeeded
            | WrongPassphrase
            | WaitFirst
            | FileMissing
            | FolderMissing
            | FileExists
            | DiskFull
            | ReadOnly
            | InputOutput
            | NotATable
            | EmptyList
            | BadEncoding
            | TooLarge
    )
}
