//! Days and moments; the words of months are in the Fluent files.

use jiff::civil::{Date, Time};
use sokrat_core::values::{Day, Moment};

use crate::{Words, argument};

impl Words {
    /// A day in full: «29 апреля 2019 г.», "29 April 2019".
    pub fn day(&self, day: Day) -> String {
        let Day(date) = day;
        self.text("date-full", &[("day", argument(date.day().to_string())), ("month", date.month().into()), ("year", argument(year(date)))])
    }

    /// A day in digits: `29.04.2019`, `29/04/2019`.
    pub fn short_day(&self, day: Day) -> String {
        let Day(date) = day;
        let two = |number: i8| argument(format!("{number:02}"));
        self.text("date-short", &[("day", two(date.day())), ("month", two(date.month())), ("year", argument(year(date)))])
    }

    /// The days from the first to the last: «29–30 апреля 2019 г.», «30 апреля – 2 мая 2019 г.», or the one day.
    pub fn days(&self, first: Day, last: Day) -> String {
        let (Day(from), Day(to)) = (first, last);
        if from >= to {
            return self.day(first);
        }
        let arguments = [
            ("day", argument(from.day().to_string())),
            ("month", from.month().into()),
            ("lastDay", argument(to.day().to_string())),
            ("lastMonth", to.month().into()),
            ("year", argument(year(to))),
        ];
        if (from.year(), from.month()) == (to.year(), to.month()) {
            self.text("date-days", &arguments)
        } else if from.year() == to.year() {
            self.text("date-days-over-months", &arguments)
        } else {
            format!("{} – {}", self.day(first), self.day(last))
        }
    }

    /// A moment by the clock of a zone: `29.04.2019, 14:05`. A zone that is not known counts as UTC.
    pub fn moment(&self, moment: Moment, zone: &str) -> String {
        let zone = jiff::tz::TimeZone::get(zone).unwrap_or(jiff::tz::TimeZone::UTC);
        let there = moment.0.to_zoned_datetime(zone);
        format!("{}, {}", self.short_day(Day(there.date())), clock(there.time()))
    }
}

fn year(date: Date) -> String {
    date.year().to_string()
}

fn clock(time: Time) -> String {
    format!("{:02}:{:02}", time.hour(), time.minute())
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::Language;

    #[test]
    fn days_are_written_in_full_in_both_languages() {
        let (russian, english) = (Words::of(Language::Russian), Words::of(Language::English));
        let day = |month, day| Day(date(2019, month, day));
        assert_eq!(russian.day(day(4, 29)), "29\u{a0}апреля 2019\u{a0}г.", "a Russian document writes the month in the genitive and «г.»");
        assert_eq!(english.day(day(4, 29)), "29\u{a0}April 2019", "an English document writes day, month, year");
        assert_eq!(russian.days(day(4, 29), day(4, 30)), "29–30\u{a0}апреля 2019\u{a0}г.", "the month is written once");
        assert_eq!(russian.days(day(4, 30), day(5, 2)), "30\u{a0}апреля – 2\u{a0}мая 2019\u{a0}г.", "the year is written once");
        assert_eq!(russian.days(day(4, 30), day(4, 30)), russian.day(day(4, 30)), "one day is no range");
        assert_eq!(russian.short_day(day(4, 9)), "09.04.2019", "digits stand below each other in tables");
        let moment = Moment("2019-04-29T11:05:00Z".parse().expect("a moment"));
        assert_eq!(russian.moment(moment, "Europe/Moscow"), "29.04.2019, 14:05", "a moment is shown by the clock of the programme's zone");
    }
}
