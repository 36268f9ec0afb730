//! What the papers are made of: an invented programme whose names and titles are hard to print.

use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use sokrat_core::calendar::{AgendaItem, Event, PlannedEvent, YearPlan};
use sokrat_core::certificates::{CertificateData, CertificateSettings, DocumentKind, DocumentRow, DocumentState, GapReason, NumberGap, Part, Signer};
use sokrat_core::competitions::{
    ApplicationStatus, BlankSheet, CriterionFields, ExpertMarks, KeptAway, MarkedApplication, MinutesData, NotAdmitted, Quorum, Recusal, ScorePapers,
    SheetsOfExpert,
};
use sokrat_core::ids::DocumentId;
use sokrat_core::ids::{AgendaItemId, EventId, PersonId, RawId, RegistrationId};
use sokrat_core::names::FullName;
use sokrat_core::people::Sex;
use sokrat_core::programme::Programme;
use sokrat_core::registrations::{EventPapers, PrintedPerson};
use sokrat_core::reports::ParticipationReport;
use sokrat_core::templates::{PrintedOn, SampleEvent, SamplePerson};
use sokrat_core::values::{Day, Hundredths, Kopecks, Moment};
use sokrat_documents::template::Pictures;

use crate::ink;

/// Names that are hard to shape, to divide or to copy: surname, given name, patronymic.
const NAMES: [(&str, &str, &str); 16] = [
    ("Артёмова", "Ёлка", "Йосифовна"),
    ("Ли", "Ия", ""),
    ("Щербакова-Преображенская", "Александра", "Константиновна"),
    ("Ӣсоев", "Ҷамшед", "Ӯктамович"),
    ("Әлиев", "Өмүр", "Һади улы"),
    ("Ґалаґан", "Їжак", "Євгенович"),
    ("Đặng", "Łukasz Žižić", ""),
    ("Сагадуллин фон дер Гольц-Тырышкин", "Ильдус Габдельбаян", "Мамед-Заде оглы"),
    ("И\u{301}ванов", "Семе\u{308}н", "И\u{306}осифович"),
    ("О’Нил", "Джон", ""),
    ("Müller", "Jürgen", ""),
    ("Жщъыэюя", "Фхцчшм", ""),
    ("", "Мадонна", ""),
    ("Коваленко", "Всеволод", "Владимирович"),
    ("აბაშიძე", "გიორგი", ""),
    ("Սարգսյան", "Արմեն", ""),
];

const ORGANISATIONS: [&str; 5] = [
    "АНО «Мастерская добрых дел»",
    "Местная общественная организация ветеранов (пенсионеров) войны, труда, Вооружённых сил и правоохранительных органов «Память» \
     Старооскольского городского округа Белгородской области",
    "",
    "БРОО «Святое Белогорье против детского рака»",
    "Автономная некоммерческая организация «Центр социально-психологической помощи и правовой поддержки семьи»",
];

const TITLE: &str = "Диверсификация источников финансирования как фактор финансовой устойчивости некоммерческих организаций: «день первый»";

pub fn now() -> Moment {
    Moment("2019-04-26T12:40:00Z".parse().expect("a moment"))
}

pub fn day() -> Day {
    Day("2019-04-30".parse().expect("a day"))
}

fn read<T: DeserializeOwned>(value: Value) -> T {
    serde_json::from_value(value).expect("the content is whole")
}

fn id(number: u64) -> RawId {
    RawId::derived("paper", &[RawId::v7(number, &[0; 10])])
}

fn name(index: usize) -> FullName {
    let (surname, given, patronymic) = NAMES[index % NAMES.len()];
    FullName { surname: surname.into(), given: given.into(), patronymic: patronymic.into() }
}

pub fn programme() -> Programme {
    read(json!({
        "title": "«НКО-СОКРАТ»: развитие некоммерческих организаций Белгородской области",
        "foundation": "Фонд поддержки гражданских инициатив «Опора»",
        "region": "Белгородская область",
        "firstYear": 2019,
        "lastYear": 2021,
        "zone": "Europe/Moscow",
        "funder": "",
        "signatory": "Е. В. Савельева",
        "signatoryPost": "Директор фонда",
    }))
}

