//! Commands on reports.

use sokrat_core::Result;
use sokrat_core::programme::{self, Programme};
use sokrat_core::reports::{self, ParticipationReport, ReportRequest};
use sokrat_documents::render_flow;
use sokrat_words::Words;

use super::Produced;
use crate::desk::{Desk, Job};
use crate::files::{self, Finished};
use crate::papers;

/// The command of this name.
pub fn participation(desk: &Desk, _job: &Job<'_>, request: ReportRequest) -> Result<ParticipationReport> {
    let now = desk.now();
    desk.file()?.read(|conn| reports::participation(conn, &request, now))
}

/// Makes the report as a PDF.
pub fn save_pdf(desk: &Desk, job: &Job<'_>, request: ReportRequest) -> Result<Produced> {
    let words = desk.words();
    let (programme, report) = gather(desk, &request)?;
    let content = papers::report::report(words, &programme, &report, desk.now());
    let rendered = papers::rendered(render_flow(&content, &mut papers::progress(job, "report")))?;
    files::keep(desk, papers::finished(words, name(words, &request), rendered))
}

/// Makes the report as a table and opens it.
pub fn save_xlsx(desk: &Desk, _job: &Job<'_>, request: ReportRequest) -> Result<Produced> {
    let words = desk.words();
    let (_, report) = gather(desk, &request)?;
    let bytes = papers::report::table(words, &report, desk.now()).xlsx()?;
    files::keep_and_show(desk, Finished { name: name(words, &request), ending: "xlsx", bytes, pages: 0, warnings: Vec::new() })
}

fn gather(desk: &Desk, request: &ReportRequest) -> Result<(Programme, ParticipationReport)> {
    let now = desk.now();
    desk.file()?.read(|conn| Ok((programme::structure(conn)?.programme, reports::participation(conn, request, now)?)))
}

fn name(words: &Words, request: &ReportRequest) -> String {
    match request.year {
        Some(year) => words.text("file-report", &[("year", year.to_string().into())]),
        None => words.plain("file-report-all"),
    }
}
