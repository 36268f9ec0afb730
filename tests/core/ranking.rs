//! Ranks, threshold and budget line.

use proptest::prelude::*;
use sokrat_core::competitions::Place;
use sokrat_core::competitions::figure::Figure;
use sokrat_core::competitions::numbers::Pattern;
use sokrat_core::competitions::ranking::{Contender, Standing, rank};
use sokrat_core::values::{Hundredths, Kopecks};

use crate::at_random::at_random;

fn contender(number: &str, points: Option<i64>, requested: i64) -> Contender {
    Contender { number: number.to_owned(), requested: Kopecks(requested), figure: points.map(|points| Figure::from(Hundredths(points))) }
}

/// Ranks and gives (number, place, proposed) in the order of the list.
fn places(contenders: &[Contender], threshold: i64, budget: i64) -> Vec<(&str, Place, i64)> {
    let standings = rank(contenders, Hundredths(threshold), Kopecks(budget));
    standings.iter().map(|row| (contenders[row.contender].number.as_str(), row.place, row.proposed.0)).collect()
}

/// The competitors and the standard competition ranking of the task "Ranking methods" at rosettacode.org.
#[test]
fn equal_figures_share_a_rank_and_the_next_one_is_left_out() {
    let published =
        [("Solomon", 44, 1), ("Jason", 42, 2), ("Errol", 42, 2), ("Garry", 41, 4), ("Bernard", 41, 4), ("Barry", 41, 4), ("Stephen", 39, 7)];
    let contenders: Vec<_> = published.iter().map(|(name, score, _)| contender(name, Some(score * 100), 1)).collect();
    let standings = rank(&contenders, Hundredths(0), Kopecks(100));
    for (place, (name, _, expected)) in published.iter().enumerate() {
        let standing = standings.iter().find(|standing| standing.contender == place).expect("everybody stands somewhere");
        assert_eq!(standing.rank, Some(*expected), "{name}: the published rank");
    }
}

#[test]
fn the_budget_reaches_from_the_best_down_and_the_first_it_does_not_cover_gets_the_rest() {
    let contenders = [contender("1", Some(900), 400), contender("2", Some(800), 400), contender("3", Some(700), 400), contender("4", Some(600), 50)];
    assert_eq!(
        places(&contenders, 500, 1000),
        [("1", Place::Funded, 400), ("2", Place::Funded, 400), ("3", Place::Partial, 200), ("4", Place::Reserve, 0)],
        "the third gets the 200 that are left; the fourth stays below the line"
    );
    assert_eq!(
        places(&contenders, 500, 800)[2..],
        [("3", Place::Reserve, 0), ("4", Place::Reserve, 0)],
        "nothing is left: nobody is proposed a part, and a small request does not pass a larger one above it"
    );
    assert_eq!(places(&contenders, 500, 1250)[3], ("4", Place::Funded, 50), "a budget that covers all to the kopeck covers all");
}

#[test]
fn equal_figures_at_the_line_are_left_to_the_jury() {
    let contenders = [contender("1", Some(900), 500), contender("2", Some(800), 400), contender("3", Some(800), 100), contender("4", Some(700), 10)];
    let standings = rank(&contenders, Hundredths(0), Kopecks(950));
    let told: Vec<_> = standings.iter().map(|row| (row.place, row.proposed.0, row.tied_at_line)).collect();
    assert_eq!(
        told,
        [(Place::Funded, 500, false), (Place::Reserve, 0, true), (Place::Reserve, 0, true), (Place::Reserve, 0, false)],
        "450 do not cover the 500 of the two equal ones: none is preferred, although the smaller would fit"
    );
    let enough = rank(&contenders, Hundredths(0), Kopecks(1000));
    assert!(enough[1..3].iter().all(|row| row.place == Place::Funded && !row.tied_at_line), "1000 cover both: nothing is to be decided");
}

#[test]
fn the_running_sum_is_of_those_that_reach_the_threshold() {
    let contenders = [contender("1", Some(900), 400), contender("2", Some(800), 400), contender("3", Some(100), 400), contender("4", None, 400)];
    let standings = rank(&contenders, Hundredths(800), Kopecks(500));
    let told: Vec<_> = standings.iter().map(|row| (row.running.map(|sum| sum.0), row.place)).collect();
    let expected = [(Some(400), Place::Funded), (Some(800), Place::Partial), (None, Place::Below), (None, Place::NotRanked)];
    assert_eq!(told, expected, "8.00 reaches the threshold 8.00; below it and without figure there is no running sum");
}

#[test]
fn the_threshold_is_compared_with_the_exact_figure() {
    let figure = Figure::mean(&[600, 700, 700].map(|points| Figure::from(Hundredths(points)))).expect("it fits");
    let contenders = [Contender { number: "1".to_owned(), requested: Kopecks(1), figure }];
    assert_eq!(rank(&contenders, Hundredths(667), Kopecks(1))[0].place, Place::Below, "20/3 is shown as 6.67 and does not reach 6.67");
    assert_eq!(rank(&contenders, Hundredths(666), Kopecks(1))[0].place, Place::Funded, "20/3 reaches 6.66");
}

