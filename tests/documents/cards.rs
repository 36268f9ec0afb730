//! Certificates.

use std::ops::ControlFlow;

use sokrat_documents::display::Item;
use sokrat_documents::{Error, Frame, Language, NoProgress, Picture, PictureFault, Warning, layout, render_cards};

use crate::sample::{NAMES, certificates};
use crate::tools::Pdf;

#[test]
fn every_name_can_be_copied_from_its_certificate() {
    let rendered = render_cards(&certificates(Language::Russian, &NAMES), &mut NoProgress).expect("the batch is drawn");
    assert_eq!(rendered.pages, NAMES.len(), "one certificate a page");
    assert_eq!(rendered.warnings, [], "the shipped fonts have all these letters, and all texts fit");
    let text = Pdf::new(&rendered, "certificates").text(&["-raw"]);
    let pages: Vec<String> = text.split('\u{C}').map(|page| page.split_whitespace().collect::<Vec<_>>().join(" ")).collect();
    for (name, page) in NAMES.iter().zip(&pages) {
        assert!(page.contains(name), "«{name}» comes back from its page as it was given: {page}");
        assert!(page.contains("«Диверсификация источников финансирования как фактор финансовой устойчивости НКО»"), "so does the event: {page}");
        assert!(page.contains("№ СК-2019-А1-"), "so does the number: {page}");
        assert!(page.contains("СЕРТИФИКАТ"), "letterspaced capitals stay one word: {page}");
    }
}

#[test]
fn a_character_that_no_font_has_is_told_about() {
    let rendered = render_cards(&certificates(Language::English, &["Anna 漢 Ivanova"]), &mut NoProgress).expect("the batch is drawn");
    assert_eq!(
        rendered.warnings,
        [Warning::MissingCharacter { character: '漢', place: Some((0, "name".to_owned())) }],
        "the one character that has no glyph"
    );
}

#[test]
fn a_text_that_does_not_fit_is_told_about_with_its_card() {
    let long = "Константинопольский ".repeat(30);
    let rendered = render_cards(&certificates(Language::English, &["Anna Ivanova", &long]), &mut NoProgress).expect("the batch is drawn");
    let told: Vec<(usize, &str)> = rendered
        .warnings
        .iter()
        .filter_map(|w| if let Warning::TextTooLong { card, field, .. } = w { Some((*card, field.as_str())) } else { None })
        .collect();
    assert_eq!(told, [(1, "name")], "the second card's name is the one that is too long");
}

#[test]
fn a_batch_can_be_stopped() {
    let mut heard = 0;
    let mut progress = |done: usize, _total: usize| {
        heard = done;
        if done == 3 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    };
    let answer = render_cards(&certificates(Language::Russian, &NAMES), &mut progress);
    assert_eq!(answer.map(|r| r.pages), Err(Error::Cancelled), "the batch ends where it was told to");
    assert_eq!(heard, 3, "nothing is drawn after that");
}

#[test]
fn what_all_cards_share_is_stored_once() {
    let one = render_cards(&certificates(Language::Russian, &NAMES[..1]), &mut NoProgress).expect("one card");
    let names: Vec<&str> = NAMES.iter().copied().cycle().take(500).collect();
    let many = render_cards(&certificates(Language::Russian, &names), &mut NoProgress).expect("five hundred cards");
    assert_eq!(many.pages, 500, "one certificate a page");
    let each = (many.bytes.len() - one.bytes.len()) / 499;
    assert!(each < 5_000, "a further certificate takes {each} bytes: its own texts and code only");
    assert!(many.bytes.len() < 3_000_000, "five hundred certificates stay below 3 MB: {}", many.bytes.len());
}

#[test]
fn a_batch_without_cards_is_refused() {
    let answer = render_cards(&certificates(Language::Russian, &[]), &mut NoProgress);
    assert_eq!(answer.map(|r| r.pages), Err(Error::NoCards), "a PDF without pages is none");
}

#[test]
fn a_card_with_too_few_texts_is_refused() {
    let mut batch = certificates(Language::Russian, &NAMES[..2]);
    batch.cards[1].texts.pop();
    let answer = render_cards(&batch, &mut NoProgress);
    assert_eq!(answer.map(|r| r.pages), Err(Error::CardTexts { card: 1, texts: 5, fields: 6 }), "it says which card");
}

#[test]
fn a_short_text_is_as_large_as_its_field_says_and_a_long_one_shrinks() {
    let document = layout::cards::lay_out(&certificates(Language::Russian, &NAMES), &mut NoProgress).expect("the batch is laid out");
    let size = |page: usize| {
        document.pages[page]
            .items
            .iter()
            .find_map(|item| if let Item::Text(run) = item { Some(run.size) } else { None })
            .expect("the name comes first")
    };
    assert_eq!(size(1), 33.0, "a short name has the full size");
    assert!(size(7) < 33.0 && size(7) >= 17.0, "a long one is smaller, and not below the least size: {}", size(7));
}

/// A PNG of one colour with an alpha channel.
fn png() -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, 8, 4);
    encoder.set_color(png::ColorType::Rgba);
    let mut writer = encoder.write_header().expect("a header");
    writer.write_image_data(&[20, 60, 120, 128].repeat(32)).expect("pixels");
    writer.finish().expect("an end");
    bytes
}

#[test]
fn a_logo_keeps_its_transparency_and_is_stored_once() {
    let mut batch = certificates(Language::Russian, &NAMES[..3]);
    batch.design.pictures.push(Picture { bytes: png().into(), frame: Frame::new(20.0, 20.0, 40.0, 10.0) });
    let rendered = render_cards(&batch, &mut NoProgress).expect("the batch is drawn");
    let pdf = Pdf::new(&rendered, "logo");
    let said = String::from_utf8_lossy(&pdf.output("pdfimages", &["-list"]).stdout).into_owned();
    assert!(said.contains("image") && said.contains("smask"), "the picture and its transparency are there: {said}");
    assert!(pdf.output("qpdf", &["--check"]).status.success(), "the file is sound");
}

#[test]
fn what_is_no_picture_is_refused() {
    for (bytes, fault) in [
        (b"GIF89a".to_vec(), PictureFault::Format),
        (png()[..40].to_vec(), PictureFault::Damaged),
        (b"\xFF\xD8\xFF\xE0".to_vec(), PictureFault::Damaged),
    ] {
        let mut batch = certificates(Language::Russian, &NAMES[..1]);
        batch.design.pictures.push(Picture { bytes: bytes.into(), frame: Frame::new(0.0, 0.0, 10.0, 10.0) });
        let answer = render_cards(&batch, &mut NoProgress);
        assert_eq!(answer.map(|r| r.pages), Err(Error::Picture(fault)), "it says what is wrong with the picture");
    }
}
