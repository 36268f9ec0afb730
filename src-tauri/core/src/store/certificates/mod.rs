//! SQL of certificates: who may have one, what was corrected for them, how they are numbered.

use std::collections::HashMap;

use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, Row};

use super::joined;
use crate::certificates::{CertificateSettings, Occasion, Part, Signer, erased_holder, kept_check};
use crate::error::Result;
use crate::file::Tx;
use crate::file::tables::{DOCUMENT, PROGRAMME};
use crate::ids::{CompetitionId, DocumentId, EventId, PersonId, RawId, RegistrationId};
use crate::names::cases::{Case, Correction};
use crate::names::{FullName, fold};
use crate::people::Sex;
use crate::registrations::RegistrationStatus;
use crate::values::{Day, Hundredths, Kopecks};

pub mod register;
pub use register::Given;

/// Recomputes what is derived from a document: the text that the register is sorted and searched by.
pub fn derive_document(conn: &Connection, id: RawId) -> Result<()> {
    let mut select = conn.prepare_cached("SELECT coalesce(holder, ''), coalesce(number, '') FROM document WHERE id = ?1")?;
    let found: Option<(String, String)> = select.query_row([id], |row| Ok((row.get(0)?, row.get(1)?))).optional()?;
    if let Some((holder, number)) = found {
        let name = if kept_check(&holder).is_some() { String::new() } else { fold(&holder) };
        let folded = format!("{name}\n{}", fold(&number));
        conn.prepare_cached("UPDATE document SET folded = ?2 WHERE id = ?1 AND folded <> ?2")?.execute((id, folded))?;
    }
    Ok(())
}

/// Somebody in the list of an occasion, with the valid certificate that they have for it.
#[derive(Clone, Debug, PartialEq)]
pub struct Candidate {
    /// The person.
    pub person_id: PersonId,
    /// The name.
    pub name: FullName,
    /// The sex.
    pub sex: Sex,
    /// The organisation credited; may be empty.
    pub organisation: String,
    /// What has become of the registration; none in a competition.
    pub status: Option<RegistrationStatus>,
    /// Marked present; of a competition, always.
    pub present: bool,
    /// Hours of presence; none means all.
    pub hours: Option<Hundredths>,
    /// As what.
    pub part: Part,
    /// The sum awarded.
    pub award: Option<Kopecks>,
    /// The certificate that is valid.
    pub certificate: Option<Certificate>,
    /// Laptops do not agree whether it is valid, or on the sum.
    pub undecided: bool,
}

/// A certificate in the register.
#[derive(Clone, Debug, PartialEq)]
pub struct Certificate {
    /// Its identifier.
    pub id: DocumentId,
    /// Its number.
    pub number: String,
    /// When it was issued.
    pub issued_on: Day,
    /// To whom, as printed.
    pub holder: String,
    /// Why it was given as an exception; may be empty.
    pub exception: String,
}

/// Who stands in the list of an occasion.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Candidates {
    /// They, by name.
    pub people: Vec<Candidate>,
    /// Winning applications that name nobody.
    pub nameless: u32,
}

/// Everybody in the list of an occasion, by name; a person with several records once, with the certificate that any of them
/// has. Of a competition, those whom funded applications name once its ranking is approved.
pub fn candidates(conn: &Connection, occasion: Occasion) -> Result<Candidates> {
    match occasion {
        Occasion::Event(id) => Ok(Candidates { people: registered(conn, id)?, nameless: 0 }),
        Occasion::Competition(id) => awarded(conn, id),
    }
}

/// The columns of a person and of the document `d`, from the first on.
const PERSON: &str = "p.id, coalesce(p.surname, ''), coalesce(p.given, ''), coalesce(p.patronymic, ''), p.sex,
  coalesce(nullif(o.short_name, ''), o.full_name, ''), d.id, coalesce(d.number, ''), d.issued_on, coalesce(d.holder, ''), coalesce(d.exception, '')";

/// The condition for a document to be the valid certificate of an occasion (`column` names it) and of any record of `person`.
fn valid(column: &str, of: &str, person: &str) -> String {
    format!(
        "(SELECT c.id FROM document c WHERE c.{column} = {of} AND c.kind = 'certificate' AND c.person_id IN {records} AND c._del = 0
           AND c.state = 'issued' ORDER BY c.issued_on, c.id LIMIT 1)",
        records = joined::with_joined(person)
    )
}

