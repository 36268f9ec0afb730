//! Operations on the programme, its modules and topics.
#![allow(clippy::needless_pass_by_value, reason = "commands hand their requests over whole")]

use rusqlite::Connection;
use rusqlite::types::Value;

use super::model::{CopyYear, ModuleFields, NewProgramme, Overview, Programme, Structure, TopicFields};
use super::rules::{COLOURS, colour, lacks};
use crate::calendar;
use crate::competitions;
use crate::error::{Code, Error, Issue, Result};
use crate::file::tables::{EVENT, MODULE, MUNICIPALITY, PROGRAMME, TOPIC};
use crate::file::{Done, Op, ProgrammeFile};
use crate::ids::{ModuleId, RawId, TopicId};
use crate::names::fold;
use crate::store::programme as store;
use crate::values::{Edit, FormEdit, Moment};

/// Longest title or name.
const MOST_TEXT: usize = 300;
/// The years in which a programme may lie.
const YEARS: std::ops::RangeInclusive<i32> = 1990..=2100;
/// The most years of a programme.
const MOST_YEARS: i32 = 20;
/// The highest number of a module in a year.
const MOST_MODULES: i32 = 99;
/// How many events and gaps the overview shows.
const OVERVIEW_ROWS: u32 = 8;

/// The one row of the programme has the same identifier on every laptop.
fn programme_id() -> RawId {
    RawId::derived("programme", &[])
}

/// What is wrong with the form of a new programme: `invalid` with every wrong field at once.
pub fn check_new(new: &NewProgramme) -> Result<()> {
    let mut issues = issues(&new.programme);
    let titles = titles(new);
    if titles.iter().any(|title| too_long(title)) {
        issues.push(Issue::at("modules", Code::TooLong).with("most", MOST_TEXT));
    }
    if titles.len() > MOST_MODULES as usize {
        issues.push(Issue::at("modules", Code::OutOfRange).with("least", 0_i64).with("most", i64::from(MOST_MODULES)));
    }
    if new.municipalities.iter().any(|name| too_long(name)) {
        issues.push(Issue::at("municipalities", Code::TooLong).with("most", MOST_TEXT));
    }
    refuse(issues)
}

fn titles(new: &NewProgramme) -> Vec<&str> {
    new.modules.iter().map(|title| title.trim()).filter(|title| !title.is_empty()).collect()
}

/// Fills a new file: the programme, its modules for each year, the municipalities. Every wrong field is told at once.
pub fn found(file: &ProgrammeFile, new: NewProgramme) -> Result<Done<()>> {
    check_new(&new)?;
    let titles = titles(&new);
    file.transact(Op::CreateProgramme, |tx| {
        tx.about(new.programme.title.trim());
        tx.put(&PROGRAMME, programme_id(), &programme_values(&new.programme))?;
        for year in new.programme.first_year..=new.programme.last_year {
            for (number, title) in (1..).zip(&titles) {
                let fields = ModuleFields { year, number, title: (*title).to_owned(), colour: colour(number).to_owned() };
                let id = tx.new_id();
                tx.insert(&MODULE, id, &module_values(&fields))?;
            }
        }
        let names = new.municipalities.iter().map(|name| name.trim()).filter(|name| !name.is_empty());
        for (position, name) in (1_i64..).zip(names) {
            let id = tx.new_id();
            tx.insert(&MUNICIPALITY, id, &[("name", name.to_owned().into()), ("position", position.into())])?;
        }
        Ok(())
    })
}

/// Everything that forms choose from.
pub fn structure(conn: &Connection) -> Result<Structure> {
    let mut municipalities = store::municipalities(conn)?;
    municipalities.sort_by_cached_key(|municipality| (fold(&municipality.name), municipality.id));
    let mut practices = store::practices(conn)?;
    practices.sort_by_cached_key(|practice| (fold(&practice.title), practice.id));
    Ok(Structure { programme: store::programme(conn)?, modules: store::modules(conn)?, topics: store::topics(conn)?, municipalities, practices })
}

