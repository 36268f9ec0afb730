//! Ready designs of cards: drawn by code, all texts given.

mod ornament;
mod participant;

pub use participant::{Participant, ParticipantCard, Signer, participant};
