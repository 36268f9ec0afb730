//! SQL of joined records: which records are one person or one organisation, and which of them stands for all.
//!
//! The truth is the table `same_as` and, for organisations, equal INN and KPP. `canon` and `shadow` are derived from it and
//! from the live rows alone, never from the order in which they came, so every laptop has the same.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension};

use crate::duplicates::RecordKind;
use crate::error::Result;
use crate::identifiers;
use crate::ids::RawId;

/// The number of a kind in `canon`; never reused for another.
const fn number(kind: RecordKind) -> i64 {
    match kind {
        RecordKind::Person => 1,
        RecordKind::Organisation => 2,
    }
}

/// The table of a kind.
const fn table(kind: RecordKind) -> &'static str {
    match kind {
        RecordKind::Person => "person",
        RecordKind::Organisation => "organisation",
    }
}

/// The identifier of what is said of a pair, whichever stands first.
pub fn pair_id(one: RawId, other: RawId) -> RawId {
    RawId::derived("same-as", &[one.min(other), one.max(other)])
}

/// The columns of what is said of a pair.
pub fn columns(kind: RecordKind, one: RawId, other: RawId, same: bool) -> Vec<(&'static str, Value)> {
    vec![("kind", kind.into()), ("a", one.min(other).into()), ("b", one.max(other).into()), ("same", i64::from(same).into())]
}

/// Brings `canon` to what is now said of a pair.
pub fn derive_same_as(conn: &Connection, id: RawId) -> Result<()> {
    let mut select = conn.prepare_cached("SELECT kind, a, b FROM same_as WHERE id = ?1 AND a IS NOT NULL AND b IS NOT NULL")?;
    let found = select.query_row([id], |row| Ok((row.get::<_, Option<String>>(0)?, row.get(1)?, row.get(2)?))).optional()?;
    let Some((Some(kind), one, other)) = found else { return Ok(()) };
    // A kind of a newer version is left to it.
    match RecordKind::ALL.iter().find(|known| known.as_str() == kind) {
        Some(kind) => settle(conn, *kind, &[one, other]),
        None => Ok(()),
    }
}

/// Brings `canon` to a person's row that came, changed or went. Of most people nothing was ever said.
pub fn derive_person(conn: &Connection, id: RawId) -> Result<()> {
    if is_mentioned(conn, id)? { settle(conn, RecordKind::Person, &[id]) } else { Ok(()) }
}

/// The same for an organisation, whose INN may have become another.
pub fn derive_organisation(conn: &Connection, id: RawId) -> Result<()> {
    if is_mentioned(conn, id)? || canon(conn, id)?.is_some() || !of_one_inn(conn, id)?.is_empty() {
        settle(conn, RecordKind::Organisation, &[id])
    } else {
        Ok(())
    }
}

/// Joins the organisations of one INN that a file of an older version holds.
pub fn derive_all_of_one_inn(conn: &Connection) -> Result<()> {
    let mut select = conn.prepare(
        "SELECT id FROM organisation WHERE _del = 0 AND inn IN (SELECT inn FROM organisation WHERE _del = 0 AND inn <> '' GROUP BY inn HAVING count(*) > 1)",
    )?;
    let ids = select.query_map([], |row| row.get::<_, RawId>(0))?.collect::<rusqlite::Result<Vec<_>>>()?;
    ids.into_iter().try_for_each(|id| derive_organisation(conn, id))
}

/// Forgets everything derived; the rows' `derive` brings it back.
pub fn clear(conn: &Connection) -> Result<()> {
    Ok(conn.execute_batch("DELETE FROM shadow; DELETE FROM canon;")?)
}

