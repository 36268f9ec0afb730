//! Files of templates that were damaged or made to do harm: whatever stands in one, it is read or refused, never more.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::{Value, json};
use sokrat_api::papers::minutes;
use sokrat_api::papers::shipped::{self, Shipped};
use sokrat_api::papers::template::{self, Sample};
use sokrat_api::template_file;
use sokrat_documents::NoProgress;
use sokrat_documents::template::{Background, Batch, Fit, Pictures, Shows, Template, Values, render_template};
use sokrat_words::{Language, Words};

use crate::at_random::at_random;
use crate::content;

/// A small picture: a frame of ink on nothing.
fn picture() -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, 12, 9);
    encoder.set_color(png::ColorType::Rgba);
    let samples: Vec<u8> = (0..12 * 9).flat_map(|at| [20, 40, 120, if at % 5 == 0 { 255 } else { 0 }]).collect();
    let mut writer = encoder.write_header().expect("a header");
    writer.write_image_data(&samples).expect("pixels");
    writer.finish().expect("an end");
    bytes
}

/// A shipped template with this picture behind everything and over each signature.
fn with_picture(shipped: Shipped, picture: &[u8]) -> Template {
    let mut template = shipped::template(Words::of(Language::Russian), shipped);
    let name = Pictures::name(picture);
    template.background = Some(Background { picture: name.clone(), fit: Fit::Cover });
    for element in &mut template.elements {
        if let Shows::Signatures(block) = &mut element.shows {
            block.signers.iter_mut().for_each(|signer| signer.facsimile.clone_from(&name));
        }
    }
    template
}

fn file(shipped: Shipped, picture: &[u8]) -> Vec<u8> {
    template_file::write(&with_picture(shipped, picture), &[picture.to_vec()]).expect("a template is written")
}

fn shipped() -> impl Strategy<Value = Shipped> {
    select(&[Shipped::Participant, Shipped::Speaker, Shipped::Winner, Shipped::Minutes][..])
}

/// Bytes of which some are cut out, and others put in their place.
fn damaged(whole: Vec<u8>, edits: Vec<(Index, usize, Vec<u8>)>) -> Vec<u8> {
    edits.into_iter().fold(whole, |mut bytes, (at, cut, put)| {
        if !bytes.is_empty() {
            let start = at.index(bytes.len());
            let end = (start + cut).min(bytes.len());
            bytes.splice(start..end, put);
        }
        bytes
    })
}

fn edits() -> impl Strategy<Value = Vec<(Index, usize, Vec<u8>)>> {
    let put = prop_oneof![
        4 => vec(any::<u8>(), 0..4),
        2 => select(&["null", "-1", "1e308", "99999999999999999999", "\"\"", "[", "}", "{name}", "\\u0000", "\u{202e}"][..]).prop_map(|text| text.as_bytes().to_vec()),
    ];
    vec((any::<Index>(), prop_oneof![3 => 0..4usize, 1 => 0..4000usize], put), 1..6)
}

/// Values that nobody would write into such a place.
fn hostile() -> impl Strategy<Value = Value> {
    prop_oneof![
        select(vec![
            json!(null),
            json!(true),
            json!(-1),
            json!(0),
            json!(1e300),
            json!(-1e-300),
            json!(u64::MAX),
            json!(""),
            json!([]),
            json!({}),
            json!("{name}{name}{unknown}{"),
            json!("../../../../etc/passwd"),
            json!("#12345G"),
        ]),
        (1..20_000usize).prop_map(|count| json!("щ".repeat(count))),
        (1..3_000usize).prop_map(|count| json!(vec![json!({ "shows": { "kind": "text", "text": "{name}" } }); count])),
        (1..100usize).prop_map(|depth| (0..depth).fold(json!(1), |inner, _| json!([inner]))),
    ]
}

/// The places of a value, from the outermost.
fn places(value: &Value, at: &str, found: &mut Vec<String>) {
    found.push(at.to_owned());
    match value {
        Value::Array(items) => items.iter().enumerate().for_each(|(index, item)| places(item, &format!("{at}/{index}"), found)),
        Value::Object(fields) => fields.iter().for_each(|(name, item)| places(item, &format!("{at}/{name}"), found)),
        _ => {}
    }
}

/// What is read can be kept, passed on and printed, within its bounds.
fn holds(bytes: &[u8]) -> Result<(), TestCaseError> {
    let Ok(read) = template_file::read(bytes) else { return Ok(()) };
    prop_assert!(read.template.elements.len() <= 200, "elements are bounded");
    prop_assert!(read.pictures.len() <= 20, "pictures are bounded");
    let again = template_file::write(&read.template, &read.pictures).expect("it is written");
    let back = template_file::read(&again).map_err(|error| TestCaseError::fail(format!("it is read again: {error:?}")))?;
    prop_assert_eq!(&back.template, &read.template, "a file that was taken in is passed on as it is");
    let (words, programme, event) = (Words::of(Language::Russian), content::programme(), content::sample_event());
    let person = &content::sample_people()[1];
    let settings = content::certificate_settings();
    let sample = Sample { programme: &programme, settings: &settings, event: &event, person, contest: false, today: content::day() };
    let text = minutes::values(words, Values::default(), &programme, &content::minutes(), true).body;
    let cards: Vec<Values> = vec![Values { body: text, ..template::sample_values(words, &[], &sample) }];
    let mut pictures = Pictures::default();
    for picture in read.pictures {
        pictures.add(picture);
    }
    let facts = template::facts(words, &event.title, &programme.foundation, content::now());
    let made = render_template(&Batch::new(&read.template, &pictures, &cards, &facts), &mut NoProgress);
    prop_assert!(made.is_ok(), "what was taken in can be printed: {:?}", made.err());
    Ok(())
}

proptest! {
    #![proptest_config(at_random(160))]

    #[test]
    fn a_file_with_damaged_bytes(shipped in shipped(), edits in edits()) {
        holds(&damaged(file(shipped, &picture()), edits))?;
    }

    #[test]
    fn a_file_with_a_damaged_picture_under_its_right_name(shipped in shipped(), edits in edits()) {
        let picture = damaged(picture(), edits);
        holds(&file(shipped, &picture))?;
    }

    #[test]
    fn a_file_with_hostile_values(shipped in shipped(), values in vec((any::<Index>(), hostile()), 1..4)) {
        let mut whole: Value = serde_json::from_slice(&file(shipped, &picture())).expect("a file is JSON");
        for (at, value) in values {
            let mut found = Vec::new();
            places(&whole, "", &mut found);
            let place = &found[at.index(found.len())];
            if let Some(target) = whole.pointer_mut(place) {
                *target = value;
            }
        }
        holds(&serde_json::to_vec(&whole).expect("JSON"))?;
    }
}

#[test]
fn the_file_that_is_damaged_is_whole_before() {
    let read = template_file::read(&file(Shipped::Winner, &picture())).expect("it is read");
    assert_eq!((read.pictures, read.issues), (vec![picture()], Vec::new()), "otherwise the damage would prove nothing");
    let text = String::from_utf8(file(Shipped::Winner, &picture())).expect("text");
    assert!(text.contains(&STANDARD.encode(picture())), "the picture stands in it");
}
