//! The minutes of a jury: who met, by what rules the applications were scored, the ranking, the decision, signatures.
//!
//! Those of a competition that never was, for trying a template, stand in `sample`.

mod sample;

pub use sample::sample;

use sokrat_core::competitions::{CompetitionFields, CriterionFields, MinutesData, Place, RankRow, Ranking};
use sokrat_core::programme::Programme;
use sokrat_core::values::{Kopecks, Moment};
use sokrat_documents::template::{Body, Values};
use sokrat_documents::{Align, Block, Cell, Flow, Paragraph, Signature, Signatures, Span, Table};
use sokrat_words::Words;

use super::{inner, paper, running, table};

/// The minutes in their usual look. Minutes that are not in the register say that they are a draft.
pub fn minutes(words: &Words, programme: &Programme, data: &MinutesData, is_final: bool, now: Moment) -> Flow {
    let running = running(words, &heading(words, &data.fields), &data.fields.title);
    let blocks = body(words, programme, data, is_final).blocks(true);
    Flow { paper: paper(words, title(words, &data.fields), &programme.foundation, now), running, blocks }
}

/// What the minutes say that follow a template; `values` are those of every list.
pub fn values(words: &Words, values: Values, programme: &Programme, data: &MinutesData, is_final: bool) -> Values {
    let fields = &data.fields;
    let mut values = Values { body: body(words, programme, data, is_final), ..values };
    let mut set = |name: &str, value: String| values.set(name, value);
    set("heading", heading(words, fields));
    set("number", fields.minutes_number.trim().to_owned());
    set("day", fields.minutes_on.map(|day| words.day(day)).unwrap_or_default());
    set("place", fields.minutes_place.clone());
    set("competition", fields.title.clone());
    set("chair", fields.chair.clone());
    set("secretary", fields.secretary.clone());
    set("draft", draft(words, data, is_final).unwrap_or_default());
    values
}

/// What the file is called in its properties.
pub fn title(words: &Words, fields: &CompetitionFields) -> String {
    format!("{}. {}", heading(words, fields), fields.title)
}

fn heading(words: &Words, fields: &CompetitionFields) -> String {
    match fields.minutes_number.trim() {
        "" => words.plain("minutes-heading"),
        number => words.text("minutes-heading-number", &[("number", number.into())]),
    }
}

/// That it is a draft, and why; none of what is in the register.
fn draft(words: &Words, data: &MinutesData, is_final: bool) -> Option<String> {
    (!is_final).then(|| words.plain(if data.approved_at.is_none() { "minutes-draft" } else { "minutes-draft-approved" }))
}

/// The text of the minutes.
fn body(words: &Words, programme: &Programme, data: &MinutesData, is_final: bool) -> Body {
    let above = draft(words, data, is_final).map(|draft| centred(Span::bold(draft))).into_iter().collect();
    Body { above, heading: head(words, programme, &data.fields), text: text(words, data) }
}

/// What kind of paper it is, of which competition, where and when.
fn head(words: &Words, programme: &Programme, fields: &CompetitionFields) -> Vec<Block> {
    let mut blocks = vec![Block::Heading(1, heading(words, fields))];
    blocks.push(centred(Span::plain(words.text("minutes-of", &[("competition", fields.title.as_str().into())]))));
    blocks.push(centred(Span::plain(words.text("minutes-programme", &[("programme", inner(words, &programme.title).into())]))));
    let day = fields.minutes_on.map_or_else(|| words.plain("minutes-day-open"), |day| words.day(day));
    blocks.push(Block::Table(Table {
        size: 11.0,
        ..Table::new(vec![table::text(1.0), sokrat_documents::Column { align: Align::Right, ..table::text(1.0) }], Vec::new())
            .with_rows(vec![vec![Cell::from(fields.minutes_place.clone()), Cell::from(day)]])
    }));
    blocks.push(Block::Space(3.0));
    blocks
}

fn text(words: &Words, data: &MinutesData) -> Vec<Block> {
    let (fields, ranking) = (&data.fields, &data.ranking);
    let mut blocks = Vec::new();
    present(words, data, &mut blocks);
    rules(words, data, &mut blocks);
    aside(words, data, &mut blocks);
    blocks.push(Block::Heading(2, words.plain("minutes-ranking")));
    blocks.push(Block::Table(ranked(words, ranking)));
    decision(words, ranking, &mut blocks);
    votes(words, &data.fields, &mut blocks);
    // Signatures never stand on a page of their own: the last line of the decision goes with them.
    let mut last: Vec<Block> = blocks.pop().into_iter().collect();
    last.push(Block::Space(6.0));
    last.push(Block::Signatures(Signatures {
        people: [("minutes-chair", &fields.chair), ("minutes-secretary", &fields.secretary)]
            .map(|(post, name)| Signature { post: words.plain(post), name: name.clone() })
            .into(),
        line_caption: words.plain("minutes-signature"),
        name_caption: words.plain("minutes-full-name"),
    }));
    blocks.push(Block::KeepTogether(last));
    appendices(words, data, &mut blocks);
    blocks
}

