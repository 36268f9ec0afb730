//! A badge read at the door by a scanner that types.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::RegistrationStatus;
use super::operations::change;
use crate::error::{Code, Error, Result};
use crate::file::{Done, Op, ProgrammeFile};
use crate::ids::{EventId, RawId, RegistrationId};
use crate::keyboard::keys;
use crate::store::calendar::slot;
use crate::store::registrations as store;

/// A scanned badge.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ScanRequest {
    /// The event.
    pub event_id: EventId,
    /// What the scanner typed.
    pub code: String,
}

/// Whose badge it was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Scanned {
    /// The person's full name.
    pub full_name: String,
    /// Marked present before.
    #[serde(default)]
    pub before: bool,
}

/// Marks the owner of a badge present. A second scan changes nothing: whoever holds a badge up twice does not leave the room.
///
/// `not-a-badge` where the code is none of Sokrat's, `unknown-badge` where its registration is not in the file,
/// `badge-of-another-event` (`event`) where it is for another one.
pub fn scan(file: &ProgrammeFile, request: &ScanRequest) -> Result<Done<Scanned>> {
    let badge = badge_of(&request.code).ok_or_else(|| Error::new(Code::NotABadge))?;
    file.transact(Op::CheckIn, |tx| {
        let event = slot(tx.conn(), request.event_id)?;
        let id = match badge {
            Badge::Whole(id) => Some(id),
            Badge::Tail(tail) => store::of_tail(tx.conn(), event.id, tail)?,
        };
        let registration = id.map(|id| store::registration(tx.conn(), id)).transpose()?.flatten();
        let Some(registration) = registration else { return Err(Error::new(Code::UnknownBadge)) };
        if registration.event_id != event.id {
            let other = slot(tx.conn(), registration.event_id).map(|other| other.title).unwrap_or_default();
            return Err(Error::new(Code::BadgeOfAnotherEvent).with("event", other));
        }
        let name = store::person_name(tx.conn(), registration.person_id)?;
        tx.about(&name);
        // The person may have been marked under another of his or her records.
        let known = store::of_person(tx.conn(), event.id, registration.person_id)?;
        let before = known.iter().any(|known| known.status == RegistrationStatus::Attended);
        if !before {
            change(tx, known.first().unwrap_or(&registration), &event, RegistrationStatus::Attended)?;
        }
        Ok(Scanned { full_name: name, before })
    })
}

/// What the code of a badge says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Badge {
    /// The whole identifier, of a QR code.
    Whole(RegistrationId),
    /// Its end, of a bar code.
    Tail([u8; 8]),
}

/// Reads a badge's code, also as a keyboard in Russian types it.
fn badge_of(code: &str) -> Option<Badge> {
    let keys = keys(code);
    if keys.len() == DIGITS && keys.bytes().all(|sign| sign.is_ascii_digit()) {
        return keys.parse::<u64>().ok().map(|tail| Badge::Tail(tail.to_be_bytes()));
    }
    keys.strip_prefix('R')?.to_lowercase().parse::<RawId>().ok().map(|id| Badge::Whole(RegistrationId(id)))
}

/// How many digits the bar code of a badge has: more than those of any article.
const DIGITS: usize = 20;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::registrations::{badge_code, badge_digits};

    #[test]
    fn a_badge_is_read_whatever_the_keyboard_is_set_to() {
        let id = RegistrationId(RawId([0x01, 0x23, 0x45, 0x67, 0x89, 0xAB, 0xCD, 0xEF, 0, 1, 2, 3, 4, 5, 6, 7]));
        let code = badge_code(id);
        assert_eq!(badge_of(&code), Some(Badge::Whole(id)), "as it was printed");
        assert_eq!(badge_of(&format!(" {}\n", code.to_lowercase())), Some(Badge::Whole(id)), "capitals and what stands around do not matter");
        let russian =
            code.replace('R', "К").replace('A', "Ф").replace('B', "И").replace('C', "С").replace('D', "В").replace('E', "У").replace('F', "А");
        assert_eq!(badge_of(&russian), Some(Badge::Whole(id)), "a scanner types keys, and the keyboard is Russian");
        let digits = badge_digits(id);
        assert_eq!((digits.as_str(), badge_of(&digits)), ("00000283686952306183", Some(Badge::Tail([0, 1, 2, 3, 4, 5, 6, 7]))), "bars hold its end");
        for other in [
            "",
            "R",
            "4606453849072",
            "99999999999999999999",
            "0000028368695230618",
            "0000028368695230618A",
            "Романова",
            "R0123",
            &code[1..],
            &format!("{code}0"),
            "RФФФФФФФФФФФФФФФФФФФФФФФФФФФФФФФЖ",
        ] {
            assert_eq!(badge_of(other), None, "{other:?} is no badge");
        }
    }
}
