//! The register of numbers: its lines, annulment and reissue.
#![allow(clippy::needless_pass_by_value, reason = "commands hand their requests over whole")]

use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::issue::reason;
use super::model::{CertificateData, DocumentKind, DocumentState, Part};
use super::occasion::Occasion;
use super::plan::standing_of;
use super::press::Press;
use crate::error::{Code, Error, Result};
use crate::file::tables::DOCUMENT;
use crate::file::{Done, Op, ProgrammeFile};
use crate::ids::{CompetitionId, DocumentId, EventId, PersonId};
use crate::search::as_meant;
use crate::store::certificates as store;
use crate::store::certificates::register as rows;
use crate::templates::PrintedOn;
use crate::values::{Day, Order, Rows, Span};

/// A line of the register.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DocumentRow {
    /// The identifier.
    pub id: DocumentId,
    /// The number, such as `СК-2019-A1-00017`; never changed once printed.
    pub number: String,
    /// What was issued.
    pub kind: DocumentKind,
    /// To whom, as printed; empty where the person was erased.
    pub holder: String,
    /// The check of the name that was erased; empty where the name stands.
    pub erased: String,
    /// To whom.
    #[serde(default)]
    pub person_id: Option<PersonId>,
    /// For which event.
    #[serde(default)]
    pub event_id: Option<EventId>,
    /// For which competition.
    #[serde(default)]
    pub competition_id: Option<CompetitionId>,
    /// The event's title, or the competition's.
    pub event: String,
    /// As what.
    pub part: Part,
    /// When.
    pub issued_on: Day,
    /// On which template; none where nobody knows, and for a document that has none.
    #[serde(default)]
    pub template: Option<PrintedOn>,
    /// Whether it is valid.
    pub state: DocumentState,
    /// Why it was annulled.
    pub reason: String,
    /// Why it was given to somebody who was not entitled; empty for all others.
    pub exception: String,
    /// The number of the document that it stands in for; empty where there is none.
    pub replaces: String,
    /// The number of the document that stands in for it; empty where there is none.
    pub replaced_by: String,
    /// The numbers of other valid certificates of the same person for the same: laptops that did not know of each other each
    /// gave one. Empty for nearly all.
    pub doubles: Vec<String>,
    /// One of these was given before: this is the one to annul. A person decides.
    pub superfluous: bool,
}

/// Which lines of the register.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct DocumentFilter {
    /// Words of the holder or the number; empty for all.
    pub text: String,
    /// Given for this.
    pub occasion: Option<Occasion>,
    /// Of this kind.
    pub kind: Option<DocumentKind>,
    /// In this state.
    pub state: Option<DocumentState>,
    /// Given as exceptions only.
    pub exceptions: bool,
    /// Only those beside which another is valid.
    pub doubles: bool,
}

/// A window of the register. Order columns: `number` (the default, newest first), `holder`, `event`, `issued`, `state`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DocumentListRequest {
    /// Which lines.
    pub filter: DocumentFilter,
    /// How they are sorted.
    #[serde(default)]
    pub order: Option<Order>,
    /// Which of them.
    pub span: Span,
}

/// An annulment or a reissue, with its reason: the number stays in the register and is never given again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AnnulRequest {
    /// Which document.
    pub id: DocumentId,
    /// Why; required.
    pub reason: String,
}

/// A window of the register.
pub fn register(conn: &Connection, request: &DocumentListRequest) -> Result<Rows<DocumentRow>> {
    let span = request.span.within();
    let order = order(request.order.as_ref())?;
    as_meant(&request.filter.text, |text| {
        let filter = DocumentFilter { text: text.to_owned(), ..request.filter.clone() };
        let (rows, total) = rows::window(conn, &filter, order, Some(span))?;
        Ok(Rows { rows, total, offset: span.offset })
    })
}

/// Every line that a filter lets through, in this order: for the printed register.
pub fn whole_register(conn: &Connection, filter: &DocumentFilter, order: Option<&Order>) -> Result<Vec<DocumentRow>> {
    Ok(rows::window(conn, filter, self::order(order)?, None)?.0)
}