/// What the page Today shows: sizes, the next events, competence topics of this year that lack something (of all years
/// where the programme has none this year), competitions.
pub fn overview(conn: &Connection, now: Moment) -> Result<Overview> {
    let programme = store::programme(conn)?;
    let today = calendar::day(now, &programme.zone);
    let sizes = store::sizes(conn)?;
    let mut next_events = crate::store::calendar::ahead(conn, today, OVERVIEW_ROWS)?;
    let over = next_events.is_empty();
    if over {
        next_events = crate::store::calendar::last(conn, OVERVIEW_ROWS)?;
    }
    let modules = store::modules(conn)?;
    let year = i32::from(today.0.year());
    let this_year = modules.iter().filter(|module| module.year == year).map(|module| module.id).collect::<Vec<_>>();
    let mut gaps = store::topics(conn)?;
    gaps.retain(|topic| lacks(topic) != (0, 0) && (this_year.is_empty() || this_year.contains(&topic.module_id)));
    gaps.truncate(OVERVIEW_ROWS as usize);
    let all = competitions::list(conn)?;
    let open = all.iter().filter(|competition| competition.status != competitions::CompetitionStatus::Closed).cloned().collect::<Vec<_>>();
    Ok(Overview {
        programme,
        today: today.0.to_string(),
        people: sizes.people,
        organisations: sizes.organisations,
        events: sizes.events,
        attendances: sizes.attendances,
        next_events,
        over,
        gaps,
        competitions: if open.is_empty() { all } else { open },
    })
}

/// Gives the programme new fields. Years that have modules cannot be cut off: `in-use` (`count`) at the field. Errors as of
/// [`FormEdit::onto_together`] as well.
pub fn edit(file: &ProgrammeFile, request: impl Into<FormEdit<(), Programme>>) -> Result<Done<()>> {
    let request = request.into();
    file.transact(Op::EditProgramme, |tx| {
        let fields = request.onto_together(&store::programme(tx.conn())?, Programme::TOGETHER)?;
        let mut issues = issues(&fields);
        let modules = store::modules(tx.conn())?;
        let before = modules.iter().filter(|module| module.year < fields.first_year).count();
        let after = modules.iter().filter(|module| module.year > fields.last_year).count();
        for (field, count) in [("firstYear", before), ("lastYear", after)] {
            if count > 0 && !issues.iter().any(|issue| issue.field == field) {
                issues.push(Issue::at(field, Code::InUse).with("count", count));
            }
        }
        refuse(issues)?;
        tx.about(fields.title.trim());
        tx.put(&PROGRAMME, programme_id(), &programme_values(&fields))?;
        Ok(())
    })
}

/// Adds a module to a year.
pub fn create_module(file: &ProgrammeFile, request: ModuleFields) -> Result<Done<ModuleId>> {
    file.transact(Op::CreateModule, |tx| {
        refuse(module_issues(tx.conn(), &request, None)?)?;
        tx.about(request.title.trim());
        let id = ModuleId(tx.new_id());
        tx.insert(&MODULE, id, &module_values(&request))?;
        Ok(id)
    })
}

/// Gives a module new fields.
pub fn edit_module(file: &ProgrammeFile, request: Edit<ModuleId, ModuleFields>) -> Result<Done<()>> {
    file.transact(Op::EditModule, |tx| {
        refuse(module_issues(tx.conn(), &request.fields, Some(request.id))?)?;
        tx.about(request.fields.title.trim());
        tx.update(&MODULE, request.id, &module_values(&request.fields))?;
        Ok(())
    })
}

/// Deletes a module without topics and events; `in-use` (`count`) otherwise.
pub fn delete_module(file: &ProgrammeFile, id: ModuleId) -> Result<Done<()>> {
    file.transact(Op::DeleteModule, |tx| {
        let module = store::module(tx.conn(), id)?.ok_or_else(|| Error::new(Code::NotFound))?;
        let uses = store::uses_of_module(tx.conn(), id)?;
        if uses > 0 {
            return Err(Error::new(Code::InUse).with("count", uses));
        }
        tx.about(&module.title);
        tx.delete(&MODULE, id)
    })
}

/// Adds a topic at the end of a module.
pub fn create_topic(file: &ProgrammeFile, request: TopicFields) -> Result<Done<TopicId>> {
    file.transact(Op::CreateTopic, |tx| {
        refuse(topic_issues(tx.conn(), &request)?)?;
        tx.about(request.title.trim());
        let position = store::next_position(tx.conn(), request.module_id)?;
        let id = TopicId(tx.new_id());
        tx.insert(&TOPIC, id, &topic_values(&request, position))?;
        Ok(id)
    })
}

