//! Whole documents of random content: no word is lost or said twice, nothing leaves its page, the layout ends.
//!
//! What a page says is read from the display list, by the parts of the document's structure: that is the order in which it
//! is read aloud. A few documents go the whole way and come back through poppler.

use std::collections::BTreeMap;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use sokrat_documents::display::{Document, Item, Role};
use sokrat_documents::{
    Align, Bar, BarChart, Block, Cell, Column, Flow, HeaderFooter, Language, Margins, NoProgress, Paper, Paragraph, Row, Signature, Signatures, Size,
    Span, Table, TableStyle, Width, layout, render_flow,
};
use unicode_normalization::UnicodeNormalization as _;

use crate::at_random::at_random;
use crate::sample::paper;
use crate::tools::Pdf;

const MM: f32 = 72.0 / 25.4;

/// Words that are ordinary, and words that are hard to shape, to divide or to copy.
const WORDS: &[&str] = &[
    "фонд",
    "и",
    "в",
    "семинар",
    "участников",
    "некоммерческих",
    "организаций",
    "предпринимательство",
    "достопримечательность",
    "Белгород",
    "2019",
    "48",
    "заявок",
    "№",
    "5",
    "—",
    "И.",
    "И.И.",
    "Колесников",
    "г.",
    "руб.",
    "2 006 350,50",
    "«Мастерская",
    "добрых",
    "дел»",
    "тёмно-синий",
    "СК-2019-А1-00017",
    "Artichoke",
    "sustainability",
    "of",
    "efficient",
    "fjord",
    "AVATAR",
    "(см.",
    "прил.",
    "1),",
    "Ӣсоев",
    "Ҷамшед",
    "Ӯктамович",
    "Әлиев",
    "Өмүр",
    "Һади",
    "Ґалаґан",
    "Їжак",
    "Євгенович",
    "Đặng",
    "Łukasz",
    "Žižić",
    "O’Connor",
    "И\u{301}ванов",
    "Семе\u{308}нов",
    "И\u{306}осиф",
    "я\u{301}рмарка",
    "e\u{302}\u{301}",
    "Габдельбаянович-оглы-Мамедов-Заде-фон-дер-Гольц-Тырышкин",
    "дванадцятипалубнийтеплохідбезперервногоплавання",
    "https://opora.example.org/zayavki?id=17.",
    "www.opora.example.org/konkurs/2019/zayavki?id=00000000000000000000000017",
    "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch",
    "АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯАБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ",
    "сверх\u{AD}длинно\u{AD}е",
    "ΑΒΓ",
    "100\u{A0}%",
];

fn words(most: usize) -> impl Strategy<Value = String> {
    let joint = select(&[" ", " ", " ", " ", " ", " ", "\u{A0}", "\n", "  "][..]);
    vec((select(WORDS), joint), 0..most).prop_map(|pieces| pieces.into_iter().map(|(word, joint)| format!("{word}{joint}")).collect())
}

/// A letter's word of this many letters, as a slip of the keyboard or a pasted key makes it.
fn endless() -> impl Strategy<Value = String> {
    (select(&["щ", "аб", "W", "я\u{301}", "1"][..]), 100..400usize).prop_map(|(letter, times)| letter.repeat(times))
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof![2 => Just(String::new()), 14 => words(7), 6 => words(30), 1 => words(300), 1 => endless()]
}

fn span() -> impl Strategy<Value = Span> {
    (text(), any::<bool>(), any::<bool>()).prop_map(|(text, bold, italic)| Span { text, bold, italic, ..Span::default() })
}

fn align() -> impl Strategy<Value = Align> {
    select(&[Align::Left, Align::Centre, Align::Right, Align::Justify][..])
}

fn paragraph() -> impl Strategy<Value = Block> {
    let place = (0f32..8.0, 0f32..8.0, 0f32..30.0, 0f32..60.0);
    let marker = select(&["", "", "1)", "—", "10.12.3.", "Приложение № 5."][..]);
    (vec(span(), 0..4), align(), 5f32..20.0, place, marker).prop_map(|(spans, align, size, (before, after, indent, left), marker)| {
        Block::Paragraph(Paragraph { spans, align, size, before, after, indent, left, marker: marker.to_owned() })
    })
}

