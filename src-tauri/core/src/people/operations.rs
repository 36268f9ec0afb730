//! Operations on people.
#![allow(clippy::needless_pass_by_value, reason = "commands hand their requests over whole")]

use rusqlite::Connection;

use super::model::{Person, PersonFields, PersonFilter, PersonListRequest, PersonRow, RoleFields};
use super::rules;
use crate::duplicates::{self, RecordKind};
use crate::error::{Code, Error, Result};
use crate::file::tables::{PERSON, ROLE};
use crate::file::{Done, Op, ProgrammeFile, Tx};
use crate::ids::{PersonId, RoleId};
use crate::names::FullName;
use crate::search::as_meant;
use crate::store::{joined, people, roles};
use crate::values::{FormEdit, Rows};

/// A window of the list. A text that holds no letter and no digit lets nobody through.
pub fn list(conn: &Connection, request: &PersonListRequest) -> Result<Rows<PersonRow>> {
    as_meant(&request.filter.text, |text| {
        let filter = PersonFilter { text: text.to_owned(), ..request.filter.clone() };
        let (numbers, total) = people::window(conn, &PersonListRequest { filter, ..request.clone() })?;
        let rows = numbers.into_iter().map(|n| people::row(conn, n)).collect::<Result<_>>()?;
        Ok(Rows { rows, total, offset: request.span.offset })
    })
}

/// A person with roles, events and documents, under the record that stands for this one. `not-found` when it is not there.
pub fn get(conn: &Connection, id: PersonId) -> Result<Person> {
    let id = joined::canonical(conn, id)?;
    let (fields, municipality) = people::get(conn, id)?;
    Ok(Person {
        id,
        full_name: name(&fields).full(),
        fields,
        municipality,
        roles: roles::of_person(conn, id)?,
        attendances: people::attendances(conn, id)?,
        certificates: crate::store::certificates::register::of_person(conn, id)?,
        joined: duplicates::joined(conn, RecordKind::Person, id.raw())?,
    })
}

fn name(fields: &PersonFields) -> FullName {
    FullName { surname: fields.surname.clone(), given: fields.given.clone(), patronymic: fields.patronymic.clone() }
}

/// Writes a new person inside a change that is under way: a walk-in, an import. `invalid` with every wrong field.
pub fn insert(tx: &mut Tx<'_>, request: &PersonFields) -> Result<PersonId> {
    let fields = rules::prepare(tx.conn(), request)?;
    tx.about(&name(&fields).full());
    people::insert(tx, &fields)
}

/// Creates a person. `invalid` with every wrong field.
pub fn create(file: &ProgrammeFile, request: PersonFields) -> Result<Done<PersonId>> {
    file.transact(Op::CreatePerson, |tx| insert(tx, &request))
}

/// Changes a person. Nothing is written where nothing differs; errors as of [`FormEdit::onto`] as well.
pub fn edit(file: &ProgrammeFile, request: impl Into<FormEdit<PersonId, PersonFields>>) -> Result<Done<()>> {
    let request = request.into();
    file.transact(Op::EditPerson, |tx| {
        let fields = rules::prepare(tx.conn(), &request.onto(&people::get(tx.conn(), request.id)?.0)?)?;
        tx.about(&name(&fields).full());
        tx.update(&PERSON, request.id, &people::columns(&fields)).map(drop)
    })
}

/// Deletes every record of a person whom nothing names; `in-use` with the count of roles, registrations, applications,
/// seats in a jury and documents otherwise.
pub fn delete(file: &ProgrammeFile, request: PersonId) -> Result<Done<()>> {
    file.transact(Op::DeletePerson, |tx| {
        let (fields, _) = people::get(tx.conn(), request)?;
        let records = joined::members(tx.conn(), request)?;
        let uses = records.iter().map(|id| people::uses(tx.conn(), *id)).sum::<Result<u32>>()?;
        if uses > 0 {
            return Err(Error::new(Code::InUse).with("count", uses));
        }
        tx.about(&name(&fields).full());
        records.into_iter().try_for_each(|id| tx.delete(&PERSON, id))
    })
}

/// Writes a new role inside a change that is under way.
pub fn insert_role(tx: &mut Tx<'_>, request: &RoleFields) -> Result<RoleId> {
    let fields = rules::prepare_role(tx.conn(), request)?;
    let id = RoleId(tx.new_id());
    tx.insert(&ROLE, id, &roles::columns(&fields))?;
    Ok(id)
}

/// Gives a person a role in an organisation.
pub fn add_role(file: &ProgrammeFile, request: RoleFields) -> Result<Done<RoleId>> {
    file.transact(Op::SetRole, |tx| {
        let id = insert_role(tx, &request)?;
        about_person(tx, request.person_id)?;
        Ok(id)
    })
}

/// Changes a role; an end day ends it. Errors as of [`FormEdit::onto_together`] as well.
pub fn edit_role(file: &ProgrammeFile, request: impl Into<FormEdit<RoleId, RoleFields>>) -> Result<Done<()>> {
    let request = request.into();
    file.transact(Op::SetRole, |tx| {
        let fields = request.onto_together(&roles::get(tx.conn(), request.id)?.into(), RoleFields::TOGETHER)?;
        let fields = rules::prepare_role(tx.conn(), &fields)?;
        about_person(tx, fields.person_id)?;
        tx.update(&ROLE, request.id, &roles::columns(&fields)).map(drop)
    })
}

/// Takes a role away as if it had never been.
pub fn delete_role(file: &ProgrammeFile, request: RoleId) -> Result<Done<()>> {
    file.transact(Op::EndRole, |tx| {
        let person = roles::person_of(tx.conn(), request)?;
        about_person(tx, person)?;
        tx.delete(&ROLE, request)
    })
}

fn about_person(tx: &mut Tx<'_>, id: PersonId) -> Result<()> {
    let (fields, _) = people::get(tx.conn(), id)?;
    tx.about(&name(&fields).full());
    Ok(())
}
