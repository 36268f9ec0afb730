//! A conflict: what stood against what, where two laptops had not seen each other.

use serde_json::Value as Json;

use super::entry::Stamp;

/// Why a conflict is one.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum ConflictKind {
    /// Two laptops gave a column different values without having seen each other.
    EditedTwice,
    /// A row was edited where its deletion had not been seen.
    EditedDeleted,
    /// A row was deleted where its last edit had not been seen.
    DeletedEdited,
}

impl ConflictKind {
    /// The text in the file.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::EditedTwice => "edited-twice",
            Self::EditedDeleted => "edited-deleted",
            Self::DeletedEdited => "deleted-edited",
        }
    }

    /// The kind of a text in the file.
    pub fn from_text(text: &str) -> Option<Self> {
        [Self::EditedTwice, Self::EditedDeleted, Self::DeletedEdited].into_iter().find(|kind| kind.as_str() == text)
    }
}

/// The place of a conflict: the column, the kind, the clock of the entry in which it showed, and that entry. The column
/// without a name is the life of the row.
pub type ConflictKey = (String, ConflictKind, i64, Stamp);

/// What stood against what.
#[derive(Clone, PartialEq, Debug)]
pub struct Conflict {
    /// Why it is one.
    pub kind: ConflictKind,
    /// The value that gave way; of the life of a row, whether it is deleted.
    pub lost: Json,
    /// The entry that had written it.
    pub lost_by: Stamp,
    /// The value that it gave way to.
    pub won: Json,
    /// The entry that wrote that.
    pub won_by: Stamp,
    /// Whether nothing is left to decide: a person has, or the value that gave way stands again.
    pub decided: bool,
}
