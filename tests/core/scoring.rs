//! Totals of sheets and figures of applications, against published figures and as properties.

use proptest::prelude::*;
use sokrat_core::competitions::figure::Figure;
use sokrat_core::competitions::scoring::{combine, figure, highest_total, is_complete, total};
use sokrat_core::competitions::{Aggregation, CriterionFields};
use sokrat_core::values::Hundredths;

use crate::at_random::at_random;

const ALL: [Aggregation; 4] = [Aggregation::MeanOfTotals, Aggregation::SumOfMeans, Aggregation::Median, Aggregation::Trimmed];

fn criterion(weight: i64, highest: i64) -> CriterionFields {
    CriterionFields {
        id: None,
        title: "Актуальность".to_owned(),
        description: String::new(),
        lowest: Hundredths(0),
        highest: Hundredths(highest),
        step: Hundredths(1),
        weight: Hundredths(weight),
        required: true,
        in_total: true,
        comment_below: None,
    }
}

fn marks(whole: &[i64]) -> Vec<Option<Hundredths>> {
    whole.iter().map(|mark| Some(Hundredths(mark * 100))).collect()
}

fn points(hundredths: &[i64]) -> Vec<Figure> {
    hundredths.iter().map(|value| Figure::from(Hundredths(*value))).collect()
}

/// The totals printed in "Weighted Scoring Model for MYH Inc." (samples.primeessays.com/business/weighted-scoring-model.html),
/// both tables. The first total of the second table, 66.1, is left out: it is not the sum of its own column.
#[test]
fn a_total_is_the_sum_of_mark_times_weight() {
    let (first, second) = ([10, 25, 25, 15, 10, 15], [35, 22, 18, 25]);
    let published: [(&[i64], &[i64], i64); 7] = [
        (&first, &[90, 70, 90, 90, 90, 50], 7900),
        (&first, &[90, 80, 70, 70, 80, 90], 7850),
        (&first, &[90, 20, 50, 60, 60, 90], 5500),
        (&first, &[90, 10, 20, 50, 50, 50], 3650),
        (&second, &[80, 70, 60, 60], 6920),
        (&second, &[80, 15, 40, 55], 5225),
        (&second, &[85, 5, 15, 40], 4355),
    ];
    for (weights, sheet, expected) in published {
        let criteria: Vec<_> = weights.iter().map(|weight| criterion(*weight, 10_000)).collect();
        let total = total(&criteria, &marks(sheet)).expect("it fits").expect("there are marks");
        assert_eq!(total.rounded(), Hundredths(expected), "weights {weights:?}, marks {sheet:?}: the printed total");
        assert_eq!(highest_total(&criteria).expect("it fits").rounded(), Hundredths(10_000), "weights of 100 % keep the scale of 100");
    }
}

/// The data and the results of the article "Truncated mean" of Wikipedia: mean 101.5, mean without one at each end 56.5; the
/// worked answer 9.68 for a gymnast's seven judges (askfilo.com, "A panel of seven judges"); the medians of the article "Median".
#[test]
fn mean_median_and_trimmed_mean_give_the_published_figures() {
    let twenty = [92, 19, 101, 58, 1053, 91, 26, 78, 10, 13, -40, 101, 86, 85, 15, 89, 89, 28, -5, 41].map(|value| value * 100);
    let published: [(Aggregation, &[i64], i64); 6] = [
        (Aggregation::MeanOfTotals, &twenty, 10_150),
        (Aggregation::Trimmed, &twenty, 5650),
        (Aggregation::Trimmed, &[980, 970, 960, 990, 950, 980, 850], 968),
        (Aggregation::Median, &[100, 300, 300, 600, 700, 800, 900], 600),
        (Aggregation::Median, &[100, 200, 300, 400, 500, 600, 800, 900], 450),
        // NIST Statistical Reference Datasets, NumAcc1: certified mean 10000002.
        (Aggregation::MeanOfTotals, &[1_000_000_100, 1_000_000_300, 1_000_000_200], 1_000_000_200),
    ];
    for (aggregation, totals, expected) in published {
        let figure = combine(aggregation, points(totals)).expect("it fits").expect("there are totals");
        assert_eq!(figure, Figure::from(Hundredths(expected)), "{aggregation:?} of {totals:?}: the published figure, exactly");
    }
}

