//! Operations on laptops.
#![allow(clippy::needless_pass_by_value, reason = "commands hand their requests over whole")]

use std::path::Path;

use rusqlite::Connection;

use super::model::{FastClock, LaptopFields, LaptopName, Laptops, PackageReport, RetireRequest, RowCounts, SyncReport};
use super::rules;
use crate::conflicts;
use crate::error::{Code, Error, Issue, Result};
use crate::file::local::{self, EXCHANGE_FOLDER, EXCHANGED_AT};
use crate::file::tables::LAPTOP;
use crate::file::{Agreed, Before, Done, Incoming, Op, ProgrammeFile, Source, Tell};
use crate::ids::ReplicaId;
use crate::store::columns::moment_text;
use crate::store::laptops as store;
use crate::values::{Edit, Moment};

/// Longest name of a laptop.
const MOST_NAME: usize = 80;

/// How many records with conflicts are shown before a package is taken in.
const MOST_SHOWN: usize = 20;

/// The laptops, and how this one stands to them.
pub fn overview(conn: &Connection, now: Moment) -> Result<Laptops> {
    let folder = local::get(conn, EXCHANGE_FOLDER)?.unwrap_or_default();
    // The root of a stick or of a network drive has no last part.
    let name = Path::new(&folder).file_name().map_or_else(|| folder.clone(), |name| name.to_string_lossy().into_owned());
    let synchronised_at = local::get(conn, EXCHANGED_AT)?.and_then(|text| text.parse().ok()).map(Moment);
    let eventful = store::is_eventful(conn, now)?;
    let mut laptops = store::laptops(conn)?;
    for (laptop, worked) in &mut laptops {
        laptop.silent = rules::is_silent(laptop, *worked, now, eventful);
    }
    let laptops = laptops.into_iter().map(|(laptop, _)| laptop).collect();
    Ok(Laptops { laptops, folder: name, synchronised_at, last: None, now })
}

/// Names a laptop.
pub fn edit(file: &ProgrammeFile, request: Edit<ReplicaId, LaptopFields>) -> Result<Done<()>> {
    let name = checked_name(&request.fields.name)?;
    file.transact(Op::EditLaptop, |tx| {
        let code = store::code(tx.conn(), request.id)?;
        tx.about(if name.is_empty() { &code } else { &name });
        tx.put(&LAPTOP, request.id, &[("name", name.clone().into())])?;
        Ok(())
    })
}

/// Takes a laptop out of use, so that nobody waits for it, or back. This laptop itself stays: `bad-request`.
pub fn retire(file: &ProgrammeFile, request: RetireRequest) -> Result<Done<()>> {
    let own = file.replica_id()?;
    if request.id.raw() == own {
        return Err(Error::new(Code::BadRequest));
    }
    file.transact(Op::RetireLaptop, |tx| {
        let code = store::code(tx.conn(), request.id)?;
        tx.about(&code);
        let at = request.retired.then(|| moment_text(tx.now()));
        tx.put(&LAPTOP, request.id, &[("retired_at", at.map_or(rusqlite::types::Value::Null, Into::into))])?;
        Ok(())
    })
}

/// A name for a laptop as it is kept; `too-long`.
pub fn checked_name(name: &str) -> Result<String> {
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    if name.chars().count() > MOST_NAME {
        return Err(Error::invalid(vec![Issue::at("name", Code::TooLong).with("most", MOST_NAME)]));
    }
    Ok(name)
}

/// What a package would bring; nothing changes.
pub fn preview(file: &ProgrammeFile, package: impl Source, tell: Tell<'_>) -> Result<PackageReport> {
    let now = file.surroundings().now();
    let (incoming, disagreements) = file.preview_with(package, tell, |conn, incoming| conflicts::of_fields(conn, &incoming.conflicts, MOST_SHOWN))?;
    file.read(|conn| Ok(PackageReport { disagreements, ..report(conn, &incoming, now)? }))
}

/// Takes a package in, whole or not at all.
pub fn take(file: &ProgrammeFile, package: impl Source, take_forks: bool, tell: Tell<'_>) -> Result<Done<PackageReport>> {
    let done = file.import(package, take_forks, tell)?;
    let report = file.read(|conn| report(conn, &done.value, file.surroundings().now()))?;
    Ok(Done { value: report, changed: done.changed })
}

fn report(conn: &Connection, incoming: &Incoming, now: Moment) -> Result<PackageReport> {
    let tables = incoming.tables.iter().map(|(table, noun, [added, changed, removed])| RowCounts {
        table: (*table).to_owned(),
        noun: *noun,
        added: *added,
        changed: *changed,
        removed: *removed,
    });
    Ok(PackageReport {
        code: incoming.code.clone(),
        name: store::name(conn, ReplicaId(incoming.from))?,
        made: incoming.made,
        now,
        operator: incoming.operator.clone(),
        actions: incoming.actions,
        entries: incoming.entries,
        tables: tables.collect(),
        conflicts: incoming.conflicts.len() as u32,
        disagreements: Vec::new(),
        ahead_minutes: u32::try_from(incoming.ahead / 60).unwrap_or(u32::MAX),
        forks: incoming.forks.clone(),
    })
}

/// Chooses the folder through which the laptops meet, or none. This laptop's own; not in the journal.
pub fn set_folder(file: &ProgrammeFile, folder: Option<&Path>) -> Result<()> {
    file.remember(EXCHANGE_FOLDER, folder.map(|folder| folder.to_string_lossy()).as_deref())?;
    file.remember(EXCHANGED_AT, None)
}

/// Exchanges through the folder; `before` is called before anything is taken in. What ends it on the way is told in the
/// answer, with what was done before. `no-exchange-folder` where none was chosen; where nothing was done, what hindered it.
pub fn synchronise(file: &ProgrammeFile, agreed: Agreed, before: Before<'_>, tell: Tell<'_>) -> Result<Done<SyncReport>> {
    let folder = file.remembered(EXCHANGE_FOLDER)?.ok_or_else(|| Error::new(Code::NoExchangeFolder))?;
    let Done { value: done, changed } = file.synchronise(Path::new(&folder), agreed, before, tell)?;
    if done.looked {
        file.remember(EXCHANGED_AT, Some(&moment_text(file.surroundings().now())))?;
    }
    let (ahead, leftovers) = file.read(|conn| {
        let fast = done.ahead.iter().filter(|(_, _, seconds)| *seconds >= rules::FAST);
        let told = fast.map(|(id, code, seconds)| {
            let minutes = u32::try_from(seconds / 60).unwrap_or(u32::MAX);
            Ok(FastClock { code: code.clone(), name: store::name(conn, ReplicaId(*id))?, minutes })
        });
        let left = done.leftovers.iter().map(|id| {
            let id = ReplicaId(*id);
            Ok(LaptopName { code: store::code(conn, id)?, name: store::name(conn, id)? })
        });
        Ok((told.collect::<Result<Vec<_>>>()?, left.collect::<Result<Vec<_>>>()?))
    })?;
    let sum = |count: fn(&Incoming) -> u32| done.taken.iter().map(count).sum();
    let report = SyncReport {
        sent: done.sent,
        taken: sum(|incoming| incoming.entries),
        conflicts: sum(|incoming| incoming.conflicts.len() as u32),
        unreadable: done.unreadable.len() as u32,
        waiting: done.waiting,
        forked: done.forked,
        newer: done.newer.unwrap_or_default(),
        ahead,
        leftovers,
        tidied: done.tidied,
        failure: done.failure,
    };
    Ok(Done { value: report, changed })
}
