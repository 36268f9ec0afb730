//! The system's print queue: which printers there are, and a document sent to one of them.
//!
//! On Linux and macOS the queue is CUPS, spoken to by its own programs `lpstat` and `lp`. Windows is asked by PowerShell
//! for its printers and for the shell's verbs `Print` and `PrintTo` of whatever shows such documents. Names and paths go
//! as arguments or environment, never as text of a script. A computer without a queue has none of this: the caller then
//! opens the document in the viewer.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use serde::{Deserialize, Serialize};
use sokrat_core::{Code, Error, Result};
use ts_rs::TS;

/// A printer of the system.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Printer {
    /// Its name in the system.
    pub name: String,
    /// Whether the system prints there when nobody chooses.
    pub standard: bool,
}

/// How a document shall be printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet<'a> {
    /// The printer's name; none for the system's own choice.
    pub printer: Option<&'a str>,
    /// How many copies.
    pub copies: u32,
    /// The first and the last page, from 1; none for all.
    pub pages: Option<(u32, u32)>,
    /// Every millimetre as it is; otherwise the page is fitted to the paper.
    pub actual_size: bool,
    /// What the queue calls it.
    pub title: &'a str,
}

/// The print queue of a system.
#[derive(Clone, Debug)]
pub enum Queue {
    /// CUPS, by these two programs.
    Cups {
        /// `lp`, which takes documents.
        lp: PathBuf,
        /// `lpstat`, which names printers.
        lpstat: PathBuf,
        /// `cancel`, which takes a document back; some systems have none.
        cancel: Option<PathBuf>,
    },
    /// Windows, by PowerShell.
    Windows,
}

impl Queue {
    /// The queue of this computer, if it has one.
    pub fn of_system() -> Option<Self> {
        if cfg!(windows) {
            return Some(Self::Windows);
        }
        Some(Self::Cups { lp: found("lp")?, lpstat: found("lpstat")?, cancel: found("cancel") })
    }

    /// The printers, by name. None where nobody answers: the queue does not run, or no printer was ever set up.
    pub fn printers(&self) -> Vec<Printer> {
        let (names, standard) = match self {
            Self::Cups { lpstat, .. } => {
                let told = |argument: &str| said(quiet(lpstat).arg(argument)).unwrap_or_default();
                (told("-e"), told("-d").rsplit_once(": ").map(|(_, name)| name.trim().to_owned()))
            }
            Self::Windows => {
                let told = |script: &str| said(&mut powershell(script)).unwrap_or_default();
                (told(WINDOWS_PRINTERS), Some(told(WINDOWS_STANDARD).trim().to_owned()))
            }
        };
        let names = names.lines().map(str::trim).filter(|name| !name.is_empty());
        let mut printers: Vec<_> = names.map(|name| Printer { name: name.to_owned(), standard: standard.as_deref() == Some(name) }).collect();
        printers.sort_by(|a, b| a.name.cmp(&b.name));
        printers.dedup_by(|a, b| a.name == b.name);
        printers
    }

    /// Sends a document; the answer is what the queue calls it where it can be taken back. `no-printer` (`printer`) when the printer is gone, `printer-refuses` (`printer`) when it takes no
    /// documents now, `print-failed` when the system did not take it for another reason.
    pub fn print(&self, document: &Path, sheet: &Sheet<'_>) -> Result<Option<String>> {
        self.answered(self.sent(document, sheet), sheet)
    }

    /// Sends a document that is on no disk, and leaves no file behind. CUPS takes it from a pipe. Windows wants a file, which the
    /// viewer opens some time after the shell has answered: it stands in a folder of its own in `folder` for [`HANDING_OVER`],
    /// or until [`sweep`]. Errors as for [`Queue::print`], and those of the folder.
    pub fn print_unkept(&self, bytes: &[u8], folder: &Path, sheet: &Sheet<'_>) -> Result<Option<String>> {
        if let Self::Cups { lp, .. } = self {
            return self.answered(fed(quiet(lp).args(arguments(sheet)), bytes), sheet);
        }
        let folder = folder.join(UNKEPT);
        std::fs::create_dir_all(&folder).map_err(|error| crate::files::failed(&error, &folder))?;
        // Two that are printed at the same time are two files.
        let path = folder.join(format!("{}-{}.pdf", std::process::id(), PRINTED.fetch_add(1, Ordering::Relaxed)));
        crate::files::write_whole(&path, bytes)?;
        let outcome = self.sent(&path, sheet);
        std::thread::spawn(move || {
            std::thread::sleep(HANDING_OVER);
            std::fs::remove_file(&path).ok();
        });
        self.answered(outcome, sheet)
    }

