//! A row of a foreign list read as a person: what it says, and what is wrong with which cell.

use std::collections::HashMap;

use jiff::civil::Date;

use super::cell::{Cell, Line, column_letters};
use super::model::{RowIssue, Target};
use crate::error::{Code, Fact, Facts, Issue};
use crate::identifiers::{self, Refusal};
use crate::ids::MunicipalityId;
use crate::names;
use crate::values::Day;

/// What a row says about a person, in the form in which the file keeps it.
#[derive(Clone, Debug, Default)]
pub(super) struct Reading {
    pub row: u32,
    pub surname: String,
    pub given: String,
    pub patronymic: String,
    pub phones: Vec<String>,
    pub emails: Vec<String>,
    pub organisation: String,
    pub inn: String,
    pub post: String,
    pub municipality: Option<MunicipalityId>,
    pub born: Option<Day>,
    /// Whether the person was there; none where the list does not say.
    pub present: Option<bool>,
    pub notes: Vec<String>,
    pub issues: Vec<RowIssue>,
}

impl Reading {
    /// Surname, given name, patronymic.
    pub fn full_name(&self) -> String {
        [&self.surname, &self.given, &self.patronymic].into_iter().filter(|part| !part.is_empty()).map(String::as_str).collect::<Vec<_>>().join(" ")
    }

    /// Takes from another row of the same person that they were there, and the phones and addresses that this one lacks.
    /// Returns whether there were any of these.
    pub fn add(&mut self, other: &Self) -> bool {
        // Who is ticked in one row was there, whatever the other one leaves open or denies.
        self.present = self.present.max(other.present);
        let before = (self.phones.len(), self.emails.len());
        // A cell may hold several phones.
        for phone in other.phones.iter().flat_map(|cell| cell.split(", ")) {
            let known = self.phones.iter().flat_map(|phone| identifiers::phones_digits(phone)).collect::<Vec<_>>();
            if !identifiers::phones_digits(phone).iter().all(|digits| known.contains(digits)) {
                self.phones.push(phone.to_owned());
            }
        }
        for email in &other.emails {
            if !self.emails.contains(email) {
                self.emails.push(email.clone());
            }
        }
        before != (self.phones.len(), self.emails.len())
    }
}

/// What people write where they have nothing to say.
const NOTHING: &[&str] = &["", "нет", "не имею", "отсутствует", "no", "none", "n a", "na", "null", "б н", "не указано", "не указан"];
const YES: &[&str] = &[
    "да",
    "1",
    "x",
    "х",
    "v",
    "yes",
    "y",
    "true",
    "истина",
    "был",
    "была",
    "присутствовал",
    "присутствовала",
    "явился",
    "явилась",
    "посетил",
    "посетила",
    "attended",
    "present",
    "участвовал",
    "участвовала",
];
const NO: &[&str] = &[
    "нет",
    "0",
    "no",
    "n",
    "н",
    "false",
    "ложь",
    "не был",
    "не была",
    "отсутствовал",
    "отсутствовала",
    "не явился",
    "не явилась",
    "не присутствовал",
    "не присутствовала",
    "absent",
    "no show",
    "неявка",
];

/// How long a text of a column may be, in characters.
fn most(target: Target) -> usize {
    match target {
        Target::Surname | Target::Given | Target::Patronymic => 100,
        Target::FullName | Target::Post => 300,
        Target::Organisation => 500,
        _ => 5_000,
    }
}

/// The columns of a list, and what their cells may name.
pub(super) struct Columns<'a> {
    /// Headers in order.
    pub headers: &'a [String],
    /// Meanings in order.
    pub targets: &'a [Target],
    /// Municipalities by folded name.
    pub municipalities: HashMap<String, MunicipalityId>,
}

