//! SQL of the list before printing: who stands in it, with which certificate, and what was corrected of their names.

use std::collections::HashMap;

use rusqlite::{Connection, Row};

use crate::certificates::{Occasion, Part};
use crate::error::Result;
use crate::ids::{CompetitionId, DocumentId, EventId, PersonId, RawId};
use crate::names::cases::{Case, Correction};
use crate::names::{self, FullName};
use crate::people::Sex;
use crate::registrations::RegistrationStatus;
use crate::store::joined;
use crate::values::{Day, Hundredths, Kopecks};

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
    /// Marked present; of a competition, that an application was funded by an approved ranking.
    pub entitled: bool,
    /// Hours of presence; none means all.
    pub hours: Option<Hundredths>,
    /// As what.
    pub part: Part,
    /// The sum awarded.
    pub award: Option<Kopecks>,
    /// The certificate that is valid; of several the first that was given.
    pub certificate: Option<Certificate>,
    /// The numbers of the others that are valid, in the order in which they were given.
    pub doubles: Vec<String>,
    /// Laptops do not agree whether it is valid, or on the award.
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
    /// As what, as printed.
    pub part: Part,
    /// The sum, as printed.
    pub award: Option<Kopecks>,
    /// Why it was given as an exception; may be empty.
    pub exception: String,
    /// The key of the template that it was printed on; empty where nobody knows.
    pub template: String,
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
/// has. Of a competition, those whom the applications of its approved ranking name, and those who have a diploma of it.
pub fn candidates(conn: &Connection, occasion: Occasion) -> Result<Candidates> {
    let (mut people, nameless) = match occasion {
        Occasion::Event(id) => (registered(conn, id)?, 0),
        Occasion::Competition(id) => (ranked(conn, id)?, nameless(conn, id)?),
    };
    let mut doubles = super::register::doubles(conn, occasion)?;
    for candidate in &mut people {
        candidate.doubles = doubles.remove(&candidate.person_id.raw()).unwrap_or_default();
    }
    Ok(Candidates { people, nameless })
}

/// The columns of a person and of the document `d`, from the first on.
const PERSON: &str = "p.id, coalesce(p.surname, ''), coalesce(p.given, ''), coalesce(p.patronymic, ''), p.sex,
  coalesce(nullif(o.short_name, ''), o.full_name, ''), d.id, coalesce(d.number, ''), d.issued_on, coalesce(d.holder, ''), d.part, d.award,
  coalesce(d.exception, ''), coalesce(d.template, '')";

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

/// The columns behind those of [`PERSON`].
const BEHIND: usize = 14;

