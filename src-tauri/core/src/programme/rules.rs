//! Rules of the programme: the workshop and two webinars of a competence topic, colours.

use super::model::Topic;

/// The colours that a module may have in the calendar.
pub const COLOURS: [&str; 8] = ["c1", "c2", "c3", "c4", "c5", "c6", "c7", "c8"];

/// Workshops or trainings in person that a competence topic has.
pub const WORKSHOPS: u32 = 1;
/// Webinars that follow it.
pub const WEBINARS: u32 = 2;

/// What a competence topic lacks of the rule "one workshop in person, then two webinars": workshops and webinars.
/// A topic that does not follow the rule lacks nothing.
pub fn lacks(topic: &Topic) -> (u32, u32) {
    if topic.competence { (WORKSHOPS.saturating_sub(topic.workshops), WEBINARS.saturating_sub(topic.webinars)) } else { (0, 0) }
}

/// The colour proposed for a module of this number.
pub fn colour(number: i32) -> &'static str {
    COLOURS[usize::try_from(number - 1).unwrap_or(0) % COLOURS.len()]
}
