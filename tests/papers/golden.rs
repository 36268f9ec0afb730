//! What a paper was when somebody looked at it last: its text and fonts as a file, its pages as small grey pictures.
//!
//! `UPDATE_GOLDEN=1` writes them anew: look at the difference before you commit it. `KEEP_DOCUMENTS=folder` keeps the PDFs.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use sokrat_documents::Rendered;

/// Low enough that a different version of poppler still draws nearly the same, and that the pictures stay small.
const DPI: &str = "36";

/// A grey differs when it is off by more than this.
const OFF: i16 = 60;

/// So many of a thousand greys may differ.
const MOST: usize = 8;

fn run(program: &str, arguments: &[&str]) -> Output {
    match Command::new(program).args(arguments).output() {
        Ok(output) => output,
        Err(error) => panic!("{program} cannot be run ({error}): install poppler-utils and qpdf"),
    }
}

fn kept(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/papers/golden").join(name)
}

struct Picture {
    width: usize,
    greys: Vec<u8>,
}

/// The picture that pdftoppm drew: a header of four words, then a byte a pixel.
fn drawn(path: &Path) -> Picture {
    let bytes = std::fs::read(path).expect("pdftoppm has drawn a picture");
    let mut words = bytes.splitn(5, u8::is_ascii_whitespace);
    let mut number = || words.next().and_then(|word| std::str::from_utf8(word).ok()?.parse::<usize>().ok());
    assert_eq!(&bytes[..2], b"P5", "pdftoppm draws grey");
    number();
    let width = number().expect("a width");
    number();
    number();
    Picture { width, greys: words.next().expect("pixels").to_vec() }
}

fn write(path: &Path, picture: &Picture) {
    let file = std::fs::File::create(path).expect("the picture is kept");
    let (width, height) = (picture.width as u32, (picture.greys.len() / picture.width) as u32);
    let mut encoder = png::Encoder::new(file, width, height);
    encoder.set_color(png::ColorType::Grayscale);
    encoder.set_compression(png::Compression::High);
    let mut writer = encoder.write_header().expect("a header");
    writer.write_image_data(&picture.greys).expect("pixels");
    writer.finish().expect("an end");
}

fn read(path: &Path) -> Picture {
    let file = std::fs::File::open(path).unwrap_or_else(|e| panic!("{} is missing ({e}): run with UPDATE_GOLDEN=1 and look at it", path.display()));
    let mut decoder = png::Decoder::new(std::io::BufReader::new(file));
    decoder.set_transformations(png::Transformations::normalize_to_color8());
    let mut reader = decoder.read_info().expect("a PNG");
    let mut greys = vec![0; reader.output_buffer_size().expect("a small picture")];
    let info = reader.next_frame(&mut greys).expect("a whole PNG");
    assert_eq!(info.color_type, png::ColorType::Grayscale, "pictures are drawn in grey");
    greys.truncate(info.buffer_size());
    Picture { width: info.width as usize, greys }
}

/// Holds a paper against what it was: qpdf finds no fault, text and fonts are the same, these pages (from 1) look the same.
pub fn compare(name: &str, rendered: &Rendered, pages: &[usize]) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let pdf = folder.path().join(format!("{name}.pdf"));
    std::fs::write(&pdf, &rendered.bytes).expect("the PDF is written");
    if let Some(keep) = std::env::var_os("KEEP_DOCUMENTS") {
        std::fs::copy(&pdf, Path::new(&keep).join(format!("{name}.pdf"))).expect("the PDF is kept");
    }
    let path = pdf.to_str().expect("a path of plain letters");
    let check = run("qpdf", &["--check", path]);
    assert!(check.status.success(), "qpdf finds no fault in {name}: {}", String::from_utf8_lossy(&check.stdout));

    let said = described(path, rendered);
    let update = std::env::var_os("UPDATE_GOLDEN").is_some();
    let words = kept(&format!("{name}.txt"));
    if update {
        std::fs::create_dir_all(words.parent().expect("a folder")).expect("the folder of golden files");
        std::fs::write(&words, &said).expect("the words are kept");
    }
    let before = std::fs::read_to_string(&words).unwrap_or_default().replace("\r\n", "\n");
    let line = said.lines().zip(before.lines()).find(|(now, then)| now != then);
    assert!(said == before, "{name} says something else; when it should, write it anew with UPDATE_GOLDEN=1. First difference: {line:?}");

    for page in pages {
        let number = page.to_string();
        let base = folder.path().join("page");
        let options = ["-gray", "-r", DPI, "-singlefile", "-f", &number, "-l", &number, path, base.to_str().expect("a path")];
        assert!(run("pdftoppm", &options).status.success(), "pdftoppm draws {name}");
        let (now, golden) = (drawn(&base.with_extension("pgm")), kept(&format!("{name}-{page}.png")));
        if update {
            write(&golden, &now);
        }
        let then = read(&golden);
        assert_eq!((now.width, now.greys.len()), (then.width, then.greys.len()), "page {page} of {name} has the size that it had");
        let differ = now.greys.iter().zip(&then.greys).filter(|(a, b)| (i16::from(**a) - i16::from(**b)).abs() > OFF).count();
        assert!(
            differ * 1000 / now.greys.len() <= MOST,
            "page {page} of {name} looks different: {differ} of {} greys. When it should, write it anew with UPDATE_GOLDEN=1",
            now.greys.len()
        );
    }
}

/// Pages, fonts, warnings, and the text as a reader copies it.
fn described(path: &str, rendered: &Rendered) -> String {
    let fonts = String::from_utf8_lossy(&run("pdffonts", &[path]).stdout).into_owned();
    let mut names: Vec<&str> = Vec::new();
    for line in fonts.lines().skip(2) {
        let columns: Vec<&str> = line.split_whitespace().collect();
        assert_eq!(columns[columns.len() - 5..columns.len() - 2], ["yes", "yes", "yes"], "embedded, subset, with Unicode: {line}");
        names.push(columns[0].split_once('+').map_or(columns[0], |(_, name)| name));
    }
    names.sort_unstable();
    let text = String::from_utf8(run("pdftotext", &["-raw", path, "-"]).stdout).expect("pdftotext writes UTF-8");
    let mut said = format!("pages: {}\nfonts: {}\n", rendered.pages, names.join(", "));
    for warning in &rendered.warnings {
        writeln!(said, "warning: {warning:?}").expect("a text grows");
    }
    for (index, page) in text.split('\u{C}').filter(|page| !page.trim().is_empty()).enumerate() {
        writeln!(said, "\n== {}", index + 1).expect("a text grows");
        for line in page.lines() {
            writeln!(said, "{}", line.trim_end()).expect("a text grows");
        }
    }
    said
}