/// Whether laptops do not agree about a certificate of an occasion and of any record of `person`. The few conflicts are looked at
/// first: of an event with hundreds of certificates the other way would read them all for each person.
fn undecided(column: &str, of: &str, person: &str) -> String {
    format!(
        "EXISTS (SELECT 1 FROM conflict k CROSS JOIN document c ON c.id = k.row WHERE k.decided = 0 AND k.tbl = 'document' AND k.col = 'state'
           AND c.{column} = {of} AND c.person_id IN {records} AND c._del = 0)",
        records = joined::with_joined(person)
    )
}

fn candidate(row: &Row<'_>) -> rusqlite::Result<Candidate> {
    let certificate = match row.get::<_, Option<DocumentId>>(6)? {
        Some(id) => Some(Certificate { id, number: row.get(7)?, issued_on: row.get(8)?, holder: row.get(9)?, exception: row.get(10)? }),
        None => None,
    };
    Ok(Candidate {
        person_id: row.get(0)?,
        name: FullName { surname: row.get(1)?, given: row.get(2)?, patronymic: row.get(3)? },
        sex: row.get(4)?,
        organisation: row.get(5)?,
        certificate,
        undecided: row.get(11)?,
        status: None,
        present: true,
        hours: None,
        part: Part::Winner,
        award: None,
    })
}