fn order(order: Option<&Order>) -> Result<rows::DocumentOrder> {
    use rows::OrderColumn::{Event, Holder, Issued, Number, State};
    let Some(order) = order else { return Ok(rows::DocumentOrder { column: Number, descending: true }) };
    let column = match order.column.as_str() {
        "number" => Number,
        "holder" => Holder,
        "event" => Event,
        "issued" => Issued,
        "state" => State,
        _ => return Err(Error::new(Code::BadRequest)),
    };
    Ok(rows::DocumentOrder { column, descending: order.descending })
}

/// A line of the register; `not-found` without one.
pub fn document(conn: &Connection, id: DocumentId) -> Result<DocumentRow> {
    rows::one(conn, id)
}

/// Annuls a document: it stays in the register with the reason, and its number is never given again. `not-valid-now` for one that is annulled.
pub fn annul(file: &ProgrammeFile, request: AnnulRequest) -> Result<Done<()>> {
    let reason = reason(&request.reason)?;
    file.transact(Op::AnnulDocument, |tx| {
        let row = rows::one(tx.conn(), request.id)?;
        tx.about(&row.number);
        refuse_annulled(&row)?;
        tx.update(&DOCUMENT, request.id, &[("state", DocumentState::Annulled.into()), ("reason", reason.into())]).map(drop)
    })
}

fn refuse_annulled(row: &DocumentRow) -> Result<()> {
    if row.state == DocumentState::Issued { Ok(()) } else { Err(Error::new(Code::NotValidNow).with("number", row.number.clone())) }
}

/// The key of the template on which most of the valid certificates of an occasion were printed, of several that which was printed
/// on last; none where nobody knows.
pub fn usual_template(conn: &Connection, occasion: Occasion) -> Result<Option<String>> {
    rows::usual_template(conn, occasion)
}

/// Gives a certificate a new number in place of the old, which becomes annulled with the reason and leads to the new one; prints
/// it on the template of this key, in one transaction. What was an exception stays one. The new certificate says what is known today.
/// `not-valid-now` for one that is annulled, `undecided` while laptops do not agree about it, `doubled` (`number`) where an earlier
/// one is valid: two would be again; `not-found` where the person is in the list no more; `nobody-present`, as an issue has it, where
/// none is due to the person any more and it is no exception: the reason for that is given in the list before printing.
pub fn reissue<T>(
    file: &ProgrammeFile,
    request: AnnulRequest,
    template: Option<&str>,
    today: Day,
    print: impl FnOnce(&CertificateData) -> Result<T>,
) -> Result<Done<(CertificateData, T)>> {
    let reason = reason(&request.reason)?;
    file.transact(Op::ReissueDocument, |tx| {
        let row = rows::one(tx.conn(), request.id)?;
        tx.about(&row.number);
        refuse_annulled(&row)?;
        if row.superfluous {
            return Err(Error::new(Code::Doubled).with("number", row.doubles.join(", ")));
        }
        let occasion = Occasion::of(&row).ok_or_else(|| Error::new(Code::BadRequest))?;
        let people = store::candidates(tx.conn(), occasion)?.people;
        let found = people.into_iter().find(|candidate| candidate.certificate.as_ref().is_some_and(|given| given.id == request.id));
        let mut candidate = found.ok_or_else(|| Error::new(Code::NotFound))?;
        if candidate.undecided {
            return Err(Error::new(Code::Undecided).with("count", 1_u32));
        }
        let mut press = Press::new(tx, occasion, template, today)?;
        if !standing_of(&candidate, press.told.least).is_given() {
            return Err(Error::new(Code::NobodyPresent));
        }
        tx.update(&DOCUMENT, request.id, &[("state", DocumentState::Annulled.into()), ("reason", reason.into())])?;
        let (_, number) = press.enter(tx, &candidate, &row.exception, Some(request.id))?;
        candidate.certificate = None;
        let mut corrections = store::corrections(tx.conn())?;
        let known = corrections.remove(&candidate.person_id.raw()).unwrap_or_default();
        let data = press.data(candidate, known, number, today);
        let result = print(&data)?;
        Ok((data, result))
    })
}
