//! The commands: each is declared once, in the table below. Name, kind, request and answer types, permissions and
//! TypeScript types all come from it.
#![allow(clippy::needless_pass_by_value, reason = "the table hands every request over whole")]

pub mod app;
pub mod calendar;
pub mod certificates;
pub mod competitions;
pub mod conflicts;
pub mod documents;
pub mod duplicates;
pub mod file;
pub mod imports;
pub mod jobs;
pub mod journal;
pub mod laptops;
pub mod organisations;
pub mod papers;
pub mod people;
pub mod programme;
pub mod registrations;
pub mod reports;
pub mod search;
pub mod templates;

use serde_json::Value;
use sokrat_core::calendar::*;
use sokrat_core::certificates::*;
use sokrat_core::competitions::*;
use sokrat_core::conflicts::*;
use sokrat_core::duplicates::{CompareRequest, Comparison, DuplicateList, DuplicatesRequest, JoinRequest, PairRequest, SeparateRequest};
use sokrat_core::exchange::*;
use sokrat_core::file::{CheckReport, Settle, Settled, Strength};
use sokrat_core::ids::*;
use sokrat_core::journal::*;
use sokrat_core::laptops::*;
use sokrat_core::organisations::*;
use sokrat_core::people::*;
use sokrat_core::programme::*;
use sokrat_core::registrations::*;
use sokrat_core::reports::*;
use sokrat_core::search::*;
use sokrat_core::values::{Edit, FormEdit, ListEdit, Rows};
use sokrat_core::{Code, Done, Error, Op, Result};
use sokrat_documents::template::Template;
use ts_rs::TS;

use self::app::{OpenFile, Proposal, Start};
use self::certificates::{IssueRequest, Issued, PlanAsked, RegisterPaper, ReissueRequest, Reissued};
use self::competitions::{MinutesPaper, ScoreSheetsPaper};
use self::documents::{PrintRequest, Printed, Printers};
use self::file::{BackupRequest, Backups, FileState, PassphraseRequest, RecoverRequest, RestorePlan, Restored, Unlock};
use self::imports::SheetChoice;
use self::laptops::{PackageRequest, SyncRequest, TakeRequest};
use self::papers::{CardsPaper, ProgrammePaper, SheetPaper, YearPlanPaper};
use self::templates::{ImportedTemplate, OpenTemplate, TemplateEdit, TemplateRow, Trial, Tried};
use crate::answer::Answer;
use crate::desk::{Desk, Job};
use crate::settings::{Language, PaperChoices, Theme};

/// A document or table that was made: the page gets a key and a name, never a path.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Produced {
    /// The key for `app.show`.
    pub key: u32,
    /// The file's name.
    pub name: String,
    /// The folder as people know it; empty for a document that is on no disk.
    pub folder: String,
    /// Pages, for a PDF.
    pub pages: u32,
    /// Its size in bytes.
    pub bytes: u32,
    /// What the reader should know: letters that no font has, texts that did not fit.
    pub warnings: Vec<String>,
}

/// Whether a command only reads, or changes the programme through the journal (and then tells what it changed).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// Changes nothing in the programme.
    Read,
    /// Changes the programme; can be undone.
    Change,
}

/// The TypeScript side of a command.
pub struct Types {
    /// The request's type in TypeScript.
    pub request: String,
    /// The answer's type in TypeScript, without the envelope of a change.
    pub answer: String,
}

/// The bytes of a file. They cross to the page as they are, not as JSON, which would take several times the room.
#[derive(Clone, Debug, PartialEq, Eq, TS)]
#[ts(type = "ArrayBuffer")]
pub struct Bytes(pub Vec<u8>);

/// What a command gives back to the page.
pub enum Reply {
    /// A value.
    Json(Value),
    /// The bytes of a file.
    Bytes(Vec<u8>),
}

/// A command that the window may call.
pub struct Command {
    /// Noun and verb, such as `people.list`.
    pub name: &'static str,
    /// What it may do.
    pub kind: Kind,
    /// Parses the request, does the work, writes the answer.
    pub run: fn(&Desk, &Job<'_>, Value) -> Result<Reply>,
    /// Names its types and writes the declarations that they need into a folder.
    pub types: fn(&ts_rs::Config) -> std::result::Result<Types, ts_rs::ExportError>,
}

impl Command {
    /// The name by which a window's `invoke` calls it: `people_list`.
    pub fn wire_name(&self) -> String {
        self.name.replace('.', "_")
    }
}

fn parse<T: serde::de::DeserializeOwned>(request: Value) -> Result<T> {
    serde_json::from_value(request).map_err(|error| Error::new(Code::BadRequest).because(error))
}

fn write<T: serde::Serialize>(value: &T) -> Result<Reply> {
    serde_json::to_value(value).map(Reply::Json).map_err(|error| Error::new(Code::Internal).because(error))
}

fn told<T>(desk: &Desk, done: Done<T>) -> Result<Answer<T>> {
    let undo = desk.file()?.undo_state()?;
    if !done.changed.is_empty() {
        desk.host().changed(&done.changed, &undo);
    }
    Ok(Answer { value: done.value, changed: done.changed, undo })
}

/// Writes the declarations of every type that a type needs; primitives and containers have none of their own.
struct Declarations<'a> {
    config: &'a ts_rs::Config,
    failed: Option<ts_rs::ExportError>,
}