    /// Takes a document back that the queue calls so. `print-over` when it is printed already or gone.
    pub fn cancel(&self, document: &str) -> Result<()> {
        let Self::Cups { cancel: Some(cancel), .. } = self else { return Err(Error::new(Code::PrintOver)) };
        match quiet(cancel).arg(document).output() {
            Ok(output) if output.status.success() => Ok(()),
            Ok(output) => Err(Error::new(Code::PrintOver).because(format!("exit {:?}", output.status.code()))),
            Err(error) => Err(Error::new(Code::PrintOver).because(error.kind())),
        }
    }

    fn answered(&self, outcome: std::io::Result<Output>, sheet: &Sheet<'_>) -> Result<Option<String>> {
        match (outcome, self) {
            (Ok(output), Self::Cups { cancel: Some(_), .. }) if output.status.success() => Ok(name_of(&output)),
            (Ok(output), _) if output.status.success() => Ok(None),
            (Ok(output), _) => Err(refusal(&output, sheet.printer.unwrap_or_default())),
            (Err(error), _) => Err(Error::new(Code::PrintFailed).because(error.kind())),
        }
    }

    fn sent(&self, document: &Path, sheet: &Sheet<'_>) -> std::io::Result<Output> {
        match self {
            Self::Cups { lp, .. } => quiet(lp).args(arguments(sheet)).arg("--").arg(document).output(),
            Self::Windows => {
                let script = if sheet.printer.is_some() { WINDOWS_PRINT_TO } else { WINDOWS_PRINT };
                let mut command = powershell(script);
                command.env(DOCUMENT, document).env(PRINTER, format!("\"{}\"", sheet.printer.unwrap_or_default()));
                // The shell's verbs know no copies: each is a document of its own.
                repeated(sheet.copies, || command.output())
            }
        }
    }

    /// Whether copies, pages and size can be asked for; the shell's verbs of Windows know none of them.
    pub fn takes_wishes(&self) -> bool {
        matches!(self, Self::Cups { .. })
    }
}

/// Runs a program so many times, and at least once; the first run that fails is the last. What the last one answered.
fn repeated(times: u32, mut run: impl FnMut() -> std::io::Result<Output>) -> std::io::Result<Output> {
    let mut output = run()?;
    for _ in 1..times {
        if !output.status.success() {
            break;
        }
        output = run()?;
    }
    Ok(output)
}

/// What the queue calls a document that it took: `request id is Hall_2-17 (1 file(s))`, in the C locale.
fn name_of(output: &Output) -> Option<String> {
    let said = String::from_utf8_lossy(&output.stdout);
    let name = said.split("request id is ").nth(1)?.split_whitespace().next()?;
    (!name.starts_with('-')).then(|| name.to_owned())
}

/// Runs a program with these bytes on its standard input.
fn fed(command: &mut Command, bytes: &[u8]) -> std::io::Result<Output> {
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn()?;
    // One that refuses at once closes its end: what it says of that is the answer.
    let fed = child.stdin.take().map_or(Ok(()), |mut input| input.write_all(bytes));
    let output = child.wait_with_output()?;
    if output.status.success() { fed.map(|()| output) } else { Ok(output) }
}

/// What `lp` is told.
fn arguments(sheet: &Sheet<'_>) -> Vec<String> {
    let mut words = Vec::new();
    if let Some(printer) = sheet.printer {
        words.extend(["-d".to_owned(), printer.to_owned()]);
    }
    words.extend(["-n".to_owned(), sheet.copies.to_string()]);
    if let Some((first, last)) = sheet.pages {
        words.extend(["-P".to_owned(), format!("{first}-{last}")]);
    }
    let scaling = if sheet.actual_size { "print-scaling=none" } else { "print-scaling=fit" };
    words.extend(["-o".to_owned(), scaling.to_owned(), "-t".to_owned(), sheet.title.to_owned()]);
    words
}

/// Why `lp` did not take a document, from what it says in the C locale.
fn refusal(output: &Output, printer: &str) -> Error {
    let said = String::from_utf8_lossy(&output.stderr);
    let code = match said.as_ref() {
        said if said.contains("does not exist") || said.contains("No default destination") => Code::NoPrinter,
        said if said.contains("not accept") => Code::PrinterRefuses,
        _ => Code::PrintFailed,
    };
    Error::new(code).with("printer", printer).because(format!("exit {:?}", output.status.code()))
}

/// A program of the system, in a language whose answers can be read.
fn quiet(program: &Path) -> Command {
    let mut command = Command::new(program);
    command.env("LC_ALL", "C").stdin(Stdio::null());
    command
}