trait WithRows {
    fn with_rows(self, rows: Vec<Vec<Cell>>) -> Self;
}

impl WithRows for Table {
    fn with_rows(self, rows: Vec<Vec<Cell>>) -> Self {
        Self { rows, ..self }
    }
}

/// A line in the middle.
pub fn centred(span: Span) -> Block {
    Block::Paragraph(Paragraph { align: Align::Centre, ..Paragraph::body(vec![span]) })
}

fn sentence(text: String) -> Block {
    Block::Paragraph(Paragraph::body(vec![Span::plain(text)]))
}

fn present(words: &Words, data: &MinutesData, blocks: &mut Vec<Block>) {
    // Nobody said yet who came: the sheet is filled in by hand.
    if let Some(quorum) = data.quorum.as_ref().filter(|quorum| quorum.present > 0) {
        let key = if quorum.reached { "minutes-quorum" } else { "minutes-no-quorum" };
        let figures = [("size", quorum.size.into()), ("present", quorum.present.into()), ("needed", quorum.needed.into())];
        blocks.push(sentence(words.text(key, &figures)));
    }
    if !data.experts.is_empty() {
        // The sentence ends with a full stop of its own, the last initial has one already.
        let names = data.experts.join(", ");
        let names = names.strip_suffix('.').unwrap_or(&names);
        blocks.push(sentence(words.text("minutes-experts", &[("count", data.experts.len().into()), ("names", names.into())])));
    }
}

fn rules(words: &Words, data: &MinutesData, blocks: &mut Vec<Block>) {
    blocks.push(Block::Heading(2, words.plain("minutes-rules")));
    if let (Some(from), Some(to)) = (data.fields.opens_on, data.fields.closes_on) {
        blocks.push(sentence(words.text("minutes-period", &[("from", words.day(from).into()), ("to", words.day(to).into())])));
    }
    let ranking = &data.ranking;
    blocks.push(sentence(words.plain(&format!("minutes-formula-{}", ranking.aggregation.as_str()))));
    blocks.push(sentence(words.text(
        "minutes-scoring",
        &[
            ("received", data.received.into()),
            ("ranked", ranking.rows.len().into()),
            ("aggregation", words.choice("aggregation", ranking.aggregation.as_str()).into()),
            ("highest", words.short_hundredths(ranking.highest_total).into()),
            ("threshold", words.short_hundredths(ranking.threshold).into()),
            ("budget", words.money(ranking.budget).into()),
        ],
    )));
    if data.criteria.is_empty() {
        return;
    }
    let header = ["minutes-criterion", "minutes-marks", "minutes-weight"].map(|key| Cell::from(words.plain(key))).into();
    let mut criteria = Table::new(vec![table::text(1.0), table::figures(), table::figures()], header);
    criteria.rows = data
        .criteria
        .iter()
        .map(|criterion| {
            let title = match criterion.in_total {
                true => criterion.title.clone(),
                false => words.text("minutes-not-in-total", &[("title", criterion.title.as_str().into())]),
            };
            let marks = format!("{}–{}", words.short_hundredths(criterion.lowest), words.short_hundredths(criterion.highest));
            vec![title.into(), marks.into(), words.short_hundredths(criterion.weight).into()]
        })
        .collect();
    blocks.push(Block::Table(criteria));
}

