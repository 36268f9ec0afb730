//! One function a command: what it asks of the programme, and what it tells.
//!
//! Those on certificates, competitions, laptops and the passphrase stand in files of their own.

use std::path::{Path, PathBuf};

use clap::ArgMatches;
use serde::Serialize;
use serde_json::{Value, json};
use sokrat_api::commands::papers::{CardsPaper, ProgrammePaper, SheetPaper, YearPlanPaper};
use sokrat_api::commands::{Produced, app, calendar, competitions, duplicates, file, imports, organisations, papers, people, registrations, reports};
use sokrat_api::papers::cards::CardKind;
use sokrat_api::settings::{CardChoices, SheetChoices};
use sokrat_api::{Desk, Job};
use sokrat_core::calendar::{EventFilter, EventListRequest, EventRow};
use sokrat_core::competitions::{ApplicationListRequest, CompetitionRow};
use sokrat_core::demonstration::Size;
use sokrat_core::duplicates::{DuplicateProposal, DuplicatesRequest};
use sokrat_core::exchange::{PlanRequest, RowIssue};
use sokrat_core::file::Settle;
use sokrat_core::ids::{CompetitionId, EventId, PersonId};
use sokrat_core::organisations::{OrganisationFilter, OrganisationListRequest};
use sokrat_core::people::{PersonFilter, PersonListRequest};
use sokrat_core::registrations::{CheckInRequest, DoorCount, MarkRows, PaperPeople};
use sokrat_core::reports::{Grouping, ReportRequest};
use sokrat_core::values::{Rows, Span};
use sokrat_core::{Code, Error, Issue, Passphrase, Result};

use crate::print::{Told, table};

/// Runs the command that the arguments name.
pub fn run(desk: &Desk, matches: &ArgMatches) -> Result<Told> {
    let Some((name, arguments)) = matches.subcommand() else { return Err(Error::new(Code::BadRequest)) };
    let job = desk.begin(name);
    let path = arguments.get_one::<PathBuf>("file").ok_or_else(|| Error::new(Code::BadRequest))?;
    let asked = Asked { desk, job: &job, arguments };
    match name {
        "new" => return asked.create(path),
        "demo" => return asked.demo(path),
        "join" => return asked.join(path),
        "passphrase" if arguments.contains_id("recovery-code-file") => return asked.recover(path),
        _ => {}
    }
    let passphrase = asked.open(path)?;
    match name {
        "import" => asked.import(),
        "list" => asked.list(),
        "check-in" => asked.check_in(),
        "certificates" => asked.certificates(),
        "annul" => asked.annul(),
        "reissue" => asked.reissue(),
        "register" => asked.register(),
        "check-code" => asked.check_code(),
        "sheet" => asked.sheet(),
        "mark-rows" => asked.mark_rows(),
        "cards" => asked.cards(),
        "score-import" => asked.score_import(),
        "ranking" => asked.ranking(),
        "minutes" => asked.minutes(),
        "score-sheets" => asked.score_sheets(),
        "year-plan" => asked.year_plan(),
        "programme" => asked.programme(),
        "report" => asked.report(),
        "duplicates" => asked.duplicates(),
        "check" => asked.check(),
        "laptops" => asked.laptops(),
        "give-copy" => asked.give_copy(),
        "package" => asked.package(),
        "take" => asked.take(),
        "sync" => asked.synchronise(),
        "backup" => asked.back_up(),
        "passphrase" => asked.change_passphrase(passphrase),
        "recovery-sheet" => asked.recovery_sheet(passphrase),
        _ => Err(Error::new(Code::BadRequest)),
    }
}

pub(crate) struct Asked<'a> {
    pub(crate) desk: &'a Desk,
    pub(crate) job: &'a Job<'a>,
    pub(crate) arguments: &'a ArgMatches,
}

