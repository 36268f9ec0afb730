//! The papers that ship, each made as its command makes it, with names that are hard to print, in both languages.

use sokrat_api::papers::shipped::{self, Shipped};
use sokrat_api::papers::template::Sample;
use sokrat_api::papers::{list, minutes, plan, programme, recovery, register, report, scores, sheet, template};
use sokrat_api::settings::SheetChoices;
use sokrat_core::calendar::{AgendaItem, Event};
use sokrat_core::certificates::CertificateSettings;
use sokrat_core::competitions::MinutesData;
use sokrat_core::registrations::EventPapers;
use sokrat_core::templates::SamplePerson;
use sokrat_documents::template::{
    Batch, Element, Kind, Page, Pictures, Shows, SignatureBlock, Signer, TableBox, TableColumn, Template, TextBox, Values, render_template,
};
use sokrat_documents::{Align, Family, Flow, Frame, NoProgress, Rendered, render_flow};
use sokrat_words::{Language, Words};

use crate::cards::{sheets, with_bars};
use crate::content;

/// A paper that was made.
pub struct Paper {
    /// Its name, which ends with the language's code.
    pub name: String,
    /// The file.
    pub rendered: Rendered,
    /// The pages whose look is held against a picture, from 1.
    pub pages: &'static [usize],
    /// Whether somebody can have it read to them.
    pub read_aloud: bool,
}

/// All of them.
pub const ALL: &[fn() -> Vec<Paper>] = &[
    certificates,
    diplomas,
    signed_certificates,
    annulled_certificate,
    cards,
    registers,
    registration_sheets,
    score_sheets,
    minutes_of_a_jury,
    minutes_on_a_letterhead,
    plans,
    lists_on_templates,
    reports,
    recovery_sheet,
];

/// The same in both languages.
fn both(name: &str, pages: &'static [usize], read_aloud: bool, make: impl Fn(&'static Words) -> Rendered) -> Vec<Paper> {
    [(Language::Russian, "ru"), (Language::English, "en")]
        .map(|(language, code)| Paper { name: format!("{name}-{code}"), rendered: make(Words::of(language)), pages, read_aloud })
        .into()
}

/// A document that flows; what is laid out by our own hand is read aloud.
fn flowing(name: &str, pages: &'static [usize], make: impl Fn(&'static Words) -> Flow) -> Vec<Paper> {
    both(name, pages, true, |words| render_flow(&make(words), &mut NoProgress).expect("the paper is made"))
}

pub fn certificates() -> Vec<Paper> {
    let of = |(shipped, name): (Shipped, &str)| {
        both(name, &[1, 2, 3], false, move |words| {
            let (programme, event, settings) = (content::programme(), content::sample_event(), content::certificate_settings());
            let template = shipped::template(words, shipped);
            let cases = template::cases(&template);
            let values = |person: &SamplePerson| {
                let sample = Sample { programme: &programme, settings: &settings, event: &event, person, contest: false, today: content::day() };
                template::sample_values(words, &cases, &sample)
            };
            let cards: Vec<Values> = content::sample_people().iter().map(values).collect();
            let facts = template::facts(words, &event.title, &programme.foundation, content::now());
            render_template(&Batch::new(&template, &Pictures::default(), &cards, &facts), &mut NoProgress).expect("the certificates")
        })
    };
    [(Shipped::Participant, "certificate-participant"), (Shipped::Speaker, "certificate-speaker")].into_iter().flat_map(of).collect()
}

pub fn diplomas() -> Vec<Paper> {
    both("certificate-winner", &[1, 2, 3], false, |words| {
        let template = shipped::template(words, Shipped::Winner);
        let diplomas = content::diplomas();
        let cards: Vec<Values> = diplomas.iter().map(|data| template::values(words, data, &template::cases(&template))).collect();
        let facts = template::facts(words, &diplomas[0].event_title, &diplomas[0].foundation, content::now());
        render_template(&Batch::new(&template, &Pictures::default(), &cards, &facts), &mut NoProgress).expect("the diplomas")
    })
}

