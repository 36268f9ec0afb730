//! Reading a list, trying it out, importing it.

use std::fmt;
use std::sync::{Mutex, MutexGuard, PoisonError};

use rusqlite::Connection;

use super::cell::{Cell, Line, Sheet};
use super::headers::{Headers, folded};
use super::import;
use super::model::{ImportDone, ImportPlan, ListPreview, PlanRequest, PlannedRow, RowFate, RowIssue, SourceColumn, Target};
use super::plan::Plan;
use super::table::{ColumnKind, Table, TableCell, TableColumn};
use super::{MOST_BYTES, text, workbook};
use crate::error::{Code, Error, Facts, Issue, Result};
use crate::file::{Done, ProgrammeFile, local};
use crate::store::imports::{self, Position};
use crate::values::Moment;

/// Values shown of each column.
const SAMPLES: usize = 3;

/// A list that was read from a file and waits for its import.
#[derive(Clone, Debug)]
pub struct List {
    name: String,
    sheets: Vec<Sheet>,
    chosen: usize,
    headers: Headers,
    memory: Memory,
}

/// The last dry run of a list. A copy of the list has tried nothing yet: it may take another sheet.
#[derive(Default)]
struct Memory(Mutex<Option<Tried>>);

impl Clone for Memory {
    fn clone(&self) -> Self {
        Self::default()
    }
}

impl fmt::Debug for Memory {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Memory")
    }
}

/// A dry run that still holds: as long as the file and what was asked are the same, the import need not repeat it.
struct Tried {
    request: PlanRequest,
    position: Position,
    plan: Plan,
}

/// Whether a file's name promises a workbook.
fn named_workbook(name: &str) -> bool {
    let name = name.to_lowercase();
    [".xlsx", ".xlsm", ".ods"].iter().any(|ending| name.ends_with(ending))
}

impl List {
    /// Reads a list from the bytes of a file; `name` is the file's name without its folder. The content decides the format, not the
    /// name: XLSX, ODS, or text with `;`, `,` or tabs in UTF-8, UTF-16 or Windows-1251.
    ///
    /// Errors: `not-a-table`, `bad-encoding`, `empty-list`, `too-large`. Never panics and never runs on, whatever the bytes are.
    pub fn read(name: &str, bytes: &[u8]) -> Result<Self> {
        if bytes.len() > MOST_BYTES {
            return Err(Error::new(Code::TooLarge).with("most", MOST_BYTES / 1_000_000));
        }
        let is_workbook = bytes.starts_with(b"PK\x03\x04");
        let sheets = if is_workbook {
            workbook::sheets(bytes)?
        } else if bytes.iter().all(u8::is_ascii_whitespace) {
            Vec::new()
        } else {
            vec![text::sheet(&text::decode(bytes)?)?]
        };
        // The sheet with the most rows of people is the likeliest one; notes and instructions come after.
        let likeliest = sheets.iter().enumerate().rev().max_by_key(|(_, sheet)| (Headers::find(sheet).known, sheet.lines.len()));
        let Some(chosen) = likeliest.map(|(place, _)| place) else { return Err(Error::new(Code::EmptyList)) };
        let mut list = Self { name: name.to_owned(), sheets, chosen, headers: Headers::default(), memory: Memory::default() };
        list.headers = Headers::find(list.sheet());
        // A text under a workbook's name is still a list where its headers say so; anything else is no workbook at all.
        if !is_workbook && !list.headers.known && named_workbook(name) {
            return Err(Error::new(Code::NotATable));
        }
        if list.sheets.len() == 1 {
            list.check()?;
        }
        Ok(list)
    }

    /// A text of one column without a known header is a letter, not a list; a header alone is an empty list.
    fn check(&self) -> Result<()> {
        if !self.headers.known && self.sheet().width() < 2 {
            return Err(Error::new(Code::NotATable));
        }
        if self.lines().is_empty() {
            return Err(Error::new(Code::EmptyList));
        }
        Ok(())
    }

    /// Takes another sheet of the same file. `not-found` for a name that no sheet has.
    pub fn choose_sheet(&mut self, sheet: &str) -> Result<()> {
        self.chosen = self.sheets.iter().position(|other| other.name == sheet).ok_or_else(|| Error::new(Code::NotFound))?;
        self.headers = Headers::find(self.sheet());
        *self.tried() = None;
        Ok(())
    }

    fn tried(&self) -> MutexGuard<'_, Option<Tried>> {
        self.memory.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The plan of the last dry run, if nothing has changed since; otherwise one made now. Inside a change, what it is
    /// compared with cannot move until everything is written.
    pub(super) fn planned(&self, conn: &Connection, request: &PlanRequest, progress: &mut dyn FnMut(u32, u32) -> bool) -> Result<Plan> {
        let tried = self.tried().take();
        match tried {
            Some(tried) if tried.request == *request && tried.position == imports::position(conn)? => Ok(tried.plan),
            _ => Plan::make(self, conn, request, progress),
        }
    }

    fn sheet(&self) -> &Sheet {
        &self.sheets[self.chosen]
    }

