//! Lists from outside: read, mapped, tried without writing, then imported all or nothing. And plain tables as files.

mod cell;
mod headers;
mod import;
mod marks;
mod matching;
mod model;
mod operations;
mod plan;
mod reading;
pub mod table;
mod text;
mod workbook;

pub use marks::read_marks;
pub(crate) use matching::organisation_key;
pub use model::*;
pub use operations::*;

/// Bytes of a file that is still taken for a list.
pub(crate) const MOST_BYTES: usize = 50_000_000;
/// Bytes that a workbook may unpack to.
pub(crate) const MOST_UNPACKED: u64 = 500_000_000;
/// Rows of a list.
pub(crate) const MOST_ROWS: usize = 100_000;
/// Columns of a list.
pub(crate) const MOST_COLUMNS: usize = 256;
/// Cells of a list, empty ones between others counted.
pub(crate) const MOST_CELLS: usize = 5_000_000;
/// Bytes of one cell.
pub(crate) const MOST_CELL: usize = 32_767;