pub fn event() -> Event {
    read(json!({
        "id": EventId::from(id(1)),
        "fields": {
            "title": TITLE,
            "kind": "workshop",
            "format": "in-person",
            "place": "ул. Преображенская, д. 74, конференц-зал (3-й этаж)",
            "starts": "2019-04-29T10:00:00",
            "ends": "2019-04-30T17:30:00",
            "zone": "Europe/Moscow",
            "capacity": 40,
            "speakers": "Щербакова-Преображенская А. К., к. э. н.\nJürgen Müller (Freiburg)",
            "hours": 1250,
            "status": "open",
            "notes": "",
        },
        "day": "2019-04-29",
        "moduleTitle": "Компетентность и организационный потенциал НКО",
        "colour": "c1",
        "topicTitle": "Финансовая устойчивость",
        "municipality": "Старооскольский городской округ",
        "registered": 14,
        "present": 0,
        "organisations": 0,
    }))
}

pub fn agenda() -> Vec<AgendaItem> {
    let lines = [
        ("2019-04-29T09:30:00", Some("2019-04-29T10:00:00"), "Регистрация участников, приветственный кофе", "", "Фойе"),
        (
            "2019-04-29T10:00:00",
            Some("2019-04-29T11:30:00"),
            "Пожертвования, гранты, доходы от деятельности: из чего складывается устойчивость некоммерческой организации, которая работает в малом городе",
            "Щербакова-Преображенская Александра Константиновна, к. э. н.",
            "Конференц-зал (3-й этаж)",
        ),
        ("2019-04-29T11:30:00", Some("2019-04-29T11:45:00"), "Перерыв", "", ""),
        ("2019-04-29T11:45:00", Some("2019-04-29T13:00:00"), "Секция А. «Фандрайзинг „от двери к двери“»", "Jürgen Müller (Freiburg)", "Ауд. 301"),
        (
            "2019-04-29T11:45:00",
            Some("2019-04-29T13:00:00"),
            "Секция Б. Целевой капитал: опыт Ұлытау және Алматы",
            "Әбдіхалықова Гүлнәр Қуанышқызы",
            "Ауд. 302",
        ),
        ("2019-04-29T13:00:00", None, "Обед", "", ""),
        (
            "2019-04-30T10:00:00",
            Some("2019-04-30T12:00:00"),
            "Разбор бюджетов участников",
            "Д’Артаньян-Ёжикова Эмма Ильинична\nО’Нил Шон",
            "Конференц-зал",
        ),
        ("2019-04-30T12:00:00", Some("2019-04-30T12:15:00"), "Вручение сертификатов", "", "Конференц-зал"),
    ];
    let item = |(place, (begins, ends, title, speaker, room)): (usize, (&str, Option<&str>, &str, &str, &str))| {
        read(json!({
            "id": AgendaItemId::from(id(400 + place as u64)),
            "day": &begins[..10],
            "outside": false,
            "fields": { "begins": begins, "ends": ends, "title": title, "speaker": speaker, "room": room },
        }))
    };
    lines.into_iter().enumerate().map(item).collect()
}

pub fn event_papers() -> EventPapers {
    let people = (0..NAMES.len()).map(|index| PrintedPerson {
        registration_id: RegistrationId::from(id(100 + index as u64)),
        person_id: PersonId::from(id(200 + index as u64)),
        corrections: Vec::new(),
        sex: Sex::Unknown,
        post: String::new(),
        municipality: String::new(),
        name: name(index),
        part: match index {
            5 => Part::Speaker,
            7 => Part::Organiser,
            _ => Part::Participant,
        },
        organisation: ORGANISATIONS[index % ORGANISATIONS.len()].into(),
        address: if index % 4 == 3 {
            String::new()
        } else {
            "308000, Белгородская область, г. Старый Оскол, микрорайон Олимпийский, д. 62, корп. 2, оф. 12".into()
        },
        phone: if index % 3 == 2 { String::new() } else { format!("+7 4722 00-{:02}-{:02}", index, 99 - index) },
        email: String::new(),
        number: Some(index as u32 + 1),
    });
    EventPapers { event: event(), programme: programme(), people: people.collect() }
}

