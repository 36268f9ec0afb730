//! The dry run: what would become of each row. The import does what the dry run says, computed the same way.

use std::collections::{HashMap, HashSet};

use rusqlite::Connection;

use super::cell::{Line, column_letters};
use super::matching::{Folded, Found, Organisations, People, organisation_key, same_row};
use super::model::{Candidate, Decision, ImportPlan, PlanRequest, PlannedRow, RowFate, RowIssue, Target};
use super::operations::List;
use super::reading::{Columns, Reading, municipality_key};
use crate::error::{Code, Error, Facts, Issue, Result};
use crate::ids::{MunicipalityId, OrganisationId, PersonId, RoleId};
use crate::store::imports::{self, KnownEvent, KnownPerson};
use crate::values::Day;

/// The rows of a plan that cross to the page, and those of them that need attention.
const SHOWN: usize = 500;
const ATTENTION: usize = 5_000;
/// Rows between two calls of progress.
const STEP: usize = 200;

/// The organisation of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Employer {
    /// The row names none.
    None,
    /// One of the file.
    Known(OrganisationId),
    /// One that the import makes, by its place among the new ones.
    New(usize),
}

/// What a person of the file gets from a row. Nothing that stands there is replaced.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct News {
    pub patronymic: Option<String>,
    pub phone: Option<String>,
    pub email: Option<String>,
    pub born: Option<Day>,
    pub municipality: Option<MunicipalityId>,
    /// The notes as they will be.
    pub notes: Option<String>,
    /// A role in the row's organisation is new.
    pub role: bool,
    /// The post of a role that had none.
    pub post: Option<RoleId>,
}

/// A row and what would become of it.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub reading: Reading,
    pub fate: RowFate,
    /// The person of the file that it is.
    pub person: Option<PersonId>,
    /// Their name, where there is one.
    pub name: String,
    pub employer: Employer,
    pub news: News,
    candidates: Vec<Candidate>,
}

/// An organisation that the import makes.
#[derive(Clone, Debug)]
pub(super) struct NewOrganisation {
    pub name: String,
    pub inn: String,
    pub municipality: Option<MunicipalityId>,
}

/// The whole dry run.
#[derive(Clone)]
pub(super) struct Plan {
    pub event: KnownEvent,
    pub entries: Vec<Entry>,
    pub organisations: Vec<NewOrganisation>,
    /// Organisations of the file that had no INN, and the one that the list tells.
    pub inns: Vec<(OrganisationId, String)>,
}

impl Plan {
    /// Reads every row, finds whom it fits, and decides its fate.
    pub fn make(list: &List, conn: &Connection, request: &PlanRequest, progress: &mut dyn FnMut(u32, u32) -> bool) -> Result<Self> {
        let event = imports::event(conn, request.event_id)?.ok_or_else(|| Error::new(Code::NotFound))?;
        let headers = list.headers();
        let mut targets = if request.targets.is_empty() { list.targets(conn)? } else { request.targets.clone() };
        targets.resize(headers.names.len(), Target::Ignore);
        let named = targets.contains(&Target::FullName) || (targets.contains(&Target::Surname) && targets.contains(&Target::Given));
        if !named {
            let missing = if targets.contains(&Target::Surname) { Target::Given } else { Target::FullName };
            return Err(Error::new(Code::ColumnMissing).with("column", missing.as_str()));
        }
        let municipalities = imports::municipalities(conn)?.into_iter().map(|(id, name)| (municipality_key(&name), id)).collect();
        let columns = Columns { headers: &headers.names, targets: &targets, municipalities };

        let lines = list.lines();
        let total = lines.len() as u32 * 2;
        let mut steps = Steps { done: 0, total, progress };
        let mut readings = Vec::with_capacity(lines.len());
        for (index, line) in lines.iter().enumerate() {
            steps.step()?;
            let mut reading = columns.read(line);
            if headers.again.contains(&(index + headers.first)) {
                reading.issues = vec![again(line, headers.row)];
            }
            readings.push(reading);
        }
        let decisions: HashMap<u32, &Decision> = request.decisions.iter().map(|decision| (decision.row, decision)).collect();
        let chosen: HashSet<PersonId> = request.decisions.iter().filter_map(|decision| decision.person_id).collect();
        let people = People::gather(conn, &readings, &chosen)?;
        let mut organisations = Organisations::gather(conn)?;
        // Before any row is matched: a row above that writes the name otherwise must find the organisation by this INN too.
        let skipped = |reading: &Reading| decisions.get(&reading.row).is_some_and(|decision| decision.skip);
        for reading in readings.iter().filter(|reading| reading.issues.is_empty() && !skipped(reading)) {
            organisations.learn(&reading.organisation, &reading.inn);
        }
        let entries = Vec::with_capacity(readings.len());
        let mut maker = Maker {
            conn,
            columns: &columns,
            people,
            organisations,
            untold: HashSet::new(),
            new: Vec::new(),
            new_keys: HashMap::new(),
            seen: Seen::default(),
            entries,
        };
        for reading in readings {
            steps.step()?;
            let decision = decisions.get(&reading.row).copied();
            let entry = maker.entry(reading, decision)?;
            maker.entries.push(entry);
        }
        Ok(Self { event, entries: maker.entries, organisations: maker.new, inns: maker.organisations.into_learned() })
    }

