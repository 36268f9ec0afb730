//! Commands on competitions.

use std::fs;
use std::path::Path;

use serde::{Deserialize, Serialize};
use sokrat_core::Done;
use sokrat_core::calendar;
use sokrat_core::competitions;
use sokrat_core::competitions::{
    Application, ApplicationFields, ApplicationListRequest, ApplicationRow, AwardRequest, Competition, CompetitionFields, CompetitionRow,
    CriterionFields, ImportedMarks, MarksRequest, MinutesData, Ranking, RecuseRequest, Sheet, SheetRequest, SheetRow,
};
use sokrat_core::exchange;
use sokrat_core::ids::{ApplicationId, CompetitionId, CriterionId, ExpertId, PersonId};
use sokrat_core::values::{FormEdit, ListEdit, Rows};
use sokrat_core::{Result, programme};
use sokrat_documents::template::Kind;
use sokrat_documents::{Rendered, Span, render_flow};
use ts_rs::TS;

use super::Produced;
use super::papers::{ListDesign, there};
use crate::desk::{Desk, Job};
use crate::{files, papers};

/// The command of this name.
pub fn list(desk: &Desk, _job: &Job<'_>, _request: ()) -> Result<Vec<CompetitionRow>> {
    desk.file()?.read(competitions::list)
}

/// The command of this name.
pub fn get(desk: &Desk, _job: &Job<'_>, request: CompetitionId) -> Result<Competition> {
    desk.file()?.read(|conn| competitions::get(conn, request))
}

/// The command of this name.
pub fn create(desk: &Desk, _job: &Job<'_>, request: CompetitionFields) -> Result<Done<CompetitionId>> {
    competitions::create(&*desk.file()?, request)
}

/// The command of this name.
pub fn edit(desk: &Desk, _job: &Job<'_>, request: FormEdit<CompetitionId, CompetitionFields>) -> Result<Done<()>> {
    competitions::edit(&*desk.file()?, request)
}

/// The command of this name.
pub fn delete(desk: &Desk, _job: &Job<'_>, request: CompetitionId) -> Result<Done<()>> {
    competitions::delete(&*desk.file()?, request)
}

/// The command of this name.
pub fn set_criteria(
    desk: &Desk,
    _job: &Job<'_>,
    request: ListEdit<CompetitionId, FormEdit<(), CriterionFields>, CriterionId>,
) -> Result<Done<Vec<Option<CriterionId>>>> {
    competitions::set_criteria(&*desk.file()?, request)
}

/// The command of this name.
pub fn set_experts(desk: &Desk, _job: &Job<'_>, request: ListEdit<CompetitionId, PersonId, PersonId>) -> Result<Done<()>> {
    competitions::set_experts(&*desk.file()?, request)
}

/// The command of this name.
pub fn applications(desk: &Desk, _job: &Job<'_>, request: ApplicationListRequest) -> Result<Rows<ApplicationRow>> {
    desk.file()?.read(|conn| competitions::applications(conn, &request))
}

/// The command of this name.
pub fn application(desk: &Desk, _job: &Job<'_>, request: ApplicationId) -> Result<Application> {
    desk.file()?.read(|conn| competitions::application(conn, request))
}

/// The command of this name.
pub fn create_application(desk: &Desk, _job: &Job<'_>, request: ApplicationFields) -> Result<Done<ApplicationId>> {
    competitions::create_application(&*desk.file()?, request)
}

/// The command of this name.
pub fn edit_application(desk: &Desk, _job: &Job<'_>, request: FormEdit<ApplicationId, ApplicationFields>) -> Result<Done<()>> {
    competitions::edit_application(&*desk.file()?, request)
}

/// The command of this name.
pub fn delete_application(desk: &Desk, _job: &Job<'_>, request: ApplicationId) -> Result<Done<()>> {
    competitions::delete_application(&*desk.file()?, request)
}

/// The command of this name.
pub fn sheets(desk: &Desk, _job: &Job<'_>, request: CompetitionId) -> Result<Vec<SheetRow>> {
    desk.file()?.read(|conn| competitions::sheets(conn, request))
}