fn cell() -> impl Strategy<Value = Cell> {
    (vec(span(), 0..3), proptest::option::weighted(0.2, align())).prop_map(|(spans, align)| Cell { spans, align, covers: 1 })
}

/// A row of at most so many columns; some of its cells cover two.
fn row(columns: usize) -> impl Strategy<Value = Row> {
    (vec(cell(), 0..=columns), any::<u8>()).prop_map(move |(mut cells, wide)| {
        let mut at = 0;
        cells.retain_mut(|cell| {
            cell.covers = if wide & (1 << (at % 8)) != 0 && wide % 3 == 0 { 2 } else { 1 };
            at += usize::from(cell.covers);
            at <= columns
        });
        cells
    })
}

fn table() -> impl Strategy<Value = Block> {
    (1..6usize).prop_flat_map(|columns| {
        let width = prop_oneof![(8f32..60.0).prop_map(Width::Fixed), Just(Width::Content), (0f32..3.0).prop_map(Width::Share)];
        let columns_ = vec((width, align()).prop_map(|(width, align)| Column { width, align }), columns);
        let rows = prop_oneof![6 => vec(row(columns), 0..8), 1 => vec(row(columns), 0..60)];
        let look = (any::<bool>(), any::<bool>(), 6f32..14.0, prop_oneof![Just(0f32), 4f32..20.0]);
        (columns_, vec(row(columns), 0..3), rows, proptest::option::of(row(columns)), look).prop_map(
            |(columns, header, rows, total, (grid, zebra, size, row_height))| {
                let style = if grid { TableStyle::Grid } else { TableStyle::Ruled };
                Block::Table(Table { columns, header, rows, total, style, zebra, size, row_height })
            },
        )
    })
}

fn chart() -> impl Strategy<Value = Block> {
    let bar = (words(12), -10f64..1000.0, select(&["1 240", "0", "1 000 000 000 000,00 ₽", ""][..]));
    (words(6), vec(bar, 0..6)).prop_map(|(title, bars)| {
        let bars = bars.into_iter().map(|(label, value, text)| Bar { label, value, text: text.to_owned() }).collect();
        Block::BarChart(BarChart { title, bars })
    })
}

fn signatures() -> impl Strategy<Value = Block> {
    (vec((words(10), words(4)), 0..4), select(&["", "подпись"][..]), select(&["", "расшифровка подписи"][..])).prop_map(|(people, line, name)| {
        let people = people.into_iter().map(|(post, name)| Signature { post, name }).collect();
        Block::Signatures(Signatures { people, line_caption: line.to_owned(), name_caption: name.to_owned() })
    })
}

pub fn block() -> impl Strategy<Value = Block> {
    let one = prop_oneof![
        2 => (1..5u8, words(12)).prop_map(|(level, text)| Block::Heading(level, text)),
        5 => paragraph(),
        4 => table(),
        1 => chart(),
        1 => signatures(),
        1 => (0f32..60.0).prop_map(Block::Space),
        1 => Just(Block::PageBreak),
    ];
    one.prop_recursive(2, 8, 4, |inner| vec(inner, 0..4).prop_map(Block::KeepTogether))
}

/// A sheet whose margins are at least what printers leave white, and leave at least the room that a document needs.
fn sheet() -> impl Strategy<Value = (Size, Margins)> {
    (60f32..420.0, 50f32..420.0, 0f32..1.0, 0f32..1.0, 0f32..1.0, 0f32..1.0).prop_map(|(width, height, top, right, bottom, left)| {
        let (across, along) = ((width - 42.0) / 2.0, (height - 32.0) / 2.0);
        let margin = |share: f32, room: f32| 4.0 + share * (room.min(40.0) - 4.0);
        let margins = Margins { top: margin(top, along), right: margin(right, across), bottom: margin(bottom, along), left: margin(left, across) };
        (Size { width, height }, margins)
    })
}

fn flow() -> impl Strategy<Value = Flow> {
    let running = (words(8), words(8), words(8)).prop_map(|(header_left, header_right, footer_left)| HeaderFooter {
        header_left,
        header_right,
        footer_left,
        footer_right: "Страница {page} из {pages}".to_owned(),
    });
    (sheet(), running, vec(block(), 0..7)).prop_map(|((size, margins), running, blocks)| Flow {
        paper: Paper { size, margins, ..paper(Language::Russian, "Проба", size) },
        running,
        blocks,
    })
}

