//! The text of a document on a template: in its frame from page to page, with everything that a document of its own has.

use proptest::prelude::*;
use sokrat_documents::display::{Document, Item, Role};
use sokrat_documents::template::{
    Batch, Body, BodyBox, Element, Fault, Kind, Line, Page, Pictures, Shows, Template, TextBox, Values, When, check_template, lay_out, place,
};
use sokrat_documents::{Block, Cell, Colour, Column, Family, Frame, Language, NoProgress, Paragraph, Part, Span, Table, Warning, Width};

use crate::at_random::at_random;
use crate::sample;
use crate::templates::facts;
use crate::whole::{block, expected, same_words, shown};

const MM: f32 = 72.0 / 25.4;

fn element(name: &str, (x, y, width, height): (f32, f32, f32, f32), shows: Shows) -> Element {
    Element { name: name.into(), frame: Frame::new(x, y, width, height), when: None, locked: false, shows }
}

fn on_page(not: bool) -> Option<When> {
    Some(When { name: "page".into(), equals: Some("1".into()), least: None, not })
}

fn text(words: &str, size: f32) -> Shows {
    Shows::Text(TextBox { text: words.into(), size, least_size: 5.0, ..TextBox::default() })
}

/// Minutes on a letterhead: its head on the first page, a running line on the others, the number of the page below.
pub fn minutes() -> (Template, Vec<Values>) {
    let mut template = Template::new(Kind::Minutes, "Протокол", Page { width: 210.0, height: 297.0 });
    template.elements = vec![
        Element { when: on_page(false), ..element("head", (25.0, 12.0, 170.0, 12.0), text("{foundation}", 16.0)) },
        Element { when: on_page(false), ..element("rule", (25.0, 28.0, 170.0, 0.0), Shows::Line(Line::default())) },
        Element { when: on_page(true), ..element("running", (25.0, 10.0, 170.0, 6.0), text("{heading}", 8.0)) },
        element("body", (25.0, 36.0, 170.0, 236.0), Shows::Body(BodyBox { further_top: 22.0, ..BodyBox::default() })),
        element("page", (25.0, 280.0, 170.0, 6.0), text("Страница {page} из {pages}", 8.0)),
    ];
    let mut values: Values = [("foundation", "Фонд «Опора»"), ("heading", "Протокол № 3")].into_iter().collect();
    values.body = Body { above: Vec::new(), heading: Vec::new(), text: sample::minutes().blocks };
    (template, vec![values])
}

fn laid_out(template: &Template, values: &Values) -> Document {
    lay_out(&Batch::new(template, &Pictures::default(), std::slice::from_ref(values), &facts()), &mut NoProgress).expect("it is laid out")
}

/// A page with nothing but a text in this frame.
fn alone(page: Page, frame: Frame, body: BodyBox) -> Template {
    Template {
        elements: vec![Element { name: "body".into(), frame, when: None, locked: false, shows: Shows::Body(body) }],
        ..Template::new(Kind::Minutes, "Текст", page)
    }
}

fn random() -> impl Strategy<Value = (Template, Values)> {
    let frame = (4f32..40.0, 4f32..40.0, 40f32..200.0, 30f32..280.0);
    let body = (any::<bool>(), 6f32..24.0, prop_oneof![Just(-1f32), 4f32..300.0]);
    let blocks = || proptest::collection::vec(block(), 0..5);
    (frame, body, blocks(), blocks()).prop_map(|((x, y, width, height), (sans, size, further_top), heading, text)| {
        let family = if sans { Family::Sans } else { Family::Serif };
        let body = BodyBox { family, size, further_top, heading: true, colour: Colour(27, 50, 84) };
        let mut template = alone(Page { width: x + width + 4.0, height: y + height + 4.0 }, Frame::new(x, y, width, height), body);
        template.check();
        (template, Values { body: Body { above: Vec::new(), heading, text }, ..Values::default() })
    })
}

