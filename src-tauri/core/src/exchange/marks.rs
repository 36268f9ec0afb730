//! Marks of experts from a table: one row a sheet, one column a criterion.

use super::cell::Line;
use super::{text, workbook};
use crate::competitions::{ImportedMark, MarksRow};
use crate::error::{Code, Error, Issue, Result};
use crate::names::fold;
use crate::values::Hundredths;

/// What the heads of the first two columns are called, folded.
const NUMBER: &[&str] = &["номер", "номер заявки", "заявка", "no", "number", "application"];
const EXPERT: &[&str] = &["эксперт", "фио эксперта", "expert"];

/// Reads marks: the first row holds the heads, one column the number of the application, one the expert, each other column
/// a criterion by its title. Cells that are no number are told all at once, at `rows.<row>.<criterion's title>`.
///
/// Errors: `not-a-table`, `bad-encoding`, `empty-list`, `column-missing` (`column`), `invalid`.
pub fn read_marks(bytes: &[u8]) -> Result<Vec<MarksRow>> {
    let sheet =
        if bytes.starts_with(b"PK\x03\x04") { workbook::sheets(bytes)?.into_iter().next() } else { Some(text::sheet(&text::decode(bytes)?)?) };
    let lines = sheet.map(|sheet| sheet.lines).unwrap_or_default();
    let Some((head, rows)) = lines.split_first().filter(|(_, rows)| !rows.is_empty()) else { return Err(Error::new(Code::EmptyList)) };
    let heads: Vec<String> = head.cells.iter().map(|cell| cell.shown().trim().to_owned()).collect();
    let number = column(&heads, NUMBER)?;
    let expert = column(&heads, EXPERT)?;
    let mut issues = Vec::new();
    let read = rows.iter().map(|line| row(line, &heads, number, expert, &mut issues)).collect();
    if issues.is_empty() { Ok(read) } else { Err(Error::invalid(issues)) }
}

fn column(heads: &[String], names: &[&str]) -> Result<usize> {
    heads.iter().position(|head| names.contains(&fold(head).as_str())).ok_or_else(|| Error::new(Code::ColumnMissing).with("column", names[0]))
}

fn row(line: &Line, heads: &[String], number: usize, expert: usize, issues: &mut Vec<Issue>) -> MarksRow {
    let mut marks = Vec::new();
    for (place, head) in heads.iter().enumerate().filter(|(place, head)| *place != number && *place != expert && !head.is_empty()) {
        let shown = line.cell(place).shown();
        let value = match shown.trim() {
            "" => None,
            text => match hundredths(text) {
                Some(value) => Some(value),
                None => {
                    issues.push(Issue::at(&format!("rows.{}.{head}", line.row), Code::BadNumber).with("text", text));
                    continue;
                }
            },
        };
        marks.push(ImportedMark { criterion: head.clone(), value, comment: String::new() });
    }
    MarksRow { row: line.row, number: line.cell(number).shown().trim().to_owned(), expert: line.cell(expert).shown().trim().to_owned(), marks }
}

/// A mark as it is written, exactly: `7`, `7,5`, `7.50`. More places than two are refused rather than rounded.
fn hundredths(text: &str) -> Option<Hundredths> {
    let (whole, places) = text.split_once([',', '.']).unwrap_or((text, ""));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || whole.len() > 6 || places.len() > 2 || !digits(whole) || !digits(places) {
        return None;
    }
    format!("{whole}{places:0<2}").parse().ok().map(Hundredths)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_read_exactly_or_refused() {
        for (text, value) in
            [("7", Some(700)), ("7,5", Some(750)), ("7.05", Some(705)), ("7.505", None), ("-1", None), ("", None), ("7,", Some(700)), ("a", None)]
        {
            assert_eq!(hundredths(text), value.map(Hundredths), "{text:?} as a mark");
        }
    }

    #[test]
    fn a_table_of_marks_is_read_by_its_heads() {
        let table = "Заявка;Эксперт;Актуальность;Бюджет\nТ-001;Петрова;7,5;\nТ-002;Петрова;8;9\n";
        let rows = read_marks(table.as_bytes()).expect("a table");
        assert_eq!(rows.len(), 2, "one row a sheet");
        assert_eq!((rows[0].row, rows[0].number.as_str(), rows[0].expert.as_str()), (2, "Т-001", "Петрова"), "the place in the file is kept");
        assert_eq!(rows[0].marks[0].value, Some(Hundredths(750)), "a decimal comma");
        assert_eq!(rows[0].marks[1].value, None, "an empty cell is no mark");
        let wrong = read_marks("Заявка;Эксперт;Актуальность\nТ-001;Петрова;восемь\n".as_bytes()).expect_err("a word is no mark");
        assert_eq!(wrong.issues[0].field, "rows.2.Актуальность", "the issue names row and criterion");
        assert_eq!(
            read_marks("Эксперт;Бюджет\nПетрова;1\n".as_bytes()).expect_err("no numbers").code,
            Code::ColumnMissing,
            "a column that is needed is named"
        );
    }
}
