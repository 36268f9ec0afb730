//! Who gets certificates for an occasion, and their issue.
#![allow(clippy::needless_pass_by_value, reason = "commands hand their requests over whole")]

use std::collections::HashMap;

use rusqlite::Connection;

use super::model::{
    CertificateData, CertificateException, CertificateLine, CertificateOrder, CertificatePlan, CertificatePlanRequest, LeastHoursRequest,
    NameCaseRequest, Occasion, Part, PartRequest, Standing,
};
use super::press::Press;
use super::rules::{Claim, standing};
use crate::calendar::{self, EventKind};
use crate::error::{Code, Error, Issue, Result};
use crate::file::tables::{EVENT, NAME_CASE, REGISTRATION};
use crate::file::{Done, Op, ProgrammeFile};
use crate::ids::RawId;
use crate::names::cases::{Case, NameSource, in_case};
use crate::names::tidy;
use crate::store::certificates as store;
use crate::store::certificates::Candidate;
use crate::store::{joined, people, registrations};
use crate::values::{Day, Hundredths};

/// Longest reason.
pub(super) const MOST_REASON: usize = 500;
/// Longest name put into a case by hand.
const MOST_NAME: usize = 300;
/// The most hours that may be asked for.
const MOST_HOURS: Hundredths = Hundredths(100_000);

/// What certificates of an occasion share.
pub(super) struct Told {
    pub title: String,
    pub kind: Option<EventKind>,
    pub days: (Day, Day),
    pub hours: Option<Hundredths>,
    pub place: String,
    pub least: Option<Hundredths>,
}

pub(super) fn told(conn: &Connection, occasion: Occasion) -> Result<Told> {
    match occasion {
        Occasion::Event(id) => {
            let event = calendar::get(conn, id)?;
            let (starts, ends) = (event.fields.starts, event.fields.ends);
            let place = [event.fields.place.as_str(), event.municipality.as_str()];
            Ok(Told {
                kind: Some(event.fields.kind),
                days: calendar::days(starts, ends),
                hours: Some(event.fields.hours.unwrap_or_else(|| calendar::academic_hours(starts, ends))),
                place: place.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", "),
                least: store::least_hours(conn, id)?,
                title: event.fields.title,
            })
        }
        Occasion::Competition(id) => {
            let (title, day) = store::decided(conn, id)?;
            Ok(Told { title, kind: None, days: (day, day), hours: None, place: String::new(), least: None })
        }
    }
}

pub(super) fn standing_of(candidate: &Candidate, least: Option<Hundredths>) -> Standing {
    let claim = Claim {
        present: candidate.present,
        hours: candidate.hours,
        printed: candidate.certificate.is_some(),
        excepted: candidate.certificate.as_ref().is_some_and(|certificate| !certificate.exception.is_empty()),
        undecided: candidate.undecided,
    };
    standing(claim, least)
}

/// Everybody who stands in the list of an occasion, with what will be printed for whom and who gets nothing and why (F55).
pub fn plan(conn: &Connection, request: CertificatePlanRequest) -> Result<CertificatePlan> {
    let told = told(conn, request.occasion)?;
    let found = store::candidates(conn, request.occasion)?;
    let corrections = store::corrections(conn, &found.people)?;
    let mut lines = Vec::with_capacity(found.people.len());
    for candidate in &found.people {
        let known = corrections.get(&candidate.person_id.raw()).map_or(&[][..], Vec::as_slice);
        let printed = in_case(&candidate.name, candidate.sex, request.case, known);
        let (number, exception) =
            candidate.certificate.as_ref().map_or_else(Default::default, |given| (given.number.clone(), given.exception.clone()));
        lines.push(CertificateLine {
            person_id: candidate.person_id,
            name: candidate.name.full(),
            printed: printed.name,
            source: printed.source,
            doubt: printed.doubt,
            organisation: candidate.organisation.clone(),
            part: candidate.part,
            status: candidate.status,
            hours: candidate.hours,
            award: candidate.award,
            standing: standing_of(candidate, told.least),
            number,
            exception,
        });
    }
    let given = || lines.iter().filter(|line| line.standing.is_given());
    let count = |standing: Standing| lines.iter().filter(|line| line.standing == standing).count() as u32;
    let (new, printed) = (count(Standing::New), count(Standing::Printed));
    Ok(CertificatePlan {
        occasion: request.occasion,
        title: told.title,
        case: request.case,
        least_hours: told.least,
        present: new + printed,
        new,
        printed,
        left_out: lines.len() as u32 - new - printed,
        doubtful: given().filter(|line| line.source == NameSource::Doubtful).count() as u32,
        nameless: found.nameless,
        longest_name: given().map(|line| line.printed.clone()).max_by_key(|name| name.chars().count()).unwrap_or_default(),
        lines,
    })
}