/// With everything that a foundation may have scanned: three sign, then two, then one.
pub fn signed_certificates() -> Vec<Paper> {
    let of = |(shipped, name): (Shipped, &str)| {
        both(name, &[1, 2, 3], false, move |words| {
            let (programme, event) = (content::programme(), content::sample_event());
            let (settings, pictures) = content::signed();
            let template = shipped::template(words, shipped);
            let cases = template::cases(&template);
            let people = content::sample_people();
            let card = |(signers, person): (usize, usize)| {
                let mut settings = settings.clone();
                settings.signers.truncate(signers);
                let (contest, person) = (template::is_of_contest(&template), &people[person]);
                let sample = Sample { programme: &programme, settings: &settings, event: &event, person, contest, today: content::day() };
                template::sample_values(words, &cases, &sample)
            };
            let cards: Vec<Values> = [(3, 1), (2, 0), (1, 2)].map(card).into();
            let facts = template::facts(words, &event.title, &programme.foundation, content::now());
            let made = render_template(&Batch::new(&template, &pictures, &cards, &facts), &mut NoProgress).expect("the certificates");
            assert_eq!(made.warnings, [], "{name}: all of it finds room");
            made
        })
    };
    [(Shipped::Participant, "signed-participant"), (Shipped::Speaker, "signed-speaker"), (Shipped::Winner, "signed-winner")]
        .into_iter()
        .flat_map(of)
        .collect()
}

/// Shown once more from the register: that it is valid no more stands across it.
pub fn annulled_certificate() -> Vec<Paper> {
    both("certificate-annulled", &[1], false, |words| {
        let row = content::register().rows.into_iter().find(|row| row.replaced_by.is_empty() && !row.reason.is_empty()).expect("an annulled one");
        let mark = register::annulled(words, &row).expect("it says so");
        let template = template::marked(&shipped::template(words, Shipped::Winner), &mark);
        let diplomas = content::diplomas();
        let cards = [template::values(words, &diplomas[0], &template::cases(&template))];
        let facts = template::facts(words, &diplomas[0].event_title, &diplomas[0].foundation, content::now());
        let made = render_template(&Batch::new(&template, &Pictures::default(), &cards, &facts), &mut NoProgress).expect("the certificate");
        assert_eq!(made.warnings, [], "the reason finds room");
        made
    })
}

pub fn cards() -> Vec<Paper> {
    let of = |(shipped, pages, skip): (Shipped, &'static [usize], usize)| {
        both(&format!("cards-{}", shipped.as_str()), pages, false, move |words| sheets(words, shipped, true, skip))
    };
    let mut made: Vec<Paper> = [
        (Shipped::Badge, &[1, 2][..], 0),
        (Shipped::BadgeCard, &[1], 0),
        (Shipped::TableCard, &[1, 2], 0),
        (Shipped::TableCardLarge, &[1], 0),
        (Shipped::Label24, &[1], 2),
        (Shipped::Label24Full, &[1], 0),
        (Shipped::Label16, &[1], 0),
        (Shipped::Label14, &[1], 0),
        (Shipped::Label8, &[1], 0),
    ]
    .into_iter()
    .flat_map(of)
    .collect();
    made.append(&mut both("cards-badge-plain", &[1], false, |words| sheets(words, Shipped::Badge, false, 0)));
    made.append(&mut both("cards-badge-bars", &[1], false, with_bars));
    made
}

pub fn registers() -> Vec<Paper> {
    let mut made = flowing("register", &[1, 2], |words| register::register(words, &content::register(), content::now()));
    // Of all events, with a column for what each was given for.
    let whole = || register::Content { of: None, ..content::register() };
    made.append(&mut flowing("register-all", &[1], |words| register::register(words, &whole(), content::now())));
    let empty = || register::Content { rows: Vec::new(), gaps: Vec::new(), of: None, ..content::register() };
    made.append(&mut flowing("register-empty", &[1], |words| register::register(words, &empty(), content::now())));
    made
}

pub fn registration_sheets() -> Vec<Paper> {
    let usual = |words: &Words, names: bool, choices: &SheetChoices| {
        sheet::registration_sheet(words, &content::event_papers(), names, choices, content::now())
    };
    let mut made = flowing("sheet", &[1, 2], |words| usual(words, true, &SheetChoices::default()));
    let upright = SheetChoices { phone: false, blank_rows: 5, ..SheetChoices::default() };
    made.append(&mut flowing("sheet-upright", &[1], |words| usual(words, true, &upright)));
    let blank = SheetChoices { blank_rows: 12, ..SheetChoices::default() };
    made.append(&mut flowing("sheet-without-names", &[1], |words| usual(words, false, &blank)));
    made.append(&mut both("sheet-on-a-template", &[1, 2], true, on_a_template));
    made
}

