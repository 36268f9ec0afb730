//! Several cards on a sheet: badges, table cards, labels.

use std::ops::ControlFlow;

use sokrat_documents::designs::{Badge, Label, LabelCard, PersonCard, Tent, badge, label, tent};
use sokrat_documents::display::Item;
use sokrat_documents::{Card, CardBatch, Error, Grid, Language, NoProgress, Size, Warning, layout, render_grid};

use crate::sample::{NAMES, paper};
use crate::tools::Pdf;

const MM: f32 = 72.0 / 25.4;

const ORGANISATIONS: [&str; 4] = [
    "АНО «Мастерская добрых дел»",
    "Местная общественная организация ветеранов «Память» Старооскольского городского округа Белгородской области",
    "",
    "БРОО «Святое Белогорье против детского рака»",
];

/// Surname and the other names.
fn parts(name: &str) -> (String, String) {
    let (surname, given) = name.split_once(' ').unwrap_or((name, ""));
    (surname.to_owned(), given.to_owned())
}

fn people(names: &[&str], code: bool) -> Vec<Card> {
    let person = |(index, name): (usize, &&str)| {
        let (surname, given) = parts(name);
        let code = if code { format!("R{index:032X}") } else { String::new() };
        Card::from(PersonCard { surname, given, organisation: ORGANISATIONS[index % 4].into(), code })
    };
    names.iter().enumerate().map(person).collect()
}

pub fn badges(language: Language, names: &[&str], code: bool) -> (CardBatch, Grid) {
    let russian = language == Language::Russian;
    let design = Badge {
        width: 90.0,
        height: 60.0,
        event: if russian {
            "Диверсификация источников финансирования как фактор финансовой устойчивости НКО".into()
        } else {
            "Diversity of Financing Sources as a Driver of NPOs’ Financial Stability".into()
        },
        foot: if russian { "Фонд «Опора» · 29 апреля 2019 г.".into() } else { "Opora Foundation · 29 April 2019".into() },
        with_code: code,
    };
    let title = if russian { "Бейджи" } else { "Badges" };
    let batch = CardBatch { paper: paper(language, title, Size::A4), design: badge(&design), cards: people(names, code) };
    (batch, Grid { marks: true, ..Grid::centred(Size::A4, 2, 4, 90.0, 60.0) })
}

pub fn tents(names: &[&str]) -> (CardBatch, Grid) {
    let batch = CardBatch {
        paper: paper(Language::Russian, "Таблички на стол", Size::A4),
        design: tent(&Tent { width: 190.0, height: 66.0 }),
        cards: people(names, false),
    };
    (batch, Grid { marks: true, folded: true, ..Grid::centred(Size::A4, 1, 2, 190.0, 132.0) })
}

pub fn labels(names: &[&str], skip: usize) -> (CardBatch, Grid) {
    let card = |(index, name): (usize, &&str)| {
        let address = "308000, г. Белгород, ул. Преображенская, д. 74, оф. 12".into();
        Card::from(LabelCard { name: (*name).into(), organisation: ORGANISATIONS[index % 4].into(), address })
    };
    let batch = CardBatch {
        paper: paper(Language::Russian, "Наклейки на конверты", Size::A4),
        design: label(&Label { width: 70.0, height: 36.0 }),
        cards: names.iter().enumerate().map(card).collect(),
    };
    (batch, Grid { skip, ..Grid::centred(Size::A4, 3, 8, 70.0, 36.0) })
}

/// Without spaces: a reader of PDFs puts some where a line ends or an accent stands above its letter.
fn letters(text: &str) -> String {
    text.split_whitespace().collect()
}

#[test]
fn every_card_is_there_in_its_order_and_can_be_copied() {
    for (name, (batch, grid), pages) in [
        ("badges", badges(Language::Russian, &NAMES, false), 2),
        ("badges-code", badges(Language::English, &NAMES, true), 2),
        ("tents", tents(&NAMES), 6),
        ("labels", labels(&NAMES, 5), 1),
    ] {
        let rendered = render_grid(&batch, &grid, &mut NoProgress).expect("the sheets are drawn");
        assert_eq!(rendered.pages, pages, "{name}: as many sheets as the cards need");
        let text = letters(&Pdf::new(&rendered, name).text(&["-raw"]));
        for person in NAMES {
            let (surname, given) = parts(person);
            for part in [surname, given] {
                assert!(text.contains(&letters(&part)), "{name}: «{part}» comes back as it was given: {text}");
            }
        }
    }
}

