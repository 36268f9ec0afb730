//! Operations on templates and their pictures.
#![allow(clippy::needless_pass_by_value, reason = "commands hand their requests over whole")]

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use rusqlite::Connection;
use rusqlite::types::Value;
use sha2::{Digest, Sha256};

use super::model::{MOST_PICTURE, SampleEvent, SamplePerson, Samples, StoredTemplate, TemplateFields, TemplateHead};
use crate::calendar;
use crate::error::{Code, Error, Issue, Result};
use crate::file::tables::{PICTURE, TEMPLATE};
use crate::file::{Done, Op, ProgrammeFile, Tx};
use crate::ids::{DocumentId, RawId, TemplateId};
use crate::names::FullName;
use crate::store::templates as store;
use crate::values::Edit;

const MOST_TITLE: usize = 100;
/// As the documents have it: pictures stand beside a template, so it is small.
const MOST_BODY: usize = 1 << 20;
/// How many of the longest names a template is tried with.
const MOST_LONGEST: usize = 200;
/// How many people with the longest organisations, and how many of one organisation.
const MOST_CREDITED: usize = 100;
const MOST_OF_ONE: u32 = 20;

/// All templates, by kind and title.
pub fn list(conn: &Connection) -> Result<Vec<TemplateHead>> {
    store::list(conn)
}

/// A template; `not-found` where it is not there.
pub fn get(conn: &Connection, id: TemplateId) -> Result<StoredTemplate> {
    store::get(conn, id)
}

/// Whether a template says something else than when this document was entered.
pub fn changed_since(conn: &Connection, id: TemplateId, document: DocumentId) -> Result<bool> {
    store::changed_since(conn, id, document)
}

/// Keeps a new template.
pub fn create(file: &ProgrammeFile, fields: TemplateFields) -> Result<Done<TemplateId>> {
    file.transact(Op::CreateTemplate, |tx| insert(tx, &fields))
}

/// Gives a template another content, whatever stands there.
pub fn edit(file: &ProgrammeFile, request: Edit<TemplateId, TemplateFields>) -> Result<Done<()>> {
    edit_seen(file, request, |_| true)
}

/// Gives a template another content where its person has seen what stands there by now; `template-changed` otherwise.
pub fn edit_seen(file: &ProgrammeFile, request: Edit<TemplateId, TemplateFields>, seen: impl FnOnce(&TemplateFields) -> bool) -> Result<Done<()>> {
    file.transact(Op::EditTemplate, |tx| {
        check(&request.fields)?;
        if !seen(&store::get(tx.conn(), request.id)?.fields) {
            return Err(Error::new(Code::TemplateChanged));
        }
        tx.about(request.fields.title.trim());
        tx.update(&TEMPLATE, request.id, &values(&request.fields))?;
        Ok(())
    })
}

/// Deletes a template. Its pictures stay: others may show them, and undo brings it back whole.
pub fn delete(file: &ProgrammeFile, id: TemplateId) -> Result<Done<()>> {
    file.transact(Op::DeleteTemplate, |tx| {
        let template = store::get(tx.conn(), id)?;
        tx.about(&template.fields.title);
        tx.delete(&TEMPLATE, id)
    })
}

/// Keeps a template that came from a file, with its pictures, in one action.
pub fn import(file: &ProgrammeFile, fields: TemplateFields, pictures: &[Vec<u8>]) -> Result<Done<TemplateId>> {
    file.transact(Op::ImportTemplate, |tx| {
        for bytes in pictures {
            put_picture(tx, bytes)?;
        }
        insert(tx, &fields)
    })
}

/// Keeps a picture, once however often it is added; returns its name. `picture-too-heavy` (`most`) beyond [`MOST_PICTURE`].
pub fn add_picture(file: &ProgrammeFile, bytes: &[u8]) -> Result<Done<String>> {
    file.transact(Op::AddPicture, |tx| put_picture(tx, bytes))
}

/// The picture of this name; none where it is not there or is not what its name says.
pub fn picture(conn: &Connection, name: &str) -> Result<Option<Vec<u8>>> {
    let Some(id) = picture_id(name) else { return Ok(None) };
    let bytes = store::picture(conn, id)?.and_then(|text| STANDARD.decode(text).ok());
    Ok(bytes.filter(|bytes| picture_name(bytes) == name))
}

