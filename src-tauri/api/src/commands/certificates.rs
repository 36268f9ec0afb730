//! Commands on certificates and their register.

use serde::{Deserialize, Serialize};
use sokrat_core::calendar;
use sokrat_core::certificates::{
    self, AnnulRequest, CertificateData, CertificateOrder, CertificatePlan, CertificatePlanRequest, CertificateSettings, CodeVerdict, DocumentFilter,
    DocumentListRequest, DocumentRow, LeastHoursRequest, NameCaseRequest, NumberGap, Occasion, PartRequest, ShownSettings,
};
use sokrat_core::competitions::minutes_data;
use sokrat_core::ids::DocumentId;
use sokrat_core::names::cases::Case;
use sokrat_core::programme;
use sokrat_core::values::{Day, Order, Rows};
use sokrat_core::{Code, Done, Error, Result};
use sokrat_documents::template::{Batch, Kind, Pictures, Template, render_template, render_template_each};
use sokrat_documents::{Rendered, render_flow};
use ts_rs::TS;

use super::competitions::{made_minutes, minutes_design};
use super::{Produced, templates};
use crate::desk::{Desk, Job};
use crate::files::{Bundle, Finished, Prepared};
use crate::papers::shipped::Shipped;
use crate::{file_names, files, papers};

/// Asks who would get a certificate on a template.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PlanAsked {
    /// For what.
    pub occasion: Occasion,
    /// The key of the template (`templates.list`); none for the usual one.
    #[serde(default)]
    pub template: Option<String>,
}

/// The key of the template on which certificates of an occasion are proposed to be printed: that on which most of them stand,
/// before there are any the one that was used last on this computer, then the usual one.
pub fn template(desk: &Desk, _job: &Job<'_>, request: Occasion) -> Result<String> {
    Ok(of_occasion(desk, request)?.unwrap_or_else(|| used(desk, request)))
}

/// The command of this name.
pub fn plan(desk: &Desk, _job: &Job<'_>, request: PlanAsked) -> Result<CertificatePlan> {
    let file = desk.file()?;
    let template = match request.template {
        Some(key) => templates::find(desk, &key)?.1,
        None => papers::shipped::template(desk.words(), usual(request.occasion)),
    };
    let cases = papers::template::cases(&template);
    file.read(|conn| certificates::plan(conn, CertificatePlanRequest { occasion: request.occasion, cases }))
}

/// The usual template of an occasion.
fn usual(occasion: Occasion) -> Shipped {
    match occasion {
        Occasion::Event(_) => Shipped::Participant,
        Occasion::Competition(_) => Shipped::Winner,
    }
}

/// The key of a template, as long as it is there.
fn there(desk: &Desk, key: Option<String>) -> Option<String> {
    key.filter(|key| templates::find(desk, key).is_ok())
}

/// The template on which most certificates of an occasion stand, as long as it is there.
fn of_occasion(desk: &Desk, occasion: Occasion) -> Result<Option<String>> {
    Ok(there(desk, desk.file()?.read(|conn| certificates::usual_template(conn, occasion))?))
}

/// The template that was used last on this computer for such an occasion; before that, and where it is there no more, the usual one.
fn used(desk: &Desk, occasion: Occasion) -> String {
    let used = desk.settings().papers.certificates;
    let used = if matches!(occasion, Occasion::Event(_)) { used.event } else { used.competition };
    there(desk, used).unwrap_or_else(|| usual(occasion).key())
}

/// The command of this name.
pub fn register(desk: &Desk, _job: &Job<'_>, request: DocumentListRequest) -> Result<Rows<DocumentRow>> {
    desk.file()?.read(|conn| certificates::register(conn, &request))
}

/// The command of this name.
pub fn gaps(desk: &Desk, _job: &Job<'_>, request: Option<Occasion>) -> Result<Vec<NumberGap>> {
    desk.file()?.read(|conn| certificates::gaps(conn, request))
}

/// Checks what was scanned or typed against the register.
pub fn check(desk: &Desk, _job: &Job<'_>, request: String) -> Result<CodeVerdict> {
    desk.file()?.read(|conn| certificates::check_code(conn, &request))
}

/// The command of this name.
pub fn annul(desk: &Desk, _job: &Job<'_>, request: AnnulRequest) -> Result<Done<()>> {
    certificates::annul(&*desk.file()?, request)
}

/// The command of this name.
pub fn settings(desk: &Desk, _job: &Job<'_>, _request: ()) -> Result<ShownSettings> {
    desk.file()?.read(certificates::shown_settings)
}

/// The command of this name.
pub fn edit_settings(desk: &Desk, _job: &Job<'_>, request: CertificateSettings) -> Result<Done<()>> {
    certificates::edit_settings(&*desk.file()?, request)
}

