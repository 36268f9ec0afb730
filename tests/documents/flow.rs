//! Flow documents: their text, their pages.

use proptest::prelude::*;
use sokrat_documents::display::{Document, Item, Page};
use sokrat_documents::text::fonts::Face;
use sokrat_documents::{
    Align, Bar, BarChart, Block, Cell, Column, Error, Flow, HeaderFooter, Language, Margins, Moment, NoProgress, Paragraph, Size, Span, Table,
    Warning, Width, layout, render_flow,
};

use crate::at_random::at_random;
use crate::sample::{NAMES, minutes, moment, paper, report, sheet};
use crate::tools::Pdf;

fn text(flow: &Flow, name: &str) -> String {
    let rendered = render_flow(flow, &mut NoProgress).expect("the document is drawn");
    assert_eq!(rendered.warnings, [], "nothing is wrong with {name}");
    Pdf::new(&rendered, name).text(&["-layout"])
}

#[test]
fn minutes_keep_their_words() {
    let text = text(&minutes(), "minutes");
    for part in
        ["ПРОТОКОЛ № 3", "Ӣсоев Ҷ. Ӯ.", "О’Нил Дж. С.", "2 006 350,50", "498 000", "Страница 1 из", "АНО «Мастерская", "подпись", "Ё. Й. Артёмова"]
    {
        assert!(text.contains(part), "«{part}» can be found:\n{text}");
    }
}

#[test]
fn a_chart_s_labels_and_values_are_text() {
    let text = text(&report(), "report");
    for part in ["Participations by module", "Promotion of NPOs", "512", "Page 1 of 1"] {
        assert!(text.contains(part), "«{part}» can be found:\n{text}");
    }
}

#[test]
fn a_long_table_has_its_header_on_every_page_and_all_its_rows() {
    let flow = sheet(1000);
    let rendered = render_flow(&flow, &mut NoProgress).expect("the sheet is drawn");
    let text = Pdf::new(&rendered, "long-sheet").text(&["-layout"]);
    let pages: Vec<&str> = text.split('\u{C}').filter(|p| !p.trim().is_empty()).collect();
    assert_eq!(pages.len(), rendered.pages, "each page has text");
    for (index, page) in pages.iter().enumerate() {
        assert_eq!(page.matches("Фамилия, имя, отчество").count(), 1, "page {} has the header once", index + 1);
        assert!(page.contains(&format!("Страница {} из {}", index + 1, pages.len())), "page {} has its number", index + 1);
    }
    let numbers: Vec<usize> = text.lines().filter_map(|line| line.split_whitespace().next()?.parse().ok()).collect();
    assert_eq!(numbers, (1..=1000).collect::<Vec<_>>(), "each row stands once, in order");
}

#[test]
fn nothing_stands_outside_its_page() {
    for (name, flow) in [("minutes", minutes()), ("report", report()), ("sheet", sheet(300))] {
        let document = layout::flow::lay_out(&flow).expect("the document is laid out");
        let mm = 72.0 / 25.4;
        let (width, height) = (flow.paper.size.width * mm, flow.paper.size.height * mm);
        let (left, right) = (flow.paper.margins.left * mm, width - flow.paper.margins.right * mm);
        for (index, page) in document.pages.iter().enumerate() {
            for item in &page.items {
                let (x0, y0, x1, y1) = item.bounds();
                assert!(x0 >= left - 1.0 && x1 <= right + 1.0 && y0 >= 0.0 && y1 <= height, "{name}, page {}: {item:?}", index + 1);
            }
        }
    }
}