    /// The plan as the page shows it: what needs attention first, then in the order of the list.
    pub fn shown(self) -> ImportPlan {
        let count = |fate: RowFate| self.entries.iter().filter(|entry| entry.fate == fate).count() as u32;
        let mut plan = ImportPlan {
            rows: Vec::new(),
            new: count(RowFate::New),
            update: count(RowFate::Update),
            known: count(RowFate::Known),
            twice: count(RowFate::Twice),
            decide: count(RowFate::Decide),
            errors: count(RowFate::Error),
            skipped: count(RowFate::Skipped),
            organisations: self.organisations.len() as u32,
            ready: false,
        };
        plan.ready = plan.errors == 0 && plan.decide == 0;
        let mut entries = self.entries;
        entries.sort_by_key(|entry| match entry.fate {
            RowFate::Error => 0,
            RowFate::Decide => 1,
            // What is not written is told, however long the list is.
            _ if entry.has_issue(Code::InnOfSeveral) => 2,
            RowFate::Twice => 3,
            _ => 4,
        });
        let attention = entries.iter().take_while(|entry| matches!(entry.fate, RowFate::Error | RowFate::Decide)).count().min(ATTENTION);
        plan.rows = entries.into_iter().take(SHOWN.max(attention)).map(Entry::shown).collect();
        plan
    }
}

impl Entry {
    fn shown(self) -> PlannedRow {
        let name = if self.name.is_empty() { self.reading.full_name() } else { self.name };
        PlannedRow {
            row: self.reading.row,
            name,
            organisation: self.reading.organisation,
            fate: self.fate,
            candidates: self.candidates,
            issues: self.reading.issues,
        }
    }

    fn has_issue(&self, code: Code) -> bool {
        self.reading.issues.iter().any(|issue| issue.issue.code == code)
    }

    /// Whether the import writes anything for it.
    pub fn imported(&self) -> bool {
        matches!(self.fate, RowFate::New | RowFate::Update | RowFate::Known)
    }
}

fn again(line: &Line, first: u32) -> RowIssue {
    let column = line.cells.iter().position(|cell| !cell.is_empty()).unwrap_or(0);
    let facts = Facts::from([("first".to_owned(), first.into()), ("second".to_owned(), line.row.into())]);
    RowIssue {
        row: line.row,
        column: column_letters(column),
        header: String::new(),
        value: line.cell(column).shown(),
        issue: Issue { field: String::new(), code: Code::TwoHeaders, facts },
    }
}

/// Progress over the two passes; `cancelled` when the person wants no more.
struct Steps<'a> {
    done: u32,
    total: u32,
    progress: &'a mut dyn FnMut(u32, u32) -> bool,
}

impl Steps<'_> {
    fn step(&mut self) -> Result<()> {
        self.done += 1;
        if (self.done as usize).is_multiple_of(STEP) && !(self.progress)(self.done, self.total) {
            return Err(Error::new(Code::Cancelled));
        }
        Ok(())
    }
}

/// Rows of the list seen so far, by their places among the entries: whom they are, or under which keys a new person stands.
#[derive(Default)]
struct Seen {
    people: HashMap<PersonId, usize>,
    new: HashMap<String, Vec<usize>>,
    rows: Vec<(usize, Folded)>,
}

impl Seen {
    fn earlier(&self, row: &Folded) -> Option<usize> {
        let places = row.keys().into_iter().filter_map(|key| self.new.get(&key)).flatten();
        places.map(|place| &self.rows[*place]).find(|(_, other)| same_row(row, other)).map(|(entry, _)| *entry)
    }