/// Applications that were not scored, and experts who did not score some.
fn aside(words: &Words, data: &MinutesData, blocks: &mut Vec<Block>) {
    let item = |text: String| Block::Paragraph(Paragraph::item("•", vec![Span::plain(text)]));
    if !data.not_admitted.is_empty() {
        blocks.push(Block::Heading(2, words.plain("minutes-not-admitted")));
        for application in &data.not_admitted {
            let arguments = [
                ("number", application.number.as_str().into()),
                ("title", inner(words, &application.title).into()),
                ("organisation", application.organisation.as_str().into()),
                ("status", words.choice("application-status", application.status.as_str()).to_lowercase().into()),
            ];
            let line = words.text("minutes-not-admitted-line", &arguments);
            blocks.push(item(if application.reason.is_empty() { line } else { format!("{line}: {}", application.reason) }));
        }
    }
    if data.recusals.is_empty() && data.conflicts.is_empty() {
        return;
    }
    blocks.push(Block::Heading(2, words.plain("minutes-recusals")));
    for recusal in &data.recusals {
        let names =
            [("expert", recusal.expert.as_str().into()), ("number", recusal.number.as_str().into()), ("reason", recusal.reason.as_str().into())];
        blocks.push(item(words.text("minutes-recusal-line", &names)));
    }
    for conflict in &data.conflicts {
        let key = if conflict.same_person { "minutes-conflict-same" } else { "minutes-conflict-works" };
        blocks.push(item(words.text(key, &[("expert", conflict.expert.as_str().into()), ("number", conflict.number.as_str().into())])));
    }
}

fn ranked(words: &Words, ranking: &Ranking) -> Table {
    let header = ["minutes-rank", "minutes-number", "minutes-application", "minutes-figure", "minutes-requested", "minutes-award", "minutes-place"];
    let columns = vec![
        table::figures(),
        sokrat_documents::Column { align: Align::Left, ..table::figures() },
        table::text(1.0),
        table::figures(),
        table::figures(),
        table::figures(),
        sokrat_documents::Column { align: Align::Left, ..table::figures() },
    ];
    let mut ranked = Table { size: 8.5, ..Table::new(columns, header.map(|key| Cell::from(words.plain(key))).into()) };
    let dash = || "—".to_owned();
    ranked.rows = ranking
        .rows
        .iter()
        .map(|row| {
            vec![
                row.rank.map_or_else(dash, |rank| words.number(rank)).into(),
                row.number.clone().into(),
                Cell { spans: vec![Span::plain(format!("{}\n", row.title)), Span::plain(row.organisation.clone())], align: None, covers: 1 },
                row.figure.map_or_else(dash, |figure| words.hundredths(figure)).into(),
                words.money(row.requested).into(),
                decided(ranking, row).filter(|sum| sum.0 > 0).map_or_else(dash, |sum| words.money(sum)).into(),
                words.choice("place", standing(ranking, row).as_str()).into(),
            ]
        })
        .collect();
    ranked.total = Some(vec![
        Cell::covering(words.plain("minutes-total"), 4),
        words.money(Kopecks(ranking.rows.iter().map(|row| row.requested.0).sum())).into(),
        words.money(total(ranking)).into(),
        "".into(),
    ]);
    ranked
}

/// Whether the jury has decided; before that, minutes say what threshold and budget propose.
fn is_decided(ranking: &Ranking) -> bool {
    ranking.awarded.0 > 0 || ranking.approved_at.is_some()
}

/// The award that the jury decided; before that, what threshold and budget propose.
fn decided(ranking: &Ranking, row: &RankRow) -> Option<Kopecks> {
    if is_decided(ranking) { row.award } else { Some(row.proposed) }
}

/// Where an application stands by the decision, as the approval has it: whoever reached the threshold and is awarded nothing
/// is put in reserve, whatever the budget line says of them. Before the decision, where the ranking has it.
fn standing(ranking: &Ranking, row: &RankRow) -> Place {
    match (row.award, row.place) {
        (_, place) if !is_decided(ranking) => place,
        (Some(award), _) if award < row.requested => Place::Partial,
        (Some(_), _) => Place::Funded,
        (None, Place::Funded | Place::Partial | Place::Reserve) => Place::Reserve,
        (None, place @ (Place::Below | Place::NotRanked)) => place,
    }
}

fn total(ranking: &Ranking) -> Kopecks {
    Kopecks(ranking.rows.iter().filter_map(|row| decided(ranking, row)).map(|sum| sum.0).sum())
}

fn decision(words: &Words, ranking: &Ranking, blocks: &mut Vec<Block>) {
    blocks.push(Block::Heading(2, words.plain("minutes-decision")));
    let funded: Vec<(&RankRow, Kopecks)> =
        ranking.rows.iter().filter_map(|row| decided(ranking, row).filter(|sum| sum.0 > 0).map(|sum| (row, sum))).collect();
    blocks.push(sentence(match funded.len() {
        0 => words.plain("minutes-none"),
        count => words.text("minutes-support", &[("count", count.into()), ("sum", words.money(total(ranking)).into())]),
    }));
    for (number, (row, sum)) in (1..).zip(funded) {
        let arguments = [
            ("number", row.number.as_str().into()),
            ("title", inner(words, &row.title).into()),
            ("organisation", row.organisation.as_str().into()),
            ("sum", words.money(sum).into()),
        ];
        let number: i32 = number;
        blocks.push(Block::Paragraph(Paragraph::item(format!("{number}."), vec![Span::plain(words.text("minutes-award-line", &arguments))])));
    }
    let reserve: Vec<&str> = ranking.rows.iter().filter(|row| standing(ranking, row) == Place::Reserve).map(|row| row.number.as_str()).collect();
    if !reserve.is_empty() {
        blocks.push(sentence(words.text("minutes-reserve", &[("numbers", reserve.join(", ").into())])));
    }
}

