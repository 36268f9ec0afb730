//! SQL of score sheets and marks, and of what conflicts of interest are found from.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension};

use super::or_default;
use crate::competitions::conflicts::{Stake, Ties};
use crate::competitions::{ApplicationStatus, MarkCell, SheetState};
use crate::error::Result;
use crate::file::Tx;
use crate::file::tables::{MARK, SHEET};
use crate::ids::{ApplicationId, CompetitionId, CriterionId, ExpertId, MarkId, OrganisationId, PersonId, RawId, SheetId};
use crate::store::joined;
use crate::values::{Hundredths, Kopecks, Moment};

/// Whether applications with this status are marked and ranked: admitted ones, and those on which was decided.
pub fn is_scored(status: ApplicationStatus) -> bool {
    matches!(status, ApplicationStatus::Admitted | ApplicationStatus::Funded | ApplicationStatus::Reserve | ApplicationStatus::Rejected)
}

/// The same in SQL.
const SCORED: &str = "a._del = 0 AND a.status IN ('admitted', 'funded', 'reserve', 'rejected')";

/// The identifier of the sheet of a pair.
pub fn sheet_id(application: ApplicationId, expert: ExpertId) -> SheetId {
    SheetId(RawId::derived("sheet", &[application.raw(), expert.raw()]))
}

fn mark_id(sheet: SheetId, criterion: CriterionId) -> MarkId {
    MarkId(RawId::derived("mark", &[sheet.raw(), criterion.raw()]))
}

/// An application that is marked and ranked.
#[derive(Clone, Debug, PartialEq)]
pub struct Scored {
    /// The identifier.
    pub id: ApplicationId,
    /// Its number.
    pub number: String,
    /// Its title.
    pub title: String,
    /// The applicant's short name.
    pub organisation: String,
    /// The sum requested.
    pub requested: Kopecks,
    /// The sum awarded.
    pub award: Option<Kopecks>,
    /// What has become of it.
    pub status: ApplicationStatus,
}

