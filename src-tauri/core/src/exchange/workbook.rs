//! Lists as workbooks: XLSX and ODS, read cell by cell within limits.

use std::io::{Cursor, Read};
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{Data, DataRef, ExcelDateTime, Ods, Reader, SheetType, SheetVisible, Xlsx};
use jiff::civil::Date;

use super::cell::{Cell, Line, Sheet};
use super::{MOST_CELLS, MOST_COLUMNS, MOST_ROWS, MOST_UNPACKED};
use crate::error::{Code, Error, Result};

/// Reads every visible sheet of a workbook that has rows. `not-a-table` where the bytes are an archive but no workbook.
pub fn sheets(bytes: &[u8]) -> Result<Vec<Sheet>> {
    let kind = unpacked(bytes)?;
    // The reading library is not ours: what makes it panic is a damaged file, not a fault of the programme.
    catch_unwind(AssertUnwindSafe(|| match kind {
        Kind::Xlsx => xlsx(bytes),
        Kind::Ods => ods(bytes),
    }))
    .unwrap_or_else(|_| Err(Error::new(Code::NotATable)))
}

enum Kind {
    Xlsx,
    Ods,
}

/// Goes through the archive once without keeping anything: a small file can unpack to gigabytes, and no library asks.
fn unpacked(bytes: &[u8]) -> Result<Kind> {
    let fail = || Error::new(Code::NotATable);
    let word = |at: usize| bytes.get(at..at + 2).map(|b| usize::from(u16::from_le_bytes([b[0], b[1]]))).ok_or_else(fail);
    let long = |at: usize| bytes.get(at..at + 4).map(|b| u32::from_le_bytes([b[0], b[1], b[2], b[3]]) as usize).ok_or_else(fail);
    let tail = bytes.len().saturating_sub(66_000);
    let end = bytes[tail..].windows(4).rposition(|four| four == b"PK\x05\x06").ok_or_else(fail)? + tail;
    let (count, mut at) = (word(end + 10)?, long(end + 16)?);
    let (mut total, mut kind) = (0, None);
    for _ in 0..count {
        if bytes.get(at..at + 4) != Some(b"PK\x01\x02") {
            return Err(fail());
        }
        let (method, packed, name_length) = (word(at + 10)?, long(at + 20)?, word(at + 28)?);
        let local = long(at + 42)?;
        let name = bytes.get(at + 46..at + 46 + name_length).ok_or_else(fail)?;
        if name.ends_with(b"xl/workbook.xml") {
            kind = Some(Kind::Xlsx);
        } else if name == b"content.xml" {
            kind = kind.or(Some(Kind::Ods));
        }
        let start = local + 30 + word(local + 26)? + word(local + 28)?;
        let data = bytes.get(start..(start + packed).min(bytes.len())).ok_or_else(fail)?;
        total += match method {
            0 => data.len() as u64,
            8 => std::io::copy(&mut flate2::read::DeflateDecoder::new(data).take(MOST_UNPACKED + 1 - total), &mut std::io::sink())
                .map_err(|_| fail())?,
            _ => return Err(fail()),
        };
        if total > MOST_UNPACKED {
            return Err(Error::new(Code::TooLarge).with("most", MOST_ROWS));
        }
        at += 46 + name_length + word(at + 30)? + word(at + 32)?;
    }
    kind.ok_or_else(fail)
}

/// Collects cells that come in any order into rows.
#[derive(Default)]
struct Grid {
    lines: std::collections::BTreeMap<u32, Vec<Cell>>,
    cells: usize,
}

impl Grid {
    fn put(&mut self, row: u32, column: u32, cell: Cell) -> Result<()> {
        if cell.is_empty() {
            return Ok(());
        }
        let column = column as usize;
        if column >= MOST_COLUMNS {
            return Err(Error::new(Code::TooLarge).with("most", MOST_COLUMNS));
        }
        let line = self.lines.entry(row).or_default();
        if line.len() <= column {
            self.cells += column + 1 - line.len();
            line.resize(column + 1, Cell::Empty);
        }
        line[column] = cell;
        if self.lines.len() > MOST_ROWS || self.cells > MOST_CELLS {
            return Err(Error::new(Code::TooLarge).with("most", MOST_ROWS));
        }
        Ok(())
    }

