//! Commands on templates of printed cards. A template is named by a key: that of one that ships, or the identifier of one
//! in the programme file.
//!
//! Listing, opening, keeping and carrying them stand here; trying one stands in `trial`.

mod trial;

pub use trial::{SampleName, Trial, Tried, draw, draw_sheet, trial};

use std::collections::BTreeSet;
use std::fs;

use serde::{Deserialize, Serialize};
use sokrat_core::certificates::CertificateSettings;
use sokrat_core::ids::TemplateId;
use sokrat_core::templates::{self, TemplateFields};
use sokrat_core::values::{Edit, Hundredths};
use sokrat_core::{Code, Done, Error, Issue, Noun, Result};
use sokrat_documents::template::{Fault, Kind, Overhang, Pictures, Sort, Template, placeholders};
use sokrat_words::Words;
use ts_rs::TS;

use super::Produced;
use crate::desk::{Desk, Job};
use crate::host::Choice;
use crate::papers::shipped::{self, Shipped};
use crate::{files, papers, template_file};

/// A template to choose.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TemplateRow {
    /// By which commands call it.
    pub key: String,
    /// Its identifier, for one that is in the file; none for one that ships.
    #[serde(default)]
    pub id: Option<TemplateId>,
    /// What people call it.
    pub title: String,
    /// What it is for.
    pub kind: Kind,
}

/// Every template: those that ship, then those of the programme.
pub fn list(desk: &Desk, _job: &Job<'_>, _request: ()) -> Result<Vec<TemplateRow>> {
    let words = desk.words();
    let shipped = Shipped::ALL.iter().map(|shipped| TemplateRow {
        key: shipped.key(),
        id: None,
        title: words.choice("template-shipped", shipped.as_str()),
        kind: shipped.kind(),
    });
    // What a newer program on another laptop has drawn, of a kind that this one does not print, is not for choosing.
    let own = desk.file()?.read(templates::list)?.into_iter().filter_map(|head| {
        let kind = serde_json::from_value(head.kind.into()).ok()?;
        Some(TemplateRow { key: head.id.to_string(), id: Some(head.id), title: head.title, kind })
    });
    Ok(shipped.chain(own).collect())
}

/// A placeholder that a template may hold.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PlaceholderRow {
    /// As it stands between braces.
    pub name: String,
    /// What it means: `placeholder-<meaning>` in the Fluent files.
    pub meaning: String,
    /// Whether it is filled with a picture.
    pub picture: bool,
    /// Whether it stands in the rows of tables.
    pub row: bool,
    /// Whether it begins with a number that a condition can compare with.
    pub number: bool,
    /// All that it can say, where that is known.
    pub values: Vec<PlaceholderValue>,
}

/// Something that a placeholder can say.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PlaceholderValue {
    /// By what conditions know it.
    pub value: String,
    /// What that is called.
    pub label: String,
    /// As it is printed, in every language: what conditions of older templates call it.
    pub printed: Vec<String>,
}

/// A template, opened.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OpenTemplate {
    /// Its identifier; none for one that ships: it is copied, never changed.
    #[serde(default)]
    pub id: Option<TemplateId>,
    /// The template.
    pub template: Template,
    /// What may stand in its texts.
    pub placeholders: Vec<PlaceholderRow>,
}

/// The template of a key.
pub fn open(desk: &Desk, _job: &Job<'_>, request: String) -> Result<OpenTemplate> {
    let (id, template) = find(desk, &request)?;
    let rows = placeholders(template.kind).map(|placeholder| PlaceholderRow {
        name: placeholder.name.to_owned(),
        meaning: placeholder.meaning.to_owned(),
        picture: placeholder.sort == Sort::Picture,
        row: placeholder.sort == Sort::Row,
        number: placeholder.is_number(),
        values: papers::template::known_values(desk.words(), template.kind, placeholder.meaning)
            .into_iter()
            .map(|known| PlaceholderValue { value: known.key.to_owned(), label: known.label, printed: known.printed })
            .collect(),
    });
    Ok(OpenTemplate { id, placeholders: rows.collect(), template })
}

