//! Finding any record by a few letters.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

crate::choices! {
    /// What was found.
    HitKind, fallback Person {
        /// A person.
        Person = "person",
        /// An organisation.
        Organisation = "organisation",
        /// An event.
        Event = "event",
        /// An application.
        Application = "application",
    }
}

/// A record that the letters fit.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Hit {
    /// What it is.
    pub kind: HitKind,
    /// Its identifier.
    pub id: String,
    /// Its name.
    pub title: String,
    /// What tells it from others: organisation, day, municipality.
    pub detail: String,
}