impl ts_rs::TypeVisitor for Declarations<'_> {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        match T::export_all(self.config) {
            Ok(()) => {}
            Err(ts_rs::ExportError::CannotBeExported(_)) => {
                T::visit_dependencies(self);
                T::visit_generics(self);
            }
            Err(error) => self.failed = Some(error),
        }
    }
}

fn types<Req: TS + 'static, Ans: TS + 'static>(config: &ts_rs::Config) -> std::result::Result<Types, ts_rs::ExportError> {
    use ts_rs::TypeVisitor as _;
    let mut declarations = Declarations { config, failed: None };
    declarations.visit::<Req>();
    declarations.visit::<Ans>();
    declarations.failed.map_or(Ok(()), Err)?;
    Ok(Types { request: Req::name(config), answer: Ans::name(config) })
}

macro_rules! commands {
    (@kind read) => { Kind::Read };
    (@kind bytes) => { Kind::Read };
    (@kind change) => { Kind::Change };
    (@run read $noun:ident $verb:ident $req:ty) => {
        |desk, job, request| write(&$noun::$verb(desk, job, parse::<$req>(request)?)?)
    };
    (@run bytes $noun:ident $verb:ident $req:ty) => {
        |desk, job, request| Ok(Reply::Bytes($noun::$verb(desk, job, parse::<$req>(request)?)?.0))
    };
    (@run change $noun:ident $verb:ident $req:ty) => {
        |desk, job, request| write(&told(desk, $noun::$verb(desk, job, parse::<$req>(request)?)?)?)
    };
    ($($kind:ident $noun:ident.$verb:ident($req:ty) -> $ans:ty;)*) => {
        /// Every command.
        pub static COMMANDS: &[Command] = &[$(Command {
            name: concat!(stringify!($noun), ".", stringify!($verb)),
            kind: commands!(@kind $kind),
            run: commands!(@run $kind $noun $verb $req),
            types: types::<$req, $ans>,
        },)*];
    };
}

/// Finds a command by the name that `invoke` uses.
pub fn by_wire_name(name: &str) -> Option<&'static Command> {
    let (noun, verb) = name.split_once('_')?;
    COMMANDS.iter().find(|command| command.name.split_once('.') == Some((noun, verb)))
}

