//! Finding records that may be one: blocks of records that share something, compared pair by pair.

use std::collections::{BTreeMap, HashMap, HashSet};

use rusqlite::Connection;

use super::model::{DuplicateList, DuplicateProposal, RecordKind};
use super::rules::{self, OrganisationCard, PersonCard, Weighed};
use crate::error::{Code, Error, Result};
use crate::ids::{RawId, RecordId};
use crate::store::imports::{self, Position};
use crate::store::{duplicates, joined};

/// A block that is larger says nothing: a switchboard's phone, an address of a whole office.
const MOST_OF_CONTACT: usize = 200;
/// The most namesakes that are compared with each other.
const MOST_NAMESAKES: usize = 4000;
/// The most proposals that are shown: whoever has worked through them searches again.
const MOST_SHOWN: usize = 500;

/// Two records that may be one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// What they are.
    pub kind: RecordKind,
    /// The older one.
    pub one: RawId,
    /// The other.
    pub other: RawId,
    /// How much speaks for it, and what.
    pub weighed: Weighed,
}

/// Every pair of live records that may be one, the likeliest first. `progress(done, total)` is called now and then;
/// returning false ends the search with `cancelled`.
pub fn find(conn: &Connection, progress: &mut dyn FnMut(u32, u32) -> bool) -> Result<Vec<Found>> {
    search(conn, None, progress)
}

/// The pairs of which one record is among these: what came by an exchange or an import, compared with everything. The same
/// pairs that `find` would give.
pub fn found_after(conn: &Connection, records: &[(RecordKind, RawId)]) -> Result<Vec<Found>> {
    if records.is_empty() {
        return Ok(Vec::new());
    }
    search(conn, Some(&records.iter().map(|(_, id)| *id).collect()), &mut |_, _| true)
}

/// How far the journal has come, for [`found_since`].
pub fn position(conn: &Connection) -> Result<Position> {
    imports::position(conn)
}

/// The pairs of which one record was written since the journal stood there, by whomever: see [`found_after`].
pub fn found_since(conn: &Connection, position: &Position) -> Result<Vec<Found>> {
    found_after(conn, &duplicates::written_since(conn, position)?)
}

fn search(conn: &Connection, only: Option<&HashSet<RawId>>, progress: &mut dyn FnMut(u32, u32) -> bool) -> Result<Vec<Found>> {
    let (people, organisations) =
        (Cards::gather(duplicates::people(conn)?, person_keys), Cards::gather(duplicates::organisations(conn)?, organisation_keys));
    let total = (people.blocks.len() + organisations.blocks.len()) as u32;
    let namesakes = people.namesakes();
    let rare = |card: &PersonCard| namesakes.get(&card.folded).is_none_or(|count| *count <= 2);
    let mut steps = Steps { done: 0, total, progress };
    let mut found = people.compare(RecordKind::Person, only, &mut steps, |one, other| rules::people(one, other, || rare(one)))?;
    found.extend(organisations.compare(RecordKind::Organisation, only, &mut steps, rules::organisations)?);
    found.sort_by(|one, other| (other.weighed.0, one.one, one.other).cmp(&(one.weighed.0, other.one, other.other)));
    Ok(found)
}

struct Steps<'a> {
    done: u32,
    total: u32,
    progress: &'a mut dyn FnMut(u32, u32) -> bool,
}

impl Steps<'_> {
    fn step(&mut self) -> Result<()> {
        self.done += 1;
        if (self.done.is_multiple_of(64) || self.done == self.total) && !(self.progress)(self.done, self.total) {
            return Err(Error::new(Code::Cancelled));
        }
        Ok(())
    }
}

/// Records with the blocks in which they stand; a block of one is none.
struct Cards<C> {
    cards: Vec<(RawId, C)>,
    blocks: Vec<Vec<u32>>,
}

impl<C> Cards<C> {
    fn gather(cards: Vec<(RawId, C)>, keys: impl Fn(&C) -> Vec<(String, usize)>) -> Self {
        let mut blocks: HashMap<String, (usize, Vec<u32>)> = HashMap::new();
        for (place, (_, card)) in cards.iter().enumerate() {
            for (key, most) in keys(card) {
                let block = blocks.entry(key).or_insert_with(|| (most, Vec::new()));
                if block.1.last() != Some(&(place as u32)) {
                    block.1.push(place as u32);
                }
            }
        }
        let blocks = blocks.into_values().filter(|(most, block)| block.len() > 1 && block.len() <= *most).map(|(_, block)| block).collect();
        Self { cards, blocks }
    }