/// What a number of a pattern looks like.
pub fn sample_number(desk: &Desk, _job: &Job<'_>, request: String) -> Result<String> {
    let laptop = desk.file()?.read(certificates::shown_settings)?.laptop;
    certificates::sample_number(&request, &laptop, desk.now())
}

/// The command of this name.
pub fn correct_name(desk: &Desk, _job: &Job<'_>, request: NameCaseRequest) -> Result<Done<()>> {
    certificates::correct_name(&*desk.file()?, request)
}

/// The command of this name.
pub fn set_part(desk: &Desk, _job: &Job<'_>, request: PartRequest) -> Result<Done<()>> {
    certificates::set_part(&*desk.file()?, request)
}

/// The command of this name.
pub fn set_least_hours(desk: &Desk, _job: &Job<'_>, request: LeastHoursRequest) -> Result<Done<()>> {
    certificates::set_least_hours(&*desk.file()?, request)
}

sokrat_core::choices_plain! {
    /// What many certificates become.
    BatchForm { One = "one", Each = "each", Zip = "zip", }
}

/// Certificates to be printed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct IssueRequest {
    /// For whom, and on which template (`templates.list`); none is that on which those of the occasion stand, then the usual one.
    pub order: CertificateOrder,
    /// One PDF, a file each, or a ZIP of these.
    pub form: BatchForm,
    /// The pattern of the names of many files; empty for the usual one.
    #[serde(default)]
    pub names: String,
}

/// What was printed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Issued {
    /// The PDF, the folder or the ZIP.
    pub document: Produced,
    /// What it is.
    pub form: BatchForm,
    /// New numbers in the register.
    pub new: u32,
    /// Certificates printed again with the number they have.
    pub printed_again: u32,
}

/// Gives numbers to those who have none and prints. Nothing is numbered when printing or writing fails, or when it is cancelled;
/// nothing is to be seen of what was printed before the programme file has the numbers.
pub fn issue(desk: &Desk, job: &Job<'_>, request: IssueRequest) -> Result<Done<Issued>> {
    let file = desk.file()?;
    let (asked, occasion) = (request.order.template.clone(), request.order.occasion);
    let key = match &asked {
        Some(key) => key.clone(),
        None => of_occasion(desk, occasion)?.unwrap_or_else(|| usual(occasion).key()),
    };
    let pattern = if request.names.trim().is_empty() { file_names::USUAL } else { request.names.trim() };
    if request.form != BatchForm::One && !file_names::is_pattern(pattern) {
        return Err(Error::at("names", Code::BadFilePattern));
    }
    let printer = Printer::new(desk, &key, &file.read(certificates::settings)?)?.on_its_sheet()?;
    let today = today(desk)?;
    let order = CertificateOrder { template: Some(key), ..request.order };
    let done = certificates::issue(&file, &order, today, |data| match request.form {
        BatchForm::One => printer.one(job, data),
        BatchForm::Each => printer.each(job, data, pattern, false),
        BatchForm::Zip => printer.each(job, data, pattern, true),
    })?;
    if asked.is_some() {
        desk.change_settings(|settings| {
            let used = &mut settings.papers.certificates;
            *(if matches!(occasion, Occasion::Event(_)) { &mut used.event } else { &mut used.competition }) = asked;
        });
    }
    let (new, all) = (done.value.new, done.value.printed.len() as u32);
    let document = done.value.result.place(desk)?;
    Ok(Done { value: Issued { document, form: request.form, new, printed_again: all - new }, changed: done.changed })
}

/// A certificate that gets a new number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ReissueRequest {
    /// Which, and why.
    pub annul: AnnulRequest,
    /// The key of the template; none is that of the certificate that is annulled, where it is there no more the usual one.
    #[serde(default)]
    pub template: Option<String>,
}

/// A certificate that was issued anew.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Reissued {
    /// The PDF.
    pub document: Produced,
    /// The new number.
    pub number: String,
}

/// Annuls a certificate and prints another with a new number in its place.
pub fn reissue(desk: &Desk, job: &Job<'_>, request: ReissueRequest) -> Result<Done<Reissued>> {
    let file = desk.file()?;
    let row = file.read(|conn| certificates::document(conn, request.annul.id))?;
    let occasion = Occasion::of(&row).ok_or_else(|| Error::new(Code::BadRequest))?;
    let key = match request.template {
        Some(key) => key,
        None => there(desk, row.template.map(|template| template.key)).unwrap_or_else(|| usual(occasion).key()),
    };
    let printer = Printer::new(desk, &key, &file.read(certificates::settings)?)?.on_its_sheet()?;
    let done = certificates::reissue(&file, request.annul, Some(&key), today(desk)?, |data| printer.one(job, std::slice::from_ref(data)))?;
    let (data, document) = done.value;
    Ok(Done { value: Reissued { document: document.place(desk)?, number: data.number }, changed: done.changed })
}