/// The table of `RoundingMode.HALF_UP` in the documentation of Java's `java.math.RoundingMode`, a hundredth for its one.
#[test]
fn a_figure_is_shown_with_a_half_rounded_away_from_zero() {
    for (tenths, expected) in [(55, 6), (25, 3), (16, 2), (11, 1), (10, 1), (-10, -1), (-11, -1), (-16, -2), (-25, -3), (-55, -6)] {
        let figure = Figure::from(Hundredths(tenths)).divided(10).expect("it fits");
        assert_eq!(figure.rounded(), Hundredths(expected), "{tenths} tenths of a hundredth");
    }
}

#[test]
fn trimming_begins_with_the_fourth_sheet() {
    let three = combine(Aggregation::Trimmed, points(&[0, 300, 900])).expect("it fits");
    assert_eq!(three, Some(Figure::from(Hundredths(400))), "of three sheets none can be spared");
    let four = combine(Aggregation::Trimmed, points(&[0, 300, 500, 900])).expect("it fits");
    assert_eq!(four, Some(Figure::from(Hundredths(400))), "of four the highest and the lowest are left out");
}

#[test]
fn a_missing_optional_mark_adds_nothing_and_a_mean_of_marks_passes_it_over() {
    let mut criteria = vec![criterion(100, 1000), criterion(100, 1000)];
    criteria[1].required = false;
    let (full, partial) = (marks(&[6, 4]), vec![Some(Hundredths(600)), None]);
    assert!(is_complete(&criteria, &partial), "an optional mark may be missing");
    let sheets = [full.as_slice(), partial.as_slice()];
    let of = |aggregation| figure(aggregation, &criteria, &sheets).expect("it fits").expect("there are sheets").rounded();
    assert_eq!(of(Aggregation::MeanOfTotals), Hundredths(800), "(10 + 6) / 2: nothing is added for the missing mark");
    assert_eq!(of(Aggregation::SumOfMeans), Hundredths(1000), "6 + 4: the criterion's mean is of the one mark given");
}

#[test]
fn a_missing_required_mark_makes_a_sheet_incomplete() {
    let criteria = vec![criterion(100, 1000), criterion(100, 1000)];
    assert!(!is_complete(&criteria, &[Some(Hundredths(600)), None]), "the second mark is required");
    assert!(!is_complete(&criteria, &[Some(Hundredths(600))]), "a criterion added later has no mark");
}

#[test]
fn a_criterion_outside_the_total_never_counts() {
    let mut criteria = vec![criterion(100, 1000), criterion(100, 1000)];
    criteria[1].in_total = false;
    let sheet = marks(&[6, 9]);
    for aggregation in ALL {
        let figure = figure(aggregation, &criteria, &[&sheet]).expect("it fits").expect("there is a sheet");
        assert_eq!(figure.rounded(), Hundredths(600), "{aggregation:?}: only the first criterion is in the total");
    }
    assert_eq!(total(&criteria, &[None, Some(Hundredths(900))]).expect("it fits"), None, "no mark in the total: no total, not zero");
}

#[test]
fn no_sheet_is_no_figure() {
    for aggregation in ALL {
        assert_eq!(figure(aggregation, &[criterion(100, 1000)], &[]), Ok(None), "{aggregation:?}: nobody's mark is not the mark nought");
    }
}

#[test]
fn thirds_are_compared_as_thirds() {
    let mean = |totals: &[i64]| combine(Aggregation::MeanOfTotals, points(totals)).expect("it fits").expect("there are totals");
    let two_thirds = mean(&[600, 700, 700]);
    assert_eq!(two_thirds.rounded(), Hundredths(667), "20/3 is shown as 6.67");
    assert!(two_thirds < Figure::from(Hundredths(667)), "20/3 is below 6.67");
    assert!(two_thirds > Figure::from(Hundredths(666)), "20/3 is above 6.66");
    assert_eq!(two_thirds, mean(&[600, 600, 700, 700, 700, 700]), "20/3 of three and of six experts are one figure");
}

