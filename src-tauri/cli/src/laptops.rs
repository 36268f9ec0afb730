//! Exchange with other laptops from a terminal.

use std::path::{Path, PathBuf};

use sokrat_api::commands::laptops;
use sokrat_api::commands::laptops::{PackageRequest, SyncRequest, TakeRequest};
use sokrat_api::files;
use sokrat_core::laptops::{FastClock, PackageReport, SyncReport};
use sokrat_core::{Code, Error, OpenOptions, Result};
use sokrat_words::Words;

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
        let to = self.free_place()?;
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
        let to = self.free_place()?;
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

    /// Whatever keeps the laptops apart until a person does something is a refusal, so that a script can tell by the answer alone.
    /// What only has not arrived yet is told and no more.
    pub(super) fn synchronise(&self) -> Result<Told> {
        if let Some(folder) = self.arguments.get_one::<PathBuf>("folder") {
            // One with a slip in it would take the place of the one that all have met in.
            if !folder.is_dir() {
                return Err(Error::new(Code::FolderMissing).with("path", folder.display().to_string()));
            }
            // It is remembered, and the next exchange may begin anywhere.
            let folder = std::path::absolute(folder).map_err(|error| files::failed(&error, folder))?;
            sokrat_core::laptops::set_folder(&*self.desk.file()?, Some(&folder))?;
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
        lines.extend(troubles(self.desk.words(), &report));
        lines.extend(report.failure.as_ref().map(|failure| self.desk.words().error(failure)));
        Ok(Told { refused: stays_apart(&report), ..told(&report, lines)? })
    }
}

/// Whether the laptops do not come together however often they meet again.
fn stays_apart(report: &SyncReport) -> bool {
    report.failure.is_some() || !report.forked.is_empty() || !report.newer.is_empty()
}

/// What did not come together in the folder, a sentence each, in the words of the page.
fn troubles(words: &Words, report: &SyncReport) -> Vec<String> {
    let mut lines = Vec::new();
    if !report.waiting.is_empty() {
        lines.push(words.text("laptops-folder-waiting", &[("names", report.waiting.join(", ").into())]));
    }
    if report.unreadable > 0 {
        lines.push(words.text("laptops-folder-unreadable", &[("count", report.unreadable.into())]));
    }
    lines.extend(report.ahead.iter().map(|laptop| ahead(words, laptop)));
    if !report.newer.is_empty() {
        lines.push(words.text("laptops-folder-newer", &[("version", report.newer.as_str().into())]));
    }
    if !report.forked.is_empty() {
        lines.push(words.text("terminal-forked", &[("names", report.forked.join(", ").into())]));
    }
    lines
}

/// By how much a laptop's clock is fast, to the nearest whole, as on the page.
fn ahead(words: &Words, laptop: &FastClock) -> String {
    let minutes = u64::from(laptop.minutes);
    let (hours, days) = ((minutes + 30) / 60, (minutes + 720) / 1_440);
    let (unit, count) = match (minutes, hours) {
        (..60, _) => ("minutes", minutes),
        (_, ..24) => ("hours", hours),
        _ => ("days", days),
    };
    let age = words.text(&format!("laptops-ahead-{unit}"), &[("count", count.into())]);
    let name = if laptop.name.is_empty() { &laptop.code } else { &laptop.name };
    words.text("laptops-folder-ahead", &[("name", name.as_str().into()), ("age", age.into())])
}

#[cfg(test)]
mod tests {
    use sokrat_api::Language;

    use super::*;

    /// An exchange that did all there was to do.
    fn together() -> SyncReport {
        SyncReport {
            sent: 3,
            taken: 5,
            conflicts: 0,
            unreadable: 0,
            waiting: Vec::new(),
            forked: Vec::new(),
            newer: String::new(),
            ahead: Vec::new(),
            leftovers: Vec::new(),
            tidied: 0,
            failure: None,
        }
    }

    fn fast(name: &str, minutes: u32) -> FastClock {
        FastClock { code: "А4".to_owned(), name: name.to_owned(), minutes }
    }

    #[test]
    fn what_keeps_laptops_apart_is_told_line_by_line() {
        let words = Words::of(Language::English);
        assert_eq!(troubles(words, &together()), Vec::<String>::new(), "an exchange that did all has nothing more to tell");
        let report = SyncReport {
            unreadable: 2,
            waiting: vec!["А2".to_owned(), "А3".to_owned()],
            forked: vec!["А5".to_owned()],
            newer: "9.1.0".to_owned(),
            ahead: vec![fast("Trips", 59), fast("", 90), fast("", 4_400)],
            ..together()
        };
        let lines = troubles(words, &report);
        let told = ["А2, А3", "2 files", "Trips is fast by 59 minutes", "А4 is fast by 2 hours", "А4 is fast by 3 days", "9.1.0", "--take-forks"];
        assert_eq!(lines.len(), told.len(), "one line for each: {lines:?}");
        for (line, part) in lines.iter().zip(told) {
            assert!(line.contains(part), "{part:?} stands in {line:?}");
        }
    }

    #[test]
    fn only_what_does_not_mend_itself_is_a_refusal() {
        let late = SyncReport { unreadable: 1, waiting: vec!["А2".to_owned()], ahead: vec![fast("", 10)], ..together() };
        for report in [together(), late] {
            assert!(!stays_apart(&report), "the next exchange brings the rest: {report:?}");
        }
        let forked = SyncReport { forked: vec!["А2".to_owned()], ..together() };
        let newer = SyncReport { newer: "9.1.0".to_owned(), ..together() };
        let failed = SyncReport { failure: Some(Error::new(Code::DiskFull)), ..together() };
        for report in [forked, newer, failed] {
            assert!(stays_apart(&report), "a person has to do something: {report:?}");
        }
    }
}