/// The command of this name.
pub fn sheet(desk: &Desk, _job: &Job<'_>, request: SheetRequest) -> Result<Sheet> {
    desk.file()?.read(|conn| competitions::sheet(conn, &request))
}

/// The command of this name.
pub fn enter_marks(desk: &Desk, _job: &Job<'_>, request: MarksRequest) -> Result<Done<SheetRow>> {
    competitions::enter_marks(&*desk.file()?, request)
}

/// The command of this name.
pub fn reopen_sheet(desk: &Desk, _job: &Job<'_>, request: SheetRequest) -> Result<Done<()>> {
    competitions::reopen_sheet(&*desk.file()?, request)
}

/// The command of this name.
pub fn recuse(desk: &Desk, _job: &Job<'_>, request: RecuseRequest) -> Result<Done<()>> {
    competitions::recuse(&*desk.file()?, request)
}

/// The command of this name.
pub fn ranking(desk: &Desk, _job: &Job<'_>, request: CompetitionId) -> Result<Ranking> {
    desk.file()?.read(|conn| competitions::ranking(conn, request))
}

/// The command of this name.
pub fn decide_awards(desk: &Desk, _job: &Job<'_>, request: AwardRequest) -> Result<Done<()>> {
    competitions::decide_awards(&*desk.file()?, request)
}

/// The command of this name.
pub fn approve(desk: &Desk, _job: &Job<'_>, request: CompetitionId) -> Result<Done<()>> {
    competitions::approve(&*desk.file()?, request)
}

/// The command of this name.
pub fn withdraw_approval(desk: &Desk, _job: &Job<'_>, request: CompetitionId) -> Result<Done<()>> {
    competitions::withdraw_approval(&*desk.file()?, request)
}

/// The minutes of a competition.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MinutesPaper {
    /// The competition.
    pub competition_id: CompetitionId,
    /// The key of the template that they follow; none for the usual look. Remembered.
    #[serde(default)]
    pub template: Option<String>,
}

/// The key of the template on which minutes are proposed to be printed: of minutes in the register that on which they stand, otherwise
/// the one that was used last on this computer; none for the usual look, and where it is there no more.
pub fn minutes_template(desk: &Desk, _job: &Job<'_>, request: CompetitionId) -> Result<Option<String>> {
    let registered = desk.file()?.read(|conn| competitions::registered_minutes(conn, request))?;
    let key = registered.map_or_else(|| desk.settings().papers.lists.minutes, |minutes| minutes.template);
    Ok(there(desk, Kind::Minutes, key))
}

/// Makes the minutes as a PDF, as a draft. `template-gone` at `template` for one that is no template of minutes.
pub fn minutes(desk: &Desk, job: &Job<'_>, request: MinutesPaper) -> Result<Produced> {
    let (file, words) = (desk.file()?, desk.words());
    let design = minutes_design(desk, request.template.as_deref())?;
    let data = file.read(|conn| competitions::minutes_data(conn, request.competition_id))?;
    let rendered = made_minutes(desk, job, design.as_ref(), &data, false, None)?;
    let name = words.text("file-minutes", &[("title", data.fields.title.as_str().into())]);
    let produced = files::keep(desk, papers::finished(words, name, rendered))?;
    desk.change_settings(|settings| settings.papers.lists.minutes = request.template);
    Ok(produced)
}

/// Enters the minutes in the register and makes them as a final PDF. Nothing is entered when the PDF cannot be kept. `template-gone` at
/// `template` for one that is no template of minutes.
pub fn final_minutes(desk: &Desk, job: &Job<'_>, request: MinutesPaper) -> Result<Done<Produced>> {
    let (file, words) = (desk.file()?, desk.words());
    let design = minutes_design(desk, request.template.as_deref())?;
    let done = competitions::issue_minutes(&file, request.competition_id, request.template.as_deref(), |data| {
        let rendered = made_minutes(desk, job, design.as_ref(), data, true, None)?;
        let name = words.text("file-minutes", &[("title", data.fields.title.as_str().into())]);
        files::prepare(desk, papers::finished(words, name, rendered))
    })?;
    let produced = done.value.place(desk)?;
    desk.change_settings(|settings| settings.papers.lists.minutes = request.template);
    Ok(Done { value: produced, changed: done.changed })
}

