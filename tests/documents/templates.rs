//! Templates: data from a file, drawn with the values of cards.

use proptest::prelude::*;
use sokrat_documents::display::{Item, Step};
use sokrat_documents::template::{
    Arrangement, Background, Batch, BoxStyle, Checked, Code, Element, Facts, Fault, Fit, Image, Kind, Line, Page, Pictures, Sheet, Shows,
    SignatureBlock, Signer, Symbology, TableBox, TableColumn, Template, TextBox, Values, When, check_template, lay_out, place, placeholders,
    render_template, render_template_each,
};
use sokrat_documents::{Align, Colour, Frame, Language, NoProgress, Part, Place, Rendered, Vertical, Warning};

use crate::at_random::at_random;
use crate::body;
use crate::sample::{NAMES, moment};
use crate::tools::Pdf;

const NAVY: Colour = Colour(27, 50, 84);

pub fn facts() -> Facts {
    Facts {
        language: Language::Russian, title: "Сертификаты".into(), author: "Фонд «Опора»".into(), subject: String::new(), created: moment()
    }
}

fn element(name: &str, frame: (f32, f32, f32, f32), shows: Shows) -> Element {
    Element { name: name.into(), frame: Frame::new(frame.0, frame.1, frame.2, frame.3), when: None, locked: false, shows }
}

fn text(text: &str, size: f32) -> TextBox {
    TextBox { text: text.into(), size, least_size: size * 0.5, ..TextBox::default() }
}

/// A round seal with a transparent ground, or a stroke of ink.
pub fn ink(round: bool) -> Vec<u8> {
    let side = 120usize;
    let mut samples = Vec::new();
    for y in 0..side {
        for x in 0..side {
            let (dx, dy) = (x as f32 - 60.0, y as f32 - 60.0);
            let radius = (dx * dx + dy * dy).sqrt();
            let on = if round { (48.0..56.0).contains(&radius) || radius < 12.0 } else { (dy - dx.sin() * 25.0).abs() < 6.0 };
            samples.extend_from_slice(&[40, 60, 160, if on { 230 } else { 0 }]);
        }
    }
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, side as u32, side as u32);
    encoder.set_color(png::ColorType::Rgba);
    let mut writer = encoder.write_header().expect("a header");
    writer.write_image_data(&samples).expect("pixels");
    writer.finish().expect("an end");
    bytes
}

/// A certificate with everything that a template has but a table.
pub fn certificate() -> (Template, Pictures) {
    let mut pictures = Pictures::default();
    let (facsimile, seal) = (pictures.add(ink(false)), pictures.add(ink(true)));
    let mut template = Template::new(Kind::Certificate, "Благодарность", Page { width: 297.0, height: 210.0 });
    let signers = (1..=3)
        .map(|n| Signer {
            post: format!("{{signer{n}_post}}"),
            name: format!("{{signer{n}_name}}"),
            facsimile: facsimile.clone(),
            seal: if n == 1 { seal.clone() } else { String::new() },
        })
        .collect();
    template.elements = vec![
        element("frame", (8.0, 8.0, 281.0, 194.0), Shows::Box(BoxStyle { stroke: Some(NAVY), line: 1.5, radius: 6.0, fill: None })),
        element(
            "heading",
            (40.0, 30.0, 217.0, 18.0),
            Shows::Text(TextBox { bold: true, tracking: 0.08, uppercase: true, colour: NAVY, ..text("Благодарность", 38.0) }),
        ),
        element("rule", (118.0, 54.0, 61.0, 0.0), Shows::Line(Line { colour: NAVY, ..Line::default() })),
        element("name", (35.0, 70.0, 227.0, 26.0), Shows::Text(TextBox { bold: true, lines: 2, leading: 1.15, ..text("{name}", 32.0) })),
        element("statement", (45.0, 100.0, 207.0, 22.0), Shows::Text(TextBox { lines: 0, ..text("{statement} {event}", 13.0) })),
        Element {
            when: Some(When { name: "award".into(), ..When::default() }),
            ..element("award", (45.0, 124.0, 207.0, 9.0), Shows::Text(TextBox { italic: true, ..text("Награда: {award}", 14.0) }))
        },
        element("signatures", (30.0, 140.0, 195.0, 42.0), Shows::Signatures(SignatureBlock { signers, ..SignatureBlock::default() })),
        element("code", (238.0, 140.0, 34.0, 34.0), Shows::Code(Code { text: "{code}".into(), colour: NAVY, ..Code::default() })),
        element(
            "number",
            (30.0, 188.0, 120.0, 6.0),
            Shows::Text(TextBox { align: Align::Left, vertical: Vertical::Bottom, ..text("№ {number}", 9.0) }),
        ),
        element("foot", (150.0, 188.0, 117.0, 6.0), Shows::Text(TextBox { align: Align::Right, ..text("Белгород, 2019 год", 9.0) })),
    ];
    (template, pictures)
}

