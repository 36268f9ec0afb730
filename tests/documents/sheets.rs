//! Cards on sheets: where they find no room, it is told with the measure and how much.

use proptest::prelude::*;
use sokrat_documents::template::{Kind, Page, Sheet, Template};

use crate::at_random::at_random;
use crate::templates::badges;

/// A template of cards on sheets, as a person may have set its measures.
fn sheets() -> impl Strategy<Value = Template> {
    let size = || (10f32..300.0, 10f32..400.0);
    let room = || prop_oneof![Just(-1f32), 0f32..60.0];
    let lying = (1u32..8, 1u32..8, 0f32..12.0, 0f32..12.0, any::<bool>());
    (size(), size(), lying, room(), room()).prop_map(|(card, sheet, (across, down, gap_x, gap_y, folded), left, top)| {
        let page = Page { width: card.0, height: card.1 };
        let sheet = Sheet { width: sheet.0, height: sheet.1, across, down, gap_x, gap_y, left, top, marks: true, folded };
        Template { sheet: Some(sheet), ..Template::new(Kind::Badge, "Бейдж", page) }
    })
}

/// The measures that are too much, in words that are short to compare.
fn overhangs(change: impl FnOnce(&mut Page, &mut Sheet)) -> Vec<(String, u32)> {
    let mut template = badges().0;
    if let Some(sheet) = &mut template.sheet {
        change(&mut template.page, sheet);
    }
    template.overhangs().into_iter().map(|over| (over.at, over.by)).collect()
}

#[test]
fn cards_that_find_no_room_are_told_at_the_measure_with_how_much() {
    assert_eq!(overhangs(|_, _| ()), [], "two of 90 mm beside each other stand on A4");
    let told = |at: &str, by: u32| (at.to_owned(), by);
    assert_eq!(overhangs(|_, sheet| sheet.across = 3), [told("sheet.across", 6_000)], "a third is 60 mm too much");
    assert_eq!(overhangs(|_, sheet| sheet.down = 6), [told("sheet.down", 3_300)], "six of 55 mm below each other are 330");
    assert_eq!(overhangs(|_, sheet| sheet.gap_x = 40.25), [told("sheet.across", 1_025)], "gaps count");
    assert_eq!(overhangs(|_, sheet| sheet.left = 45.5), [told("sheet.left", 1_550)], "so does the room before the first");
    assert_eq!(overhangs(|page, _| page.width = 220.0), [told("page.width", 1_000)], "one alone is too wide");
    assert_eq!(overhangs(|_, sheet| sheet.folded = true), [told("sheet.down", 14_300)], "of a tent both sides need room");
    assert_eq!(overhangs(|page, _| (page.width, page.height) = (105.04, 74.27)), [], "a tenth of a millimetre is no matter");
    assert_eq!(Template { sheet: None, ..badges().0 }.overhangs(), [], "a card that is a page has no sheet");
}

proptest! {
    #![proptest_config(at_random(500))]

    #[test]
    fn cards_are_told_of_when_one_of_them_leaves_the_sheet_and_fit_when_it_grows_by_that(template in sheets()) {
        let (mut sheet, grid) = (template.sheet.expect("a sheet"), template.grid(0).expect("its places"));
        let over = template.overhangs();
        // The farthest edge of any place, measured on its own.
        let beyond = (0..grid.places()).fold((0f32, 0f32), |(x, y), place| {
            let (left, top) = grid.corner(place);
            let out = |from: f32, size: f32, sheet: f32| (-from).max(from + size - sheet);
            (x.max(out(left, grid.width, sheet.width)), y.max(out(top, grid.height, sheet.height)))
        });
        if beyond.0.max(beyond.1) > 0.11 {
            prop_assert!(!over.is_empty(), "a card is {beyond:?} mm outside");
        } else if beyond.0.max(beyond.1) < 0.04 {
            prop_assert_eq!(&over, &[], "all of them are inside");
        }
        for told in &over {
            let more = told.by as f32 / 100.0;
            let side = if ["page.width", "sheet.across", "sheet.left"].contains(&told.at.as_str()) { &mut sheet.width } else { &mut sheet.height };
            *side += more;
        }
        let grown = Template { sheet: Some(sheet), ..template }.overhangs();
        for next in grown {
            prop_assert!(over.iter().all(|told| told.at != next.at), "what was told is mended: {over:?}, then {next:?}");
        }
    }
}
