//! Exchange with other laptops from a terminal.

use std::path::Path;

use sokrat_api::commands::laptops;
use sokrat_api::commands::laptops::{PackageRequest, SyncRequest, TakeRequest};
use sokrat_core::laptops::PackageReport;
use sokrat_core::{Code, OpenOptions, Result};

use super::print::Told;
use super::run::{Asked, told};

impl Asked<'_> {
    pub(super) fn join(&self, file: &Path) -> Result<Told> {
        let to = self.path("to");
        let open = match laptops::join_at(self.desk, self.job, file, &to, &OpenOptions::default()) {
            Err(needed) if needed.code == Code::PassphraseNeeded => {
                let given = OpenOptions { passphrase: Some(self.passphrase(needed)?), ..OpenOptions::default() };
                laptops::join_at(self.desk, self.job, file, &to, &given)?
            }
            joined => joined?,
        };
        told(&open, vec![self.words("joined", &[("path", to.display().to_string().into())])])
    }

    pub(super) fn give_copy(&self) -> Result<Told> {
        let to = self.path("to");
        let made = laptops::give_copy_at(self.desk, self.job, &to, &self.text("name"))?.value;
        told(&made, vec![self.words("given", &[("path", to.display().to_string().into())])])
    }

    pub(super) fn laptops(&self) -> Result<Told> {
        let overview = laptops::overview(self.desk, self.job, ())?;
        let line = |laptop: &sokrat_core::laptops::LaptopRow| {
            let until = laptop.heard_until.map_or_else(|| "—".to_owned(), |moment| moment.0.to_string());
            self.words(
                "laptop",
                &[
                    ("code", laptop.code.as_str().into()),
                    ("name", laptop.name.as_str().into()),
                    ("until", until.into()),
                    ("missing", laptop.missing.map_or_else(|| "—".to_owned(), |missing| missing.to_string()).into()),
                ],
            )
        };
        let lines = overview.laptops.iter().map(line).collect();
        told(&overview, lines)
    }

    pub(super) fn package(&self) -> Result<Told> {
        let to = self.path("to");
        let entries = laptops::save_package_at(self.desk, self.job, &to, PackageRequest { everything: self.arguments.get_flag("everything") })?;
        let path = to.display().to_string();
        told(
            &serde_json::json!({ "path": path, "entries": entries }),
            vec![self.words("package-made", &[("path", path.into()), ("entries", entries.into())])],
        )
    }

    pub(super) fn take(&self) -> Result<Told> {
        let report = laptops::open_package_at(self.desk, self.job, self.path("package"))?;
        if self.arguments.get_flag("dry-run") {
            return self.reported("would-take", &report);
        }
        let take_forks = self.arguments.get_flag("take-forks");
        let report = laptops::take_package(self.desk, self.job, TakeRequest { take_forks })?.value;
        self.reported("taken", &report)
    }

    fn reported(&self, key: &str, report: &PackageReport) -> Result<Told> {
        let facts = [("code", report.code.as_str().into()), ("entries", report.entries.into()), ("conflicts", report.conflicts.into())];
        told(report, vec![self.words(key, &facts)])
    }

    pub(super) fn synchronise(&self) -> Result<Told> {
        if let Some(folder) = self.arguments.get_one::<std::path::PathBuf>("folder") {
            sokrat_core::laptops::set_folder(&*self.desk.file()?, Some(folder))?;
        }
        let [take_forks, tidying] = ["take-forks", "tidy"].map(|flag| self.arguments.get_flag(flag));
        let report = laptops::synchronise(self.desk, self.job, SyncRequest { take_forks, tidying })?.value;
        let facts = [("sent", report.sent.into()), ("taken", report.taken.into()), ("conflicts", report.conflicts.into())];
        let mut lines = vec![self.words("synchronised", &facts)];
        if report.tidied > 0 {
            lines.push(self.desk.words().text("laptops-folder-tidied", &[("count", report.tidied.into())]));
        } else if !report.leftovers.is_empty() {
            let names = report.leftovers.iter().map(|laptop| laptop.code.as_str()).collect::<Vec<_>>().join(", ");
            lines.push(self.words("leftovers", &[("names", names.into())]));
        }
        lines.extend(report.failure.as_ref().map(|failure| self.desk.words().error(failure)));
        Ok(Told { refused: report.failure.is_some(), ..told(&report, lines)? })
    }
}