#[test]
fn texts_of_a_page_do_not_cover_each_other() {
    for (name, flow) in [("minutes", minutes()), ("report", report()), ("sheet", sheet(60))] {
        let document = layout::flow::lay_out(&flow).expect("the document is laid out");
        for (index, page) in document.pages.iter().enumerate() {
            let boxes: Vec<_> = page
                .items
                .iter()
                .filter_map(|item| if let Item::Text(run) = item { Some((run.x, run.y - run.size * 0.5, run.x + run.width, run.y)) } else { None })
                .collect();
            for (at, a) in boxes.iter().enumerate() {
                for b in &boxes[at + 1..] {
                    let apart = a.2 <= b.0 + 0.6 || b.2 <= a.0 + 0.6 || a.3 <= b.1 || b.3 <= a.1;
                    assert!(apart, "{name}, page {}: {a:?} and {b:?}", index + 1);
                }
            }
        }
    }
}

fn flow(blocks: Vec<Block>) -> Flow {
    Flow { paper: paper(Language::Russian, "Проба", Size::A4), running: HeaderFooter::default(), blocks }
}

fn columns(widths: &[Width]) -> Vec<Column> {
    widths.iter().map(|width| Column { width: *width, align: Align::Left }).collect()
}

#[test]
fn names_in_a_table_can_be_found_word_by_word() {
    let text = text(&sheet(NAMES.len()), "names").replace('-', "- ");
    let found: Vec<&str> = text.split_whitespace().collect();
    for word in NAMES.iter().flat_map(|name| name.split([' ', '-'])).filter(|word| word.chars().count() < 12) {
        assert!(found.iter().any(|f| f.trim_end_matches('-') == word), "«{word}» comes back:\n{text}");
    }
}

#[test]
fn a_row_taller_than_a_page_goes_on_under_the_header() {
    let mut table = Table::new(columns(&[Width::Fixed(30.0), Width::Share(1.0)]), vec!["Кто".into(), "Что сказал".into()]);
    let words: Vec<String> = (0..3000).map(|i| format!("слово{i}")).collect();
    table.rows.push(vec!["Секретарь".into(), words.join(" ").into()]);
    let rendered = render_flow(&flow(vec![Block::Table(table)]), &mut NoProgress).expect("the document is drawn");
    assert!(rendered.pages > 2, "the row needs several pages: {}", rendered.pages);
    let text = Pdf::new(&rendered, "tall-row").text(&["-layout"]);
    assert_eq!(text.matches("Что сказал").count(), rendered.pages, "each page has the header");
    let found: Vec<&str> = text.split_whitespace().filter(|w| w.starts_with("слово")).collect();
    assert_eq!(found, words, "no word is lost");
}

#[test]
fn a_table_that_cannot_fit_is_squeezed_and_told_about() {
    let mut table = Table::new(columns(&[Width::Fixed(150.0), Width::Fixed(150.0)]), vec!["Один".into(), "Два".into()]);
    table.rows.push(vec!["а".into(), "б".into()]);
    let document = layout::flow::lay_out(&flow(vec![Block::Table(table)])).expect("the document is laid out");
    assert_eq!(document.warnings, [Warning::TableTooWide { table: 0 }], "somebody should look at it");
    let right = document.pages[0].items.iter().map(|i| i.bounds().2).fold(0.0, f32::max);
    assert!(right <= 195.2 * 72.0 / 25.4, "nothing stands in the margin: {right}");
}

#[test]
fn a_heading_is_never_the_last_thing_on_a_page() {
    let line = || Block::Paragraph(Paragraph::body(vec!["Строка текста.".into()]));
    for filler in 30..60 {
        let mut blocks: Vec<Block> = (0..filler).map(|_| line()).collect();
        blocks.push(Block::Heading(2, "Заголовок".into()));
        blocks.push(line());
        let document = layout::flow::lay_out(&flow(blocks)).expect("the document is laid out");
        let mark = &document.bookmarks[0];
        let below = document.pages[mark.page].items.iter().any(|item| item.bounds().1 > mark.y + 14.0);
        assert!(below, "with {filler} lines before it the heading stands at the end of page {}", mark.page + 1);
    }
}

