//! How marks become the total of a sheet, and sheets the figure of an application. Exact throughout.

use super::figure::{Figure, TooLarge};
use super::model::{Aggregation, CriterionFields};
use crate::values::Hundredths;

/// The marks of one sheet, one place a criterion in the order of the criteria; none where no mark was given.
pub type Marks = [Option<Hundredths>];

/// The weighted total of a sheet: the sum over the criteria in the total of mark x weight.
///
/// A missing mark adds nothing, whether the criterion is optional or not; only `is_complete` decides whether the sheet may
/// count. None without any mark in the total.
pub fn total(criteria: &[CriterionFields], marks: &Marks) -> Result<Option<Figure>, TooLarge> {
    let mut sum = None;
    for (criterion, mark) in criteria.iter().zip(marks) {
        if let (true, Some(mark)) = (criterion.in_total, mark) {
            sum = Some(sum.unwrap_or(Figure::ZERO).plus(Figure::weighted(*mark, criterion.weight))?);
        }
    }
    Ok(sum)
}

/// The places of the required criteria without a mark.
pub fn missing(criteria: &[CriterionFields], marks: &Marks) -> Vec<usize> {
    criteria
        .iter()
        .enumerate()
        .filter(|(place, criterion)| criterion.required && marks.get(*place).is_none_or(Option::is_none))
        .map(|(place, _)| place)
        .collect()
}

/// Whether every required mark is there. A sheet that is called final but lacks one (another laptop made the criterion
/// required meanwhile) does not count, as an open one does not.
pub fn is_complete(criteria: &[CriterionFields], marks: &Marks) -> bool {
    missing(criteria, marks).is_empty()
}

/// The highest total that a sheet can reach: the sum of highest x weight of the criteria in the total.
pub fn highest_total(criteria: &[CriterionFields]) -> Result<Figure, TooLarge> {
    criteria
        .iter()
        .filter(|criterion| criterion.in_total)
        .try_fold(Figure::ZERO, |sum, criterion| sum.plus(Figure::weighted(criterion.highest, criterion.weight)))
}

/// The figure of an application from the marks of its final, complete sheets; none without a sheet.
///
/// Open and recused sheets are not handed in: they never count, not even as zero. The order of the sheets does not matter.
/// - Mean of totals: the arithmetic mean of the sheets' totals. A sheet without any mark in the total has the total zero.
/// - Sum of means: over the criteria in the total, weight x the arithmetic mean of the marks that were given for it; a
///   criterion without any mark adds nothing. With every mark there it equals the mean of totals.
/// - Median: the middle total, of an even number the mean of the two middle ones (NIST/SEMATECH e-Handbook of Statistical
///   Methods, 1.3.5.1).
/// - Trimmed: from four sheets on, the mean without one highest and one lowest total, as panels of judges in sport do;
///   below four there is nobody to spare, and it is the mean of totals.
pub fn figure(aggregation: Aggregation, criteria: &[CriterionFields], sheets: &[&Marks]) -> Result<Option<Figure>, TooLarge> {
    if sheets.is_empty() {
        return Ok(None);
    }
    if aggregation == Aggregation::SumOfMeans {
        return sum_of_means(criteria, sheets).map(Some);
    }
    let totals = sheets.iter().map(|marks| Ok(total(criteria, marks)?.unwrap_or(Figure::ZERO))).collect::<Result<Vec<_>, TooLarge>>()?;
    combine(aggregation, totals)
}

/// The figure of totals by mean, median or trimmed mean, as `figure` describes them; none of none.
pub fn combine(aggregation: Aggregation, mut totals: Vec<Figure>) -> Result<Option<Figure>, TooLarge> {
    totals.sort_unstable();
    let count = totals.len();
    let counted = match aggregation {
        Aggregation::Median if count > 0 => (count - 1) / 2..count / 2 + 1,
        Aggregation::Trimmed if count >= 4 => 1..count - 1,
        _ => 0..count,
    };
    Figure::mean(&totals[counted])
}

fn sum_of_means(criteria: &[CriterionFields], sheets: &[&Marks]) -> Result<Figure, TooLarge> {
    let mut sum = Figure::ZERO;
    for (place, criterion) in criteria.iter().enumerate().filter(|(_, criterion)| criterion.in_total) {
        let marks: Vec<Figure> =
            sheets.iter().filter_map(|marks| marks.get(place).copied().flatten()).map(|mark| Figure::weighted(mark, criterion.weight)).collect();
        if let Some(mean) = Figure::mean(&marks)? {
            sum = sum.plus(mean)?;
        }
    }
    Ok(sum)
}