/// Gives a topic new fields. One that goes to another module takes its events with it, since an event's topic belongs to
/// the event's module.
pub fn edit_topic(file: &ProgrammeFile, request: Edit<TopicId, TopicFields>) -> Result<Done<()>> {
    file.transact(Op::EditTopic, |tx| {
        let (module, position) = store::topic_place(tx.conn(), request.id)?.ok_or_else(|| Error::new(Code::NotFound))?;
        refuse(topic_issues(tx.conn(), &request.fields)?)?;
        tx.about(request.fields.title.trim());
        let moved = module != request.fields.module_id;
        let position = if moved { store::next_position(tx.conn(), request.fields.module_id)? } else { position };
        tx.update(&TOPIC, request.id, &topic_values(&request.fields, position))?;
        if moved {
            for event in store::events_of_topic(tx.conn(), request.id)? {
                tx.update(&EVENT, event, &[("module_id", request.fields.module_id.into())])?;
            }
        }
        Ok(())
    })
}

/// Deletes a topic without events; `in-use` (`count`) otherwise.
pub fn delete_topic(file: &ProgrammeFile, id: TopicId) -> Result<Done<()>> {
    file.transact(Op::DeleteTopic, |tx| {
        let uses = store::events_of_topic(tx.conn(), id)?.len();
        if uses > 0 {
            return Err(Error::new(Code::InUse).with("count", uses));
        }
        let topics = store::topics(tx.conn())?;
        if let Some(topic) = topics.iter().find(|topic| topic.id == id) {
            tx.about(&topic.title);
        }
        tx.delete(&TOPIC, id)
    })
}

/// Makes the modules and topics of one year again for another (F01), without events, people or marks. `not-a-choice` at
/// `from` for a year without modules; `out-of-range` or `already-there` at `to`.
pub fn copy_year(file: &ProgrammeFile, request: CopyYear) -> Result<Done<()>> {
    file.transact(Op::CopyYear, |tx| {
        let programme = store::programme(tx.conn())?;
        let modules = store::modules(tx.conn())?;
        let mut issues = Vec::new();
        if !modules.iter().any(|module| module.year == request.from) {
            issues.push(Issue::at("from", Code::NotAChoice));
        }
        if let Some(issue) = year_issue("to", request.to, &programme) {
            issues.push(issue);
        } else if modules.iter().any(|module| module.year == request.to) {
            issues.push(Issue::at("to", Code::AlreadyThere));
        }
        refuse(issues)?;
        tx.about(&format!("{} → {}", request.from, request.to));
        let topics = store::topics(tx.conn())?;
        for module in modules.iter().filter(|module| module.year == request.from) {
            let copy = ModuleId(tx.new_id());
            let fields = ModuleFields { year: request.to, number: module.number, title: module.title.clone(), colour: module.colour.clone() };
            tx.insert(&MODULE, copy, &module_values(&fields))?;
            for (position, topic) in (1..).zip(topics.iter().filter(|topic| topic.module_id == module.id)) {
                let fields = TopicFields { module_id: copy, title: topic.title.clone(), competence: topic.competence };
                let id = tx.new_id();
                tx.insert(&TOPIC, id, &topic_values(&fields, position))?;
            }
        }
        Ok(())
    })
}

fn refuse(issues: Vec<Issue>) -> Result<()> {
    if issues.is_empty() { Ok(()) } else { Err(Error::invalid(issues)) }
}

fn too_long(text: &str) -> bool {
    text.chars().count() > MOST_TEXT
}

