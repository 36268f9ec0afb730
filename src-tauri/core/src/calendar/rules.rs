//! Rules of events: zones, days, hours. Values in, values out.

use jiff::SignedDuration;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::error::{Code, Error, Result};
use crate::values::{Day, Hundredths, Moment, WallTime};

/// An academic hour in seconds: 45 minutes.
const ACADEMIC_HOUR: i64 = 45 * 60;

/// The zone of an IANA name; `bad-zone` where there is none.
pub fn zone(name: &str) -> Result<TimeZone> {
    TimeZone::get(name).map_err(|error| Error::new(Code::BadZone).because(error))
}

/// The moment at which the clocks of the zone show this time.
///
/// A time that the clocks leap over (spring) is read by the clock before the leap: 02:30 becomes 03:30. A time that they
/// show twice (autumn) is the first of the two. So the answer never depends on the computer.
pub fn moment(wall: WallTime, zone: &TimeZone) -> Result<Moment> {
    zone.to_ambiguous_timestamp(wall.0).compatible().map(Moment).map_err(|error| Error::new(Code::OutOfRange).because(error))
}

/// What the clocks of the zone show at this moment. A zone that this version does not know shows UTC: a newer laptop's
/// event is shown rather than refused.
pub fn wall(moment: Moment, zone_name: &str) -> WallTime {
    let zone = TimeZone::get(zone_name).unwrap_or(TimeZone::UTC);
    WallTime(zone.to_datetime(moment.0))
}

/// The day that it is in this zone at this moment.
pub fn day(moment: Moment, zone_name: &str) -> Day {
    Day(wall(moment, zone_name).0.date())
}

/// The first and the last day of an event. One that ends at midnight does not reach into the day that begins then.
pub fn days(starts: WallTime, ends: WallTime) -> (Day, Day) {
    let first = starts.0.date();
    let mut last = ends.0.date();
    if last > first && ends.0.time() == jiff::civil::Time::midnight() {
        last = last.yesterday().unwrap_or(last);
    }
    (Day(first), Day(last.max(first)))
}

/// The end of an event that is moved to another start: its length by the clock on the wall stays, also where the clocks
/// are changed in between.
pub fn moved_end(starts: WallTime, ends: WallTime, new_start: WallTime) -> Result<WallTime> {
    let length = ends.0.duration_since(starts.0).max(SignedDuration::ZERO);
    new_start.0.checked_add(length).map(WallTime).map_err(|error| Error::new(Code::OutOfRange).because(error))
}

/// How long an event is in academic hours of 45 minutes, where nobody said it. An event of several days that ends later
/// in the day than it starts meets each day between these times; any other is as long as it lasts.
pub fn academic_hours(starts: WallTime, ends: WallTime) -> Hundredths {
    let (first, last) = days(starts, ends);
    let whole = ends.0.duration_since(starts.0).as_secs().max(0);
    let seconds = if last > first && ends.0.time() > starts.0.time() {
        let daily = ends.0.time().duration_since(starts.0.time()).as_secs();
        daily * i64::from(number_of_days(first.0, last.0))
    } else {
        whole
    };
    Hundredths((seconds * 100 + ACADEMIC_HOUR / 2) / ACADEMIC_HOUR)
}

/// The academic hours of an event: those that somebody said, or as long as it is.
pub fn hours_of(said: Option<Hundredths>, starts: WallTime, ends: WallTime) -> Hundredths {
    said.unwrap_or_else(|| academic_hours(starts, ends))
}

fn number_of_days(first: Date, last: Date) -> i32 {
    first.until(last).map_or(1, |span| span.get_days() + 1)
}

/// The years in which an event may lie: a slip of the finger (2109) is told at the field.
pub const YEARS: std::ops::RangeInclusive<i16> = 1990..=2100;

/// Whether the year of this time is one in which an event may lie.
pub fn plausible(time: WallTime) -> bool {
    YEARS.contains(&time.0.year())
}
