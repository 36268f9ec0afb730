//! Files that Sokrat makes beside the programme: named so that every system takes the name, written whole or not at all.

use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use sokrat_core::{Code, Error, Result};
use sokrat_words::{Language, Words};
use zeroize::Zeroizing;

use crate::commands::Produced;
use crate::desk::{Desk, UnkeptPaper};

/// Room for the folder, a number and an ending below the 255 bytes that systems take; a Russian letter has two.
const LONGEST_NAME: usize = 160;

/// A finished document as bytes.
pub struct Finished {
    /// The file's name without its ending.
    pub name: String,
    /// Its ending, such as `pdf`.
    pub ending: &'static str,
    /// What is in it.
    pub bytes: Vec<u8>,
    /// Pages, for a PDF.
    pub pages: u32,
    /// What the reader should know.
    pub warnings: Vec<String>,
}

/// The folder of a programme's backups, beside it: who looks for the programme finds them, they go where it goes, and no
/// hidden copy of personal data stays on a computer that the programme has left. Named in the language in which it was
/// made, found under any.
pub fn backups_folder(language: Language, programme: &Path) -> PathBuf {
    let folder = programme.parent().unwrap_or(Path::new(""));
    let named = |language: Language| folder.join(Words::of(language).text("file-backups", &[("name", stem(programme).into())]));
    Language::ALL.iter().map(|language| named(*language)).find(|folder| folder.is_dir()).unwrap_or_else(|| named(language))
}

/// Keeps a document in the folder of documents beside the programme. A name that is taken gets a number: nothing that was
/// printed before is overwritten. Fails with `disk-full` or `read-only`, and then leaves nothing behind.
pub fn keep(desk: &Desk, document: Finished) -> Result<Produced> {
    prepare(desk, document)?.place(desk)
}

/// Writes a document whole, where nobody sees it yet: for what must not be in anybody's hands before the programme file knows
/// of it. Fails as `keep` does.
pub fn prepare(desk: &Desk, document: Finished) -> Result<Prepared> {
    let folder = documents_folder(desk)?;
    let name = plain_name(&document.name);
    let path = free(&folder, &name, document.ending);
    let Finished { ending, bytes, pages, warnings, .. } = document;
    let (part, file) = begin(&path)?;
    let prepared = Prepared { part, folder, name, ending, bytes: bytes.len(), pages, warnings };
    fill(file, &bytes).map_err(|error| failed(&error, &path))?;
    Ok(prepared)
}

/// A document, or many of them, written whole under a name of its own until it is put in its place; dropped before, it is gone.
pub struct Prepared {
    part: PathBuf,
    folder: PathBuf,
    name: String,
    /// Empty for a folder.
    ending: &'static str,
    bytes: usize,
    pages: u32,
    warnings: Vec<String>,
}

impl Prepared {
    /// Puts it in its place: from now on people see it.
    pub fn place(mut self, desk: &Desk) -> Result<Produced> {
        let path = free(&self.folder, &self.name, self.ending);
        fs::rename(&self.part, &path).map_err(|error| failed(&error, &path))?;
        Ok(told(desk, &path, self.pages, self.bytes, std::mem::take(&mut self.warnings)))
    }
}

impl Drop for Prepared {
    fn drop(&mut self) {
        // What was placed is there no more.
        remove(&self.part);
    }
}

fn remove(part: &Path) {
    let removed = if part.is_dir() { fs::remove_dir_all(part) } else { fs::remove_file(part) };
    removed.ok();
}

/// The folder of documents beside the programme; made where it is not there.
fn documents_folder(desk: &Desk) -> Result<PathBuf> {
    let programme = desk.path()?;
    let folder = programme.parent().unwrap_or(Path::new("")).join(desk.words().text("file-documents", &[("name", stem(&programme).into())]));
    fs::create_dir_all(&folder).map_err(|error| failed(&error, &folder))?;
    Ok(folder)
}

