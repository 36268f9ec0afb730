//! The index over all that can be found, and hits in it.

use std::fmt::Write;

use rusqlite::{Connection, OptionalExtension};

use super::joined;
use super::windows::{self, Numbers};
use crate::duplicates::RecordKind;
use crate::error::Result;
use crate::names;
use crate::search::HitKind;

/// The number of a kind inside the index; never reused for another.
const fn number(kind: HitKind) -> i64 {
    match kind {
        HitKind::Person => 1,
        HitKind::Organisation => 2,
        HitKind::Event => 3,
        HitKind::Application => 4,
    }
}

/// What may stand in the file more than once.
fn joinable(kind: HitKind) -> Option<RecordKind> {
    match kind {
        HitKind::Person => Some(RecordKind::Person),
        HitKind::Organisation => Some(RecordKind::Organisation),
        HitKind::Event | HitKind::Application => None,
    }
}

/// The record that stands for a hit.
pub fn standing(conn: &Connection, kind: HitKind, n: i64) -> Result<i64> {
    joinable(kind).map_or(Ok(n), |kind| joined::shown(conn, kind, n))
}

/// Makes the place where words wait for the end of a change, on a connection that writes.
///
/// FTS5 writes out what it has gathered whenever a statement with a trigger runs. Words that went to the index one record
/// at a time were therefore most of the cost of an import; put in by one statement at the end they are gathered once.
pub fn prepare(conn: &Connection) -> Result<()> {
    Ok(conn.execute_batch("CREATE TEMP TABLE IF NOT EXISTS find_waiting(rowid INTEGER PRIMARY KEY, words TEXT) STRICT")?)
}

/// Puts the words of a record into the index in place of those that stood there, or takes it out, when the change ends
/// ([`settle`]). `n` is the local number of its row; the words are folded already (`names::fold`).
pub fn index(conn: &Connection, kind: HitKind, n: i64, words: Option<&str>) -> Result<()> {
    let mut put = conn.prepare_cached("INSERT OR REPLACE INTO temp.find_waiting(rowid, words) VALUES (?1, ?2)")?;
    put.execute((n * 8 + number(kind), words))?;
    Ok(())
}

/// The rowid of no record, by which a change says that words are to leave the index for good.
const PURGE: i64 = -1;

/// Takes the words of deleted records out of the index itself when the change ends: otherwise they stand in its pages, though
/// nothing finds them, until it happens to be merged.
pub fn purge(conn: &Connection) -> Result<()> {
    conn.prepare_cached("INSERT OR REPLACE INTO temp.find_waiting(rowid, words) VALUES (?1, NULL)")?.execute([PURGE])?;
    Ok(())
}

/// Brings the index to what was put to it in this change. Called before each commit; searching inside a change sees the
/// index as it was before.
pub fn settle(conn: &Connection) -> Result<()> {
    if conn.prepare_cached("SELECT EXISTS (SELECT 1 FROM temp.find_waiting)")?.query_row([], |row| row.get(0))? {
        conn.prepare_cached("DELETE FROM find WHERE rowid IN (SELECT rowid FROM temp.find_waiting WHERE words IS NULL)")?.execute([])?;
        conn.prepare_cached("INSERT OR REPLACE INTO find(rowid, words) SELECT rowid, words FROM temp.find_waiting WHERE words IS NOT NULL")?
            .execute([])?;
        if conn.prepare_cached("SELECT 1 FROM temp.find_waiting WHERE rowid = ?1")?.exists([PURGE])? {
            conn.prepare_cached("INSERT INTO find(find) VALUES ('optimize')")?.execute([])?;
        }
        conn.prepare_cached("DELETE FROM temp.find_waiting")?.execute([])?;
    }
    Ok(())
}