pub(crate) fn told(value: &impl Serialize, lines: Vec<String>) -> Result<Told> {
    let json = serde_json::to_value(value).map_err(|error| Error::new(Code::Internal).because(error))?;
    Ok(Told { json, lines, refused: false })
}

impl Asked<'_> {
    pub(crate) fn text(&self, name: &str) -> String {
        self.arguments.get_one::<String>(name).cloned().unwrap_or_default()
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.arguments.get_one::<PathBuf>(name).cloned().unwrap_or_default()
    }

    /// The place that `--to` names. `file-exists` where something lies there, be it the programme itself: nobody is there to be
    /// asked whether it may go.
    pub(crate) fn free_place(&self) -> Result<PathBuf> {
        let path = self.path("to");
        // A link that leads nowhere is somebody's as well.
        if path.symlink_metadata().is_ok() {
            return Err(Error::new(Code::FileExists).with("path", path.display().to_string()));
        }
        Ok(path)
    }

    pub(crate) fn words(&self, key: &str, arguments: &[(&str, sokrat_words::Argument<'_>)]) -> String {
        self.desk.words().text(&format!("terminal-{key}"), arguments)
    }

    /// Opens the programme; returns the passphrase that opened it.
    fn open(&self, file: &Path) -> Result<Option<Passphrase>> {
        let needed = match app::open_path(self.desk, self.job, file) {
            Err(error) if error.code == Code::PassphraseNeeded => error,
            other => return other.map(|_| None),
        };
        let passphrase = self.passphrase(needed)?;
        app::open_path_with(self.desk, self.job, file, Some(passphrase.clone()))?;
        Ok(Some(passphrase))
    }

    fn create(&self, file: &Path) -> Result<Told> {
        let mut new = app::proposal(self.desk, self.job, ())?.programme;
        new.programme.title = self.text("title");
        new.programme.foundation = self.text("foundation");
        new.programme.region = self.text("region");
        if let Some(year) = self.arguments.get_one("first-year") {
            (new.programme.first_year, new.programme.last_year) = (*year, year + 2);
        }
        if let Some(year) = self.arguments.get_one("last-year") {
            new.programme.last_year = *year;
        }
        let open = app::create_at(self.desk, file, new)?;
        told(&open, vec![self.words("created", &[("path", file.display().to_string().into())])])
    }

    fn demo(&self, file: &Path) -> Result<Told> {
        let size = if self.arguments.get_flag("big") { Size::Big } else { Size::Real };
        let seed = self.arguments.get_one("seed").copied().unwrap_or_default();
        app::build_demo(self.job, file, size, seed)?;
        let path = file.display().to_string();
        told(&json!({ "path": path }), vec![self.words("created", &[("path", path.into())])])
    }

    fn import(&self) -> Result<Told> {
        let event_id = self.event()?;
        let preview = imports::open_path(self.desk, &self.path("list"))?;
        let request = PlanRequest { event_id, targets: preview.columns.iter().map(|column| column.target).collect(), decisions: Vec::new() };
        let plan = imports::plan(self.desk, self.job, request.clone())?;
        let issues = plan.rows.iter().flat_map(|row| &row.issues);
        let told_at = |issue: &RowIssue| {
            let sentence = self.desk.words().issue(&issue.issue);
            let key = if issue.column.is_empty() { "whole-row" } else { "row" };
            self.words(key, &[("row", issue.row.into()), ("column", issue.column.as_str().into()), ("sentence", sentence.into())])
        };
        if self.arguments.get_flag("dry-run") || !plan.ready {
            let counts = [
                ("new", plan.new),
                ("update", plan.update),
                ("known", plan.known),
                ("twice", plan.twice),
                ("decide", plan.decide),
                ("errors", plan.errors),
            ];
            let mut lines = vec![self.words("planned", &counts.map(|(name, count)| (name, count.into())))];
            lines.extend(issues.map(told_at));
            return Ok(Told { refused: !plan.ready, ..told(&plan, lines)? });
        }
        let done = imports::apply(self.desk, self.job, request)?.value;
        let counts =
            [("people", done.people), ("updated", done.updated), ("organisations", done.organisations), ("registrations", done.registrations)];
        let lines = std::iter::once(self.words("imported", &counts.map(|(name, count)| (name, count.into()))));
        let mut told = told(&done, lines.chain(issues.clone().map(told_at)).collect())?;
        // Nobody has seen the plan: what was not written of a row is told with what was.
        told.json["issues"] = json!(issues.collect::<Vec<_>>());
        Ok(told)
    }

    fn list(&self) -> Result<Told> {
        let text = self.text("text");
        let span = Span { offset: 0, limit: self.arguments.get_one("limit").copied().unwrap_or(100) };
        let (desk, job, words) = (self.desk, self.job, self.desk.words());
        match self.text("what").as_str() {
            "people" => {
                let filter = PersonFilter { text, municipality_id: None, organisation_id: None };
                let rows = people::list(desk, job, PersonListRequest { filter, order: None, span })?;
                self.rows(&rows, |_, row| vec![row.full_name.clone(), row.organisation.clone(), row.municipality.clone(), row.phone.clone()])
            }
            "organisations" => {
                let filter = OrganisationFilter { text, category: None, municipality_id: None };
                let rows = organisations::list(desk, job, OrganisationListRequest { filter, order: None, span })?;
                self.rows(&rows, |_, row| vec![row.name.clone(), row.inn.clone(), row.municipality.clone(), words.number(row.people)])
            }
            "events" => {
                let rows = self.events(text, span)?;
                self.rows(&rows, |number, row| {
                    let kind = words.choice("event-kind", row.kind.as_str());
                    vec![number.to_string(), row.starts.0.date().to_string(), kind, row.title.clone(), words.number(row.present)]
                })
            }
            "applications" => {
                let rows =
                    competitions::applications(desk, job, ApplicationListRequest { competition_id: None, text, status: None, order: None, span })?;
                self.rows(&rows, |_, row| {
                    let status = words.choice("application-status", row.status.as_str());
                    vec![row.number.clone(), row.organisation.clone(), words.money(row.requested), status, row.title.clone()]
                })
            }
            _ => {
                let all = competitions::list(desk, job, ())?;
                let line = |(number, row): (usize, &CompetitionRow)| {
                    vec![(number + 1).to_string(), row.year.to_string(), words.choice("competition-status", row.status.as_str()), row.title.clone()]
                };
                told(&all, table(&all.iter().enumerate().map(line).collect::<Vec<_>>()))
            }
        }
    }

    fn rows<T: Serialize>(&self, rows: &Rows<T>, line: impl Fn(usize, &T) -> Vec<String>) -> Result<Told> {
        let mut lines = table(&rows.rows.iter().zip(1..).map(|(row, number)| line(number, row)).collect::<Vec<_>>());
        lines.push(self.words("total", &[("shown", rows.rows.len().into()), ("total", rows.total.into())]));
        told(rows, lines)
    }

    fn events(&self, text: String, span: Span) -> Result<Rows<EventRow>> {
        let filter = EventFilter { text, from: None, to: None, year: None, module_id: None, format: None, status: None, municipality_id: None };
        calendar::list(self.desk, self.job, EventListRequest { filter, order: None, span })
    }

    /// The event of an identifier, or of the number that `list` gives it.
    pub(crate) fn event(&self) -> Result<EventId> {
        let asked = self.text("event");
        if let Ok(id) = asked.parse() {
            return Ok(id);
        }
        let offset = asked.parse::<u32>().ok().and_then(|number| number.checked_sub(1)).ok_or_else(|| self.no_such("event"))?;
        let found = self.events(String::new(), Span { offset, limit: 1 })?;
        found.rows.first().map(|row| row.id).ok_or_else(|| self.no_such("event"))
    }

    /// The competition of an identifier, or of its number in the list.
    pub(crate) fn competition(&self) -> Result<CompetitionId> {
        let asked = self.text("competition");
        if let Ok(id) = asked.parse() {
            return Ok(id);
        }
        let all = competitions::list(self.desk, self.job, ())?;
        let place = asked.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
        place.and_then(|place| all.get(place)).map(|row| row.id).ok_or_else(|| self.no_such("competition"))
    }

    pub(crate) fn no_such(&self, field: &str) -> Error {
        Error::invalid(vec![Issue::at(field, Code::NotFound).with("text", self.text(field))])
    }

    /// The one person whom the letters fit.
    fn person(&self) -> Result<PersonId> {
        let asked = self.text("person");
        if let Ok(id) = asked.parse() {
            return Ok(id);
        }
        let filter = PersonFilter { text: asked, municipality_id: None, organisation_id: None };
        let found = people::list(self.desk, self.job, PersonListRequest { filter, order: None, span: Span { offset: 0, limit: 2 } })?;
        match (found.rows.first(), found.total) {
            (Some(person), 1) => Ok(person.id),
            (None, _) => Err(self.no_such("person")),
            (Some(_), count) => Err(Error::invalid(vec![Issue::at("person", Code::FitsSeveral).with("count", count)])),
        }
    }

    fn check_in(&self) -> Result<Told> {
        let request = CheckInRequest { event_id: self.event()?, person_id: self.person()?, present: !self.arguments.get_flag("absent") };
        let count = registrations::check_in(self.desk, self.job, request)?.value;
        let DoorCount { people, organisations, registered } = count;
        let counts = [("people", people), ("organisations", organisations), ("registered", registered)];
        told(&count, vec![self.words("door", &counts.map(|(name, count)| (name, count.into())))])
    }

    fn sheet(&self) -> Result<Told> {
        let without = |name: &str| !self.arguments.get_flag(name);
        let choices = SheetChoices {
            organisation: without("no-organisation"),
            phone: without("no-phone"),
            consent: without("no-consent"),
            blank_rows: self.arguments.get_one("blank").copied().unwrap_or_default(),
            template: None,
        };
        let request = SheetPaper { event_id: self.event()?, names: without("empty"), anew: self.arguments.get_flag("anew"), choices };
        let made = papers::registration_sheet(self.desk, self.job, request)?.value;
        told(&self.with_path(&made, &made)?, self.made(&made)?)
    }

    fn mark_rows(&self) -> Result<Told> {
        let request = MarkRows { event_id: self.event()?, numbers: self.text("rows") };
        let done = registrations::mark_rows(self.desk, self.job, request)?.value;
        told(&done, vec![self.words("rows-marked", &[("marked", done.marked.into()), ("before", done.before.into())])])
    }

    fn cards(&self) -> Result<Told> {
        let asked = self.text("kind");
        let kind = CardKind::ALL.iter().copied().find(|kind| kind.as_str() == asked).unwrap_or(CardKind::Badge);
        let mut choices = CardChoices { code: self.arguments.get_flag("code"), ..CardChoices::default() };
        if let Some(key) = self.template(kind.usual())? {
            match kind {
                CardKind::Badge => choices.badge = key,
                CardKind::TableCard => choices.table_card = key,
                CardKind::Label => choices.label = key,
            }
        }
        let people = if self.arguments.get_flag("present") { PaperPeople::Present } else { PaperPeople::Registered };
        let skip = self.arguments.get_one("skip").copied().unwrap_or_default();
        let request = CardsPaper { event_id: self.event()?, kind, people, ids: Vec::new(), skip, choices };
        let made = papers::cards(self.desk, self.job, request)?;
        told(&self.with_path(&made, &made)?, self.made(&made)?)
    }

    fn year_plan(&self) -> Result<Told> {
        let year = self.arguments.get_one("year").copied().unwrap_or_default();
        let made = papers::year_plan(self.desk, self.job, YearPlanPaper { year, template: None })?;
        told(&self.with_path(&made, &made)?, self.made(&made)?)
    }

    fn programme(&self) -> Result<Told> {
        let made = papers::event_programme(self.desk, self.job, ProgrammePaper { event_id: self.event()?, template: None })?;
        told(&self.with_path(&made, &made)?, self.made(&made)?)
    }

    fn report(&self) -> Result<Told> {
        let request = ReportRequest {
            grouping: Grouping::from_text(&self.text("by")),
            year: self.arguments.get_one("year").copied(),
            module_id: None,
            municipality_id: None,
        };
        if self.arguments.get_flag("pdf") || self.arguments.get_flag("xlsx") {
            let pdf = self.arguments.get_flag("pdf");
            let made = if pdf { reports::save_pdf } else { reports::save_xlsx }(self.desk, self.job, request)?;
            return told(&self.with_path(&made, &made)?, self.made(&made)?);
        }
        let words = self.desk.words();
        let report = reports::participation(self.desk, self.job, request)?;
        let lines = table(&sokrat_api::papers::report::lines(words, &report));
        told(&report, lines)
    }

    fn duplicates(&self) -> Result<Told> {
        duplicates::search(self.desk, self.job, ())?;
        let found = duplicates::list(self.desk, self.job, DuplicatesRequest::default())?;
        let words = self.desk.words();
        let line = |row: &DuplicateProposal| {
            let reasons = row.reasons.iter().map(|reason| words.choice("duplicate-reason", reason.as_str())).collect::<Vec<_>>().join(", ");
            vec![row.weight.to_string(), words.choice("record-kind", row.kind.as_str()), row.name.clone(), row.other_name.clone(), reasons]
        };
        let mut lines = table(&found.rows.iter().map(line).collect::<Vec<_>>());
        lines.push(self.words("total", &[("shown", found.rows.len().into()), ("total", found.total.into())]));
        told(&found, lines)
    }

    fn check(&self) -> Result<Told> {
        let way = match (self.arguments.get_flag("repair"), self.arguments.get_flag("accept")) {
            (true, _) => Some(Settle::Journal),
            (_, true) => Some(Settle::Accept),
            _ => None,
        };
        let settled = way.map(|way| file::settle(self.desk, self.job, way)).transpose()?.map(|done| done.value);
        let report = file::check(self.desk, self.job, ())?;
        let counts = [
            ("damage", report.damage.len()),
            ("dangling", report.dangling.len()),
            ("breaks", report.breaks.len()),
            ("changed", report.changed.len()),
            ("stale", report.stale.len()),
        ];
        let clean = report.is_clean();
        let line = if clean {
            self.words("clean", &[("entries", report.entries.into())])
        } else {
            self.words("faulty", &counts.map(|(name, count)| (name, count.into())))
        };
        let settled = settled.map(|settled| self.words("settled", &[("rows", settled.rows.into())]));
        Ok(Told { refused: !clean, ..told(&report, settled.into_iter().chain([line]).collect())? })
    }

    fn back_up(&self) -> Result<Told> {
        let backups = file::back_up(self.desk, self.job, ())?;
        let newest = backups.rows.first().map(|backup| backup.name.clone()).unwrap_or_default();
        told(&backups, vec![self.words("made", &[("path", format!("{}/{newest}", backups.folder).into())])])
    }

    pub(crate) fn made(&self, made: &Produced) -> Result<Vec<String>> {
        let path = self.desk.document(made.key)?;
        let mut lines = vec![self.words("made", &[("path", path.display().to_string().into())])];
        lines.extend(made.warnings.iter().cloned());
        Ok(lines)
    }

    /// The page gets a key and no path; a script needs the path.
    pub(crate) fn with_path(&self, value: &impl Serialize, made: &Produced) -> Result<Value> {
        let mut json = serde_json::to_value(value).map_err(|error| Error::new(Code::Internal).because(error))?;
        json["path"] = self.desk.document(made.key)?.display().to_string().into();
        Ok(json)
    }
}