/// What a document says, in the order in which it is read: a text for each part of the structure that has one.
fn said(blocks: &[Block], texts: &mut Vec<String>) {
    let joined = |spans: &[Span]| spans.iter().map(|span| span.text.as_str()).collect::<String>();
    for block in blocks {
        match block {
            Block::Heading(_, text) => texts.push(text.clone()),
            Block::Paragraph(paragraph) => texts.extend([paragraph.marker.clone(), joined(&paragraph.spans)]),
            Block::Table(table) => {
                let rows = table.header.iter().chain(&table.rows).chain(&table.total);
                texts.extend(rows.flatten().map(|cell| joined(&cell.spans)));
            }
            Block::Signatures(lines) => texts.extend(lines.people.iter().flat_map(|person| [person.post.clone(), person.name.clone()])),
            Block::BarChart(chart) => {
                let bars: String = chart.bars.iter().flat_map(|bar| [bar.label.as_str(), &bar.text]).collect();
                texts.push(letters(&format!("{}{bars}", chart.title)));
            }
            Block::KeepTogether(blocks) => said(blocks, texts),
            Block::Space(_) | Block::PageBreak => {}
        }
    }
}

/// The letters of a figure, bar by bar: without marks above them and hyphens, which may stand beside the line that they belong to.
fn letters(text: &str) -> String {
    text.replace(['\u{AD}', '-'], "").nfc().filter(|c| !c.is_whitespace() && !matches!(c, '\u{300}'..='\u{36F}')).collect::<String>()
}

/// The words of these texts; a soft hyphen is no letter.
pub fn expected(blocks: &[Block]) -> Vec<String> {
    let mut texts = Vec::new();
    said(blocks, &mut texts);
    let clean = |text: String| text.replace('\u{AD}', "").nfc().collect::<String>();
    texts.into_iter().flat_map(|text| clean(text).split_whitespace().map(str::to_owned).collect::<Vec<_>>()).collect()
}

/// What the pages say, by the parts of the structure; lines end with a line feed.
pub fn shown(document: &Document) -> String {
    let mut parts: BTreeMap<usize, String> = BTreeMap::new();
    let nodes = document.structure.as_deref().unwrap_or_default();
    // A link is read as a part of the text that it stands in.
    let text_of = |node: usize| nodes[node].parent.filter(|_| nodes[node].role == Role::Link).unwrap_or(node);
    for page in &document.pages {
        let mut open = None;
        let mut last: Option<(f32, f32)> = None;
        for item in &page.items {
            match item {
                Item::Open(node) => (open, last) = (Some(text_of(*node)), None),
                Item::Close => open = None,
                Item::Text(run) => {
                    let Some(node) = open else { continue };
                    let text = parts.entry(node).or_default();
                    // The next line, or another text beside this one; a mark above a letter is neither.
                    let goes_on = last.is_some_and(|(x, y)| (y - run.y).abs() < run.size * 0.7 && (x - run.x).abs() < 0.5);
                    if !goes_on {
                        text.push('\n');
                    }
                    last = Some((run.x + run.width, run.y));
                    text.extend(run.glyphs.iter().filter_map(|glyph| document.meanings.get(&(run.face, glyph.id)).map(String::as_str)));
                }
                Item::Shape(_) | Item::Picture { .. } | Item::Code { .. } | Item::Clip { .. } | Item::Unclip => {}
            }
        }
    }
    parts.into_iter().map(|(node, text)| if nodes[node].role == Role::Figure { letters(&text) + "\n" } else { text + "\n" }).collect()
}

/// Whether the words stand in the text, each once, in their order, and nothing else does. A word may be divided at the end of a line,
/// with a hyphen or, where it has no syllables, without.
pub fn same_words(expected: &[String], text: &str) -> Result<(), String> {
    let mut rest = text;
    for (index, word) in expected.iter().enumerate() {
        rest = rest.trim_start();
        let begun = rest;
        for letter in word.chars() {
            let whole = rest.strip_prefix(letter);
            let divided =
                || rest.strip_prefix('\n').or_else(|| rest.strip_prefix("-\n")).and_then(|rest| rest.trim_start_matches('\n').strip_prefix(letter));
            rest = match whole.or_else(divided) {
                Some(rest) => rest,
                None => {
                    let near: String = begun.chars().take(80).collect();
                    return Err(format!("word {index}, «{word}», is missing before «{near}»"));
                }
            };
        }
        if !rest.is_empty() && !rest.starts_with(char::is_whitespace) {
            let near: String = begun.chars().take(80).collect();
            return Err(format!("word {index}, «{word}», runs into what follows: «{near}»"));
        }
    }
    if rest.trim().is_empty() { Ok(()) } else { Err(format!("more than was asked for: «{}»", rest.trim().chars().take(80).collect::<String>())) }
}