proptest! {
    #![proptest_config(at_random(120))]

    #[test]
    fn every_word_stands_once_in_its_order_and_nothing_leaves_the_frame((template, values) in random()) {
        let document = laid_out(&template, &values);
        let same = same_words(&expected(&values.body.blocks(true)), &shown(&document));
        prop_assert!(same.is_ok(), "{}", same.unwrap_err());
        let Element { frame, shows: Shows::Body(body), .. } = &template.elements[0] else { unreachable!("a text alone") };
        // Letters of other faces reach a little out of their lines.
        let slack = 0.35 * body.size + 1.0;
        let (left, right, bottom) = (frame.x * MM - slack, (frame.x + frame.width) * MM, (frame.y + frame.height) * MM + slack);
        for (index, page) in document.pages.iter().enumerate() {
            let top = if index > 0 && body.further_top >= 0.0 { body.further_top } else { frame.y } * MM - slack;
            for item in page.items.iter().filter(|item| item.paints()) {
                let bounds = item.bounds();
                // The columns of many may be narrower than a letter.
                let letter = if let Item::Text(run) = item { run.size.max(slack) } else { slack };
                let inside = bounds.0 >= left && bounds.1 >= top && bounds.2 <= right + letter && bounds.3 <= bottom;
                prop_assert!(inside, "page {}, within {left} {top} {right} {bottom}: {bounds:?} {item:?}", index + 1);
            }
        }
    }
}

#[test]
fn it_goes_on_between_what_stands_on_its_pages() {
    let (template, values) = minutes();
    let document = laid_out(&template, &values[0]);
    assert!(document.pages.len() > 1, "it needs several pages");
    assert_eq!(document.warnings, [], "and finds room on them");
    let says = |page: usize| {
        let runs = document.pages[page].items.iter().filter_map(|item| if let Item::Text(run) = item { Some(run) } else { None });
        runs.flat_map(|run| run.glyphs.iter().filter_map(|glyph| document.meanings.get(&(run.face, glyph.id)).map(String::as_str)))
            .collect::<String>()
    };
    let bare = |text: &str| text.replace(' ', "");
    assert!(bare(&says(0)).contains("Фонд«Опора»") && !bare(&says(0)).contains("Протокол№3Фонд"), "the head stands on the first page");
    for page in 1..document.pages.len() {
        assert!(!bare(&says(page)).contains("Фонд«Опора»"), "not on page {}", page + 1);
        assert!(bare(&says(page)).starts_with("Протокол№3"), "there the running line does: {}", says(page));
    }
    let last = document.pages.len();
    assert!(bare(&says(last - 1)).contains(&format!("Страница{last}из{last}")), "the pages are counted");
    // A running line is not read between the text of two pages; the head of the paper is, once.
    let read = shown(&document);
    assert_eq!((read.matches("Опора").count(), read.matches("Протокол № 3").count()), (1, 0), "what is read: {read}");
    let headings: Vec<&str> = sample_headings();
    let marks: Vec<&str> = document.bookmarks.iter().map(|mark| mark.title.as_str()).collect();
    assert_eq!(marks, headings, "the viewer's contents are its headings");
    let first = &document.structure.as_ref().expect("it is tagged")[0];
    assert_eq!(first.role, Role::Paragraph, "the head of the paper is no heading of the document");
}

fn sample_headings() -> Vec<&'static str> {
    let headings = sample::minutes().blocks.into_iter().filter_map(|block| if let Block::Heading(_, text) = block { Some(text) } else { None });
    headings.map(|text| &*Box::leak(text.replace('\n', " ").into_boxed_str())).collect()
}