    fn keep(&mut self, entry: usize, row: Folded) {
        for key in row.keys() {
            self.new.entry(key).or_default().push(self.rows.len());
        }
        self.rows.push((entry, row));
    }
}

struct Maker<'a> {
    conn: &'a Connection,
    columns: &'a Columns<'a>,
    people: People,
    organisations: Organisations,
    /// The INNs of which it was told that nobody gets them.
    untold: HashSet<String>,
    new: Vec<NewOrganisation>,
    new_keys: HashMap<String, usize>,
    seen: Seen,
    /// The rows so far.
    entries: Vec<Entry>,
}

impl Maker<'_> {
    fn entry(&mut self, reading: Reading, decision: Option<&Decision>) -> Result<Entry> {
        let mut entry = Entry {
            reading,
            fate: RowFate::Error,
            person: None,
            name: String::new(),
            employer: Employer::None,
            news: News::default(),
            candidates: Vec::new(),
        };
        if decision.is_some_and(|decision| decision.skip) {
            entry.fate = RowFate::Skipped;
            return Ok(entry);
        }
        if !entry.reading.issues.is_empty() {
            return Ok(entry);
        }
        self.tell_inn(&mut entry.reading);
        let known = self.organisations.find(&entry.reading.organisation, &entry.reading.inn);
        let found = match decision {
            Some(Decision { person_id: Some(id), .. }) => Found::One(*id),
            Some(_) => Found::Nobody,
            None => self.people.find(self.conn, &entry.reading, known)?,
        };
        match found {
            Found::Several(ids) => {
                entry.fate = RowFate::Decide;
                entry.candidates = ids.iter().take(20).map(|id| self.candidate(*id)).collect::<Result<_>>()?;
                entry.issue(Code::FitsSeveral, "count", ids.len());
            }
            Found::One(id) => {
                let person = self.people.person(id).cloned().ok_or_else(|| Error::new(Code::NotFound))?;
                entry.person = Some(id);
                entry.name = full_name(&person);
                if let Some(place) = self.seen.people.get(&id).copied() {
                    self.twice(&mut entry, place)?;
                    return Ok(entry);
                }
                self.seen.people.insert(id, self.entries.len());
                entry.employer = self.employer(&entry.reading, known);
                let news = self.news(&entry, &person)?;
                entry.renewed(news);
            }
            Found::Nobody => {
                // Who decided that it is a new person has seen the row before.
                let folded = Folded::of_reading(&entry.reading);
                if let Some(place) = self.seen.earlier(&folded).filter(|_| decision.is_none()) {
                    self.twice(&mut entry, place)?;
                    return Ok(entry);
                }
                self.seen.keep(self.entries.len(), folded);
                entry.employer = self.employer(&entry.reading, known);
                entry.fate = RowFate::New;
            }
        }
        Ok(entry)
    }

    /// Tells, at the first row that has it, of an INN that is not written. A person enters it in the organisation that is meant: then
    /// the list finds that one, and what it tells goes there.
    fn tell_inn(&mut self, reading: &mut Reading) {
        if !self.organisations.is_of_several(&reading.organisation, &reading.inn) || !self.untold.insert(reading.inn.clone()) {
            return;
        }
        let place = self.columns.targets.iter().position(|target| *target == Target::Inn).unwrap_or_default();
        reading.issues.push(RowIssue {
            row: reading.row,
            column: column_letters(place),
            header: self.columns.headers.get(place).cloned().unwrap_or_default(),
            value: reading.inn.clone(),
            issue: Issue { field: String::new(), code: Code::InnOfSeveral, facts: Facts::new() },
        });
    }

    /// The person of a row stands in the list before: what only this row says of presence, phones and addresses goes there.
    fn twice(&mut self, entry: &mut Entry, place: usize) -> Result<()> {
        entry.fate = RowFate::Twice;
        entry.issue(Code::TwiceInList, "row", self.entries[place].reading.row as usize);
        let told = self.entries[place].reading.add(&entry.reading);
        if let Some(person) = self.entries[place].person.filter(|_| told).and_then(|id| self.people.person(id)) {
            let news = self.news(&self.entries[place], person)?;
            self.entries[place].renewed(news);
        }
        Ok(())
    }

    fn candidate(&self, id: PersonId) -> Result<Candidate> {
        let person = self.people.person(id).ok_or_else(|| Error::new(Code::NotFound))?;
        let organisation = imports::roles(self.conn, id)?.into_iter().next().map(|role| role.organisation).unwrap_or_default();
        Ok(Candidate { person_id: id, full_name: full_name(person), organisation })
    }

    /// The row's organisation; one that the file has not is noted to be made, once for all its rows.
    fn employer(&mut self, reading: &Reading, known: Option<OrganisationId>) -> Employer {
        if let Some(id) = known {
            return Employer::Known(id);
        }
        if reading.organisation.is_empty() {
            return Employer::None;
        }
        let by_inn = (!reading.inn.is_empty()).then(|| format!("i{}", reading.inn));
        let by_name = format!("n{}", organisation_key(&reading.organisation));
        let place = by_inn.as_ref().and_then(|key| self.new_keys.get(key)).or_else(|| {
            // The same name with another INN is another organisation.
            self.new_keys.get(&by_name).filter(|place| by_inn.is_none() || self.new[**place].inn.is_empty())
        });
        let place = place.copied().unwrap_or_else(|| {
            self.new.push(NewOrganisation { name: reading.organisation.clone(), inn: String::new(), municipality: None });
            self.new.len() - 1
        });
        let organisation = &mut self.new[place];
        if organisation.inn.is_empty() {
            organisation.inn.clone_from(&reading.inn);
        }
        organisation.municipality = organisation.municipality.or(reading.municipality);
        self.new_keys.entry(by_name).or_insert(place);
        if let Some(key) = by_inn {
            self.new_keys.insert(key, place);
        }
        Employer::New(place)
    }

    /// What is new about a person. Values that stand there stay; another phone or address of the row goes to the notes.
    fn news(&self, entry: &Entry, person: &KnownPerson) -> Result<News> {
        let reading = &entry.reading;
        let mut news = News { role: matches!(entry.employer, Employer::New(_)), ..News::default() };
        if person.patronymic.is_empty() && !reading.patronymic.is_empty() {
            news.patronymic = Some(reading.patronymic.clone());
        }
        news.born = reading.born.filter(|_| person.born.is_none());
        news.municipality = reading.municipality.filter(|_| person.municipality_id.is_none());
        let mut aside = Vec::new();
        let phone = reading.phones.join(", ");
        if person.phone.is_empty() && !phone.is_empty() {
            news.phone = Some(phone);
        } else {
            let known = crate::identifiers::phones_digits(&person.phone);
            aside.extend(
                reading.phones.iter().filter(|phone| !crate::identifiers::phones_digits(phone).iter().all(|digits| known.contains(digits))).cloned(),
            );
        }
        let mut emails = reading.emails.iter();
        if person.email.is_empty() {
            news.email = emails.next().cloned();
        }
        aside.extend(emails.filter(|email| **email != person.email.to_lowercase()).cloned());
        aside.extend(reading.notes.iter().cloned());
        aside.retain(|text| !person.notes.contains(text.as_str()));
        if !aside.is_empty() {
            let before = person.notes.lines().map(str::to_owned);
            news.notes = Some(before.chain(aside).collect::<Vec<_>>().join("\n"));
        }
        if let Employer::Known(id) = entry.employer {
            let roles = imports::roles(self.conn, person.id)?;
            match roles.iter().find(|role| role.organisation_id == id) {
                None => news.role = true,
                Some(role) if role.title.is_empty() && !reading.post.is_empty() => news.post = Some(role.id),
                Some(_) => {}
            }
        }
        Ok(news)
    }
}

impl Entry {
    /// A person of the file gets this, perhaps nothing.
    fn renewed(&mut self, news: News) {
        self.fate = if news == News::default() { RowFate::Known } else { RowFate::Update };
        self.news = news;
    }

    fn issue(&mut self, code: Code, name: &str, fact: usize) {
        let issue = Issue { field: String::new(), code, facts: Facts::from([(name.to_owned(), fact.into())]) };
        let value = self.reading.full_name();
        self.reading.issues.push(RowIssue { row: self.reading.row, column: String::new(), header: String::new(), value, issue });
    }
}

fn full_name(person: &KnownPerson) -> String {
    [&person.surname, &person.given, &person.patronymic].into_iter().filter(|part| !part.is_empty()).map(String::as_str).collect::<Vec<_>>().join(" ")
}