proptest! {
    #![proptest_config(at_random(200))]

    #[test]
    fn every_word_stands_once_in_its_order_and_nothing_leaves_the_page(flow in flow()) {
        let document = layout::flow::lay_out(&flow).expect("the margins leave room");
        let same = same_words(&expected(&flow.blocks), &shown(&document));
        prop_assert!(same.is_ok(), "{}", same.unwrap_err());
        let (width, height) = (flow.paper.size.width * MM, flow.paper.size.height * MM);
        for (index, page) in document.pages.iter().enumerate() {
            for item in page.items.iter().filter(|item| item.paints()) {
                let (left, top, right, bottom) = item.bounds();
                let inside = left >= -0.5 && top >= -0.5 && right <= width + 0.5 && bottom <= height + 0.5;
                prop_assert!(inside, "page {} of {width} x {height}: {item:?}", index + 1);
            }
        }
    }
}

/// Headings, paragraphs and tables that stand on a page as they are read: without anything that is repeated or laid beside.
fn simple() -> impl Strategy<Value = Vec<Block>> {
    let one = prop_oneof![
        1 => (1..4u8, words(8)).prop_map(|(level, text)| Block::Heading(level, text)),
        3 => paragraph().prop_map(|block| match block {
            Block::Paragraph(paragraph) => Block::Paragraph(Paragraph { marker: String::new(), ..paragraph }),
            other => other,
        }),
        2 => table().prop_map(|block| match block {
            Block::Table(table) => Block::Table(Table { header: Vec::new(), ..table }),
            other => other,
        }),
    ];
    vec(one, 3..9)
}

proptest! {
    #![proptest_config(at_random(6))]

    #[test]
    fn every_word_comes_back_from_the_pdf(blocks in simple()) {
        let sheet = Size { width: 297.0, height: 5000.0 };
        let flow = Flow { paper: paper(Language::Russian, "Проба", sheet), running: HeaderFooter::default(), blocks };
        let rendered = render_flow(&flow, &mut NoProgress).expect("the document is drawn");
        // The longest text in the narrowest column is cut by the end of even such a page, and then read part by part.
        prop_assume!(rendered.pages == 1);
        let pdf = Pdf::new(&rendered, "whole");
        prop_assert!(pdf.output("qpdf", &["--check"]).status.success(), "the file is sound");
        // A reader of PDFs puts spaces where an accent stands above its letter, and joins what a hyphen divides.
        let bare = |text: &str| text.nfc().filter(|c| !c.is_whitespace() && *c != '-').collect::<String>();
        prop_assert_eq!(bare(&pdf.text(&["-raw"])), bare(&expected(&flow.blocks).concat()), "the letters come back in their order");
    }
}

/// Nobody writes such a word, but a key that was held down or a picture pasted as text is one.
#[test]
fn a_word_of_many_pages_is_cut_and_kept() {
    let word: String = ["щ", "W", "я\u{301}", "1"].iter().cycle().take(12_000).copied().collect();
    let column = |width| Column { width, align: Align::Left };
    let mut table = Table::new(vec![column(Width::Content), column(Width::Share(1.0))], vec!["№".into(), "Слово".into()]);
    table.rows.push(vec!["1".into(), word.clone().into()]);
    let blocks = vec![Block::Paragraph(Paragraph::body(vec![word.into()])), Block::Table(table)];
    let flow = Flow { paper: paper(Language::Russian, "Проба", Size::A4), running: HeaderFooter::default(), blocks };
    let document = layout::flow::lay_out(&flow).expect("it is laid out");
    assert_eq!(same_words(&expected(&flow.blocks), &shown(&document)), Ok(()), "not a letter is lost");
}
