//! The edge of a card: what reaches over it is told by name and by how much, and is never printed on the next card.

use proptest::prelude::*;
use sokrat_documents::display::Item;
use sokrat_documents::template::{
    Batch, BoxStyle, Checked, Code, Element, Fit, Image, Kind, Line, Page, Pictures, Sheet, Shows, SignatureBlock, Signer, Symbology, TableBox,
    TableColumn, Template, TextBox, Values, check_template, lay_out, place,
};
use sokrat_documents::{Align, Frame, Language, NoProgress, Part, Place, Warning};

use crate::at_random::at_random;
use crate::templates::{facts, ink};

const MM: f32 = 72.0 / 25.4;

/// What an element may show, and whether it is there to bleed.
fn shows() -> impl Strategy<Value = Shows> {
    let text = (4f32..24.0, 0u32..3, prop_oneof![Just(Align::Left), Just(Align::Centre), Just(Align::Right)])
        .prop_map(|(size, lines, align)| TextBox { text: "{name}".into(), size, least_size: size * 0.7, lines, align, ..TextBox::default() });
    let fit = prop_oneof![Just(Fit::Contain), Just(Fit::Cover), Just(Fit::Stretch)];
    let code = prop_oneof![Just(Symbology::Qr), Just(Symbology::Code128)];
    prop_oneof![
        text.prop_map(Shows::Text),
        fit.prop_map(|fit| Shows::Image(Image { picture: Pictures::name(&ink(true)), fit })),
        code.prop_map(|symbology| Shows::Code(Code { text: "A1".into(), symbology, ..Code::default() })),
        (1usize..3).prop_map(|columns| {
            let column = TableColumn { title: "№".into(), text: "{row}".into(), ..TableColumn::default() };
            Shows::Table(TableBox { columns: vec![column; columns], blank_rows: 3, ..TableBox::default() })
        }),
        (1usize..4).prop_map(|signers| {
            let signer = Signer { name: "Е. В. Савельева".into(), facsimile: Pictures::name(&ink(false)), ..Signer::default() };
            Shows::Signatures(SignatureBlock { signers: vec![signer; signers], gap: 2.0, ..SignatureBlock::default() })
        }),
        Just(Shows::Box(BoxStyle::default())),
        Just(Shows::Line(Line::default())),
    ]
}

fn cards() -> impl Strategy<Value = Template> {
    let frame = (-40f32..120.0, -40f32..110.0, 1f32..120.0, 1f32..90.0);
    let element = (frame, shows()).prop_map(|((x, y, width, height), shows)| Element {
        name: String::new(),
        frame: Frame::new(x, y, width, height),
        when: None,
        locked: false,
        shows,
    });
    let gap = || prop_oneof![Just(0f32), 0f32..9.0];
    ((40f32..95.0, 30f32..90.0), proptest::collection::vec(element, 1..5), gap(), gap()).prop_map(|((width, height), elements, gap_x, gap_y)| {
        let sheet = Sheet { across: 2, down: 2, gap_x, gap_y, ..Sheet::default() };
        let elements = elements.into_iter().enumerate().map(|(at, element)| Element { name: format!("e{at}"), ..element }).collect();
        Template { sheet: Some(sheet), elements, ..Template::new(Kind::Badge, "Бейдж", Page { width, height }) }
    })
}

fn pictures() -> Pictures {
    let mut pictures = Pictures::default();
    pictures.add(ink(true));
    pictures.add(ink(false));
    pictures
}

fn card(name: &str) -> Values {
    [("name", name)].into_iter().collect()
}

/// What is told of a template with one card.
fn told_of(template: &Template, cards: &[Values]) -> Vec<Warning> {
    let Checked { mut everywhere, mut cards } = check_template(template, &pictures(), cards, Language::Russian);
    everywhere.append(&mut cards);
    everywhere
}

/// How far one element reaches over its card's edge, mm: measured on what is drawn when it is alone.
fn over(template: &Template, element: &Element) -> f32 {
    let alone = Template { sheet: None, elements: vec![element.clone()], ..template.clone() };
    let beyond = |left: f32, top: f32, right: f32, bottom: f32| {
        (-left).max(-top).max(right - template.page.width * MM).max(bottom - template.page.height * MM) / MM
    };
    if let Shows::Text(_) = element.shows {
        let placed = place(&alone, &pictures(), &card("Ия Ли"), Language::Russian).swap_remove(0);
        let told = told_of(&alone, &[card("Ия Ли")]);
        // One that is too long for its frame is told as that: whether it leaves the card as well depends on the frame alone.
        let long = told.iter().any(|warning| matches!(warning, Warning::TextTooLong { .. }));
        let (frame, below) = if long { (element.frame, 0.0) } else { (placed.frame, placed.size * 0.2) };
        let Frame { x, y, width, height } = frame;
        return beyond(x * MM, y * MM, (x + width) * MM, (y + height) * MM + below);
    }
    let document = lay_out(&Batch::new(&alone, &pictures(), &[card("Ия Ли")], &facts()), &mut NoProgress).expect("it is laid out");
    let items = document.shared.iter().chain(document.pages.iter().flat_map(|page| &page.items)).filter(|item| item.paints());
    items.map(Item::bounds).map(|(left, top, right, bottom)| beyond(left, top, right, bottom)).fold(f32::MIN, f32::max)
}

