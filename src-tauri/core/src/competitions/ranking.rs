//! From figures to places: competition ranking, threshold, budget line.

use std::cmp::Reverse;

use super::figure::Figure;
use super::model::Place;
use crate::values::{Hundredths, Kopecks};

/// What is known of an application when it is ranked.
#[derive(Clone, Debug, PartialEq)]
pub struct Contender {
    /// Its number; orders equal figures on paper, decides nothing.
    pub number: String,
    /// The sum requested.
    pub requested: Kopecks,
    /// The exact figure; none with too few final sheets.
    pub figure: Option<Figure>,
}

/// Where an application stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// Its place among the contenders handed in.
    pub contender: usize,
    /// The rank; none when not ranked.
    pub rank: Option<u32>,
    /// Where it stands.
    pub place: Place,
    /// The sum of requests down to here among those that reach the threshold.
    pub running: Option<Kopecks>,
    /// What threshold and budget propose.
    pub proposed: Kopecks,
    /// The budget line runs through several with this very figure: the jury must choose between them.
    pub tied_at_line: bool,
}

/// Ranks the contenders and draws threshold and budget line. The order in which they are handed in does not matter.
///
/// The rule, in the order in which it is applied:
/// 1. Ranks are those of standard competition ranking (1, 2, 2, 4): equal exact figures share the rank, and the next one is
///    one more than the number of those above it. Those without a figure have no rank and stand last, by number.
/// 2. A figure below the threshold is `below`; one that equals it has reached it. Compared exactly, never rounded.
/// 3. The others are walked from the best. Those of one rank are taken together. If the rest of the budget covers all their
///    requests, all are `funded` in full, and the walk goes on.
/// 4. Where it does not, the budget line is drawn. If one application stands there and something is left, it is `partial`
///    with what is left. If several equal ones stand there, none is preferred and nothing is proposed: all are `reserve` and
///    marked `tied_at_line`, since nothing that the experts said tells them apart, and a split would be a decision.
/// 5. Everybody below the line is `reserve`. The line is never jumped: a smaller request further down does not pass a
///    larger one above it.
///
/// So the sum proposed is never above the budget, and nobody is proposed money while somebody better is not proposed the
/// whole request.
pub fn rank(contenders: &[Contender], threshold: Hundredths, budget: Kopecks) -> Vec<Standing> {
    let mut order: Vec<usize> = (0..contenders.len()).collect();
    order.sort_by(|left, right| {
        let key = |place: usize| (Reverse(contenders[place].figure), by_number(&contenders[place].number));
        key(*left).cmp(&key(*right))
    });
    let threshold = Figure::from(threshold);
    let mut standings = Vec::with_capacity(order.len());
    let mut line = Line { left: i128::from(budget.0.max(0)), running: 0, drawn: false };
    for tied in order.chunk_by(|left, right| contenders[*left].figure == contenders[*right].figure) {
        let figure = contenders[tied[0]].figure;
        let rank = figure.map(|_| u32::try_from(standings.len() + 1).unwrap_or(u32::MAX));
        match figure {
            Some(figure) if figure >= threshold => standings.extend(line.take(contenders, tied, rank)),
            _ => {
                let place = if figure.is_some() { Place::Below } else { Place::NotRanked };
                standings.extend(tied.iter().map(|contender| Standing {
                    contender: *contender,
                    rank,
                    place,
                    running: None,
                    proposed: Kopecks(0),
                    tied_at_line: false,
                }));
            }
        }
    }
    standings
}

/// Numbers of one pattern in their natural order: shorter ones first, so that 2019-9 stands before 2019-10.
pub fn by_number(number: &str) -> (usize, &str) {
    (number.chars().count(), number)
}

struct Line {
    left: i128,
    running: i128,
    drawn: bool,
}

impl Line {
    fn take(&mut self, contenders: &[Contender], tied: &[usize], rank: Option<u32>) -> Vec<Standing> {
        // A request below zero can only come from a damaged row; it must not raise the budget.
        let request = |contender: usize| i128::from(contenders[contender].requested.0.max(0));
        let wanted: i128 = tied.iter().map(|contender| request(*contender)).sum();
        let here = !self.drawn && wanted > self.left;
        let place = match (self.drawn, here, tied.len()) {
            (false, false, _) => Place::Funded,
            (false, true, 1) if self.left > 0 => Place::Partial,
            _ => Place::Reserve,
        };
        self.drawn |= here;
        let standings = tied.iter().map(|contender| {
            self.running += request(*contender);
            let proposed = match place {
                Place::Funded => request(*contender),
                Place::Partial => self.left,
                _ => 0,
            };
            Standing {
                contender: *contender,
                rank,
                place,
                running: Some(kopecks(self.running)),
                proposed: kopecks(proposed),
                tied_at_line: here && tied.len() > 1,
            }
        });
        let standings: Vec<Standing> = standings.collect();
        self.left -= standings.iter().map(|standing| i128::from(standing.proposed.0)).sum::<i128>();
        standings
    }
}

fn kopecks(sum: i128) -> Kopecks {
    Kopecks(i64::try_from(sum).unwrap_or(i64::MAX))
}