/// What is wrong with the programme's form.
fn issues(programme: &Programme) -> Vec<Issue> {
    let mut issues = Vec::new();
    for (field, text, required) in [
        ("title", &programme.title, true),
        ("foundation", &programme.foundation, false),
        ("region", &programme.region, false),
        ("funder", &programme.funder, false),
        ("signatory", &programme.signatory, false),
        ("signatoryPost", &programme.signatory_post, false),
    ] {
        if required && text.trim().is_empty() {
            issues.push(Issue::at(field, Code::Required));
        } else if too_long(text) {
            issues.push(Issue::at(field, Code::TooLong).with("most", MOST_TEXT));
        }
    }
    if !YEARS.contains(&programme.first_year) {
        issues.push(Issue::at("firstYear", Code::OutOfRange).with("least", i64::from(*YEARS.start())).with("most", i64::from(*YEARS.end())));
    } else if programme.last_year < programme.first_year {
        issues.push(Issue::at("lastYear", Code::EndBeforeStart));
    } else if programme.last_year - programme.first_year >= MOST_YEARS {
        let most = programme.first_year + MOST_YEARS - 1;
        issues.push(Issue::at("lastYear", Code::OutOfRange).with("least", i64::from(programme.first_year)).with("most", i64::from(most)));
    }
    if programme.zone.trim().is_empty() {
        issues.push(Issue::at("zone", Code::Required));
    } else if calendar::zone(programme.zone.trim()).is_err() {
        issues.push(Issue::at("zone", Code::BadZone));
    }
    issues
}

fn programme_values(programme: &Programme) -> [(&'static str, Value); 9] {
    let text = |text: &str| Value::Text(text.trim().to_owned());
    [
        ("title", text(&programme.title)),
        ("foundation", text(&programme.foundation)),
        ("region", text(&programme.region)),
        ("first_year", i64::from(programme.first_year).into()),
        ("last_year", i64::from(programme.last_year).into()),
        ("zone", text(&programme.zone)),
        ("funder", text(&programme.funder)),
        ("signatory", text(&programme.signatory)),
        ("signatory_post", text(&programme.signatory_post)),
    ]
}

/// `out-of-range` where the programme does not have this year.
fn year_issue(field: &str, year: i32, programme: &Programme) -> Option<Issue> {
    let years = programme.first_year..=programme.last_year;
    let issue = || Issue::at(field, Code::OutOfRange).with("least", i64::from(*years.start())).with("most", i64::from(*years.end()));
    (!years.contains(&year)).then(issue)
}

fn title_issue(title: &str) -> Option<Issue> {
    if title.trim().is_empty() {
        return Some(Issue::at("title", Code::Required));
    }
    too_long(title).then(|| Issue::at("title", Code::TooLong).with("most", MOST_TEXT))
}

/// What is wrong with a module's form; `own` is the module that has it already.
fn module_issues(conn: &Connection, fields: &ModuleFields, own: Option<ModuleId>) -> Result<Vec<Issue>> {
    let mut issues = Vec::new();
    issues.extend(title_issue(&fields.title));
    issues.extend(year_issue("year", fields.year, &store::programme(conn)?));
    if !(1..=MOST_MODULES).contains(&fields.number) {
        issues.push(Issue::at("number", Code::OutOfRange).with("least", 1_i64).with("most", i64::from(MOST_MODULES)));
    }
    let taken = |module: &super::model::Module| module.year == fields.year && module.number == fields.number && Some(module.id) != own;
    if store::modules(conn)?.iter().any(taken) {
        issues.push(Issue::at("number", Code::AlreadyThere));
    }
    if !COLOURS.contains(&fields.colour.as_str()) {
        issues.push(Issue::at("colour", Code::NotAChoice));
    }
    Ok(issues)
}

fn module_values(fields: &ModuleFields) -> [(&'static str, Value); 4] {
    [
        ("year", i64::from(fields.year).into()),
        ("number", i64::from(fields.number).into()),
        ("title", fields.title.trim().to_owned().into()),
        ("colour", fields.colour.clone().into()),
    ]
}

fn topic_issues(conn: &Connection, fields: &TopicFields) -> Result<Vec<Issue>> {
    let mut issues = Vec::new();
    issues.extend(title_issue(&fields.title));
    if store::module(conn, fields.module_id)?.is_none() {
        issues.push(Issue::at("moduleId", Code::NotAChoice));
    }
    Ok(issues)
}

fn topic_values(fields: &TopicFields, position: i64) -> [(&'static str, Value); 4] {
    [
        ("module_id", fields.module_id.into()),
        ("title", fields.title.trim().to_owned().into()),
        ("competence", i64::from(fields.competence).into()),
        ("position", position.into()),
    ]
}