/// What an issue did.
#[derive(Clone, Debug, PartialEq)]
pub struct IssueDone<T> {
    /// What was printed, by name.
    pub printed: Vec<CertificateData>,
    /// How many of them are new in the register.
    pub new: u32,
    /// What the printer returned.
    pub result: T,
}

/// Gives everybody who may have a certificate and has none a number and prints, in one transaction: where `print` fails,
/// nothing is numbered.
///
/// A certificate that exists keeps its number and its day; `only_new` leaves it out. Where the name was corrected since,
/// the register follows what is printed now. Numbers rise by one from the highest that this laptop gave in the series,
/// also over an issue that was undone. `nobody-present` when nobody may have one, `nobody-new` when only new ones were
/// asked for and everybody has one; `undecided` (`count`) where nobody is left but those about whose certificate laptops do
/// not agree. An exception needs its reason.
pub fn issue<T>(
    file: &ProgrammeFile,
    order: &CertificateOrder,
    today: Day,
    print: impl FnOnce(&[CertificateData]) -> Result<T>,
) -> Result<Done<IssueDone<T>>> {
    let exceptions = exceptions(&order.exceptions)?;
    file.transact(Op::IssueCertificates, |tx| {
        let mut press = Press::new(tx, order.occasion, today)?;
        tx.about(&press.told.title);
        let wanted = chosen(tx.conn(), order, &exceptions, press.told.least)?;
        let corrections = store::corrections(tx.conn(), &wanted)?;
        let mut printed = Vec::with_capacity(wanted.len());
        let mut new = 0;
        for candidate in wanted {
            let (number, day) = match &candidate.certificate {
                Some(given) => {
                    press.follow_name(tx, given, &candidate.name.full())?;
                    (given.number.clone(), given.issued_on)
                }
                None => {
                    new += 1;
                    let exception = exceptions.get(&candidate.person_id.raw()).map_or("", String::as_str);
                    (press.enter(tx, &candidate, exception, None)?.1, today)
                }
            };
            let known = corrections.get(&candidate.person_id.raw()).cloned().unwrap_or_default();
            printed.push(press.data(candidate, known, number, day));
        }
        let result = print(&printed)?;
        Ok(IssueDone { printed, new, result })
    })
}

/// The reasons of exceptions by person: `invalid` at `reason` where one has none, or a long one.
fn exceptions(asked: &[CertificateException]) -> Result<HashMap<RawId, String>> {
    asked.iter().map(|exception| Ok((exception.person_id.raw(), reason(&exception.reason)?))).collect()
}

/// A reason as it is kept: `invalid` at `reason` where it is empty or too long.
pub(super) fn reason(text: &str) -> Result<String> {
    let reason = text.trim();
    if reason.is_empty() {
        return Err(Error::at("reason", Code::Required));
    }
    if reason.chars().count() > MOST_REASON {
        return Err(Error::invalid(vec![Issue::at("reason", Code::TooLong).with("most", MOST_REASON)]));
    }
    Ok(reason.to_owned())
}