pub fn cards(names: &[&str]) -> Vec<Values> {
    names
        .iter()
        .enumerate()
        .map(|(index, name)| {
            let number = format!("СК-2019-А1-{:05}", index + 1);
            [
                ("name", (*name).to_owned()),
                ("statement", "за участие в семинаре-практикуме".to_owned()),
                ("event", "«Диверсификация источников финансирования как фактор финансовой устойчивости НКО»".to_owned()),
                ("award", if index == 1 { "диплом I степени".to_owned() } else { String::new() }),
                ("signer1_name", "Е. В. Савельева".to_owned()),
                ("signer1_post", "Директор фонда".to_owned()),
                ("signer2_name", "А. П. Лунёв".to_owned()),
                ("signer2_post", "Руководитель программы развития некоммерческих организаций области".to_owned()),
                ("code", format!("sokrat:{number}:1f9a7c44:2019-04-30")),
                ("number", number),
            ]
            .into_iter()
            .collect()
        })
        .collect()
}

pub fn rendered(template: &Template, pictures: &Pictures, cards: &[Values]) -> Rendered {
    render_template(&Batch::new(template, pictures, cards, &facts()), &mut NoProgress).expect("the batch is drawn")
}

/// Nine badges of eight on a sheet.
pub fn badges() -> (Template, Pictures) {
    let mut template = Template::new(Kind::Badge, "Бейдж", Page { width: 90.0, height: 55.0 });
    template.sheet = Some(Sheet { across: 2, down: 4, ..Sheet::default() });
    template.elements = vec![
        element("band", (0.0, 0.0, 90.0, 9.0), Shows::Box(BoxStyle { fill: Some(NAVY), stroke: None, ..BoxStyle::default() })),
        element("event", (5.0, 1.0, 80.0, 7.0), Shows::Text(TextBox { colour: Colour::WHITE, ..text("{event}", 8.0) })),
        element("name", (5.0, 15.0, 80.0, 20.0), Shows::Text(TextBox { bold: true, lines: 3, leading: 1.1, ..text("{name}", 20.0) })),
        element("organisation", (5.0, 38.0, 80.0, 12.0), Shows::Text(TextBox { lines: 2, ..text("{organisation}", 10.0) })),
    ];
    (template, Pictures::default())
}

/// A list that needs several pages.
pub fn list() -> (Template, Vec<Values>) {
    let mut template = Template::new(Kind::RegistrationSheet, "Лист регистрации", Page { width: 210.0, height: 297.0 });
    let column = |title: &str, text: &str, width: f32| TableColumn { title: title.into(), text: text.into(), width, align: Align::Left };
    template.elements = vec![
        element("heading", (20.0, 12.0, 170.0, 10.0), Shows::Text(TextBox { bold: true, ..text("{event}", 14.0) })),
        element(
            "table",
            (20.0, 26.0, 175.0, 250.0),
            Shows::Table(TableBox {
                columns: vec![column("№", "{row}", 12.0), column("ФИО", "{name}", 0.0), column("Подпись", "", 40.0)],
                row_height: 9.0,
                blank_rows: 5,
                ..TableBox::default()
            }),
        ),
        element("page", (20.0, 282.0, 175.0, 6.0), Shows::Text(TextBox { align: Align::Right, ..text("Страница {page} из {pages}", 8.0) })),
    ];
    let mut values: Values = [("event", "Регистрация участников")].into_iter().collect();
    values.rows = (0..70).map(|i| [("name".to_owned(), format!("Участник{} {}", i + 1, NAMES[i % NAMES.len()]))].into_iter().collect()).collect();
    (template, vec![values])
}

