//! What a developer runs: `cargo xtask run | check | test | bench | screens | types | dist`.

mod types;

use std::path::Path;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize()?;
    match std::env::args().nth(1).as_deref() {
        Some("types") => types::write(&root.join("ui/src/api/generated")),
        _ => Err("usage: cargo xtask types".into()),
    }
}
