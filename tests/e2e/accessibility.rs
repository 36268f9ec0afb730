//! Every page of the real window, looked over by axe: names, roles, landmarks, and contrast as it is drawn, in both themes.

use std::cell::RefCell;
use std::path::Path;

use serde_json::Value;

use crate::screens::{STILL, Studio, toured};
use crate::support::{App, Language, run};

/// Where a control must be called by what can be read on it. A day of the month is none: it holds buttons with names of their own.
const CALLED: &str = "button, a, summary, [role=tab], [role=option], [role=menuitem]";

/// axe, and what it has found so far.
#[derive(Default)]
pub struct Axe {
    faults: RefCell<Vec<String>>,
}

impl Axe {
    /// Looks over what the window shows.
    pub async fn looks_at(&self, app: &App, page: &str) {
        if app.ask("typeof window.axe").await != "object" {
            let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../ui/node_modules/axe-core/axe.min.js");
            let source = std::fs::read_to_string(source).expect("axe stands among the pages' packages");
            app.client.execute(&source, Vec::new()).await.expect("axe comes to the page");
            // What still fades in has not the contrast that it will have, so nothing fades any more.
            let still = "const still = new CSSStyleSheet(); \
                still.replaceSync('*, *::before, *::after { animation: none !important; transition: none !important; }'); \
                document.adoptedStyleSheets = [...document.adoptedStyleSheets, still]";
            app.client.execute(still, Vec::new()).await.expect("the page stands still");
        }
        app.until("nothing moves any more", STILL).await;
        let script = format!(
            "const done = arguments[arguments.length - 1];
             axe.configure({{ rules: [{{ id: 'label-content-name-mismatch', selector: '{CALLED}' }}] }});
             axe.run(document, {{ resultTypes: ['violations'] }}).then(
               result => done(result.violations.map(fault => fault.id + ': ' + fault.nodes.map(node => node.html + ' ' + (node.any[0]?.message ?? '')).join(' | '))),
               error => done(['axe: ' + error]))"
        );
        let found = app.client.execute_async(&script, Vec::new()).await.unwrap_or_else(|error| panic!("{page}: {error}"));
        let found = found.as_array().into_iter().flatten().filter_map(Value::as_str).map(|fault| format!("{page}: {fault}"));
        self.faults.borrow_mut().extend(found);
    }

    /// What was found.
    pub fn faults(self) -> Vec<String> {
        self.faults.into_inner()
    }
}

fn every_page_is_looked_over(language: Language, theme: &'static str) {
    run(toured(language, theme), async |app: App| {
        let faults = Studio::looked_over(app).await;
        assert!(faults.is_empty(), "axe finds nothing on any page, but:\n{}", faults.join("\n"));
    });
}

#[test]
fn no_page_has_a_fault_that_axe_knows_light_in_russian() {
    every_page_is_looked_over(Language::Russian, "light");
}

#[test]
fn no_page_has_a_fault_that_axe_knows_dark_in_english() {
    every_page_is_looked_over(Language::English, "dark");
}
