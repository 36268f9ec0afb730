//! Elements of a template one by one: when they are drawn, how a picture fills its frame, which way a line goes.

use sokrat_documents::display::{Document, Item, Step};
use sokrat_documents::template::{
    Batch, Element, Fit, Image, Kind, Line, Page, Pictures, Shows, Template, TextBox, Values, When, check_template, lay_out, render_template,
};
use sokrat_documents::{Frame, Language, NoProgress, Warning};

use crate::templates::{facts, ink};
use crate::tools::Pdf;

const MM: f32 = 72.0 / 25.4;

fn element(frame: Frame, when: Option<When>, shows: Shows) -> Element {
    Element { name: "element".into(), frame, when, locked: false, shows }
}

/// A card of 60 by 40 mm with one element.
fn card(element: Element) -> Template {
    Template { elements: vec![element], ..Template::new(Kind::Certificate, "Карточка", Page { width: 60.0, height: 40.0 }) }
}

fn laid_out(template: &Template, pictures: &Pictures, values: Values) -> Document {
    lay_out(&Batch::new(template, pictures, &[values], &facts()), &mut NoProgress).expect("it is laid out")
}

#[test]
fn an_element_is_drawn_when_its_condition_holds() {
    let drawn = |equals: Option<&str>, not: bool, value: Option<&str>| {
        let when = When { name: "role".into(), equals: equals.map(str::to_owned), not, ..When::default() };
        let shows = Shows::Text(TextBox { text: "Спикер".into(), ..TextBox::default() });
        let template = card(element(Frame::new(5.0, 5.0, 50.0, 20.0), Some(when), shows));
        let values = value.map(|value| ("role", value)).into_iter().collect();
        laid_out(&template, &Pictures::default(), values).pages[0].items.iter().any(|item| matches!(item, Item::Text(_)))
    };
    for (equals, value, holds) in [
        (None, Some("спикера"), true),
        (None, Some("  "), false),
        (None, None, false),
        (Some("спикера"), Some("спикера"), true),
        (Some("спикера"), Some(" спикера "), true),
        (Some(" спикера"), Some("спикера"), true),
        (Some("спикера"), Some("Спикера"), false),
        (Some("спикера"), Some("участника"), false),
        (Some("спикера"), None, false),
        (Some(""), None, true),
        (Some(""), Some("спикера"), false),
    ] {
        assert_eq!(drawn(equals, false, value), holds, "when it is {equals:?} and the value is {value:?}");
        assert_eq!(drawn(equals, true, value), !holds, "when it is not {equals:?} and the value is {value:?}");
    }
}

#[test]
fn a_condition_calls_a_value_by_its_key_or_as_any_language_prints_it() {
    let drawn = |equals: &str, printed: &str| {
        let when = When { name: "role".into(), equals: Some(equals.to_owned()), ..When::default() };
        let shows = Shows::Text(TextBox { text: "Спикер".into(), ..TextBox::default() });
        let template = card(element(Frame::new(5.0, 5.0, 50.0, 20.0), Some(when), shows));
        let mut values = Values::default();
        values.set_choice("role", printed, ["speaker", "спикера", "talker"].map(str::to_owned).to_vec());
        laid_out(&template, &Pictures::default(), values).pages[0].items.iter().any(|item| matches!(item, Item::Text(_)))
    };
    for printed in ["спикера", "talker", "докладчика"] {
        for (equals, holds) in [("speaker", true), ("спикера", true), (" talker ", true), (printed, true), ("organiser", false), ("", false)] {
            assert_eq!(drawn(equals, printed), holds, "when it is {equals:?} and stands there as {printed:?}");
        }
    }
}

#[test]
fn an_element_is_drawn_from_so_many_on() {
    let drawn = |least: f64, not: bool, value: Option<(&str, i64)>| {
        let when = When { name: "award".into(), least: Some(least), not, ..When::default() };
        let shows = Shows::Text(TextBox { text: "Крупный грант".into(), ..TextBox::default() });
        let template = card(element(Frame::new(5.0, 5.0, 50.0, 20.0), Some(when), shows));
        let mut values = Values::default();
        if let Some((printed, hundredths)) = value {
            values.set_number("award", printed, hundredths);
        }
        laid_out(&template, &Pictures::default(), values).pages[0].items.iter().any(|item| matches!(item, Item::Text(_)))
    };
    for (least, value, holds) in [
        (8.5, Some(("8,5 академических часа", 850)), true),
        (8.5, Some(("16 academic hours", 1600)), true),
        (8.5, Some(("8,25 академических часа", 825)), false),
        (150_000.0, Some(("150\u{a0}000\u{a0}₽", 15_000_000)), true),
        (150_000.0, Some(("₽150,000", 15_000_000)), true),
        (150_000.0, Some(("₽149,999.99", 14_999_999)), false),
        (20_000_000.01, Some(("₽20,000,000.01", 2_000_000_001)), true),
        (20_000_000.01, Some(("₽20,000,000", 2_000_000_000)), false),
        (0.0, Some(("0", 0)), true),
        (0.0, None, false),
    ] {
        assert_eq!(drawn(least, false, value), holds, "from {least} on, when the value is {value:?}");
        assert_eq!(drawn(least, true, value), !holds, "below {least}, when the value is {value:?}");
    }
}