/// The local numbers of live records of a kind that hold every word of the text, each as the beginning of a word, in
/// the order of the numbers. At most `limit`; empty for a text without letters and digits.
pub fn matching(conn: &Connection, kind: HitKind, text: &str, limit: usize) -> Result<Vec<i64>> {
    let Some(expression) = expression(text) else { return Ok(Vec::new()) };
    let mut statement = conn.prepare_cached("SELECT rowid >> 3 FROM find WHERE find MATCH ?1 AND rowid & 7 = ?2 LIMIT ?3")?;
    let numbers = statement.query_map((expression, number(kind), limit as i64), |row| row.get(0))?;
    Ok(numbers.collect::<rusqlite::Result<_>>()?)
}

/// Every live record of a kind that holds the words of the text; see [`matching`]. A record that another stands for makes
/// the other found. None for a text without letters and
/// digits: nothing can be found by it.
pub fn numbers(conn: &Connection, kind: HitKind, text: &str) -> Result<Numbers> {
    let Some(expression) = expression(text) else { return Ok(Numbers::default()) };
    let found =
        windows::numbers(conn, "SELECT rowid >> 3 FROM find WHERE find MATCH ?1 AND rowid & 7 = ?2", &[expression.into(), number(kind).into()])?;
    match joinable(kind) {
        Some(kind) => Ok(windows::shown(conn, kind, &found)?.into_owned()),
        None => Ok(found),
    }
}

/// Every live person who holds the words of the text (see [`matching`]), and the first organisations that do: found in one
/// walk, since a walk through what a letter or two fit is most of what a list costs.
pub fn people_and_organisations(conn: &Connection, text: &str, most_organisations: usize) -> Result<(Numbers, Vec<i64>)> {
    let (mut people, mut organisations) = (Numbers::default(), Vec::new());
    let Some(expression) = expression(text) else { return Ok((people, organisations)) };
    let mut statement = conn.prepare_cached("SELECT rowid FROM find WHERE find MATCH ?1")?;
    let mut rows = statement.query([expression])?;
    while let Some(row) = rows.next()? {
        let rowid: i64 = row.get(0)?;
        if rowid & 7 == number(HitKind::Person) {
            people.extend([rowid >> 3]);
        } else if rowid & 7 == number(HitKind::Organisation) && organisations.len() < most_organisations {
            organisations.push(rowid >> 3);
        }
    }
    Ok((people, organisations))
}

/// The first records of any kind that hold every word of the folded text, in no order that means anything.
pub fn hits(conn: &Connection, text: &str, limit: usize) -> Result<Vec<(HitKind, i64)>> {
    let Some(expression) = expression(text) else { return Ok(Vec::new()) };
    let mut statement = conn.prepare_cached("SELECT rowid FROM find WHERE find MATCH ?1 LIMIT ?2")?;
    let rows = statement.query_map((expression, limit as i64), |row| row.get::<_, i64>(0))?;
    let mut hits = Vec::new();
    for rowid in rows {
        let rowid = rowid?;
        // A kind of a newer version is passed over.
        if let Some(kind) = HitKind::ALL.iter().find(|kind| number(**kind) == rowid & 7) {
            hits.push((*kind, rowid >> 3));
        }
    }
    Ok(hits)
}

/// The text as a query: every word quoted, so that nothing that is typed is query syntax. A text of digits only is
/// looked for as one number, however it was grouped, and as a phone without its 8 or 7.
fn expression(text: &str) -> Option<String> {
    let folded = names::fold(text);
    let mut expression = String::new();
    let digits = folded.replace(' ', "");
    if digits.len() > 1 && digits.bytes().all(|digit| digit.is_ascii_digit()) {
        let _ = write!(expression, "\"{digits}\"*");
        if folded.contains(' ') {
            // Two numbers that stand apart: a house and a year.
            let apart = folded.split(' ').map(|word| format!("\"{word}\"*")).collect::<Vec<_>>().join(" ");
            let _ = write!(expression, " OR ({apart})");
        }
        if let Some(national) = digits.strip_prefix(['7', '8']).filter(|national| national.len() > 2) {
            let _ = write!(expression, " OR \"{national}\"*");
        }
        return Some(expression);
    }
    for word in folded.split(' ').filter(|word| !word.is_empty()) {
        let _ = write!(expression, "\"{word}\"* ");
    }
    (!expression.is_empty()).then_some(expression)
}

