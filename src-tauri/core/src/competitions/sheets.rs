//! Score sheets: marks, finishing, reopening, stepping aside.

use std::collections::BTreeMap;

use rusqlite::Connection;

use super::board::Board;
use super::checks::{Checks, LINE, TEXT};
use super::model::{CriterionFields, MarkCell, MarksRequest, RecuseRequest, Sheet, SheetRequest, SheetRow, SheetState};
use super::scoring;
use super::setup::refuse_approved;
use crate::error::{Code, Error, Result};
use crate::file::{Done, Op, ProgrammeFile, Tx};
use crate::ids::{ApplicationId, CompetitionId, CriterionId, ExpertId};
use crate::store::competitions as store;
use crate::values::Hundredths;

/// The sheets of a competition: every expert for every application that is marked, but for conflicts of interest. A sheet
/// that was not begun is open.
pub fn sheets(conn: &Connection, id: CompetitionId) -> Result<Vec<SheetRow>> {
    store::competition(conn, id)?;
    Board::read(conn, id, None)?.rows()
}

/// A sheet for typing in, begun or not. `not-found` when the application is not marked or the expert is not of its jury.
pub fn sheet(conn: &Connection, request: &SheetRequest) -> Result<Sheet> {
    let competition = store::competition_of(conn, request.application_id)?;
    let board = Board::read(conn, competition, Some(request.application_id))?;
    let (application, expert) = pair(&board, request.application_id, request.expert_id)?;
    let row = board.row(application, expert)?.ok_or_else(|| conflict(application, expert))?;
    let mut cells: BTreeMap<CriterionId, MarkCell> = store::cells(conn, row.id)?.into_iter().map(|cell| (cell.criterion_id, cell)).collect();
    let empty = |criterion_id| MarkCell { criterion_id, value: None, comment: String::new() };
    let marks = board.criteria.iter().filter_map(|criterion| criterion.id).map(|id| cells.remove(&id).unwrap_or_else(|| empty(id))).collect();
    Ok(Sheet { row, marks })
}

fn pair(board: &Board, application: ApplicationId, expert: ExpertId) -> Result<(&store::Scored, &store::StoredExpert)> {
    board.pair(application, expert).ok_or_else(|| Error::new(Code::NotFound))
}

/// The refusal of a pair in conflict, with the names that its sentence may use.
pub(super) fn conflict(application: &store::Scored, expert: &store::StoredExpert) -> Error {
    Error::new(Code::ConflictOfInterest).with("expert", expert.name.with_initials()).with("number", application.number.as_str())
}

fn refuse_conflict(board: &Board, application: &store::Scored, expert: &store::StoredExpert) -> Result<()> {
    if board.conflicts.contains_key(&(application.id, expert.id)) { Err(conflict(application, expert)) } else { Ok(()) }
}

fn about(application: &store::Scored, expert: &store::StoredExpert) -> String {
    format!("{} {}", application.number, expert.name.with_initials())
}

/// What is wrong with a cell, at this field: out of range, off the step, or a comment is missing or too long.
pub(super) fn check_cell(checks: &mut Checks, field: &str, criterion: &CriterionFields, cell: &MarkCell) {
    if cell.comment.chars().count() > TEXT {
        checks.add(field, Code::TooLong, &[("most", TEXT.into())]);
    }
    let Some(value) = cell.value else { return };
    if !(criterion.lowest..=criterion.highest).contains(&value) {
        checks.points(field, value, criterion.lowest, criterion.highest);
    } else if criterion.step.0 > 0 && (value.0 - criterion.lowest.0) % criterion.step.0 != 0 {
        checks.add(field, Code::OffStep, &[("step", criterion.step.into())]);
    } else if let Some(below) = criterion.comment_below.filter(|below| value < *below && cell.comment.is_empty()) {
        checks.add(field, Code::CommentRequired, &[("below", below.into())]);
    }
}

/// Enters marks into a sheet and, where asked, makes it final; returns the sheet as it then stands. A cell that is named
/// twice counts as it was named last.
///
/// Refused at the field `marks.<criterion>`: `out-of-range`, `off-step`, `comment-required`, and when finishing
/// `sheet-incomplete` for each required mark that is missing. Refused as a whole: `conflict-of-interest`,
/// `ranking-approved`, and `move-not-allowed` when marks of a final or recused sheet would change.
pub fn enter_marks(file: &ProgrammeFile, request: MarksRequest) -> Result<Done<SheetRow>> {
    let op = if request.finish { Op::FinishSheet } else { Op::EnterMarks };
    file.transact(op, |tx| {
        let competition = store::competition_of(tx.conn(), request.application_id)?;
        refuse_approved(&store::competition(tx.conn(), competition)?)?;
        let board = Board::read(tx.conn(), competition, Some(request.application_id))?;
        let (application, expert) = pair(&board, request.application_id, request.expert_id)?;
        refuse_conflict(&board, application, expert)?;
        let cells = changes(tx, &board, application, expert, request.marks)?;
        let mut checks = Checks::default();
        for (criterion, cell, _) in &cells {
            check_cell(&mut checks, &format!("marks.{}", cell.criterion_id), criterion, cell);
        }
        if request.finish {
            check_complete(&mut checks, &board, application, expert, &cells);
        }
        checks.finish()?;
        tx.about(&about(application, expert));
        write(tx, &board, application, expert, &cells, request.finish)?;
        let board = Board::read(tx.conn(), competition, Some(request.application_id))?;
        let (application, expert) = pair(&board, request.application_id, request.expert_id)?;
        board.row(application, expert)?.ok_or_else(|| Error::new(Code::NotFound))
    })
}

