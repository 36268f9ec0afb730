//! What only reads: opening, search, lists, reports, rankings.

use sokrat_core::calendar::EventFilter;
use sokrat_core::competitions::{self, ApplicationListRequest};
use sokrat_core::conflicts;
use sokrat_core::duplicates;
use sokrat_core::journal::{self, ActionRequest, JournalFilter, JournalRequest};
use sokrat_core::names;
use sokrat_core::names::cases::{Case, decline};
use sokrat_core::organisations::{self, OrganisationFilter, OrganisationListRequest};
use sokrat_core::people::Sex;
use sokrat_core::programme;
use sokrat_core::registrations::{self, RegistrationListRequest};
use sokrat_core::reports::{self, Grouping, ReportRequest};
use sokrat_core::search;
use sokrat_core::values::{Order, Span};

use crate::figures::{Figures, line};
use crate::programme::{Places, Stage, every_event, open as open_file};

/// Windows that are read of each list in each order.
const WINDOWS: usize = 200;
/// Rows of a window.
const ROWS: u32 = 100;
/// The aim of every list.
const LIST: &str = "< 20 ms";

/// Opening the file, and what the first page reads.
pub fn open(stage: &Stage) {
    let copy = stage.path().with_extension("opened");
    let mut opening = Figures::new("open the file and read the first page", "the big programme", "none; the window's start is < 2 s");
    let mut first = Figures::new("the first page alone", "the big programme", "none");
    for _ in 0..5 {
        stage.file.save_copy(&copy).expect("a copy can be saved");
        let file = opening.time(|| {
            let file = open_file(&copy);
            file.read(|conn| programme::overview(conn, file.surroundings().now())).expect("the programme has an overview");
            file
        });
        first.time(|| file.read(|conn| programme::overview(conn, file.surroundings().now())).expect("the programme has an overview"));
        drop(file);
    }
    std::fs::remove_file(&copy).ok();
    opening.print();
    first.print();
}

/// Search as you type: every beginning of real names, letter by letter.
pub fn search(stage: &Stage) {
    let mut places = Places::new(1);
    let mut texts = Vec::new();
    for _ in 0..120 {
        let span = Span { offset: places.below(stage.sizes.people), limit: 1 };
        texts.extend(stage.people("", None, span).rows.into_iter().map(|row| row.full_name));
    }
    for _ in 0..40 {
        let request = all_organisations("", None, Span { offset: places.below(stage.sizes.organisations), limit: 1 });
        let rows = stage.file.read(|conn| organisations::list(conn, &request)).expect("organisations can be listed").rows;
        texts.extend(rows.into_iter().map(|row| row.name));
    }
    for _ in 0..20 {
        let span = Span { offset: places.below(stage.sizes.events), limit: 1 };
        texts.extend(stage.events(every_event(), None, span).rows.into_iter().map(|row| row.title));
    }
    let size = format!("{} people, {} organisations", stage.sizes.people, stage.sizes.organisations);
    let mut short = Figures::new("search: the first two letters", &size, "p99 < 5 ms");
    let mut long = Figures::new("search: from the third letter on", &size, "p99 < 5 ms");
    for text in texts {
        for (count, (end, letter)) in text.char_indices().enumerate() {
            let typed = &text[..end + letter.len_utf8()];
            let figures = if count < 2 { &mut short } else { &mut long };
            figures.time(|| stage.file.read(|conn| search::everything(conn, typed)).expect("anything can be typed"));
        }
    }
    short.print();
    long.print();
    // As people err: the other keyboard layout, Latin letters, a phone with an eight.
    let mut slips = Figures::new("search: wrong layout, Latin, digits", &size, "p99 < 5 ms");
    for typed in ["bdfyjd", "gtnhj", "ivanov", "petrov a", "8943", "8 943 1", "+7 943 12", "3123", "31230", "ghjuhfvvf", "щербак", "ё"] {
        for _ in 0..20 {
            slips.time(|| stage.file.read(|conn| search::everything(conn, typed)).expect("anything can be typed"));
        }
    }
    slips.print();
}

