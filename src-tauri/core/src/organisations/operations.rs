//! Operations on organisations.
#![allow(clippy::needless_pass_by_value, reason = "commands hand their requests over whole")]

use rusqlite::Connection;

use super::model::{Organisation, OrganisationFields, OrganisationFilter, OrganisationListRequest, OrganisationRow};
use super::rules;
use crate::duplicates::{self, RecordKind};
use crate::error::{Code, Error, Result};
use crate::file::tables::ORGANISATION;
use crate::file::{Done, Op, ProgrammeFile, Tx};
use crate::ids::OrganisationId;
use crate::search::as_meant;
use crate::store::{joined, organisations, roles};
use crate::values::{FormEdit, Rows};

/// A window of the list. A text that holds no letter and no digit lets nothing through.
pub fn list(conn: &Connection, request: &OrganisationListRequest) -> Result<Rows<OrganisationRow>> {
    as_meant(&request.filter.text, |text| {
        let filter = OrganisationFilter { text: text.to_owned(), ..request.filter.clone() };
        let (numbers, total) = organisations::window(conn, &OrganisationListRequest { filter, ..request.clone() })?;
        let rows = numbers.into_iter().map(|n| organisations::row(conn, n)).collect::<Result<_>>()?;
        Ok(Rows { rows, total, offset: request.span.offset })
    })
}

/// An organisation with its people, figures and applications, under the record that stands for this one. `not-found` when
/// it is not there.
pub fn get(conn: &Connection, id: OrganisationId) -> Result<Organisation> {
    let id = joined::canonical(conn, id)?;
    let organisation = organisations::get(conn, id)?;
    Ok(Organisation {
        roles: roles::of_organisation(conn, id)?,
        applications: organisations::applications(conn, id)?,
        joined: duplicates::joined(conn, RecordKind::Organisation, id.raw())?,
        ..organisation
    })
}

fn name(fields: &OrganisationFields) -> &str {
    if fields.short_name.is_empty() { &fields.full_name } else { &fields.short_name }
}

/// Writes a new organisation inside a change that is under way: a walk-in, an import. `invalid` with every wrong field.
pub fn insert(tx: &mut Tx<'_>, request: &OrganisationFields) -> Result<OrganisationId> {
    let fields = rules::prepare(tx.conn(), request, None)?;
    tx.about(name(&fields));
    organisations::insert(tx, &fields)
}

/// Creates an organisation. `invalid` with every wrong field.
pub fn create(file: &ProgrammeFile, request: OrganisationFields) -> Result<Done<OrganisationId>> {
    file.transact(Op::CreateOrganisation, |tx| insert(tx, &request))
}

/// Changes an organisation. Nothing is written where nothing differs; errors as of [`FormEdit::onto_together`] as well.
pub fn edit(file: &ProgrammeFile, request: impl Into<FormEdit<OrganisationId, OrganisationFields>>) -> Result<Done<()>> {
    let request = request.into();
    file.transact(Op::EditOrganisation, |tx| {
        let fields = request.onto_together(&organisations::get(tx.conn(), request.id)?.fields, OrganisationFields::TOGETHER)?;
        let fields = rules::prepare(tx.conn(), &fields, Some(request.id))?;
        tx.about(name(&fields));
        tx.update(&ORGANISATION, request.id, &organisations::columns(&fields)).map(drop)
    })
}

/// Deletes every record of an organisation that nothing names; `in-use` with the count of roles, registrations, applications, networks and
/// practices otherwise.
pub fn delete(file: &ProgrammeFile, request: OrganisationId) -> Result<Done<()>> {
    file.transact(Op::DeleteOrganisation, |tx| {
        let Some(name) = organisations::name(tx.conn(), request)? else { return Err(Error::new(Code::NotFound)) };
        let records = joined::members(tx.conn(), request)?;
        let uses = records.iter().map(|id| organisations::uses(tx.conn(), *id)).sum::<Result<u32>>()?;
        if uses > 0 {
            return Err(Error::new(Code::InUse).with("count", uses));
        }
        tx.about(&name);
        records.into_iter().try_for_each(|id| tx.delete(&ORGANISATION, id))
    })
}