/// The template of a key, and its identifier where it has one; `newer-template` for one that only a newer program prints as it is meant.
pub fn find(desk: &Desk, key: &str) -> Result<(Option<TemplateId>, Template)> {
    if let Some(shipped) = Shipped::of_key(key) {
        return Ok((None, shipped::template(desk.words(), shipped)));
    }
    let id: TemplateId = key.parse().map_err(|_| Error::new(Code::NotFound))?;
    let stored = desk.file()?.read(|conn| templates::get(conn, id))?;
    let (mut template, issues) = Template::parse(stored.fields.body.as_bytes());
    if issues.iter().any(|issue| issue.fault == Fault::Newer) {
        return Err(Error::new(Code::NewerTemplate));
    }
    template.title = stored.fields.title;
    Ok((Some(id), template))
}

/// That cards find no room on their sheet, at this field: `off-sheet` at a measure of the template, `template-off-sheet` where it is chosen.
pub fn off_sheet(words: &Words, field: &str, code: Code, over: &Overhang) -> Issue {
    Issue::at(field, code).with("by", words.short_hundredths(Hundredths(over.by.into())))
}

/// What a page wants kept; refused where it could not be printed: `off-sheet` at the measure.
fn printable(desk: &Desk, mut template: Template) -> Result<TemplateFields> {
    template.check();
    let words = desk.words();
    let issues: Vec<Issue> = template.overhangs().iter().map(|over| off_sheet(words, &over.at, Code::OffSheet, over)).collect();
    if issues.is_empty() { Ok(fields(template)) } else { Err(Error::invalid(issues)) }
}

fn fields(mut template: Template) -> TemplateFields {
    // Whatever the page sends is held within bounds.
    template.check();
    let kind = serde_json::to_value(template.kind).ok().and_then(|kind| kind.as_str().map(str::to_owned)).unwrap_or_default();
    TemplateFields { kind, title: template.title.clone(), body: String::from_utf8(template.to_bytes()).unwrap_or_default() }
}

/// Keeps a new template: a copy of another, or one drawn from nothing.
pub fn create(desk: &Desk, _job: &Job<'_>, request: Template) -> Result<Done<TemplateId>> {
    templates::create(&*desk.file()?, printable(desk, request)?)
}

/// A template as the designer holds it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TemplateEdit {
    /// Which one.
    pub id: TemplateId,
    /// What is to be kept.
    pub fields: Template,
    /// What the designer was opened with, or kept last; none for one whose person was told that another stands there by now.
    #[serde(default)]
    pub base: Option<Template>,
}

/// Gives a template another content. `template-changed` where neither what the designer was opened with nor this content stands there.
pub fn edit(desk: &Desk, _job: &Job<'_>, request: TemplateEdit) -> Result<Done<()>> {
    let kept = printable(desk, request.fields)?;
    let known = request.base.map(|base| [as_opened(&fields(base)), as_opened(&kept)]);
    let seen = |now: &TemplateFields| known.is_none_or(|known| known.contains(&as_opened(now)));
    templates::edit_seen(&*desk.file()?, Edit { id: request.id, fields: kept }, seen)
}

/// What the designer shows of these fields once they are kept: however they are written, the same is the same.
fn as_opened(kept: &TemplateFields) -> Template {
    Template { title: kept.title.trim().to_owned(), ..Template::parse(kept.body.as_bytes()).0 }
}

/// Deletes a template of the programme.
pub fn delete(desk: &Desk, _job: &Job<'_>, request: TemplateId) -> Result<Done<()>> {
    templates::delete(&*desk.file()?, request)
}

/// Asks for a template file and keeps what is in it; none when the person changed their mind.
pub fn import(desk: &Desk, _job: &Job<'_>, _request: ()) -> Result<Done<Option<ImportedTemplate>>> {
    desk.file()?;
    let Some(path) = desk.host().choose(Choice::OpenTemplate, "", desk.words()) else { return Ok(nothing()) };
    let read = template_file::read(&read_file(&path)?)?;
    let mut template = read.template;
    if template.title.trim().is_empty() {
        template.title = files::stem(&path);
    }
    let overhangs = template.overhangs();
    let done = templates::import(&*desk.file()?, fields(template), &read.pictures)?;
    Ok(Done { value: Some(ImportedTemplate { id: done.value, left_out: read.issues.len() as u32, overhangs }), changed: done.changed })
}