/// The name of a picture: the SHA-256 of its bytes, in small hexadecimal digits.
pub fn picture_name(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// A picture's row is the one of its content: two laptops that add the same make one.
fn picture_id(name: &str) -> Option<RawId> {
    let whole = name.len() == 64 && name.is_ascii();
    name.get(..32).filter(|_| whole)?.parse().ok()
}

fn put_picture(tx: &mut Tx<'_>, bytes: &[u8]) -> Result<String> {
    if bytes.len() > MOST_PICTURE {
        return Err(Error::new(Code::PictureTooHeavy).with("most", MOST_PICTURE >> 20));
    }
    let name = picture_name(bytes);
    let id = picture_id(&name).ok_or_else(|| Error::new(Code::Internal).because("the name of a picture"))?;
    tx.put(&PICTURE, id, &[("name", name.clone().into()), ("content", STANDARD.encode(bytes).into())])?;
    Ok(name)
}

fn insert(tx: &mut Tx<'_>, fields: &TemplateFields) -> Result<TemplateId> {
    check(fields)?;
    tx.about(fields.title.trim());
    let id = TemplateId(tx.new_id());
    tx.insert(&TEMPLATE, id, &values(fields))?;
    Ok(id)
}

fn check(fields: &TemplateFields) -> Result<()> {
    let title = fields.title.trim();
    if title.is_empty() {
        return Err(Error::at("title", Code::Required));
    }
    if title.chars().count() > MOST_TITLE {
        return Err(Error::invalid(vec![Issue::at("title", Code::TooLong).with("most", MOST_TITLE)]));
    }
    if fields.body.len() > MOST_BODY {
        return Err(Error::new(Code::FileTooLarge).with("most", MOST_BODY >> 20));
    }
    Ok(())
}

fn values(fields: &TemplateFields) -> [(&'static str, Value); 3] {
    [("kind", fields.kind.clone().into()), ("title", fields.title.trim().to_owned().into()), ("body", fields.body.clone().into())]
}

/// What templates are tried with. It looks at every name of the programme: read once for each state of the file.
pub fn samples(conn: &Connection) -> Result<Samples> {
    let mut people = store::names(conn)?;
    let length = |name: &FullName| name.full().chars().count();
    people.sort_by_cached_key(|(_, name, _)| std::cmp::Reverse(length(name)));
    let of = |found: Option<&store::Named>| found.map(|(id, name, sex)| sample(conn, *id, name, *sex)).transpose();
    let strangest = people.iter().max_by_key(|(_, name, _)| strangeness(name)).filter(|(_, name, _)| strangeness(name) > 0);
    Ok(Samples {
        shortest: of(people.last())?,
        strangest: of(strangest.or(people.get(people.len() / 2)))?,
        longest: people.iter().take(MOST_LONGEST).map(|(id, name, sex)| sample(conn, *id, name, *sex)).collect::<Result<_>>()?,
        credited: credited(conn)?,
        event: event(conn)?,
    })
}

fn sample(conn: &Connection, id: crate::ids::PersonId, name: &FullName, sex: crate::people::Sex) -> Result<SamplePerson> {
    Ok(SamplePerson { name: name.clone(), sex, organisation: store::organisation_of(conn, id)? })
}

fn credited(conn: &Connection) -> Result<Vec<SamplePerson>> {
    let mut found = Vec::new();
    for (id, organisation) in store::longest_organisations(conn, MOST_CREDITED as u32)? {
        let people = store::people_of(conn, id, MOST_OF_ONE)?;
        found.extend(people.into_iter().map(|(_, name, sex)| SamplePerson { name, sex, organisation: organisation.clone() }));
        if found.len() >= MOST_CREDITED {
            break;
        }
    }
    Ok(found)
}

/// How far a name is from plain Russian letters: signs that are none, then letters that are rare.
fn strangeness(name: &FullName) -> usize {
    let plain = |letter: char| letter == ' ' || matches!(letter, 'а'..='я' | 'А'..='Я');
    let full = name.full();
    full.chars().filter(|letter| !plain(*letter)).count() * 4 + full.chars().filter(|letter| "ёЁщЩъЪыЫ".contains(*letter)).count()
}

fn event(conn: &Connection) -> Result<Option<SampleEvent>> {
    let Some(id) = store::longest_event(conn)? else { return Ok(None) };
    let event = calendar::get(conn, id)?;
    let (first_day, last_day) = calendar::days(event.fields.starts, event.fields.ends);
    let place = [event.fields.place.as_str(), event.municipality.as_str()];
    let hours = calendar::hours_of(event.fields.hours, event.fields.starts, event.fields.ends);
    Ok(Some(SampleEvent {
        title: event.fields.title.clone(),
        kind: event.fields.kind,
        first_day,
        last_day,
        place: place.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", "),
        hours: (hours.0 > 0).then_some(hours),
    }))
}
