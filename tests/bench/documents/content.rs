//! Invented content of a given size.

use sokrat_documents::template::{
    Background, BoxStyle, Code, Element, Facts, Fit, Kind, Page, Pictures, Shows, SignatureBlock, Signer, Template, TextBox, Values,
};
use sokrat_documents::{Align, Block, Colour, Column, Flow, Frame, HeaderFooter, Language, Margins, Moment, Paper, Size, Table, Width};

const SURNAMES: [&str; 12] =
    ["Артёмова", "Щербакова-Преображенская", "Ли", "Ӣсоев", "Әлиева", "Ґалаґан", "Лунёв", "Савельева", "Кравец", "Воробей", "Дюма", "Черных"];
const GIVEN: [&str; 10] = ["Ёлка", "Александра", "Ия", "Ҷамшед", "Өмүр", "Їжак", "Пётр", "Елена", "Иннокентий", "Жанна"];
const PATRONYMICS: [&str; 9] =
    ["Йосифовна", "Константиновна", "Ӯктамович", "Евгеньевич", "Аркадьевна", "Ильинична", "Габдельбаянович", "Львович", "Фёдоровна"];

pub fn facts() -> Facts {
    Facts {
        language: Language::Russian, title: "Сертификаты".into(), author: "Фонд «Опора»".into(), subject: String::new(), created: moment()
    }
}

fn moment() -> Moment {
    Moment::rfc3339("2019-04-30T10:15:00+03:00").expect("a moment")
}

fn picture(width: u32, height: u32, alpha: bool, pixel: impl Fn(u32, u32) -> [u8; 4]) -> Vec<u8> {
    let samples: Vec<u8> = (0..height)
        .flat_map(|y| (0..width).map(move |x| (x, y)))
        .flat_map(|(x, y)| pixel(x, y).into_iter().take(if alpha { 4 } else { 3 }))
        .collect();
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, width, height);
    encoder.set_color(if alpha { png::ColorType::Rgba } else { png::ColorType::Rgb });
    let mut writer = encoder.write_header().expect("a header");
    writer.write_image_data(&samples).expect("pixels");
    writer.finish().expect("an end");
    bytes
}

/// A signature-like curve of ink with soft edges.
fn facsimile(wave: f32) -> Vec<u8> {
    picture(600, 240, true, |x, y| {
        let middle = 120.0 + (x as f32 / 40.0 * wave).sin() * 70.0 * (1.0 - x as f32 / 700.0);
        let away = (y as f32 - middle).abs();
        [38, 52, 140, (255.0 - (away - 4.0).max(0.0) * 60.0).clamp(0.0, 255.0) as u8]
    })
}

/// A certificate with background, code and two facsimiles.
pub fn certificate() -> (Template, Pictures) {
    let mut pictures = Pictures::default();
    // A4 at 150 dpi: a frame of lines on a faint gradient.
    let background = pictures.add(picture(1754, 1240, false, |x, y| {
        let edge = x.min(y).min(1753 - x).min(1239 - y);
        if (40..46).contains(&edge) || (52..54).contains(&edge) { [27, 50, 84, 255] } else { [250, 250, 247 + ((x / 16 + y / 16) % 8) as u8, 255] }
    }));
    let signers = [1.0, 1.7]
        .into_iter()
        .enumerate()
        .map(|(index, wave)| Signer {
            post: format!("{{signer{}_post}}", index + 1),
            name: format!("{{signer{}_name}}", index + 1),
            facsimile: pictures.add(facsimile(wave)),
            seal: String::new(),
        })
        .collect();
    let text = |name: &str, y: f32, height: f32, style: TextBox| Element {
        name: name.into(),
        frame: Frame::new(35.0, y, 227.0, height),
        when: None,
        locked: false,
        shows: Shows::Text(style),
    };
    let style = |text: &str, size: f32| TextBox { text: text.into(), size, least_size: size * 0.5, ..TextBox::default() };
    let navy = Colour(27, 50, 84);
    let mut template = Template::new(Kind::Certificate, "Сертификат", Page { width: 297.0, height: 210.0 });
    template.background = Some(Background { picture: background, fit: Fit::Cover });
    let shown = |name: &str, frame: (f32, f32, f32, f32), shows: Shows| Element {
        name: name.into(),
        frame: Frame::new(frame.0, frame.1, frame.2, frame.3),
        when: None,
        locked: false,
        shows,
    };
    template.elements = vec![
        shown("rule", (120.0, 58.0, 57.0, 0.4), Shows::Box(BoxStyle { fill: Some(navy), stroke: None, ..BoxStyle::default() })),
        text("organisation", 22.0, 6.0, style("{foundation}", 10.0)),
        text("heading", 36.0, 18.0, TextBox { bold: true, tracking: 0.08, colour: navy, ..style("СЕРТИФИКАТ", 38.0) }),
        text("lead", 66.0, 7.0, style("Настоящим подтверждается, что", 12.5)),
        text("name", 76.0, 24.0, TextBox { bold: true, lines: 2, leading: 1.15, colour: navy, ..style("{name}", 32.0) }),
        text("statement", 102.0, 30.0, TextBox { lines: 0, align: Align::Justify, ..style("{statement} {event}. {reason}", 12.5) }),
        shown("signatures", (35.0, 138.0, 180.0, 42.0), Shows::Signatures(SignatureBlock { signers, ..SignatureBlock::default() })),
        shown("code", (232.0, 140.0, 32.0, 32.0), Shows::Code(Code { text: "{code}".into(), colour: navy, ..Code::default() })),
        text("number", 186.0, 6.0, TextBox { align: Align::Left, ..style("№ {number}", 9.0) }),
        text("date", 186.0, 6.0, TextBox { align: Align::Right, ..style("Белгород, {issued_on}", 9.0) }),
    ];
    (template, pictures)
}

