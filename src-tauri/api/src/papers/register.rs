//! The register of certificates: as a paper with its gaps explained, and as a table.

use sokrat_core::certificates::{DocumentRow, DocumentState, NumberGap};
use sokrat_core::exchange::table::{ColumnKind, Table as Sheet, TableCell, TableColumn};
use sokrat_core::programme::Programme;
use sokrat_core::templates::PrintedOn;
use sokrat_core::values::Moment;
use sokrat_documents::{Align, Block, Cell, Column, Flow, Paragraph, Size, Span, Table, Width};
use sokrat_words::Words;

use super::{inner, paper, running, table};

/// What the register says.
pub struct Content {
    /// Its lines, in their order.
    pub rows: Vec<DocumentRow>,
    /// The numbers that stand on no line.
    pub gaps: Vec<NumberGap>,
    /// Whether no line was left out by words, kind or state.
    pub whole: bool,
    /// The event or competition whose register it is; none for all.
    pub of: Option<String>,
    /// The programme.
    pub programme: Programme,
}

/// The register as a paper on its side.
pub fn register(words: &Words, content: &Content, now: Moment) -> Flow {
    let programme = &content.programme;
    let title = words.plain("register-title");
    let centred = |text: String| Block::Paragraph(Paragraph { align: Align::Centre, ..Paragraph::body(vec![Span::plain(text)]) });
    let mut blocks = vec![Block::Heading(1, title.clone())];
    blocks.push(centred(
        words.text("report-programme", &[("programme", inner(words, &programme.title).into()), ("foundation", programme.foundation.as_str().into())]),
    ));
    if let Some(title) = &content.of {
        blocks.push(centred(words.text("certificate-event", &[("title", inner(words, title).into())])));
    }
    let annulled = content.rows.iter().filter(|row| row.state == DocumentState::Annulled).count();
    let exceptions = content.rows.iter().filter(|row| !row.exception.is_empty()).count();
    blocks.push(Block::Space(2.0));
    blocks.push(Block::Paragraph(Paragraph::body(vec![Span::plain(
        words.text("register-summary", &[("count", content.rows.len().into()), ("annulled", annulled.into()), ("exceptions", exceptions.into())]),
    )])));
    let superfluous = content.rows.iter().filter(|row| row.superfluous).count();
    if superfluous > 0 {
        blocks.push(Block::Paragraph(Paragraph::body(vec![Span::bold(words.text("register-doubled", &[("count", superfluous.into())]))])));
    }
    // The title of what they were given for stands above: its column would say the same in every line, and leaves room for the template.
    let for_all = content.of.is_none();
    let as_wide = || Column { width: Width::Content, align: Align::Left };
    let columns = [
        ("documents-number", as_wide()),
        ("documents-issued", as_wide()),
        ("documents-holder", table::text(1.2)),
        ("documents-for", table::text(1.6)),
        ("register-part", as_wide()),
        ("documents-template", table::text(0.95)),
        // The titles of the templates that ship stand in one line in both languages.
        ("register-state", table::text(if for_all { 1.4 } else { 1.2 })),
    ];
    let shown = |key: &str| key != if for_all { "documents-template" } else { "documents-for" };
    let (keys, columns): (Vec<_>, Vec<_>) = columns.into_iter().filter(|(key, _)| shown(key)).unzip();
    let mut lines = Table { zebra: true, ..Table::new(columns, keys.iter().map(|key| Cell::from(words.plain(key))).collect()) };
    lines.rows = content.rows.iter().map(|row| keys.iter().map(|key| cell(words, row, key).into()).collect()).collect();
    if !lines.rows.is_empty() {
        blocks.push(Block::Table(lines));
    }
    blocks.push(Block::Space(3.0));
    if !content.whole {
        blocks.push(Block::Paragraph(Paragraph::note(words.plain("register-part-only"))));
    } else if content.gaps.is_empty() {
        blocks.push(Block::Paragraph(Paragraph::note(words.plain("register-no-gaps"))));
    } else {
        blocks.push(Block::Heading(2, words.plain("register-gaps")));
        for gap in &content.gaps {
            blocks.push(Block::Paragraph(Paragraph::body(vec![Span::plain(self::gap(words, gap))])));
        }
    }
    blocks.push(Block::Paragraph(Paragraph::note(words.text("report-as-of", &[("moment", words.moment(now, &programme.zone).into())]))));
    let mut sheet = paper(words, title.clone(), &programme.foundation, now);
    sheet.size = Size::A4_LANDSCAPE;
    Flow { paper: sheet, running: running(words, &title, &programme.title), blocks }
}

fn cell(words: &Words, row: &DocumentRow, column: &str) -> String {
    match column {
        "documents-number" => row.number.clone(),
        "documents-issued" => words.short_day(row.issued_on),
        "documents-holder" => holder(words, row),
        "documents-for" => row.event.clone(),
        "register-part" => words.choice("part", row.part.as_str()),
        "documents-template" => template(words, row),
        _ => state(words, row),
    }
}