/// A cell that is to be written, its criterion, and whether something stands there.
pub(super) type Change<'b> = (&'b CriterionFields, MarkCell, bool);

/// The cells that differ from what stands on the sheet, comments without outer spaces.
pub(super) fn changes<'b>(
    tx: &Tx<'_>,
    board: &'b Board,
    application: &store::Scored,
    expert: &store::StoredExpert,
    wanted: Vec<MarkCell>,
) -> Result<Vec<Change<'b>>> {
    let standing = store::cells(tx.conn(), store::sheet_id(application.id, expert.id))?;
    let mut latest: BTreeMap<CriterionId, MarkCell> = BTreeMap::new();
    for mut cell in wanted {
        cell.comment = cell.comment.trim().to_owned();
        latest.insert(cell.criterion_id, cell);
    }
    let mut changes = Vec::with_capacity(latest.len());
    for cell in latest.into_values() {
        let criterion = board.criteria.iter().find(|criterion| criterion.id == Some(cell.criterion_id)).ok_or_else(|| Error::new(Code::NotFound))?;
        let there = standing.iter().find(|other| other.criterion_id == cell.criterion_id);
        let empty = cell.value.is_none() && cell.comment.is_empty();
        if there.map_or(!empty, |there| *there != cell) {
            changes.push((criterion, cell, there.is_some()));
        }
    }
    Ok(changes)
}

/// The marks of a sheet as they will stand after these changes.
pub(super) fn marks_after(board: &Board, application: &store::Scored, expert: &store::StoredExpert, cells: &[Change<'_>]) -> Vec<Option<Hundredths>> {
    let mut marks = board.marks(application.id, expert.id);
    for (criterion, mark) in board.criteria.iter().zip(&mut marks) {
        if let Some((_, cell, _)) = cells.iter().find(|(_, cell, _)| criterion.id == Some(cell.criterion_id)) {
            *mark = cell.value;
        }
    }
    marks
}

fn check_complete(checks: &mut Checks, board: &Board, application: &store::Scored, expert: &store::StoredExpert, cells: &[Change<'_>]) {
    let missing = scoring::missing(&board.criteria, &marks_after(board, application, expert, cells));
    for id in missing.iter().filter_map(|place| board.criteria[*place].id) {
        checks.add(format!("marks.{id}"), Code::SheetIncomplete, &[("missing", missing.len().into())]);
    }
}

/// Writes the cells and the state. A sheet that is final already, or recused, takes no other marks.
pub(super) fn write(
    tx: &mut Tx<'_>,
    board: &Board,
    application: &store::Scored,
    expert: &store::StoredExpert,
    cells: &[Change<'_>],
    finish: bool,
) -> Result<bool> {
    let state = board.sheets.get(&(application.id, expert.id)).map(|sheet| sheet.state);
    match state {
        Some(SheetState::Final) if cells.is_empty() => return Ok(false),
        Some(state @ (SheetState::Final | SheetState::Recused)) => return Err(moved(state, SheetState::Open)),
        _ => {}
    }
    if cells.is_empty() && !finish {
        return Ok(false);
    }
    let (to, at) = if finish { (SheetState::Final, Some(tx.now())) } else { (SheetState::Open, None) };
    store::put_sheet(tx, application.id, expert.id, to, "", at)?;
    for (_, cell, there) in cells {
        store::put_mark(tx, store::sheet_id(application.id, expert.id), cell, *there)?;
    }
    Ok(true)
}

fn moved(from: SheetState, to: SheetState) -> Error {
    Error::new(Code::MoveNotAllowed).with("from", from.as_str()).with("to", to.as_str())
}

/// Opens a final sheet again; an open one stays as it is. `move-not-allowed` for a recused one.
pub fn reopen_sheet(file: &ProgrammeFile, request: SheetRequest) -> Result<Done<()>> {
    change_state(file, Op::ReopenSheet, request, |state| match state {
        SheetState::Final => Ok(Some((SheetState::Open, String::new()))),
        SheetState::Open => Ok(None),
        SheetState::Recused => Err(moved(SheetState::Recused, SheetState::Open)),
    })
}

/// An expert steps aside with a reason, or comes back: then the sheet is open, with the marks that were on it. Also for
/// an expert in conflict of interest, so that the minutes say why. `required` at `reason`.
pub fn recuse(file: &ProgrammeFile, request: RecuseRequest) -> Result<Done<()>> {
    let RecuseRequest { application_id, expert_id, recused, mut reason } = request;
    change_state(file, Op::RecuseExpert, SheetRequest { application_id, expert_id }, move |state| {
        if !recused {
            return Ok((state == SheetState::Recused).then(|| (SheetState::Open, String::new())));
        }
        let mut checks = Checks::default();
        checks.required("reason", &mut reason, LINE);
        checks.finish()?;
        Ok(Some((SheetState::Recused, reason)))
    })
}

fn change_state(
    file: &ProgrammeFile,
    op: Op,
    request: SheetRequest,
    decide: impl FnOnce(SheetState) -> Result<Option<(SheetState, String)>>,
) -> Result<Done<()>> {
    file.transact(op, |tx| {
        let competition = store::competition_of(tx.conn(), request.application_id)?;
        refuse_approved(&store::competition(tx.conn(), competition)?)?;
        let board = Board::read(tx.conn(), competition, Some(request.application_id))?;
        let (application, expert) = pair(&board, request.application_id, request.expert_id)?;
        let state = board.sheets.get(&(application.id, expert.id)).map_or(SheetState::Open, |sheet| sheet.state);
        if let Some((to, reason)) = decide(state)? {
            tx.about(&about(application, expert));
            store::put_sheet(tx, application.id, expert.id, to, &reason, None)?;
        }
        Ok(())
    })
}
