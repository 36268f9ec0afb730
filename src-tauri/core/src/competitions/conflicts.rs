//! Conflicts of interest that the data show: an expert and an application that he or she must not mark.

use std::collections::{BTreeMap, BTreeSet};

use crate::ids::{ApplicationId, CompetitionId, ExpertId, OrganisationId, PersonId};

/// An expert and where he or she works or worked. Dates do not matter: a past tie is a tie.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ties {
    /// The expert.
    pub expert: ExpertId,
    /// The competition.
    pub competition: CompetitionId,
    /// The person.
    pub person: PersonId,
    /// Organisations in which the person has or had a role.
    pub organisations: BTreeSet<OrganisationId>,
}

/// Who has something at stake in an application.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stake {
    /// The application.
    pub application: ApplicationId,
    /// The competition.
    pub competition: CompetitionId,
    /// Who travels or leads.
    pub person: Option<PersonId>,
    /// The applicant and the partners.
    pub organisations: BTreeSet<OrganisationId>,
}

/// What the conflict is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Conflict {
    /// The expert is the person who travels or leads.
    Same,
    /// The expert works or worked there.
    Works(OrganisationId),
}

/// The conflict of this expert with this application: being its person, or working or having worked at the applicant or a partner.
pub fn between(ties: &Ties, stake: &Stake) -> Option<Conflict> {
    if stake.person == Some(ties.person) {
        return Some(Conflict::Same);
    }
    ties.organisations.intersection(&stake.organisations).next().copied().map(Conflict::Works)
}

/// Every pair in conflict; experts and applications of different competitions are no pair.
pub fn find(ties: &[Ties], stakes: &[Stake]) -> BTreeMap<(ApplicationId, ExpertId), Conflict> {
    let pairs = stakes.iter().flat_map(|stake| ties.iter().map(move |ties| (stake, ties)));
    let pairs = pairs.filter(|(stake, ties)| stake.competition == ties.competition);
    pairs.filter_map(|(stake, ties)| Some(((stake.application, ties.expert), between(ties, stake)?))).collect()
}
