//! Where a passphrase comes from: a file for scripts, the keyboard without an echo for people. Never an argument: those
//! stand in the system's list of processes and in the shell's history.

use std::io::IsTerminal as _;
use std::path::Path;

use sokrat_core::{Code, Error, Passphrase, Result};
use zeroize::Zeroizing;

/// The first line of a file.
pub fn of_file(path: &Path) -> Result<Passphrase> {
    let text = text_of(path)?;
    Ok(Passphrase::new(without_mark(&text).lines().next().unwrap_or_default().to_owned()))
}

/// All lines of a file.
pub fn whole_file(path: &Path) -> Result<Passphrase> {
    let text = text_of(path)?;
    Ok(Passphrase::new(without_mark(&text).to_owned()))
}

fn text_of(path: &Path) -> Result<Zeroizing<String>> {
    std::fs::read_to_string(path).map(Zeroizing::new).map_err(|error| sokrat_api::files::failed(&error, path))
}

/// Editors of Windows begin a text with a mark of its encoding. Nobody sees it or can type it, so it is no part of a passphrase.
fn without_mark(text: &str) -> &str {
    text.strip_prefix('\u{feff}').unwrap_or(text)
}

/// What a person types; none where nobody sits at a terminal.
pub fn typed(prompt: &str) -> Result<Option<Passphrase>> {
    let terminal = console::Term::stderr();
    if !std::io::stdin().is_terminal() || !terminal.is_term() {
        return Ok(None);
    }
    let read = || -> std::io::Result<String> {
        terminal.write_str(prompt)?;
        terminal.read_secure_line()
    };
    let line = read().map_err(|error| Error::new(Code::InputOutput).because(error))?;
    Ok(Some(Passphrase::new(line)))
}
