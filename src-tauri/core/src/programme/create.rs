//! A new programme: itself, its modules in every year, its municipalities, as one action of the journal.

use super::model::{NewProgramme, Programme};
use crate::error::{Code, Error, Fact, Issue, Result};
use crate::file::tables::{MODULE, MUNICIPALITY, PROGRAMME};
use crate::file::{Done, Op, ProgrammeFile};
use crate::ids::RawId;

/// The longest title of a programme, a module or a municipality, in letters.
const LONGEST: usize = 300;
/// Years that a programme may have; a programme of decades is a slip of the finger.
const YEARS: (i32, i32) = (1990, 2100);
const MOST_YEARS: i32 = 20;
/// The calendar's colours, given to the modules in turn.
const COLOURS: i32 = 8;

/// What is wrong with the form of a new programme; fields are named as in `Programme`, modules `modules.0` and so on.
pub fn check(request: &NewProgramme) -> Result<()> {
    let mut issues = check_programme(&request.programme);
    for (index, title) in request.modules.iter().enumerate() {
        issues.extend(check_text(&format!("modules.{index}"), title, true));
    }
    for (index, name) in request.municipalities.iter().enumerate() {
        issues.extend(check_text(&format!("municipalities.{index}"), name, true));
    }
    if issues.is_empty() { Ok(()) } else { Err(Error::invalid(issues)) }
}

/// What is wrong with a programme's own fields.
pub fn check_programme(programme: &Programme) -> Vec<Issue> {
    let mut issues = Vec::new();
    issues.extend(check_text("title", &programme.title, true));
    for (field, text) in [
        ("foundation", &programme.foundation),
        ("region", &programme.region),
        ("funder", &programme.funder),
        ("signatory", &programme.signatory),
        ("signatoryPost", &programme.signatory_post),
    ] {
        issues.extend(check_text(field, text, false));
    }
    let range = |field: &str, least: i32, most: i32| {
        let facts = [("least", least), ("most", most)].map(|(name, year)| (name.to_owned(), Fact::Text(year.to_string())));
        Issue { field: field.to_owned(), code: Code::OutOfRange, facts: facts.into() }
    };
    let (first, last) = (programme.first_year, programme.last_year);
    if !(YEARS.0..=YEARS.1).contains(&first) {
        issues.push(range("firstYear", YEARS.0, YEARS.1));
    } else if !(first..first + MOST_YEARS).contains(&last) {
        issues.push(range("lastYear", first, first + MOST_YEARS - 1));
    }
    if jiff::tz::TimeZone::get(&programme.zone).is_err() {
        issues.push(Issue { field: "zone".to_owned(), code: Code::BadZone, facts: Default::default() });
    }
    issues
}

fn check_text(field: &str, text: &str, required: bool) -> Option<Issue> {
    let issue = |code, facts| Some(Issue { field: field.to_owned(), code, facts });
    if required && text.trim().is_empty() {
        return issue(Code::Required, Default::default());
    }
    if text.chars().count() > LONGEST {
        return issue(Code::TooLong, [("most".to_owned(), Fact::from(LONGEST))].into());
    }
    None
}

/// Writes a new programme into an empty file: modules are made for every year. `invalid` with every wrong field.
pub fn create(file: &ProgrammeFile, request: NewProgramme) -> Result<Done<()>> {
    check(&request)?;
    let NewProgramme { programme, modules, municipalities } = request;
    let text = |text: &str| text.trim().to_owned().into();
    file.transact(Op::CreateProgramme, |tx| {
        tx.about(programme.title.trim());
        tx.put(
            &PROGRAMME,
            // A file holds one programme: its id is the same in every file, so that two laptops never have two.
            RawId::derived("programme", &[]),
            &[
                ("title", text(&programme.title)),
                ("foundation", text(&programme.foundation)),
                ("region", text(&programme.region)),
                ("first_year", programme.first_year.into()),
                ("last_year", programme.last_year.into()),
                ("zone", programme.zone.clone().into()),
                ("funder", text(&programme.funder)),
                ("signatory", text(&programme.signatory)),
                ("signatory_post", text(&programme.signatory_post)),
            ],
        )?;
        for year in programme.first_year..=programme.last_year {
            for (number, title) in (1..).zip(&modules) {
                let id = tx.new_id();
                let colour = format!("c{}", (number - 1) % COLOURS + 1);
                tx.insert(&MODULE, id, &[("year", year.into()), ("number", number.into()), ("title", text(title)), ("colour", colour.into())])?;
            }
        }
        for (position, name) in (1..).zip(&municipalities) {
            let id = tx.new_id();
            let position: i32 = position;
            tx.insert(&MUNICIPALITY, id, &[("name", text(name)), ("position", position.into())])?;
        }
        Ok(())
    })
}
