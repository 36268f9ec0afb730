//! Plain tables as files: nothing becomes a formula, no digit gets lost, the same table gives the same bytes.

use sokrat_core::exchange::table::{ColumnKind, Table, TableCell, TableColumn};
use sokrat_core::values::{Day, Hundredths, Kopecks, Moment};

fn table() -> Table {
    let column = |header: &str, kind| TableColumn { header: header.to_owned(), kind };
    Table {
        title: "Отчёт".to_owned(),
        columns: vec![
            column("Название", ColumnKind::Text),
            column("ИНН", ColumnKind::Identifier),
            column("Сумма", ColumnKind::Money),
            column("Балл", ColumnKind::Number),
            column("Дата", ColumnKind::Day),
        ],
        rows: vec![vec![
            "=HYPERLINK(\"x\")".into(),
            "0105012346".into(),
            TableCell::Money(Kopecks(-123_456)),
            TableCell::Hundredths(Hundredths(750)),
            TableCell::Day(Day(jiff::civil::date(2019, 4, 29))),
        ]],
        created: Moment("2019-04-29T09:00:00Z".parse().expect("a moment")),
    }
}

#[test]
fn csv_guards_formulas_and_writes_as_russian_spreadsheets_read() {
    let csv = String::from_utf8(table().csv().expect("a table can be written")).expect("it is UTF-8");
    let expected = "\u{feff}Название;ИНН;Сумма;Балл;Дата\r\n\"'=HYPERLINK(\"\"x\"\")\";0105012346;-1234,56;7,50;29.04.2019\r\n";
    assert_eq!(csv, expected, "a mark, semicolons, decimal commas, days as people write them, and an apostrophe before what begins a formula");
    for start in ["=", "+", "-", "@", "\t", "\r"] {
        let mut table = table();
        table.rows[0][0] = TableCell::Text(format!("{start}1"));
        let csv = String::from_utf8(table.csv().expect("a table can be written")).expect("it is UTF-8");
        assert!(csv.contains(&format!("'{start}1")), "{start:?} begins a formula");
    }
}

#[test]
fn the_same_table_gives_the_same_bytes() {
    assert_eq!(
        table().xlsx().expect("a table can be written"),
        table().xlsx().expect("a table can be written"),
        "the moment of creation comes in as a value"
    );
}

#[test]
fn a_title_that_spreadsheets_refuse_still_names_a_sheet() {
    for title in ["", "[a]:*?/\\", "'", "Отчёт о мероприятиях, которые прошли в 2019 году во всех модулях"]
    {
        let table = Table { title: title.to_owned(), ..table() };
        assert!(table.xlsx().is_ok(), "{title:?} is put right, not refused");
    }
}
