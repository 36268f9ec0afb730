//! What changes the file: the door, an import and its undo, certificates.

use std::collections::BTreeSet;

use sokrat_api::papers::shipped::Shipped;
use sokrat_api::{Language, papers};
use sokrat_core::calendar::{self, EventFields, EventFormat, EventKind, EventStatus};
use sokrat_core::certificates::{self as core_certificates, CertificateOrder, CertificatePlanRequest, DocumentFilter, DocumentListRequest};
use sokrat_core::exchange::table::{ColumnKind, Table, TableColumn};
use sokrat_core::exchange::{Decision, List, PlanRequest, RowFate};
use sokrat_core::ids::EventId;
use sokrat_core::names::cases::Case;
use sokrat_core::people::PersonRow;
use sokrat_core::registrations::{self, CheckInRequest, DoorRequest, RegistrationListRequest};
use sokrat_core::values::{Moment, Span};
use sokrat_documents::NoProgress;
use sokrat_documents::template::{Batch, Pictures, render_template};
use sokrat_words::Words;

use crate::figures::{Figures, line, megabytes};
use crate::programme::{Places, Stage};

/// Rows of the list that is imported, as the aim says.
const LISTED: u32 = 10_000;
/// Rows of it that are people of the file.
const KNOWN: u32 = 3_000;
/// Certificates that are printed, as the aim says.
const CERTIFICATES: usize = 500;
/// The headers of the list.
const HEADERS: [&str; 7] = ["ФИО", "Телефон", "E-mail", "Организация", "Должность", "Муниципалитет", "Присутствовал"];

/// Typing at the door, and check-ins, each written to disk before the next.
pub fn door(stage: &Stage) {
    let event = stage.fullest();
    let request =
        RegistrationListRequest { event_id: event.id, text: String::new(), status: None, order: None, span: Span { offset: 0, limit: 1000 } };
    let listed = stage.file.read(|conn| registrations::list(conn, &request)).expect("registrations can be listed").rows;
    let size = format!("{} on the list, {} people", listed.len(), stage.sizes.people);
    let mut typing = Figures::new("search at the door, letter by letter", &size, "p99 < 5 ms");
    let mut places = Places::new(5);
    let empty = new_event(stage);
    let mut elsewhere = Figures::new("search at the door, nobody on the list", format!("{} people", stage.sizes.people), "p99 < 5 ms");
    let type_in = |typing: &mut Figures, event_id: EventId, name: &str| {
        for (end, letter) in name.char_indices() {
            let request = DoorRequest { event_id, text: name[..end + letter.len_utf8()].to_owned() };
            typing.time(|| stage.file.read(|conn| registrations::door(conn, &request)).expect("anything can be typed"));
        }
    };
    for row in listed.iter().step_by(listed.len().div_ceil(60).max(1)) {
        type_in(&mut typing, event.id, &row.full_name);
    }
    let mut strangers = Vec::new();
    while strangers.len() < 250 {
        strangers.extend(stage.people("", None, Span { offset: places.below(stage.sizes.people), limit: 1 }).rows);
    }
    for row in &strangers[..60] {
        type_in(&mut typing, event.id, &row.full_name);
        type_in(&mut elsewhere, empty, &row.full_name);
    }
    typing.print();
    elsewhere.print();
    let mut check_in = Figures::new("check-in, to disk", &size, "< 10 ms");
    let of_list = listed.iter().take(250).map(|row| (row.person_id, row.attended_at.is_none()));
    for (person_id, present) in of_list.chain(strangers.iter().map(|row| (row.id, true))) {
        let request = CheckInRequest { event_id: event.id, person_id, present };
        check_in.time(|| registrations::check_in(&stage.file, request).expect("anybody can be marked present"));
    }
    check_in.print();
}