#[test]
fn nothing_leaves_its_card() {
    for (name, (batch, grid)) in [("badges", badges(Language::Russian, &NAMES, true)), ("tents", tents(&NAMES)), ("labels", labels(&NAMES[..7], 0))] {
        let document = layout::grid::lay_out(&batch, &grid, &mut NoProgress).expect("laid out");
        for (sheet, page) in document.pages.iter().enumerate() {
            for item in &page.items {
                let (left, top, right, bottom) = item.bounds();
                let (x, y) = ((left + right) / 2.0 / MM, (top + bottom) / 2.0 / MM);
                let home = (0..grid.places())
                    .map(|place| grid.corner(place))
                    .find(|(cx, cy)| (*cx..cx + grid.width).contains(&x) && (*cy..cy + grid.height).contains(&y));
                let (cx, cy) = home.unwrap_or_else(|| panic!("{name}, sheet {sheet}: something stands between the cards"));
                let inside =
                    left >= cx * MM - 0.5 && top >= cy * MM - 0.5 && right <= (cx + grid.width) * MM + 0.5 && bottom <= (cy + grid.height) * MM + 0.5;
                assert!(inside, "{name}, sheet {sheet}: an item reaches over the edge of its card");
            }
        }
    }
}

#[test]
fn a_tent_has_its_name_on_both_sides_one_on_its_head() {
    let (batch, grid) = tents(&NAMES[..1]);
    let document = layout::grid::lay_out(&batch, &grid, &mut NoProgress).expect("laid out");
    let runs = || document.pages[0].items.iter().filter_map(|item| if let Item::Text(run) = item { Some(run) } else { None });
    let fold = (grid.top + grid.height / 2.0) * MM;
    assert_eq!(runs().filter(|run| run.turned).count(), runs().filter(|run| !run.turned).count(), "both sides say the same");
    assert!(runs().all(|run| run.turned == (run.y < fold)), "the upper side stands on its head, the lower upright");
}

#[test]
fn labels_used_up_before_stay_free() {
    let (batch, grid) = labels(&NAMES, 20);
    let document = layout::grid::lay_out(&batch, &grid, &mut NoProgress).expect("laid out");
    assert_eq!(document.pages.len(), 2, "four labels are left on the first sheet, eight go on the next");
    let first_free = document.pages[0].items.iter().all(|item| item.bounds().1 / MM >= grid.corner(18).1 - 0.1);
    assert!(first_free, "nothing is printed where a label was peeled off");
}

#[test]
fn a_grid_that_does_not_fit_the_sheet_is_refused() {
    let (batch, _) = labels(&NAMES[..1], 0);
    let grid = Grid::centred(Size::A4, 4, 8, 70.0, 36.0);
    assert_eq!(layout::grid::lay_out(&batch, &grid, &mut NoProgress).map(|d| d.pages.len()), Err(Error::NoRoom(Size::A4)), "four labels of 70 mm");
}

#[test]
fn sheets_can_be_stopped_and_a_name_too_long_is_told_by_its_card() {
    let (batch, grid) = badges(Language::Russian, &NAMES, false);
    let mut stop = |done: usize, _total: usize| if done == 2 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) };
    assert_eq!(render_grid(&batch, &grid, &mut stop).map(|r| r.pages), Err(Error::Cancelled), "it ends where it was told to");
    let long = format!("{} Анна", "Константинопольская".repeat(4));
    let (batch, grid) = badges(Language::Russian, &["Ия Ли", &long], false);
    let rendered = render_grid(&batch, &grid, &mut NoProgress).expect("drawn all the same");
    assert!(matches!(&rendered.warnings[..], [Warning::TextTooLong { card: 1, .. }]), "the second card: {:?}", rendered.warnings);
}