#[test]
fn a_batch_says_what_its_cards_say() {
    let (template, pictures) = certificate();
    let rendered = rendered(&template, &pictures, &cards(&NAMES));
    assert_eq!((rendered.pages, rendered.warnings.as_slice()), (NAMES.len(), [].as_slice()), "a page a card, and all of it fits");
    let pdf = Pdf::new(&rendered, "template-certificate");
    assert!(pdf.output("qpdf", &["--check"]).status.success(), "the file is sound");
    let text = pdf.text(&["-raw"]);
    let pages: Vec<String> = text.split('\u{C}').map(|page| page.split_whitespace().collect::<Vec<_>>().join(" ")).collect();
    for (index, name) in NAMES.iter().enumerate() {
        assert!(pages[index].contains(name), "«{name}» comes back: {}", pages[index]);
        assert!(
            pages[index].contains("«Диверсификация источников финансирования как фактор финансовой устойчивости НКО»"),
            "so does the event: {}",
            pages[index]
        );
        assert!(pages[index].contains("БЛАГОДАРНОСТЬ"), "letterspaced capitals are made of the text and stay one word: {}", pages[index]);
        assert!(pages[index].contains(&format!("№ СК-2019-А1-{:05}", index + 1)), "each has its number: {}", pages[index]);
        assert_eq!(pages[index].contains("Награда"), index == 1, "only who has an award reads about it: {}", pages[index]);
    }
}

#[test]
fn the_same_batch_gives_the_same_bytes() {
    let (template, pictures) = certificate();
    assert!(
        rendered(&template, &pictures, &cards(&NAMES)).bytes == rendered(&template, &pictures, &cards(&NAMES)).bytes,
        "nothing comes from outside"
    );
}

#[test]
fn each_card_may_be_a_file_of_its_own() {
    let (template, pictures) = certificate();
    let mut cards = cards(&NAMES[..4]);
    cards[2].set("name", "Ли 漢");
    let mut files = Vec::new();
    render_template_each(&Batch::new(&template, &pictures, &cards, &facts()), &mut NoProgress, &mut |index, rendered| {
        files.push((index, rendered));
        Ok(())
    })
    .expect("the batch is drawn");
    assert_eq!(files.len(), 4, "a file a card");
    for (index, rendered) in &files {
        let pdf = Pdf::new(rendered, &format!("template-each-{index}"));
        assert!(pdf.output("qpdf", &["--check"]).status.success(), "the file is sound");
        let text = pdf.text(&["-raw"]).split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(text.contains(&format!("№ СК-2019-А1-{:05}", index + 1)), "each file has its card: {text}");
        assert_eq!(rendered.warnings.len(), usize::from(*index == 2), "and its own warnings");
    }
    let ids: std::collections::BTreeSet<Vec<u8>> = files
        .iter()
        .map(|(_, rendered)| {
            let file = lopdf::Document::load_mem(&rendered.bytes).expect("the file is read");
            file.trailer.get(b"ID").and_then(lopdf::Object::as_array).expect("an ID")[0].as_str().expect("bytes").to_vec()
        })
        .collect();
    assert_eq!(ids.len(), 4, "files of different content have different identifiers");
}

#[test]
fn the_first_file_that_cannot_be_kept_ends_the_batch() {
    let (template, pictures) = certificate();
    let mut kept = 0;
    let answer = render_template_each(&Batch::new(&template, &pictures, &cards(&NAMES), &facts()), &mut NoProgress, &mut |index, _| {
        kept = index;
        if index == 2 { Err(sokrat_documents::Error::Cancelled) } else { Ok(()) }
    });
    assert_eq!((answer, kept), (Err(sokrat_documents::Error::Cancelled), 2), "nothing is made after it");
}

