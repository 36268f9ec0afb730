//! Certificates.

use std::ops::ControlFlow;

use sokrat_documents::{Error, Language, NoProgress, Warning, render_cards};

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
    assert_eq!(rendered.warnings, [Warning::MissingCharacter { character: '漢' }], "the one character that has no glyph");
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