/// Many documents that are kept together or not at all.
pub struct Bundle {
    // Dropped before what it writes: Windows takes no file away that is open.
    zip: Option<zip::ZipWriter<io::BufWriter<fs::File>>>,
    prepared: Prepared,
}

impl Bundle {
    /// A bundle of this name in the folder of documents: a folder of its own, or one ZIP file.
    pub fn new(desk: &Desk, name: &str, zipped: bool) -> Result<Self> {
        let (folder, name, ending) = (documents_folder(desk)?, plain_name(name), if zipped { "zip" } else { "" });
        let path = free(&folder, &name, ending);
        let (part, zip) = if zipped {
            let (part, file) = begin(&path)?;
            (part, Some(zip::ZipWriter::new(io::BufWriter::new(file))))
        } else {
            (begun(&path, fs::create_dir)?.0, None)
        };
        Ok(Self { zip, prepared: Prepared { part, folder, name, ending, bytes: 0, pages: 0, warnings: Vec::new() } })
    }

    /// Adds a document; its name must be one that every system takes and that none before has. Its warnings are not kept: many
    /// documents have the same.
    pub fn add(&mut self, document: &Finished) -> Result<()> {
        let name = format!("{}.{}", document.name, document.ending);
        let written = match &mut self.zip {
            Some(zip) => {
                // What is in a PDF is packed already. No moment goes in: the same documents make the same file.
                let options = zip::write::SimpleFileOptions::default()
                    .compression_method(zip::CompressionMethod::Stored)
                    .last_modified_time(zip::DateTime::default());
                zip.start_file(&name, options).map_err(io::Error::other).and_then(|()| zip.write_all(&document.bytes))
            }
            None => fs::write(self.prepared.part.join(name), &document.bytes),
        };
        let prepared = &mut self.prepared;
        written.map_err(|error| failed(&error, &prepared.part))?;
        prepared.bytes += document.bytes.len();
        prepared.pages += document.pages;
        Ok(())
    }

    /// The whole bundle, to be put in its place, with what the reader should know of it.
    pub fn finish(self, warnings: Vec<String>) -> Result<Prepared> {
        let Self { zip, mut prepared } = self;
        let done = match zip {
            Some(zip) => zip.finish().map_err(io::Error::other).and_then(|file| file.into_inner()?.sync_all()),
            None => Ok(()),
        };
        done.map_err(|error| failed(&error, &prepared.part))?;
        prepared.warnings = warnings;
        Ok(prepared)
    }
}

/// Keeps a document and opens it in the system's viewer. A computer without a viewer has the document all the same: that
/// is then told as a warning.
pub fn keep_and_show(desk: &Desk, document: Finished) -> Result<Produced> {
    let produced = keep(desk, document)?;
    show(desk, produced)
}

/// Opens a document that was kept.
pub fn show(desk: &Desk, mut produced: Produced) -> Result<Produced> {
    if let Err(error) = desk.host().show(&desk.document(produced.key)?) {
        log::info!("showing a document: {error}");
        produced.warnings.push(desk.words().error(&error));
    }
    Ok(produced)
}

/// Holds a document in memory only: on the disk it is where the person saves it.
pub fn hold(desk: &Desk, document: Finished) -> Produced {
    let name = format!("{}.{}", plain_name(&document.name), document.ending);
    let bytes = u32::try_from(document.bytes.len()).unwrap_or(u32::MAX);
    let key = desk.remember_unkept(UnkeptPaper { name: name.clone(), bytes: Zeroizing::new(document.bytes) });
    Produced { key, name, folder: String::new(), pages: document.pages, bytes, warnings: document.warnings }
}

/// Remembers a file that stands at this path and says what the page may know of it.
pub fn told(desk: &Desk, path: &Path, pages: u32, bytes: usize, warnings: Vec<String>) -> Produced {
    Produced {
        key: desk.remember_document(path.to_owned()),
        name: path.file_name().unwrap_or_default().to_string_lossy().into_owned(),
        folder: folder_name(path),
        pages,
        bytes: u32::try_from(bytes).unwrap_or(u32::MAX),
        warnings,
    }
}