#[test]
fn a_template_comes_back_from_its_file() {
    for template in [certificate().0, badges().0, list().0] {
        let (read, issues) = Template::parse(&template.to_bytes());
        assert_eq!(issues, [], "what we write is in order");
        assert_eq!(read, template, "nothing is lost");
    }
}

#[test]
fn badges_stand_on_sheets() {
    let (template, pictures) = badges();
    let rendered = rendered(&template, &pictures, &cards(&NAMES[..9]));
    assert_eq!(rendered.pages, 2, "eight on the first sheet, one on the second");
    assert_eq!(rendered.firsts, [0, 0, 0, 0, 0, 0, 0, 0, 1], "and each card is told by its sheet");
    assert_eq!(rendered.warnings, [], "all names fit a badge");
    let text = Pdf::new(&rendered, "template-badges").text(&["-raw"]);
    for name in &NAMES[..9] {
        let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(words.contains(name), "«{name}» is there: {words}");
    }
}

#[test]
fn a_table_goes_on_with_everything_around_it() {
    let (template, values) = list();
    let rendered = rendered(&template, &Pictures::default(), &values);
    assert!(rendered.pages > 2, "seventy-five rows need several pages: {}", rendered.pages);
    let text = Pdf::new(&rendered, "template-list").text(&["-layout"]);
    for (index, page) in text.split('\u{C}').filter(|p| !p.trim().is_empty()).enumerate() {
        assert!(page.contains("Регистрация участников") && page.contains("ФИО"), "heading and table header stand on page {}: {page}", index + 1);
        assert!(page.contains(&format!("Страница {} из {}", index + 1, rendered.pages)), "page {} has its number: {page}", index + 1);
    }
    for index in 1..=70 {
        assert_eq!(text.matches(&format!("Участник{index} ")).count(), 1, "row {index} stands once");
    }
}

#[test]
fn the_designer_learns_where_things_stand() {
    let (template, pictures) = certificate();
    let cards = cards(&["Ия Ли", NAMES[7]]);
    let placed = |card: usize, name: &str| {
        let at = template.elements.iter().position(|e| e.name == name).expect("an element of this name");
        place(&template, &pictures, &cards[card], Language::Russian).swap_remove(at)
    };
    let (short, long) = (placed(0, "name"), placed(1, "name"));
    assert!(short.shown && short.fits && !short.shrunk && short.lines == 1 && short.size == 32.0, "a short name is as large as asked: {short:?}");
    let smaller = long.size < 32.0 && long.size >= 16.0;
    assert!(long.fits && long.shrunk && long.lines == 2 && smaller, "a long one takes two lines and shrinks, no further than it may: {long:?}");
    let frame = long.frame;
    assert!(
        frame.x >= 34.9 && frame.x + frame.width <= 262.1 && frame.y >= 69.9 && frame.y + frame.height <= 96.1,
        "it stands in its frame: {frame:?}"
    );
    assert!(!placed(0, "award").shown && placed(1, "award").shown, "the award is shown to whom it belongs");
}

#[test]
fn whoever_does_not_fit_is_named_before_anything_is_printed() {
    let (mut template, pictures) = certificate();
    let long = "Константинопольский ".repeat(40);
    template.elements.push(element("motto", (10.0, 10.0, 30.0, 6.0), Shows::Text(text(&long, 12.0))));
    let Checked { everywhere, cards } = check_template(&template, &pictures, &cards(&["Ия Ли", &long, "Ли 漢"]), Language::Russian);
    let expected = [
        Warning::TextTooLong { card: 1, field: "name".into(), text: long.clone() },
        Warning::MissingCharacter { character: '漢', place: Some((2, "name".into())) },
    ];
    assert_eq!(cards, expected, "with the card and the field");
    assert_eq!(everywhere, [Warning::TextTooLong { card: 0, field: "motto".into(), text: long }], "what is the same on every card is nobody's");
}

