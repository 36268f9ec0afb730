//! The register of numbers: its lines, annulment and reissue, gaps, the check of a code.
#![allow(clippy::needless_pass_by_value, reason = "commands hand their requests over whole")]

use rusqlite::Connection;

use super::code::{name_check, read_code};
use super::model::{
    AnnulRequest, CertificateData, CodeVerdict, DocumentFilter, DocumentListRequest, DocumentRow, DocumentState, GapReason, NumberGap, Occasion,
    Verdict,
};
use super::operations::reason;
use super::press::Press;
use crate::error::{Code, Error, Result};
use crate::file::tables::DOCUMENT;
use crate::file::{Done, Op, ProgrammeFile};
use crate::ids::{DocumentId, EventId};
use crate::search::as_meant;
use crate::store::certificates as store;
use crate::store::certificates::{Given, register as rows};
use crate::values::{Day, Order, Rows};

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

/// Gives a certificate a new number in place of the old, which becomes annulled with the reason and leads to the new one; prints
/// it, in one transaction. What was an exception stays one. The new certificate says what is known today.
/// `not-valid-now` for one that is annulled, `undecided` while laptops do not agree about it, `not-found` where the person is
/// in the list no more.
pub fn reissue<T>(
    file: &ProgrammeFile,
    request: AnnulRequest,
    today: Day,
    print: impl FnOnce(&CertificateData) -> Result<T>,
) -> Result<Done<(CertificateData, T)>> {
    let reason = reason(&request.reason)?;
    file.transact(Op::ReissueDocument, |tx| {
        let row = rows::one(tx.conn(), request.id)?;
        tx.about(&row.number);
        refuse_annulled(&row)?;
        let occasion = Occasion::of(&row).ok_or_else(|| Error::new(Code::BadRequest))?;
        let people = store::candidates(tx.conn(), occasion)?.people;
        let found = people.into_iter().find(|candidate| candidate.certificate.as_ref().is_some_and(|given| given.id == request.id));
        let mut candidate = found.ok_or_else(|| Error::new(Code::NotFound))?;
        if candidate.undecided {
            return Err(Error::new(Code::Undecided).with("count", 1_u32));
        }
        tx.update(&DOCUMENT, request.id, &[("state", DocumentState::Annulled.into()), ("reason", reason.into())])?;
        let mut press = Press::new(tx, occasion, today)?;
        let (_, number) = press.enter(tx, &candidate, &row.exception, Some(request.id))?;
        candidate.certificate = None;
        let mut corrections = store::corrections(tx.conn(), std::slice::from_ref(&candidate))?;
        let known = corrections.remove(&candidate.person_id.raw()).unwrap_or_default();
        let data = press.data(candidate, known, number, today);
        let result = print(&data)?;
        Ok((data, result))
    })
}

/// The numbers that stand on no line of the register, run by run: each with why. The register is complete with them.
pub fn gaps(conn: &Connection, event: Option<EventId>) -> Result<Vec<NumberGap>> {
    let own = store::own_code(conn)?;
    let codes = store::codes(conn)?;
    let mut gaps = Vec::new();
    for series in rows::series(conn, event)? {
        let laptop = codes.iter().filter(|code| series.contains(code.as_str())).max_by_key(|code| code.len()).cloned().unwrap_or_default();
        let given = rows::given(conn, &series)?;
        let missing = if laptop == own { GapReason::Skipped } else { GapReason::NotHere };
        gaps.extend(gaps_of(&given, missing).into_iter().map(|(first, last, why)| NumberGap {
            first: number_like(&given, first),
            last: number_like(&given, last),
            count: last - first + 1,
            why,
            laptop: laptop.clone(),
            series: series.clone(),
        }));
    }
    Ok(gaps)
}

/// The runs of counters from 1 to the highest that no live document has: those whose issue was undone, and all others.
pub fn gaps_of(given: &[Given], missing: GapReason) -> Vec<(u32, u32, GapReason)> {
    let mut runs: Vec<(u32, u32, GapReason)> = Vec::new();
    let mut add = |first: u32, last: u32, why: GapReason| match runs.last_mut() {
        Some(run) if run.1 + 1 == first && run.2 == why => run.1 = last,
        _ => runs.push((first, last, why)),
    };
    let mut next = 1;
    for one in given {
        if one.counter > next {
            add(next, one.counter - 1, missing);
        }
        if one.counter >= next && !one.live {
            add(one.counter, one.counter, GapReason::Undone);
        }
        next = next.max(one.counter.saturating_add(1));
    }
    runs
}

/// The most zeros before a counter.
const MOST_ZEROS: usize = 20;

/// The number with this counter, spelled as those of its series are.
fn number_like(given: &[Given], counter: u32) -> String {
    if let Some(known) = given.iter().find(|one| one.counter == counter) {
        return known.number.clone();
    }
    let Some(like) = given.last() else { return counter.to_string() };
    // The last run of digits that reads as the counter.
    let digits = like.counter.to_string();
    let Some(at) = like.number.rfind(&digits) else { return counter.to_string() };
    let end = at + digits.len();
    // A number is short; a text of a package may be anything, and nothing can be filled up to tens of thousands.
    let start = like.number[..at].trim_end_matches('0').len().max(at.saturating_sub(MOST_ZEROS));
    format!("{}{counter:0width$}{}", &like.number[..start], &like.number[end..], width = end - start)
}

/// Checks a code that was scanned or typed against the register: nothing but the file is asked.
///
/// A whole code proves number, day and name; a number alone only that it is in the register.
pub fn check_code(conn: &Connection, text: &str) -> Result<CodeVerdict> {
    let code = read_code(text);
    let document = rows::by_number(conn, &code.number)?;
    let verdict = |verdict: Verdict, proved: bool, document: Option<DocumentRow>| CodeVerdict {
        verdict,
        number: code.number.clone(),
        name_proved: proved,
        document,
    };
    let Some(row) = document else { return Ok(verdict(Verdict::Unknown, false, None)) };
    let expected = if row.erased.is_empty() { name_check(&row.number, row.issued_on, &row.holder) } else { row.erased.clone() };
    let proved = code.proof.as_ref().map(|(day, check)| *day == row.issued_on.0.to_string() && *check == expected);
    Ok(match (proved, row.state) {
        (Some(false), _) => verdict(Verdict::NameDiffers, false, Some(row)),
        (_, DocumentState::Annulled) if !row.replaced_by.is_empty() => verdict(Verdict::Replaced, proved.is_some(), Some(row)),
        (_, DocumentState::Annulled) => verdict(Verdict::Annulled, proved.is_some(), Some(row)),
        _ => verdict(Verdict::Valid, proved.is_some(), Some(row)),
    })
}
