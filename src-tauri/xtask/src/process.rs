//! Running programs and talking to the terminal.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a task talks to the terminal")]

use std::ffi::OsStr;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, Stdio};

use crate::Outcome;

/// A line for the developer.
pub fn say(line: &str) {
    println!("{line}");
    std::io::stdout().flush().ok();
}

/// A line about something wrong.
pub fn complain(line: &str) {
    eprintln!("{line}");
}

/// A program with its arguments in a folder.
pub fn program(folder: &Path, name: impl AsRef<OsStr>, arguments: &[&str]) -> Command {
    let mut command = Command::new(name);
    command.current_dir(folder).args(arguments).stdin(Stdio::null());
    command
}

/// Cargo as it runs this task.
pub fn cargo(folder: &Path, arguments: &[&str]) -> Command {
    program(folder, std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()), arguments)
}

/// Runs to the end, its output on the terminal; an error names the program.
pub fn run(mut command: Command) -> Outcome {
    let name = described(&command);
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("{name}: {status}")),
        Err(error) => Err(format!("{name}: {error}")),
    }
}

/// Runs to the end and returns what it printed on its standard output; its errors stay on the terminal.
pub fn output(mut command: Command) -> Outcome<String> {
    let name = described(&command);
    let output = command.stderr(Stdio::inherit()).output().map_err(|error| format!("{name}: {error}"))?;
    if !output.status.success() {
        return Err(format!("{name}: {}", output.status));
    }
    String::from_utf8(output.stdout).map_err(|error| format!("{name}: {error}"))
}

/// Runs to the end, shows each line as it comes, and returns all lines with whether the program succeeded.
pub fn watched(mut command: Command) -> Outcome<(bool, Vec<String>)> {
    let name = described(&command);
    let mut child = command.stdout(Stdio::piped()).spawn().map_err(|error| format!("{name}: {error}"))?;
    let mut lines = Vec::new();
    if let Some(stdout) = child.stdout.take() {
        // A line that is not UTF-8 is shown with marks, not dropped: it may hold the count of tests.
        for line in BufReader::new(stdout).split(b'\n') {
            let line = line.map_err(|error| format!("{name}: {error}"))?;
            let line = String::from_utf8_lossy(&line).trim_end().to_owned();
            say(&line);
            lines.push(line);
        }
    }
    let status = child.wait().map_err(|error| format!("{name}: {error}"))?;
    Ok((status.success(), lines))
}

/// Whether a program of this name can be found.
pub fn found(name: &str) -> bool {
    std::env::var_os("PATH")
        .is_some_and(|path| std::env::split_paths(&path).any(|folder| folder.join(name).is_file() || folder.join(format!("{name}.exe")).is_file()))
}

fn described(command: &Command) -> String {
    let mut words = vec![command.get_program().to_string_lossy().into_owned()];
    words.extend(command.get_args().take(6).map(|argument| argument.to_string_lossy().into_owned()));
    words.join(" ")
}