/// Begins a file that is written before it is whole, beside the place that it is to take: under a name that nothing had, so that
/// it is never anybody's file that is written over.
pub fn begin(path: &Path) -> Result<(PathBuf, fs::File)> {
    begun(path, fs::File::create_new)
}

/// The same for whatever `make` makes; it fails where something has the name.
fn begun<T>(path: &Path, make: impl Fn(PathBuf) -> io::Result<T>) -> Result<(PathBuf, T)> {
    let mut number = 1;
    loop {
        let mut name = path.file_name().unwrap_or_default().to_os_string();
        name.push(if number == 1 { ".part".to_owned() } else { format!(".{number}.part") });
        let part = path.with_file_name(name);
        match make(part.clone()) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists && number < MOST_PARTS => number += 1,
            made => return made.map(|made| (part, made)).map_err(|error| failed(&error, path)),
        }
    }
}

/// So many names are tried: whatever has them all was not left by a crash.
const MOST_PARTS: u32 = 1_000;

/// Writes beside and renames: whoever looks sees the whole file or none.
pub fn write_whole(path: &Path, bytes: &[u8]) -> Result<()> {
    let (part, file) = begin(path)?;
    fill(file, bytes).and_then(|()| fs::rename(&part, path)).map_err(|error| {
        fs::remove_file(&part).ok();
        failed(&error, path)
    })
}

/// Writes what is renamed later; it is on the disk, not only on its way.
fn fill(mut file: fs::File, bytes: &[u8]) -> io::Result<()> {
    file.write_all(bytes)?;
    file.sync_all()
}

/// The error of a file operation, by its kind.
pub fn failed(error: &io::Error, path: &Path) -> Error {
    let code = match error.kind() {
        io::ErrorKind::NotFound => Code::FileMissing,
        io::ErrorKind::AlreadyExists => Code::FileExists,
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => Code::ReadOnly,
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Code::DiskFull,
        _ => Code::InputOutput,
    };
    Error::new(code).with("path", path.display().to_string()).because(error.kind())
}

