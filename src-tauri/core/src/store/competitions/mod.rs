//! SQL of competitions: the competition itself, its criteria, its experts.

mod applications;
mod sheets;

use rusqlite::types::{FromSql, Value};
use rusqlite::{Connection, OptionalExtension, Row};

pub use applications::*;
pub use sheets::*;

use crate::competitions::{CompetitionFields, CriterionFields};
use crate::error::{Code, Error, Result};
use crate::file::Tx;
use crate::file::tables::{COMPETITION, CRITERION, EXPERT};
use crate::ids::{CompetitionId, CriterionId, ExpertId, PersonId, RawId};
use crate::names::FullName;
use crate::values::{Hundredths, Moment};

/// A column that a newer or merged row may leave empty.
fn or_default<T: FromSql + Default>(row: &Row<'_>, column: &str) -> rusqlite::Result<T> {
    Ok(row.get::<_, Option<T>>(column)?.unwrap_or_default())
}

/// A competition as it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Stored {
    /// The identifier.
    pub id: CompetitionId,
    /// What its form holds.
    pub fields: CompetitionFields,
    /// When its ranking was approved.
    pub approved_at: Option<Moment>,
}

fn stored(row: &Row<'_>) -> rusqlite::Result<Stored> {
    let fields = CompetitionFields {
        title: or_default(row, "title")?,
        kind: row.get("kind")?,
        year: or_default(row, "year")?,
        status: row.get("status")?,
        opens_on: row.get("opens_on")?,
        closes_on: row.get("closes_on")?,
        budget: or_default(row, "budget")?,
        threshold: or_default(row, "threshold")?,
        aggregation: row.get("aggregation")?,
        marks_needed: or_default(row, "marks_needed")?,
        highest_request: row.get("highest_request")?,
        number_pattern: or_default(row, "number_pattern")?,
        jury_size: row.get("jury_size")?,
        jury_present: row.get("jury_present")?,
        minutes_number: or_default(row, "minutes_number")?,
        minutes_on: row.get("minutes_on")?,
        minutes_place: or_default(row, "minutes_place")?,
        chair: or_default(row, "chair")?,
        secretary: or_default(row, "secretary")?,
        votes_for: row.get("votes_for")?,
        votes_against: row.get("votes_against")?,
        votes_abstained: row.get("votes_abstained")?,
    };
    Ok(Stored { id: row.get("id")?, fields, approved_at: row.get("approved_at")? })
}

/// Every competition, the latest year first.
pub fn all(conn: &Connection) -> Result<Vec<Stored>> {
    let mut statement = conn.prepare_cached("SELECT * FROM competition WHERE _del = 0 ORDER BY year DESC, closes_on DESC, title, id")?;
    Ok(statement.query_map([], stored)?.collect::<rusqlite::Result<_>>()?)
}

/// The competition; `not-found` when it is not there or was deleted.
pub fn competition(conn: &Connection, id: CompetitionId) -> Result<Stored> {
    let mut statement = conn.prepare_cached("SELECT * FROM competition WHERE id = ?1 AND _del = 0")?;
    statement.query_row([id], stored).optional()?.ok_or_else(|| Error::new(Code::NotFound))
}

fn competition_values(fields: &CompetitionFields) -> Vec<(&'static str, Value)> {
    vec![
        ("title", fields.title.clone().into()),
        ("kind", fields.kind.into()),
        ("year", fields.year.into()),
        ("status", fields.status.into()),
        ("opens_on", fields.opens_on.into()),
        ("closes_on", fields.closes_on.into()),
        ("budget", fields.budget.into()),
        ("threshold", fields.threshold.into()),
        ("aggregation", fields.aggregation.into()),
        ("marks_needed", fields.marks_needed.into()),
        ("highest_request", fields.highest_request.into()),
        ("number_pattern", fields.number_pattern.clone().into()),
        ("jury_size", fields.jury_size.into()),
        ("jury_present", fields.jury_present.into()),
        ("minutes_number", fields.minutes_number.clone().into()),
        ("minutes_on", fields.minutes_on.into()),
        ("minutes_place", fields.minutes_place.clone().into()),
        ("chair", fields.chair.clone().into()),
        ("secretary", fields.secretary.clone().into()),
        ("votes_for", fields.votes_for.into()),
        ("votes_against", fields.votes_against.into()),
        ("votes_abstained", fields.votes_abstained.into()),
    ]
}

