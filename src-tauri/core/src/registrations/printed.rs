//! Who stands on the papers of an event: the sheet to sign, badges, table cards, labels.
#![allow(clippy::needless_pass_by_value, reason = "commands hand their requests over whole")]

use std::collections::BTreeSet;

use rusqlite::Connection;
use rusqlite::types::Value;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::RegistrationStatus;
use super::operations::change;
use crate::calendar::{self, Event};
use crate::certificates::Part;
use crate::error::{Code, Error, Issue, Result};
use crate::file::tables::REGISTRATION;
use crate::file::{Done, Op, ProgrammeFile, Tx};
use crate::ids::{EventId, PersonId, RegistrationId};
use crate::names::FullName;
use crate::names::cases::Correction;
use crate::people::Sex;
use crate::programme::Programme;
use crate::store::calendar::slot;
use crate::store::registrations as store;

/// The longest list of row numbers that is read: more than the rows of any sheet.
const MOST_ROWS: usize = 20_000;

crate::choices_plain! {
    /// For whom papers are printed: everybody who has or had a place, those present, or those chosen.
    PaperPeople { Registered = "registered", Present = "present", Chosen = "chosen", }
}

/// A person on a paper of an event.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PrintedPerson {
    /// The registration.
    pub registration_id: RegistrationId,
    /// The person.
    pub person_id: PersonId,
    /// The name.
    #[serde(skip)]
    pub name: FullName,
    /// What was corrected of the cases of the name.
    #[serde(skip)]
    pub corrections: Vec<Correction>,
    /// The sex, as far as known.
    pub sex: Sex,
    /// As what they take part.
    pub part: Part,
    /// The organisation credited; may be empty.
    pub organisation: String,
    /// What they are there; may be empty.
    pub post: String,
    /// Where they live; may be empty.
    pub municipality: String,
    /// The organisation's address; may be empty.
    pub address: String,
    /// The person's phone; may be empty.
    pub phone: String,
    /// The person's e-mail address; may be empty.
    pub email: String,
    /// The number of the row on the event's sheet; none before a sheet was printed.
    pub number: Option<u32>,
}

/// What the papers of an event say.
#[derive(Clone, Debug, PartialEq)]
pub struct EventPapers {
    /// The event.
    pub event: Event,
    /// The programme.
    pub programme: Programme,
    /// The people, by name.
    pub people: Vec<PrintedPerson>,
}

/// The people of an event for whom something is printed, by name, each once whatever their records. `nobody-to-print` at `people` when there is nobody.
pub fn papers(conn: &Connection, id: EventId, people: PaperPeople, chosen: &[RegistrationId]) -> Result<EventPapers> {
    let event = calendar::get(conn, id)?;
    let programme = crate::store::programme::programme(conn)?;
    let mut found = store::printed(conn, id)?;
    match people {
        PaperPeople::Registered => found.retain(|(status, _)| has_place(*status)),
        PaperPeople::Present => found.retain(|(status, _)| *status == RegistrationStatus::Attended),
        PaperPeople::Chosen => {
            let chosen: BTreeSet<&RegistrationId> = chosen.iter().collect();
            found.retain(|(_, person)| chosen.contains(&person.registration_id));
        }
    }
    if found.is_empty() {
        return Err(Error::at("people", Code::NobodyToPrint));
    }
    let mut corrections = crate::store::certificates::corrections(conn)?;
    for (person_id, person) in found.iter_mut().map(|(_, person)| (person.person_id.raw(), person)) {
        person.corrections = corrections.remove(&person_id).unwrap_or_default();
    }
    Ok(EventPapers { event, programme, people: found.into_iter().map(|(_, person)| person).collect() })
}

/// An event without its people: for a sheet that is filled in by hand.
pub fn papers_of(conn: &Connection, id: EventId) -> Result<EventPapers> {
    Ok(EventPapers { event: calendar::get(conn, id)?, programme: crate::store::programme::programme(conn)?, people: Vec::new() })
}

/// Whether somebody stands on the sheet that is signed at the door: who waits or has cancelled does not.
fn has_place(status: RegistrationStatus) -> bool {
    use RegistrationStatus::{Attended, Invited, NoShow, Registered};
    matches!(status, Invited | Registered | Attended | NoShow)
}

/// Prints the sheet of an event, in one change with the numbers of its rows: where `print` fails, nothing is numbered.
///
/// The first sheet numbers its rows from 1 by name. From then on a row keeps its number, on every later sheet, so that a
/// signed sheet can be entered by its numbers whatever was changed since; people who were added get the next numbers,
/// which may then stand out of order between the names. A number that was given is not given to another person, also where
/// the first has cancelled. `anew` numbers all rows from 1 again, and whoever stands on the sheet no more has no number from
/// then on: sheets printed before are out of date.
pub fn print_sheet<T>(file: &ProgrammeFile, id: EventId, anew: bool, print: impl FnOnce(&EventPapers) -> Result<T>) -> Result<Done<T>> {
    file.transact(Op::PrintSheet, |tx| {
        let event = calendar::get(tx.conn(), id)?;
        tx.about(&event.fields.title);
        let programme = crate::store::programme::programme(tx.conn())?;
        let mut people: Vec<PrintedPerson> =
            store::printed(tx.conn(), id)?.into_iter().filter(|(status, _)| has_place(*status)).map(|(_, person)| person).collect();
        if anew {
            forget_others(tx, id, &people)?;
        }
        let mut highest = if anew { 0 } else { store::highest_row(tx.conn(), id)? };
        // Two laptops may have given one number to two people: the first by name keeps it.
        let mut given = BTreeSet::new();
        for person in &mut people {
            let kept = person.number.filter(|number| !anew && given.insert(*number));
            let number = kept.unwrap_or_else(|| {
                highest += 1;
                given.insert(highest);
                highest
            });
            if person.number != Some(number) {
                tx.update(&REGISTRATION, person.registration_id, &[("list_number", i64::from(number).into())])?;
                person.number = Some(number);
            }
        }
        print(&EventPapers { event, programme, people })
    })
}