pub fn sample_event() -> SampleEvent {
    let event = event();
    SampleEvent {
        title: event.fields.title,
        kind: event.fields.kind,
        first_day: event.day,
        last_day: day(),
        place: "г. Старый Оскол".into(),
        hours: event.fields.hours,
    }
}

/// The shortest name, the longest, and one of decomposed letters.
pub fn certificate_settings() -> CertificateSettings {
    let programme = programme();
    let signer = |name: &str, post: &str| Signer { name: name.into(), post: post.into(), facsimile: String::new() };
    CertificateSettings {
        signers: vec![
            signer(&programme.signatory, &programme.signatory_post),
            signer("Ёлкина-Щербакова Н. Ю.", "Руководитель программы «НКО-СОКРАТ»"),
        ],
        ..CertificateSettings::default()
    }
}

/// Three who sign, the last under a post of many words, with their signatures, a seal and a logo.
pub fn signed() -> (CertificateSettings, Pictures) {
    let mut pictures = Pictures::default();
    let mut settings = certificate_settings();
    settings.signers.push(Signer {
        name: "Сагадуллин-Тырышкин И. Г.".into(),
        post: "Заместитель начальника департамента внутренней и кадровой политики Белгородской области".into(),
        facsimile: String::new(),
    });
    for (hand, signer) in (0..).zip(&mut settings.signers) {
        signer.facsimile = pictures.add(ink::signature(hand));
    }
    (settings.seal, settings.logo) = (pictures.add(ink::seal()), pictures.add(ink::logo()));
    (settings, pictures)
}

/// A winner with a long name, one without an organisation, and a finalist whose diploma is an exception.
pub fn diplomas() -> Vec<CertificateData> {
    let (programme, settings) = (programme(), certificate_settings());
    let people = [
        (7, Sex::Male, 1, Part::Winner, Some(Kopecks(48_000_000))),
        (1, Sex::Female, 2, Part::Winner, Some(Kopecks(4_999_950))),
        (0, Sex::Female, 3, Part::Participant, None),
    ];
    let diploma = |(counter, (person, sex, organisation, part, award)): (usize, (usize, Sex, usize, Part, Option<Kopecks>))| CertificateData {
        number: format!("СК-2019-А2.1-{:05}", counter + 101),
        name: name(person),
        corrections: Vec::new(),
        sex,
        organisation: ORGANISATIONS[organisation].into(),
        part,
        award,
        event_title: "Конкурс проектов «Зонтик» 2019 года".into(),
        event_kind: None,
        first_day: day(),
        last_day: day(),
        hours: None,
        place: String::new(),
        issued_on: day(),
        foundation: programme.foundation.clone(),
        programme: programme.title.clone(),
        signers: settings.signers.clone(),
        seal: String::new(),
        logo: String::new(),
    };
    people.into_iter().enumerate().map(diploma).collect()
}

/// Most on the one that ships; some on one of the file, on one that was deleted, on one that nobody noted.
fn template_of(counter: u64) -> Option<PrintedOn> {
    let own = |title: &str, live: bool| PrintedOn::of(DocumentId(id(counter)).to_string(), Some((title.into(), live)));
    match counter % 10 {
        3 => own("Благодарность спикеру, с гербом области", true),
        6 => own("Сертификат 2019", false),
        9 => None,
        _ => PrintedOn::of("shipped-participant".into(), None),
    }
}