#[test]
fn those_not_ranked_stand_last_by_number() {
    let contenders = [contender("Т-10", None, 1), contender("Т-9", None, 1), contender("Т-1", Some(0), 1)];
    let numbers: Vec<_> = places(&contenders, 0, 10).into_iter().map(|(number, ..)| number).collect();
    assert_eq!(numbers, ["Т-1", "Т-9", "Т-10"], "nine comes before ten");
}

#[test]
fn numbers_follow_the_pattern() {
    let pattern = Pattern::parse("ПГ-{year}-{n:3}").expect("a pattern");
    assert_eq!(pattern.number(2019, 7), "ПГ-2019-007", "the counter has its width");
    assert_eq!(pattern.number(2019, 1234), "ПГ-2019-1234", "a counter that outgrows its width is written in full");
    assert_eq!(pattern.next(2019, ["ПГ-2019-007", "ПГ-2019-2", "ПГ-2018-099", "чужой", "ПГ-2019-"]), "ПГ-2019-008", "one above the highest");
    assert_eq!(pattern.next(2020, []), "ПГ-2020-001", "the first of a year");
    assert_eq!(Pattern::parse("{n}/{year}").expect("a pattern").next(2019, ["9/2019", "10/2019"]), "11/2019", "the counter may stand first");
    for wrong in ["", "ПГ-{year}", "{n}-{n}", "{n:0}", "{n:10}", "{n:x}", "{m}-{n}", "{n", "{n}{"] {
        assert_eq!(Pattern::parse(wrong), None, "{wrong:?} is no pattern");
    }
}

fn contenders() -> impl Strategy<Value = Vec<Contender>> {
    prop::collection::vec((prop::option::weighted(0.9, 0i64..12), 1i64..500), 0..25).prop_map(|rows| {
        rows.into_iter()
            .enumerate()
            .map(|(place, (points, requested))| contender(&format!("{place:03}"), points.map(|points| points * 100), requested))
            .collect()
    })
}

proptest! {
    #![proptest_config(at_random(256))]

    #[test]
    fn never_more_than_the_budget_and_never_more_than_asked(contenders in contenders(), threshold in 0i64..1200, budget in 0i64..4000) {
        let standings = rank(&contenders, Hundredths(threshold), Kopecks(budget));
        prop_assert!(standings.iter().map(|row| row.proposed.0).sum::<i64>() <= budget, "the sum proposed is within the budget");
        prop_assert_eq!(standings.len(), contenders.len(), "everybody stands somewhere");
        for row in &standings {
            let requested = contenders[row.contender].requested.0;
            prop_assert!((0..=requested).contains(&row.proposed.0), "nobody is proposed more than the request");
            prop_assert_eq!(row.proposed.0 == requested, row.place == Place::Funded, "funded is the whole request, and only that");
            prop_assert_eq!(row.proposed.0 > 0, matches!(row.place, Place::Funded | Place::Partial), "reserve and below get nothing");
        }
        prop_assert!(standings.iter().filter(|row| row.place == Place::Partial).count() <= 1, "the rest of the budget goes to one");
    }

    #[test]
    fn the_order_handed_in_does_not_matter(contenders in contenders(), turn in 0usize..25, threshold in 0i64..1200, budget in 0i64..4000) {
        let mut turned = contenders.clone();
        if !turned.is_empty() {
            let by = turn % turned.len();
            turned.rotate_left(by);
            turned.reverse();
        }
        let named = |list: &[Contender]| -> Vec<(String, Standing)> {
            let standings = rank(list, Hundredths(threshold), Kopecks(budget));
            standings.into_iter().map(|row| (list[row.contender].number.clone(), Standing { contender: 0, ..row })).collect()
        };
        prop_assert_eq!(named(&contenders), named(&turned));
    }

    #[test]
    fn a_higher_figure_is_never_worse_off(contenders in contenders(), threshold in 0i64..1200, budget in 0i64..4000) {
        let standings = rank(&contenders, Hundredths(threshold), Kopecks(budget));
        for (better, worse) in standings.iter().flat_map(|left| standings.iter().map(move |right| (left, right))) {
            let (high, low) = (contenders[better.contender].figure, contenders[worse.contender].figure);
            if let (Some(high), Some(low)) = (high, low) {
                prop_assert_eq!(high > low, better.rank < worse.rank, "ranks follow figures, and equal ones share theirs");
                if high > low && worse.proposed.0 > 0 {
                    prop_assert_eq!(better.place, Place::Funded, "nobody gets money while somebody better does not get all");
                }
                if high == low {
                    prop_assert_eq!(better.place, worse.place, "equal figures are treated alike");
                }
            }
        }
    }

    #[test]
    fn more_budget_never_takes_a_whole_award_away(contenders in contenders(), budget in 0i64..4000, more in 0i64..1000) {
        let funded = |budget| rank(&contenders, Hundredths(0), Kopecks(budget)).into_iter().filter(|row| row.place == Place::Funded).count();
        prop_assert!(funded(budget) <= funded(budget + more));
    }
}