impl Columns<'_> {
    /// Reads a row. What is wrong with it is in its issues, each at its cell.
    pub fn read(&self, line: &Line) -> Reading {
        let mut reading = Reading { row: line.row, ..Reading::default() };
        let mut name_column = 0;
        for (column, target) in self.targets.iter().enumerate() {
            let cell = line.cell(column);
            if matches!(target, Target::FullName | Target::Surname) {
                name_column = column;
            }
            if *target == Target::Ignore || cell.is_empty() {
                continue;
            }
            if let Err((code, facts)) = self.take(&mut reading, *target, cell) {
                let issue = self.issue(line, column, *target, code, facts);
                reading.issues.push(issue);
            }
        }
        if reading.surname.is_empty() || reading.given.is_empty() {
            let target = if self.targets.contains(&Target::FullName) {
                Target::FullName
            } else if reading.surname.is_empty() {
                Target::Surname
            } else {
                Target::Given
            };
            let column = self.targets.iter().position(|other| *other == target).unwrap_or(name_column);
            let issue = self.issue(line, column, target, Code::Required, Facts::new());
            reading.issues.push(issue);
        }
        reading
    }

    /// An issue at a cell.
    pub fn issue(&self, line: &Line, column: usize, target: Target, code: Code, facts: Facts) -> RowIssue {
        RowIssue {
            row: line.row,
            column: column_letters(column),
            header: self.headers.get(column).cloned().unwrap_or_default(),
            value: line.cell(column).shown(),
            issue: Issue { field: target.as_str().to_owned(), code, facts },
        }
    }

    fn take(&self, reading: &mut Reading, target: Target, cell: &Cell) -> Result<(), (Code, Facts)> {
        let shown = cell.shown();
        let limit = most(target);
        if shown.chars().count() > limit {
            return Err((Code::TooLong, facts("most", limit)));
        }
        if target != Target::Present && (NOTHING.contains(&names::fold(&shown).as_str())) {
            return Ok(());
        }
        match target {
            Target::Ignore => {}
            Target::FullName => {
                let name = names::split(&shown);
                fill(&mut reading.surname, &name.surname);
                fill(&mut reading.given, &name.given);
                fill(&mut reading.patronymic, &name.patronymic);
            }
            Target::Surname => reading.surname = names::tidy(&shown),
            Target::Given => reading.given = names::tidy(&shown),
            Target::Patronymic => reading.patronymic = names::tidy(&shown),
            Target::Phone => reading.phones.push(identifiers::phone(&shown).map_err(refused)?),
            Target::Email => reading.emails.extend(identifiers::emails(&shown).map_err(refused)?),
            Target::Organisation => fill(&mut reading.organisation, &one_line(&shown)),
            Target::Inn => reading.inn = identifiers::inn(&shown).map_err(refused)?,
            Target::Post => fill(&mut reading.post, &one_line(&shown)),
            Target::Municipality => {
                let found = self.municipalities.get(&municipality_key(&shown)).copied();
                reading.municipality = Some(found.ok_or_else(|| (Code::NotAChoice, facts("text", shown)))?);
            }
            Target::Born => reading.born = Some(day(cell).ok_or_else(|| (Code::BadDay, facts("text", shown)))?),
            Target::Present => reading.present = Some(flag(cell).ok_or_else(|| (Code::NotAChoice, facts("text", shown)))?),
            Target::Notes => reading.notes.push(shown),
        }
        Ok(())
    }
}

fn facts(name: &str, fact: impl Into<Fact>) -> Facts {
    Facts::from([(name.to_owned(), fact.into())])
}

fn refused(refusal: Refusal) -> (Code, Facts) {
    (refusal.code, refusal.facts)
}

/// The first column of a meaning that says something wins.
fn fill(place: &mut String, text: &str) {
    if place.is_empty() {
        text.clone_into(place);
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A day: the spreadsheet's own, its serial number, DD.MM.YYYY with any of the usual marks, YYYY-MM-DD; with or without a time behind.
fn day(cell: &Cell) -> Option<Day> {
    let date = match cell {
        Cell::Day(date) => Some(*date),
        // Days since 30.12.1899, as spreadsheets count; from 1900-03-01 on, where their wrong leap day no longer matters.
        Cell::Number(number) if (61.0..=73_050.0).contains(number) => {
            Date::constant(1899, 12, 30).checked_add(jiff::Span::new().days(*number as i64)).ok()
        }
        Cell::Text(text) => day_of(text),
        _ => None,
    };
    date.filter(|date| (1900..=2100).contains(&date.year())).map(Day)
}

fn day_of(text: &str) -> Option<Date> {
    let bare = text.trim().trim_end_matches(['.', ' ', 'г']).trim();
    let bare = bare.split([' ', 'T']).next().unwrap_or_default();
    let parts: Vec<&str> = bare.split(['.', '-', '/']).collect();
    let [one, two, three] = parts[..] else { return None };
    if ![one, two, three].iter().all(|part| !part.is_empty() && part.len() <= 4 && part.chars().all(|c| c.is_ascii_digit())) {
        return None;
    }
    let (year, day) = if one.len() == 4 { (one, three) } else { (three, one) };
    // Two digits of a year could be either century.
    if year.len() != 4 {
        return None;
    }
    Date::new(year.parse().ok()?, two.parse().ok()?, day.parse().ok()?).ok()
}

fn flag(cell: &Cell) -> Option<bool> {
    match cell {
        Cell::Flag(flag) => Some(*flag),
        Cell::Empty => None,
        cell => {
            let shown = cell.shown();
            let folded = super::headers::folded(&shown);
            match folded.as_str() {
                "" if matches!(shown.as_str(), "+" | "✓" | "✔" | "☑" | "√") => Some(true),
                "" => Some(false),
                word if YES.contains(&word) => Some(true),
                word if NO.contains(&word) => Some(false),
                _ => None,
            }
        }
    }
}

/// A municipality's name as lists write it: without the words for what it is, in any order, "г. Белгород" as "белгород".
pub(super) fn municipality_key(name: &str) -> String {
    const KINDS: &[&str] = &[
        "г",
        "город",
        "го",
        "городской",
        "городское",
        "округ",
        "муниципальный",
        "муниципальное",
        "образование",
        "район",
        "мр",
        "мо",
        "р",
        "н",
        "рн",
        "р-н",
        "поселение",
        "область",
        "обл",
    ];
    let folded = names::fold(name);
    let words: Vec<&str> = folded.split(' ').filter(|word| !KINDS.contains(word)).collect();
    if words.is_empty() { folded } else { words.join(" ") }
}
