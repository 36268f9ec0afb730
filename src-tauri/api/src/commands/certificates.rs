//! Commands on certificates.

use sokrat_core::Done;
use sokrat_core::certificates;
use sokrat_core::certificates::{AnnulRequest, CertificatePlan, DocumentListRequest, DocumentRow};
use sokrat_core::ids::EventId;
use sokrat_core::values::Rows;
use sokrat_core::{Code, Error, Result};

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Produced;
use crate::desk::{Desk, Job};

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

/// Gives numbers to those present who have none, prints all into one PDF and opens it. Nothing is numbered when printing fails.
pub fn issue(_desk: &Desk, _job: &Job<'_>, _request: IssueRequest) -> Result<Done<Issued>> {
    Err(Error::new(Code::Internal))
}
