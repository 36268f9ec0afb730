//! Flow documents: their text, their pages.

use sokrat_documents::display::Item;
use sokrat_documents::{Flow, NoProgress, layout, render_flow};

use crate::sample::{minutes, report, sheet};
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
