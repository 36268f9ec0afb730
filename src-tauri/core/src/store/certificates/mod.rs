//! SQL of certificates: what they are given for, how they are numbered and signed.

use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension};

use crate::calendar;
use crate::certificates::{CertificateSettings, Signer, erased_holder, kept_check};
use crate::error::Result;
use crate::file::Tx;
use crate::file::tables::{DOCUMENT, PROGRAMME};
use crate::ids::{CompetitionId, DocumentId, EventId, PersonId, RawId};
use crate::names::fold;
use crate::values::{Day, Hundredths, Moment};

mod candidates;
pub mod register;

pub use candidates::*;
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

/// The title of a competition, and the day of its minutes, or the one on which its ranking was approved by the clock of the
/// programme's zone (of one that is not: its last day); `not-found` without it.
pub fn decided(conn: &Connection, id: CompetitionId) -> Result<(String, Day)> {
    let mut select = conn.prepare_cached(
        "SELECT coalesce(title, ''), nullif(minutes_on, ''), approved_at, coalesce(nullif(closes_on, ''), printf('%04d-12-31', year)),
           coalesce((SELECT zone FROM programme WHERE _del = 0 ORDER BY id LIMIT 1), '')
         FROM competition WHERE id = ?1 AND _del = 0",
    )?;
    Ok(select.query_row([id], |row| {
        let day = match (row.get::<_, Option<Day>>(1)?, row.get::<_, Option<Moment>>(2)?) {
            (Some(day), _) => day,
            (None, Some(moment)) => calendar::day(moment, &row.get::<_, String>(4)?),
            (None, None) => row.get(3)?,
        };
        Ok((row.get(0)?, day))
    })?)
}

/// Erases the documents of a person whose name is not to stand anywhere (152-FZ), and enters each again without it.
///
/// The register stays whole: number, series, kind, day, state, template, what it was given for. In the place of the holder stands the
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
               coalesce(holder, ''), counter, part, replaces, template
             FROM document WHERE person_id = ?1 AND _del < 2 ORDER BY id",
        )?;
        let rows = select.query_map([person], |row| {
            let (number, issued_on, holder): (String, String, String) = (row.get(3)?, row.get(7)?, row.get(9)?);
            // A day that nobody can read proves nothing.
            let kept = issued_on.parse().map_or_else(|_| String::new(), |day| erased_holder(&number, Day(day), &holder));
            let replaces: Option<RawId> = row.get(12)?;
            let values: [(&'static str, Value); 12] = [
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
                ("template", row.get(13)?),
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

/// Minutes of a jury in the register.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegisteredMinutes {
    /// Their line.
    pub id: DocumentId,
    /// Their number.
    pub number: String,
    /// Their day; none where a line came without one.
    pub issued_on: Option<Day>,
    /// The key of the template that they were printed on; none for the usual look.
    pub template: Option<String>,
}

/// The valid minutes of a competition; none before they were entered, or after they were annulled.
pub fn minutes_of(conn: &Connection, id: CompetitionId) -> Result<Option<RegisteredMinutes>> {
    let mut select = conn.prepare_cached(
        "SELECT id, coalesce(number, ''), issued_on, template FROM document
         WHERE competition_id = ?1 AND kind = 'minutes' AND state = 'issued' AND _del = 0 ORDER BY issued_on, id LIMIT 1",
    )?;
    let found =
        select.query_row([id], |row| Ok(RegisteredMinutes { id: row.get(0)?, number: row.get(1)?, issued_on: row.get(2)?, template: row.get(3)? }));
    Ok(found.optional()?)
}

/// Whether minutes in the register have this number, valid or annulled.
pub fn is_minutes_number(conn: &Connection, number: &str) -> Result<bool> {
    Ok(conn.prepare_cached("SELECT 1 FROM document WHERE number = ?1 AND kind = 'minutes' AND _del = 0")?.exists([number])?)
}