/// Inserts a competition.
pub fn insert_competition(tx: &mut Tx<'_>, id: CompetitionId, fields: &CompetitionFields) -> Result<()> {
    tx.insert(&COMPETITION, id, &competition_values(fields))
}

/// Sets what a competition's form holds.
pub fn update_competition(tx: &mut Tx<'_>, id: CompetitionId, fields: &CompetitionFields) -> Result<bool> {
    tx.update(&COMPETITION, id, &competition_values(fields))
}

/// Sets the status and the moment of approval.
pub fn set_approval(tx: &mut Tx<'_>, id: CompetitionId, status: crate::competitions::CompetitionStatus, at: Option<Moment>) -> Result<()> {
    tx.update(&COMPETITION, id, &[("status", status.into()), ("approved_at", at.into())])?;
    Ok(())
}

/// Deletes a competition with its criteria and experts.
pub fn delete_competition(tx: &mut Tx<'_>, id: CompetitionId) -> Result<()> {
    for criterion in criteria(tx.conn(), id)?.iter().filter_map(|criterion| criterion.id) {
        tx.delete(&CRITERION, criterion)?;
    }
    for expert in experts(tx.conn(), id)? {
        tx.delete(&EXPERT, expert.id)?;
    }
    tx.delete(&COMPETITION, id)
}

/// How many applications and documents stand on a competition.
pub fn competition_uses(conn: &Connection, id: CompetitionId) -> Result<u32> {
    let sql = "SELECT (SELECT count(*) FROM application WHERE competition_id = ?1 AND _del = 0)
                    + (SELECT count(*) FROM document WHERE competition_id = ?1 AND _del = 0)";
    Ok(conn.prepare_cached(sql)?.query_row([id], |row| row.get(0))?)
}

