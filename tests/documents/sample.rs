//! Invented content.

use sokrat_documents::*;

pub fn moment() -> Moment {
    Moment::rfc3339("2019-04-30T10:15:00+03:00").expect("a moment")
}

pub fn paper(language: Language, title: &str, size: Size) -> Paper {
    let author = match language {
        Language::Russian => "Фонд «Опора»",
        Language::English => "Opora Foundation",
    };
    Paper { size, margins: Margins::OFFICE, language, title: title.into(), author: author.into(), subject: String::new(), created: moment() }
}

/// Names that are hard to shape, to break or to copy.
pub const NAMES: [&str; 14] = [
    "Артёмова Ёлка Йосифовна",
    "Ия Ли",
    "Щербакова-Преображенская Александра Константиновна",
    "Ӣсоев Ҷамшед Ӯктамович",
    "Әлиев Өмүр Һади улы",
    "Ґалаґан Їжак Євгенович",
    "Đặng Łukasz Žižić O’Connor",
    "Сагадуллин Ильдус Габдельбаянович оглы Мамедов-Заде фон дер Гольц-Тырышкин Третий",
    "Й И́ванов Сёмён",
    "Юсуф-оглы Аюб",
    "Müller Jürgen",
    "Жщъыэюя Фхцчшм",
    "აბაშიძე გიორგი",
    "Սարգսյան Արմեն",
];

fn column(width: Width, align: Align) -> Column {
    Column { width, align }
}

