//! Counting different people and organisations exactly.

use std::collections::HashMap;

use super::model::Counts;

/// Gives each identifier a small number, so that a set of them is a row of bits.
#[derive(Default)]
pub(super) struct Numbering(HashMap<[u8; 16], u32>);

impl Numbering {
    /// The number of an identifier: the same each time, without gaps from 0.
    pub(super) fn of(&mut self, id: [u8; 16]) -> u32 {
        let next = self.0.len() as u32;
        *self.0.entry(id).or_insert(next)
    }
}

/// A set of small numbers that knows its size.
#[derive(Default)]
struct Different {
    bits: Vec<u64>,
    count: u32,
}

impl Different {
    fn add(&mut self, number: u32) {
        let (place, bit) = ((number / 64) as usize, 1 << (number % 64));
        if place >= self.bits.len() {
            self.bits.resize(place + 1, 0);
        }
        self.count += u32::from(self.bits[place] & bit == 0);
        self.bits[place] |= bit;
    }
}

/// One row of a report while it is counted.
#[derive(Default)]
pub(super) struct Tally {
    events: u32,
    participations: u32,
    people: Different,
    organisations: Different,
    hours: i64,
}

impl Tally {
    /// Counts an event.
    pub(super) fn event(&mut self) {
        self.events += 1;
    }

    /// Counts a presence: the numbers of the person and the organisation, the hours.
    pub(super) fn presence(&mut self, person: u32, organisation: Option<u32>, hours: i64) {
        self.participations += 1;
        self.people.add(person);
        if let Some(organisation) = organisation {
            self.organisations.add(organisation);
        }
        self.hours += hours;
    }

    /// What was counted.
    pub(super) fn counts(&self) -> Counts {
        Counts {
            events: self.events,
            participations: self.participations,
            people: self.people.count,
            organisations: self.organisations.count,
            hours: self.hours,
        }
    }
}