/// What a hit is sorted by: the folded name. None where the row is not live.
pub fn key(conn: &Connection, kind: HitKind, n: i64) -> Result<Option<String>> {
    let sql = match kind {
        HitKind::Person => "SELECT folded FROM person WHERE n = ?1 AND _del = 0",
        HitKind::Organisation => "SELECT folded FROM organisation WHERE n = ?1 AND _del = 0",
        HitKind::Event => "SELECT folded FROM event WHERE n = ?1 AND _del = 0",
        HitKind::Application => "SELECT folded FROM application WHERE n = ?1 AND _del = 0",
    };
    Ok(conn.prepare_cached(sql)?.query_row([n], |row| row.get(0)).optional()?)
}

/// What a hit shows: its identifier in text, its name, what tells it from others. None where the row is not live.
pub fn shown(conn: &Connection, kind: HitKind, n: i64) -> Result<Option<(String, String, String)>> {
    let sql = match kind {
        HitKind::Person => {
            "SELECT p.id, concat_ws(' ', nullif(p.surname, ''), nullif(p.given, ''), nullif(p.patronymic, '')),
               coalesce((SELECT coalesce(nullif(o.short_name, ''), o.full_name) FROM role r JOIN organisation o ON o.id = r.organisation_id AND o._del = 0
                         WHERE r.person_id IN (SELECT p.id UNION SELECT id FROM canon WHERE canon = p.id) AND r._del = 0 AND r.until IS NULL ORDER BY r.since DESC, r.id DESC LIMIT 1),
                        (SELECT name FROM municipality m WHERE m.id = p.municipality_id), '')
             FROM person p WHERE p.n = ?1 AND p._del = 0"
        }
        HitKind::Organisation => {
            "SELECT o.id, coalesce(nullif(o.short_name, ''), o.full_name, ''), coalesce((SELECT name FROM municipality m WHERE m.id = o.municipality_id), o.inn, '')
             FROM organisation o WHERE o.n = ?1 AND o._del = 0"
        }
        HitKind::Event => "SELECT id, coalesce(title, ''), day FROM event WHERE n = ?1 AND _del = 0",
        HitKind::Application => {
            "SELECT a.id, concat_ws(' ', nullif(a.number, ''), nullif(a.title, '')),
               coalesce((SELECT coalesce(nullif(o.short_name, ''), o.full_name) FROM organisation o WHERE o.id = a.organisation_id), '')
             FROM application a WHERE a.n = ?1 AND a._del = 0"
        }
    };
    let row = conn.prepare_cached(sql)?.query_row([n], |row| {
        let id: crate::ids::RawId = row.get(0)?;
        Ok((id.to_string(), row.get::<_, Option<String>>(1)?.unwrap_or_default(), row.get(2)?))
    });
    Ok(row.optional()?)
}

/// Records that the text names exactly: a person by the whole phone, an organisation by its INN, an application by its
/// number.
pub fn exact(conn: &Connection, text: &str) -> Result<Vec<(HitKind, i64)>> {
    const PHONE: &str = "SELECT n FROM person WHERE _del = 0 AND phone_digits <> '' AND phone_digits = ?1 LIMIT 10";
    const INN: &str = "SELECT n FROM organisation WHERE _del = 0 AND inn = ?1 LIMIT 10";
    const NUMBER: &str = "SELECT n FROM application WHERE _del = 0 AND number = ?1 LIMIT 10";
    let text = text.trim();
    let phone = crate::identifiers::phone_digits(text);
    let inn = crate::identifiers::inn(text).unwrap_or_default();
    let mut found = Vec::new();
    for (kind, sql, key) in [(HitKind::Person, PHONE, phone.as_str()), (HitKind::Organisation, INN, &inn), (HitKind::Application, NUMBER, text)] {
        if !key.is_empty() {
            let mut statement = conn.prepare_cached(sql)?;
            for n in statement.query_map([key], |row| row.get(0))? {
                found.push((kind, n?));
            }
        }
    }
    Ok(found)
}