fn sheets() -> impl Strategy<Value = (Vec<CriterionFields>, Vec<Vec<Option<Hundredths>>>)> {
    let criteria = prop::collection::vec((1i64..500, any::<bool>()), 1..6);
    (criteria, 1usize..9).prop_flat_map(|(criteria, count)| {
        let sheet = prop::collection::vec(prop::option::weighted(0.9, (0i64..=1000).prop_map(Hundredths)), criteria.len());
        let criteria = criteria.into_iter().map(|(weight, in_total)| CriterionFields { in_total, ..criterion(weight, 1000) }).collect::<Vec<_>>();
        (Just(criteria), prop::collection::vec(sheet, count))
    })
}

fn refs(sheets: &[Vec<Option<Hundredths>>]) -> Vec<&[Option<Hundredths>]> {
    sheets.iter().map(Vec::as_slice).collect()
}

proptest! {
    #![proptest_config(at_random(256))]

    #[test]
    fn the_order_of_sheets_does_not_matter((criteria, sheets) in sheets(), turn in 0usize..9) {
        let mut turned = sheets.clone();
        turned.rotate_left(turn % sheets.len());
        turned.reverse();
        for aggregation in ALL {
            prop_assert_eq!(figure(aggregation, &criteria, &refs(&sheets)), figure(aggregation, &criteria, &refs(&turned)), "{:?}", aggregation);
        }
    }

    #[test]
    fn a_figure_stays_within_what_can_be_reached((criteria, sheets) in sheets()) {
        let highest = highest_total(&criteria).expect("it fits");
        for aggregation in ALL {
            let figure = figure(aggregation, &criteria, &refs(&sheets)).expect("it fits").expect("there is a sheet");
            prop_assert!(Figure::ZERO <= figure && figure <= highest, "{:?}: {:?}", aggregation, figure);
        }
    }

    #[test]
    fn a_better_mark_never_lowers_a_figure((criteria, sheets) in sheets(), sheet in 0usize..9, place in 0usize..6, more in 1i64..500) {
        let (sheet, place) = (sheet % sheets.len(), place % criteria.len());
        let mut better = sheets.clone();
        // A mark that was missing stays missing: giving one where none was is no better mark.
        better[sheet][place] = better[sheet][place].map(|mark| Hundredths(mark.0 + more));
        for aggregation in ALL {
            let (before, after) = (figure(aggregation, &criteria, &refs(&sheets)), figure(aggregation, &criteria, &refs(&better)));
            prop_assert!(before.expect("it fits") <= after.expect("it fits"), "{:?}", aggregation);
        }
    }

    #[test]
    fn with_every_mark_there_both_means_are_one((criteria, sheets) in sheets()) {
        let full: Vec<Vec<_>> = sheets.iter().map(|sheet| sheet.iter().map(|mark| Some(mark.unwrap_or(Hundredths(0)))).collect()).collect();
        prop_assert_eq!(figure(Aggregation::MeanOfTotals, &criteria, &refs(&full)), figure(Aggregation::SumOfMeans, &criteria, &refs(&full)));
    }

    #[test]
    fn comparing_agrees_with_multiplying_across(a in -10_000i64..10_000, b in 1usize..60, c in -10_000i64..10_000, d in 1usize..60) {
        let part = |value, count| Figure::from(Hundredths(value)).divided(count).expect("it fits");
        let across = (i128::from(a) * d as i128).cmp(&(i128::from(c) * b as i128));
        prop_assert_eq!(part(a, b).cmp(&part(c, d)), across, "{}/{} and {}/{}", a, b, c, d);
        prop_assert_eq!(part(a, b) == part(c, d), across.is_eq(), "equal exactly where they compare as equal");
    }

    #[test]
    fn what_is_taken_away_was_added(a in -10_000i64..10_000, b in 1usize..60, c in -10_000i64..10_000, d in 1usize..60) {
        let part = |value, count| Figure::from(Hundredths(value)).divided(count).expect("it fits");
        let there_and_back = part(a, b).plus(part(c, d)).and_then(|sum| sum.minus(part(c, d)));
        prop_assert_eq!(there_and_back, Ok(part(a, b)));
    }
}
