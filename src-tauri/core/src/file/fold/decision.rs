//! A decision: what a person says shall stand, and the entries that it has seen.

use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap};

use serde_json::{Value as Json, json};

use super::entry::{FoldEntry, Print, Stamp};
use crate::ids::{hex, unhex};

/// What a decision says of a column: the data of an entry of the verb `Decide` holds one for each column. The column
/// without a name is the life of the row: true for deleted.
#[derive(Clone, PartialEq, Debug)]
pub struct Decision {
    /// What stood when it was made.
    pub before: Json,
    /// What shall stand.
    pub after: Json,
    /// The entries whose values it weighed, as they were called where it was made.
    pub seen: BTreeSet<Stamp>,
    /// The same, as every laptop tells them. Decisions of older versions have none, and are taken by the names alone.
    pub prints: Option<BTreeSet<Print>>,
    /// Whether it takes a decision back, so that what it has seen is to be decided again.
    pub open: bool,
}

impl Decision {
    /// A change of a column from what stood to what shall stand, that has seen these of the entries of the row.
    pub fn of(entries: &[FoldEntry], [before, after]: [Json; 2], seen: BTreeSet<Stamp>) -> Self {
        Self { before, after, prints: Some(prints(entries, &seen)), seen, open: false }
    }

    /// What it has seen of the entries of the row, as they are called here.
    pub fn seen_among(&self, entries: &[FoldEntry]) -> BTreeSet<Stamp> {
        let told = self.prints.clone().unwrap_or_else(|| prints(entries, &self.seen));
        entries.iter().filter(|entry| told.contains(&entry.print)).map(FoldEntry::stamp).collect()
    }

    /// What tells the entries that it has seen, where the entries of the row are called so.
    pub(super) fn told(&self, named: &Named) -> Cow<'_, BTreeSet<Print>> {
        match &self.prints {
            Some(prints) => Cow::Borrowed(prints),
            None => Cow::Owned(self.seen.iter().filter_map(|by| named.get(by).copied()).collect()),
        }
    }

    /// Reads what an entry holds; `None` for what this version does not understand.
    pub fn read(value: &Json) -> Option<Self> {
        let change = value.get("change")?;
        let seen = value.get("seen")?.as_array()?.iter().map(|stamp| stamp.as_str()?.parse().ok()).collect::<Option<_>>()?;
        let prints = match value.get("prints") {
            Some(prints) => Some(prints.as_array()?.iter().map(|print| unhex(print.as_str()?)).collect::<Option<_>>()?),
            None => None,
        };
        let open = value.get("open").is_some_and(|open| open == &Json::Bool(true));
        Some(Self { before: change.get(0)?.clone(), after: change.get(1)?.clone(), seen, prints, open })
    }

    /// What stands in the entry.
    pub fn write(&self) -> Json {
        let seen = self.seen.iter().map(ToString::to_string).collect::<Vec<_>>();
        let mut value = json!({ "change": [self.before, self.after], "seen": seen });
        if let Some(prints) = &self.prints {
            value["prints"] = prints.iter().map(|print| hex(print)).collect::<Vec<_>>().into();
        }
        if self.open {
            value["open"] = Json::Bool(true);
        }
        value
    }
}

/// What tells each entry of a row, by its name here.
pub(super) type Named = HashMap<Stamp, Print>;

/// What tells the entries of these names.
fn prints(entries: &[FoldEntry], named: &BTreeSet<Stamp>) -> BTreeSet<Print> {
    entries.iter().filter(|entry| named.contains(&entry.stamp())).map(|entry| entry.print).collect()
}
