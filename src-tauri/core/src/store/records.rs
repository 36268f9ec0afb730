//! SQL of what records of any table are called, for the journal and wherever tables are not known beforehand.

use std::collections::HashMap;

use rusqlite::{Connection, OptionalExtension};

use crate::error::Result;
use crate::file::tables;
use crate::ids::RawId;

/// What a record is called after.
#[derive(Clone, Copy)]
enum Part {
    /// Its own column.
    Own(&'static str),
    /// The first of two columns that is not empty.
    Either(&'static str, &'static str),
    /// Its columns with spaces between.
    Several(&'static [&'static str]),
    /// The record that a column refers to, and its table.
    Of(&'static str, &'static str),
}

use Part::{Either, Of, Own, Several};

/// The parts of the names of a table's records; a middle dot stands between them.
fn parts(table: &tables::Table) -> &'static [Part] {
    match table.name {
        "programme" | "topic" | "practice" | "event" | "competition" | "criterion" => &[Own("title")],
        "municipality" => &[Own("name")],
        "laptop" => &[Either("name", "code")],
        "module" => &[Own("year"), Own("title")],
        "event_practice" => &[Of("event_id", "event"), Of("practice_id", "practice")],
        "agenda_item" => &[Own("title"), Of("event_id", "event")],
        "organisation" => &[Either("short_name", "full_name")],
        "person" => &[Several(&["surname", "given", "patronymic"])],
        "name_case" => &[Of("person_id", "person")],
        "role" => &[Of("person_id", "person"), Of("organisation_id", "organisation")],
        "registration" => &[Of("person_id", "person"), Of("event_id", "event")],
        "application" => &[Own("number"), Own("title")],
        "partner" => &[Of("organisation_id", "organisation"), Of("application_id", "application")],
        "expert" => &[Of("person_id", "person"), Of("competition_id", "competition")],
        "sheet" => &[Of("application_id", "application"), Of("expert_id", "expert")],
        "mark" => &[Of("criterion_id", "criterion"), Of("sheet_id", "sheet")],
        "document" => &[Own("number"), Own("holder")],
        _ if table.column("title").is_some() => &[Own("title")],
        _ if table.column("name").is_some() => &[Own("name")],
        _ if table.column("number").is_some() => &[Own("number")],
        _ => &[],
    }
}

/// Names that were looked up, each once: one long list names the same records again and again.
#[derive(Default)]
pub struct Names {
    known: HashMap<(&'static str, RawId), String>,
}

impl Names {
    /// What a record is called, also a deleted one. Empty where there is none, where it was erased, and for tables of a
    /// newer version.
    pub fn name(&mut self, conn: &Connection, table: &str, id: RawId) -> Result<String> {
        let Some(table) = tables::by_name(table) else { return Ok(String::new()) };
        if let Some(name) = self.known.get(&(table.name, id)) {
            return Ok(name.clone());
        }
        // A loop of references, which only a damaged file has, ends here.
        self.known.insert((table.name, id), String::new());
        let name = self.look_up(conn, table, id)?;
        self.known.insert((table.name, id), name.clone());
        Ok(name)
    }

    fn look_up(&mut self, conn: &Connection, table: &'static tables::Table, id: RawId) -> Result<String> {
        let mut words = Vec::new();
        for part in parts(table) {
            let word = match part {
                Own(column) => text(conn, table.name, &format!("CAST({column} AS TEXT)"), id)?,
                Either(first, second) => text(conn, table.name, &format!("coalesce(nullif({first}, ''), {second})"), id)?,
                Several(columns) => text(
                    conn,
                    table.name,
                    &format!("concat_ws(' ', {})", columns.iter().map(|column| format!("nullif({column}, '')")).collect::<Vec<_>>().join(", ")),
                    id,
                )?,
                Of(column, target) => {
                    let mut select = conn.prepare_cached(&format!("SELECT {column} FROM {} WHERE id = ?1", table.name))?;
                    match select.query_row([id], |row| row.get::<_, Option<RawId>>(0)).optional()?.flatten() {
                        Some(of) => self.name(conn, target, of)?,
                        None => String::new(),
                    }
                }
            };
            if !word.is_empty() {
                words.push(word);
            }
        }
        Ok(words.join(" · "))
    }
}

fn text(conn: &Connection, table: &str, expression: &str, id: RawId) -> Result<String> {
    let mut select = conn.prepare_cached(&format!("SELECT {expression} FROM {table} WHERE id = ?1"))?;
    Ok(select.query_row([id], |row| row.get::<_, Option<String>>(0)).optional()?.flatten().unwrap_or_default())
}