    fn compare(
        &self,
        kind: RecordKind,
        only: Option<&HashSet<RawId>>,
        steps: &mut Steps<'_>,
        weigh: impl Fn(&C, &C) -> Option<Weighed>,
    ) -> Result<Vec<Found>> {
        let mut found: BTreeMap<(RawId, RawId), Weighed> = BTreeMap::new();
        for block in &self.blocks {
            for (at, first) in block.iter().enumerate() {
                let (one, card) = &self.cards[*first as usize];
                let asked = only.is_none_or(|only| only.contains(one));
                for second in &block[at + 1..] {
                    let (other, beside) = &self.cards[*second as usize];
                    if !asked && !only.is_some_and(|only| only.contains(other)) {
                        continue;
                    }
                    if let Some(weighed) = weigh(card, beside) {
                        found.insert((*one.min(other), *one.max(other)), weighed);
                    }
                }
            }
            steps.step()?;
        }
        Ok(found.into_iter().map(|((one, other), weighed)| Found { kind, one, other, weighed }).collect())
    }
}

impl Cards<PersonCard> {
    /// How many have each name.
    fn namesakes(&self) -> HashMap<[String; 3], u32> {
        let mut namesakes = HashMap::new();
        for (_, card) in &self.cards {
            *namesakes.entry(card.folded.clone()).or_default() += 1;
        }
        namesakes
    }
}

fn person_keys(card: &PersonCard) -> Vec<(String, usize)> {
    let mut keys = contacts(&card.phones, &card.emails);
    if !card.sound.is_empty() {
        keys.push((format!("s{}", card.sound), MOST_NAMESAKES));
    }
    // Written the other way round.
    if crate::names::is_given(&card.folded[0]) && !crate::names::is_given(&card.folded[1]) {
        keys.push((format!("s{}", duplicates::block_key(&card.name.given, &card.name.surname)), MOST_NAMESAKES));
    }
    keys
}

fn organisation_keys(card: &OrganisationCard) -> Vec<(String, usize)> {
    let mut keys = contacts(&card.phones, &card.emails);
    let numbers = [("i", &card.inn), ("o", &card.ogrn), ("w", &card.site)];
    keys.extend(numbers.into_iter().filter(|(_, number)| !number.is_empty()).map(|(mark, number)| (format!("{mark}{number}"), MOST_OF_CONTACT)));
    keys.extend(card.sounds.iter().map(|sound| (format!("s{sound}"), MOST_OF_CONTACT)));
    keys
}

fn contacts(phones: &[String], emails: &[String]) -> Vec<(String, usize)> {
    let phones = phones.iter().map(|phone| format!("p{phone}"));
    phones.chain(emails.iter().map(|email| format!("e{email}"))).map(|key| (key, MOST_OF_CONTACT)).collect()
}

/// What of the found is still to be decided, as the file stands now: both are there, nobody joined them or told them apart.
/// Records that are joined meanwhile are proposed as the one that stands for them.
pub fn open(conn: &Connection, found: &[Found], kind: Option<RecordKind>) -> Result<DuplicateList> {
    let told_apart = [RecordKind::Person, RecordKind::Organisation]
        .into_iter()
        .map(|kind| Ok((kind, joined::told_apart(conn, kind)?)))
        .collect::<Result<HashMap<_, _>>>()?;
    // Very many pairs are of few records: what stands for whom is read at once, and each record is looked at once.
    let canons = joined::canons(conn)?;
    let canonical = |id: RawId| canons.get(&id).copied().unwrap_or(id);
    let mut lives = HashMap::new();
    let mut is_live = |kind: RecordKind, id: RawId| -> Result<bool> {
        if let Some(live) = lives.get(&id) {
            return Ok(*live);
        }
        let live = joined::is_live(conn, kind, id)?;
        lives.insert(id, live);
        Ok(live)
    };
    let (mut seen, mut open) = (HashSet::new(), Vec::new());
    for pair in found.iter().filter(|pair| kind.is_none_or(|kind| kind == pair.kind)) {
        let (one, other) = (canonical(pair.one), canonical(pair.other));
        let key = (one.min(other), one.max(other));
        let apart = told_apart.get(&pair.kind).is_some_and(|apart| apart.contains(&key));
        if one != other && !apart && is_live(pair.kind, one)? && is_live(pair.kind, other)? && seen.insert((pair.kind, key)) {
            open.push((pair, key));
        }
    }
    let total = open.len() as u32;
    let rows = open.into_iter().take(MOST_SHOWN).map(|(pair, (one, other))| {
        let ((name, detail), (other_name, other_detail)) = (duplicates::name(conn, pair.kind, one)?, duplicates::name(conn, pair.kind, other)?);
        Ok(DuplicateProposal {
            kind: pair.kind,
            one: RecordId(one),
            name,
            detail,
            other: RecordId(other),
            other_name,
            other_detail,
            sure: pair.weighed.0 >= rules::SURE,
            weight: pair.weighed.0,
            reasons: pair.weighed.1.clone(),
        })
    });
    Ok(DuplicateList { searched: true, rows: rows.collect::<Result<_>>()?, total })
}