#[test]
fn a_picture_fills_its_frame_as_it_was_told() {
    let mut pictures = Pictures::default();
    // As wide as high.
    let picture = pictures.add(ink(true));
    let drawn = |fit: Fit| {
        let template = card(element(Frame::new(10.0, 5.0, 40.0, 20.0), None, Shows::Image(Image { picture: picture.clone(), fit })));
        let document = laid_out(&template, &pictures, Values::default());
        let [Item::Picture { x, y, width, height, clip, .. }] = document.shared[..] else { panic!("a picture: {:?}", document.shared) };
        let rounded = |value: f32| (value / MM * 100.0).round() / 100.0;
        ([x, y, width, height].map(rounded), clip.map(|(x, y, width, height)| [x, y, width, height].map(rounded)))
    };
    assert_eq!(drawn(Fit::Contain), ([20.0, 5.0, 20.0, 20.0], None), "all of it is seen, in the middle");
    assert_eq!(drawn(Fit::Cover), ([10.0, -5.0, 40.0, 40.0], Some([10.0, 5.0, 40.0, 20.0])), "all of the frame is covered, what sticks out is cut");
    assert_eq!(drawn(Fit::Stretch), ([10.0, 5.0, 40.0, 20.0], None), "pulled to the frame's size");
}

#[test]
fn a_line_falls_or_rises_between_the_corners_of_its_frame() {
    let ends = |rising: bool| {
        let template = card(element(Frame::new(10.0, 5.0, 40.0, 20.0), None, Shows::Line(Line { rising, ..Line::default() })));
        let document = laid_out(&template, &Pictures::default(), Values::default());
        let [Item::Shape(shape)] = &document.shared[..] else { panic!("a line: {:?}", document.shared) };
        let rounded = |value: f32| (value / MM).round();
        let [Step::Move(x1, y1), Step::Line(x2, y2)] = shape.steps[..] else { panic!("from a corner to another: {shape:?}") };
        [x1, y1, x2, y2].map(rounded)
    };
    assert_eq!(ends(false), [10.0, 5.0, 50.0, 25.0], "from the upper left to the lower right");
    assert_eq!(ends(true), [10.0, 25.0, 50.0, 5.0], "from the lower left to the upper right");
}

#[test]
fn a_sign_is_seen_where_no_font_has_the_character() {
    let template = card(element(
        Frame::new(10.0, 10.0, 40.0, 20.0),
        None,
        Shows::Text(TextBox { text: "{name}".into(), size: 48.0, least_size: 48.0, ..TextBox::default() }),
    ));
    let values: Values = [("name", "漢")].into_iter().collect();
    let told = check_template(&template, &Pictures::default(), std::slice::from_ref(&values), Language::Russian);
    assert_eq!(told.cards, [Warning::MissingCharacter { character: '漢', place: Some((0, "element".into())) }], "it is told");
    let made = render_template(&Batch::new(&template, &Pictures::default(), &[values], &facts()), &mut NoProgress).expect("it is drawn");
    let pdf = Pdf::new(&made, "missing-character");
    assert_eq!(pdf.text(&[]).trim(), "\u{FFFD}", "it is copied as what it is: a replacement");
    // Two pixels a millimetre.
    let page = pdf.drawn("50.8");
    let (width, height) = (page.width, page.height());
    let dark = |x: usize, y: usize| page.pixel(x, y)[0] < 128;
    let rows: Vec<usize> = (0..height).filter(|y| (0..width).any(|x| dark(x, *y))).collect();
    let columns: Vec<usize> = (0..width).filter(|x| (0..height).any(|y| dark(*x, y))).collect();
    assert!(rows.len() > 15 && columns.len() > 15, "a sign as large as a letter: {} by {} half millimetres", columns.len(), rows.len());
    assert!(rows[0] >= 20 && rows[rows.len() - 1] < 60 && columns[0] >= 20 && columns[columns.len() - 1] < 100, "in its frame");
}
