//! Commands that print papers: sheets to sign, badges, table cards, labels.

use serde::{Deserialize, Serialize};
use sokrat_core::calendar;
use sokrat_core::certificates::{self, CertificateSettings};
use sokrat_core::ids::{EventId, RegistrationId};
use sokrat_core::registrations::{self, EventPapers, PaperPeople};
use sokrat_core::{Code, Done, Error, Issue, Result};
use sokrat_documents::render_flow;
use sokrat_documents::template::{Batch, Kind, Pictures, Template, render_template};
use ts_rs::TS;

use super::{Produced, templates};
use crate::desk::{Desk, Job};
use crate::papers::cards::CardKind;
use crate::papers::shipped;
use crate::settings::{CardChoices, PaperChoices, SheetChoices};
use crate::{files, papers};

/// The most empty rows of a sheet.
const MOST_BLANK: u32 = 500;

/// How papers were printed last on this computer; the usual template where this programme does not have the one of then.
pub fn choices(desk: &Desk, _job: &Job<'_>, _request: ()) -> Result<PaperChoices> {
    desk.file()?;
    let mut choices = desk.settings().papers;
    let cards = &mut choices.cards;
    for (kind, key) in [(CardKind::Badge, &mut cards.badge), (CardKind::TableCard, &mut cards.table_card), (CardKind::Label, &mut cards.label)] {
        if card_template(desk, kind, key)?.is_none() {
            *key = kind.usual().key();
        }
    }
    Ok(choices)
}

/// A registration sheet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SheetPaper {
    /// The event.
    pub event_id: EventId,
    /// Whether it has the names of those registered; without them it is an empty one.
    pub names: bool,
    /// Number all rows from 1 again, by name: sheets printed before are then out of date.
    pub anew: bool,
    /// Its columns and empty rows; remembered.
    pub choices: SheetChoices,
}

/// Prints the registration sheet of an event and numbers its rows. An empty sheet numbers nothing.
///
/// `nothing-on-sheet` at `blankRows` when it would have no row, `not-found` at `template` for one that is no template of sheets.
pub fn registration_sheet(desk: &Desk, job: &Job<'_>, request: SheetPaper) -> Result<Done<Produced>> {
    let (file, words, now) = (desk.file()?, desk.words(), desk.now());
    let choices = &request.choices;
    if choices.blank_rows > MOST_BLANK {
        return Err(Error::invalid(vec![Issue::at("blankRows", Code::OutOfRange).with("least", 0_i64).with("most", MOST_BLANK)]));
    }
    let design = choices.template.as_deref().map(|key| SheetDesign::read(desk, key)).transpose()?;
    let print = |papers: &EventPapers| {
        if choices.blank_rows == 0 && (!request.names || papers.people.is_empty()) {
            return Err(Error::at("blankRows", Code::NothingOnSheet));
        }
        let mut progress = papers::progress(job, "sheet");
        let rendered = papers::rendered(match &design {
            Some(SheetDesign { template, pictures, settings }) => {
                let people = if request.names { &papers.people[..] } else { &[] };
                let values = papers::sheet::values(words, papers, settings, people, choices.blank_rows, now);
                render_template(&Batch::new(template, pictures, &[values], &papers::sheet::facts(words, papers, now)), &mut progress)
            }
            None => render_flow(&papers::sheet::registration_sheet(words, papers, request.names, choices, now), &mut progress),
        })?;
        files::prepare(desk, papers::finished(words, name(desk, "file-sheet", papers), rendered))
    };
    let done = if request.names {
        registrations::print_sheet(&file, request.event_id, request.anew, print)?
    } else {
        let papers = file.read(|conn| registrations::papers_of(conn, request.event_id))?;
        Done { value: print(&papers)?, changed: Default::default() }
    };
    let produced = done.value.place(desk)?;
    desk.change_settings(|settings| settings.papers.sheet = request.choices.clone());
    Ok(Done { value: produced, changed: done.changed })
}

/// A template that a registration sheet follows, with everything that it shows.
struct SheetDesign {
    template: Template,
    pictures: Pictures,
    settings: CertificateSettings,
}

impl SheetDesign {
    fn read(desk: &Desk, key: &str) -> Result<Self> {
        let found = templates::find(desk, key).ok().map(|(_, template)| template).filter(|template| template.kind == Kind::RegistrationSheet);
        let template = papers::sheet::without_blank_rows(found.ok_or_else(|| Error::at("template", Code::NotFound))?);
        let settings = desk.file()?.read(certificates::settings)?;
        Ok(Self { pictures: templates::pictures(desk, &template, &settings)?, template, settings })
    }
}