#[test]
fn what_a_template_lacks_is_told_and_the_rest_is_drawn() {
    let (mut template, _) = certificate();
    template.background = Some(Background { picture: "0".repeat(64), fit: Fit::Cover });
    let mut cards = cards(&["Ия Ли"]);
    cards[0].set("code", "а".repeat(4000));
    let rendered = rendered(&template, &Pictures::default(), &cards);
    let missing = |part: Part, name: &str| {
        // The background is the same on all cards; who signs is not.
        let card = (part != Part::Background).then_some(0);
        Warning::MissingPicture(Place { card, part, name: name.into() })
    };
    assert_eq!(
        rendered.warnings,
        [
            missing(Part::Background, ""),
            missing(Part::Signatures, "signatures"),
            missing(Part::Signatures, "signatures"),
            missing(Part::Signatures, "signatures"),
            Warning::CodeTooLong(Place { card: Some(0), part: Part::Code, name: "code".into() })
        ],
        "the background, two signatures, a seal and the code are missing"
    );
    assert!(Pdf::new(&rendered, "template-lacks").text(&[]).contains("Ия Ли"), "the name is there all the same");
}

#[test]
fn a_covering_picture_is_cut_at_its_frame() {
    let mut pictures = Pictures::default();
    let picture = pictures.add(ink(true));
    let mut template = Template::new(Kind::Badge, "Бейдж", Page { width: 100.0, height: 50.0 });
    template.elements.push(element("logo", (10.0, 10.0, 40.0, 20.0), Shows::Image(Image { picture, fit: Fit::Cover })));
    let placed = place(&template, &pictures, &Values::default(), Language::Russian);
    let frame = placed[0].frame;
    assert!(
        (frame.x - 10.0).abs() < 0.01 && (frame.width - 40.0).abs() < 0.01 && (frame.height - 20.0).abs() < 0.01,
        "it fills its frame: {frame:?}"
    );
    let rendered = rendered(&template, &pictures, &[Values::default()]);
    assert!(Pdf::new(&rendered, "template-cover").output("qpdf", &["--check"]).status.success(), "the file is sound");
}

const GROUND: &str = r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 297 210">
  <defs><linearGradient id="g" x1="0" y1="0" x2="1" y2="1"><stop offset="0" stop-color="#e9edf3"/><stop offset="1" stop-color="#ffffff"/></linearGradient></defs>
  <rect width="297" height="210" fill="url(#g)"/><circle cx="297" cy="210" r="90" fill="#1b3254" fill-opacity=".12"/>
  <rect x="8" y="8" width="281" height="194" rx="6" fill="none" stroke="#a07e3e" stroke-width="1.2"/><image href="/etc/hostname" width="9" height="9"/>
</svg>"##;

/// A certificate on a ground that is an SVG file.
pub fn on_svg() -> (Template, Pictures) {
    let (mut template, mut pictures) = certificate();
    let picture = pictures.add(GROUND.as_bytes().to_vec());
    template.background = Some(Background { picture, fit: Fit::Cover });
    template.elements.remove(0);
    (template, pictures)
}

#[test]
fn an_svg_is_a_ground_to_write_on() {
    let (template, pictures) = on_svg();
    let rendered = rendered(&template, &pictures, &cards(&NAMES[..2]));
    assert_eq!(rendered.warnings, [], "it can be drawn");
    let pdf = Pdf::new(&rendered, "template-svg");
    let images = String::from_utf8_lossy(&pdf.output("pdfimages", &["-list"]).stdout).into_owned();
    assert!(images.contains("3508"), "fine enough for paper: {images}");
    assert!(pdf.text(&[]).contains(NAMES[0]), "the name stands on it");
}