/// Forty documents: annulled ones, one that replaces another, an exception, and numbers that are missing.
pub fn register() -> sokrat_api::papers::register::Content {
    let number = |counter: u64| format!("СК-2019-А2.1-{counter:05}");
    let rows = (1..=40_u64).map(|counter| DocumentRow {
        id: DocumentId(id(counter)),
        number: number(counter + 3),
        kind: DocumentKind::Certificate,
        holder: name(counter as usize % 9).full(),
        erased: String::new(),
        person_id: None,
        event_id: None,
        competition_id: None,
        event: event().fields.title,
        part: if counter % 7 == 0 { Part::Speaker } else { Part::Participant },
        issued_on: day(),
        template: template_of(counter),
        state: if counter % 9 == 0 { DocumentState::Annulled } else { DocumentState::Issued },
        reason: if counter % 9 == 0 { "Опечатка в отчестве, сертификат возвращён".into() } else { String::new() },
        exception: if counter == 5 {
            "Выступала по видеосвязи из Губкина, отметить на входе было некому".into()
        } else {
            String::new()
        },
        replaces: if counter == 20 { number(12) } else { String::new() },
        replaced_by: if counter == 9 { number(23) } else { String::new() },
        doubles: if counter == 2 {
            vec!["СК-2019-А3-00002".into()]
        } else if counter == 3 {
            vec!["СК-2019-А3-00001".into()]
        } else {
            vec![]
        },
        superfluous: counter == 3,
    });
    let gap = |first: u64, last: u64, why: GapReason, laptop: &str| NumberGap {
        series: "СК-2019-А2.1".into(),
        first: number(first),
        last: number(last),
        count: (last - first + 1) as u32,
        why,
        laptop: laptop.into(),
    };
    sokrat_api::papers::register::Content {
        rows: rows.collect(),
        gaps: vec![gap(1, 2, GapReason::Undone, "А2.1"), gap(3, 3, GapReason::NotHere, "А2.1")],
        whole: true,
        of: Some(event().fields.title),
        programme: programme(),
    }
}

pub fn sample_people() -> Vec<SamplePerson> {
    [(1, Sex::Female, 2), (7, Sex::Male, 1), (8, Sex::Male, 0)]
        .map(|(index, sex, organisation)| SamplePerson { name: name(index), sex, organisation: ORGANISATIONS[organisation].into() })
        .into()
}

fn criteria() -> Vec<CriterionFields> {
    let one = |title: &str, description: &str, highest: i64, weight: i64, in_total: bool, below: Option<i64>| -> CriterionFields {
        read(json!({
            "title": title, "description": description, "lowest": 0, "highest": highest, "step": 50, "weight": weight,
            "required": true, "inTotal": in_total, "commentBelow": below,
        }))
    };
    vec![
        one("Актуальность и социальная значимость", "Проблема названа, подтверждена цифрами и касается жителей территории.", 1000, 150, true, None),
        one("Связь с освоенной социальной технологией", "", 1000, 200, true, Some(300)),
        one("Реалистичность бюджета и обоснованность расходов на реализацию", "Каждая статья нужна для мероприятий проекта.", 1000, 100, true, None),
        one("Сеть партнёров", "От 3 до 5 организаций.", 500, 100, true, None),
        one("Общее впечатление эксперта", "", 500, 100, false, None),
    ]
}

const PROJECTS: [(&str, &str, &str, i64, i64); 6] = [
    ("ПР-2019-004", "Школа социального предпринимательства для родителей детей с инвалидностью", "АНО «Мастерская добрых дел»", 9250, 49_800_000),
    (
        "ПР-2019-011",
        "«Зонтичная» сеть волонтёрского сопровождения семей, воспитывающих детей с онкологическими заболеваниями",
        "БРОО «Святое Белогорье против детского рака»",
        9025,
        50_000_000,
    ),
    ("ПР-2019-018", "Музей под открытым небом", ORGANISATIONS[1], 8800, 31_240_000),
    ("ПР-2019-025", "Летняя инклюзивная лаборатория", "Фонд «Вера в детство»", 8800, 27_595_050),
    ("ПР-2019-032", "Юридическая клиника", ORGANISATIONS[4], 7410, 42_000_000),
    ("ПР-2019-039", "Ҷамъият: этнокультурный центр", "Фонд «Ӯмед»", 5205, 9_999_999),
];

fn competition() -> Value {
    json!({
        "title": "Конкурс проектов «Зонтик» 2019 года",
        "kind": "project",
        "year": 2019,
        "status": "decided",
        "opensOn": "2019-10-01",
        "closesOn": "2019-10-31",
        "budget": 150_000_000,
        "threshold": 7500,
        "aggregation": "mean-of-totals",
        "marksNeeded": 3,
        "highestRequest": 50_000_000,
        "numberPattern": "ПР-{year}-{n:3}",
        "jurySize": 7,
        "juryPresent": 5,
        "minutesNumber": "3",
        "minutesOn": "2019-11-14",
        "minutesPlace": "г. Белгород",
        "chair": "И. И. Колесников",
        "secretary": "Ё. Й. Артёмова",
        "votesFor": 4,
        "votesAgainst": 0,
        "votesAbstained": 1,
    })
}

