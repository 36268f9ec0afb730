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

/// A page as pixels.
pub struct Drawn {
    pub width: usize,
    samples: Vec<u8>,
}

impl Drawn {
    /// Red, green and blue of a pixel.
    pub fn pixel(&self, x: usize, y: usize) -> [u8; 3] {
        let at = (y * self.width + x) * 3;
        [self.samples[at], self.samples[at + 1], self.samples[at + 2]]
    }

    pub fn height(&self) -> usize {
        self.samples.len() / 3 / self.width
    }
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

    /// Its first page, drawn by poppler without a complaint.
    pub fn drawn(&self, dots_an_inch: &str) -> Drawn {
        let base = self.path.with_extension("");
        let options = ["-r", dots_an_inch, "-singlefile"];
        let output = run("pdftoppm", options.iter().map(AsRef::as_ref).chain([self.path.as_path(), base.as_path()]));
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success() && said.is_empty(), "pdftoppm draws the page: {said}");
        let bytes = std::fs::read(base.with_extension("ppm")).expect("a picture");
        let mut lines = bytes.splitn(4, |byte| *byte == b'\n');
        assert_eq!(lines.next(), Some(&b"P6"[..]), "three bytes a pixel");
        let size = std::str::from_utf8(lines.next().expect("a size")).expect("digits");
        let width = size.split(' ').next().and_then(|width| width.parse().ok()).expect("a width");
        Drawn { width, samples: lines.nth(1).expect("pixels").to_vec() }
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
