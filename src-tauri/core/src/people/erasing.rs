//! Erasing a person for good, as the law on personal data (152-FZ) lets everybody demand.

use crate::error::Result;
use crate::file::tables::{NAME_CASE, PERSON};
use crate::file::{Done, Op, ProgrammeFile, Tx};
use crate::ids::PersonId;
use crate::names::cases::Case;
use crate::store::{certificates, erasing, joined, people};

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
    erasing::erase_beside(tx, person)?;
    // Also those that another laptop may have written and this one has not heard of: their identifiers are known beforehand.
    for case in Case::ALL {
        tx.erase(&NAME_CASE, certificates::name_case_id(person, *case))?;
    }
    tx.erase(&PERSON, person)
}
