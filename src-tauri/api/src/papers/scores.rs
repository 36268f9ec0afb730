//! Score sheets to be filled in by hand: for each expert a summary, then one sheet an application.

use sokrat_core::competitions::{BlankSheet, CriterionFields, ScorePapers, SheetsOfExpert};
use sokrat_core::programme::Programme;
use sokrat_core::templates::SamplePerson;
use sokrat_core::values::{Hundredths, Kopecks, Moment};
use sokrat_documents::template::Values;
use sokrat_documents::{Align, Block, Cell, Column, Flow, Paragraph, Signature, Signatures, Span, Table, TableStyle, Width};
use sokrat_words::Words;

use super::template::set_money;
use super::{list, paper, running, table};

/// The content of the sheets. Each sheet starts a page, so that it can be handed out alone.
pub fn score_sheets(words: &Words, programme: &Programme, papers: &ScorePapers, now: Moment) -> Flow {
    let mut blocks = Vec::new();
    for (place, expert) in papers.experts.iter().enumerate() {
        if place > 0 {
            blocks.push(Block::PageBreak);
        }
        summary(words, papers, expert, &mut blocks);
        for sheet in &expert.sheets {
            blocks.push(Block::PageBreak);
            one(words, papers, expert, sheet, &mut blocks);
        }
    }
    let title = words.text("score-title", &[("competition", papers.fields.title.as_str().into())]);
    let running = running(words, &papers.fields.title, &programme.foundation);
    Flow { paper: paper(words, title, &programme.foundation, now), running, blocks }
}

fn line(text: String) -> Block {
    Block::Paragraph(Paragraph { align: Align::Left, ..Paragraph::body(vec![Span::plain(text)]) })
}

fn signed(words: &Words, expert: &SheetsOfExpert) -> Block {
    Block::Signatures(Signatures {
        people: vec![Signature { post: words.plain("score-expert-signs"), name: expert.expert.clone() }],
        line_caption: words.plain("minutes-signature"),
        name_caption: words.plain("score-day"),
    })
}

fn fixed(width: f32, align: Align) -> Column {
    Column { width: Width::Fixed(width), align }
}

fn summary(words: &Words, papers: &ScorePapers, expert: &SheetsOfExpert, blocks: &mut Vec<Block>) {
    blocks.push(Block::Heading(1, format!("{}\n{}", words.plain("score-summary"), expert.expert)));
    blocks.push(Block::Paragraph(Paragraph { align: Align::Centre, ..Paragraph::body(vec![Span::plain(papers.fields.title.clone())]) }));
    let arguments = [("count", expert.sheets.len().into()), ("highest", words.short_hundredths(papers.highest_total).into())];
    blocks.push(line(words.text("score-summary-text", &arguments)));
    let columns = vec![
        Column { align: Align::Left, ..table::figures() },
        table::text(1.0),
        table::figures(),
        fixed(24.0, Align::Centre),
        fixed(30.0, Align::Left),
    ];
    let header = ["minutes-number", "minutes-application", "minutes-requested", "minutes-figure", "score-note"];
    let header = header.map(|key| Cell::from(words.plain(key))).into();
    let mut sheets = Table { style: TableStyle::Grid, size: 9.0, row_height: 9.5, ..Table::new(columns, header) };
    sheets.rows = expert
        .sheets
        .iter()
        .map(|sheet| {
            let named = vec![Span::bold(format!("{}\n", sheet.title)), Span::plain(sheet.organisation.clone())];
            vec![sheet.number.clone().into(), Cell { spans: named, align: None, covers: 1 }, words.money(sheet.requested).into()]
        })
        .collect();
    blocks.push(Block::Table(sheets));
    blocks.push(Block::KeepTogether(vec![line(words.plain("score-no-conflict")), signed(words, expert)]));
}

fn one(words: &Words, papers: &ScorePapers, expert: &SheetsOfExpert, sheet: &BlankSheet, blocks: &mut Vec<Block>) {
    blocks.push(Block::Heading(2, words.text("score-sheet", &[("number", sheet.number.as_str().into())])));
    let columns = vec![fixed(34.0, Align::Left), table::text(1.0)];
    let mut facts = Table { size: 10.0, ..Table::new(columns, Vec::new()) };
    let rows = [
        ("score-competition", papers.fields.title.clone()),
        ("score-application", sheet.title.clone()),
        ("score-applicant", sheet.organisation.clone()),
        ("minutes-requested", words.money(sheet.requested)),
        ("score-expert", expert.expert.clone()),
    ];
    facts.rows = rows
        .into_iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(key, value)| vec![Cell::from(Span::bold(words.plain(key))), value.into()])
        .collect();
    blocks.push(Block::Table(facts));
    blocks.push(Block::Space(2.0));
    blocks.push(Block::Table(criteria(words, papers)));
    blocks.push(Block::Paragraph(Paragraph::note(words.plain("score-how"))));
    blocks.push(Block::KeepTogether(vec![line(words.plain("score-comment")), Block::Space(22.0), signed(words, expert)]));
}

