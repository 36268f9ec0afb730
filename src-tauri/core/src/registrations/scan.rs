//! A badge read at the door by a scanner that types.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::RegistrationStatus;
use super::operations::change;
use crate::error::{Code, Error, Result};
use crate::file::{Done, Op, ProgrammeFile};
use crate::ids::{EventId, RawId, RegistrationId};
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
    let id = badge_of(&request.code).ok_or_else(|| Error::new(Code::NotABadge))?;
    file.transact(Op::CheckIn, |tx| {
        let event = slot(tx.conn(), request.event_id)?;
        let Some(registration) = store::registration(tx.conn(), id)? else { return Err(Error::new(Code::UnknownBadge)) };
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

/// The registration of a badge's code, also as a keyboard in Russian types it.
fn badge_of(code: &str) -> Option<RegistrationId> {
    let mut letters = code.trim().chars().flat_map(char::to_uppercase).map(latin);
    if letters.next() != Some('R') {
        return None;
    }
    letters.collect::<String>().to_lowercase().parse::<RawId>().ok().map(RegistrationId)
}

/// The Latin letter on the key of a Russian one.
fn latin(letter: char) -> char {
    match letter {
        'К' => 'R',
        'Ф' => 'A',
        'И' => 'B',
        'С' => 'C',
        'В' => 'D',
        'У' => 'E',
        'А' => 'F',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::registrations::badge_code;

    #[test]
    fn a_badge_is_read_whatever_the_keyboard_is_set_to() {
        let id = RegistrationId(RawId([0x01, 0x23, 0x45, 0x67, 0x89, 0xAB, 0xCD, 0xEF, 0, 1, 2, 3, 4, 5, 6, 7]));
        let code = badge_code(id);
        assert_eq!(badge_of(&code), Some(id), "as it was printed");
        assert_eq!(badge_of(&format!(" {}\n", code.to_lowercase())), Some(id), "capitals and what stands around do not matter");
        let russian =
            code.replace('R', "К").replace('A', "Ф").replace('B', "И").replace('C', "С").replace('D', "В").replace('E', "У").replace('F', "А");
        assert_eq!(badge_of(&russian), Some(id), "a scanner types keys, and the keyboard is Russian");
        for other in ["", "R", "Романова", "R0123", &code[1..], &format!("{code}0"), "RФФФФФФФФФФФФФФФФФФФФФФФФФФФФФФФЖ"]
        {
            assert_eq!(badge_of(other), None, "{other:?} is no badge");
        }
    }
}