/// The template of a key of minutes; none for the usual look.
pub(super) fn minutes_design(desk: &Desk, key: Option<&str>) -> Result<Option<ListDesign>> {
    key.map(|key| ListDesign::read(desk, key, Kind::Minutes)).transpose()
}

/// Minutes on a template or in their usual look; `mark` stands above them.
pub(super) fn made_minutes(
    desk: &Desk,
    job: &Job<'_>,
    design: Option<&ListDesign>,
    data: &MinutesData,
    is_final: bool,
    mark: Option<String>,
) -> Result<Rendered> {
    let (words, now) = (desk.words(), desk.now());
    let programme = desk.file()?.read(programme::structure)?.programme;
    let mark = mark.map(|mark| papers::minutes::centred(Span::bold(mark)));
    let mut progress = papers::progress(job, "minutes");
    papers::rendered(match design {
        Some(design) => {
            let all = papers::list::values(words, &programme, &design.settings, calendar::day(now, &programme.zone));
            let mut values = papers::minutes::values(words, all, &programme, data, is_final);
            values.body.above.splice(0..0, mark);
            let title = papers::minutes::title(words, &data.fields);
            design.made(&[values], &papers::list::facts(words, title, &data.fields.title, &programme, now), &mut progress)
        }
        None => {
            let mut content = papers::minutes::minutes(words, &programme, data, is_final, now);
            content.blocks.splice(0..0, mark);
            render_flow(&content, &mut progress)
        }
    })
}

/// Blank score sheets of a competition.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ScoreSheetsPaper {
    /// The competition.
    pub competition_id: CompetitionId,
    /// Of this expert; none for all.
    #[serde(default)]
    pub expert_id: Option<ExpertId>,
    /// For this application; none for all.
    #[serde(default)]
    pub application_id: Option<ApplicationId>,
    /// The key of the template that they follow; none for the usual look. Remembered.
    #[serde(default)]
    pub template: Option<String>,
}

/// Makes blank score sheets as a PDF: for each expert a summary, then one sheet an application; of a template the sheets alone.
/// `template-gone` at `template` for one that is no template of score sheets.
pub fn score_sheets(desk: &Desk, job: &Job<'_>, request: ScoreSheetsPaper) -> Result<Produced> {
    let (file, words, now) = (desk.file()?, desk.words(), desk.now());
    let ScoreSheetsPaper { competition_id, expert_id, application_id, template } = request;
    let design = template.as_deref().map(|key| ListDesign::read(desk, key, Kind::ScoreSheet)).transpose()?;
    let (programme, data) =
        file.read(|conn| Ok((programme::structure(conn)?.programme, competitions::score_papers(conn, competition_id, expert_id, application_id)?)))?;
    let mut progress = papers::progress(job, "sheet");
    let rendered = papers::rendered(match &design {
        Some(design) => {
            let all = papers::list::values(words, &programme, &design.settings, calendar::day(now, &programme.zone));
            let title = words.text("score-title", &[("competition", data.fields.title.as_str().into())]);
            let facts = papers::list::facts(words, title, &data.fields.title, &programme, now);
            design.made(&papers::scores::values(words, &all, &data), &facts, &mut progress)
        }
        None => render_flow(&papers::scores::score_sheets(words, &programme, &data, now), &mut progress),
    })?;
    let name = words.text("file-score-sheets", &[("title", data.fields.title.as_str().into())]);
    let produced = files::keep(desk, papers::finished(words, name, rendered))?;
    desk.change_settings(|settings| settings.papers.lists.score_sheet = template);
    Ok(produced)
}

/// Imports the marks of a table at this path, all or nothing.
pub fn import_marks(desk: &Desk, path: &Path, competition: CompetitionId) -> Result<Done<ImportedMarks>> {
    let bytes = fs::read(path).map_err(|error| files::failed(&error, path))?;
    super::file::before(desk, &desk.begin(""), sokrat_core::file::backup::Reason::Import)?;
    competitions::import_marks(&*desk.file()?, competition, exchange::read_marks(&bytes)?)
}