/// Everything derived, for comparing.
pub fn picture(conn: &Connection) -> Result<Vec<(RawId, RawId)>> {
    let mut select = conn.prepare("SELECT id, canon FROM canon UNION ALL SELECT id, canon FROM shadow ORDER BY 1, 2")?;
    let rows = select.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn is_mentioned(conn: &Connection, id: RawId) -> Result<bool> {
    const SQL: &str = "SELECT EXISTS (SELECT 1 FROM same_as WHERE a = ?1) OR EXISTS (SELECT 1 FROM same_as WHERE b = ?1)";
    Ok(conn.prepare_cached(SQL)?.query_row([id], |row| row.get(0))?)
}

/// Computes anew the components in which these records are and were, and writes them.
fn settle(conn: &Connection, kind: RecordKind, starts: &[RawId]) -> Result<()> {
    let (mut pending, mut seen, mut before) = (starts.to_vec(), BTreeSet::new(), BTreeSet::new());
    let mut components = Vec::new();
    while let Some(start) = pending.pop() {
        if !seen.insert(start) {
            continue;
        }
        let (mut component, mut place) = (vec![start], 0);
        while let Some(record) = component.get(place).copied() {
            place += 1;
            // Whoever stood with it may now stand alone or with others.
            if let Some(stood_for) = canon(conn, record)?
                && before.insert(stood_for)
            {
                pending.extend(members(conn, record)?);
            }
            component.extend(linked(conn, kind, record)?.into_iter().filter(|next| seen.insert(*next)));
        }
        components.push(component);
    }
    let mut forget = conn.prepare_cached("DELETE FROM canon WHERE id = ?1")?;
    for record in &seen {
        forget.execute([record])?;
    }
    let mut unshadow = conn.prepare_cached("DELETE FROM shadow WHERE canon = ?1")?;
    for stood_for in &before {
        unshadow.execute([stood_for])?;
    }
    components.iter().try_for_each(|component| write(conn, kind, component))
}

/// Writes a component: its live records, when there are several.
fn write(conn: &Connection, kind: RecordKind, component: &[RawId]) -> Result<()> {
    let mut select = conn.prepare_cached(&format!("SELECT n FROM {} WHERE id = ?1 AND _del = 0", table(kind)))?;
    let mut live = BTreeMap::new();
    for id in component {
        if let Some(n) = select.query_row([id], |row| row.get::<_, i64>(0)).optional()? {
            live.insert(*id, n);
        }
    }
    let Some((canon, canon_n)) = live.first_key_value().filter(|_| live.len() > 1) else { return Ok(()) };
    let mut insert = conn.prepare_cached("INSERT INTO canon(id, canon, kind, n, canon_n) VALUES (?1, ?2, ?3, ?4, ?5)")?;
    for (id, n) in &live {
        insert.execute((id, canon, number(kind), n, canon_n))?;
    }
    if kind == RecordKind::Person {
        conn.prepare_cached(
            "INSERT INTO shadow(id, event_id, canon, registered, present)
             SELECT id, event_id, canon, registered, present FROM standing WHERE canon = ?1 AND place > 1",
        )?
        .execute([canon])?;
    }
    Ok(())
}

/// The records that are directly said, or of one INN, to be this one.
fn linked(conn: &Connection, kind: RecordKind, id: RawId) -> Result<Vec<RawId>> {
    let mut select = conn.prepare_cached(
        "SELECT b FROM same_as WHERE a = ?1 AND _del = 0 AND same = 1 AND kind = ?2 AND b IS NOT NULL
         UNION ALL SELECT a FROM same_as WHERE b = ?1 AND _del = 0 AND same = 1 AND kind = ?2 AND a IS NOT NULL",
    )?;
    let mut linked = select.query_map((id, kind), |row| row.get(0))?.collect::<rusqlite::Result<Vec<_>>>()?;
    if kind == RecordKind::Organisation {
        linked.extend(of_one_inn(conn, id)?);
    }
    Ok(linked)
}

/// Live organisations with the INN and the KPP of this one, unless somebody said that they are not the same. Another KPP
/// is a branch, a missing one may be: that only a person can say.
fn of_one_inn(conn: &Connection, id: RawId) -> Result<Vec<RawId>> {
    let mut select = conn.prepare_cached(
        "SELECT o.id, o.inn FROM organisation me JOIN organisation o ON o.inn = me.inn AND o._del = 0
         WHERE me.id = ?1 AND me._del = 0 AND me.inn <> '' AND o.id <> me.id AND coalesce(o.kpp, '') = coalesce(me.kpp, '')
           AND NOT EXISTS (SELECT 1 FROM same_as s WHERE s.a = min(me.id, o.id) AND s.b = max(me.id, o.id) AND s._del = 0 AND s.same = 0)",
    )?;
    let found = select.query_map([id], |row| Ok((row.get(0)?, row.get::<_, String>(1)?)))?.collect::<rusqlite::Result<Vec<_>>>()?;
    // A number that cannot be an INN joins nobody.
    Ok(found.into_iter().filter(|(_, inn)| identifiers::inn(inn).is_ok_and(|read| read == *inn)).map(|(id, _)| id).collect())
}

fn canon(conn: &Connection, id: RawId) -> Result<Option<RawId>> {
    Ok(conn.prepare_cached("SELECT canon FROM canon WHERE id = ?1")?.query_row([id], |row| row.get(0)).optional()?)
}

/// The record that stands for this one; itself when it is alone.
pub fn canonical<I: Copy + Into<RawId> + From<RawId>>(conn: &Connection, id: I) -> Result<I> {
    Ok(canon(conn, id.into())?.map_or(id, I::from))
}

/// Every joined record, and the record that stands for it.
pub fn canons(conn: &Connection) -> Result<HashMap<RawId, RawId>> {
    let mut select = conn.prepare_cached("SELECT id, canon FROM canon WHERE id <> canon")?;
    let canons = select.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(canons.collect::<rusqlite::Result<_>>()?)
}

/// Every record of the one that this record is of, the one that stands for all first; only itself when it is alone.
pub fn members<I: Copy + Into<RawId> + From<RawId>>(conn: &Connection, id: I) -> Result<Vec<I>> {
    let mut select = conn.prepare_cached("SELECT m.id FROM canon c JOIN canon m ON m.canon = c.canon WHERE c.id = ?1 ORDER BY m.id")?;
    let members = select.query_map([id.into()], |row| row.get::<_, RawId>(0))?.collect::<rusqlite::Result<Vec<_>>>()?;
    Ok(if members.is_empty() { vec![id] } else { members.into_iter().map(I::from).collect() })
}

/// The records of the one that `id` (an expression) is of, as a set for `IN`.
pub fn with_joined(id: &str) -> String {
    format!("(SELECT {id} UNION SELECT m.id FROM canon c JOIN canon m ON m.canon = c.canon WHERE c.id = {id})")
}

/// The record that stands for `id` (an expression), as an expression.
pub fn canonical_of(id: &str) -> String {
    format!("coalesce((SELECT canon FROM canon WHERE id = {id}), {id})")
}

/// Whether records of this kind are joined at all.
pub fn any(conn: &Connection, kind: RecordKind) -> Result<bool> {
    let mut select = conn.prepare_cached("SELECT EXISTS (SELECT 1 FROM canon WHERE kind = ?1 AND id <> canon)")?;
    Ok(select.query_row([number(kind)], |row| row.get(0))?)
}

/// The local numbers of the records that another stands for, each with the other's; in the order of the numbers.
pub fn hidden(conn: &Connection, kind: RecordKind) -> Result<Vec<(i64, i64)>> {
    let mut select = conn.prepare_cached("SELECT n, canon_n FROM canon WHERE kind = ?1 AND id <> canon ORDER BY n")?;
    let rows = select.query_map([number(kind)], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The local number of the record that stands for the one of this number.
pub fn shown(conn: &Connection, kind: RecordKind, n: i64) -> Result<i64> {
    let mut select = conn.prepare_cached("SELECT canon_n FROM canon WHERE kind = ?1 AND n = ?2 AND id <> canon")?;
    Ok(select.query_row([number(kind), n], |row| row.get(0)).optional()?.unwrap_or(n))
}

/// The condition that leaves the records out that another stands for, on a table of this kind.
pub fn not_hidden(kind: RecordKind) -> String {
    format!(" AND n NOT IN (SELECT n FROM canon WHERE kind = {} AND id <> canon)", number(kind))
}

/// Every record that another stands for, with the other. For walks over everything.
pub fn map(conn: &Connection) -> Result<HashMap<[u8; 16], [u8; 16]>> {
    let mut select = conn.prepare_cached("SELECT id, canon FROM canon WHERE id <> canon")?;
    let rows = select.query_map([], |row| Ok((row.get::<_, RawId>(0)?.0, row.get::<_, RawId>(1)?.0)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// A condition that leaves registrations out that give way to a stronger one, `id` being the registration's.
pub fn not_shadowed(id: &str) -> String {
    format!("NOT EXISTS (SELECT 1 FROM shadow WHERE shadow.id = {id})")
}

/// Whether any registration gives way to another.
pub fn any_shadow(conn: &Connection) -> Result<bool> {
    Ok(conn.prepare_cached("SELECT EXISTS (SELECT 1 FROM shadow)")?.query_row([], |row| row.get(0))?)
}

/// What was said of a pair: the same, not the same, nothing.
pub fn said(conn: &Connection, one: RawId, other: RawId) -> Result<Option<bool>> {
    let mut select = conn.prepare_cached("SELECT same = 1 FROM same_as WHERE id = ?1 AND _del = 0")?;
    Ok(select.query_row([pair_id(one, other)], |row| row.get::<_, Option<bool>>(0)).optional()?.flatten())
}

/// The pairs that somebody said are not the same, each as the records that stand for them now.
pub fn told_apart(conn: &Connection, kind: RecordKind) -> Result<BTreeSet<(RawId, RawId)>> {
    let sql = format!("SELECT {}, {} FROM same_as WHERE kind = ?1 AND _del = 0 AND same = 0", canonical_of("a"), canonical_of("b"));
    let mut select = conn.prepare_cached(&sql)?;
    let pairs = select.query_map([kind], |row| Ok((row.get::<_, RawId>(0)?, row.get::<_, RawId>(1)?)))?;
    Ok(pairs.map(|pair| pair.map(|(one, other)| (one.min(other), one.max(other)))).collect::<rusqlite::Result<_>>()?)
}

/// Whether the record is there.
pub fn is_live(conn: &Connection, kind: RecordKind, id: RawId) -> Result<bool> {
    Ok(conn.prepare_cached(&format!("SELECT 1 FROM {} WHERE id = ?1 AND _del = 0", table(kind)))?.exists([id])?)
}