/// The criteria in their order; each has its identifier.
pub fn criteria(conn: &Connection, id: CompetitionId) -> Result<Vec<CriterionFields>> {
    let mut statement = conn.prepare_cached("SELECT * FROM criterion WHERE competition_id = ?1 AND _del = 0 ORDER BY position, id")?;
    let rows = statement.query_map([id], |row| {
        Ok(CriterionFields {
            id: Some(row.get("id")?),
            title: or_default(row, "title")?,
            description: or_default(row, "description")?,
            lowest: or_default(row, "lowest")?,
            highest: or_default(row, "highest")?,
            step: or_default(row, "step")?,
            weight: or_default(row, "weight")?,
            required: or_default(row, "required")?,
            in_total: or_default(row, "in_total")?,
            comment_below: row.get("comment_below")?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn criterion_values(competition: CompetitionId, position: usize, fields: &CriterionFields) -> Vec<(&'static str, Value)> {
    vec![
        ("competition_id", competition.into()),
        ("position", (position as i64).into()),
        ("title", fields.title.clone().into()),
        ("description", fields.description.clone().into()),
        ("lowest", fields.lowest.into()),
        ("highest", fields.highest.into()),
        ("step", fields.step.into()),
        ("weight", fields.weight.into()),
        ("required", fields.required.into()),
        ("in_total", fields.in_total.into()),
        ("comment_below", fields.comment_below.into()),
    ]
}

/// Makes these the criteria of a competition, in this order: those with an identifier are kept, those of `gone` deleted. Returns the
/// identifier of each.
pub fn set_criteria(tx: &mut Tx<'_>, competition: CompetitionId, wanted: &[CriterionFields], gone: &[CriterionId]) -> Result<Vec<CriterionId>> {
    for id in gone {
        tx.delete(&CRITERION, *id)?;
    }
    let mut write = |(position, fields): (usize, &CriterionFields)| {
        let values = criterion_values(competition, position, fields);
        if let Some(id) = fields.id {
            tx.update(&CRITERION, id, &values)?;
            return Ok(id);
        }
        let id = CriterionId(tx.new_id());
        tx.insert(&CRITERION, id, &values)?;
        Ok(id)
    };
    wanted.iter().enumerate().map(&mut write).collect()
}

/// The marks that stand for each criterion of a competition, each value once with how often it was given.
pub fn values_given(conn: &Connection, id: CompetitionId) -> Result<Vec<(CriterionId, Hundredths, u32)>> {
    let mut statement = conn.prepare_cached(
        "SELECT m.criterion_id, m.value, count(*) FROM criterion c
         CROSS JOIN application a ON a.competition_id = c.competition_id AND a._del = 0
         CROSS JOIN sheet s ON s.application_id = a.id AND s._del = 0
         CROSS JOIN mark m ON m.sheet_id = s.id AND m.criterion_id = c.id AND m._del = 0
         WHERE c.competition_id = ?1 AND c._del = 0 AND m.value IS NOT NULL GROUP BY 1, 2",
    )?;
    Ok(statement.query_map([id], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?.collect::<rusqlite::Result<_>>()?)
}

/// An expert as stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredExpert {
    /// The identifier.
    pub id: ExpertId,
    /// The person.
    pub person: PersonId,
    /// The name in its parts.
    pub name: FullName,
}

/// The experts of a competition in their order.
pub fn experts(conn: &Connection, id: CompetitionId) -> Result<Vec<StoredExpert>> {
    let mut statement = conn.prepare_cached(
        "SELECT e.id, e.person_id, p.surname, p.given, p.patronymic FROM expert e JOIN person p ON p.id = e.person_id
         WHERE e.competition_id = ?1 AND e._del = 0 ORDER BY e.position, e.id",
    )?;
    let rows = statement.query_map([id], |row| {
        let name = FullName { surname: or_default(row, "surname")?, given: or_default(row, "given")?, patronymic: or_default(row, "patronymic")? };
        Ok(StoredExpert { id: row.get("id")?, person: row.get("person_id")?, name })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The identifier of a person's place in a jury.
pub fn expert_id(competition: CompetitionId, person: PersonId) -> ExpertId {
    ExpertId(RawId::derived("expert", &[competition.raw(), person.raw()]))
}

/// Makes these people the experts of a competition, in this order; those of `gone` leave.
pub fn set_experts(tx: &mut Tx<'_>, competition: CompetitionId, people: &[PersonId], gone: &[ExpertId]) -> Result<()> {
    for id in gone {
        tx.delete(&EXPERT, *id)?;
    }
    for (position, person) in people.iter().enumerate() {
        let values = [("competition_id", competition.into()), ("person_id", (*person).into()), ("position", (position as i64).into())];
        tx.put(&EXPERT, expert_id(competition, *person), &values)?;
    }
    Ok(())
}

/// How many sheets of an expert hold anything: a mark, or a decision.
pub fn expert_uses(conn: &Connection, id: ExpertId) -> Result<u32> {
    let sql = "SELECT count(*) FROM sheet s WHERE s.expert_id = ?1 AND s._del = 0
               AND (s.state <> 'open' OR EXISTS (SELECT 1 FROM mark m WHERE m.sheet_id = s.id AND m._del = 0))";
    Ok(conn.prepare_cached(sql)?.query_row([id], |row| row.get(0))?)
}

/// The columns that an approved ranking stands on: those of the competition, and those of its applications.
const APPROVED: [(&str, &[&str]); 2] = [
    ("competition", &["status", "budget", "threshold", "aggregation", "marks_needed", "jury_size", "jury_present"]),
    ("application", &["status", "requested", "organisation_id", "person_id", "award"]),
];

/// Refuses a change of a row, of these columns or of its life where none is named, that would change an approved ranking.
/// `ranking-approved`.
pub fn refuse_approved_change(conn: &Connection, table: &str, row: RawId, columns: &[&str]) -> Result<()> {
    let of = match table {
        "competition" => "SELECT ?1",
        "application" => "SELECT competition_id FROM application WHERE id = ?1",
        "criterion" => "SELECT competition_id FROM criterion WHERE id = ?1",
        "expert" => "SELECT competition_id FROM expert WHERE id = ?1",
        "sheet" => "SELECT a.competition_id FROM sheet s JOIN application a ON a.id = s.application_id WHERE s.id = ?1",
        "mark" => {
            "SELECT a.competition_id FROM mark m JOIN sheet s ON s.id = m.sheet_id JOIN application a ON a.id = s.application_id WHERE m.id = ?1"
        }
        _ => return Ok(()),
    };
    if let Some((_, held)) = APPROVED.iter().find(|(name, _)| *name == table)
        && !columns.is_empty()
        && !columns.iter().any(|column| held.contains(column))
    {
        return Ok(());
    }
    let approved = format!("SELECT 1 FROM competition WHERE id = ({of}) AND _del = 0 AND approved_at IS NOT NULL");
    if conn.prepare_cached(&approved)?.exists([row])? { Err(Error::new(Code::RankingApproved)) } else { Ok(()) }
}