/// Makes a document of the register once more, to be looked at: a certificate with its number, day, name and role on its template,
/// minutes of a jury under their number. It is on no disk, and changes nothing. On one that is annulled, that and the reason stand
/// on the paper. Where the template is not known, is there no more, or says something else than it did, that is told.
pub fn show(desk: &Desk, job: &Job<'_>, request: DocumentId) -> Result<Produced> {
    let (file, words) = (desk.file()?, desk.words());
    let row = file.read(|conn| certificates::document(conn, request))?;
    let mark = papers::register::annulled(words, &row);
    let Some(occasion) = Occasion::of(&row) else { return minutes_shown(desk, job, row, mark) };
    let own = there(desk, row.template.as_ref().map(|template| template.key.clone()));
    let mut printer = Printer::new(desk, &own.clone().unwrap_or_else(|| used(desk, occasion)), &file.read(certificates::settings)?)?;
    let changed = changed(desk, own.as_deref(), request)?;
    let note = papers::register::other_template(words, &row, own.is_some(), changed, &printer.template.title);
    if let Some(mark) = mark {
        printer.template = papers::template::marked(&printer.template, &mark);
    }
    let data = file.read(|conn| certificates::certificate(conn, request))?;
    let (cards, facts, _) = printer.content(std::slice::from_ref(&data))?;
    let mut progress = papers::progress(job, "certificates");
    let rendered = papers::rendered(render_template(&Batch::new(&printer.template, &printer.pictures, &cards, &facts), &mut progress))?;
    let mut made = papers::finished(words, format!("{} {}", data.number, data.name.full()), rendered);
    made.warnings.splice(0..0, note);
    Ok(files::hold(desk, made))
}

/// Minutes of the register once more, under their number and day.
fn minutes_shown(desk: &Desk, job: &Job<'_>, row: DocumentRow, mark: Option<String>) -> Result<Produced> {
    let words = desk.words();
    let id = row.competition_id.ok_or_else(|| Error::new(Code::NotFound))?;
    let mut data = desk.file()?.read(|conn| minutes_data(conn, id))?;
    data.fields.minutes_number.clone_from(&row.number);
    data.fields.minutes_on = Some(row.issued_on);
    let own = super::papers::there(desk, Kind::Minutes, row.template.as_ref().map(|template| template.key.clone()));
    let design = minutes_design(desk, own.as_deref())?;
    let rendered = made_minutes(desk, job, design.as_ref(), &data, data.approved_at.is_some(), mark)?;
    let changed = changed(desk, own.as_deref(), row.id)?;
    let note = papers::register::minutes_template(words, &row, own.is_some(), changed);
    let mut made = papers::finished(words, row.number, rendered);
    made.warnings.splice(0..0, note);
    Ok(files::hold(desk, made))
}

/// Whether the template of this key says something else than when a document was entered; one that ships never does.
fn changed(desk: &Desk, key: Option<&str>, document: DocumentId) -> Result<bool> {
    match key.and_then(|key| key.parse().ok()) {
        Some(id) => desk.file()?.read(|conn| sokrat_core::templates::changed_since(conn, id, document)),
        None => Ok(false),
    }
}

fn today(desk: &Desk) -> Result<Day> {
    let zone = desk.file()?.read(programme::structure)?.programme.zone;
    Ok(calendar::day(desk.now(), &zone))
}

/// A template with everything that it shows.
struct Printer<'a> {
    desk: &'a Desk,
    template: Template,
    pictures: Pictures,
    cases: Vec<Case>,
}

impl<'a> Printer<'a> {
    fn new(desk: &'a Desk, key: &str, settings: &CertificateSettings) -> Result<Self> {
        let (_, template) = templates::find(desk, key)?;
        let pictures = templates::pictures(desk, &template, settings)?;
        Ok(Self { desk, cases: papers::template::cases(&template), template, pictures })
    }

    /// A printer of cards that find room on their sheet: `template-off-sheet` at the template.
    fn on_its_sheet(self) -> Result<Self> {
        match self.template.overhangs().first() {
            Some(over) => Err(Error::invalid(vec![templates::off_sheet(self.desk.words(), "template", Code::TemplateOffSheet, over)])),
            None => Ok(self),
        }
    }

