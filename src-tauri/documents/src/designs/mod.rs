//! Ready designs of cards: drawn by code, all texts given.

mod badge;
mod label;
mod name;
mod ornament;
mod participant;
mod tent;

pub use badge::{Badge, PersonCard, badge};
pub use label::{Label, LabelCard, label};
pub use participant::{Participant, ParticipantCard, Signer, participant};
pub use tent::{Tent, tent};