fn name(index: usize) -> String {
    format!("{} {} {}", SURNAMES[index % SURNAMES.len()], GIVEN[index / 3 % GIVEN.len()], PATRONYMICS[index / 7 % PATRONYMICS.len()])
}

pub fn cards(count: usize) -> Vec<Values> {
    let card = |index: usize| -> Values {
        let number = format!("СК-2019-А1-{:05}", index + 1);
        [
            ("name", name(index)),
            ("foundation", "ФОНД ПОДДЕРЖКИ ГРАЖДАНСКИХ ИНИЦИАТИВ «ОПОРА»".to_owned()),
            ("statement", format!("(АНО «Мастерская добрых дел № {}») приняла участие в семинаре-практикуме", index % 173 + 1)),
            ("event", "«Диверсификация источников финансирования как фактор финансовой устойчивости НКО»".to_owned()),
            (
                "reason",
                "29 апреля 2019 года, г. Белгород, 8 академических часов; участники разобрали не менее трёх социальных технологий.".to_owned(),
            ),
            ("code", format!("sokrat:{number}:{:08x}:2019-04-30", index * 2_654_435)),
            ("issued_on", "30 апреля 2019 г.".to_owned()),
            ("signer1_name", "Е. В. Савельева".to_owned()),
            ("signer1_post", "Директор фонда".to_owned()),
            ("signer2_name", "А. П. Лунёв".to_owned()),
            ("signer2_post", "Руководитель программы развития некоммерческих организаций".to_owned()),
            ("number", number),
        ]
        .into_iter()
        .collect()
    };
    (0..count).map(card).collect()
}

/// A report whose table takes about so many pages.
pub fn report(pages: usize) -> Flow {
    let column = |width, align| Column { width, align };
    let mut table = Table::new(
        vec![
            column(Width::Content, Align::Right),
            column(Width::Share(1.2), Align::Left),
            column(Width::Share(1.5), Align::Left),
            column(Width::Content, Align::Left),
            column(Width::Content, Align::Right),
            column(Width::Content, Align::Right),
        ],
        vec!["№".into(), "Участник".into(), "Организация".into(), "Дата".into(), "Часов".into(), "Сумма, ₽".into()],
    );
    table.zebra = true;
    // About 16 rows of two or three lines stand on a page.
    for index in 0..pages * 16 {
        table.rows.push(vec![
            (index + 1).to_string().into(),
            name(index).into(),
            format!("Благотворительный фонд «Организация {}» муниципального района", index % 400 + 1).into(),
            format!("{:02}.{:02}.2019", index % 28 + 1, index % 12 + 1).into(),
            (index % 40 + 1).to_string().into(),
            format!("{} 000,50", index % 900 + 1).into(),
        ]);
    }
    table.total = Some(vec!["".into(), "Итого".into(), "".into(), "".into(), "".into(), "1 000 000,00".into()]);
    Flow {
        paper: Paper {
            size: Size::A4,
            margins: Margins::OFFICE,
            language: Language::Russian,
            title: "Отчёт".into(),
            author: "Фонд «Опора»".into(),
            subject: String::new(),
            created: moment(),
        },
        running: HeaderFooter { footer_right: "Страница {page} из {pages}".into(), ..HeaderFooter::default() },
        blocks: vec![Block::Heading(1, "Отчёт".into()), Block::Table(table)],
    }
}