#[test]
fn what_leads_up_to_a_list_stands_on_its_page() {
    let line = |text: &str| Block::Paragraph(Paragraph::body(vec![text.into()]));
    for filler in 30..50 {
        let mut blocks: Vec<Block> = (0..filler).map(|_| line("Строка.")).collect();
        blocks.extend([line("Поддержать три заявки: "), line("первая;"), line("вторая.")]);
        let rendered = render_flow(&flow(blocks), &mut NoProgress).expect("the document is drawn");
        let text = Pdf::new(&rendered, "lead").text(&["-layout"]);
        let page = |word: &str| text.split('\u{c}').position(|page| page.contains(word));
        assert_eq!(page("Поддержать"), page("первая"), "with {filler} lines before it");
    }
}

#[test]
fn what_is_kept_together_stands_on_one_page() {
    let line = |text: &str| Block::Paragraph(Paragraph::body(vec![Span::plain(text)]));
    for filler in 30..50 {
        let mut blocks: Vec<Block> = (0..filler).map(|_| line("Строка.")).collect();
        let before = layout::flow::lay_out(&flow(blocks.clone())).expect("laid out").pages.len();
        blocks.push(Block::KeepTogether(vec![line("Первая."), line("Вторая."), line("Третья.")]));
        let pages = layout::flow::lay_out(&flow(blocks)).expect("laid out").pages;
        let items: Vec<usize> = pages.iter().map(|p| p.items.iter().filter(|i| i.paints()).count()).collect();
        assert!(pages.len() == before || items.last() == Some(&3), "with {filler} lines before them: {items:?}");
    }
}

fn chart(bars: impl IntoIterator<Item = (String, f64, String)>) -> Block {
    let bars = bars.into_iter().map(|(label, value, text)| Bar { label, value, text }).collect();
    Block::BarChart(BarChart { title: "Участия по модулям".into(), bars })
}

#[test]
fn a_chart_that_fits_a_page_stands_on_one() {
    for filler in 20..60 {
        let mut blocks: Vec<Block> = (0..filler).map(|_| Block::Paragraph(Paragraph::body(vec![Span::plain("Строка")]))).collect();
        blocks.push(chart((0..12).map(|n| (format!("Полоса{n}"), f64::from(n), format!("{n} чел.")))));
        let text = text(&flow(blocks), "chart");
        let with_bars = text.split('\u{C}').filter(|page| page.contains("Полоса")).count();
        assert_eq!(with_bars, 1, "below {filler} lines it is not divided:\n{text}");
        let page = text.split('\u{C}').find(|page| page.contains("Полоса0")).unwrap_or_default();
        assert!(page.contains("Участия по модулям") && page.contains("Полоса11"), "its title stands above it");
    }
}

/// The pages on which bars stand, how many on each, and the sizes of their labels.
fn bars(document: &Document) -> Vec<(usize, usize, f32)> {
    let labels = |page: &Page| -> Vec<f32> {
        let runs = page.items.iter().filter_map(|item| if let Item::Text(run) = item { Some(run) } else { None });
        // Labels end where bars begin: nothing else stands in sans at the left of its line.
        runs.filter(|run| run.face == Face::SansRegular).map(|run| run.size).collect()
    };
    let pages = document.pages.iter().enumerate().map(|(at, page)| (at, labels(page)));
    pages.filter(|(_, labels)| !labels.is_empty()).map(|(at, labels)| (at, labels.len(), labels.into_iter().fold(f32::MAX, f32::min))).collect()
}

