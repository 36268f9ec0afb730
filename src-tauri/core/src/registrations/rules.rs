//! Rules of registrations: which moves are allowed, who has a place, whom an event credits.

use RegistrationStatus::{Attended, Cancelled, Invited, NoShow, Registered, Waiting};

use super::model::RegistrationStatus;
use crate::ids::OrganisationId;
use crate::values::Day;

/// The moves that staff may make, from each status (F11). To stay is no move and always allowed.
///
/// - An invited person answers, comes, or declines; only one who had a place can fail to come.
/// - A person on the waiting list gets a place, comes nevertheless, or gives up.
/// - Presence marked by mistake is taken back to `registered` or `no-show`; so is an absence.
/// - A cancellation can be withdrawn, and who cancelled may still come. Nobody becomes invited again by answering.
pub fn allowed(from: RegistrationStatus) -> &'static [RegistrationStatus] {
    match from {
        Invited => &[Registered, Waiting, Attended, Cancelled],
        Registered => &[Waiting, Attended, NoShow, Cancelled],
        Waiting => &[Registered, Attended, Cancelled],
        Attended => &[Registered, NoShow],
        NoShow => &[Registered, Attended],
        Cancelled => &[Invited, Registered, Waiting, Attended],
    }
}

/// Whether a registration may go from one status to another.
pub fn may_move(from: RegistrationStatus, to: RegistrationStatus) -> bool {
    from == to || allowed(from).contains(&to)
}

/// Whether a registration of this status takes one of the event's places.
pub fn takes_place(status: RegistrationStatus) -> bool {
    matches!(status, Registered | Attended)
}

/// Whether a move needs a free place: it goes to `registered` from a status that never had one. Presence needs none:
/// who stands in the room is there.
pub fn needs_place(from: Option<RegistrationStatus>, to: RegistrationStatus) -> bool {
    to == Registered && !matches!(from, Some(Registered | Attended | NoShow))
}

/// Whether a move gives a place to the waiting list: one that was held is given up before the event. An absence comes
/// too late for anybody to move up.
pub fn frees_place(from: RegistrationStatus, to: RegistrationStatus) -> bool {
    takes_place(from) && matches!(to, Cancelled | Waiting)
}

/// How many may move up: free places, of which there may be none or, after a smaller room, less than none.
pub fn free_places(capacity: Option<i32>, taken: u32) -> Option<u32> {
    capacity.map(|capacity| u32::try_from(capacity).unwrap_or(0).saturating_sub(taken))
}

/// A role as the choice of the organisation credited needs it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RoleSpan {
    /// The organisation.
    pub organisation_id: OrganisationId,
    /// From this day; none means always.
    pub since: Option<Day>,
    /// To this day; none means still.
    pub until: Option<Day>,
    /// Whether the person heads it.
    pub head: bool,
}

/// The organisation that an event credits: that of a role valid on the event's day (F10). Of several, the one that the
/// person heads, then the one begun last, then the smaller identifier, so that every laptop chooses the same.
pub fn credited(roles: &[RoleSpan], day: Day) -> Option<OrganisationId> {
    roles
        .iter()
        .filter(|role| role.since.is_none_or(|since| since <= day) && role.until.is_none_or(|until| day <= until))
        .max_by_key(|role| (role.head, role.since, std::cmp::Reverse(role.organisation_id)))
        .map(|role| role.organisation_id)
}