/// An event without a limit of places.
fn new_event(stage: &Stage) -> EventId {
    let after = stage.fullest();
    let fields = EventFields {
        module_id: None,
        topic_id: None,
        title: "Форум".to_owned(),
        kind: EventKind::Conference,
        format: EventFormat::InPerson,
        place: String::new(),
        municipality_id: None,
        starts: after.starts,
        ends: after.ends,
        zone: after.zone,
        capacity: None,
        speakers: String::new(),
        hours: None,
        status: EventStatus::Held,
        notes: String::new(),
        practices: Vec::new(),
    };
    calendar::create(&stage.file, fields).expect("an event can be made").value
}

/// The rows of a list: some people of the file as they stand there, and new ones of like names.
fn listed(stage: &Stage) -> Vec<Vec<String>> {
    let mut places = Places::new(7);
    let mut people: Vec<PersonRow> = Vec::new();
    let mut seen = BTreeSet::new();
    while people.len() < (LISTED + 1) as usize {
        let span = Span { offset: places.below(stage.sizes.people - 100), limit: 100 };
        people.extend(stage.people("", None, span).rows.into_iter().filter(|row| seen.insert(row.id)));
    }
    (0..LISTED)
        .map(|place| {
            let (row, next) = (&people[place as usize], &people[place as usize + 1]);
            let of_file = place % LISTED.div_ceil(KNOWN) == 0;
            let surname = row.full_name.split(' ').next().unwrap_or_default();
            let others = next.full_name.split_once(' ').map_or("", |(_, others)| others);
            let (name, phone, email) = if of_file {
                (row.full_name.clone(), row.phone.clone(), row.email.clone())
            } else {
                (
                    format!("{surname} {others}"),
                    format!("8 (944) {:03}-{:02}-{:02}", place / 10_000, place / 100 % 100, place % 100),
                    format!("new{place}@example.org"),
                )
            };
            vec![name, phone, email, row.organisation.clone(), "специалист".to_owned(), row.municipality.clone(), "да".to_owned()]
        })
        .collect()
}

fn csv(rows: &[Vec<String>]) -> Vec<u8> {
    let mut text = HEADERS.join(";");
    for row in rows {
        text += "\r\n";
        text += &row.iter().map(|cell| format!("\"{}\"", cell.replace('"', "\"\""))).collect::<Vec<_>>().join(";");
    }
    text.into_bytes()
}

fn xlsx(rows: &[Vec<String>], created: Moment) -> Vec<u8> {
    let columns = HEADERS.map(|header| TableColumn { header: header.to_owned(), kind: ColumnKind::Text }).into();
    let rows = rows.iter().map(|row| row.iter().map(|cell| cell.as_str().into()).collect()).collect();
    Table { title: "Список".to_owned(), columns, rows, created }.xlsx().expect("a table can be written")
}

/// A list of 10,000 people into an event, from the bytes of a file to the written rows; then taken back.
pub fn import(stage: &Stage) {
    let event = new_event(stage);
    let rows = listed(stage);
    let now = stage.file.surroundings().now();
    let mut undo = Figures::new("undo of the import", "the same rows", "none");
    for (name, bytes) in [("list.csv", csv(&rows)), ("list.xlsx", xlsx(&rows, now))] {
        let size = format!("{LISTED} rows, {} of the file, {}", rows.len().div_ceil(LISTED.div_ceil(KNOWN) as usize), &name[5..]);
        let mut whole = Figures::new("import: reading, dry run and writing", &size, "< 3 s");
        let mut parts = ["reading", "dry run", "writing"].map(|part| Figures::new(format!("import: {part}"), &size, "none"));
        let mut request = PlanRequest { event_id: event, targets: Vec::new(), decisions: Vec::new() };
        let list = List::read(name, &bytes).expect("the list is a table");
        let plan = stage.file.read(|conn| list.plan(conn, &request, &mut |_, _| true)).expect("a list of people can be tried");
        // What a person would decide at the screen: those who are like somebody are somebody else.
        let like = plan.rows.iter().filter(|row| row.fate == RowFate::Decide);
        request.decisions = like.map(|row| Decision { row: row.row, person_id: None, skip: false }).collect();
        let done = whole.time(|| {
            let list = parts[0].time(|| List::read(name, &bytes)).expect("the list is a table");
            let plan = parts[1].time(|| stage.file.read(|conn| list.plan(conn, &request, &mut |_, _| true))).expect("a list of people can be tried");
            let errors = plan.rows.iter().filter(|row| row.fate == RowFate::Error).map(|row| &row.issues).collect::<Vec<_>>();
            assert!(plan.ready, "every row can be imported: {} errors, {} to decide, {:?}", plan.errors, plan.decide, errors.first());
            parts[2].time(|| list.import(&stage.file, &request, &mut |_, _| true)).expect("a ready list is imported")
        });
        whole.print();
        parts.into_iter().for_each(Figures::print);
        let value =
            format!("{} new people, {} registrations, {} rows to decide", done.value.people, done.value.registrations, request.decisions.len());
        line("import: what came of it", &size, &value, "none");
        undo.time(|| stage.file.undo().expect("an import can be taken back"));
    }
    undo.print();
}

