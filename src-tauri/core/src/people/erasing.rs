//! Erasing a person for good, as the law on personal data (152-FZ) lets everybody demand.

use std::collections::BTreeSet;

use crate::error::Result;
use crate::file::tables::{DOCUMENT, NAME_CASE, Noun, PERSON, ROLE, Table};
use crate::file::{Done, Op, ProgrammeFile, Tx};
use crate::ids::{PersonId, RawId};
use crate::names::cases::Case;
use crate::store::{certificates, joined, people, roles};

/// Erases a person under every record of theirs, here and on each laptop that hears of it. Nothing brings them back.
///
/// Gone, also from the journal, from what undo could restore and from what arrives later: name, sex, day of birth, contacts,
/// notes; the cases of the name that were put right by hand; roles with their posts; of certificates, whom they were given to
/// and why ([`certificates::erase_documents`] says what the register keeps); the name in what actions were about.
///
/// What stays names nobody: that somebody came to an event counts in its figures, an expert's marks in a ranking, an
/// application in its competition. Not looked through are texts that staff wrote freely elsewhere (speakers of an event,
/// the chair of a jury, notes, an application's text) and who worked at a laptop as its operator.
///
/// `not-found` where the person is not there.
pub fn erase(file: &ProgrammeFile, request: PersonId) -> Result<Done<()>> {
    let done = file.transact(Op::ErasePerson, |tx| {
        people::get(tx.conn(), request)?;
        joined::members(tx.conn(), request)?.into_iter().try_for_each(|record| erase_record(tx, record))
    })?;
    file.write_home();
    Ok(done)
}

fn erase_record(tx: &mut Tx<'_>, person: PersonId) -> Result<()> {
    erase_beside(tx, person)?;
    // Also those that another laptop may have written and this one has not heard of: their identifiers are known beforehand.
    for case in Case::ALL {
        tx.erase(&NAME_CASE, certificates::name_case_id(person, *case))?;
    }
    tx.erase(&PERSON, person)
}

/// What other tables tell of a person: the certificates and the roles that are entered.
fn erase_beside(tx: &mut Tx<'_>, person: PersonId) -> Result<()> {
    certificates::erase_documents(tx, person)?;
    roles::records(tx.conn(), person)?.into_iter().try_for_each(|role| tx.erase(&ROLE, role))
}

/// Erases what came from other laptops about people who are erased already: roles and certificates that somebody entered
/// without having heard of it. `touched` are the rows that came. Returns what changed; nothing is written where nothing came.
pub fn erase_late(file: &ProgrammeFile, touched: &[(&'static Table, RawId)]) -> Result<BTreeSet<Noun>> {
    let rows = |table: &'static Table| touched.iter().filter(move |(touched, _)| touched.name == table.name).map(|(_, row)| *row);
    // An erasure that came may be of somebody about whom something was entered here.
    let people = file.read(|conn| {
        let mut people = BTreeSet::new();
        for (table, rows) in [(&PERSON, rows(&PERSON).collect::<Vec<_>>()), (&ROLE, rows(&ROLE).collect()), (&DOCUMENT, rows(&DOCUMENT).collect())] {
            for row in rows {
                people.extend(people::erased_behind(conn, table, row)?);
            }
        }
        Ok(people)
    })?;
    if people.is_empty() {
        return Ok(BTreeSet::new());
    }
    let done = file.transact(Op::ErasePerson, |tx| people.into_iter().try_for_each(|person| erase_beside(tx, person)))?;
    file.write_home();
    Ok(done.changed)
}
