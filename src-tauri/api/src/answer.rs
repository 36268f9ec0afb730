//! What goes back to the page.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use sokrat_core::{Noun, UndoState};
use ts_rs::TS;

/// The answer to a change: its value, what it touched, and what undo would now take back.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Answer<T> {
    /// What the operation returns.
    pub value: T,
    /// The nouns whose pages must read again.
    pub changed: BTreeSet<Noun>,
    /// What undo and redo would do.
    pub undo: UndoState,
}
