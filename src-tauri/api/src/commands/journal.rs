//! Commands on journal.

use sokrat_core::journal;
use sokrat_core::journal::{Action, ActionRequest, ActionRow, JournalChoices, JournalFilter, JournalRequest, PutBackRequest, TakeBackPlan};
use sokrat_core::programme;
use sokrat_core::values::Rows;
use sokrat_core::{Done, Op, Result};

use super::Produced;
use crate::desk::{Desk, Job};
use crate::files::{self, Finished};
use crate::papers;

/// The command of this name.
pub fn list(desk: &Desk, _job: &Job<'_>, request: JournalRequest) -> Result<Rows<ActionRow>> {
    desk.file()?.read(|conn| journal::list(conn, &request))
}

/// The command of this name.
pub fn choices(desk: &Desk, _job: &Job<'_>, _request: ()) -> Result<JournalChoices> {
    desk.file()?.read(journal::choices)
}

/// The command of this name.
pub fn action(desk: &Desk, _job: &Job<'_>, request: ActionRequest) -> Result<Action> {
    desk.file()?.read(|conn| journal::action(conn, &request))
}

/// The command of this name.
pub fn plan_take_back(desk: &Desk, _job: &Job<'_>, request: String) -> Result<TakeBackPlan> {
    journal::plan_take_back(&*desk.file()?, request)
}

/// The command of this name.
pub fn take_back(desk: &Desk, _job: &Job<'_>, request: String) -> Result<Done<TakeBackPlan>> {
    journal::take_back(&*desk.file()?, request)
}

/// The command of this name.
pub fn put_back(desk: &Desk, _job: &Job<'_>, request: PutBackRequest) -> Result<Done<bool>> {
    journal::put_back(&*desk.file()?, request)
}

/// The command of this name.
pub fn undo(desk: &Desk, _job: &Job<'_>, _request: ()) -> Result<Done<Op>> {
    desk.file()?.undo()
}

/// The command of this name.
pub fn redo(desk: &Desk, _job: &Job<'_>, _request: ()) -> Result<Done<Op>> {
    desk.file()?.redo()
}

/// Makes a table of the filtered journal, a line for each field that changed, and opens it.
pub fn save_xlsx(desk: &Desk, job: &Job<'_>, request: JournalFilter) -> Result<Produced> {
    let words = desk.words();
    let table = desk.file()?.read(|conn| {
        let zone = programme::structure(conn)?.programme.zone;
        let mut lines = papers::journal::Lines::new(words, &zone);
        let total = journal::list(conn, &JournalRequest { filter: request.clone(), span: sokrat_core::values::Span { offset: 0, limit: 1 } })?.total;
        let mut done = 0;
        let mut last = String::new();
        journal::walk(conn, &request, &mut |action, entry| {
            if last != action.id {
                last.clone_from(&action.id);
                done += 1;
                job.step("journal", done, total)?;
            }
            lines.add(action, entry)
        })?;
        Ok(lines.finish(desk.now()))
    })?;
    let bytes = table.xlsx()?;
    files::keep_and_show(desk, Finished { name: words.plain("file-journal"), ending: "xlsx", bytes, pages: 0, warnings: Vec::new() })
}