fn criteria(words: &Words, papers: &ScorePapers) -> Table {
    let columns = vec![
        fixed(9.0, Align::Right),
        table::text(1.25),
        fixed(25.0, Align::Centre),
        fixed(15.0, Align::Right),
        fixed(19.0, Align::Centre),
        table::text(0.75),
    ];
    let header = ["sheet-number", "minutes-criterion", "score-marks", "minutes-weight", "score-mark", "score-note"];
    let header = header.map(|key| Cell::from(words.plain(key))).into();
    let mut criteria = Table { style: TableStyle::Grid, size: 9.5, row_height: 12.0, ..Table::new(columns, header) };
    criteria.rows = (1..)
        .zip(&papers.criteria)
        .map(|(number, criterion): (usize, &CriterionFields)| {
            let mut named = vec![Span::bold(title(words, criterion))];
            if !criterion.description.is_empty() {
                named.push(Span::plain(format!("\n{}", criterion.description)));
            }
            if let Some(below) = criterion.comment_below {
                let note = words.text("score-comment-below", &[("below", words.short_hundredths(below).into())]);
                named.push(Span::plain(format!("\n{note}")));
            }
            let range = words.text(
                "score-range",
                &[
                    ("lowest", words.short_hundredths(criterion.lowest).into()),
                    ("highest", words.short_hundredths(criterion.highest).into()),
                    ("step", words.short_hundredths(criterion.step).into()),
                ],
            );
            vec![
                number.to_string().into(),
                Cell { spans: named, align: None, covers: 1 },
                range.into(),
                words.short_hundredths(criterion.weight).into(),
            ]
        })
        .collect();
    let total = words.text("score-total", &[("highest", words.short_hundredths(papers.highest_total).into())]);
    criteria.total = Some(vec![Cell { align: Some(Align::Right), ..Cell::covering(total, 4) }, "".into(), "".into()]);
    criteria
}

/// What the sheets say that follow a template, one an application for each expert; `values` are those of every list. A template has
/// no summary.
pub fn values(words: &Words, values: &Values, papers: &ScorePapers) -> Vec<Values> {
    let rows: Vec<list::Row> = (1..).zip(&papers.criteria).map(|(number, criterion)| criterion_row(words, number, criterion)).collect();
    let sheet = |expert: &SheetsOfExpert, sheet: &BlankSheet| {
        let mut values = Values { rows: rows.clone(), ..values.clone() };
        values.set_number("highest", words.short_hundredths(papers.highest_total), papers.highest_total.0);
        set_money(&mut values, words, "sum", sheet.requested);
        let mut set = |name: &str, value: String| values.set(name, value);
        set("competition", papers.fields.title.clone());
        set("application", sheet.number.clone());
        set("project", sheet.title.clone());
        set("organisation", sheet.organisation.clone());
        set("expert", expert.expert.clone());
        values
    };
    papers.experts.iter().flat_map(|expert| expert.sheets.iter().map(|blank| sheet(expert, blank)).collect::<Vec<_>>()).collect()
}

/// What a sheet would say to an expert of this name: for trying a template.
pub fn sample_values(words: &Words, values: Values, expert: &SamplePerson) -> Values {
    let said = |name: &str| words.plain(&format!("template-sample-{name}"));
    let criterion = |(number, title): (u32, String)| {
        let mark = |hundredths| words.short_hundredths(Hundredths(hundredths));
        list::row([
            ("row", number.to_string()),
            ("criterion", title),
            ("description", said("criterion-description")),
            ("least", mark(0)),
            ("most", mark(1000)),
            ("step", mark(50)),
            ("weight", mark(150)),
        ])
    };
    let titles = ["criterion", "criterion-other"].map(said);
    let mut values = Values { rows: (1..=6).zip(titles.into_iter().cycle()).map(criterion).collect(), ..values };
    values.set_number("highest", words.short_hundredths(Hundredths(9000)), 9000);
    set_money(&mut values, words, "sum", Kopecks(50_000_000));
    let mut set = |name: &str, value: String| values.set(name, value);
    set("competition", said("competition"));
    set("application", said("application"));
    set("project", said("project"));
    set("organisation", said("organisation"));
    set("expert", expert.name.full());
    values
}

fn criterion_row(words: &Words, number: u32, criterion: &CriterionFields) -> list::Row {
    list::row([
        ("row", number.to_string()),
        ("criterion", title(words, criterion)),
        ("description", criterion.description.clone()),
        ("least", words.short_hundredths(criterion.lowest)),
        ("most", words.short_hundredths(criterion.highest)),
        ("step", words.short_hundredths(criterion.step)),
        ("weight", words.short_hundredths(criterion.weight)),
    ])
}

/// What a criterion is called, and whether it counts.
fn title(words: &Words, criterion: &CriterionFields) -> String {
    if criterion.in_total { criterion.title.clone() } else { words.text("minutes-not-in-total", &[("title", criterion.title.as_str().into())]) }
}