proptest! {
    #![proptest_config(at_random(300))]

    #[test]
    fn whatever_leaves_its_card_is_told_by_name_and_by_how_much(template in cards()) {
        let told = told_of(&template, &[card("Ия Ли")]);
        for element in &template.elements {
            let by = told.iter().find_map(|warning| match warning {
                Warning::OffCard { place, by } if place.name == element.name => Some(*by as f32 / 100.0),
                _ => None,
            });
            let over = over(&template, element);
            let alone = Template { elements: vec![element.clone()], ..template.clone() };
            let fits = place(&alone, &pictures(), &card("Ия Ли"), Language::Russian)[0].fits;
            prop_assert!(by.is_none() || !fits, "the designer marks {}", &element.name);
            if matches!(element.shows, Shows::Box(_) | Shows::Line(_)) {
                prop_assert_eq!(by, None, "what is there to bleed may");
            } else if over > 0.11 {
                prop_assert!(by.is_some_and(|by| (by - over).abs() < 0.02), "{} is {over} mm over the edge, told {by:?}", element.name);
            } else if over < 0.09 {
                prop_assert_eq!(by, None, "{} stays on its card", &element.name);
            }
        }
    }

    #[test]
    fn nothing_is_printed_on_the_next_card(template in cards()) {
        let people = [card("Ия Ли"), card("Константинопольский-Преображенский"), card("Ян"), card("О’Нил Джон")];
        let grid = template.grid(0).expect("cards on a sheet");
        let document = lay_out(&Batch::new(&template, &pictures(), &people, &facts()), &mut NoProgress).expect("it is laid out");
        for page in &document.pages {
            let mut clip = None;
            for item in &page.items {
                let (left, top, right, bottom) = match item {
                    Item::Clip { x, y, width, height } => {
                        prop_assert!(clip.is_none(), "one stands in no other");
                        clip = Some((*x, *y, x + width, y + height));
                        continue;
                    }
                    Item::Unclip => {
                        prop_assert!(clip.take().is_some(), "something was clipped");
                        continue;
                    }
                    item => item.bounds(),
                };
                let seen = clip.map_or((left, top, right, bottom), |c| (left.max(c.0), top.max(c.1), right.min(c.2), bottom.min(c.3)));
                let home = (0..grid.places()).map(|place| grid.corner(place)).any(|(x, y)| {
                    let (across, down) = (grid.gap_x / 2.0 + 0.03, grid.gap_y / 2.0 + 0.03);
                    seen.0 >= (x - across) * MM
                        && seen.1 >= (y - down) * MM
                        && seen.2 <= (x + grid.width + across) * MM
                        && seen.3 <= (y + grid.height + down) * MM
                });
                prop_assert!(home, "seen at {seen:?} of {grid:?}: {item:?}");
            }
            prop_assert!(clip.is_none(), "what is clipped ends on its page");
        }
    }
}

#[test]
fn a_badge_whose_name_hangs_over_the_edge_is_told_and_cut() {
    let text = TextBox { text: "{name}".into(), size: 20.0, least_size: 20.0, align: Align::Left, ..TextBox::default() };
    let mut template = Template::new(Kind::Badge, "Бейдж", Page { width: 90.0, height: 55.0 });
    template.sheet = Some(Sheet { across: 2, down: 2, gap_x: 4.0, ..Sheet::default() });
    template.elements =
        vec![Element { name: "Имя".into(), frame: Frame::new(62.0, 20.0, 80.0, 12.0), when: None, locked: false, shows: Shows::Text(text) }];
    let batch = [card("Константинова Анна"), card("Ли")];
    let told = told_of(&template, &batch);
    let [Warning::OffCard { place, by }] = &told[..] else { panic!("one of the two is told: {told:?}") };
    assert_eq!(*place, Place { card: Some(0), part: Part::Text, name: "Имя".into() }, "whose it is");
    assert!((3000..5000).contains(by), "the name is some 38 mm too long: {by}");
    let document = lay_out(&Batch::new(&template, &Pictures::default(), &batch, &facts()), &mut NoProgress).expect("laid out");
    let clips: Vec<f32> = document.pages[0]
        .items
        .iter()
        .filter_map(|item| if let Item::Clip { x, width, .. } = item { Some((x + width) / MM) } else { None })
        .collect();
    let edge = template.grid(0).expect("a sheet").left + 90.0;
    assert!(matches!(clips[..], [right] if (right - edge - 2.0).abs() < 0.01), "one card is cut, half way to the next: {clips:?}, edge {edge}");
}