pub fn scores() -> ScorePapers {
    let sheets = |projects: &[(&str, &str, &str, i64, i64)]| -> Vec<BlankSheet> {
        projects
            .iter()
            .map(|(number, title, organisation, _, requested)| BlankSheet {
                number: (*number).into(),
                title: (*title).into(),
                organisation: (*organisation).into(),
                requested: Kopecks(*requested),
            })
            .collect()
    };
    ScorePapers {
        fields: read(competition()),
        criteria: criteria(),
        highest_total: Hundredths(5000),
        experts: vec![
            SheetsOfExpert { expert: name(2).full(), sheets: sheets(&PROJECTS[..2]) },
            SheetsOfExpert { expert: name(7).full(), sheets: sheets(&PROJECTS[2..3]) },
        ],
    }
}

pub fn minutes() -> MinutesData {
    let places = ["funded", "funded", "funded", "partial", "below", "below"];
    let awards = [49_800_000, 50_000_000, 31_240_000, 18_960_000, 0, 0];
    let ranks = [1, 2, 3, 3, 5, 6];
    let rows: Vec<Value> = PROJECTS
        .iter()
        .enumerate()
        .map(|(index, (number, title, organisation, figure, requested))| {
            json!({
                "applicationId": id(200 + index as u64), "number": number, "title": title, "organisation": organisation,
                "rank": ranks[index], "figure": figure, "spread": 150, "requested": requested, "place": places[index],
                "proposed": awards[index], "award": (awards[index] > 0).then_some(awards[index]),
            })
        })
        .collect();
    let approved = Moment("2019-11-14T14:05:00Z".parse().expect("a moment"));
    let experts = ["Щербакова-Преображенская А. К.", "О’Нил Дж.", "Ӣсоев Ҷ. Ӯ.", "Лунёв А. П."];
    let marks = PROJECTS.iter().map(|(number, title, organisation, figure, _)| MarkedApplication {
        number: (*number).into(),
        title: (*title).into(),
        organisation: (*organisation).into(),
        experts: (0..3i64)
            .map(|which| ExpertMarks {
                expert: experts[which as usize].into(),
                marks: vec![Some(Hundredths(900)), Some(Hundredths(850 - which * 50)), Some(Hundredths(1000)), Some(Hundredths(450)), None],
                total: Some(Hundredths(figure + (which - 1) * 75)),
            })
            .collect(),
    });
    MinutesData {
        fields: read(competition()),
        quorum: Quorum::of(Some(7), Some(5)),
        criteria: criteria(),
        experts: experts.map(str::to_owned).into(),
        ranking: read(json!({
            "competitionId": id(9), "rows": rows, "budget": 150_000_000, "threshold": 7500, "highestTotal": 5000,
            "aggregation": "mean-of-totals", "proposed": 150_000_000, "awarded": 150_000_000, "approvedAt": approved,
        })),
        received: 9,
        not_admitted: vec![NotAdmitted {
            number: "ПР-2019-002".into(),
            title: "Театр «У окна»".into(),
            organisation: "АНО «Театр»".into(),
            status: ApplicationStatus::Refused,
            reason: "не названо событие программы, на котором организация познакомилась с технологией".into(),
        }],
        recusals: vec![Recusal {
            expert: experts[3].into(),
            number: PROJECTS[1].0.into(),
            title: PROJECTS[1].1.into(),
            reason: "личные отношения с руководителем проекта".into(),
        }],
        conflicts: vec![KeptAway { expert: experts[0].into(), number: PROJECTS[0].0.into(), title: PROJECTS[0].1.into(), same_person: false }],
        awarded_count: 4,
        reserve_count: 0,
        below_count: 2,
        requested: Kopecks(PROJECTS.iter().map(|project| project.4).sum()),
        left: Kopecks(0),
        approved_at: Some(approved),
        marks: marks.collect(),
        table_hash: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08".into(),
    }
}

