//! Programs that read PDFs: poppler's and qpdf. A test that needs one fails when it is missing.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use sokrat_documents::Rendered;
use tempfile::TempDir;

/// A PDF in a folder of its own. With `KEEP_DOCUMENTS=folder` a copy stays there, to be looked at.
pub struct Pdf {
    _folder: TempDir,
    pub path: PathBuf,
}

impl Pdf {
    pub fn new(rendered: &Rendered, name: &str) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join(format!("{name}.pdf"));
        std::fs::write(&path, &rendered.bytes).expect("the PDF is written");
        if let Some(keep) = std::env::var_os("KEEP_DOCUMENTS") {
            std::fs::copy(&path, Path::new(&keep).join(format!("{name}.pdf"))).expect("the PDF is kept");
        }
        Self { _folder: folder, path }
    }

    /// The text of the PDF as a reader copies it.
    pub fn text(&self, options: &[&str]) -> String {
        let output = run("pdftotext", options.iter().map(AsRef::as_ref).chain([self.path.as_path(), Path::new("-")]));
        assert!(output.status.success(), "pdftotext reads the file: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).expect("pdftotext writes UTF-8")
    }

    pub fn output(&self, program: &str, options: &[&str]) -> Output {
        run(program, options.iter().map(AsRef::as_ref).chain([self.path.as_path()]))
    }
}

/// Runs a program; a missing one is a failure with the name of its package.
pub fn run<'a>(program: &str, arguments: impl Iterator<Item = &'a Path>) -> Output {
    match Command::new(program).args(arguments.map(Path::as_os_str)).output() {
        Ok(output) => output,
        Err(error) => panic!("{program} cannot be run ({error}): install poppler-utils and qpdf"),
    }
}
