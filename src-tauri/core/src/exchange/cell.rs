//! A cell of a foreign list, as exact as its file keeps it.

use jiff::civil::Date;

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq, Default)]
pub enum Cell {
    /// Nothing.
    #[default]
    Empty,
    /// A text, without space around it.
    Text(String),
    /// A number as the spreadsheet keeps it.
    Number(f64),
    /// A day that the spreadsheet knows to be one.
    Day(Date),
    /// Yes or no.
    Flag(bool),
}

impl Cell {
    /// A text cell, or an empty one when nothing but space stands there.
    pub fn text(text: &str) -> Self {
        let text = text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}'));
        if text.is_empty() { Self::Empty } else { Self::Text(text.to_owned()) }
    }

    /// Whether nothing stands there.
    pub fn is_empty(&self) -> bool {
        matches!(self, Self::Empty)
    }

    /// The cell as people see it: days as DD.MM.YYYY, whole numbers without a fraction and never in exponent form.
    pub fn shown(&self) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Text(text) => text.clone(),
            Self::Number(number) if number.fract() == 0.0 && number.abs() < 1e18 => format!("{}", *number as i64),
            Self::Number(number) => format!("{number}"),
            Self::Day(day) => format!("{:02}.{:02}.{:04}", day.day(), day.month(), day.year()),
            Self::Flag(flag) => if *flag { "1" } else { "0" }.to_owned(),
        }
    }
}

/// A row that is not empty.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Line {
    /// Its number in the sheet, counted from 1.
    pub row: u32,
    /// Its cells from the first column on; may be shorter than the list is wide.
    pub cells: Vec<Cell>,
}

impl Line {
    /// The cell of a column; empty beyond the end.
    pub fn cell(&self, column: usize) -> &Cell {
        static EMPTY: Cell = Cell::Empty;
        self.cells.get(column).unwrap_or(&EMPTY)
    }

    /// Cells that are not empty.
    pub fn filled(&self) -> usize {
        self.cells.iter().filter(|cell| !cell.is_empty()).count()
    }
}

/// A sheet: its rows that are not empty, in their order.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Sheet {
    /// Its name; empty for CSV.
    pub name: String,
    /// Its rows.
    pub lines: Vec<Line>,
}

impl Sheet {
    /// The number of columns of its widest row.
    pub fn width(&self) -> usize {
        self.lines.iter().map(|line| line.cells.len()).max().unwrap_or(0)
    }
}

/// A column as spreadsheets name it: 0 is `A`, 26 is `AA`.
pub fn column_letters(column: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = column + 1;
    while rest > 0 {
        letters.push(b'A' + ((rest - 1) % 26) as u8);
        rest = (rest - 1) / 26;
    }
    letters.reverse();
    letters.into_iter().map(char::from).collect()
}