/// Those for whom is printed, by name.
fn chosen(conn: &Connection, order: &CertificateOrder, exceptions: &HashMap<RawId, String>, least: Option<Hundredths>) -> Result<Vec<Candidate>> {
    let mut people = store::candidates(conn, order.occasion)?.people;
    people.retain(|candidate| order.people.is_empty() || order.people.contains(&candidate.person_id));
    let undecided = people.iter().filter(|candidate| candidate.undecided).count();
    people.retain(|candidate| match standing_of(candidate, least) {
        Standing::Undecided => false,
        standing => standing.is_given() || exceptions.contains_key(&candidate.person_id.raw()),
    });
    match (people.is_empty(), undecided) {
        (true, 0) => return Err(Error::new(Code::NobodyPresent)),
        (true, count) => return Err(Error::new(Code::Undecided).with("count", count)),
        _ => {}
    }
    people.retain(|candidate| !order.only_new || candidate.certificate.is_none());
    if people.is_empty() { Err(Error::new(Code::NobodyNew)) } else { Ok(people) }
}

/// Remembers how a name stands in a case, or leaves it to the rules again where the request names nothing. The correction is
/// of the record that stands for the person, and of the name they have now.
pub fn correct_name(file: &ProgrammeFile, request: NameCaseRequest) -> Result<Done<()>> {
    let name = tidy(&request.name);
    if name.chars().count() > MOST_NAME {
        return Err(Error::invalid(vec![Issue::at("name", Code::TooLong).with("most", MOST_NAME)]));
    }
    if request.case == Case::Nominative {
        return Err(Error::new(Code::BadRequest));
    }
    file.transact(Op::CorrectName, |tx| {
        let person = joined::canonical(tx.conn(), request.person_id)?;
        let of = people::name(tx.conn(), person)?.full();
        tx.about(&of);
        let id = store::name_case_id(person, request.case);
        if name.is_empty() {
            return if store::has_name_case(tx.conn(), id)? { tx.delete(&NAME_CASE, id) } else { Ok(()) };
        }
        let values = [("person_id", person.into()), ("name_case", request.case.into()), ("of_name", of.into()), ("name", name.into())];
        tx.put(&NAME_CASE, id, &values).map(drop)
    })
}

/// Says as what somebody took part in an event: it stands on their certificate. `not-found` where they are not in its list.
pub fn set_part(file: &ProgrammeFile, request: PartRequest) -> Result<Done<()>> {
    if request.part == Part::Winner {
        return Err(Error::new(Code::BadRequest));
    }
    file.transact(Op::SetEventPart, |tx| {
        people::name(tx.conn(), request.person_id)?;
        let (mut found, mut named) = (false, false);
        for person in joined::members(tx.conn(), request.person_id)? {
            let id = registrations::id_of(request.event_id, person);
            if store::has_registration(tx.conn(), id)? {
                found = true;
                // Of several records it is called after one that it touched: an erasure finds the name by that.
                if tx.update(&REGISTRATION, id, &[("part", request.part.into())])? && !named {
                    named = true;
                    tx.about(&people::name(tx.conn(), person)?.full());
                }
            }
        }
        if found { Ok(()) } else { Err(Error::new(Code::NotFound)) }
    })
}

/// Says from how many hours of presence on an event's certificates are given.
pub fn set_least_hours(file: &ProgrammeFile, request: LeastHoursRequest) -> Result<Done<()>> {
    if request.hours.is_some_and(|hours| !(Hundredths(0)..=MOST_HOURS).contains(&hours)) {
        let (least, most) = (0_i64, MOST_HOURS.0 / 100);
        return Err(Error::invalid(vec![Issue::at("hours", Code::OutOfRange).with("least", least).with("most", most)]));
    }
    file.transact(Op::SetCertificateRules, |tx| {
        tx.about(&calendar::get(tx.conn(), request.event_id)?.fields.title);
        tx.update(&EVENT, request.event_id, &[("least_hours", request.hours.filter(|hours| hours.0 > 0).into())]).map(drop)
    })
}