/// Both directions of a column.
fn both(column: &str) -> [Option<Order>; 2] {
    [false, true].map(|descending| Some(Order { column: column.to_owned(), descending }))
}

/// Reads windows at places all over a list in both directions of each column, with one line for each column.
fn windows(what: &str, columns: &[&str], text: &str, mut read: impl FnMut(&str, Option<Order>, Span) -> u32) {
    let mut places = Places::new(3);
    for column in columns {
        let total = read(text, None, Span { offset: 0, limit: 1 });
        let words = if text.is_empty() { String::new() } else { format!(", text \"{text}\"") };
        let mut figures = Figures::new(format!("{what} by {column}{words}"), format!("{ROWS} of {total} rows"), LIST);
        for order in (0..WINDOWS / 2).flat_map(|_| both(column)) {
            let span = Span { offset: places.below(total), limit: ROWS };
            figures.time(|| read(text, order, span));
        }
        figures.print();
    }
}

/// Windows of every list in every order, at places all over it, with and without words to filter by.
pub fn lists(stage: &Stage) {
    for text in ["", "и", "ив", "иванов", "анна"] {
        windows("people", &["name", "municipality"], text, |text, order, span| stage.people(text, order, span).total);
    }
    for text in ["", "а", "фонд", "белгород"] {
        windows("organisations", &["name", "municipality"], text, |text, order, span| {
            let request = all_organisations(text, order, span);
            stage.file.read(|conn| organisations::list(conn, &request)).expect("organisations can be listed").total
        });
    }
    for text in ["", "м", "мастер", "нко"] {
        windows("events", &["day", "title", "present"], text, |text, order, span| {
            stage.events(EventFilter { text: text.to_owned(), ..every_event() }, order, span).total
        });
    }
    for text in ["", "п", "стажировка", "фонд"] {
        windows("applications", &["number", "title", "requested"], text, |text, order, span| {
            let request = ApplicationListRequest { competition_id: None, text: text.to_owned(), status: None, order, span };
            stage.file.read(|conn| competitions::applications(conn, &request)).expect("applications can be listed").total
        });
    }
    let event_id = stage.fullest().id;
    for text in ["", "и", "анна"] {
        windows("registrations", &["name", "organisation", "status"], text, |text, order, span| {
            let request = RegistrationListRequest { event_id, text: text.to_owned(), status: None, order, span };
            stage.file.read(|conn| registrations::list(conn, &request)).expect("registrations can be listed").total
        });
    }
}

/// The journal, whole and by everything that it is filtered by, and what is to be decided.
pub fn journal(stage: &Stage) {
    let read = |filter: &JournalFilter, span| {
        let request = JournalRequest { filter: filter.clone(), span };
        stage.file.read(|conn| journal::list(conn, &request)).expect("the journal can be read")
    };
    let all = JournalFilter::default();
    let newest = read(&all, Span { offset: 0, limit: 1 }).rows.remove(0);
    let choices = stage.file.read(journal::choices).expect("what it can be filtered by is known");
    let filters = [
        ("whole", all.clone()),
        ("of a person", JournalFilter { operator: choices.operators.first().cloned(), ..all.clone() }),
        ("of a kind", JournalFilter { op: Some(newest.op), ..all.clone() }),
        ("of a laptop", JournalFilter { replica: choices.laptops.first().map(|laptop| laptop.id.clone()), ..all.clone() }),
        ("of a name", JournalFilter { text: newest.about.clone(), ..all }),
    ];
    let mut places = Places::new(5);
    for (what, filter) in filters {
        let total = read(&filter, Span { offset: 0, limit: 1 }).total;
        let mut figures = Figures::new(format!("journal, {what}"), format!("{ROWS} of {total} actions"), LIST);
        for _ in 0..WINDOWS {
            let span = Span { offset: places.below(total), limit: ROWS };
            figures.time(|| read(&filter, span));
        }
        figures.print();
    }
    let mut figures = Figures::new("journal: one action", "its first 50 records", LIST);
    let request = ActionRequest { id: newest.id, span: Span { offset: 0, limit: 50 } };
    for _ in 0..WINDOWS {
        figures.time(|| stage.file.read(|conn| journal::action(conn, &request)).expect("the action is there"));
    }
    figures.print();
    let mut figures = Figures::new("how much is to be decided", "for the side bar", LIST);
    for _ in 0..WINDOWS {
        figures.time(|| stage.file.read(conflicts::count).expect("conflicts can be counted"));
    }
    figures.print();
}

