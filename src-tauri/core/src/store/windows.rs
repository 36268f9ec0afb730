//! Windows of long lists: which rows stand at an offset, in any order and under any filter.
//!
//! A list table has a local number `n`, a sort key `folded`, `_del`, and for each order an index that ends in
//! `(folded, n)`. Only indexes are walked; the rows themselves are read for the window alone.

use std::borrow::Cow;

use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, params_from_iter};

use super::joined;
use crate::duplicates::RecordKind;
use crate::error::Result;
use crate::values::Span;

/// The most rows that a window gives.
pub const MOST_ROWS: u32 = 1000;

/// Above this many chosen rows the index is walked, below it the chosen rows are sorted.
const FEW: usize = 4000;

/// A set of local numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Numbers {
    bits: Vec<u64>,
    count: usize,
}

impl Numbers {
    /// Whether the number is in the set.
    pub fn contains(&self, n: i64) -> bool {
        self.bits.get((n / 64) as usize).is_some_and(|word| word >> (n % 64) & 1 == 1)
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.count
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// The numbers that are in both.
    #[must_use]
    pub fn and(&self, other: &Self) -> Self {
        let bits = self.bits.iter().zip(&other.bits).map(|(one, other)| one & other).collect::<Vec<_>>();
        let count = bits.iter().map(|word| word.count_ones() as usize).sum();
        Self { bits, count }
    }

    /// Takes a number out, and says whether it was in.
    fn remove(&mut self, n: i64) -> bool {
        let there = self.contains(n);
        if there {
            self.bits[(n / 64) as usize] &= !(1 << (n % 64));
            self.count -= 1;
        }
        there
    }

    fn iter(&self) -> impl Iterator<Item = i64> {
        self.bits.iter().enumerate().flat_map(|(place, word)| (0..64).filter(move |bit| word >> bit & 1 == 1).map(move |bit| place as i64 * 64 + bit))
    }
}

impl Extend<i64> for Numbers {
    fn extend<I: IntoIterator<Item = i64>>(&mut self, numbers: I) {
        for n in numbers.into_iter().filter(|n| *n >= 0) {
            let place = (n / 64) as usize;
            if place >= self.bits.len() {
                self.bits.resize(place + 1, 0);
            }
            let bit = 1 << (n % 64);
            self.count += usize::from(self.bits[place] & bit == 0);
            self.bits[place] |= bit;
        }
    }
}

impl FromIterator<i64> for Numbers {
    fn from_iter<I: IntoIterator<Item = i64>>(numbers: I) -> Self {
        let mut set = Self::default();
        set.extend(numbers);
        set
    }
}

/// The set that a statement with one column of local numbers gives.
pub fn numbers(conn: &Connection, sql: &str, params: &[Value]) -> Result<Numbers> {
    let mut statement = conn.prepare_cached(sql)?;
    let mut rows = statement.query(params_from_iter(params))?;
    let mut set = Numbers::default();
    while let Some(row) = rows.next()? {
        set.extend([row.get::<_, i64>(0)?]);
    }
    Ok(set)
}

/// The chosen records, each of which another stands for replaced by the other.
pub fn shown<'a>(conn: &Connection, kind: RecordKind, chosen: &'a Numbers) -> Result<Cow<'a, Numbers>> {
    let hidden = joined::hidden(conn, kind)?;
    if !hidden.iter().any(|(n, _)| chosen.contains(*n)) {
        return Ok(Cow::Borrowed(chosen));
    }
    let mut shown = chosen.clone();
    for (n, canon_n) in hidden {
        if shown.remove(n) {
            shown.extend([canon_n]);
        }
    }
    Ok(Cow::Owned(shown))
}

/// A list by groups: first the rows of the first value, then of the second, each group by `folded`.
pub struct Groups {
    /// The column.
    pub column: &'static str,
    /// The values in the order of their groups; NULL may be one.
    pub values: Vec<Value>,
    /// Whether every row of the table is in one of the groups.
    pub whole: bool,
}

/// What list, in what order, which of its rows.
pub struct Window<'a> {
    /// The table.
    pub table: &'static str,
    /// Groups to sort by, or one group to filter by; none for the whole list by `folded`.
    pub groups: Option<Groups>,
    /// Only these rows.
    pub chosen: Option<&'a Numbers>,
    /// Everything the other way round.
    pub descending: bool,
    /// Which rows of the list.
    pub span: Span,
}

