//! Commands on certificates.

use sokrat_core::Done;
use sokrat_core::calendar;
use sokrat_core::certificates;
use sokrat_core::certificates::{AnnulRequest, CertificatePlan, DocumentListRequest, DocumentRow};
use sokrat_core::ids::EventId;
use sokrat_core::programme;
use sokrat_core::values::Rows;
use sokrat_core::{Code, Error, Result};
use sokrat_documents::render_cards;
use sokrat_documents::template::render_template;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Produced, templates};
use crate::desk::{Desk, Job};
use crate::{files, papers};

/// The command of this name.
pub fn plan(desk: &Desk, _job: &Job<'_>, request: EventId) -> Result<CertificatePlan> {
    desk.file()?.read(|conn| certificates::plan(conn, request))
}

/// The command of this name.
pub fn register(desk: &Desk, _job: &Job<'_>, request: DocumentListRequest) -> Result<Rows<DocumentRow>> {
    desk.file()?.read(|conn| certificates::register(conn, &request))
}

/// The command of this name.
pub fn annul(desk: &Desk, _job: &Job<'_>, request: AnnulRequest) -> Result<Done<()>> {
    certificates::annul(&*desk.file()?, request)
}

/// Certificates for those present at an event.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct IssueRequest {
    /// The event.
    pub event_id: EventId,
    /// Print only those without a number so far; otherwise all, the others with the number they have.
    pub only_new: bool,
    /// The key of the template (`templates.list`); none for the usual design.
    #[serde(default)]
    pub template: Option<String>,
}

/// What was printed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Issued {
    /// The PDF.
    pub document: Produced,
    /// New numbers in the register.
    pub new: u32,
    /// Certificates printed again with the number they have.
    pub printed_again: u32,
}

/// Gives numbers to those present who have none, prints all into one PDF. Nothing is numbered when printing
/// or keeping the PDF fails.
pub fn issue(desk: &Desk, job: &Job<'_>, request: IssueRequest) -> Result<Done<Issued>> {
    let (file, words, now) = (desk.file()?, desk.words(), desk.now());
    let (zone, before) = file.read(|conn| Ok((programme::structure(conn)?.programme.zone, certificates::plan(conn, request.event_id)?)))?;
    let template = match &request.template {
        Some(key) => {
            let (_, template) = templates::find(desk, key)?;
            let pictures = templates::pictures(desk, &template)?;
            Some((template, pictures))
        }
        None => None,
    };
    let done = certificates::issue(&file, request.event_id, request.only_new, calendar::day(now, &zone), |data| {
        let first = data.first().ok_or_else(|| Error::new(Code::NobodyPresent))?;
        let mut progress = papers::progress(job, "certificates");
        let rendered = papers::rendered(match &template {
            Some((template, pictures)) => {
                let cards: Vec<_> = data.iter().map(|data| papers::template::values(words, data)).collect();
                let facts = papers::template::facts(words, &first.event_title, &first.foundation, now);
                render_template(template, pictures, &cards, &facts, &mut progress)
            }
            None => render_cards(&papers::certificate::certificates(words, data, now), &mut progress),
        })?;
        let name = words.text("file-certificates", &[("day", first.first_day.0.to_string().into()), ("title", first.event_title.as_str().into())]);
        files::keep(desk, papers::finished(words, name, rendered))
    })?;
    let (printed, document) = done.value;
    let new = before.new.min(printed.len() as u32);
    Ok(Done { value: Issued { document, new, printed_again: printed.len() as u32 - new }, changed: done.changed })
}