proptest! {
    #![proptest_config(at_random(60))]

    #[test]
    fn a_heading_stands_with_its_chart_however_long_that_is(filler in 0..60usize, count in 1..100usize, together in any::<bool>(), level in 2..4u8) {
        let mut blocks: Vec<Block> = (0..filler).map(|_| Block::Paragraph(Paragraph::body(vec![Span::plain("Строка")]))).collect();
        let chart = chart((0..count).map(|n| (format!("Полоса{n}"), n as f64, String::new())));
        let heading = Block::Heading(level, "Заголовок".into());
        blocks.extend(if together { vec![Block::KeepTogether(vec![heading, chart])] } else { vec![heading, chart] });
        let document = layout::flow::lay_out(&flow(blocks)).expect("the document is laid out");
        let (bars, heading) = (bars(&document), document.bookmarks[0].page);
        prop_assert_eq!(bars.iter().map(|(_, count, _)| count).sum::<usize>(), count, "each bar has its label");
        prop_assert_eq!(bars[0].0, heading, "the heading is on the page of the first bar");
        prop_assert!(bars.iter().all(|(_, _, size)| (6.0..=9.0).contains(size)), "its type is read with ease: {:?}", bars);
        // A page of A4 holds 42 bars of the usual size, and 60 of the smallest below a heading.
        if count <= 38 {
            prop_assert!(bars.len() == 1 && bars[0].2 == 9.0, "it is as large as usual: {bars:?}");
        } else if count <= 56 {
            prop_assert!(bars.len() == 1 && (count <= 41 || bars[0].2 < 9.0), "it is made smaller and stands on one page: {bars:?}");
        } else if count > 64 {
            prop_assert!(bars.len() > 1 && bars[0].2 == 9.0, "none that is read with ease fits: it is large, and divided: {bars:?}");
            prop_assert!(together || (bars[0].1 > 1 && bars[bars.len() - 1].1 > 1), "no bar stands alone: {bars:?}");
        }
    }
}

#[test]
fn a_chart_is_read_bar_by_bar_however_it_is_cut() {
    let long = |n: u32| (0..60).map(|word| format!("н{n}слово{word}")).collect::<Vec<_>>().join(" ");
    let value = |n: u32| (0..30).map(|word| format!("з{n}часть{word}")).collect::<Vec<_>>().join(" ");
    // The last is so small that neither label nor value fits a page beside the other.
    for (name, size, count, long_labels) in [("chart-tall", Size::A4, 90, false), ("chart-cut", Size { width: 90.0, height: 74.0 }, 3, true)] {
        let (label, said) =
            (|n: u32| if long_labels { long(n) } else { format!("Полоса {n}") }, |n: u32| if long_labels { value(n) } else { format!("{n} чел.") });
        let mut document = flow(vec![chart((0..count).map(|n| (label(n), f64::from(n), said(n))))]);
        document.paper.size = size;
        document.paper.margins = Margins::even(20.0);
        let rendered = render_flow(&document, &mut NoProgress).expect("the document is drawn");
        let text = Pdf::new(&rendered, name).text(&["-raw"]).split_whitespace().collect::<Vec<_>>().join(" ");
        let mut from = 0;
        for n in 0..count {
            for part in [label(n), said(n)] {
                for word in part.split(' ') {
                    let at = text[from..].find(word).unwrap_or_else(|| panic!("{name}: «{word}» of bar {n} stands behind what is before it: {text}"));
                    from += at + word.len();
                }
            }
        }
    }
}

#[test]
fn empty_content_is_a_page() {
    let empty_table = Table::new(columns(&[Width::Content, Width::Share(1.0)]), vec!["№".into(), "Имя".into()]);
    let blocks = vec![
        Block::Paragraph(Paragraph::body(Vec::new())),
        Block::Heading(2, String::new()),
        Block::Table(empty_table),
        Block::Table(Table::new(Vec::new(), Vec::new())),
        Block::BarChart(BarChart::default()),
        Block::KeepTogether(Vec::new()),
        Block::PageBreak,
    ];
    let rendered = render_flow(&flow(blocks), &mut NoProgress).expect("the document is drawn");
    assert_eq!(rendered.pages, 1, "there is nothing for a second page");
    assert!(Pdf::new(&rendered, "empty").text(&[]).contains("Имя"), "an empty table shows its header");
    let nothing = render_flow(&flow(Vec::new()), &mut NoProgress).expect("a document without blocks is drawn");
    assert!(Pdf::new(&nothing, "nothing").output("qpdf", &["--check"]).status.success(), "it is a sound file");
}