/// A file's name without its ending.
pub fn stem(path: &Path) -> String {
    path.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

/// The folder of a file as people know it: their own home is `~`.
pub fn folder_name(path: &Path) -> String {
    let folder = path.parent().unwrap_or(Path::new(""));
    match dirs::home_dir().and_then(|home| folder.strip_prefix(home).ok().map(Path::to_owned)) {
        Some(below) if below.as_os_str().is_empty() => "~".to_owned(),
        Some(below) => Path::new("~").join(below).display().to_string(),
        None => folder.display().to_string(),
    }
}

/// A name that every system takes: without signs that one of them forbids, not too long, not a device of Windows.
pub fn plain_name(name: &str) -> String {
    let letters = name.chars().map(|sign| if sign.is_control() || "\\/:*?\"<>|«»".contains(sign) { ' ' } else { sign });
    let mut plain = letters.collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ");
    while plain.len() > LONGEST_NAME {
        plain.pop();
    }
    let plain = plain.trim_matches([' ', '.']);
    let device = plain.split('.').next().unwrap_or_default().to_ascii_uppercase();
    let numbered = |prefix: &str| device.strip_prefix(prefix).is_some_and(|rest| rest.len() == 1 && rest.as_bytes()[0].is_ascii_digit());
    if plain.is_empty() || ["CON", "PRN", "AUX", "NUL"].contains(&&*device) || numbered("COM") || numbered("LPT") {
        return format!("_{plain}");
    }
    plain.to_owned()
}

/// The path with this ending, whatever was typed.
pub fn with_ending(path: PathBuf, ending: &str) -> PathBuf {
    if path.extension().is_some_and(|there| there.eq_ignore_ascii_case(ending)) {
        return path;
    }
    let mut name = path.file_name().unwrap_or_default().to_os_string();
    name.push(".");
    name.push(ending);
    path.with_file_name(name)
}

/// A path that is not taken; a folder has no ending.
fn free(folder: &Path, name: &str, ending: &str) -> PathBuf {
    let dot = if ending.is_empty() { "" } else { "." };
    let first = folder.join(format!("{name}{dot}{ending}"));
    let numbered = (2..).map(|number| folder.join(format!("{name} ({number}){dot}{ending}")));
    std::iter::once(first).chain(numbered).find(|path| !path.exists()).unwrap_or_else(|| folder.join(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_one_that_every_system_takes() {
        for (title, name) in [
            ("Семинар «Источники»: день 1/2", "Семинар Источники день 1 2"),
            ("../../etc/passwd", "etc passwd"),
            ("con", "_con"),
            ("LPT1.отчёт", "_LPT1.отчёт"),
            ("Консультация", "Консультация"),
            ("  .. ", "_"),
            ("Имя с точкой.", "Имя с точкой"),
        ] {
            assert_eq!(plain_name(title), name, "{title:?} as a file's name");
        }
        assert!(plain_name(&"Ы".repeat(500)).len() <= LONGEST_NAME, "a long title leaves room for a number and the ending");
    }

    #[test]
    fn what_was_made_before_is_kept() {
        let folder = tempfile::tempdir().expect("a folder");
        for expected in ["Отчёт.pdf", "Отчёт (2).pdf", "Отчёт (3).pdf"] {
            let path = free(folder.path(), "Отчёт", "pdf");
            assert_eq!(path, folder.path().join(expected), "the next free name");
            write_whole(&path, b"x").expect("written");
        }
        let left: Vec<_> =
            fs::read_dir(folder.path()).expect("listed").flatten().filter(|entry| entry.path().extension() == Some("part".as_ref())).collect();
        assert!(left.is_empty(), "no part of a file stays behind");
    }

    #[test]
    fn what_is_written_beside_is_nobodys_file() {
        let folder = tempfile::tempdir().expect("a folder");
        let theirs = ["Отчёт.pdf.part", "Отчёт.pdf.2.part"].map(|name| folder.path().join(name));
        fs::write(&theirs[0], b"theirs").expect("written");
        fs::create_dir(&theirs[1]).expect("made");
        let path = folder.path().join("Отчёт.pdf");
        write_whole(&path, b"ours").expect("written");
        assert_eq!(fs::read(&path).expect("read"), b"ours", "the file is whole");
        fs::remove_file(&path).expect("taken away");
        fs::create_dir(&path).expect("made");
        write_whole(&path, b"ours").expect_err("a folder has the name");
        assert_eq!(fs::read(&theirs[0]).expect("read"), b"theirs", "a file of somebody's stays as it is");
        assert_eq!(fs::read_dir(folder.path()).expect("listed").count(), 1 + theirs.len(), "and nothing of ours stays");
    }

    #[test]
    fn what_was_not_put_in_its_place_is_gone() {
        let folder = tempfile::tempdir().expect("a folder");
        for name in ["Сертификаты.pdf", "Сертификаты.zip", "Сертификаты"] {
            let path = folder.path().join(name);
            let part = if name == "Сертификаты" {
                begun(&path, fs::create_dir).map(|(part, ())| part)
            } else {
                begin(&path).map(|(part, _)| part)
            };
            let part = part.expect("begun");
            let folder = folder.path().to_owned();
            drop(Prepared { part, folder, name: "Сертификаты".to_owned(), ending: "", bytes: 1, pages: 1, warnings: Vec::new() });
        }
        assert_eq!(fs::read_dir(folder.path()).expect("listed").count(), 0, "of what was never to be seen nothing stays");
    }

    #[test]
    fn a_folder_that_is_not_there_is_said_by_its_code() {
        let folder = tempfile::tempdir().expect("a folder");
        let error = write_whole(&folder.path().join("no/such/file.pdf"), b"x").expect_err("there is no such folder");
        assert_eq!(error.code, Code::FileMissing, "the sentence names the folder");
    }
}
