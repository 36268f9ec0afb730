//! What an erased person takes along from other tables: the certificates and the roles that were entered.

use std::collections::BTreeSet;

use super::{certificates, people, roles};
use crate::error::Result;
use crate::file::Tx;
use crate::file::tables::{DOCUMENT, PERSON, ROLE, Table};
use crate::ids::{PersonId, RawId};

/// Erases what other tables tell of a person.
pub fn erase_beside(tx: &mut Tx<'_>, person: PersonId) -> Result<()> {
    certificates::erase_documents(tx, person)?;
    roles::records(tx.conn(), person)?.into_iter().try_for_each(|role| tx.erase(&ROLE, role))
}

/// Erases what came from other laptops about people who are erased already: roles and certificates that somebody entered
/// without having heard of it. `touched` are the rows that came. Writes nothing where nothing of the kind came.
pub fn erase_late(tx: &mut Tx<'_>, touched: &[(&'static Table, RawId)]) -> Result<()> {
    // An erasure that came may be of somebody about whom something was entered here.
    let mut people = BTreeSet::new();
    for (table, row) in touched.iter().filter(|(table, _)| [PERSON.name, ROLE.name, DOCUMENT.name].contains(&table.name)) {
        people.extend(people::erased_behind(tx.conn(), table, *row)?);
    }
    people.into_iter().try_for_each(|person| erase_beside(tx, person))
}
