//! Operations on certificates.
#![allow(clippy::needless_pass_by_value, reason = "commands hand their requests over whole")]

use rusqlite::Connection;
use rusqlite::types::Value;

use super::model::{AnnulRequest, CertificateData, CertificatePlan, DocumentKind, DocumentListRequest, DocumentRow, DocumentState};
use crate::calendar::{self, Event};
use crate::conflicts::refuse_undecided_certificates;
use crate::error::{Code, Error, Issue, Result};
use crate::file::tables::DOCUMENT;
use crate::file::{Done, Op, ProgrammeFile, Tx};
use crate::ids::EventId;
use crate::search::as_meant;
use crate::store::certificates as store;
use crate::store::certificates::{Certificate, DocumentOrder, Present};
use crate::values::{Day, Order, Rows};

/// Longest reason of an annulment.
const MOST_REASON: usize = 500;

/// The series of the certificates that one copy of the programme gives in a year: numbers of two laptops never meet.
pub fn series(year: i16, replica_code: &str) -> String {
    format!("СК-{year}-{replica_code}")
}

/// Who would get a certificate for an event. Only people marked present do (F55).
pub fn plan(conn: &Connection, id: EventId) -> Result<CertificatePlan> {
    crate::store::calendar::slot(conn, id)?;
    let present = store::present(conn, id)?;
    let printed = present.iter().filter(|person| person.certificate.is_some()).count();
    let longest_name = present.iter().map(|person| person.name.full()).max_by_key(|name| name.chars().count()).unwrap_or_default();
    Ok(CertificatePlan { event_id: id, present: present.len() as u32, new: (present.len() - printed) as u32, printed: printed as u32, longest_name })
}

/// Gives everybody present without a valid certificate a number and prints, in one transaction: where `print` fails,
/// nothing is numbered. Returns what was printed, by name, and what `print` returned.
///
/// A certificate that exists keeps its number and its day; `only_new` leaves it out. Where the name was corrected since,
/// the register follows what is printed now. Numbers rise by one from the highest that this laptop gave in the year of the
/// event, also over an issue that was undone. `nobody-present` when nobody is, `nobody-new`
/// when only new ones were asked for and everybody has one; `undecided` where two laptops
/// do not agree whether a certificate of the event is valid.
pub fn issue<T>(
    file: &ProgrammeFile,
    event_id: EventId,
    only_new: bool,
    today: Day,
    print: impl FnOnce(&[CertificateData]) -> Result<T>,
) -> Result<Done<(Vec<CertificateData>, T)>> {
    file.transact(Op::IssueCertificates, |tx| {
        let event = calendar::get(tx.conn(), event_id)?;
        let programme = crate::store::programme::programme(tx.conn())?;
        tx.about(&event.fields.title);
        refuse_undecided_certificates(tx.conn(), event_id)?;
        let mut present = store::present(tx.conn(), event_id)?;
        if present.is_empty() {
            return Err(Error::new(Code::NobodyPresent));
        }
        if only_new {
            present.retain(|person| person.certificate.is_none());
        }
        if present.is_empty() {
            return Err(Error::new(Code::NobodyNew));
        }
        let series = series(event.day.0.year(), &tx.replica_code()?);
        let mut counter = store::highest_number(tx.conn(), &series)?;
        let mut printed = Vec::with_capacity(present.len());
        for person in present {
            let holder = person.name.full();
            let (number, issued_on) = match &person.certificate {
                Some(certificate) => {
                    follow_name(tx, certificate, &holder)?;
                    (certificate.number.clone(), certificate.issued_on)
                }
                None => {
                    counter += 1;
                    let number = format!("{series}-{counter:05}");
                    enter(tx, &series, &number, event_id, &person, today)?;
                    (number, today)
                }
            };
            printed.push(data(&event, &programme, person, number, issued_on));
        }
        let result = print(&printed)?;
        Ok((printed, result))
    })
}