/// What a program says when it succeeds.
fn said(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).output().ok().filter(|output| output.status.success())?;
    Some(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// A program on the system's path.
fn found(name: &str) -> Option<PathBuf> {
    std::env::split_paths(&std::env::var_os("PATH")?).map(|folder| folder.join(name)).find(|path| path.is_file())
}

/// The folder of documents that are on their way to a printer of Windows.
const UNKEPT: &str = "printing";
/// How long a viewer may take to read one of them.
const HANDING_OVER: Duration = Duration::from_secs(300);
/// How many there were.
static PRINTED: AtomicU32 = AtomicU32::new(0);

/// Takes away what an end before its time has left of such documents: no viewer is waiting for it any more.
pub fn sweep(folder: &Path) {
    for entry in std::fs::read_dir(folder.join(UNKEPT)).into_iter().flatten().flatten() {
        let written = entry.metadata().and_then(|data| data.modified());
        if written.is_ok_and(|moment| moment.elapsed().is_ok_and(|age| age > HANDING_OVER)) {
            std::fs::remove_file(entry.path()).ok();
        }
    }
}

const DOCUMENT: &str = "SOKRAT_DOCUMENT";
const PRINTER: &str = "SOKRAT_PRINTER";
const WINDOWS_PRINTERS: &str = "(Get-CimInstance Win32_Printer).Name";
const WINDOWS_STANDARD: &str = "(Get-CimInstance Win32_Printer -Filter 'Default=TRUE').Name";
const WINDOWS_PRINT: &str = "Start-Process -FilePath $env:SOKRAT_DOCUMENT -Verb Print -ErrorAction Stop";
const WINDOWS_PRINT_TO: &str = "Start-Process -FilePath $env:SOKRAT_DOCUMENT -Verb PrintTo -ArgumentList $env:SOKRAT_PRINTER -ErrorAction Stop";

fn powershell(script: &str) -> Command {
    let mut command = Command::new("powershell.exe");
    // Otherwise names in Russian come in the code page of the console.
    let script = format!("[Console]::OutputEncoding = [Text.Encoding]::UTF8; {script}");
    command.args(["-NoProfile", "-NonInteractive", "-WindowStyle", "Hidden", "-Command", &script]);
    command
}

#[cfg(all(test, unix))]
mod tests {
    use std::os::unix::fs::PermissionsExt as _;
    use std::os::unix::process::ExitStatusExt as _;
    use std::process::ExitStatus;

    use super::*;

    /// A queue whose `lp` notes what it is told and answers as the script says.
    fn queue(folder: &Path, lp: &str) -> Queue {
        let program = |name: &str, script: &str| {
            let path = folder.join(name);
            std::fs::write(&path, format!("#!/bin/sh\n{script}\n")).expect("written");
            std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o755)).expect("made a program");
            path
        };
        let names = "case $1 in -e) printf 'Приёмная\\nHall_2\\n';; -d) echo 'system default destination: Hall_2';; esac";
        let cancel = program("cancel", "[ \"$*\" = Hall_2-17 ] || { echo 'cancel: cancel-job failed: job is already completed' >&2; exit 1; }");
        Queue::Cups { lp: program("lp", lp), lpstat: program("lpstat", names), cancel: Some(cancel) }
    }

    const ALL: Sheet<'_> = Sheet { printer: Some("Hall_2"), copies: 2, pages: Some((3, 7)), actual_size: true, title: "Сертификаты" };

    #[test]
    fn printers_are_those_that_the_system_names() {
        let folder = tempfile::tempdir().expect("a folder");
        let printers = queue(folder.path(), "").printers();
        let told: Vec<_> = printers.iter().map(|printer| (printer.name.as_str(), printer.standard)).collect();
        assert_eq!(told, [("Hall_2", true), ("Приёмная", false)], "by name, the system's own choice marked");
        let silent = Queue::Cups { lp: folder.path().join("none"), lpstat: folder.path().join("none"), cancel: None };
        assert_eq!(silent.printers(), [], "a queue that does not answer has no printers");
    }

    #[test]
    fn a_document_goes_to_the_printer_with_every_wish() {
        let folder = tempfile::tempdir().expect("a folder");
        let noted = folder.path().join("noted");
        let queue = queue(folder.path(), &format!("for word; do printf '%s\\n' \"$word\"; done > '{}'", noted.display()));
        queue.print(Path::new("/x/-a b.pdf"), &ALL).expect("it is taken");
        let words = std::fs::read_to_string(&noted).expect("noted");
        let expected = "-d Hall_2 -n 2 -P 3-7 -o print-scaling=none -t Сертификаты -- /x/-a b.pdf";
        assert_eq!(words.lines().collect::<Vec<_>>().join(" "), expected, "a name that begins with a dash is no option");
        queue.print(Path::new("/x"), &Sheet { printer: None, copies: 1, pages: None, actual_size: false, title: "x" }).expect("taken");
        let words = std::fs::read_to_string(&noted).expect("noted");
        assert_eq!(words.lines().collect::<Vec<_>>().join(" "), "-n 1 -o print-scaling=fit -t x -- /x", "only what was asked for is said");
    }

    #[test]
    fn where_nobody_knows_copies_each_is_sent_until_one_is_refused() {
        let sent = |copies: u32, refused: u32| {
            let mut runs = 0;
            let outcome = repeated(copies, || {
                runs += 1;
                let status = ExitStatus::from_raw(if runs == refused { 1 << 8 } else { 0 });
                Ok(Output { status, stdout: Vec::new(), stderr: Vec::new() })
            });
            (runs, outcome.expect("it runs").status.success())
        };
        assert_eq!(sent(3, 0), (3, true), "three copies are sent three times");
        assert_eq!([sent(1, 0), sent(0, 0)], [(1, true); 2], "and one is sent in any case");
        assert_eq!(sent(3, 2), (2, false), "after a refusal nothing more is sent, and the refusal is the answer");
        let gone = repeated(3, || Err(std::io::ErrorKind::NotFound.into()));
        assert_eq!(gone.map_err(|error| error.kind()).err(), Some(std::io::ErrorKind::NotFound), "a program that is not there is asked once");
    }

    #[test]
    fn what_is_on_no_disk_goes_through_a_pipe() {
        let folder = tempfile::tempdir().expect("a folder");
        let noted = folder.path().join("noted");
        let words = folder.path().join("words");
        let taking = queue(folder.path(), &format!("cat > '{}'; echo \"$*\" > '{}'", noted.display(), words.display()));
        let bytes = b"%PDF-1.7 ".repeat(100_000);
        taking.print_unkept(&bytes, Path::new("/no/such/folder"), &ALL).expect("it is taken");
        assert_eq!(std::fs::read(&noted).expect("noted"), bytes, "all of it");
        let words = std::fs::read_to_string(words).expect("noted");
        assert!(words.starts_with("-d Hall_2") && !words.contains(".pdf"), "without a file: {words}");
        let refusing = queue(folder.path(), "echo 'lp: Error - No default destination.' >&2; exit 1");
        let error = refusing.print_unkept(&bytes, Path::new("/no/such/folder"), &ALL).expect_err("it is refused");
        assert_eq!(error.code, Code::NoPrinter, "with its reason, whether it has read the document or not");
    }

    #[test]
    fn what_a_printer_never_got_is_taken_away_when_nobody_waits_for_it() {
        let folder = tempfile::tempdir().expect("a folder");
        let unkept = folder.path().join(UNKEPT);
        std::fs::create_dir(&unkept).expect("a folder");
        let old = std::time::SystemTime::now() - HANDING_OVER * 2;
        for (name, written) in [("1-0.pdf", old), ("1-1.pdf", std::time::SystemTime::now())] {
            let file = std::fs::File::create(unkept.join(name)).expect("made");
            file.set_modified(written).expect("as old as that");
        }
        sweep(folder.path());
        let left: Vec<_> = std::fs::read_dir(unkept).expect("listed").flatten().map(|entry| entry.file_name()).collect();
        assert_eq!(left, ["1-1.pdf"], "one that a viewer may be reading stays");
    }

    #[test]
    fn what_was_sent_can_be_taken_back_until_it_is_printed() {
        let folder = tempfile::tempdir().expect("a folder");
        let taking = queue(folder.path(), "echo 'request id is Hall_2-17 (1 file(s))'");
        let sent = taking.print(Path::new("/x"), &ALL).expect("it is taken");
        assert_eq!(sent.as_deref(), Some("Hall_2-17"), "as the queue calls it");
        taking.cancel("Hall_2-17").expect("it is taken back");
        assert_eq!(taking.cancel("Hall_2-16").map_err(|error| error.code), Err(Code::PrintOver), "one that is printed is not");
        let silent = queue(folder.path(), "exit 0");
        assert_eq!(silent.print(Path::new("/x"), &ALL).expect("it is taken"), None, "a queue that names nothing has nothing to take back");
    }

    #[test]
    fn a_refusal_has_its_reason() {
        let folder = tempfile::tempdir().expect("a folder");
        for (says, code) in [
            ("lp: The printer or class does not exist.", Code::NoPrinter),
            ("lp: Error - No default destination.", Code::NoPrinter),
            ("lp: Destination \"Hall_2\" is not accepting jobs.", Code::PrinterRefuses),
            ("lp: Bad file descriptor", Code::PrintFailed),
        ] {
            let error = queue(folder.path(), &format!("echo '{says}' >&2; exit 1")).print(Path::new("/x"), &ALL).expect_err("it is refused");
            assert_eq!(error.code, code, "{says}");
        }
    }
}