#[test]
fn an_svg_that_would_look_different_elsewhere_is_refused() {
    use sokrat_documents::{Error, PictureFault};
    let with_text = GROUND.replace("<circle", "<text x='9' y='9'>Текст</text><circle");
    let prefixed = r#"<svg:svg xmlns:svg="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><svg:text x="1" y="8">Текст</svg:text></svg:svg>"#;
    for (file, fault) in [
        (with_text.as_str(), PictureFault::SvgText),
        (prefixed, PictureFault::SvgText),
        (&GROUND[..200], PictureFault::Damaged),
        ("<svg", PictureFault::Damaged),
    ] {
        assert_eq!(Pictures::check(file.as_bytes()), Err(Error::Picture(fault)), "it says why: {file}");
    }
    assert_eq!(Pictures::check(GROUND.as_bytes()), Ok(()), "what is whole is taken");
    for other in ["<!-- <text> -->", "<text xmlns='urn:notes'>Заметка</text>"] {
        let file = GROUND.replace("<circle", &format!("{other}<circle"));
        assert_eq!(Pictures::check(file.as_bytes()), Ok(()), "what nobody would see is no text of the picture: {other}");
    }
}

#[test]
fn what_cannot_be_used_is_left_out_and_named() {
    let file = r##"{
        "version": 1, "kind": "certificate", "title": "Проба", "page": {"width": 9000, "height": 210, "depth": 3}, "surprise": true,
        "elements": [
            {"name": "a", "frame": {"x": 0, "y": 0, "width": 10, "height": 10}, "shows": {"kind": "text", "text": "{nmae}", "size": 1e30, "font": "x"}},
            {"name": "b", "frame": {"x": 0, "y": 0}, "shows": {"kind": "text"}},
            {"name": "c", "frame": {"x": 0, "y": 0, "width": 10, "height": 10}, "shows": {"kind": "hologram"}},
            {"name": "d", "frame": {"x": 0, "y": 0, "width": 10, "height": 10}, "shows": {"kind": "image", "picture": "../../etc"}}
        ]
    }"##;
    let (template, issues) = Template::parse(file.as_bytes());
    let told: Vec<(&str, Fault)> = issues.iter().map(|issue| (issue.at.as_str(), issue.fault)).collect();
    let expected = [
        ("page.depth", Fault::UnknownField),
        ("elements[0].shows.font", Fault::UnknownField),
        ("elements[1]", Fault::Unreadable),
        ("elements[2]", Fault::Unreadable),
        ("surprise", Fault::UnknownField),
        ("page.width", Fault::OutOfBounds),
        ("elements[0].shows.text", Fault::UnknownPlaceholder),
        ("elements[0].shows.size", Fault::OutOfBounds),
        ("elements[1].shows.picture", Fault::NoPicture),
    ];
    assert_eq!(told, expected, "each place with what is wrong");
    assert_eq!(template.elements.len(), 2, "what could be read is there");
    assert_eq!(template.page.width, 1200.0, "a number outside its bounds is brought to the nearest that is allowed");
}

#[test]
fn what_is_no_template_is_refused_whole() {
    let deep = "[".repeat(100_000);
    let large = format!("{{\"version\": 1, \"title\": \"{}\"}}", "а".repeat(1 << 20));
    for (file, fault) in [
        ("", Fault::NotATemplate),
        ("[]", Fault::NotATemplate),
        ("{\"version\": 1", Fault::NotATemplate),
        ("{\"title\": \"без версии\"}", Fault::NotATemplate),
        ("{\"version\": 3}", Fault::Newer),
        (deep.as_str(), Fault::NotATemplate),
        (large.as_str(), Fault::FileTooLarge),
    ] {
        let (template, issues) = Template::parse(file.as_bytes());
        assert_eq!(issues.iter().map(|i| i.fault).collect::<Vec<_>>(), [fault], "it says why");
        assert!(issues[0].is_fatal() && template.elements.is_empty(), "nothing of it is used");
    }
}

/// A card with a bar code in a frame of this width.
fn with_bars(text: &str, width: f32) -> Template {
    let code = Code { text: text.into(), symbology: Symbology::Code128, ..Code::default() };
    let page = Page { width: 100.0, height: 50.0 };
    Template { elements: vec![element("bars", (5.0, 10.0, width, 15.0), Shows::Code(code))], ..Template::new(Kind::Badge, "Bars", page) }
}

