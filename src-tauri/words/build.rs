//! Embeds every Fluent file of `ui/locales`: the same files that the pages read.

use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

fn main() {
    let locales = Path::new(&env::var_os("CARGO_MANIFEST_DIR").expect("cargo sets it")).join("../../ui/locales");
    println!("cargo::rerun-if-changed={}", locales.display());
    let mut source = String::new();
    for (name, folder) in [("RUSSIAN", "ru"), ("ENGLISH", "en")] {
        let mut files: Vec<_> = fs::read_dir(locales.join(folder))
            .expect("the locale's folder is there")
            .map(|entry| entry.expect("the folder can be listed").path())
            .filter(|path| path.extension().is_some_and(|extension| extension == "ftl"))
            .collect();
        files.sort();
        writeln!(source, "pub(crate) const {name}: &[(&str, &str)] = &[").expect("a string can be written");
        for path in files {
            let path = path.canonicalize().expect("the file is there");
            let stem = path.file_name().and_then(|name| name.to_str()).expect("file names are plain");
            writeln!(source, "    ({stem:?}, include_str!({path:?})),").expect("a string can be written");
        }
        source.push_str("];\n");
    }
    let out = env::var_os("OUT_DIR").expect("cargo sets it");
    fs::write(Path::new(&out).join("locales.rs"), source).expect("the output can be written");
}
