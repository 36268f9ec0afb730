//! A report says the same on the screen, in the table and in the document.

use std::path::Path;
use std::process::Command;

use calamine::{Data, Reader as _};

use crate::support::{App, Language, Setup, run};

/// The figures of the report on the screen, row by row: events, participations, people, organisations, hours.
const ON_SCREEN: &str = "[...document.querySelectorAll('main table tbody tr, main table tfoot tr')].map(row => \
    [...row.querySelectorAll('td.number')].map(cell => cell.textContent.replace(/[^0-9.]/g, '')).join(' ')).filter(Boolean).join('\\n')";

/// The figures of a workbook, row by row, in the same manner.
fn in_the_workbook(path: &Path) -> String {
    let mut book = calamine::open_workbook_auto(path).expect("the table is a workbook");
    let sheet = book.worksheet_range_at(0).expect("it has a sheet").expect("that can be read");
    let number = |cell: &Data| match cell {
        Data::Float(value) => Some(value.to_string()),
        Data::Int(value) => Some(value.to_string()),
        _ => None,
    };
    let rows = sheet.rows().map(|row| row.iter().filter_map(number).collect::<Vec<_>>()).filter(|row| row.len() == 5);
    rows.map(|row| row.join(" ")).collect::<Vec<_>>().join("\n")
}

#[test]
fn a_report_is_the_same_on_screen_as_xlsx_and_as_pdf() {
    run(Setup::demonstration(Language::English), async |app: App| {
        app.keys(&[fantoccini::key::Key::Alt], '7').await;
        app.choose("reports-grouping", "grouping-year").await;
        app.until("a row a year", "document.querySelectorAll('main table tbody tr').length === 3").await;
        let screen = app.ask(ON_SCREEN).await.as_str().unwrap_or_default().to_owned();
        assert_eq!(screen.lines().count(), 4, "three years and the total: {screen}");
        let total: Vec<&str> = screen.lines().last().unwrap_or_default().split(' ').collect();
        let counted = "SELECT count(DISTINCT person_id) FROM registration WHERE status = 'attended' AND _del = 0";
        assert_eq!(total[2], app.value::<i64>(counted).to_string(), "people are counted once each");

        app.press("reports-xlsx").await;
        app.control("reports-show").await;
        app.press("reports-pdf").await;
        app.press("preview-viewer").await;
        app.until_shown(2).await;
        let shown = app.shown();
        assert_eq!(in_the_workbook(&shown[0]), screen, "the table says what the screen says");

        let text = Command::new("pdftotext").args(["-layout".as_ref(), shown[1].as_os_str(), "-".as_ref()]).output().expect("pdftotext is installed");
        let text: String = String::from_utf8_lossy(&text.stdout).chars().filter(|letter| !matches!(letter, ',' | '\u{a0}' | '\u{202f}')).collect();
        for figure in total {
            assert!(text.contains(figure), "the document has the total {figure}:\n{text}");
        }
    });
}