/// How the jury voted; before that, room to write it.
fn votes(words: &Words, fields: &CompetitionFields, blocks: &mut Vec<Block>) {
    let count = |votes: Option<i32>| votes.map_or_else(|| "____".to_owned(), |votes| votes.to_string());
    let open = fields.votes_for.is_none();
    let others = |votes: Option<i32>| if open { count(votes) } else { votes.unwrap_or(0).to_string() };
    let arguments = [
        ("for", count(fields.votes_for).into()),
        ("against", others(fields.votes_against).into()),
        ("abstained", others(fields.votes_abstained).into()),
    ];
    blocks.push(sentence(words.text("minutes-votes", &arguments)));
}

/// Who marked what, on pages of their own, and what the table can be known by.
fn appendices(words: &Words, data: &MinutesData, blocks: &mut Vec<Block>) {
    if data.marks.is_empty() {
        return;
    }
    blocks.push(Block::PageBreak);
    blocks.push(Block::Heading(2, words.plain("minutes-appendix-applications")));
    let left = sokrat_documents::Column { align: Align::Left, ..table::figures() };
    let header = ["minutes-number", "minutes-application-alone", "minutes-applicant"].map(|key| Cell::from(words.plain(key))).into();
    let mut applications = Table { size: 8.5, ..Table::new(vec![left, table::text(1.4), table::text(1.0)], header) };
    applications.rows =
        data.marks.iter().map(|row| vec![row.number.clone().into(), row.title.clone().into(), row.organisation.clone().into()]).collect();
    blocks.push(Block::Table(applications));
    if !data.experts.is_empty() {
        blocks.push(Block::Heading(2, words.plain("minutes-appendix-experts")));
        for (number, expert) in (1..).zip(&data.experts) {
            let number: i32 = number;
            blocks.push(Block::Paragraph(Paragraph::item(format!("{number}."), vec![Span::plain(expert.clone())])));
        }
    }
    blocks.push(Block::Heading(2, words.plain("minutes-appendix-marks")));
    blocks.push(Block::Paragraph(Paragraph::note(legend(words, data))));
    blocks.push(Block::Table(marks(words, data)));
    if data.approved_at.is_some() {
        let hash = data.table_hash.as_bytes().chunks(8).map(|part| String::from_utf8_lossy(part).into_owned()).collect::<Vec<_>>().join(" ");
        blocks.push(Block::Paragraph(Paragraph::note(words.text("minutes-hash", &[("hash", hash.into())]))));
    }
}

/// What the columns К1, К2 stand for.
fn legend(words: &Words, data: &MinutesData) -> String {
    let one = |(number, criterion): (usize, &CriterionFields)| {
        words.text("minutes-criterion-short", &[("number", number.to_string().into()), ("title", criterion.title.as_str().into())])
    };
    (1..).zip(&data.criteria).map(one).collect::<Vec<_>>().join("; ")
}

fn marks(words: &Words, data: &MinutesData) -> Table {
    let left = sokrat_documents::Column { align: Align::Left, ..table::figures() };
    let mut columns = vec![left, table::text(1.0)];
    let mut header = vec![Cell::from(words.plain("minutes-number")), words.plain("minutes-expert").into()];
    for number in 1..=data.criteria.len() {
        columns.push(table::figures());
        header.push(words.text("minutes-criterion-head", &[("number", number.to_string().into())]).into());
    }
    columns.push(table::figures());
    header.push(words.plain("minutes-figure").into());
    let mut marks = Table { size: 8.0, ..Table::new(columns, header) };
    for application in &data.marks {
        for expert in &application.experts {
            let mut row = vec![Cell::from(application.number.clone()), expert.expert.clone().into()];
            row.extend(expert.marks.iter().map(|mark| Cell::from(mark.map_or_else(|| "—".to_owned(), |mark| words.short_hundredths(mark)))));
            row.push(expert.total.map_or_else(|| "—".to_owned(), |total| words.hundredths(total)).into());
            marks.rows.push(row);
        }
    }
    marks
}
