//! What two independent validators say of files. They are Python packages that `cargo xtask test` brings into `target/validators`.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What is wrong with a file by profile (`2u`, `2b`, `ua1`); nothing for a profile that it conforms to.
pub type Verdict = BTreeMap<String, Option<String>>;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The verdicts on files by their names. All are judged in one go.
pub fn verdicts<'a>(files: impl IntoIterator<Item = (&'a str, &'a [u8])>) -> BTreeMap<String, Verdict> {
    let python = root().join("target/validators").join(if cfg!(windows) { "Scripts/python.exe" } else { "bin/python" });
    assert!(python.exists(), "the validators are missing: `cargo xtask test documents` brings them");
    let folder = tempfile::tempdir().expect("a temporary folder");
    let written: Vec<PathBuf> = files
        .into_iter()
        .map(|(name, bytes)| {
            let path = folder.path().join(format!("{name}.pdf"));
            std::fs::write(&path, bytes).expect("a file is written");
            path
        })
        .collect();
    let output = Command::new(&python).arg(root().join("tests/documents/validate.py")).args(&written).output().expect("the validators run");
    assert!(output.status.success(), "the validators run: {}", String::from_utf8_lossy(&output.stderr));
    let mut answers: BTreeMap<String, Verdict> = BTreeMap::new();
    for line in String::from_utf8_lossy(&output.stdout).lines() {
        let mut parts = line.split('\t');
        let (Some(path), Some(profile), Some(said)) = (parts.next(), parts.next(), parts.next()) else { panic!("a line of three parts: {line}") };
        let name = Path::new(path).file_stem().expect("a name").to_string_lossy().into_owned();
        answers.entry(name).or_default().insert(profile.to_owned(), (said != "ok").then(|| said.to_owned()));
    }
    assert_eq!(answers.len(), written.len(), "each file is judged");
    answers
}
