//! The passphrase of a programme from a terminal: asked for, set, removed, and set anew by the code of the recovery sheet.

use std::path::{Path, PathBuf};

use serde_json::json;
use sokrat_api::commands::app;
use sokrat_api::commands::file::{self, PassphraseRequest, RecoverRequest, Unlock};
use sokrat_core::{Code, Error, Passphrase, Result};

use crate::print::Told;
use crate::run::{Asked, told};
use crate::secret;

impl Asked<'_> {
    /// The passphrase of a file: from the file that was named, or typed. `needed` comes back where nobody can type.
    pub(crate) fn passphrase(&self, needed: Error) -> Result<Passphrase> {
        match self.arguments.get_one::<PathBuf>("passphrase-file") {
            Some(path) => secret::of_file(path),
            None => secret::typed(&self.words("passphrase-prompt", &[]))?.ok_or(needed),
        }
    }

    /// The passphrase that a programme shall have: from the file that was named, or typed twice.
    fn new_passphrase(&self) -> Result<Passphrase> {
        if let Some(path) = self.arguments.get_one::<PathBuf>("new-passphrase-file") {
            return secret::of_file(path);
        }
        let typed = secret::typed(&self.words("new-passphrase-prompt", &[]))?;
        let again = secret::typed(&self.words("passphrase-again-prompt", &[]))?;
        // Typed blind: two that differ are a slip that nobody could take back.
        typed.filter(|typed| again.as_ref() == Some(typed)).ok_or_else(|| Error::at("new", Code::PassphrasesDiffer))
    }

    /// Sets a new passphrase by the code of the recovery sheet; the programme is not opened before.
    pub(crate) fn recover(&self, file: &Path) -> Result<Told> {
        match app::open_path(self.desk, self.job, file) {
            Err(error) if error.code == Code::PassphraseNeeded => {}
            Err(error) => return Err(error),
            Ok(_) => return Err(Error::new(Code::BadRequest)),
        }
        let code = secret::whole_file(&self.path("recovery-code-file"))?;
        let open = file::recover(self.desk, self.job, RecoverRequest { code, new: self.new_passphrase()? })?;
        told(&open, vec![self.words("recovered", &[])])
    }

    /// Writes the recovery sheet where the person says, and nowhere else.
    pub(crate) fn recovery_sheet(&self, passphrase: Option<Passphrase>) -> Result<Told> {
        let (passphrase, path) = (passphrase.ok_or_else(|| Error::new(Code::BadRequest))?, self.free_place()?);
        let made = file::recovery_sheet(self.desk, self.job, Unlock { passphrase })?;
        if let Some(paper) = self.desk.unkept(made.key)? {
            sokrat_api::files::write_whole(&path, &paper.bytes)?;
        }
        let path = path.display().to_string();
        told(&json!({ "path": path, "pages": made.pages }), vec![self.words("recovery-made", &[("path", path.into())])])
    }

    pub(crate) fn change_passphrase(&self, current: Option<Passphrase>) -> Result<Told> {
        let new = if self.arguments.get_flag("remove") { None } else { Some(self.new_passphrase()?) };
        let state = file::set_passphrase(self.desk, self.job, PassphraseRequest { current, new })?;
        let key = if state.encrypted { "passphrase-set" } else { "passphrase-removed" };
        told(&state, vec![self.words(key, &[])])
    }
}