impl Window<'_> {
    /// The local numbers of the rows in the window, in order, and the size of the whole list.
    ///
    /// A record that another stands for is never among them; where it was chosen, the other is.
    pub fn read(&self, conn: &Connection) -> Result<(Vec<i64>, u32)> {
        let span = Span { offset: self.span.offset, limit: self.span.limit.min(MOST_ROWS) };
        let joined = match self.table {
            "person" => Some(RecordKind::Person),
            "organisation" => Some(RecordKind::Organisation),
            _ => None,
        };
        match (self.chosen, joined) {
            (Some(chosen), Some(kind)) => {
                let chosen = shown(conn, kind, chosen)?;
                if chosen.len() <= FEW { self.sort(conn, &chosen, span) } else { self.walk(conn, &chosen, span) }
            }
            (Some(chosen), None) if chosen.len() <= FEW => self.sort(conn, chosen, span),
            (Some(chosen), None) => self.walk(conn, chosen, span),
            (None, Some(kind)) if joined::any(conn, kind)? => self.skip(conn, &joined::not_hidden(kind), span),
            (None, _) => self.skip(conn, "", span),
        }
    }

    /// Each group: the condition and its parameter, in the order of the list.
    fn parts(&self) -> Vec<(String, Option<&Value>)> {
        let Some(groups) = &self.groups else { return vec![(String::new(), None)] };
        let column = groups.column;
        let mut parts = groups
            .values
            .iter()
            .map(|value| if *value == Value::Null { (format!(" AND {column} IS NULL"), None) } else { (format!(" AND {column} = ?1"), Some(value)) })
            .collect::<Vec<_>>();
        if self.descending {
            parts.reverse();
        }
        parts
    }

    fn order(&self) -> &'static str {
        if self.descending { "folded DESC, n DESC" } else { "folded, n" }
    }

    /// Whether the list holds every row of the table that is chosen.
    fn is_whole(&self) -> bool {
        self.groups.as_ref().is_none_or(|groups| groups.whole)
    }

    /// Nothing is chosen: groups before the offset are counted, and SQLite passes over the rest in the index.
    /// `but` is a condition that leaves rows out.
    fn skip(&self, conn: &Connection, but: &str, span: Span) -> Result<(Vec<i64>, u32)> {
        let (table, order) = (self.table, self.order());
        let count = |part: &str, value: Option<&Value>| -> Result<u32> {
            Ok(conn
                .prepare_cached(&format!("SELECT count(*) FROM {table} WHERE _del = 0{part}{but}"))?
                .query_row(params_from_iter(value), |row| row.get(0))?)
        };
        let whole = if self.is_whole() { Some(count("", None)?) } else { None };
        let (mut found, mut before) = (Vec::new(), 0);
        for (part, value) in self.parts() {
            let missing = span.limit - found.len() as u32;
            if let Some(total) = whole
                && missing == 0
            {
                return Ok((found, total));
            }
            let size = match whole {
                Some(total) if self.groups.is_none() => total,
                _ => count(&part, value)?,
            };
            let offset = span.offset.saturating_sub(before);
            before += size;
            if missing > 0 && offset < size {
                let mut statement =
                    conn.prepare_cached(&format!("SELECT n FROM {table} WHERE _del = 0{part}{but} ORDER BY {order} LIMIT :limit OFFSET :offset"))?;
                let first = usize::from(value.is_some());
                if let Some(value) = value {
                    statement.raw_bind_parameter(1, value)?;
                }
                statement.raw_bind_parameter(first + 1, missing)?;
                statement.raw_bind_parameter(first + 2, offset)?;
                let mut rows = statement.raw_query();
                while let Some(row) = rows.next()? {
                    found.push(row.get(0)?);
                }
            }
        }
        Ok((found, whole.unwrap_or(before)))
    }

    /// Many are chosen: the index is walked and those that are not chosen are passed over.
    fn walk(&self, conn: &Connection, chosen: &Numbers, span: Span) -> Result<(Vec<i64>, u32)> {
        let (table, order) = (self.table, self.order());
        let (mut found, mut total) = (Vec::new(), 0);
        for (part, value) in self.parts() {
            let mut statement = conn.prepare_cached(&format!("SELECT n FROM {table} WHERE _del = 0{part} ORDER BY {order}"))?;
            let mut rows = statement.query(params_from_iter(value))?;
            while let Some(row) = rows.next()? {
                let n = row.get(0)?;
                if chosen.contains(n) {
                    if total >= span.offset && found.len() < span.limit as usize {
                        found.push(n);
                    }
                    total += 1;
                    if self.is_whole() && found.len() == span.limit as usize {
                        return Ok((found, chosen.len() as u32));
                    }
                }
            }
        }
        Ok((found, total))
    }

    /// Few are chosen: their keys are read and sorted.
    fn sort(&self, conn: &Connection, chosen: &Numbers, span: Span) -> Result<(Vec<i64>, u32)> {
        let column = self.groups.as_ref().map_or("NULL", |groups| groups.column);
        let mut statement = conn.prepare_cached(&format!("SELECT folded, {column} FROM {} WHERE n = ?1 AND _del = 0", self.table))?;
        let mut keys = Vec::with_capacity(chosen.len());
        for n in chosen.iter() {
            let key = statement.query_row([n], |row| Ok((row.get::<_, String>(0)?, row.get::<_, Value>(1)?))).optional()?;
            let Some((folded, value)) = key else { continue };
            let group = self.groups.as_ref().map_or(Some(0), |groups| groups.values.iter().position(|other| *other == value));
            if let Some(group) = group {
                keys.push((group, folded, n));
            }
        }
        keys.sort_unstable();
        if self.descending {
            keys.reverse();
        }
        let total = keys.len() as u32;
        Ok((keys.into_iter().skip(span.offset as usize).take(span.limit as usize).map(|(_, _, n)| n).collect(), total))
    }
}

/// The municipalities in the order of their names, those without one last: the groups of a list by municipality.
pub fn by_municipality(conn: &Connection) -> Result<Groups> {
    let mut statement = conn.prepare_cached("SELECT id, coalesce(name, '') FROM municipality")?;
    let named = statement.query_map([], |row| Ok((row.get::<_, Value>(0)?, row.get::<_, String>(1)?)))?;
    let mut named = named.collect::<rusqlite::Result<Vec<_>>>()?;
    named.sort_by_cached_key(|(_, name)| crate::names::fold(name));
    let values = named.into_iter().map(|(id, _)| id).chain([Value::Null]).collect();
    Ok(Groups { column: "municipality_id", values, whole: true })
}

/// Whether the municipality is there.
pub fn has_municipality(conn: &Connection, id: crate::ids::MunicipalityId) -> Result<bool> {
    Ok(conn.prepare_cached("SELECT 1 FROM municipality WHERE id = ?1 AND _del = 0")?.exists([id])?)
}