/// A template that came from a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ImportedTemplate {
    /// Its identifier.
    pub id: TemplateId,
    /// How many of its parts could not be used as they were written.
    pub left_out: u32,
    /// Where its cards find no room on their sheet: it is kept to be put right, and not printed before.
    pub overhangs: Vec<Overhang>,
}

/// Asks for a place and writes a template with its pictures there as one file; none when the person changed their mind.
pub fn export(desk: &Desk, _job: &Job<'_>, request: String) -> Result<Option<Produced>> {
    let (_, template) = find(desk, &request)?;
    give_out(desk, &template)
}

/// The same of a template that is kept nowhere, such as one that "New template" begins with.
pub fn export_drawn(desk: &Desk, _job: &Job<'_>, request: Template) -> Result<Option<Produced>> {
    let mut template = request;
    template.check();
    give_out(desk, &template)
}

fn give_out(desk: &Desk, template: &Template) -> Result<Option<Produced>> {
    let suggested = format!("{}.{}", files::plain_name(&template.title), template_file::ENDING);
    let Some(path) = desk.host().choose(Choice::SaveTemplate, &suggested, desk.words()) else { return Ok(None) };
    let path = files::with_ending(path, template_file::ENDING);
    let names = template_file::pictures_of(template);
    let pictures =
        desk.file()?.read(|conn| names.iter().filter_map(|name| templates::picture(conn, name).transpose()).collect::<Result<Vec<_>>>())?;
    let bytes = template_file::write(template, &pictures)?;
    files::write_whole(&path, &bytes)?;
    Ok(Some(files::told(desk, &path, 0, bytes.len(), Vec::new())))
}

/// Asks for a picture and keeps it in the programme; returns its name, none when the person changed their mind.
pub fn add_picture(desk: &Desk, _job: &Job<'_>, _request: ()) -> Result<Done<Option<String>>> {
    desk.file()?;
    let Some(path) = desk.host().choose(Choice::OpenPicture, "", desk.words()) else { return Ok(nothing()) };
    let bytes = read_file(&path).map_err(|error| if error.code == Code::FileTooLarge { template_file::too_heavy() } else { error })?;
    template_file::check_picture(&bytes)?;
    let done = templates::add_picture(&*desk.file()?, &bytes)?;
    Ok(Done { value: Some(done.value), changed: done.changed })
}

fn nothing<T>() -> Done<Option<T>> {
    Done { value: None, changed: BTreeSet::<Noun>::new() }
}

/// A file that somebody chose, unless it is larger than any template or picture.
fn read_file(path: &std::path::Path) -> Result<Vec<u8>> {
    const MOST: u64 = 32 << 20;
    let failed = |error: std::io::Error| files::failed(&error, path);
    if fs::metadata(path).map_err(failed)?.len() > MOST {
        return Err(Error::new(Code::FileTooLarge).with("most", (MOST >> 20) as u32));
    }
    fs::read(path).map_err(failed)
}

/// The pictures that a template shows, its own and those of the settings, from the programme file; one that is missing is told
/// by the documents.
pub fn pictures(desk: &Desk, template: &Template, settings: &CertificateSettings) -> Result<Pictures> {
    let mut pictures = Pictures::default();
    let mut names: BTreeSet<String> = template_file::pictures_of(template).into_iter().collect();
    names.extend(
        settings.signers.iter().map(|signer| &signer.facsimile).chain([&settings.seal, &settings.logo]).filter(|name| !name.is_empty()).cloned(),
    );
    let file = desk.file()?;
    for name in names {
        if let Some(bytes) = file.read(|conn| templates::picture(conn, &name))? {
            pictures.add(bytes);
        }
    }
    Ok(pictures)
}