/// What stands on a paper that is valid no more; none for one that is.
pub fn annulled(words: &Words, row: &DocumentRow) -> Option<String> {
    (row.state == DocumentState::Annulled).then(|| state(words, row))
}

/// On which template a document was printed; a dash where nobody knows.
pub fn template(words: &Words, row: &DocumentRow) -> String {
    match row.template.as_ref().map(|template| (title_of(words, template), template.deleted)) {
        Some((title, true)) if !title.is_empty() => words.text("documents-template-deleted", &[("title", title.into())]),
        Some((title, false)) => title,
        _ => words.plain("documents-no-template"),
    }
}

/// What a template is called today; empty where nobody here knows.
fn title_of(words: &Words, template: &PrintedOn) -> String {
    if template.shipped.is_empty() { template.title.clone() } else { words.choice("template-shipped", &template.shipped) }
}

/// What is to be said of a certificate that was made once more on the template called `used`: that its own is not known, is not
/// there (`own`), or says something else than it did (`changed`).
pub fn other_template(words: &Words, row: &DocumentRow, own: bool, changed: bool, used: &str) -> Option<String> {
    if own {
        return changed.then(|| words.plain("documents-template-changed"));
    }
    let used = inner(words, used).into();
    Some(match row.template.as_ref().map(|template| title_of(words, template)).filter(|title| !title.is_empty()) {
        Some(title) => words.text("documents-template-gone", &[("title", inner(words, &title).into()), ("used", used)]),
        None => words.text("documents-template-unknown", &[("used", used)]),
    })
}

/// What is to be said of minutes that were made once more: that their template is there no more, so that they have their usual look
/// (`own`), or that it says something else than it did (`changed`). Of minutes without a template nothing.
pub fn minutes_template(words: &Words, row: &DocumentRow, own: bool, changed: bool) -> Option<String> {
    let template = row.template.as_ref()?;
    if own {
        return changed.then(|| words.plain("documents-minutes-template-changed"));
    }
    let title = title_of(words, template);
    Some(match title.as_str() {
        "" => words.plain("documents-minutes-template-unknown"),
        title => words.text("documents-minutes-template-gone", &[("title", inner(words, title).into())]),
    })
}

/// To whom a document was given; of somebody who was erased, that they were.
pub fn holder(words: &Words, row: &DocumentRow) -> String {
    if row.erased.is_empty() { row.holder.clone() } else { words.plain("documents-holder-erased") }
}

/// The state of a document with everything that explains it: «Аннулирован: испорчен бланк. Взамен выдан № …».
pub fn state(words: &Words, row: &DocumentRow) -> String {
    let mut sentences = vec![words.choice("document-state", row.state.as_str())];
    let mut say = |key: &str, name: &str, value: &str| {
        if !value.is_empty() {
            sentences.push(words.text(key, &[(name, value.into())]));
        }
    };
    say("register-reason", "reason", &row.reason);
    say("register-replaced-by", "number", &row.replaced_by);
    say("register-replaces", "number", &row.replaces);
    say("register-exception", "reason", &row.exception);
    say(if row.superfluous { "register-superfluous" } else { "register-doubles" }, "numbers", &row.doubles.join(", "));
    sentences.join(". ")
}

/// Why numbers stand on no line.
pub fn gap(words: &Words, gap: &NumberGap) -> String {
    let numbers = if gap.count == 1 { gap.first.clone() } else { format!("{} – {}", gap.first, gap.last) };
    words.text(
        &format!("register-gap-{}", gap.why.as_str()),
        &[("numbers", numbers.into()), ("count", gap.count.into()), ("laptop", gap.laptop.as_str().into())],
    )
}

/// The register as a table: everything in a column of its own.
pub fn table(words: &Words, content: &Content, now: Moment) -> Sheet {
    use ColumnKind::{Day, Identifier, Text};
    let columns = [
        ("documents-number", Identifier),
        ("documents-issued", Day),
        ("documents-holder", Text),
        ("documents-for", Text),
        ("documents-kind", Text),
        ("register-part", Text),
        ("documents-template", Text),
        ("documents-state", Text),
        ("register-reason-head", Text),
        ("register-exception-head", Text),
        ("register-replaces-head", Identifier),
        ("register-replaced-by-head", Identifier),
        ("register-doubles-head", Identifier),
    ];
    let line = |row: &DocumentRow| {
        vec![
            TableCell::from(row.number.clone()),
            TableCell::Day(row.issued_on),
            holder(words, row).into(),
            row.event.clone().into(),
            words.choice("document-kind", row.kind.as_str()).into(),
            words.choice("part", row.part.as_str()).into(),
            template(words, row).into(),
            words.choice("document-state", row.state.as_str()).into(),
            row.reason.clone().into(),
            row.exception.clone().into(),
            row.replaces.clone().into(),
            row.replaced_by.clone().into(),
            row.doubles.join(", ").into(),
        ]
    };
    let columns = columns.map(|(key, kind)| TableColumn { header: words.plain(key), kind }).to_vec();
    Sheet { title: words.plain("register-title"), columns, rows: content.rows.iter().map(line).collect(), created: now }
}