/// Events come by their start.
pub fn year_plan() -> YearPlan {
    let titles = [
        "Компетентность и организационный потенциал НКО",
        "Взаимодействие с внешними заинтересованными сторонами",
        "Взаимодействие внутри сектора",
        "Продвижение НКО",
    ];
    let modules = titles
        .iter()
        .enumerate()
        .map(|(index, title)| read(json!({ "id": id(300 + index as u64), "year": 2019, "number": index + 1, "title": title, "colour": "c1" })))
        .collect();
    let topics = [
        (0, "Финансовая устойчивость: диверсификация источников финансирования", true, 1, 2),
        (0, "Социальное предпринимательство", true, 1, 0),
        (1, "Работа с попечителями, жертвователями и средствами массовой информации", true, 0, 0),
        (2, "Ярмарка практик", false, 0, 0),
    ];
    let topics = topics.iter().enumerate().map(|(index, (module, title, competence, workshops, webinars))| {
        read(json!({
            "id": id(320 + index as u64), "moduleId": id(300 + module), "title": title, "competence": competence,
            "workshops": workshops, "webinars": webinars,
        }))
    });
    let events = [
        (None, None, "Презентация программы", "presentation", "in-person", "held", "2019-04-02T12:00:00", "2019-04-02T14:00:00", "Белгород, Дом НКО"),
        (
            Some(0),
            Some(0),
            TITLE,
            "workshop",
            "in-person",
            "held",
            "2019-04-29T10:00:00",
            "2019-04-30T17:30:00",
            "Старый Оскол, ул. Преображенская, д. 74",
        ),
        (Some(0), Some(0), "Гранты: как написать заявку", "webinar", "online", "held", "2019-05-15T15:00:00", "2019-05-15T17:00:00", ""),
        (Some(0), Some(0), "Эндаументы", "webinar", "online", "planned", "2019-05-29T15:00:00", "2019-05-29T17:00:00", ""),
        (
            Some(0),
            Some(1),
            "Мастерская социального предпринимателя",
            "training",
            "mixed",
            "planned",
            "2019-09-12T10:00:00",
            "2019-09-12T18:00:00",
            "Белгород",
        ),
        (Some(2), Some(3), "Ярмарка практик", "presentation", "in-person", "open", "2019-11-28T11:00:00", "2019-11-28T16:00:00", "Губкин"),
        (Some(3), None, "Медиашкола", "training", "in-person", "planned", "2019-12-05T10:00:00", "2019-12-05T17:00:00", "Белгород"),
    ];
    let events = events.map(|(module, topic, title, kind, format, status, starts, ends, place)| PlannedEvent {
        module_id: module.map(|module: u64| id(300 + module).into()),
        topic_id: topic.map(|topic: u64| id(320 + topic).into()),
        title: title.into(),
        kind: read(json!(kind)),
        format: read(json!(format)),
        status: read(json!(status)),
        starts: read(json!(starts)),
        ends: read(json!(ends)),
        place: place.into(),
    });
    YearPlan { programme: programme(), year: 2019, modules, topics: topics.collect(), events: events.into() }
}

pub fn report() -> ParticipationReport {
    let counts = |events: u32, participations: u32, people: u32, organisations: u32, hours: i64| json!({ "events": events, "participations": participations, "people": people, "organisations": organisations, "hours": hours });
    let row = |label: &str, counts: Value| json!({ "year": null, "label": label, "colour": "c1", "counts": counts });
    read(json!({
        "request": { "grouping": "municipality", "year": 2019 },
        "rows": [
            row("Белгород", counts(11, 1512, 301, 118, 1_209_650)),
            row("Муниципальный район «Город Валуйки и Валуйский район»", counts(6, 240, 187, 82, 96_000)),
            row("Старооскольский городской округ", counts(5, 196, 140, 75, 78_450)),
            row("", counts(3, 99, 88, 51, 19_800)),
        ],
        "total": counts(25, 2047, 466, 150, 1_403_900),
        "asOf": "2019-12-20T09:00:00Z",
    }))
}