#[test]
fn its_size_and_family_hold_for_all_of_it() {
    let drawn = |size: f32, family: Family| {
        let (mut template, values) = minutes();
        template.elements = vec![element("body", (25.0, 20.0, 170.0, 250.0), Shows::Body(BodyBox { size, family, ..BodyBox::default() }))];
        laid_out(&template, &values[0])
    };
    let sizes = |document: &Document| {
        let runs =
            document.pages.iter().flat_map(|page| &page.items).filter_map(|item| if let Item::Text(run) = item { Some(run.size) } else { None });
        let mut sizes: Vec<i32> = runs.map(|size| (size * 100.0).round() as i32).collect();
        sizes.sort_unstable();
        sizes.dedup();
        sizes
    };
    let (usual, small) = (drawn(11.0, Family::Serif), drawn(5.5 + 2.75, Family::Serif));
    let scaled: Vec<i32> = sizes(&usual).into_iter().map(|size| (size as f32 * 0.75).round() as i32).collect();
    let near = sizes(&small).into_iter().zip(&scaled).all(|(a, b)| (a - b).abs() <= 1);
    assert!(near && sizes(&small).len() == scaled.len(), "everything is three quarters as large: {:?} of {scaled:?}", sizes(&small));
    assert!(small.pages.len() <= usual.pages.len(), "and takes no more room");
    let serif = |document: &Document| {
        let faces =
            document.pages.iter().flat_map(|page| &page.items).filter_map(|item| if let Item::Text(run) = item { Some(run.face) } else { None });
        faces.collect::<std::collections::BTreeSet<_>>().len()
    };
    assert!(serif(&drawn(11.0, Family::Sans)) < serif(&usual), "in one family there are fewer faces");
}

#[test]
fn a_design_may_say_itself_what_the_document_is() {
    let shows = |heading| {
        let page = Page { width: 210.0, height: 297.0 };
        let mut template = alone(page, Frame::new(25.0, 40.0, 170.0, 230.0), BodyBox { heading, ..BodyBox::default() });
        template.elements.insert(0, element("title", (25.0, 10.0, 170.0, 12.0), text("{heading}", 18.0)));
        let mut values: Values = [("heading", "Протокол № 3")].into_iter().collect();
        let line = |words: &str| Block::Paragraph(Paragraph::body(vec![Span::plain(words)]));
        values.body = Body {
            above: vec![line("ПРОЕКТ")],
            heading: vec![Block::Heading(1, "Протокол заседания".into())],
            text: vec![Block::Heading(2, "Решение".into()), line("Поддержать.")],
        };
        let document = laid_out(&template, &values);
        let roles: Vec<Role> = document.structure.clone().expect("tagged").into_iter().map(|node| node.role).collect();
        (shown(&document).split_whitespace().collect::<Vec<_>>().join(" "), roles)
    };
    let (with, roles) = shows(true);
    assert_eq!(with, "Протокол № 3 ПРОЕКТ Протокол заседания Решение Поддержать.");
    assert_eq!(roles, [Role::Paragraph, Role::Paragraph, Role::Heading(1), Role::Heading(2), Role::Paragraph], "the heading is the document's");
    let (without, roles) = shows(false);
    assert_eq!(without, "Протокол № 3 ПРОЕКТ Решение Поддержать.", "that it is a draft stands there all the same");
    assert_eq!(roles, [Role::Heading(1), Role::Paragraph, Role::Heading(2), Role::Paragraph], "the heading is the design's");
}

#[test]
fn a_frame_without_room_is_told_at_its_place_and_made_as_large_as_it_must_be() {
    let page = Page { width: 210.0, height: 297.0 };
    let mut template = alone(page, Frame::new(20.0, 20.0, 39.0, 10.0), BodyBox { size: 99.0, further_top: 25.0, ..BodyBox::default() });
    let told: Vec<(String, Fault)> = template.check().into_iter().map(|issue| (issue.at, issue.fault)).collect();
    let expected = [
        ("elements[0].shows.size", Fault::OutOfBounds),
        ("elements[0].frame.width", Fault::NoRoom),
        ("elements[0].frame.height", Fault::NoRoom),
        ("elements[0].shows.furtherTop", Fault::NoRoom),
    ];
    assert_eq!(told, expected.map(|(at, fault)| (at.to_owned(), fault)), "each measure by itself");
    let Element { frame, shows: Shows::Body(body), .. } = &template.elements[0] else { panic!("a text") };
    assert_eq!((frame.width, frame.height, body.further_top), (40.0, 30.0, 20.0), "as little as a text needs, on further pages too");
    assert_eq!(template.check(), [], "then it may stay");
}

