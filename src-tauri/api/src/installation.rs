//! What this installation knows of the programmes that it worked on: by that a copied file is told from the one that was
//! left here. No names and no paths, hashes and numbers only.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use serde::{Deserialize, Serialize};
use sokrat_core::Surroundings;
use sokrat_core::file::{Installation, Known};
use sokrat_core::ids::RawId;

const NAME: &str = "installation.json";

/// The memory of this installation, in the settings folder.
#[derive(Debug)]
pub struct ThisInstallation {
    folder: PathBuf,
    id: RawId,
}

#[derive(Default, Serialize, Deserialize)]
struct Memory {
    id: Option<RawId>,
    #[serde(default)]
    files: BTreeMap<String, Left>,
}

#[derive(Serialize, Deserialize)]
struct Left {
    place: RawId,
    seq: i64,
    open: bool,
}

/// The window and the terminal may run at once; within one process this keeps them apart, and a rename does between two.
static WRITING: Mutex<()> = Mutex::new(());

impl ThisInstallation {
    /// The installation of a settings folder; a new one gets an identifier. None where nothing can be written there: an
    /// installation that forgets everything would take each opening for a copy.
    pub fn of(folder: &Path, surroundings: &dyn Surroundings) -> Option<Self> {
        let _alone = WRITING.lock().unwrap_or_else(PoisonError::into_inner);
        let mut memory = read(folder);
        let id = memory.id.unwrap_or_else(|| surroundings.new_id());
        memory.id = Some(id);
        write(folder, &memory).then(|| Self { folder: folder.to_owned(), id })
    }
}

fn key(programme: RawId, replica: RawId) -> String {
    format!("{programme}-{replica}")
}

impl Installation for ThisInstallation {
    fn id(&self) -> RawId {
        self.id
    }

    fn known(&self, programme: RawId, replica: RawId) -> Option<Known> {
        let left = read(&self.folder).files.remove(&key(programme, replica))?;
        Some(Known { place: left.place, seq: left.seq, open: left.open })
    }

    fn remember(&self, programme: RawId, replica: RawId, known: Known) {
        let _alone = WRITING.lock().unwrap_or_else(PoisonError::into_inner);
        let mut memory = read(&self.folder);
        memory.id = Some(self.id);
        memory.files.insert(key(programme, replica), Left { place: known.place, seq: known.seq, open: known.open });
        write(&self.folder, &memory);
    }
}

fn read(folder: &Path) -> Memory {
    let bytes = std::fs::read(folder.join(NAME)).unwrap_or_default();
    serde_json::from_slice(&bytes).unwrap_or_default()
}

/// Written beside and renamed; whether it was. What cannot be remembered makes the file a copy of its own next time, which
/// loses nothing.
fn write(folder: &Path, memory: &Memory) -> bool {
    let beside = folder.join("installation.new.json");
    let bytes = serde_json::to_vec_pretty(memory).unwrap_or_default();
    let written = std::fs::write(&beside, bytes).and_then(|()| std::fs::rename(&beside, folder.join(NAME)));
    if let Err(error) = &written {
        log::warn!("what this installation knows of its files could not be written: {}", error.kind());
    }
    written.is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::system::SystemSurroundings;

    #[test]
    fn what_was_left_is_remembered_by_the_same_installation() {
        let folder = tempfile::tempdir().expect("a folder");
        let of = |folder: &Path| ThisInstallation::of(folder, &SystemSurroundings::new());
        let first = of(folder.path()).expect("the folder can be written");
        let (programme, replica) = (RawId([1; 16]), RawId([2; 16]));
        assert_eq!(first.known(programme, replica), None, "nothing was left yet");
        let left = Known { place: RawId([3; 16]), seq: 7, open: false };
        first.remember(programme, replica, left);
        let again = of(folder.path()).expect("the folder can be written");
        assert_eq!((again.id(), again.known(programme, replica)), (first.id(), Some(left)), "also after a restart");
        std::fs::write(folder.path().join(NAME), "{").expect("damaged");
        let new = of(folder.path()).expect("the folder can be written");
        assert_ne!(new.id(), first.id(), "what forgot everything is another installation");
        assert!(of(&folder.path().join("missing")).is_none(), "what can remember nothing is none");
    }
}