fn candidate(row: &Row<'_>) -> rusqlite::Result<Candidate> {
    let certificate = match row.get::<_, Option<DocumentId>>(6)? {
        Some(id) => Some(Certificate {
            id,
            number: row.get(7)?,
            issued_on: row.get(8)?,
            holder: row.get(9)?,
            part: row.get(10)?,
            award: row.get(11)?,
            exception: row.get(12)?,
            template: row.get(13)?,
        }),
        None => None,
    };
    // A list from elsewhere may have brought a name in capitals; on paper it stands as names are written.
    let part = |place: usize| row.get::<_, String>(place).map(|part| names::tidy(&part));
    Ok(Candidate {
        person_id: row.get(0)?,
        name: FullName { surname: part(1)?, given: part(2)?, patronymic: part(3)? },
        sex: row.get(4)?,
        organisation: row.get(5)?,
        certificate,
        doubles: Vec::new(),
        undecided: row.get(BEHIND)?,
        status: None,
        entitled: false,
        hours: None,
        part: Part::Participant,
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
        let status: RegistrationStatus = row.get(BEHIND + 1)?;
        let entitled = status == RegistrationStatus::Attended;
        Ok(Candidate { status: Some(status), entitled, hours: row.get(BEHIND + 2)?, part: row.get(BEHIND + 3)?, ..candidate(row)? })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// People of the applications of a competition, each once: whoever won with several has the sum of their awards, and the
/// organisations of those that won.
fn ranked(conn: &Connection, id: CompetitionId) -> Result<Vec<Candidate>> {
    let mut select = conn.prepare_cached(&format!(
        "SELECT {PERSON},
           {undecided} OR EXISTS (SELECT 1 FROM conflict k WHERE k.decided = 0 AND k.tbl = 'application' AND k.row = a.id AND k.col IN ('award', 'status')),
           m.approved_at IS NOT NULL AND a.status = 'funded', a.award
         FROM competition m JOIN application a ON a.competition_id = m.id AND a._del = 0
           JOIN person p ON p.id = {person} AND p._del = 0 LEFT JOIN organisation o ON o.id = {organisation} AND o._del = 0
           LEFT JOIN document d ON d.id = {valid}
         WHERE m.id = ?1 AND m._del = 0 AND (d.id IS NOT NULL OR m.approved_at IS NOT NULL AND a.status IN ('funded', 'reserve', 'rejected'))
         ORDER BY p.folded, p.n, a.number, a.id",
        person = joined::canonical_of("a.person_id"),
        organisation = joined::canonical_of("a.organisation_id"),
        valid = valid("competition_id", "a.competition_id", "a.person_id"),
        undecided = undecided("competition_id", "a.competition_id", "a.person_id"),
    ))?;
    let mut people: Vec<Candidate> = Vec::new();
    let mut rows = select.query([id])?;
    while let Some(row) = rows.next()? {
        let won: bool = row.get(BEHIND + 1)?;
        let found = Candidate { entitled: won, award: if won { row.get(BEHIND + 2)? } else { None }, ..candidate(row)? };
        let found = if won { Candidate { part: Part::Winner, ..found } } else { found };
        match people.last_mut().filter(|last| last.person_id == found.person_id) {
            Some(last) => last.join(found),
            None => people.push(found),
        }
    }
    Ok(people)
}

impl Candidate {
    /// Takes in another application of the same person.
    fn join(&mut self, other: Self) {
        self.undecided |= other.undecided;
        match (self.entitled, other.entitled) {
            (false, true) => *self = Self { undecided: self.undecided, ..other },
            (true, false) => {}
            _ => {
                self.award = match (self.award, other.award) {
                    (Some(one), Some(other)) => Some(Kopecks(one.0.saturating_add(other.0))),
                    (one, other) => one.or(other),
                };
                if !other.organisation.is_empty() && !self.organisation.split("; ").any(|known| known == other.organisation) {
                    self.organisation =
                        [&*self.organisation, &*other.organisation].iter().filter(|name| !name.is_empty()).copied().collect::<Vec<_>>().join("; ");
                }
            }
        }
    }
}

/// Applications that won and name nobody.
fn nameless(conn: &Connection, id: CompetitionId) -> Result<u32> {
    let mut count = conn.prepare_cached(
        "SELECT count(*) FROM competition m JOIN application a ON a.competition_id = m.id AND a._del = 0 AND a.status = 'funded'
         WHERE m.id = ?1 AND m._del = 0 AND m.approved_at IS NOT NULL AND NOT EXISTS (SELECT 1 FROM person p WHERE p.id = a.person_id AND p._del = 0)",
    )?;
    Ok(count.query_row([id], |row| row.get(0))?)
}

/// The identifier of what was corrected of a person's name in a case: one row, whichever laptop writes it.
pub fn name_case_id(person: PersonId, case: Case) -> RawId {
    RawId::derived(&format!("name-case-{}", case.as_str()), &[person.raw()])
}

/// What was corrected of people's names, of any of their records, by the record that stands for them: the few corrections
/// that there are. Those of the record itself come first.
pub fn corrections(conn: &Connection) -> Result<HashMap<RawId, Vec<Correction>>> {
    let mut select = conn.prepare_cached(&format!(
        "SELECT {person}, name_case, coalesce(of_name, ''), coalesce(name, '') FROM name_case WHERE _del = 0 AND name <> ''
         ORDER BY person_id = {person} DESC, id",
        person = joined::canonical_of("person_id")
    ))?;
    let mut known: HashMap<RawId, Vec<Correction>> = HashMap::new();
    let mut rows = select.query([])?;
    while let Some(row) = rows.next()? {
        known.entry(row.get(0)?).or_default().push(Correction { case: row.get(1)?, of: row.get(2)?, name: row.get(3)? });
    }
    Ok(known)
}