    pub(super) fn headers(&self) -> &Headers {
        &self.headers
    }

    /// The rows below the header.
    pub(super) fn lines(&self) -> &[Line] {
        self.sheet().lines.get(self.headers.first..).unwrap_or_default()
    }

    /// What each column is taken for: as remembered from an earlier list, else as its header says.
    pub(super) fn targets(&self, conn: &Connection) -> Result<Vec<Target>> {
        Ok(self.proposals(conn)?.into_iter().map(|(target, _)| target).collect())
    }

    fn proposals(&self, conn: &Connection) -> Result<Vec<(Target, bool)>> {
        let mut proposals = Vec::new();
        for (name, target) in self.headers.names.iter().zip(self.headers.targets()) {
            let remembered = if name.is_empty() { None } else { local::get(conn, &remembered_key(name))? };
            proposals.push(remembered.map_or((target, false), |text| (Target::from_text(&text), true)));
        }
        Ok(proposals)
    }

    /// What was understood, with a proposal for each column; mappings remembered in the file come first.
    pub fn preview(&self, conn: &Connection) -> Result<ListPreview> {
        let lines = self.lines();
        let mut columns = Vec::new();
        for (place, (target, remembered)) in self.proposals(conn)?.into_iter().enumerate() {
            let samples = lines.iter().map(|line| line.cell(place)).filter(|cell| !cell.is_empty()).map(Cell::shown).take(SAMPLES).collect();
            columns.push(SourceColumn { header: self.headers.names[place].clone(), samples, target, remembered });
        }
        Ok(ListPreview {
            name: self.name.clone(),
            sheets: if self.sheets.len() > 1 { self.sheets.iter().map(|sheet| sheet.name.clone()).collect() } else { Vec::new() },
            sheet: self.sheet().name.clone(),
            header_row: self.headers.row,
            columns,
            rows: lines.len() as u32,
            issues: self.issues(),
        })
    }

    fn issues(&self) -> Vec<RowIssue> {
        let again = self.headers.again.iter().filter_map(|place| self.sheet().lines.get(*place));
        again
            .map(|line| {
                let facts = Facts::from([("first".to_owned(), self.headers.row.into()), ("second".to_owned(), line.row.into())]);
                let issue = Issue { field: String::new(), code: Code::TwoHeaders, facts };
                RowIssue { row: line.row, column: String::new(), header: String::new(), value: String::new(), issue }
            })
            .collect()
    }

    /// The dry run: what would become of each row. Writes nothing. `progress(done, total)` returning false cancels.
    ///
    /// Errors: `column-missing` without a column for the name, `not-found` for the event or a decided person, `cancelled`.
    pub fn plan(&self, conn: &Connection, request: &PlanRequest, progress: &mut dyn FnMut(u32, u32) -> bool) -> Result<ImportPlan> {
        let plan = Plan::make(self, conn, request, progress)?;
        let shown = plan.clone().shown();
        *self.tried() = Some(Tried { request: request.clone(), position: imports::position(conn)?, plan });
        Ok(shown)
    }

    /// Imports all rows or none. `import-has-errors` while the plan is not ready. What each column means is remembered for
    /// the next list with the same headers.
    pub fn import(&self, file: &ProgrammeFile, request: &PlanRequest, progress: &mut dyn FnMut(u32, u32) -> bool) -> Result<Done<ImportDone>> {
        import::import(self, file, request, progress)
    }

    /// The rows with errors, as they stood, with a column that says what is wrong (`words` gives the sentence of an issue), as XLSX.
    pub fn faults(&self, plan: &ImportPlan, words: &dyn Fn(&RowIssue) -> String) -> Result<Vec<u8>> {
        self.faults_table(plan, words).xlsx()
    }

    fn faults_table(&self, plan: &ImportPlan, words: &dyn Fn(&RowIssue) -> String) -> Table {
        let mut columns: Vec<TableColumn> =
            self.headers.names.iter().map(|name| TableColumn { header: name.clone(), kind: ColumnKind::Identifier }).collect();
        columns.push(TableColumn { header: "!".to_owned(), kind: ColumnKind::Text });
        let mut rows = Vec::new();
        // A row that is taken in all the same would come twice.
        let left_out = |row: &&PlannedRow| matches!(row.fate, RowFate::Error | RowFate::Decide | RowFate::Skipped) && !row.issues.is_empty();
        for planned in plan.rows.iter().filter(left_out) {
            let Some(line) = self.lines().iter().find(|line| line.row == planned.row) else { continue };
            let mut cells: Vec<TableCell> = (0..self.headers.names.len()).map(|place| TableCell::from(line.cell(place).shown())).collect();
            cells.push(planned.issues.iter().map(words).collect::<Vec<_>>().join("\n").into());
            rows.push(cells);
        }
        Table { title: self.name.clone(), columns, rows, created: Moment(jiff::Timestamp::UNIX_EPOCH) }
    }
}

/// The key under which this laptop remembers what a header means.
pub(super) fn remembered_key(header: &str) -> String {
    format!("import-header:{}", folded(header))
}