/// The applications of a competition that are marked and ranked, or one of them, by number.
pub fn scored(conn: &Connection, competition: CompetitionId, only: Option<ApplicationId>) -> Result<Vec<Scored>> {
    let mut statement = conn.prepare_cached(&format!(
        "SELECT a.id, a.number, a.title, a.requested, a.award, a.status, coalesce(nullif(o.short_name, ''), o.full_name, '') AS organisation
         FROM application a LEFT JOIN organisation o ON o.id = a.organisation_id
         WHERE a.competition_id = ?1 AND {SCORED} AND (?2 IS NULL OR a.id = ?2) ORDER BY length(a.number), a.number, a.n"
    ))?;
    let rows = statement.query_map((competition, only), |row| {
        Ok(Scored {
            id: row.get("id")?,
            number: or_default(row, "number")?,
            title: or_default(row, "title")?,
            organisation: row.get("organisation")?,
            requested: or_default(row, "requested")?,
            award: row.get("award")?,
            status: row.get("status")?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// A sheet as stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredSheet {
    /// The identifier.
    pub id: SheetId,
    /// Its state.
    pub state: SheetState,
    /// Why the expert stepped aside.
    pub reason: String,
}

/// The sheets of a competition, or of one application, by application and expert.
pub fn sheets(
    conn: &Connection,
    competition: CompetitionId,
    only: Option<ApplicationId>,
) -> Result<BTreeMap<(ApplicationId, ExpertId), StoredSheet>> {
    let mut statement = conn.prepare_cached(&format!(
        "SELECT s.application_id, s.expert_id, s.id, s.state, s.reason FROM application a CROSS JOIN sheet s ON s.application_id = a.id AND s._del = 0
         WHERE a.competition_id = ?1 AND {SCORED} AND (?2 IS NULL OR a.id = ?2)"
    ))?;
    let rows = statement.query_map((competition, only), |row| {
        Ok(((row.get(0)?, row.get(1)?), StoredSheet { id: row.get(2)?, state: row.get(3)?, reason: or_default(row, "reason")? }))
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The marks of a competition, or of one application, by sheet and criterion.
pub fn marks(conn: &Connection, competition: CompetitionId, only: Option<ApplicationId>) -> Result<BTreeMap<(SheetId, CriterionId), Hundredths>> {
    let mut statement = conn.prepare_cached(&format!(
        "SELECT m.sheet_id, m.criterion_id, m.value FROM application a CROSS JOIN sheet s ON s.application_id = a.id AND s._del = 0
         CROSS JOIN mark m ON m.sheet_id = s.id AND m._del = 0
         WHERE a.competition_id = ?1 AND {SCORED} AND (?2 IS NULL OR a.id = ?2) AND m.value IS NOT NULL"
    ))?;
    Ok(statement.query_map((competition, only), |row| Ok(((row.get(0)?, row.get(1)?), row.get(2)?)))?.collect::<rusqlite::Result<_>>()?)
}

/// The cells of a sheet that hold anything.
pub fn cells(conn: &Connection, sheet: SheetId) -> Result<Vec<MarkCell>> {
    let mut statement = conn.prepare_cached("SELECT criterion_id, value, comment FROM mark WHERE sheet_id = ?1 AND _del = 0")?;
    let rows =
        statement.query_map([sheet], |row| Ok(MarkCell { criterion_id: row.get(0)?, value: row.get(1)?, comment: or_default(row, "comment")? }))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The sheet of a pair, when it was begun.
pub fn sheet(conn: &Connection, id: SheetId) -> Result<Option<StoredSheet>> {
    let mut statement = conn.prepare_cached("SELECT id, state, reason FROM sheet WHERE id = ?1 AND _del = 0")?;
    let row = statement.query_row([id], |row| Ok(StoredSheet { id: row.get(0)?, state: row.get(1)?, reason: or_default(row, "reason")? }));
    Ok(row.optional()?)
}

/// Sets a sheet's state; begins the sheet where there is none. A final sheet has the moment at which it became final.
pub fn put_sheet(
    tx: &mut Tx<'_>,
    application: ApplicationId,
    expert: ExpertId,
    state: SheetState,
    reason: &str,
    finished_at: Option<Moment>,
) -> Result<bool> {
    let values: [(&'static str, Value); 5] = [
        ("application_id", application.into()),
        ("expert_id", expert.into()),
        ("state", state.into()),
        ("reason", reason.to_owned().into()),
        ("finished_at", finished_at.into()),
    ];
    tx.put(&SHEET, sheet_id(application, expert), &values)
}

/// Writes a cell of a sheet; an empty one is taken away.
pub fn put_mark(tx: &mut Tx<'_>, sheet: SheetId, cell: &MarkCell, there: bool) -> Result<()> {
    let id = mark_id(sheet, cell.criterion_id);
    if cell.value.is_none() && cell.comment.is_empty() {
        return if there { tx.delete(&MARK, id) } else { Ok(()) };
    }
    let values = [
        ("sheet_id", sheet.into()),
        ("criterion_id", cell.criterion_id.into()),
        ("value", cell.value.into()),
        ("comment", cell.comment.clone().into()),
    ];
    tx.put(&MARK, id, &values)?;
    Ok(())
}

/// Where the experts of a competition, or of all, work or worked: under whatever record of the person, and named by the
/// record that stands for the person or organisation.
pub fn ties(conn: &Connection, competition: Option<CompetitionId>) -> Result<Vec<Ties>> {
    let mut statement = conn.prepare_cached(&format!(
        "SELECT e.id, e.competition_id, {person}, {organisation} FROM expert e LEFT JOIN role r ON r.person_id IN {records} AND r._del = 0
         WHERE e._del = 0 AND (?1 IS NULL OR e.competition_id = ?1)",
        person = joined::canonical_of("e.person_id"),
        organisation = joined::canonical_of("r.organisation_id"),
        records = joined::with_joined("e.person_id")
    ))?;
    let mut ties: BTreeMap<ExpertId, Ties> = BTreeMap::new();
    let mut rows = statement.query([competition])?;
    while let Some(row) = rows.next()? {
        let (expert, competition, person) = (row.get(0)?, row.get(1)?, row.get(2)?);
        let tie = ties.entry(expert).or_insert_with(|| Ties { expert, competition, person, organisations: BTreeSet::new() });
        tie.organisations.extend(row.get::<_, Option<OrganisationId>>(3)?);
    }
    Ok(ties.into_values().collect())
}

/// Who has something at stake in the applications of a competition, or of all, as far as any expert could be concerned:
/// applications in which no expert's person or organisation has a part are left out. `only` looks at these applications.
pub fn stakes(conn: &Connection, competition: Option<CompetitionId>, only: Option<&[ApplicationId]>) -> Result<Vec<Stake>> {
    // Named ones are looked up: a window of a long list must not walk all applications.
    let of = if only.is_some() { "json_each(?2) o CROSS JOIN application a ON a.id = unhex(o.value)" } else { "application a" };
    let every = if only.is_some() { "" } else { " AND ?2 IS NULL" };
    let only = only.map(|ids| serde_json::to_string(ids).unwrap_or_default());
    let mut statement = conn.prepare_cached(&format!(
        "WITH seat AS MATERIALIZED (SELECT DISTINCT person_id FROM expert WHERE _del = 0 AND (?1 IS NULL OR competition_id = ?1)),
              juror AS MATERIALIZED (SELECT person_id FROM seat
                UNION SELECT m.id FROM seat s CROSS JOIN canon c ON c.id = s.person_id JOIN canon m ON m.canon = c.canon),
              desk AS MATERIALIZED (SELECT DISTINCT r.organisation_id FROM juror j CROSS JOIN role r ON r.person_id = j.person_id AND r._del = 0),
              house AS MATERIALIZED (SELECT organisation_id FROM desk
                UNION SELECT m.id FROM desk d CROSS JOIN canon c ON c.id = d.organisation_id JOIN canon m ON m.canon = c.canon)
         SELECT a.id, a.competition_id, {person}, {organisation} FROM {of}
         WHERE {SCORED} AND (?1 IS NULL OR a.competition_id = ?1){every}
           AND (a.person_id IN (SELECT person_id FROM juror) OR a.organisation_id IN (SELECT organisation_id FROM house))
         UNION ALL
         SELECT a.id, a.competition_id, NULL, {partner} FROM {of} CROSS JOIN partner p ON p.application_id = a.id AND p._del = 0
         WHERE {SCORED} AND (?1 IS NULL OR a.competition_id = ?1){every}
           AND p.organisation_id IN (SELECT organisation_id FROM house)",
        person = joined::canonical_of("a.person_id"),
        organisation = joined::canonical_of("a.organisation_id"),
        partner = joined::canonical_of("p.organisation_id")
    ))?;
    let mut stakes: BTreeMap<ApplicationId, Stake> = BTreeMap::new();
    let mut rows = statement.query((competition, only))?;
    while let Some(row) = rows.next()? {
        let (application, competition) = (row.get(0)?, row.get(1)?);
        let stake = stakes.entry(application).or_insert_with(|| Stake { application, competition, person: None, organisations: BTreeSet::new() });
        stake.person = stake.person.or(row.get::<_, Option<PersonId>>(2)?);
        stake.organisations.extend(row.get::<_, Option<OrganisationId>>(3)?);
    }
    Ok(stakes.into_values().collect())
}

/// What lists count for a competition.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Counts {
    /// Applications, whatever has become of them.
    pub applications: u32,
    /// Pairs of an application that is marked and an expert.
    pub pairs: u32,
    /// Final sheets.
    pub finished: u32,
    /// Sheets whose expert stepped aside.
    pub recused: u32,
}

/// The counts of every competition in three walks, however many there are.
pub fn counts(conn: &Connection) -> Result<BTreeMap<CompetitionId, Counts>> {
    let mut counts: BTreeMap<CompetitionId, Counts> = BTreeMap::new();
    let mut statement = conn.prepare_cached(&format!(
        "SELECT a.competition_id, count(*), sum(CASE WHEN {SCORED} THEN 1 ELSE 0 END)
           * (SELECT count(*) FROM expert e WHERE e.competition_id = a.competition_id AND e._del = 0)
         FROM application a WHERE a._del = 0 AND a.competition_id IS NOT NULL GROUP BY 1"
    ))?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        counts.insert(row.get(0)?, Counts { applications: row.get(1)?, pairs: row.get(2)?, ..Counts::default() });
    }
    let mut statement = conn.prepare_cached(&format!(
        "SELECT a.competition_id, sum(s.state = 'final'), sum(s.state = 'recused') FROM sheet s
         JOIN application a ON a.id = s.application_id JOIN expert e ON e.id = s.expert_id AND e._del = 0
         WHERE s._del = 0 AND {SCORED} AND a.competition_id IS NOT NULL GROUP BY 1"
    ))?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let of = counts.entry(row.get(0)?).or_default();
        (of.finished, of.recused) = (row.get(1)?, row.get(2)?);
    }
    Ok(counts)
}