#[test]
fn a_bar_code_fills_its_frame_between_its_quiet_margins() {
    let template = with_bars("{barcode}", 80.0);
    let card: Values = [("barcode", "00000283686952306183")].into_iter().collect();
    let document = lay_out(&Batch::new(&template, &Pictures::default(), &[card], &facts()), &mut NoProgress).expect("laid out");
    let shapes: Vec<_> = document.pages[0].items.iter().filter_map(|item| if let Item::Shape(shape) = item { Some(shape) } else { None }).collect();
    // A white ground, then all bars as one shape: start, ten pairs of digits, check, each of three bars, and a stop of four.
    let (ground, bars) = (shapes[0], shapes[1]);
    let (left, top, right, bottom) = Item::Shape(ground.clone()).bounds();
    let lefts: Vec<f32> = bars.steps.iter().filter_map(|step| if let Step::Move(x, _) = step { Some(*x) } else { None }).collect();
    assert_eq!(lefts.len(), 12 * 3 + 4, "as many bars as the standard says");
    let (first, over, last, under) = Item::Shape(bars.clone()).bounds();
    let module = (right - left) / (12.0 * 11.0 + 13.0 + 20.0);
    let near = |a: f32, b: f32| (a - b).abs() < 0.05;
    assert!(near(first - left, module * 10.0) && near(right - last, module * 10.0), "ten modules stay white on both sides");
    assert!(near(over, top) && near(under, bottom), "the bars are as high as the frame");
}

#[test]
fn a_bar_code_that_no_scanner_could_read_is_told_and_left_out() {
    let bars = || Place { card: None, part: Part::Bars, name: "bars".into() };
    let told = |text: &str, width: f32| {
        let rendered = render_template(&Batch::new(&with_bars(text, width), &Pictures::default(), &[Values::default()], &facts()), &mut NoProgress);
        rendered.expect("drawn all the same").warnings
    };
    assert_eq!(told("00000283686952306183", 80.0), [], "wide enough");
    // Start, ten pairs, check and stop of 145 modules, and ten on both sides.
    let needs = (0.17_f32 * 165.0 * 100.0).ceil() as u32;
    assert_eq!(told("00000283686952306183", 20.0), [Warning::CodeTooSmall { place: bars(), needs }], "bars of an eighth of a millimetre");
    assert_eq!(told("00000283686952306183", needs as f32 / 100.0), [], "as wide as told is wide enough");
    assert_eq!(told("СК-2019", 80.0), [Warning::CodeLetters(bars())], "bars know Latin letters only");
    assert_eq!(told("", 80.0), [], "nothing to say is no code");
}

#[test]
fn a_square_code_that_phones_may_not_read_is_told_with_the_side_that_it_needs() {
    let told = |side: f32, quiet: bool| {
        let code = Code { text: "sokrat:СК-2019-А1-00017".into(), quiet, ..Code::default() };
        let page = Page { width: 100.0, height: 50.0 };
        let template =
            Template { elements: vec![element("code", (5.0, 5.0, side, side + 9.0), Shows::Code(code))], ..Template::new(Kind::Badge, "QR", page) };
        let document = lay_out(&Batch::new(&template, &Pictures::default(), &[Values::default()], &facts()), &mut NoProgress).expect("laid out");
        assert!(document.shared.iter().any(|item| matches!(item, Item::Code { .. })), "it is drawn all the same");
        document.warnings
    };
    for quiet in [true, false] {
        let [Warning::CodeTooSmall { place, needs }] = &told(6.0, quiet)[..] else { panic!("it is told: {:?}", told(6.0, quiet)) };
        assert_eq!((place.part, place.name.as_str()), (Part::Code, "code"), "which code it is");
        let needs = *needs as f32 / 100.0;
        assert_eq!(
            (told(needs, quiet), told(needs - 0.1, quiet).len()),
            (Vec::new(), 1),
            "of that side it can be read, of a smaller one not: {needs} mm"
        );
    }
    let (quiet, bare) = (told(6.0, true)[0].measure(), told(6.0, false)[0].measure());
    assert!(quiet.abs_diff(bare + 8 * 33) <= 1, "the quiet margin is eight modules more: {quiet}, {bare}");
}

