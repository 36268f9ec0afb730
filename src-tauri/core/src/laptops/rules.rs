//! Which laptops are told of.

use super::model::LaptopRow;
use crate::values::Moment;

/// From how many seconds on a clock that is ahead is told: less, clocks differ by themselves.
pub(super) const FAST: i64 = 300;

const HOUR: i64 = 3_600;
const DAY: i64 = 24 * HOUR;
/// After so long without news a laptop in use is named in any case.
const LONG: i64 = 7 * DAY;
/// After so long while an event goes on, or on the day after it: by then its laptops have worked apart for a day.
const LONG_AT_EVENTS: i64 = 18 * HOUR;
/// A laptop is at work that has written, or was joined, within so long.
const AT_WORK: i64 = 14 * DAY;

/// Whether a laptop is to be named as one of whose work nothing was heard for long. `worked` is when it wrote last, as far as
/// that is known; `eventful`, whether an event is on or was yesterday.
///
/// In quiet times that is a week. While an event goes on, and on the day after it, those that are at work are named from the
/// next day on: what they have entered at the door is missing here.
pub(super) fn is_silent(laptop: &LaptopRow, worked: Option<Moment>, now: Moment, eventful: bool) -> bool {
    if laptop.this || laptop.retired_at.is_some() {
        return false;
    }
    let since = |moment: Moment| now.0.as_second() - moment.0.as_second();
    let unheard = since(laptop.heard_until.unwrap_or(laptop.joined_at));
    let at_work = since(worked.map_or(laptop.joined_at, |worked| worked.max(laptop.joined_at))) <= AT_WORK;
    unheard >= LONG || (eventful && at_work && unheard >= LONG_AT_EVENTS)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::{RawId, ReplicaId};

    fn at(text: &str) -> Moment {
        Moment(text.parse().expect("a moment"))
    }

    fn laptop() -> LaptopRow {
        LaptopRow {
            id: ReplicaId(RawId([1; 16])),
            code: "А2".to_owned(),
            name: String::new(),
            this: false,
            joined_at: at("2019-01-10T09:00:00Z"),
            retired_at: None,
            heard_until: None,
            missing: None,
            silent: false,
        }
    }

    #[test]
    fn a_laptop_is_named_when_its_work_is_missed() {
        let now = at("2019-05-15T09:00:00Z");
        let heard = |text| LaptopRow { heard_until: Some(at(text)), ..laptop() };
        let yesterday = heard("2019-05-14T12:00:00Z");
        let days = heard("2019-05-12T12:00:00Z");
        let lately = Some(at("2019-05-12T11:00:00Z"));
        let cases = [
            ("heard this morning", heard("2019-05-15T06:00:00Z"), lately, true, false),
            ("heard yesterday at noon, at an event", yesterday.clone(), lately, true, true),
            ("heard yesterday at noon, in quiet times", yesterday, lately, false, false),
            ("heard three days ago, at an event", days.clone(), lately, true, true),
            ("heard three days ago, in quiet times", days.clone(), lately, false, false),
            ("nobody has worked at it for a month", days.clone(), Some(at("2019-04-10T11:00:00Z")), true, false),
            ("heard a week ago", heard("2019-05-08T09:00:00Z"), None, false, true),
            ("never heard, joined long ago", laptop(), None, false, true),
            ("joined for this event and never heard", LaptopRow { joined_at: at("2019-05-13T09:00:00Z"), ..laptop() }, None, true, true),
            ("joined this morning", LaptopRow { joined_at: at("2019-05-15T07:00:00Z"), ..laptop() }, None, true, false),
            ("out of use", LaptopRow { retired_at: Some(now), ..days.clone() }, lately, true, false),
            ("this one", LaptopRow { this: true, ..days }, lately, true, false),
        ];
        for (what, laptop, worked, eventful, silent) in cases {
            assert_eq!(is_silent(&laptop, worked, now, eventful), silent, "{what}");
        }
    }
}