/// Every person's name in the dative, as certificates need it.
pub fn cases(stage: &Stage) {
    const WINDOW: u32 = 100;
    let mut all = Vec::new();
    for offset in (0..stage.sizes.people).step_by(WINDOW as usize) {
        all.extend(stage.people("", None, Span { offset, limit: WINDOW }).rows.into_iter().map(|row| names::split(&row.full_name)));
    }
    let mut figures = Figures::new("names in the dative", format!("{} names", all.len()), "none");
    let mut doubts = 0;
    for _ in 0..5 {
        doubts = figures.time(|| all.iter().filter(|name| decline(name, Sex::Unknown, Case::Dative).doubt.is_some()).count());
    }
    figures.print();
    line("names left in the nominative", &format!("{} names", all.len()), &doubts.to_string(), "none");
}

fn all_organisations(text: &str, order: Option<Order>, span: Span) -> OrganisationListRequest {
    OrganisationListRequest { filter: OrganisationFilter { text: text.to_owned(), category: None, municipality_id: None }, order, span }
}

/// The participation report by everything, and the ranking of every competition.
pub fn reports(stage: &Stage) {
    let size = format!("{} attendances", stage.sizes.attendances);
    for grouping in Grouping::ALL {
        let mut figures = Figures::new(format!("participation report by {}", grouping.as_str()), &size, "none");
        let request = ReportRequest { grouping: *grouping, year: None, module_id: None, municipality_id: None };
        for _ in 0..5 {
            figures.time(|| {
                let now = stage.file.surroundings().now();
                stage.file.read(|conn| reports::participation(conn, &request, now)).expect("presences can be counted")
            });
        }
        figures.print();
    }
    let competitions = stage.file.read(competitions::list).expect("competitions can be listed");
    let mut ranking = Figures::new("ranking of a competition", format!("{} competitions, 5,000 applications", competitions.len()), "none");
    for competition in &competitions {
        ranking.time(|| stage.file.read(|conn| competitions::ranking(conn, competition.id)).expect("a competition can be ranked"));
    }
    ranking.print();
}

/// Looking for records that may be one: in the whole file, and for what an exchange brought.
pub fn duplicates(stage: &Stage) {
    let size = format!("{} people, {} organisations", stage.sizes.people, stage.sizes.organisations);
    let mut whole = Figures::new("look for duplicates", &size, "none; with progress, off the page's thread");
    let found = whole.time(|| stage.file.read(|conn| duplicates::find(conn, &mut |_, _| true)).expect("records can be compared"));
    whole.print();
    let came = found.iter().take(300).map(|pair| (pair.kind, pair.one)).collect::<Vec<_>>();
    let mut after = Figures::new(format!("look for duplicates of {} records that came", came.len()), &size, "none");
    after.time(|| stage.file.read(|conn| duplicates::found_after(conn, &came)).expect("records can be compared"));
    after.print();
    let mut open = Figures::new(format!("read the open ones of {} proposals", found.len()), &size, LIST);
    for _ in 0..20 {
        open.time(|| stage.file.read(|conn| duplicates::open(conn, &found, None)).expect("proposals can be read"));
    }
    open.print();
}

/// The whole file: what its journal says against its tables, as when a computer has never seen it, and everything that the
/// check looks at.
pub fn check(stage: &Stage) {
    let size = format!("{} people, their journal", stage.sizes.people);
    let mut compared = Figures::new("compare the file with its journal", &size, "none; off the page's thread, can be left");
    compared.time(|| stage.file.compare(&mut |_, _| true).expect("the file can be compared"));
    compared.print();
    let mut checked = Figures::new("check the file", &size, "none; with progress");
    let report = checked.time(|| stage.file.check(&mut |_, _| true).expect("the file can be checked"));
    assert!(report.is_clean(), "the bench left the file in order: {report:?}");
    checked.print();
}
