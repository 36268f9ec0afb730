//! The journal as a table: a line for each field that changed.

use sokrat_core::Result;
use sokrat_core::error::{Code, Error};
use sokrat_core::exchange::table::{ColumnKind, Table as Sheet, TableCell, TableColumn};
use sokrat_core::journal::{ActionRow, EntryRow, Told};
use sokrat_core::values::Moment;
use sokrat_words::Words;

/// The heads of the columns.
const HEADS: [&str; 11] = [
    "journal-at",
    "journal-replica",
    "journal-operator",
    "journal-op",
    "journal-about",
    "journal-table",
    "journal-record",
    "journal-deed",
    "journal-field",
    "journal-before",
    "journal-after",
];

/// Lines that a spreadsheet can hold below the header.
const MOST: usize = 1_000_000;

/// The lines of a journal that is walked.
pub struct Lines<'a> {
    words: &'a Words,
    zone: &'a str,
    rows: Vec<Vec<TableCell>>,
}

impl<'a> Lines<'a> {
    /// No line yet; moments are shown by the clock of the zone.
    pub fn new(words: &'a Words, zone: &'a str) -> Self {
        Self { words, zone, rows: Vec::new() }
    }

    /// Adds the fields of an entry. `too-large` when a spreadsheet cannot hold more.
    pub fn add(&mut self, action: &ActionRow, entry: &EntryRow) -> Result<()> {
        let words = self.words;
        let op = words.op(action.op);
        let op = if action.undone { words.text("journal-undone-op", &[("op", op.into())]) } else { op };
        let head = [
            words.moment(action.at, self.zone),
            laptop(&action.laptop, &action.replica),
            action.operator.clone(),
            op,
            action.about.clone(),
            words.choice("table", &entry.table.replace('_', "-")),
            entry.name.clone(),
            words.choice("deed", entry.deed.as_str()),
        ];
        let mut line = |field: [String; 3]| self.rows.push(head.iter().cloned().chain(field).map(TableCell::from).collect());
        if entry.changes.is_empty() {
            line(Default::default());
        }
        for change in &entry.changes {
            let [before, after] = [&change.before, &change.after].map(|value| told(words, self.zone, value));
            line([column(words, &entry.table, &change.column), before, after]);
        }
        if self.rows.len() > MOST { Err(Error::new(Code::TooLarge).with("most", MOST)) } else { Ok(()) }
    }

    /// The table.
    pub fn finish(self, now: Moment) -> Sheet {
        let columns = HEADS.iter().map(|head| TableColumn { header: self.words.plain(head), kind: ColumnKind::Text }).collect();
        Sheet { title: self.words.plain("nav-journal"), columns, rows: self.rows, created: now }
    }
}

/// A laptop by its name, or its code where it has none.
fn laptop(label: &str, code: &str) -> String {
    if label.is_empty() { code.to_owned() } else { format!("{label} ({code})") }
}

/// The name of a column; the one without a name is the life of the record.
fn column(words: &Words, table: &str, column: &str) -> String {
    if column.is_empty() {
        words.plain("column-life")
    } else {
        words.choice(&format!("column-{}", table.replace('_', "-")), &column.replace('_', "-"))
    }
}

/// A value of the journal in words.
pub fn told(words: &Words, zone: &str, value: &Told) -> String {
    match value {
        Told::Nothing => String::new(),
        Told::Text(text) | Told::Record(text) => text.clone(),
        Told::Number(number) => words.number(*number),
        Told::Year(year) => year.to_string(),
        Told::Hundredths(value) => words.short_hundredths(*value),
        Told::Money(sum) => words.money(*sum),
        Told::Flag(yes) => words.plain(if *yes { "told-yes" } else { "told-no" }),
        Told::Day(day) => words.short_day(*day),
        Told::Moment(moment) => words.moment(*moment, zone),
        Told::Choice { list, value } => words.choice(list, value),
        Told::Deleted(deleted) => words.plain(if *deleted { "told-deleted" } else { "told-kept" }),
    }
}