#[test]
fn a_code_of_an_older_file_is_a_square_one() {
    let file = br#"{"version":1,"kind":"badge","title":"Old","page":{"width":90,"height":60},
        "elements":[{"frame":{"x":1,"y":1,"width":20,"height":20},"shows":{"kind":"code","text":"{code}"}}]}"#;
    let (template, issues) = Template::parse(file);
    assert!(issues.is_empty(), "it is read whole: {issues:?}");
    assert!(matches!(&template.elements[0].shows, Shows::Code(code) if code.symbology == Symbology::Qr), "as it was drawn before");
}

#[test]
fn the_placeholders_of_our_own_templates_are_known() {
    for (kind, name) in [(Kind::Certificate, "name_dative"), (Kind::Badge, "organisation"), (Kind::Label, "address"), (Kind::YearPlan, "month")] {
        assert!(placeholders(kind).any(|p| p.name == name), "{kind:?} has {name}");
    }
}

/// A file of a template in which bytes are changed, cut out or doubled.
fn damaged() -> impl Strategy<Value = Vec<u8>> {
    let files = [certificate().0.to_bytes(), badges().0.to_bytes(), list().0.to_bytes(), body::minutes().0.to_bytes()];
    let number =
        prop_oneof![Just("1e38"), Just("-1e38"), Just("0"), Just("-0.0001"), Just("99999999999999999999"), Just("null"), Just("[]"), Just("\"\"")];
    let edit = (
        any::<prop::sample::Index>(),
        prop_oneof![
            4 => any::<u8>().prop_map(|byte| (1usize, vec![byte])),
            2 => Just((7usize, Vec::new())),
            6 => number.prop_map(|text| (0usize, text.as_bytes().to_vec())),
        ],
    );
    (0usize..4, proptest::collection::vec(edit, 0..8)).prop_map(move |(which, edits)| {
        let mut bytes = files[which].clone();
        for (at, (cut, put)) in edits {
            let digits: Vec<usize> = (0..bytes.len()).filter(|i| bytes[*i].is_ascii_digit()).collect();
            if cut == 0 && !digits.is_empty() {
                // A whole number of the file is replaced.
                let start = digits[at.index(digits.len())];
                let end = (start..bytes.len()).find(|i| !bytes[*i].is_ascii_digit() && bytes[*i] != b'.').unwrap_or(bytes.len());
                bytes.splice(start..end, put);
            } else if !bytes.is_empty() {
                let start = at.index(bytes.len());
                let end = (start + cut).min(bytes.len());
                bytes.splice(start..end, put);
            }
        }
        bytes
    })
}

proptest! {
    #![proptest_config(at_random(300))]

    #[test]
    fn a_damaged_file_never_panics_and_what_is_left_can_be_drawn(bytes in damaged()) {
        let (template, issues) = Template::parse(&bytes);
        prop_assert!(template.elements.len() <= 200, "counts are bounded");
        if issues.iter().any(|issue| issue.is_fatal()) {
            return Ok(());
        }
        let mut again = template.clone();
        let bounds = again.check().into_iter().filter(|i| !matches!(i.fault, Fault::UnknownPlaceholder | Fault::NoPicture)).count();
        prop_assert_eq!(bounds, 0, "what was brought within bounds stays there");
        let mut cards = cards(&NAMES[..1]);
        cards[0].rows = list().1[0].rows.clone();
        cards[0].body = body::minutes().1[0].body.clone();
        let made = render_template(&Batch::new(&template, &certificate().1, &cards, &facts()), &mut NoProgress);
        prop_assert!(made.is_ok(), "a template that was read can be drawn: {:?}", made.err());
    }
}

#[test]
fn signers_may_stand_below_each_other() {
    let (mut template, pictures) = certificate();
    for element in &mut template.elements {
        if let Shows::Signatures(block) = &mut element.shows {
            block.arrangement = Arrangement::Down;
            block.gap = 2.0;
        }
    }
    let rendered = rendered(&template, &pictures, &cards(&NAMES[..2]));
    assert_eq!(rendered.warnings, [], "the posts fit beside their lines");
    assert!(Pdf::new(&rendered, "template-down").text(&[]).contains("Е. В. Савельева"), "who signs can be read");
}
