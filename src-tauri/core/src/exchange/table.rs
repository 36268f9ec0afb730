//! Plain tables as files: XLSX and CSV. Reports, lists and faulty rows leave this way.

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, IgnoreError, Workbook, Worksheet};

use crate::error::{Code, Error, Result};
use crate::values::{Day, Hundredths, Kopecks, Moment};

/// What a column holds, and so how its cells stand in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnKind {
    /// Text.
    Text,
    /// A number, with as many decimals as it has.
    Number,
    /// Money in roubles with kopecks.
    Money,
    /// A day.
    Day,
    /// Digits that are no number: INN, phone, number of a document. Always text, so that no zero gets lost.
    Identifier,
}

/// A column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableColumn {
    /// Its header.
    pub header: String,
    /// What it holds.
    pub kind: ColumnKind,
}

/// A value in a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TableCell {
    /// Nothing.
    Empty,
    /// A text.
    Text(String),
    /// A whole number.
    Number(i64),
    /// A number with two decimals.
    Hundredths(Hundredths),
    /// Money.
    Money(Kopecks),
    /// A day.
    Day(Day),
}

impl From<&str> for TableCell {
    fn from(text: &str) -> Self {
        if text.is_empty() { Self::Empty } else { Self::Text(text.to_owned()) }
    }
}
impl From<String> for TableCell {
    fn from(text: String) -> Self {
        if text.is_empty() { Self::Empty } else { Self::Text(text) }
    }
}
impl From<u32> for TableCell {
    fn from(number: u32) -> Self {
        Self::Number(number.into())
    }
}

/// A table: what is written is what stands here, in this order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// The title: the sheet's name, and a property of the file.
    pub title: String,
    /// The columns.
    pub columns: Vec<TableColumn>,
    /// The rows, each as long as there are columns.
    pub rows: Vec<Vec<TableCell>>,
    /// The file's moment of creation; the same table with the same moment gives the same bytes.
    pub created: Moment,
}

/// Rows that a spreadsheet can hold.
const MOST_ROWS: usize = 1_048_575;
/// Characters that a cell of a spreadsheet can hold.
const MOST_CHARACTERS: usize = 32_767;
/// Widths of columns, in characters.
const WIDTHS: std::ops::RangeInclusive<usize> = 8..=60;

impl Table {
    /// The table as XLSX: the header styled, frozen and repeated on each printed page, widths by content, a filter. Texts
    /// are texts whatever they begin with; identifiers are texts.
    pub fn xlsx(&self) -> Result<Vec<u8>> {
        if self.rows.len() > MOST_ROWS {
            return Err(Error::new(Code::TooLarge).with("most", MOST_ROWS));
        }
        self.workbook().map_err(|error| Error::new(Code::Internal).because(error))
    }

    fn workbook(&self) -> std::result::Result<Vec<u8>, rust_xlsxwriter::XlsxError> {
        let mut book = Workbook::new();
        book.set_properties(&DocProperties::new().set_title(&self.title).set_creation_datetime(&moment(self.created)?));
        let sheet = book.add_worksheet();
        sheet.set_name(sheet_name(&self.title))?;
        let header = Format::new()
            .set_bold()
            .set_text_wrap()
            .set_align(FormatAlign::VerticalCenter)
            .set_border_bottom(FormatBorder::Medium)
            .set_background_color(0xE8_EEF4);
        for (column, widths) in (0..).zip(self.widths()) {
            sheet.set_column_width(column, widths as f64 + 2.0)?;
        }
        for (place, column) in (0..).zip(&self.columns) {
            sheet.write_string_with_format(0, place, cut(&column.header), &header)?;
        }
        let formats = Formats::new();
        for (row, cells) in (1..).zip(&self.rows) {
            for ((place, column), cell) in (0..).zip(&self.columns).zip(cells) {
                formats.write(sheet, (row, place), column.kind, cell)?;
            }
        }
        let (last_row, last_column) = (self.rows.len() as u32, self.columns.len().saturating_sub(1) as u16);
        sheet.set_freeze_panes(1, 0)?;
        sheet.set_repeat_rows(0, 0)?;
        sheet.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
        if !self.columns.is_empty() {
            sheet.autofilter(0, 0, last_row, last_column)?;
            // Identifiers are texts on purpose: no green corner shall offer to make numbers of them.
            sheet.ignore_error_range(0, 0, last_row, last_column, IgnoreError::NumberStoredAsText)?;
        }
        book.save_to_buffer()
    }

    /// The table as CSV: UTF-8 with its mark and semicolons, as spreadsheets with Russian settings read it. Decimals have a
    /// comma, days are DD.MM.YYYY. A text that a spreadsheet would take for a formula gets an apostrophe before it.
    pub fn csv(&self) -> Result<Vec<u8>> {
        let fail = |error: csv::Error| Error::new(Code::Internal).because(error);
        let mut writer = csv::WriterBuilder::new().delimiter(b';').terminator(csv::Terminator::CRLF).from_writer(b"\xef\xbb\xbf".to_vec());
        writer.write_record(self.columns.iter().map(|column| guarded(&column.header))).map_err(fail)?;
        for cells in &self.rows {
            writer.write_record(cells.iter().map(plain)).map_err(fail)?;
        }
        writer.into_inner().map_err(|error| Error::new(Code::Internal).because(error))
    }

