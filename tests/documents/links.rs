//! Addresses that a reader of the file can follow, by the mouse and by a screen reader.

use lopdf::{Dictionary, Document, Object};
use sokrat_documents::{Align, Block, Cell, Column, Flow, HeaderFooter, Language, NoProgress, Paragraph, Size, Span, Table, Width, render_flow};

use crate::sample::paper;
use crate::tools::Pdf;

const LONG: &str = "https://opora.example.org/konkursy/2019/proektnye-granty-dlya-nekommercheskih-organizatsiy/polozhenie.pdf?version=3";

/// Links in a text, in a cell and under other words than their address; one of them takes two lines.
pub fn leading() -> Flow {
    let text = vec![
        Span::plain(format!("Положение о конкурсе: {LONG}, условия — там же (http://opora.example.org/условия). Вопросы: ")),
        Span::link("почта фонда", "mailto:konkurs@example.org"),
        Span::plain("."),
    ];
    let column = |width| Column { width, align: Align::Left };
    let mut table = Table::new(vec![column(Width::Content), column(Width::Share(1.0))], vec!["День".into(), "Где".into()]);
    table.rows.push(vec!["15.05.2019".into(), Cell::from("Вебинар: https://video.example.org/room/7")]);
    let blocks = vec![Block::Paragraph(Paragraph::body(text)), Block::Table(table)];
    Flow { paper: paper(Language::Russian, "Ссылки", Size::A4), running: HeaderFooter::default(), blocks }
}

fn name<'a>(dictionary: &'a Dictionary, key: &[u8]) -> &'a [u8] {
    dictionary.get(key).and_then(Object::as_name).unwrap_or_default()
}

#[test]
fn an_address_can_be_followed_from_its_place_and_from_the_structure() {
    let rendered = render_flow(&leading(), &mut NoProgress).expect("the document is drawn");
    let file = Document::load_mem(&rendered.bytes).expect("the file is read");
    let page = file.page_iter().next().and_then(|id| file.get_dictionary(id).ok()).expect("a page");
    let annotations = page.get_deref(b"Annots", &file).and_then(Object::as_array).expect("annotations");
    let links: Vec<&Dictionary> = annotations.iter().filter_map(|id| file.get_dictionary(id.as_reference().ok()?).ok()).collect();
    let address = |link: &&Dictionary| {
        let action = link.get(b"A").and_then(Object::as_dict).expect("an action");
        String::from_utf8(action.get(b"URI").and_then(Object::as_str).expect("an address").to_vec()).expect("ASCII")
    };
    let mut addresses: Vec<String> = links.iter().map(address).collect();
    assert!(addresses.len() > 4, "an address that takes two lines has two places: {addresses:?}");
    addresses.dedup();
    let expected = [
        LONG,
        "http://opora.example.org/%D1%83%D1%81%D0%BB%D0%BE%D0%B2%D0%B8%D1%8F",
        "mailto:konkurs@example.org",
        "https://video.example.org/room/7",
    ];
    assert_eq!(addresses, expected, "signs of the sentence are no part of an address");
    for link in &links {
        let place: Vec<f32> = link.get(b"Rect").and_then(Object::as_array).expect("a place").iter().filter_map(|n| n.as_float().ok()).collect();
        assert!(place[2] - place[0] > 20.0 && (8.0..24.0).contains(&(place[3] - place[1])), "as large as its words: {place:?}");
        assert!(link.has(b"StructParent") && link.has(b"Contents"), "a screen reader finds it and says where it leads");
    }
    let elements = file.objects.values().filter_map(|object| object.as_dict().ok()).filter(|d| name(d, b"S") == b"Link");
    let parents: Vec<&[u8]> = elements.map(|d| name(d.get_deref(b"P", &file).and_then(Object::as_dict).expect("a parent"), b"S")).collect();
    assert_eq!(parents, [b"P".as_slice(), b"P", b"P", b"TD"], "each link stands in its text");
}

#[test]
fn a_link_changes_no_word() {
    let rendered = render_flow(&leading(), &mut NoProgress).expect("the document is drawn");
    assert_eq!(rendered.warnings, [], "nothing is wrong with it");
    let pdf = Pdf::new(&rendered, "links");
    assert!(pdf.output("qpdf", &["--check"]).status.success(), "the file is sound");
    let text = pdf.text(&["-raw"]).split_whitespace().collect::<String>();
    for words in [LONG, "(http://opora.example.org/условия).Вопросы:почтафонда.", "Вебинар:https://video.example.org/room/7"]
    {
        assert!(text.contains(words), "«{words}» comes back as it was written: {text}");
    }
    let told = pdf.output("pdfinfo", &["-struct"]);
    let told = String::from_utf8_lossy(&told.stdout).into_owned();
    assert_eq!(told.matches("Link").count(), 4, "four links, whatever lines they take: {told}");
}