fn follow_name(tx: &mut Tx<'_>, certificate: &Certificate, holder: &str) -> Result<()> {
    if certificate.holder != holder {
        tx.update(&DOCUMENT, certificate.id, &[("holder", holder.to_owned().into())])?;
    }
    Ok(())
}

fn enter(tx: &mut Tx<'_>, series: &str, number: &str, event: EventId, person: &Present, today: Day) -> Result<()> {
    let id = tx.new_id();
    let values: [(&'static str, Value); 8] = [
        ("series", series.to_owned().into()),
        ("number", number.to_owned().into()),
        ("kind", DocumentKind::Certificate.into()),
        ("event_id", event.into()),
        ("person_id", person.person_id.into()),
        ("issued_on", today.into()),
        ("state", DocumentState::Issued.into()),
        ("holder", person.name.full().into()),
    ];
    tx.insert(&DOCUMENT, id, &values)
}

/// What a certificate says. Hours are those of the person's presence, or the event's, or as long as the event was.
fn data(event: &Event, programme: &crate::programme::Programme, person: Present, number: String, issued_on: Day) -> CertificateData {
    let fields = &event.fields;
    let (first_day, last_day) = calendar::days(fields.starts, fields.ends);
    let whole = fields.hours.unwrap_or_else(|| calendar::academic_hours(fields.starts, fields.ends));
    let hours = person.hours.unwrap_or(whole);
    let place = [fields.place.as_str(), event.municipality.as_str()];
    let other_names = [person.name.given.as_str(), person.name.patronymic.as_str()];
    CertificateData {
        number,
        full_name: person.name.full(),
        given_and_patronymic: filled(&other_names, " "),
        surname: person.name.surname,
        sex: person.sex,
        organisation: person.organisation,
        event_title: fields.title.clone(),
        event_kind: fields.kind,
        first_day,
        last_day,
        hours: (hours.0 > 0).then_some(hours),
        place: filled(&place, ", "),
        issued_on,
        foundation: programme.foundation.clone(),
        programme: programme.title.clone(),
        signatory: programme.signatory.clone(),
        signatory_post: programme.signatory_post.clone(),
    }
}

fn filled(parts: &[&str], between: &str) -> String {
    parts.iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join(between)
}

/// A window of the register.
pub fn register(conn: &Connection, request: &DocumentListRequest) -> Result<Rows<DocumentRow>> {
    let span = request.span.within();
    let order = order(request.order.as_ref())?;
    as_meant(&request.text, |text| {
        let (rows, total) = store::rows(conn, &DocumentListRequest { text: text.to_owned(), ..request.clone() }, order, span)?;
        Ok(Rows { rows, total, offset: span.offset })
    })
}

fn order(order: Option<&Order>) -> Result<DocumentOrder> {
    let Some(order) = order else { return Ok(DocumentOrder::NumberDescending) };
    match (order.column.as_str(), order.descending) {
        ("number", false) => Ok(DocumentOrder::Number),
        ("number", true) => Ok(DocumentOrder::NumberDescending),
        ("holder", false) => Ok(DocumentOrder::Holder),
        ("holder", true) => Ok(DocumentOrder::HolderDescending),
        ("issued", false) => Ok(DocumentOrder::Issued),
        ("issued", true) => Ok(DocumentOrder::IssuedDescending),
        _ => Err(Error::new(Code::BadRequest)),
    }
}

/// Annuls a document: it stays in the register with the reason, and its number is never given again.
pub fn annul(file: &ProgrammeFile, request: AnnulRequest) -> Result<Done<()>> {
    let reason = request.reason.trim();
    if reason.is_empty() {
        return Err(Error::at("reason", Code::Required));
    }
    if reason.chars().count() > MOST_REASON {
        return Err(Error::invalid(vec![Issue::at("reason", Code::TooLong).with("most", MOST_REASON)]));
    }
    file.transact(Op::AnnulDocument, |tx| {
        let number = store::number(tx.conn(), request.id)?;
        tx.about(&number);
        tx.update(&DOCUMENT, request.id, &[("state", DocumentState::Annulled.into()), ("reason", reason.to_owned().into())])?;
        Ok(())
    })
}