/// Minutes of a competition's committee, with everything that minutes have.
pub fn minutes() -> Flow {
    let mut ranking = Table::new(
        vec![
            column(Width::Content, Align::Right),
            column(Width::Content, Align::Left),
            column(Width::Share(1.0), Align::Left),
            column(Width::Share(1.3), Align::Left),
            column(Width::Content, Align::Right),
            column(Width::Content, Align::Right),
        ],
        vec!["№".into(), "Заявка".into(), "Организация".into(), "Проект".into(), "Балл".into(), "Сумма, ₽".into()],
    );
    let rows = [
        ("АНО «Мастерская добрых дел»", "Школа социального предпринимательства для родителей детей с инвалидностью", "92,50", "498 000"),
        ("БРОО «Святое Белогорье против детского рака»", "Зонтичная сеть волонтёрского сопровождения семей", "90,25", "500 000"),
        ("Местная общественная организация ветеранов «Память» Старооскольского городского округа", "Музей под открытым небом", "88,00", "312 400"),
        ("Фонд «Вера в детство»", "Летняя инклюзивная лаборатория", "84,75", "275 950,50"),
        ("АНО «Центр правовой помощи»", "Юридическая клиника для НКО муниципальных районов области", "81,10", "420 000"),
    ];
    for (index, (organisation, project, score, sum)) in rows.iter().enumerate() {
        ranking.rows.push(vec![
            (index + 1).to_string().into(),
            format!("ПР-2019-{:03}", index * 7 + 4).into(),
            (*organisation).into(),
            (*project).into(),
            (*score).into(),
            (*sum).into(),
        ]);
    }
    ranking.total = Some(vec![Cell::covering("Итого", 5), "2 006 350,50".into()]);
    let mut votes = Table::new(
        vec![
            column(Width::Share(1.0), Align::Left),
            column(Width::Fixed(22.0), Align::Centre),
            column(Width::Fixed(22.0), Align::Centre),
            column(Width::Fixed(31.0), Align::Centre),
        ],
        vec!["Вопрос".into(), "За".into(), "Против".into(), "Воздержались".into()],
    );
    votes.style = TableStyle::Grid;
    votes.rows.push(vec!["Утвердить рейтинг заявок и список победителей конкурса".into(), "5".into(), "0".into(), "0".into()]);
    votes.rows.push(vec!["Направить остаток средств, 493 649,50 руб., на конкурс поездок".into(), "4".into(), "0".into(), "1".into()]);
    Flow {
        paper: paper(Language::Russian, "Протокол № 3 заседания конкурсной комиссии", Size::A4),
        running: HeaderFooter {
            header_left: "Протокол № 3 от 14 ноября 2019 г.".into(),
            header_right: "Фонд «Опора»".into(),
            footer_left: "Программа «НКО-СОКРАТ»".into(),
            footer_right: "Страница {page} из {pages}".into(),
        },
        blocks: vec![
            Block::Heading(1, "ПРОТОКОЛ № 3\nзаседания конкурсной комиссии".into()),
            Block::Paragraph(Paragraph { align: Align::Centre, after: 5.0, ..Paragraph::body(vec!["г. Белгород, 14 ноября 2019 г.".into()]) }),
            Block::Paragraph(Paragraph::body(vec![
                Span::bold("Присутствовали: "),
                "председатель комиссии И. И. Колесников, члены комиссии Савельева Е. В., Лунёв А. П., О’Нил Дж. С., эксперт Ӣсоев Ҷ. Ӯ.; секретарь заседания — Артёмова Ё. Й.".into(),
            ])),
            Block::Heading(2, "1. О допуске заявок".into()),
            Block::Paragraph(Paragraph::body(vec![
                "На конкурс проектов, объявленный ".into(),
                Span::italic("1 октября 2019 года"),
                ", поступило 48 заявок от 45 некоммерческих организаций 19 муниципальных образований области. Секретарь доложила, что в соответствии с п. 4.2 Положения право на участие имеют \
                 организации, сотрудники которых освоили социальную технологию на обучающих мероприятиях или стажировках программы. По итогам проверки допущены 37 заявок; по 11 заявкам \
                 направлены мотивированные отказы."
                    .into(),
            ])),
            Block::Paragraph(Paragraph::item("1)", vec!["Заявители, не указавшие событие, на котором они познакомились с технологией, — 6 заявок.".into()])),
            Block::Paragraph(Paragraph::item("2)", vec!["Заявители, у которых нет 3–5 организаций-партнёров для «зонтичной» сети, — 5 заявок.".into()])),
            Block::Heading(2, "2. О рейтинге и распределении бюджета".into()),
            Block::Paragraph(Paragraph::body(vec![
                "Каждую заявку оценили не менее трёх экспертов по шести критериям с весами. Проходной балл установлен в размере 75,00. Бюджет конкурса — 2 500 000 руб. Заявки, \
                 получившие поддержку, приведены в таблице в порядке убывания среднего балла."
                    .into(),
            ])),
            Block::Table(ranking),
            Block::Heading(2, "3. Голосование".into()),
            Block::Table(votes),
            Block::Paragraph(Paragraph::note("Член комиссии А. П. Лунёв не голосовал по заявке ПР-2019-011 в связи с конфликтом интересов.")),
            Block::KeepTogether(vec![
                Block::Paragraph(Paragraph { before: 4.0, ..Paragraph::body(vec![Span::bold("Решение принято единогласно. "), "Заседание закрыто в 17 часов 40 минут.".into()]) }),
                Block::Signatures(Signatures {
                    people: vec![
                        Signature { post: "Председатель конкурсной комиссии, директор фонда".into(), name: "И. И. Колесников".into() },
                        Signature { post: "Секретарь".into(), name: "Ё. Й. Артёмова".into() },
                    ],
                    line_caption: "подпись".into(),
                    name_caption: "расшифровка подписи".into(),
                }),
            ]),
        ],
    }
}

