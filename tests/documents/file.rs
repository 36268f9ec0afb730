//! The file itself: sound, with its fonts inside, the same bytes for the same content.

use sokrat_documents::template::Pictures;
use sokrat_documents::{NoProgress, Rendered, render_flow};

use crate::sample::{NAMES, minutes, report, sheet};
use crate::templates;
use crate::tools::Pdf;

fn all() -> Vec<(&'static str, Rendered)> {
    vec![
        ("certificates", {
            let (template, pictures) = templates::certificate();
            templates::rendered(&template, &pictures, &templates::cards(&NAMES))
        }),
        ("badges", templates::rendered(&templates::badges().0, &Pictures::default(), &templates::cards(&NAMES))),
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

/// The Info dictionary aside, a PDF/A is known by its catalog. (Whole validators are no part of the tests: none can be had
/// as a crate. Every kind of document was passed by two of them when this was written.)
#[test]
fn the_catalog_says_what_an_archive_and_a_printer_want() {
    for (name, rendered) in all() {
        let file = lopdf::Document::load_mem(&rendered.bytes).expect("the file is read");
        let catalog = file.catalog().expect("a catalog");
        let inner = |of: &lopdf::Dictionary, key: &[u8]| of.get_deref(key, &file).and_then(lopdf::Object::as_dict).expect("a dictionary").clone();
        assert_eq!(
            inner(catalog, b"ViewerPreferences").get(b"PrintScaling").and_then(lopdf::Object::as_name).ok(),
            Some(&b"None"[..]),
            "{name} is printed in its size"
        );
        let lang = catalog.get(b"Lang").and_then(lopdf::Object::as_str).expect("a language");
        assert!(lang == b"ru" || lang == b"en", "{name} has its language for screen readers");
        let metadata = catalog.get_deref(b"Metadata", &file).and_then(lopdf::Object::as_stream).expect("metadata");
        assert!(!metadata.dict.has(b"Filter"), "{name}: archives read the metadata without unpacking it");
        let text = String::from_utf8(metadata.content.clone()).expect("metadata is UTF-8");
        assert!(
            text.contains("<pdfaid:part>2</pdfaid:part>") && text.contains("<pdfaid:conformance>U</pdfaid:conformance>"),
            "{name} says that it is PDF/A-2u"
        );
        let intents = catalog.get(b"OutputIntents").and_then(lopdf::Object::as_array).expect("output intents");
        let intent = intents[0].as_dict().expect("an intent");
        let profile = intent.get_deref(b"DestOutputProfile", &file).and_then(lopdf::Object::as_stream).expect("a profile");
        let profile = profile.decompressed_content().expect("the profile is unpacked");
        assert_eq!(
            u32::from_be_bytes([profile[0], profile[1], profile[2], profile[3]]) as usize,
            profile.len(),
            "{name}: the colour profile is whole"
        );
    }
}

#[test]
fn headings_are_the_viewer_s_contents() {
    let rendered = render_flow(&minutes(), &mut NoProgress).expect("minutes");
    let file = lopdf::Document::load_mem(&rendered.bytes).expect("the file is read");
    let toc = file.get_toc().expect("contents");
    let titles: Vec<(usize, &str, usize)> = toc.toc.iter().map(|entry| (entry.level, entry.title.as_str(), entry.page)).collect();
    let expected = [
        (1, "ПРОТОКОЛ № 3 заседания конкурсной комиссии", 1),
        (2, "1. О допуске заявок", 1),
        (2, "2. О рейтинге и распределении бюджета", 1),
        (2, "3. Голосование", 2),
    ];
    assert_eq!(titles, expected, "each heading with its page, sections under the title");
}
