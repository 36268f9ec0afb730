//! The file itself: sound, with its fonts inside, the same bytes for the same content.

use sokrat_documents::{Language, NoProgress, Rendered, render_cards, render_flow};

use crate::sample::{NAMES, certificates, minutes, report, sheet};
use crate::tools::Pdf;

fn all() -> Vec<(&'static str, Rendered)> {
    vec![
        ("certificates-ru", render_cards(&certificates(Language::Russian, &NAMES), &mut NoProgress).expect("certificates")),
        ("certificates-en", render_cards(&certificates(Language::English, &NAMES), &mut NoProgress).expect("certificates")),
        ("minutes", render_flow(&minutes(), &mut NoProgress).expect("minutes")),
        ("report", render_flow(&report(), &mut NoProgress).expect("report")),
        ("sheet", render_flow(&sheet(60), &mut NoProgress).expect("sheet")),
    ]
}

#[test]
fn every_file_is_sound() {
    for (name, rendered) in all() {
        let output = Pdf::new(&rendered, name).output("qpdf", &["--check"]);
        let said = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "qpdf finds no fault in {name}: {said}");
    }
}

#[test]
fn every_font_is_inside_cut_down_and_has_its_meanings() {
    for (name, rendered) in all() {
        let output = Pdf::new(&rendered, name).output("pdffonts", &[]);
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        let fonts: Vec<&str> = said.lines().skip(2).collect();
        assert!(!fonts.is_empty(), "{name} has fonts");
        for font in fonts {
            let columns: Vec<&str> = font.split_whitespace().collect();
            let flags = &columns[columns.len() - 5..columns.len() - 2];
            assert_eq!(flags, ["yes", "yes", "yes"], "embedded, subset, with Unicode: {font}");
        }
    }
}

#[test]
fn the_same_content_gives_the_same_bytes() {
    for ((name, first), (_, second)) in all().into_iter().zip(all()) {
        assert!(first.bytes == second.bytes, "{name} does not depend on what was made before it");
    }
}

#[test]
fn the_properties_are_the_document_s() {
    let rendered = render_flow(&minutes(), &mut NoProgress).expect("minutes");
    let output = Pdf::new(&rendered, "properties").output("pdfinfo", &["-isodates"]);
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    for line in ["Протокол № 3 заседания конкурсной комиссии", "Фонд «Опора»", "1.7", "2019-04-30T"] {
        assert!(said.contains(line), "the properties hold «{line}»: {said}");
    }
}
