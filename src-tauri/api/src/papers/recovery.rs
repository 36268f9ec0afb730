//! The recovery sheet: printed once, kept in a safe. It holds the code that opens the file when the passphrase is forgotten.

use sokrat_core::file::RecoveryCode;
use sokrat_core::programme::Programme;
use sokrat_core::values::Moment;
use sokrat_documents::{Align, Block, Cell, Column, Flow, Paragraph, Span, Table, Width};
use sokrat_words::Words;

use super::{paper, running, table};

/// What the sheet says of the file.
pub struct Sheet<'a> {
    /// Its name.
    pub name: String,
    /// Its folder as people know it.
    pub folder: String,
    /// The programme's identifier.
    pub id: String,
    /// What opens it.
    pub code: &'a RecoveryCode,
}

/// How many groups of the code stand in a line.
const IN_LINE: usize = 4;

/// The sheet for a programme.
pub fn recovery(words: &Words, programme: &Programme, sheet: &Sheet<'_>, now: Moment) -> Flow {
    let title = words.plain("recovery-title");
    let body = |key: &str| Block::Paragraph(Paragraph::body(vec![Span::plain(words.plain(key))]));
    let mut blocks = vec![Block::Heading(1, title.clone()), body("recovery-lead"), Block::Space(3.0)];
    let mut facts = Table::new(vec![table::text(1.0), table::text(2.0)], vec![Cell::from(words.plain("recovery-what")), Cell::from(String::new())]);
    let day = words.day(sokrat_core::values::Day(now.0.to_zoned_datetime(jiff::tz::TimeZone::UTC).date()));
    facts.rows = [
        ("recovery-programme", programme.title.clone()),
        ("recovery-file", sheet.name.clone()),
        ("recovery-folder", sheet.folder.clone()),
        ("recovery-id", sheet.id.clone()),
        ("recovery-day", day),
    ]
    .into_iter()
    .map(|(key, value)| vec![Cell::from(words.plain(key)), Cell::from(value)])
    .collect();
    blocks.push(Block::Table(facts));
    blocks.push(Block::Space(6.0));
    // A line a row, so that it can be followed with a finger.
    let column = Column { width: Width::Share(1.0), align: Align::Centre };
    let mut code = Table::new(vec![column; IN_LINE], vec![Cell::covering(words.plain("recovery-code"), IN_LINE as u8)]);
    code.size = 16.0;
    let groups = sheet.code.groups().collect::<Vec<_>>();
    code.rows = groups.chunks(IN_LINE).map(|line| line.iter().map(|group| Cell::from(*group)).collect()).collect();
    blocks.push(Block::Table(code));
    blocks.push(Block::Space(2.0));
    blocks.push(body("recovery-code-hint"));
    blocks.push(Block::Heading(2, words.plain("recovery-passphrase")));
    blocks.push(body("recovery-by-hand"));
    blocks.push(Block::Space(22.0));
    blocks.push(Block::Heading(2, words.plain("recovery-use")));
    for number in 1..=4 {
        let text = words.plain(&format!("recovery-step-{number}"));
        blocks.push(Block::Paragraph(Paragraph::item(format!("{number}."), vec![Span::plain(text)])));
    }
    let running = running(words, &title, &programme.title);
    Flow { paper: paper(words, title, &programme.foundation, now), running, blocks }
}
