//! Batches of cards: stopped, empty, of five hundred; what all of them share.

use std::ops::ControlFlow;

use sokrat_documents::template::{Batch, Pictures, render_template};
use sokrat_documents::{Error, NoProgress, PictureFault};

use crate::sample::NAMES;
use crate::templates::{cards, certificate, facts, ink, rendered};
use crate::tools::Pdf;

#[test]
fn a_batch_can_be_stopped() {
    let (template, pictures) = certificate();
    let mut heard = 0;
    let mut progress = |done: usize, _total: usize| {
        heard = done;
        if done == 3 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    };
    let answer = render_template(&Batch::new(&template, &pictures, &cards(&NAMES), &facts()), &mut progress);
    assert_eq!(answer.map(|r| r.pages), Err(Error::Cancelled), "the batch ends where it was told to");
    assert_eq!(heard, 3, "nothing is drawn after that");
}

#[test]
fn a_batch_without_cards_is_refused() {
    let (template, pictures) = certificate();
    let answer = render_template(&Batch::new(&template, &pictures, &[], &facts()), &mut NoProgress);
    assert_eq!(answer.map(|r| r.pages), Err(Error::NoCards), "a PDF without pages is none");
}

#[test]
fn what_all_cards_share_is_stored_once() {
    let (template, pictures) = certificate();
    let one = rendered(&template, &pictures, &cards(&NAMES[..1]));
    let names: Vec<&str> = NAMES.iter().copied().cycle().take(500).collect();
    let many = rendered(&template, &pictures, &cards(&names));
    assert_eq!(many.pages, 500, "one certificate a page");
    let each = (many.bytes.len() - one.bytes.len()) / 499;
    assert!(each < 5_000, "a further certificate takes {each} bytes: its own texts and code only");
    assert!(many.bytes.len() < 3_000_000, "five hundred certificates stay below 3 MB: {}", many.bytes.len());
}

#[test]
fn a_picture_keeps_its_transparency_and_is_stored_once() {
    let (template, pictures) = certificate();
    let made = rendered(&template, &pictures, &cards(&NAMES[..3]));
    let said = String::from_utf8_lossy(&Pdf::new(&made, "pictures").output("pdfimages", &["-list"]).stdout).into_owned();
    let shown = |kind: &str| said.lines().map(|line| line.split_whitespace().collect::<Vec<_>>()).filter(|line| line.get(2) == Some(&kind)).count();
    assert_eq!(shown("image"), shown("smask"), "each picture has its transparency: {said}");
    let file = lopdf::Document::load_mem(&made.bytes).expect("the file is read");
    let stored = file.objects.values().filter_map(|object| object.as_stream().ok()).filter(|stream| {
        stream.dict.get(b"Subtype").and_then(lopdf::Object::as_name).is_ok_and(|name| name == b"Image") && stream.dict.has(b"SMask")
    });
    assert_eq!(stored.count(), 2, "the signature of all and the seal, once each for three cards");
}

#[test]
fn what_is_no_picture_is_refused() {
    assert_eq!(Pictures::check(&ink(true)), Ok(()), "a PNG is one");
    for (bytes, fault) in [
        (b"GIF89a".to_vec(), PictureFault::Format),
        (ink(true)[..40].to_vec(), PictureFault::Damaged),
        (b"\xFF\xD8\xFF\xE0".to_vec(), PictureFault::Damaged),
    ] {
        assert_eq!(Pictures::check(&bytes), Err(Error::Picture(fault)), "it says what is wrong with the picture");
    }
}