/// Badges, table cards or labels for people of an event.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CardsPaper {
    /// The event.
    pub event_id: EventId,
    /// What is printed.
    pub kind: CardKind,
    /// For whom.
    pub people: PaperPeople,
    /// The registrations chosen, where `people` says so.
    #[serde(default)]
    pub ids: Vec<RegistrationId>,
    /// Places of the first sheet that were used before.
    pub skip: u32,
    /// Templates and codes; remembered.
    pub choices: CardChoices,
}

/// Prints badges, table cards or labels, by name. `template-off-sheet` at the template, `out-of-range` at `skip` beyond a sheet, `nobody-to-print` at `people`.
pub fn cards(desk: &Desk, job: &Job<'_>, request: CardsPaper) -> Result<Produced> {
    let (file, words) = (desk.file()?, desk.words());
    let chosen = card_template(desk, request.kind, request.kind.chosen(&request.choices))?;
    let template = chosen.unwrap_or_else(|| shipped::template(words, request.kind.usual()));
    if let Some(over) = template.overhangs().first() {
        return Err(Error::invalid(vec![templates::off_sheet(words, request.kind.field(), Code::TemplateOffSheet, over)]));
    }
    let places = papers::cards::places(&template);
    let skip = request.skip as usize;
    if skip >= places {
        return Err(Error::invalid(vec![Issue::at("skip", Code::OutOfRange).with("least", 0_i64).with("most", places - 1)]));
    }
    let (papers, settings) =
        file.read(|conn| Ok((registrations::papers(conn, request.event_id, request.people, &request.ids)?, certificates::settings(conn)?)))?;
    let pictures = templates::pictures(desk, &template, &settings)?;
    let cards = papers::cards::values(words, &papers, &settings, &papers::template::cases(&template), request.choices.code);
    let facts = papers::cards::facts(words, &papers, request.kind, desk.now());
    let made = render_template(&Batch { skip, ..Batch::new(&template, &pictures, &cards, &facts) }, &mut papers::progress(job, "cards"));
    let name = name(desk, &format!("file-cards-{}", request.kind.as_str()), &papers);
    let produced = files::keep(desk, papers::cards::finished(words, name, &papers.people, papers::rendered(made)?))?;
    desk.change_settings(|settings| settings.papers.cards = request.choices);
    Ok(produced)
}

/// The template of a key; none where none of this kind is under it: it was deleted, or is of another programme.
fn card_template(desk: &Desk, kind: CardKind, key: &str) -> Result<Option<Template>> {
    match templates::find(desk, key) {
        Ok((_, template)) => Ok(Some(template).filter(|template| template.kind == kind.of_template())),
        Err(error) if error.code == Code::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

fn name(desk: &Desk, key: &str, papers: &EventPapers) -> String {
    let event = &papers.event;
    desk.words().text(key, &[("day", event.day.0.to_string().into()), ("title", event.fields.title.as_str().into())])
}

/// Makes the plan of a year as a PDF.
pub fn year_plan(desk: &Desk, job: &Job<'_>, request: i32) -> Result<Produced> {
    let words = desk.words();
    let plan = desk.file()?.read(|conn| calendar::year_plan(conn, request))?;
    let content = papers::plan::year_plan(words, &plan, desk.now());
    let rendered = papers::rendered(render_flow(&content, &mut papers::progress(job, "sheet")))?;
    let name = words.text("file-year-plan", &[("year", request.to_string().into())]);
    files::keep(desk, papers::finished(words, name, rendered))
}

/// Makes the programme of an event as a PDF.
pub fn event_programme(desk: &Desk, job: &Job<'_>, request: EventId) -> Result<Produced> {
    let words = desk.words();
    let (papers, agenda) = desk.file()?.read(|conn| Ok((registrations::papers_of(conn, request)?, calendar::agenda(conn, request)?)))?;
    let content = papers::programme::event_programme(words, &papers.programme, &papers.event, &agenda, desk.now());
    let rendered = papers::rendered(render_flow(&content, &mut papers::progress(job, "sheet")))?;
    files::keep(desk, papers::finished(words, name(desk, "file-programme", &papers), rendered))
}
