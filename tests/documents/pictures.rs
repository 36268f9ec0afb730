//! How pages look, compared with pictures that somebody has looked at.
//!
//! `UPDATE_GOLDEN=1` writes the pictures anew: look at each before you commit it.

use std::path::{Path, PathBuf};

use sokrat_documents::{NoProgress, Rendered, render_flow};

use crate::sample::{NAMES, long_chart, minutes, report, sheet};
use crate::templates;
use crate::tools::{Pdf, run};

/// Low enough that a different version of poppler still draws nearly the same.
const DPI: &str = "48";

/// A sample (red, green or blue of a pixel) differs when it is off by more than this.
const OFF: i16 = 60;

/// So many of a thousand samples may differ.
const MOST: usize = 6;

struct Picture {
    width: usize,
    height: usize,
    samples: Vec<u8>,
}

fn golden(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/documents/golden").join(format!("{name}.png"))
}

fn read(path: &Path) -> Picture {
    let file = std::fs::File::open(path).unwrap_or_else(|e| panic!("{} is missing ({e}): run with UPDATE_GOLDEN=1 and look at it", path.display()));
    let mut decoder = png::Decoder::new(std::io::BufReader::new(file));
    decoder.set_transformations(png::Transformations::normalize_to_color8());
    let mut reader = decoder.read_info().expect("a PNG");
    let mut samples = vec![0; reader.output_buffer_size().expect("a small picture")];
    let info = reader.next_frame(&mut samples).expect("a whole PNG");
    assert_eq!(info.color_type, png::ColorType::Rgb, "pictures are drawn in colour");
    samples.truncate(info.buffer_size());
    Picture { width: info.width as usize, height: info.height as usize, samples }
}

fn compare(name: &str, rendered: &Rendered, page: usize) {
    let pdf = Pdf::new(rendered, name);
    let base = pdf.path.with_extension("");
    let page = page.to_string();
    let options = ["-png", "-r", DPI, "-singlefile", "-f", &page, "-l", &page];
    let output = run("pdftoppm", options.iter().map(AsRef::as_ref).chain([pdf.path.as_path(), base.as_path()]));
    assert!(output.status.success(), "pdftoppm draws {name}");
    let drawn = base.with_extension("png");
    let kept = golden(name);
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::create_dir_all(kept.parent().expect("a folder")).expect("the folder for pictures");
        std::fs::copy(&drawn, &kept).expect("the picture is kept");
        return;
    }
    let (drawn, kept) = (read(&drawn), read(&kept));
    assert_eq!((drawn.width, drawn.height), (kept.width, kept.height), "{name} has the size that it had");
    let differ = drawn.samples.iter().zip(&kept.samples).filter(|(a, b)| (i16::from(**a) - i16::from(**b)).abs() > OFF).count();
    let share = differ * 1000 / drawn.samples.len();
    assert!(
        share <= MOST,
        "{name} looks different: {differ} of {} samples. When it should, write the picture anew with UPDATE_GOLDEN=1",
        drawn.samples.len()
    );
}

#[test]
fn minutes_look_as_they_did() {
    let rendered = render_flow(&minutes(), &mut NoProgress).expect("minutes");
    compare("minutes-1", &rendered, 1);
    compare("minutes-2", &rendered, 2);
}

#[test]
fn a_report_looks_as_it_did() {
    compare("report", &render_flow(&report(), &mut NoProgress).expect("report"), 1);
}

#[test]
fn a_chart_made_smaller_looks_as_it_did() {
    let rendered = render_flow(&long_chart(), &mut NoProgress).expect("a chart");
    assert_eq!(rendered.pages, 1, "it stands below its heading");
    compare("chart-smaller", &rendered, 1);
}

#[test]
fn a_sheet_looks_as_it_did() {
    compare("sheet-2", &render_flow(&sheet(60), &mut NoProgress).expect("sheet"), 2);
}

#[test]
fn templates_look_as_they_did() {
    let (certificate, pictures) = templates::certificate();
    let rendered = templates::rendered(&certificate, &pictures, &templates::cards(&NAMES));
    compare("template-certificate", &rendered, 2);
    compare("template-certificate-long-name", &rendered, 8);
    let (svg, pictures) = templates::on_svg();
    compare("template-svg", &templates::rendered(&svg, &pictures, &templates::cards(&NAMES)), 1);
    let (badge, none) = templates::badges();
    compare("template-badges", &templates::rendered(&badge, &none, &templates::cards(&NAMES)), 1);
    let (list, rows) = templates::list();
    compare("template-list", &templates::rendered(&list, &none, &rows), 3);
}