#[test]
fn what_is_wrong_in_it_is_told_with_its_name() {
    let page = Page { width: 210.0, height: 297.0 };
    let template = alone(page, Frame::new(160.0, 20.0, 60.0, 200.0), BodyBox::default());
    let mut values = Values::default();
    let column = Column { width: Width::Fixed(40.0), align: sokrat_documents::Align::Left };
    let mut table = Table::new(vec![column; 3], Vec::new());
    table.rows.push(vec![Cell::from("漢"), Cell::from("слово"), Cell::from("слово")]);
    values.body.text = vec![Block::Table(table)];
    let told = check_template(&template, &Pictures::default(), std::slice::from_ref(&values), Language::Russian).cards;
    let [
        Warning::MissingCharacter { character: '漢', place: Some((0, name)) },
        Warning::TableTooWide { table: 0 },
        Warning::OffCard { place: off, by },
    ] = &told[..]
    else {
        panic!("a letter, a table, the edge: {told:?}")
    };
    assert_eq!((name.as_str(), off.part, off.name.as_str()), ("body", Part::Body, "body"), "by its name");
    assert!((900..1100).contains(by), "by so many hundredths of a millimetre: {by}");
    let placed = place(&template, &Pictures::default(), &values, Language::Russian);
    assert!(placed[0].shown && !placed[0].fits, "and the designer marks it");
}

#[test]
fn what_stands_on_later_pages_alone_is_checked_too_and_told_once() {
    let (mut template, mut values) = minutes();
    let mut values = values.remove(0);
    values.body.text.append(&mut sample::minutes().blocks);
    values.set("heading", "Протокол заседания ".repeat(40));
    template.elements[4].frame.width = 3.0;
    let document = laid_out(&template, &values);
    assert!(document.pages.len() > 2, "the running line is drawn more than once");
    let fields = |warnings: &[Warning]| -> Vec<String> {
        let field = |warning: &Warning| if let Warning::TextTooLong { field, .. } = warning { field.clone() } else { format!("{warning:?}") };
        warnings.iter().map(field).collect()
    };
    assert_eq!(fields(&document.warnings), ["page", "running"], "each for the first page that shows it");
    let told = check_template(&template, &Pictures::default(), std::slice::from_ref(&values), Language::Russian).cards;
    assert_eq!(told, document.warnings, "and before anything is printed");
    let running = |values: &Values| place(&template, &Pictures::default(), values, Language::Russian).swap_remove(2);
    let placed = running(&values);
    assert!(placed.shown && !placed.fits, "the designer marks it: {placed:?}");
    values.body.text.clear();
    let placed = running(&values);
    assert!(!placed.shown && placed.fits, "not where there is no further page: {placed:?}");
}

#[test]
fn an_older_program_refuses_what_it_does_not_know_and_reads_everything_else() {
    let version = |template: &Template| serde_json::from_slice::<serde_json::Value>(&template.to_bytes()).expect("JSON")["version"].clone();
    let mut certificate = Template::new(Kind::Certificate, "Сертификат", Page::default());
    certificate.elements.push(element("name", (10.0, 10.0, 90.0, 12.0), text("{name}", 18.0)));
    certificate.check();
    assert_eq!(version(&certificate), 1, "as before");
    certificate.elements[0].when = on_page(false);
    certificate.check();
    assert_eq!(version(&certificate), 2, "an older program would never show it");
    certificate.elements[0].when = None;
    certificate.elements.push(element("body", (10.0, 10.0, 90.0, 92.0), Shows::Body(BodyBox::default())));
    certificate.check();
    assert_eq!(version(&certificate), 2, "it would leave the text out");
    let (minutes, _) = minutes();
    assert_eq!(version(&minutes), 2, "it would take them for certificates");
    assert_eq!(Template::parse(&minutes.to_bytes()), (minutes, Vec::new()), "this one reads it whole");
}