/// A registration sheet as somebody designs it: two headings, a table, a signature below it, the number of the page.
fn on_a_template(words: &'static Words) -> Rendered {
    let text = |text: String, size: f32| TextBox { text, size, least_size: size * 0.6, family: Family::Sans, ..TextBox::default() };
    let column = |key: &str, text: &str, width: f32| TableColumn { title: words.plain(key), text: text.into(), width, align: Align::Left };
    let element = |name: &str, (y, height): (f32, f32), shows: Shows| Element {
        name: words.choice("template-element", name),
        frame: Frame::new(15.0, y, 180.0, height),
        when: None,
        locked: false,
        shows,
    };
    let columns = vec![
        column("sheet-number", "{row}", 12.0),
        column("sheet-name", "{name}", 0.0),
        column("sheet-organisation", "{organisation}", 0.0),
        column("sheet-signature", "", 32.0),
    ];
    let signer = Signer { post: "{signer1_post}".into(), name: "{signer1_name}".into(), ..Signer::default() };
    let page = words.text("paper-page", &[("page", "{page}".into()), ("pages", "{pages}".into())]);
    let mut template = Template::new(Kind::RegistrationSheet, "Лист", Page { width: 210.0, height: 297.0 });
    template.elements = vec![
        element("heading", (14.0, 11.0), Shows::Text(TextBox { bold: true, ..text(words.plain("sheet-heading"), 18.0) })),
        element("event", (27.0, 14.0), Shows::Text(TextBox { bold: true, lines: 3, ..text("{event}".into(), 12.0) })),
        element("when", (42.0, 6.0), Shows::Text(text("{days}, {time}".into(), 10.0))),
        element("ornament", (52.0, 200.0), Shows::Table(TableBox { columns, row_height: 13.0, ..TableBox::default() })),
        element(
            "signatures",
            (258.0, 22.0),
            Shows::Signatures(SignatureBlock { signers: vec![signer], align: Align::Left, ..SignatureBlock::default() }),
        ),
        element("number", (284.0, 6.0), Shows::Text(TextBox { align: Align::Right, ..text(page, 9.0) })),
    ];
    assert_eq!(template.check(), [], "a designer may draw it");
    let EventPapers { people, .. } = content::event_papers();
    let values = sheet::values(words, &content::event_papers(), &content::certificate_settings(), &people, 4, content::now());
    let facts = sheet::facts(words, &content::event_papers(), content::now());
    render_template(&Batch::new(&sheet::without_blank_rows(template), &Pictures::default(), &[values], &facts), &mut NoProgress).expect("the sheet")
}

pub fn score_sheets() -> Vec<Paper> {
    flowing("scores", &[1, 2], |words| scores::score_sheets(words, &content::programme(), &content::scores(), content::now()))
}

pub fn minutes_of_a_jury() -> Vec<Paper> {
    let of = content::programme();
    let mut made = flowing("minutes", &[1, 2, 3], |words| minutes::minutes(words, &of, &content::minutes(), true, content::now()));
    made.append(&mut flowing("minutes-draft", &[1, 2, 3], |words| minutes::minutes(words, &of, &draft(), false, content::now())));
    made
}

/// As minutes are printed for the meeting: nobody has decided, voted or given them a number.
fn draft() -> MinutesData {
    let mut draft = content::minutes();
    (draft.approved_at, draft.ranking.approved_at) = (None, None);
    (draft.fields.minutes_number, draft.fields.minutes_on) = (String::new(), None);
    (draft.fields.votes_for, draft.fields.votes_against, draft.fields.votes_abstained) = (None, None, None);
    draft
}

/// The template of minutes that ships, with the sign of the foundation and without; a draft says so on each page.
pub fn minutes_on_a_letterhead() -> Vec<Paper> {
    let made = |words: &Words, settings: &CertificateSettings, pictures: &Pictures, data: &MinutesData, is_final: bool| {
        let of = content::programme();
        let template = shipped::template(words, Shipped::Minutes);
        let values = minutes::values(words, list::values(words, &of, settings, content::day()), &of, data, is_final);
        let facts = list::facts(words, minutes::title(words, &data.fields), &data.fields.title, &of, content::now());
        render_template(&Batch::new(&template, pictures, &[values], &facts), &mut NoProgress).expect("the minutes")
    };
    let mut papers = both("minutes-letterhead", &[1, 2, 3], true, |words| {
        let (settings, pictures) = content::signed();
        let made = made(words, &settings, &pictures, &content::minutes(), true);
        assert_eq!(made.warnings, [], "all of it finds room");
        made
    });
    papers.append(&mut both("minutes-letterhead-draft", &[1, 2], true, |words| {
        made(words, &content::certificate_settings(), &Pictures::default(), &draft(), false)
    }));
    papers
}

