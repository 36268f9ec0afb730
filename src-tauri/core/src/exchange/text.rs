//! Lists as text: which encoding, which delimiter, which rows.

use encoding_rs::{UTF_16BE, UTF_16LE, WINDOWS_1251};

use super::cell::{Cell, Line, Sheet};
use super::{MOST_CELL, MOST_COLUMNS, MOST_ROWS};
use crate::error::{Code, Error, Result};

/// Decodes the text of a list: UTF-8 and UTF-16 by their marks, else UTF-8 where the bytes are valid, else Windows-1251.
/// Binary content is `not-a-table`; bytes that make no Russian text in Windows-1251 are `bad-encoding`.
pub fn decode(bytes: &[u8]) -> Result<String> {
    let text = match bytes {
        [0xff, 0xfe, rest @ ..] => UTF_16LE.decode_without_bom_handling_and_without_replacement(rest).map(|text| text.into_owned()),
        [0xfe, 0xff, rest @ ..] => UTF_16BE.decode_without_bom_handling_and_without_replacement(rest).map(|text| text.into_owned()),
        [0xef, 0xbb, 0xbf, rest @ ..] => std::str::from_utf8(rest).ok().map(str::to_owned),
        _ => match std::str::from_utf8(bytes) {
            Ok(text) => Some(text.to_owned()),
            Err(_) if bytes.iter().any(|byte| is_control(char::from(*byte)) && *byte < 0x80) => None,
            Err(_) => return cyrillic(bytes),
        },
    };
    let text = text.ok_or_else(|| Error::new(Code::NotATable))?;
    if text.chars().any(is_control) {
        return Err(Error::new(Code::NotATable));
    }
    Ok(text)
}

fn is_control(c: char) -> bool {
    c.is_control() && !matches!(c, '\t' | '\r' | '\n' | '\u{c}' | '\u{1a}' | '\u{85}')
}

fn cyrillic(bytes: &[u8]) -> Result<String> {
    let (text, _) = WINDOWS_1251.decode_without_bom_handling(bytes);
    let (mut high, mut usual, mut upside_down, mut upright) = (0_u32, 0_u32, 0_u32, 0_u32);
    let mut before = ' ';
    for c in text.chars() {
        if !c.is_ascii() {
            high += 1;
            usual += u32::from(matches!(c, 'А'..='я' | 'Ё' | 'ё' | '№' | '«' | '»' | '–' | '—' | '“' | '”' | '„' | '…' | '\u{a0}'));
        }
        // KOI8-R read as Windows-1251 gives letters too, with capitals and small letters exchanged.
        upside_down += u32::from(before.is_lowercase() && c.is_uppercase());
        upright += u32::from(before.is_uppercase() && c.is_lowercase());
        before = c;
    }
    if usual * 10 < high * 9 || upside_down > upright.max(3) {
        return Err(Error::new(Code::BadEncoding));
    }
    Ok(text.into_owned())
}

/// Reads the rows of a text. The delimiter is the one of `;` `,` tab that divides most rows alike; quotes may hold
/// delimiters, quotes and line ends. Rows are numbered as a spreadsheet would show them.
pub fn sheet(text: &str) -> Result<Sheet> {
    let start = text.trim_start().get(..1).unwrap_or_default();
    if matches!(start, "<" | "{") || text.trim_start().starts_with("%PDF") || text.trim_start().starts_with("{\\rtf") {
        return Err(Error::new(Code::NotATable));
    }
    let (skipped, told, body) = told_delimiter(text);
    let delimiter = told.unwrap_or_else(|| guess_delimiter(body));
    // A quote that is never closed would swallow the rest of the list into one cell: then quotes are plain letters.
    let lines = match rows(body, delimiter, true, skipped)? {
        Some(lines) => lines,
        None => rows(body, delimiter, false, skipped)?.ok_or_else(|| Error::new(Code::NotATable))?,
    };
    Ok(Sheet { name: String::new(), lines })
}

/// `sep=;` in the first line, as spreadsheets write it.
fn told_delimiter(text: &str) -> (u32, Option<u8>, &str) {
    let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
    match first.trim().strip_prefix("sep=").map(str::as_bytes) {
        Some([delimiter @ (b';' | b',')]) => (1, Some(*delimiter), rest),
        Some([]) => (1, Some(b'\t'), rest),
        _ => (0, None, text),
    }
}

fn guess_delimiter(text: &str) -> u8 {
    let mut best = (0, b';');
    for delimiter in [b';', b'\t', b','] {
        let counts = fields_of_rows(text, delimiter);
        let mut tally = std::collections::BTreeMap::<usize, usize>::new();
        for count in counts.into_iter().filter(|count| *count > 1) {
            *tally.entry(count).or_default() += 1;
        }
        let alike = tally.into_values().max().unwrap_or(0);
        if alike > best.0 {
            best = (alike, delimiter);
        }
    }
    best.1
}

/// How many fields each of the first rows would have.
fn fields_of_rows(text: &str, delimiter: u8) -> Vec<usize> {
    let (mut counts, mut fields, mut quoted) = (Vec::new(), 1, false);
    for byte in text.bytes().take(1 << 16) {
        match byte {
            b'"' => quoted = !quoted,
            b'\n' if !quoted => {
                counts.push(fields);
                fields = 1;
                if counts.len() >= 50 {
                    return counts;
                }
            }
            byte if byte == delimiter && !quoted => fields += 1,
            _ => {}
        }
    }
    counts.push(fields);
    counts
}

/// The rows, or none when a cell grew so long that a quote must have been left open.
fn rows(text: &str, delimiter: u8, quoting: bool, skipped: u32) -> Result<Option<Vec<Line>>> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(delimiter).quoting(quoting).from_reader(text.as_bytes());
    let (mut lines, mut record, mut row) = (Vec::new(), csv::StringRecord::new(), skipped);
    loop {
        row += blank_rows(text.as_bytes(), reader.position().byte() as usize);
        match reader.read_record(&mut record) {
            Ok(true) => {}
            Ok(false) => return Ok(Some(lines)),
            Err(error) => return Err(Error::new(Code::NotATable).because(error)),
        }
        row += 1;
        if record.iter().any(|field| field.len() > MOST_CELL) {
            if quoting {
                return Ok(None);
            }
            return Err(Error::new(Code::NotATable));
        }
        let mut cells: Vec<Cell> = record.iter().map(Cell::text).collect();
        cells.truncate(cells.iter().rposition(|cell| !cell.is_empty()).map_or(0, |last| last + 1));
        if cells.len() > MOST_COLUMNS {
            return Err(Error::new(Code::TooLarge).with("most", MOST_COLUMNS));
        }
        if !cells.is_empty() {
            lines.push(Line { row, cells });
        }
        if lines.len() > MOST_ROWS {
            return Err(Error::new(Code::TooLarge).with("most", MOST_ROWS));
        }
    }
}

/// Empty lines that the reader will pass over from here on; a spreadsheet numbers them too.
fn blank_rows(bytes: &[u8], from: usize) -> u32 {
    let mut rest = bytes.get(from..).unwrap_or_default();
    // The reader ends a row at `\r` and leaves its `\n` for the next one.
    if from > 0 && bytes.get(from - 1) == Some(&b'\r') {
        rest = rest.strip_prefix(b"\n").unwrap_or(rest);
    }
    let mut count = 0;
    loop {
        rest = match rest {
            [b'\r', b'\n', rest @ ..] | [b'\r' | b'\n', rest @ ..] => rest,
            _ => return count,
        };
        count += 1;
    }
}
