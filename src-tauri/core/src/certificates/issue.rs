//! The issue of certificates: numbers for those who have none, and print, as one change.
#![allow(clippy::needless_pass_by_value, reason = "commands hand their requests over whole")]

use std::collections::HashMap;

use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::model::CertificateData;
use super::occasion::Occasion;
use super::plan::{Standing, standing_of};
use super::press::Press;
use crate::error::{Code, Error, Issue, Result};
use crate::file::{Done, Op, ProgrammeFile};
use crate::ids::{PersonId, RawId};
use crate::store::certificates as store;
use crate::store::certificates::Candidate;
use crate::values::{Day, Hundredths};

/// Longest reason.
const MOST_REASON: usize = 500;

/// Somebody who gets a certificate though the rules give none.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CertificateException {
    /// Who.
    pub person_id: PersonId,
    /// Why; required, stands in the register.
    pub reason: String,
}

/// Which certificates to print.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CertificateOrder {
    /// For what.
    pub occasion: Occasion,
    /// The key of the template that is printed on; none where nobody says so.
    #[serde(default)]
    pub template: Option<String>,
    /// Print only those without a number so far; otherwise all, the others with the number they have.
    pub only_new: bool,
    /// Only for these people; empty for all.
    #[serde(default)]
    pub people: Vec<PersonId>,
    /// These as well, though the rules give them none.
    #[serde(default)]
    pub exceptions: Vec<CertificateException>,
}

impl CertificateOrder {
    /// All certificates of an occasion, or only new ones.
    pub fn of(occasion: impl Into<Occasion>, only_new: bool) -> Self {
        Self { occasion: occasion.into(), template: None, only_new, people: Vec::new(), exceptions: Vec::new() }
    }
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
/// A certificate that exists keeps its number and its day; `only_new` leaves it out. Where name, role or award were corrected
/// since, or it is printed on another template, the register follows what is printed now. Numbers rise by one from the highest that this laptop gave in the series,
/// also over an issue that was undone. `nobody-present` when nobody may have one, `nobody-new` when only new ones were
/// asked for and everybody has one; `undecided` (`count`) where nobody is left but those about whose certificate laptops do
/// not agree. An exception needs its reason, which stands in the register also where the person has a certificate from a time when
/// one was due.
pub fn issue<T>(
    file: &ProgrammeFile,
    order: &CertificateOrder,
    today: Day,
    print: impl FnOnce(&[CertificateData]) -> Result<T>,
) -> Result<Done<IssueDone<T>>> {
    let exceptions = exceptions(&order.exceptions)?;
    file.transact(Op::IssueCertificates, |tx| {
        let mut press = Press::new(tx, order.occasion, order.template.as_deref(), today)?;
        tx.about(&press.told.title);
        let wanted = chosen(tx.conn(), order, &exceptions, press.told.least)?;
        let corrections = store::corrections(tx.conn())?;
        let mut printed = Vec::with_capacity(wanted.len());
        let mut new = 0;
        for candidate in wanted {
            let exception = exceptions.get(&candidate.person_id.raw()).map_or("", String::as_str);
            let (number, day) = match &candidate.certificate {
                Some(given) => {
                    // A certificate that is due is no exception, whatever reason came with the order.
                    let is_due = standing_of(&candidate, press.told.least).is_given();
                    press.follow(tx, given, &candidate, if is_due { "" } else { exception })?;
                    (given.number.clone(), given.issued_on)
                }
                None => {
                    new += 1;
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