/// Certificates of an event: numbered, laid out, written, as one action.
pub fn certificates(stage: &Stage) {
    let event = stage.fullest();
    let words = Words::of(Language::Russian);
    let now = stage.file.surroundings().now();
    let template = papers::shipped::template(words, Shipped::Participant);
    let cases = papers::template::cases(&template);
    let path = stage.path().with_extension("pdf");
    // Everybody of the event, each name put into the dative, who gets one and who does not.
    let request = CertificatePlanRequest { occasion: event.id.into(), cases: vec![Case::Dative] };
    let mut before = Figures::new("certificates: the list before printing", format!("{} registered", event.registered), "< 50 ms");
    for _ in 0..20 {
        let plan = before.time(|| stage.file.read(|conn| core_certificates::plan(conn, request.clone()))).expect("the list can be read");
        assert!(plan.lines.len() >= event.present as usize, "all who were there stand in it");
    }
    before.print();
    let mut figures = Figures::new("certificates: numbers, layout, file", format!("{CERTIFICATES} of {} present", event.present), "< 1.5 s");
    let mut bytes = 0;
    for _ in 0..3 {
        let issued = figures.time(|| {
            core_certificates::issue(&stage.file, &CertificateOrder::of(event.id, false), calendar::day(now, &event.zone), |data| {
                let cards: Vec<_> = data.iter().take(CERTIFICATES).map(|data| papers::template::values(words, data, &cases)).collect();
                let facts = papers::template::facts(words, &data[0].event_title, &data[0].foundation, now);
                let rendered = papers::rendered(render_template(&Batch::new(&template, &Pictures::default(), &cards, &facts), &mut NoProgress))?;
                sokrat_api::files::write_whole(&path, &rendered.bytes)?;
                bytes = rendered.bytes.len() as u64;
                Ok(rendered.pages)
            })
        });
        let pages = issued.expect("certificates can be printed").value.result;
        assert_eq!(pages, CERTIFICATES.min(event.present as usize), "a page for each person");
    }
    std::fs::remove_file(&path).ok();
    figures.print();
    // Those whom two laptops gave one each: none here, and all lines are looked at.
    let filter = DocumentFilter { doubles: true, ..DocumentFilter::default() };
    let request = DocumentListRequest { filter, order: None, span: Span { offset: 0, limit: 100 } };
    let all = DocumentListRequest { filter: DocumentFilter::default(), ..request.clone() };
    let count = stage.file.read(|conn| core_certificates::register(conn, &all)).expect("the register can be read").total;
    let mut doubles = Figures::new("register: certificates that were given twice", format!("{count} documents"), "< 200 ms");
    for _ in 0..5 {
        doubles.time(|| stage.file.read(|conn| core_certificates::register(conn, &request)).expect("the register can be read"));
    }
    doubles.print();
    line("certificates: size of the file", &format!("{CERTIFICATES} pages"), &megabytes(bytes), "< 3 MB");
}