pub fn plans() -> Vec<Paper> {
    let mut made = flowing("year-plan", &[1, 2], |words| plan::year_plan(words, &content::year_plan(), content::now()));
    let of =
        |words: &Words, event: &Event, agenda: &[AgendaItem]| programme::event_programme(words, &content::programme(), event, agenda, content::now());
    made.append(&mut flowing("event-programme", &[1], |words| of(words, &content::event(), &[])));
    made.append(&mut flowing("event-agenda", &[1], |words| of(words, &content::event(), &content::agenda())));
    // Of one day, where nobody wrote down who speaks and where.
    let plain = |mut item: AgendaItem| {
        (item.fields.speaker, item.fields.room) = (String::new(), String::new());
        item
    };
    let morning: Vec<AgendaItem> = content::agenda().into_iter().filter(|item| item.day == content::event().day).map(plain).collect();
    let mut event = content::event();
    event.fields.ends = event.fields.starts;
    made.append(&mut flowing("event-agenda-plain", &[1], |words| of(words, &event, &morning)));
    made
}

/// A template with a heading and a table of these columns, each with its width in mm; 0 shares what is left.
pub fn list_template(kind: Kind, heading: &str, columns: &[(&str, &str, f32)]) -> Template {
    let element = |frame, shows| Element { name: String::new(), frame, when: None, locked: false, shows };
    let heading = TextBox { text: heading.to_owned(), size: 14.0, lines: 3, ..TextBox::default() };
    let column = |(title, text, width): &(&str, &str, f32)| TableColumn {
        title: (*title).to_owned(),
        text: (*text).to_owned(),
        width: *width,
        ..TableColumn::default()
    };
    let table = TableBox { columns: columns.iter().map(column).collect(), grid: true, ..TableBox::default() };
    let elements =
        vec![element(Frame::new(15.0, 12.0, 180.0, 20.0), Shows::Text(heading)), element(Frame::new(15.0, 36.0, 180.0, 240.0), Shows::Table(table))];
    Template { elements, ..Template::new(kind, "Список", Page { width: 210.0, height: 297.0 }) }
}

/// The programme of an event and score sheets, each as somebody designs it.
pub fn lists_on_templates() -> Vec<Paper> {
    let drawn = |template: &Template, cards: &[Values], words: &Words| {
        let facts = list::facts(words, template.title.clone(), "", &content::programme(), content::now());
        render_template(&Batch::new(template, &Pictures::default(), cards, &facts), &mut NoProgress).expect("the list")
    };
    let agenda = [("Когда", "{when}", 27.0), ("Что", "{row}. {item}", 0.0), ("Кто, где", "{speaker} {room}", 55.0)];
    let of_event = list_template(Kind::Programme, "{event}, {days}, {place}", &agenda);
    let mut made = both("template-programme", &[1], true, |words| {
        let (event, settings) = (content::event(), content::certificate_settings());
        let values = list::of_event(words, &content::programme(), &settings, &event, content::day());
        drawn(&of_event, &[programme::values(words, values, &event, &content::agenda())], words)
    });
    let criteria =
        [("Критерий", "{row}. {criterion}", 0.0), ("Шкала", "{least}–{most}, {step}", 30.0), ("Вес", "{weight}", 18.0), ("Оценка", "", 30.0)];
    let sheet = list_template(Kind::ScoreSheet, "{application}: {project}. {organisation}, {sum}. {expert}", &criteria);
    made.append(&mut both("template-scores", &[1], true, |words| {
        let all = list::values(words, &content::programme(), &content::certificate_settings(), content::day());
        let cards = scores::values(words, &all, &content::scores());
        let rendered = drawn(&sheet, &cards, words);
        assert!(rendered.pages >= cards.len(), "each expert has a sheet for each application");
        rendered
    }));
    made
}

pub fn reports() -> Vec<Paper> {
    flowing("report", &[1], |words| report::report(words, &content::programme(), &content::report(), content::now()))
}

pub fn recovery_sheet() -> Vec<Paper> {
    let key = sokrat_core::file::Key::derive(&sokrat_core::Passphrase::new("тихий берег, синий чай".to_owned()), [7; 16]).expect("a key");
    let code = key.recovery_code();
    flowing("recovery", &[1], |words| {
        let sheet = recovery::Sheet {
            code: &code,
            name: "Программа-2019.sokrat".into(),
            folder: "Документы / Фонд «Опора»".into(),
            id: "0191f3a2-7c41-7b1e-9a55-3f0c5d2e8b17".into(),
        };
        recovery::recovery(words, &content::programme(), &sheet, content::now())
    })
}