    /// One PDF in the order of the list.
    fn one(&self, job: &Job<'_>, data: &[CertificateData]) -> Result<Prepared> {
        let words = self.desk.words();
        let (cards, facts, name) = self.content(data)?;
        let mut progress = papers::progress_of(job, "certificates", data.len());
        let rendered = papers::rendered(render_template(&Batch::new(&self.template, &self.pictures, &cards, &facts), &mut progress))?;
        let warnings = papers::of_people(words, &rendered.warnings, &people(data));
        files::prepare(self.desk, Finished { warnings, ..papers::finished(words, name, rendered) })
    }

    /// A PDF each, in a folder or a ZIP.
    fn each(&self, job: &Job<'_>, data: &[CertificateData], pattern: &str, zipped: bool) -> Result<Prepared> {
        let words = self.desk.words();
        let (cards, facts, name) = self.content(data)?;
        let names = file_names::names(pattern, data, |data, placeholder| match placeholder {
            "number" => data.number.clone(),
            "name" => data.name.full(),
            "surname" => data.name.surname.clone(),
            "organisation" => data.organisation.clone(),
            "event" => data.event_title.clone(),
            _ => data.first_day.0.to_string(),
        });
        let mut bundle = Bundle::new(self.desk, &name, zipped)?;
        let (mut failed, mut told) = (None, Vec::new());
        let mut progress = papers::progress_of(job, "certificates", data.len());
        let made =
            render_template_each(&Batch::new(&self.template, &self.pictures, &cards, &facts), &mut progress, &mut |index, rendered: Rendered| {
                told.extend(rendered.warnings);
                let (name, pages) = (names[index].clone(), rendered.pages as u32);
                let file = Finished { name, ending: "pdf", pages, bytes: rendered.bytes, warnings: Vec::new() };
                bundle.add(&file).map_err(|error| {
                    failed = Some(error);
                    sokrat_documents::Error::Cancelled
                })
            });
        match (failed, made) {
            (Some(error), _) => Err(error),
            (None, Err(error)) => Err(papers::failed(&error)),
            (None, Ok(())) => bundle.finish(papers::of_people(words, &told, &people(data))),
        }
    }

    /// What stands on the cards, what the file says of itself, what it is called.
    fn content(&self, data: &[CertificateData]) -> Result<(Vec<sokrat_documents::template::Values>, sokrat_documents::template::Facts, String)> {
        let words = self.desk.words();
        let first = data.first().ok_or_else(|| Error::new(Code::NobodyPresent))?;
        let cards = data.iter().map(|data| papers::template::values(words, data, &self.cases)).collect();
        let facts = papers::template::facts(words, &first.event_title, &first.foundation, self.desk.now());
        let name = words.text("file-certificates", &[("day", first.first_day.0.to_string().into()), ("title", first.event_title.as_str().into())]);
        Ok((cards, facts, name))
    }
}

/// Whose certificates they are.
fn people(data: &[CertificateData]) -> Vec<String> {
    data.iter().map(|data| data.name.full()).collect()
}

/// The register as a paper: which lines, in which order.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RegisterPaper {
    /// Which lines.
    pub filter: DocumentFilter,
    /// How they are sorted.
    #[serde(default)]
    pub order: Option<Order>,
}

fn register_content(desk: &Desk, request: &RegisterPaper) -> Result<papers::register::Content> {
    desk.file()?.read(|conn| {
        let programme = programme::structure(conn)?.programme;
        let of = request.filter.occasion.map(|occasion| certificates::title(conn, occasion)).transpose()?;
        // Beside lines that were chosen by words or state, gaps would say nothing.
        let whole = DocumentFilter { occasion: request.filter.occasion, ..DocumentFilter::default() } == request.filter;
        let gaps = if whole { certificates::gaps(conn, request.filter.occasion)? } else { Vec::new() };
        let rows = certificates::whole_register(conn, &request.filter, request.order.as_ref())?;
        Ok(papers::register::Content { rows, gaps, whole, of, programme })
    })
}

/// The register as a PDF.
pub fn save_register_pdf(desk: &Desk, job: &Job<'_>, request: RegisterPaper) -> Result<Produced> {
    let (words, now) = (desk.words(), desk.now());
    let content = register_content(desk, &request)?;
    let flow = papers::register::register(words, &content, now);
    let rendered = papers::rendered(render_flow(&flow, &mut papers::progress(job, "register")))?;
    files::keep(desk, papers::finished(words, words.plain("file-register"), rendered))
}

/// The register as a table, opened.
pub fn save_register_xlsx(desk: &Desk, _job: &Job<'_>, request: RegisterPaper) -> Result<Produced> {
    let (words, now) = (desk.words(), desk.now());
    let content = register_content(desk, &request)?;
    let bytes = papers::register::table(words, &content, now).xlsx()?;
    files::keep_and_show(desk, Finished { name: words.plain("file-register"), ending: "xlsx", bytes, pages: 0, warnings: Vec::new() })
}
