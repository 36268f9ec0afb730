//! Marks from a table: one row a sheet, one column a criterion.

use std::collections::BTreeMap;

use super::board::Board;
use super::checks::Checks;
use super::model::{MarkCell, SheetState};
use super::setup::refuse_approved;
use super::{scoring, sheets};
use crate::error::{Code, Result};
use crate::file::{Done, Op, ProgrammeFile};
use crate::ids::{ApplicationId, CompetitionId, ExpertId};
use crate::names;
use crate::store::competitions as store;
use crate::values::Hundredths;

/// A row of the table, parsed.
#[derive(Clone, Debug, PartialEq)]
pub struct MarksRow {
    /// Its row in the file, counted from 1: where its issues stand.
    pub row: u32,
    /// The application's number.
    pub number: String,
    /// The expert: the surname, or the full name, or surname and initials.
    pub expert: String,
    /// The marks by the criterion's title.
    pub marks: Vec<ImportedMark>,
}

/// A cell of the table, parsed.
#[derive(Clone, Debug, PartialEq)]
pub struct ImportedMark {
    /// The title of the criterion.
    pub criterion: String,
    /// The mark; none where the cell is empty: then what stands on the sheet stays.
    pub value: Option<Hundredths>,
    /// The comment; empty where the table has none: then what stands on the sheet stays.
    pub comment: String,
}

/// What an import of marks did.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ImportedMarks {
    /// Sheets that were changed.
    pub sheets: u32,
    /// Sheets that stood like that already.
    pub unchanged: u32,
    /// Sheets that are open because required marks are missing.
    pub incomplete: u32,
}

/// Imports marks, all or nothing; a sheet that is then complete becomes final. Importing the same again writes nothing.
///
/// Refused with every issue of every row, at `rows.<row>.number`, `rows.<row>.expert` or `rows.<row>.<criterion's title>`:
/// `not-found`, `fits-several` where the name fits several experts, `twice-in-list`, `conflict-of-interest`,
/// `move-not-allowed` where a final or recused sheet would change, and what typing marks refuses.
pub fn import_marks(file: &ProgrammeFile, competition: CompetitionId, rows: Vec<MarksRow>) -> Result<Done<ImportedMarks>> {
    file.transact(Op::ImportMarks, |tx| {
        let stored = store::competition(tx.conn(), competition)?;
        refuse_approved(&stored)?;
        let board = Board::read(tx.conn(), competition, None)?;
        let places = Places::of(&board);
        let mut checks = Checks::default();
        let mut first: BTreeMap<(ApplicationId, ExpertId), u32> = BTreeMap::new();
        let mut planned = Vec::with_capacity(rows.len());
        for row in rows {
            let field = |column: &str| format!("rows.{}.{column}", row.row);
            let application = places.applications.get(names::fold(&row.number).as_str()).map(|place| &board.applications[*place]);
            checks.hold(application.is_some(), field("number"), Code::NotFound);
            let fitting = places.experts.get(names::fold(&row.expert).as_str()).map(Vec::as_slice).unwrap_or_default();
            match fitting.len() {
                0 => checks.add(field("expert"), Code::NotFound, &[]),
                1 => {}
                count => checks.add(field("expert"), Code::FitsSeveral, &[("count", count.into())]),
            }
            let (Some(application), [expert]) = (application, fitting) else { continue };
            let expert = &board.experts[*expert];
            let pair = (application.id, expert.id);
            if let Some(before) = first.insert(pair, row.row) {
                checks.add(field("expert"), Code::TwiceInList, &[("row", before.into())]);
                continue;
            }
            if board.conflicts.contains_key(&pair) {
                let facts = [("expert", expert.name.with_initials().into()), ("number", application.number.as_str().into())];
                checks.add(field("expert"), Code::ConflictOfInterest, &facts);
                continue;
            }
            let standing = store::cells(tx.conn(), store::sheet_id(application.id, expert.id))?;
            let mut cells = Vec::with_capacity(row.marks.len());
            for mark in row.marks {
                let criterion = board.criteria.iter().find(|criterion| names::fold(&criterion.title) == names::fold(&mark.criterion));
                let Some(id) = criterion.and_then(|criterion| criterion.id) else {
                    checks.add(field(&mark.criterion), Code::NotFound, &[]);
                    continue;
                };
                let there = standing.iter().find(|cell| cell.criterion_id == id);
                let comment = if mark.comment.trim().is_empty() { there.map(|cell| cell.comment.clone()).unwrap_or_default() } else { mark.comment };
                let value = mark.value.or(there.and_then(|cell| cell.value));
                cells.push(MarkCell { criterion_id: id, value, comment });
            }
            let changes = sheets::changes(tx, &board, application, expert, cells)?;
            for (criterion, cell, _) in &changes {
                sheets::check_cell(&mut checks, &field(&criterion.title), criterion, cell);
            }
            let state = board.sheets.get(&pair).map_or(SheetState::Open, |sheet| sheet.state);
            if state != SheetState::Open && !changes.is_empty() {
                checks.add(field("expert"), Code::MoveNotAllowed, &[("from", state.as_str().into()), ("to", "open".into())]);
            }
            planned.push((application, expert, state, changes));
        }
        checks.finish()?;
        tx.about(&stored.fields.title);
        let mut done = ImportedMarks::default();
        for (application, expert, state, changes) in planned {
            let marks = sheets::marks_after(&board, application, expert, &changes);
            let complete = scoring::is_complete(&board.criteria, &marks) && marks.iter().any(Option::is_some);
            done.incomplete += u32::from(state == SheetState::Open && !complete);
            let written = state == SheetState::Open && sheets::write(tx, &board, application, expert, &changes, complete)?;
            *(if written { &mut done.sheets } else { &mut done.unchanged }) += 1;
        }
        Ok(done)
    })
}

/// Where applications and experts stand on the board, by what a table calls them.
struct Places {
    applications: BTreeMap<String, usize>,
    experts: BTreeMap<String, Vec<usize>>,
}

impl Places {
    fn of(board: &Board) -> Self {
        let applications = board.applications.iter().enumerate().map(|(place, row)| (names::fold(&row.number), place)).collect();
        let mut experts: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (place, expert) in board.experts.iter().enumerate() {
            let mut spellings = [&expert.name.surname, &expert.name.full(), &expert.name.with_initials()].map(|name| names::fold(name)).to_vec();
            spellings.sort_unstable();
            spellings.dedup();
            for spelling in spellings {
                experts.entry(spelling).or_default().push(place);
            }
        }
        Self { applications, experts }
    }
}
