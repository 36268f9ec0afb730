//! What is said of people and events for their certificates: a name in a case, a role, the hours that are asked for.
#![allow(clippy::needless_pass_by_value, reason = "commands hand their requests over whole")]

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::model::Part;
use crate::calendar;
use crate::error::{Code, Error, Issue, Result};
use crate::file::tables::{EVENT, NAME_CASE, REGISTRATION};
use crate::file::{Done, Op, ProgrammeFile};
use crate::ids::{EventId, PersonId};
use crate::names::cases::Case;
use crate::names::tidy;
use crate::store::certificates as store;
use crate::store::{is_live, joined, people, registrations};
use crate::values::Hundredths;

/// Longest name put into a case by hand.
const MOST_NAME: usize = 300;
/// The most hours that may be asked for.
const MOST_HOURS: Hundredths = Hundredths(100_000);

/// A name put into a case by hand; an empty one leaves it to the rules again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct NameCaseRequest {
    /// Whose.
    pub person_id: PersonId,
    /// Into which case.
    pub case: Case,
    /// The whole name.
    pub name: String,
}

/// As what somebody took part in an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PartRequest {
    /// The event.
    pub event_id: EventId,
    /// Who.
    pub person_id: PersonId,
    /// As what.
    pub part: Part,
}

/// From how many hours of presence on an event's certificates are given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LeastHoursRequest {
    /// The event.
    pub event_id: EventId,
    /// The hours; none where presence is enough.
    #[serde(default)]
    pub hours: Option<Hundredths>,
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
            return if is_live(tx.conn(), &NAME_CASE, id)? { tx.delete(&NAME_CASE, id) } else { Ok(()) };
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
            if is_live(tx.conn(), &REGISTRATION, id)? {
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