    fn widths(&self) -> Vec<usize> {
        let widest = |(place, column): (usize, &TableColumn)| {
            let cells = self.rows.iter().take(1_000).filter_map(|row| row.get(place)).map(|cell| longest_line(&plain(cell))).max().unwrap_or(0);
            // A long header wraps at its words; the narrowest that it can be is its longest word.
            let words = column.header.split_whitespace().map(|word| word.chars().count()).max().unwrap_or(0);
            cells.max(words).max(longest_line(&column.header).min(20)).clamp(*WIDTHS.start(), *WIDTHS.end())
        };
        self.columns.iter().enumerate().map(widest).collect()
    }
}

struct Formats {
    text: Format,
    whole: Format,
    decimal: Format,
    money: Format,
    day: Format,
    identifier: Format,
}

impl Formats {
    fn new() -> Self {
        let top = || Format::new().set_align(FormatAlign::Top);
        Self {
            text: top().set_text_wrap(),
            whole: top().set_num_format("0"),
            decimal: top().set_num_format("0.00"),
            money: top().set_num_format("#,##0.00"),
            day: top().set_num_format("dd.mm.yyyy"),
            identifier: top().set_num_format("@"),
        }
    }

    fn write(
        &self,
        sheet: &mut Worksheet,
        (row, column): (u32, u16),
        kind: ColumnKind,
        cell: &TableCell,
    ) -> std::result::Result<(), rust_xlsxwriter::XlsxError> {
        match cell {
            TableCell::Empty => return Ok(()),
            TableCell::Text(text) if kind == ColumnKind::Identifier => sheet.write_string_with_format(row, column, cut(text), &self.identifier)?,
            TableCell::Text(text) => sheet.write_string_with_format(row, column, cut(text), &self.text)?,
            TableCell::Number(number) if kind == ColumnKind::Identifier => {
                sheet.write_string_with_format(row, column, number.to_string(), &self.identifier)?
            }
            TableCell::Number(number) => sheet.write_number_with_format(row, column, *number as f64, &self.whole)?,
            TableCell::Hundredths(value) => sheet.write_number_with_format(row, column, value.0 as f64 / 100.0, &self.decimal)?,
            TableCell::Money(value) => sheet.write_number_with_format(row, column, value.0 as f64 / 100.0, &self.money)?,
            TableCell::Day(day) if day.0.year() >= 1900 => {
                let date = ExcelDateTime::from_ymd(day.0.year() as u16, day.0.month() as u8, day.0.day() as u8)?;
                sheet.write_datetime_with_format(row, column, &date, &self.day)?
            }
            // Spreadsheets know no day before 1900.
            TableCell::Day(_) => sheet.write_string_with_format(row, column, plain(cell), &self.text)?,
        };
        Ok(())
    }
}

fn moment(moment: Moment) -> std::result::Result<ExcelDateTime, rust_xlsxwriter::XlsxError> {
    let utc = jiff::tz::Offset::UTC.to_datetime(moment.0);
    let year = u16::try_from(utc.year()).unwrap_or(0).clamp(1900, 9999);
    ExcelDateTime::from_ymd(year, utc.month() as u8, utc.day() as u8)?.and_hms(utc.hour() as u16, utc.minute() as u8, utc.second() as u8)
}

/// A sheet's name: at most 31 characters, without those that spreadsheets refuse, never empty.
fn sheet_name(title: &str) -> String {
    let kept: String =
        title.chars().map(|c| if matches!(c, '[' | ']' | ':' | '*' | '?' | '/' | '\\') || c.is_control() { ' ' } else { c }).take(31).collect();
    let name = kept.trim().trim_matches('\'').trim();
    if name.is_empty() { "1".to_owned() } else { name.to_owned() }
}

fn cut(text: &str) -> &str {
    match text.char_indices().nth(MOST_CHARACTERS) {
        Some((end, _)) => &text[..end],
        None => text,
    }
}

fn longest_line(text: &str) -> usize {
    text.lines().map(|line| line.chars().count()).max().unwrap_or(0)
}

/// A cell as text.
fn plain(cell: &TableCell) -> String {
    match cell {
        TableCell::Empty => String::new(),
        TableCell::Text(text) => guarded(text),
        TableCell::Number(number) => number.to_string(),
        TableCell::Hundredths(Hundredths(value)) | TableCell::Money(Kopecks(value)) => {
            let sign = if *value < 0 { "-" } else { "" };
            format!("{sign}{},{:02}", value.unsigned_abs() / 100, value.unsigned_abs() % 100)
        }
        TableCell::Day(day) => format!("{:02}.{:02}.{:04}", day.0.day(), day.0.month(), day.0.year()),
    }
}

/// A text that no spreadsheet takes for a formula when it opens the CSV: `=`, `+`, `-`, `@`, tab and line end at the start are
/// what starts one (OWASP, "CSV Injection"). A phone such as +7 (4722) 11-22-33 is guarded too: as a formula it would lose its plus.
fn guarded(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']) { format!("'{text}") } else { text.to_owned() }
}