/// Takes the row numbers away from everybody of an event who is not among these people: who has cancelled or waits, and the
/// other registrations of joined people. Their old numbers are now those of others.
fn forget_others(tx: &mut Tx<'_>, id: EventId, people: &[PrintedPerson]) -> Result<()> {
    let listed: BTreeSet<RegistrationId> = people.iter().map(|person| person.registration_id).collect();
    for other in store::numbered(tx.conn(), id)?.into_iter().filter(|registration| !listed.contains(registration)) {
        tx.update(&REGISTRATION, other, &[("list_number", Value::Null)])?;
    }
    Ok(())
}

/// Row numbers of a signed sheet.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MarkRows {
    /// The event.
    pub event_id: EventId,
    /// The numbers of the signed rows as people write them: `1-15, 17, 20`.
    pub numbers: String,
}

/// What became of the rows of a signed sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RowsMarked {
    /// People now marked present.
    pub marked: u32,
    /// People who were marked already.
    pub before: u32,
}

/// Marks the people of these rows of the printed sheet present, all or none. At `numbers`: `required`, `bad-rows` (`text`)
/// for what is no number, `no-such-row` (`numbers`) for numbers that no row has.
pub fn mark_rows(file: &ProgrammeFile, request: MarkRows) -> Result<Done<RowsMarked>> {
    let numbers = rows_of(&request.numbers)?;
    file.transact(Op::CheckInMany, |tx| {
        let event = slot(tx.conn(), request.event_id)?;
        tx.about(&event.title);
        let rows = store::of_rows(tx.conn(), event.id)?;
        let missing: Vec<String> = numbers.iter().filter(|number| !rows.contains_key(number)).map(u32::to_string).collect();
        if !missing.is_empty() {
            let shown = missing.iter().take(10).cloned().collect::<Vec<_>>().join(", ");
            let more = if missing.len() > 10 { format!("{shown}…") } else { shown };
            return Err(Error::invalid(vec![Issue::at("numbers", Code::NoSuchRow).with("numbers", more)]));
        }
        let mut done = RowsMarked { marked: 0, before: 0 };
        for id in numbers.iter().filter_map(|number| rows.get(number)) {
            let Some(before) = store::registration(tx.conn(), *id)? else { continue };
            if before.status == RegistrationStatus::Attended {
                done.before += 1;
                continue;
            }
            // Whoever signed was in the room, whatever had stood there before.
            change(tx, &before, &event, RegistrationStatus::Attended)?;
            done.marked += 1;
        }
        Ok(done)
    })
}

/// The numbers of a text such as `1-15, 17 20`, each once.
fn rows_of(text: &str) -> Result<BTreeSet<u32>> {
    let bad = |part: &str| Error::invalid(vec![Issue::at("numbers", Code::BadRows).with("text", part)]);
    // A space beside the dash of a range does not end the number.
    let text = text.replace(['–', '—', '−'], "-");
    let mut joined = text.trim().to_owned();
    while let Some(at) = joined.find(" -").or_else(|| joined.find("- ").map(|at| at + 1)) {
        joined.remove(at);
    }
    let mut rows = BTreeSet::new();
    for part in joined.split([',', ';', ' ', '\n', '\t']).filter(|part| !part.is_empty()) {
        let number = |text: &str| text.parse::<u32>().ok().filter(|number| *number > 0).ok_or_else(|| bad(part));
        let (from, to) = match part.split_once('-') {
            Some((from, to)) => (number(from)?, number(to)?),
            None => (number(part)?, number(part)?),
        };
        if from > to || (to - from) as usize >= MOST_ROWS {
            return Err(bad(part));
        }
        rows.extend(from..=to);
    }
    if rows.is_empty() {
        return Err(Error::at("numbers", Code::Required));
    }
    Ok(rows)
}

/// What the bar code of a badge holds: twenty digits, as the last eight bytes of the registration's identifier say. Digits are the
/// same on every keyboard, and take half the width of letters.
pub fn badge_digits(id: RegistrationId) -> String {
    let mut tail = [0; 8];
    tail.copy_from_slice(&id.0.0[8..]);
    format!("{:020}", u64::from_be_bytes(tail))
}

/// What the QR code of a badge holds: `R` and the registration's identifier. Capitals and digits alone, so that the code
/// stays small and a scanner that types is not led astray by the keyboard's language.
pub fn badge_code(id: RegistrationId) -> String {
    format!("R{}", id.to_string().replace('-', "").to_uppercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_read_as_people_write_them() {
        for (text, rows) in [
            ("1-3, 7", vec![1, 2, 3, 7]),
            ("1 – 3;7", vec![1, 2, 3, 7]),
            ("  5 ", vec![5]),
            ("2 2 1-2", vec![1, 2]),
            ("10\n12", vec![10, 12]),
            ("1 -3", vec![1, 2, 3]),
        ] {
            assert_eq!(rows_of(text).map(|rows| rows.into_iter().collect::<Vec<_>>()), Ok(rows), "{text:?}");
        }
        for text in ["", "  ", "a", "0", "3-1", "1-", "1--2", "1-9999999", "-4"] {
            assert_eq!(rows_of(text).map_err(|error| error.issues[0].field.clone()), Err("numbers".to_owned()), "{text:?} is told at the field");
        }
    }
}