/// A report with a chart.
pub fn report() -> Flow {
    let mut table = Table::new(
        vec![
            column(Width::Share(1.0), Align::Left),
            column(Width::Content, Align::Right),
            column(Width::Content, Align::Right),
            column(Width::Content, Align::Right),
            column(Width::Content, Align::Right),
        ],
        vec!["Module".into(), "Events".into(), "Participations".into(), "People".into(), "Organisations".into()],
    );
    table.zebra = true;
    let modules = [
        ("Competence and capacity of NPOs", 11, 512, 301, 118),
        ("Interaction with external stakeholders", 6, 240, 187, 82),
        ("Interaction inside the sector", 5, 196, 140, 75),
        ("Promotion of NPOs", 3, 99, 88, 51),
    ];
    for (name, events, participations, people, organisations) in modules {
        table.rows.push(vec![
            name.into(),
            events.to_string().into(),
            participations.to_string().into(),
            people.to_string().into(),
            organisations.to_string().into(),
        ]);
    }
    table.total = Some(vec!["Total, each counted once".into(), "25".into(), "1,047".into(), "466".into(), "150".into()]);
    let bars = modules
        .iter()
        .map(|(name, _, participations, ..)| Bar { label: (*name).into(), value: f64::from(*participations), text: participations.to_string() })
        .collect();
    Flow {
        paper: paper(Language::English, "Annual report 2019", Size::A4),
        running: HeaderFooter { footer_left: "NPO-SOKRAT, 2019".into(), footer_right: "Page {page} of {pages}".into(), ..HeaderFooter::default() },
        blocks: vec![
            Block::Heading(1, "Annual report 2019".into()),
            Block::Paragraph(Paragraph::body(vec![
                "In its first year the programme held 25 events in 14 municipalities of the region. Four hundred and sixty-six people from one hundred and fifty organisations took part, \
                 most of them more than once; the financial sustainability track drew the largest audiences, and its certificates of participation went to every NPO that had applied."
                    .into(),
            ])),
            Block::Heading(2, "Events by module".into()),
            Block::Table(table),
            Block::BarChart(BarChart { title: "Participations by module".into(), bars }),
            Block::Paragraph(Paragraph::note("A person or an organisation that took part in several modules is counted once in the total.")),
        ],
    }
}

/// A heading and a chart that would be longer than a page at its usual size.
pub fn long_chart() -> Flow {
    let bar = |n: usize| {
        let people = (n * 37 + 11) % 97;
        Bar { label: format!("Муниципальный район № {}", n + 1), value: people as f64, text: format!("{people} чел.") }
    };
    Flow {
        paper: paper(Language::Russian, "Участники по районам", Size::A4),
        running: HeaderFooter { footer_right: "Страница {page} из {pages}".into(), ..HeaderFooter::default() },
        blocks: vec![
            Block::Heading(2, "Участники по районам".into()),
            Block::BarChart(BarChart { title: "Сколько человек приехало".into(), bars: (0..52).map(bar).collect() }),
        ],
    }
}

/// A list of people that is longer than a page, to be signed at the door.
pub fn sheet(rows: usize) -> Flow {
    let mut table = Table::new(
        vec![
            column(Width::Fixed(12.0), Align::Right),
            column(Width::Share(1.2), Align::Left),
            column(Width::Share(1.6), Align::Left),
            column(Width::Fixed(38.0), Align::Left),
        ],
        vec!["№".into(), "Фамилия, имя, отчество".into(), "Организация".into(), "Подпись".into()],
    );
    table.style = TableStyle::Grid;
    table.row_height = 8.0;
    for index in 0..rows {
        table.rows.push(vec![
            (index + 1).to_string().into(),
            NAMES[index % NAMES.len()].into(),
            format!("Благотворительный фонд «Организация-{}» муниципального района", index % 150 + 1).into(),
            "".into(),
        ]);
    }
    Flow {
        paper: paper(Language::Russian, "Лист регистрации", Size::A4),
        running: HeaderFooter {
            footer_right: "Страница {page} из {pages}".into(),
            header_left: "Лист регистрации участников".into(),
            ..HeaderFooter::default()
        },
        blocks: vec![Block::Heading(1, "Лист регистрации участников".into()), Block::Table(table)],
    }
}
