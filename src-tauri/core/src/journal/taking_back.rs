//! Taking back any action of the journal, and putting one value back.
#![allow(clippy::needless_pass_by_value, reason = "commands hand their requests over whole")]

use super::meaning::told;
use super::model::{PutBackRequest, TakeBackLine, TakeBackOutcome, TakeBackPlan};
use super::operations::{author, stamp};
use crate::error::{Code, Error, Result};
use crate::file::{Done, Outcome, ProgrammeFile};
use crate::store::journal as store;
use crate::store::records::Names;

impl From<Outcome> for TakeBackOutcome {
    fn from(outcome: Outcome) -> Self {
        match outcome {
            Outcome::Restored => Self::Restored,
            Outcome::Changed => Self::Changed,
            Outcome::InUse => Self::InUse,
            Outcome::Gone => Self::Gone,
        }
    }
}

/// What taking an action back would do: it is done and rolled back, so it is what would come.
///
/// Errors: `not-found`; `already-taken-back`; `cannot-take-back` for the creation of the programme; `ranking-approved`
/// where it would change marks or awards of an approved ranking.
pub fn plan_take_back(file: &ProgrammeFile, action: String) -> Result<TakeBackPlan> {
    let reversal = file.plan_take_back(stamp(&action)?)?;
    file.read(|conn| {
        let mut names = Names::default();
        let mut lines = Vec::new();
        for line in reversal.kept.iter().chain(&reversal.done) {
            lines.push(TakeBackLine {
                table: line.table.name.to_owned(),
                name: names.name(conn, line.table.name, line.row)?,
                column: line.column.to_owned(),
                now: told(conn, &mut names, line.table.name, line.column, &line.now)?,
                to: told(conn, &mut names, line.table.name, line.column, &line.then)?,
                outcome: line.outcome.into(),
                author: line.by.map(|by| author(conn, by)).transpose()?.flatten(),
            });
        }
        Ok(TakeBackPlan { restored: reversal.restored, left: reversal.left, lines })
    })
}

/// Takes an action back, as far as what it left still stands; how much was restored and left comes back. The errors are
/// those of [`plan_take_back`].
pub fn take_back(file: &ProgrammeFile, action: String) -> Result<Done<TakeBackPlan>> {
    let done = file.take_back(stamp(&action)?)?;
    let plan = TakeBackPlan { restored: done.value.restored, left: done.value.left, lines: Vec::new() };
    Ok(Done { value: plan, changed: done.changed })
}

/// Puts back what stood in a field before an entry of the journal, whatever stands there now. Returns whether something
/// else stood there.
///
/// Errors: `not-found` where the entry, the field or a live record is not there; `ranking-approved`.
pub fn put_back(file: &ProgrammeFile, request: PutBackRequest) -> Result<Done<bool>> {
    let entry = stamp(&request.entry)?;
    let about = file.read(|conn| {
        let found = store::entry_of(conn, entry)?.ok_or_else(|| Error::new(Code::NotFound))?;
        Names::default().name(conn, &found.table, found.row)
    })?;
    file.put_back(entry, &request.column, &about)
}