#[test]
fn cells_may_cover_columns() {
    let mut table = Table::new(columns(&[Width::Share(1.0), Width::Share(1.0), Width::Share(1.0)]), Vec::new());
    table.rows.push(vec![Cell::covering("Через два столбца", 2), "третий".into()]);
    table.rows.push(vec![Cell::covering("Больше, чем есть", 9), "лишняя".into()]);
    let text = text(&flow(vec![Block::Table(table)]), "covering");
    assert!(text.contains("Через два столбца") && text.contains("третий"), "both cells are there:\n{text}");
}

/// The runs of the first page by what they say.
fn said(document: &Document) -> Vec<(String, (f32, f32, f32, f32))> {
    let text = |item: &Item| match item {
        Item::Text(run) => Some(run.glyphs.iter().filter_map(|g| document.meanings.get(&(run.face, g.id)).map(String::as_str)).collect::<String>()),
        _ => None,
    };
    document.pages[0].items.iter().filter_map(|item| Some((text(item)?, item.bounds()))).collect()
}

#[test]
fn a_number_of_a_list_without_words_has_a_line_of_its_own() {
    let item = |marker: &str, words: Vec<Span>| Block::Paragraph(Paragraph { marker: marker.into(), ..Paragraph::body(words) });
    let blocks = vec![item("1.", Vec::new()), item("2.", vec!["".into()]), item("3.", vec!["Третий".into()])];
    let document = layout::flow::lay_out(&flow(blocks)).expect("the document is laid out");
    let numbers: Vec<f32> = said(&document).iter().filter(|(text, _)| text.ends_with('.')).map(|(_, bounds)| bounds.3).collect();
    let steps: Vec<f32> = numbers.windows(2).map(|pair| pair[1] - pair[0]).collect();
    assert_eq!(steps.len(), 2, "each number stands: {numbers:?}");
    assert!((steps[0] - steps[1]).abs() < 0.1 && steps[0] > 11.0, "evenly below each other: {steps:?}");
}

#[test]
fn columns_that_only_a_wide_cell_covers_have_room_for_its_words() {
    let mut table = Table::new(columns(&[Width::Fixed(100.0), Width::Content, Width::Content]), Vec::new());
    table.rows.push(vec!["Статья".into(), Cell::covering("Софинансирование", 2)]);
    let document = layout::flow::lay_out(&flow(vec![Block::Table(table)])).expect("the document is laid out");
    let word = said(&document).into_iter().find(|(text, _)| text == "Софинансирование");
    assert!(word.is_some(), "the word is whole: {:?}", said(&document));
}

#[test]
fn margins_that_leave_no_room_are_refused() {
    let mut flow = flow(Vec::new());
    flow.paper.margins = Margins::even(100.0);
    let answer = render_flow(&flow, &mut NoProgress);
    assert_eq!(answer.map(|r| r.pages), Err(Error::NoRoom(Size::A4)), "it says so");
}

#[test]
fn moments_are_read_exactly_or_not_at_all() {
    assert_eq!(moment(), Moment { year: 2019, month: 4, day: 30, hour: 10, minute: 15, second: 0, offset: 180 }, "with its zone");
    assert!(Moment::rfc3339("2019-04-30T10:15:00.25Z").is_some(), "fractions and Z are RFC 3339");
    for wrong in [
        "",
        "2019-04-30",
        "2019-04-30T10:15",
        "2019-13-30T10:15:00Z",
        "2019-04-30T25:15:00Z",
        "30.04.2019T10:15:00Z",
        "2019-04-30T10:15:00",
        "2019-04-30T10:15:00+3",
    ] {
        assert_eq!(Moment::rfc3339(wrong), None, "«{wrong}» is no moment");
    }
}