commands! {
    read app.start(()) -> Start;
    read app.set_language(Language) -> Start;
    read app.set_theme(Theme) -> Start;
    read app.proposal(()) -> Proposal;
    read app.open_demo(()) -> OpenFile;
    read app.create(NewProgramme) -> Option<OpenFile>;
    read app.open(()) -> Option<OpenFile>;
    read app.open_recent(u32) -> OpenFile;
    read app.open_named(()) -> Option<OpenFile>;
    read app.forget_recent(u32) -> Start;
    read app.close(()) -> Start;
    read app.hear_closing(()) -> ();
    read app.quit(()) -> ();
    read app.save_copy(()) -> Option<Produced>;
    read app.show(u32) -> ();
    bytes documents.bytes(u32) -> Bytes;
    read templates.list(()) -> Vec<TemplateRow>;
    read templates.open(String) -> OpenTemplate;
    change templates.create(Template) -> TemplateId;
    change templates.edit(TemplateEdit) -> ();
    change templates.delete(TemplateId) -> ();
    change templates.import(()) -> Option<ImportedTemplate>;
    read templates.export(String) -> Option<Produced>;
    read templates.export_drawn(Template) -> Option<Produced>;
    change templates.add_picture(()) -> Option<String>;
    read templates.trial(Trial) -> Tried;
    bytes templates.draw(Trial) -> Bytes;
    bytes templates.draw_sheet(Trial) -> Bytes;
    read documents.save_as(u32) -> Option<Produced>;
    read documents.printers(()) -> Printers;
    read documents.print(PrintRequest) -> Printed;
    read documents.cancel_print(u32) -> ();
    read file.state(()) -> FileState;
    read file.strength(Unlock) -> Strength;
    read file.set_passphrase(PassphraseRequest) -> FileState;
    read file.unlock(Unlock) -> OpenFile;
    read file.leave_waiting(()) -> Start;
    read file.lock(()) -> Start;
    read file.set_lock_after(u32) -> FileState;
    read file.recovery_sheet(Unlock) -> Produced;
    read file.recover(RecoverRequest) -> OpenFile;
    read file.backups(()) -> Backups;
    read file.back_up(()) -> Backups;
    read file.limit_backups(Option<u32>) -> Backups;
    read file.remove_open_backups(()) -> Backups;
    read file.plan_restore(BackupRequest) -> RestorePlan;
    read file.restore(BackupRequest) -> Restored;
    read file.check(()) -> CheckReport;
    change file.settle(Settle) -> Settled;
    read file.renew(()) -> ();
    read jobs.cancel(String) -> ();
    read programme.structure(()) -> Structure;
    read programme.overview(()) -> Overview;
    change programme.edit(FormEdit<(), Programme>) -> ();
    change programme.create_module(ModuleFields) -> ModuleId;
    change programme.edit_module(Edit<ModuleId, ModuleFields>) -> ();
    change programme.delete_module(ModuleId) -> ();
    change programme.create_topic(TopicFields) -> TopicId;
    change programme.edit_topic(Edit<TopicId, TopicFields>) -> ();
    change programme.delete_topic(TopicId) -> ();
    change programme.copy_year(CopyYear) -> ();
    read calendar.list(EventListRequest) -> Rows<EventRow>;
    read calendar.get(EventId) -> Event;
    change calendar.create(EventFields) -> EventId;
    change calendar.edit(FormEdit<EventId, EventFields>) -> ();
    change calendar.move_to(MoveEvent) -> ();
    change calendar.delete(EventId) -> ();
    read calendar.agenda(EventId) -> Vec<AgendaItem>;
    change calendar.add_agenda_item(NewAgendaItem) -> AgendaItemId;
    change calendar.edit_agenda_item(FormEdit<AgendaItemId, AgendaFields>) -> ();
    change calendar.delete_agenda_item(AgendaItemId) -> ();
    read people.list(PersonListRequest) -> Rows<PersonRow>;
    read people.get(PersonId) -> Person;
    read people.likely(PersonFields) -> Vec<Likeness>;
    change people.create(PersonFields) -> PersonId;
    change people.edit(FormEdit<PersonId, PersonFields>) -> ();
    change people.delete(PersonId) -> ();
    change people.erase(PersonId) -> ();
    change people.add_role(RoleFields) -> RoleId;
    change people.edit_role(FormEdit<RoleId, RoleFields>) -> ();
    change people.delete_role(RoleId) -> ();
    read organisations.list(OrganisationListRequest) -> Rows<OrganisationRow>;
    read organisations.get(OrganisationId) -> Organisation;
    change organisations.create(OrganisationFields) -> OrganisationId;
    change organisations.edit(FormEdit<OrganisationId, OrganisationFields>) -> ();
    change organisations.delete(OrganisationId) -> ();
    read registrations.list(RegistrationListRequest) -> Rows<RegistrationRow>;
    read registrations.door(DoorRequest) -> DoorAnswer;
    change registrations.register(RegisterRequest) -> RegistrationId;
    change registrations.set_status(StatusRequest) -> ();
    change registrations.set_hours(HoursRequest) -> ();
    change registrations.check_in(CheckInRequest) -> DoorCount;
    change registrations.scan(ScanRequest) -> Scanned;
    change registrations.walk_in(WalkInRequest) -> PersonId;
    change registrations.mark_rows(MarkRows) -> RowsMarked;
    read papers.choices(()) -> PaperChoices;
    change papers.registration_sheet(SheetPaper) -> Produced;
    read papers.cards(CardsPaper) -> Produced;
    read papers.year_plan(YearPlanPaper) -> Produced;
    read papers.event_programme(ProgrammePaper) -> Produced;
    read certificates.template(Occasion) -> String;
    read certificates.plan(PlanAsked) -> CertificatePlan;
    read certificates.register(DocumentListRequest) -> Rows<DocumentRow>;
    read certificates.gaps(Option<Occasion>) -> Vec<NumberGap>;
    read certificates.check(String) -> CodeVerdict;
    read certificates.settings(()) -> ShownSettings;
    read certificates.sample_number(String) -> String;
    change certificates.edit_settings(CertificateSettings) -> ();
    change certificates.correct_name(NameCaseRequest) -> ();
    change certificates.set_part(PartRequest) -> ();
    change certificates.set_least_hours(LeastHoursRequest) -> ();
    change certificates.annul(AnnulRequest) -> ();
    read competitions.list(()) -> Vec<CompetitionRow>;
    read competitions.get(CompetitionId) -> Competition;
    change competitions.create(CompetitionFields) -> CompetitionId;
    change competitions.edit(FormEdit<CompetitionId, CompetitionFields>) -> ();
    change competitions.delete(CompetitionId) -> ();
    change competitions.set_criteria(ListEdit<CompetitionId, FormEdit<(), CriterionFields>, CriterionId>) -> Vec<Option<CriterionId>>;
    change competitions.set_experts(ListEdit<CompetitionId, PersonId, PersonId>) -> ();
    read competitions.applications(ApplicationListRequest) -> Rows<ApplicationRow>;
    read competitions.application(ApplicationId) -> Application;
    change competitions.create_application(ApplicationFields) -> ApplicationId;
    change competitions.edit_application(FormEdit<ApplicationId, ApplicationFields>) -> ();
    change competitions.delete_application(ApplicationId) -> ();
    read competitions.sheets(CompetitionId) -> Vec<SheetRow>;
    read competitions.sheet(SheetRequest) -> Sheet;
    change competitions.enter_marks(MarksRequest) -> SheetRow;
    change competitions.reopen_sheet(SheetRequest) -> ();
    change competitions.recuse(RecuseRequest) -> ();
    read competitions.ranking(CompetitionId) -> Ranking;
    read competitions.minutes_template(CompetitionId) -> Option<String>;
    change competitions.decide_awards(AwardRequest) -> ();
    change competitions.approve(CompetitionId) -> ();
    change competitions.withdraw_approval(CompetitionId) -> ();
    read duplicates.search(()) -> ();
    read duplicates.list(DuplicatesRequest) -> DuplicateList;
    read duplicates.compare(CompareRequest) -> Comparison;
    change duplicates.join(JoinRequest) -> RecordId;
    change duplicates.separate(SeparateRequest) -> ();
    change duplicates.tell_apart(PairRequest) -> ();
    read reports.participation(ReportRequest) -> ParticipationReport;
    read search.everything(String) -> Vec<Hit>;
    read conflicts.count(()) -> ConflictCount;
    read conflicts.list(ConflictsRequest) -> Rows<ConflictRecord>;
    change conflicts.decide(Vec<DecisionRequest>) -> Decided;
    read journal.list(JournalRequest) -> Rows<ActionRow>;
    read journal.choices(()) -> JournalChoices;
    read journal.action(ActionRequest) -> Action;
    read journal.plan_take_back(String) -> TakeBackPlan;
    change journal.take_back(String) -> TakeBackPlan;
    change journal.put_back(PutBackRequest) -> bool;
    read journal.save_xlsx(JournalFilter) -> Produced;
    change journal.undo(()) -> Op;
    change journal.redo(()) -> Op;
    read laptops.overview(()) -> Laptops;
    change laptops.edit(Edit<ReplicaId, LaptopFields>) -> ();
    change laptops.retire(RetireRequest) -> ();
    change laptops.give_copy(LaptopFields) -> Option<Produced>;
    read laptops.save_package(PackageRequest) -> Option<Produced>;
    read laptops.open_package(()) -> Option<PackageReport>;
    change laptops.take_package(TakeRequest) -> PackageReport;
    read laptops.choose_folder(()) -> Option<Laptops>;
    read laptops.forget_folder(()) -> Laptops;
    change laptops.synchronise(SyncRequest) -> SyncReport;
    read imports.open(()) -> Option<ListPreview>;
    read imports.choose_sheet(SheetChoice) -> ListPreview;
    read imports.plan(PlanRequest) -> ImportPlan;
    change imports.apply(PlanRequest) -> ImportDone;
    read imports.save_faults(PlanRequest) -> Option<Produced>;
    change certificates.issue(IssueRequest) -> Issued;
    change certificates.reissue(ReissueRequest) -> Reissued;
    read certificates.show(DocumentId) -> Produced;
    read certificates.save_register_pdf(RegisterPaper) -> Produced;
    read certificates.save_register_xlsx(RegisterPaper) -> Produced;
    read competitions.minutes(MinutesPaper) -> Produced;
    change competitions.final_minutes(MinutesPaper) -> Produced;
    read competitions.score_sheets(ScoreSheetsPaper) -> Produced;
    read reports.save_pdf(ReportRequest) -> Produced;
    read reports.save_xlsx(ReportRequest) -> Produced;
}