    fn sheet(self, name: &str) -> Sheet {
        let lines = self.lines.into_iter().map(|(row, cells)| Line { row: row + 1, cells }).collect();
        Sheet { name: name.to_owned(), lines }
    }
}

fn damaged(error: impl std::fmt::Display) -> Error {
    Error::new(Code::NotATable).because(error)
}

fn visible(book: &impl Reader<Cursor<Vec<u8>>>) -> Vec<String> {
    let sheets = book.sheets_metadata().iter();
    sheets.filter(|sheet| sheet.typ == SheetType::WorkSheet && sheet.visible == SheetVisible::Visible).map(|sheet| sheet.name.clone()).collect()
}

fn xlsx(bytes: &[u8]) -> Result<Vec<Sheet>> {
    let mut book: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(bytes.to_vec())).map_err(damaged)?;
    let mut sheets = Vec::new();
    for name in visible(&book) {
        let mut grid = Grid::default();
        let mut cells = book.worksheet_cells_reader(&name).map_err(damaged)?;
        while let Some(cell) = cells.next_cell().map_err(damaged)? {
            let (row, column) = cell.get_position();
            grid.put(row, column, from_ref(cell.get_value()))?;
        }
        sheets.push(grid.sheet(&name));
    }
    sheets.retain(|sheet| !sheet.lines.is_empty());
    Ok(sheets)
}

fn ods(bytes: &[u8]) -> Result<Vec<Sheet>> {
    let mut book: Ods<_> = calamine::open_workbook_from_rs(Cursor::new(bytes.to_vec())).map_err(damaged)?;
    let mut sheets = Vec::new();
    for name in visible(&book) {
        let range = book.worksheet_range(&name).map_err(damaged)?;
        let Some((first_row, first_column)) = range.start() else { continue };
        let mut grid = Grid::default();
        for (row, column, value) in range.used_cells() {
            grid.put(first_row + row as u32, first_column + column as u32, from_data(value))?;
        }
        sheets.push(grid.sheet(&name));
    }
    sheets.retain(|sheet| !sheet.lines.is_empty());
    Ok(sheets)
}

fn from_ref(value: &DataRef<'_>) -> Cell {
    match value {
        DataRef::SharedString(text) => Cell::text(text),
        DataRef::String(text) | DataRef::DurationIso(text) => Cell::text(text),
        DataRef::Int(number) => Cell::Number(*number as f64),
        DataRef::Float(number) => Cell::Number(*number),
        DataRef::Bool(flag) => Cell::Flag(*flag),
        DataRef::DateTime(moment) => serial(*moment),
        DataRef::DateTimeIso(text) => iso(text),
        DataRef::Error(_) | DataRef::Empty => Cell::Empty,
    }
}

fn from_data(value: &Data) -> Cell {
    match value {
        Data::String(text) | Data::DurationIso(text) => Cell::text(text),
        Data::Int(number) => Cell::Number(*number as f64),
        Data::Float(number) => Cell::Number(*number),
        Data::Bool(flag) => Cell::Flag(*flag),
        Data::DateTime(moment) => serial(*moment),
        Data::DateTimeIso(text) => iso(text),
        Data::Error(_) | Data::Empty => Cell::Empty,
    }
}

fn serial(moment: ExcelDateTime) -> Cell {
    // A phone or an INN in a cell that somebody formatted as a date is still the number that was typed.
    if !moment.is_datetime() || !(1.0..=109_573.0).contains(&moment.as_f64()) {
        return Cell::Number(moment.as_f64());
    }
    let (year, month, day, ..) = moment.to_ymd_hms_milli();
    Date::new(year as i16, month as i8, day as i8).map_or(Cell::Number(moment.as_f64()), Cell::Day)
}

fn iso(text: &str) -> Cell {
    text.get(..10).and_then(|day| day.parse().ok()).map_or_else(|| Cell::text(text), Cell::Day)
}