fn registered(conn: &Connection, id: EventId) -> Result<Vec<Candidate>> {
    let mut select = conn.prepare_cached(&format!(
        "SELECT {PERSON}, {undecided}, r.status, r.hours, r.part
         FROM registration r JOIN person p ON p.id = {person} AND p._del = 0 LEFT JOIN organisation o ON o.id = {organisation} AND o._del = 0
           LEFT JOIN document d ON d.id = {valid}
         WHERE r.event_id = ?1 AND r._del = 0 AND {once} ORDER BY p.folded, p.n",
        person = joined::canonical_of("r.person_id"),
        organisation = joined::canonical_of("r.organisation_id"),
        valid = valid("event_id", "r.event_id", "r.person_id"),
        undecided = undecided("event_id", "r.event_id", "r.person_id"),
        once = joined::not_shadowed("r.id")
    ))?;
    let rows = select.query_map([id], |row| {
        let status: RegistrationStatus = row.get(12)?;
        let present = status == RegistrationStatus::Attended;
        Ok(Candidate { status: Some(status), present, hours: row.get(13)?, part: row.get(14)?, ..candidate(row)? })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn awarded(conn: &Connection, id: CompetitionId) -> Result<Candidates> {
    const FUNDED: &str = "FROM competition m JOIN application a ON a.competition_id = m.id AND a._del = 0 AND a.status = 'funded'";
    const APPROVED: &str = "m.id = ?1 AND m._del = 0 AND m.approved_at IS NOT NULL";
    let mut select = conn.prepare_cached(&format!(
        "SELECT {PERSON}, max({undecided} OR EXISTS (SELECT 1 FROM conflict k WHERE k.decided = 0 AND k.tbl = 'application' AND k.row = a.id AND k.col = 'award')),
           sum(a.award)
         {FUNDED} JOIN person p ON p.id = {person} AND p._del = 0 LEFT JOIN organisation o ON o.id = {organisation} AND o._del = 0
           LEFT JOIN document d ON d.id = {valid}
         WHERE {APPROVED} GROUP BY p.n ORDER BY p.folded, p.n",
        person = joined::canonical_of("a.person_id"),
        organisation = joined::canonical_of("a.organisation_id"),
        valid = valid("competition_id", "a.competition_id", "a.person_id"),
        undecided = undecided("competition_id", "a.competition_id", "a.person_id"),
    ))?;
    let people = select.query_map([id], |row| Ok(Candidate { award: row.get(12)?, ..candidate(row)? }))?.collect::<rusqlite::Result<_>>()?;
    let mut count = conn.prepare_cached(&format!(
        "SELECT count(*) {FUNDED} WHERE {APPROVED} AND NOT EXISTS (SELECT 1 FROM person p WHERE p.id = a.person_id AND p._del = 0)"
    ))?;
    Ok(Candidates { people, nameless: count.query_row([id], |row| row.get(0))? })
}

/// The title of a competition, and the day on which its ranking was approved (of one that is not: its last day); `not-found` without it.
pub fn decided(conn: &Connection, id: CompetitionId) -> Result<(String, Day)> {
    let mut select = conn.prepare_cached(
        "SELECT coalesce(title, ''), coalesce(nullif(minutes_on, ''), date(approved_at), nullif(closes_on, ''), printf('%04d-12-31', year)) FROM competition
         WHERE id = ?1 AND _del = 0",
    )?;
    Ok(select.query_row([id], |row| Ok((row.get(0)?, row.get(1)?)))?)
}

/// The identifier of what was corrected of a person's name in a case: one row, whichever laptop writes it.
pub fn name_case_id(person: PersonId, case: Case) -> RawId {
    RawId::derived(&format!("name-case-{}", case.as_str()), &[person.raw()])
}

/// Whether a correction is there.
pub fn has_name_case(conn: &Connection, id: RawId) -> Result<bool> {
    Ok(conn.prepare_cached("SELECT 1 FROM name_case WHERE id = ?1 AND _del = 0")?.exists([id])?)
}

/// Erases the documents of a person whose name is not to stand anywhere (152-FZ), and enters each again without it.
///
/// The register stays whole: number, series, kind, day, state, what it was given for. In the place of the holder stands the
/// check of the name, so that the code on the paper still proves what it proved ([`erased_holder`]). Whom it was given to,
/// the sum, and what somebody wrote about it (why it was annulled, why it was an exception) are gone. The new line has an
/// identifier derived from the old one, so two laptops that erase without having heard of each other make one line; a
/// document that was deleted is entered as deleted, because its number may be on paper.
///
/// What another laptop changes meanwhile in the old line (it annuls the certificate) is absorbed by the erasure.
pub fn erase_documents(tx: &mut Tx<'_>, person: PersonId) -> Result<()> {
    let documents = {
        let mut select = tx.conn().prepare_cached(
            "SELECT id, _del, coalesce(series, ''), coalesce(number, ''), kind, event_id, competition_id, coalesce(issued_on, ''), state,
               coalesce(holder, ''), counter, part, replaces
             FROM document WHERE person_id = ?1 AND _del < 2 ORDER BY id",
        )?;
        let rows = select.query_map([person], |row| {
            let (number, issued_on, holder): (String, String, String) = (row.get(3)?, row.get(7)?, row.get(9)?);
            // A day that nobody can read proves nothing.
            let kept = issued_on.parse().map_or_else(|_| String::new(), |day| erased_holder(&number, Day(day), &holder));
            let replaces: Option<RawId> = row.get(12)?;
            let values: [(&'static str, Value); 11] = [
                ("series", row.get::<_, String>(2)?.into()),
                ("number", number.into()),
                ("kind", row.get(4)?),
                ("event_id", row.get(5)?),
                ("competition_id", row.get(6)?),
                ("issued_on", issued_on.into()),
                ("state", row.get(8)?),
                ("holder", kept.into()),
                ("counter", row.get(10)?),
                ("part", row.get(11)?),
                ("replaces", replaces.map_or(Value::Null, |old| without_name(old).into())),
            ];
            Ok((row.get::<_, RawId>(0)?, row.get::<_, i64>(1)? != 0, values))
        })?;
        rows.collect::<rusqlite::Result<Vec<_>>>()?
    };
    for (id, deleted, values) in documents {
        tx.erase(&DOCUMENT, id)?;
        if tx.put(&DOCUMENT, without_name(id), &values)? && deleted {
            tx.delete(&DOCUMENT, without_name(id))?;
        }
    }
    Ok(())
}

/// The line that stands in the register for an erased one.
fn without_name(id: RawId) -> RawId {
    RawId::derived("document-without-name", &[id])
}

/// Whether a registration is there.
pub fn has_registration(conn: &Connection, id: RegistrationId) -> Result<bool> {
    Ok(conn.prepare_cached("SELECT 1 FROM registration WHERE id = ?1 AND _del = 0")?.exists([id])?)
}

/// What was corrected of the names of these people, of any of their records, by the record that stands for them.
pub fn corrections(conn: &Connection, people: &[Candidate]) -> Result<HashMap<RawId, Vec<Correction>>> {
    let mut any = conn.prepare_cached("SELECT 1 FROM name_case WHERE _del = 0 LIMIT 1")?;
    let mut known = HashMap::new();
    if !any.exists([])? {
        return Ok(known);
    }
    let mut select = conn.prepare_cached(&format!(
        "SELECT name_case, coalesce(of_name, ''), coalesce(name, '') FROM name_case WHERE person_id IN {} AND _del = 0 AND name <> ''
         ORDER BY person_id = ?1 DESC, id",
        joined::with_joined("?1")
    ))?;
    for candidate in people {
        let rows = select.query_map([candidate.person_id], |row| Ok(Correction { case: row.get(0)?, of: row.get(1)?, name: row.get(2)? }))?;
        let rows = rows.collect::<rusqlite::Result<Vec<_>>>()?;
        if !rows.is_empty() {
            known.insert(candidate.person_id.raw(), rows);
        }
    }
    Ok(known)
}

/// From how many hours of presence on an event's certificates are given; none where presence is enough.
pub fn least_hours(conn: &Connection, id: EventId) -> Result<Option<Hundredths>> {
    Ok(conn.prepare_cached("SELECT least_hours FROM event WHERE id = ?1")?.query_row([id], |row| row.get(0))?)
}

const SETTINGS: [&str; 12] = [
    "certificate_pattern",
    "signatory",
    "signatory_post",
    "first_facsimile",
    "second_signatory",
    "second_signatory_post",
    "second_facsimile",
    "third_signatory",
    "third_signatory_post",
    "third_facsimile",
    "seal",
    "logo",
];

/// How the programme numbers and signs certificates; `not-found` in a file that has none.
pub fn settings(conn: &Connection) -> Result<CertificateSettings> {
    let columns = SETTINGS.map(|column| format!("coalesce({column}, '')")).join(", ");
    let mut select = conn.prepare_cached(&format!("SELECT {columns} FROM programme WHERE _del = 0 ORDER BY id LIMIT 1"))?;
    Ok(select.query_row([], |row| {
        let signer = |at: usize| Ok::<_, rusqlite::Error>(Signer { name: row.get(at)?, post: row.get(at + 1)?, facsimile: row.get(at + 2)? });
        Ok(CertificateSettings { pattern: row.get(0)?, signers: vec![signer(1)?, signer(4)?, signer(7)?], seal: row.get(10)?, logo: row.get(11)? })
    })?)
}

/// Writes how the programme numbers and signs certificates.
pub fn set_settings(tx: &mut Tx<'_>, settings: &CertificateSettings) -> Result<()> {
    let id: RawId = tx.conn().prepare_cached("SELECT id FROM programme WHERE _del = 0 ORDER BY id LIMIT 1")?.query_row([], |row| row.get(0))?;
    let mut texts = vec![&settings.pattern];
    texts.extend(settings.signers.iter().flat_map(|signer| [&signer.name, &signer.post, &signer.facsimile]));
    texts.extend([&settings.seal, &settings.logo]);
    let values: Vec<(&'static str, Value)> = SETTINGS.into_iter().zip(texts.into_iter().map(|text| text.clone().into())).collect();
    tx.update(&PROGRAMME, id, &values).map(drop)
}

/// The highest counter of a series so far, also of documents whose issue was undone: those may be on paper. Of numbers of the
/// first kind, which have no counter of their own, it is what follows the series.
pub fn highest_number(conn: &Connection, series: &str) -> Result<u32> {
    let mut select = conn.prepare_cached(&format!("SELECT coalesce(max({}), 0) FROM document WHERE series = ?1", register::COUNTER))?;
    Ok(select.query_row([series], |row| row.get(0))?)
}

/// Whether a number was ever given, also in an issue that was undone.
pub fn was_given(conn: &Connection, number: &str) -> Result<bool> {
    Ok(conn.prepare_cached("SELECT 1 FROM document WHERE number = ?1")?.exists([number])?)
}

/// The code of this copy of the programme.
pub fn own_code(conn: &Connection) -> Result<String> {
    let mut select = conn.prepare_cached("SELECT code FROM local JOIN replica ON rix = CAST(value AS INTEGER) WHERE key = 'replica'")?;
    Ok(select.query_row([], |row| row.get(0))?)
}

/// The codes of all copies that are known.
pub fn codes(conn: &Connection) -> Result<Vec<String>> {
    let mut select = conn.prepare_cached("SELECT DISTINCT code FROM replica WHERE code <> '' ORDER BY code")?;
    Ok(select.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
}

/// The number of the valid minutes of a competition; none before they were entered, or after they were annulled.
pub fn minutes_of(conn: &Connection, id: CompetitionId) -> Result<Option<String>> {
    let mut select = conn.prepare_cached(
        "SELECT coalesce(number, '') FROM document WHERE competition_id = ?1 AND kind = 'minutes' AND state = 'issued' AND _del = 0 ORDER BY issued_on, id LIMIT 1",
    )?;
    Ok(select.query_row([id], |row| row.get(0)).optional()?)
}

/// Whether minutes in the register have this number, valid or annulled.
pub fn is_minutes_number(conn: &Connection, number: &str) -> Result<bool> {
    Ok(conn.prepare_cached("SELECT 1 FROM document WHERE number = ?1 AND kind = 'minutes' AND _del = 0")?.exists([number])?)
}
