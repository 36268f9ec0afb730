//! Answers on stdout, refusals on stderr: lines for people, JSON for programs.

use std::io::{Write as _, stderr, stdout};

use serde_json::{Value, json};
use sokrat_core::{Code, Error};
use sokrat_words::Words;

/// What a command told.
#[derive(Default)]
pub struct Told {
    /// For programs.
    pub json: Value,
    /// For people, line by line.
    pub lines: Vec<String>,
    /// The work was done, but what it found is not in order.
    pub refused: bool,
}

/// Prints an answer. A reader that went away is no fault.
pub fn answer(told: &Told, json: bool) {
    let mut out = stdout().lock();
    if json {
        writeln!(out, "{:#}", told.json).ok();
        return;
    }
    for line in &told.lines {
        writeln!(out, "{line}").ok();
    }
}

/// Prints why nothing was done: the sentence, and one for each wrong field.
pub fn refusal(words: &Words, error: &Error, json: bool) {
    let mut out = stderr().lock();
    let issues = error.issues.iter().map(|issue| (issue.field.as_str(), words.issue(issue)));
    if json {
        let issues: Vec<Value> =
            issues.zip(&error.issues).map(|((field, sentence), issue)| json!({ "field": field, "code": issue.code, "sentence": sentence })).collect();
        writeln!(out, "{:#}", json!({ "code": error.code, "facts": error.facts, "sentence": words.error(error), "issues": issues })).ok();
        return;
    }
    writeln!(out, "{}", words.error(error)).ok();
    for (field, sentence) in issues {
        writeln!(out, "  {field}: {sentence}").ok();
    }
    if error.code == Code::Internal
        && let Some(detail) = &error.detail
    {
        writeln!(out, "  {detail}").ok();
    }
}

/// Columns under each other, two spaces between them.
pub fn table(rows: &[Vec<String>]) -> Vec<String> {
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let widths: Vec<usize> =
        (0..columns).map(|column| rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.chars().count()).max().unwrap_or(0)).collect();
    rows.iter()
        .map(|row| {
            let cells = row.iter().zip(&widths).map(|(cell, width)| format!("{cell}{}", " ".repeat(width - cell.chars().count())));
            cells.collect::<Vec<_>>().join("  ").trim_end().to_owned()
        })
        .collect()
}
