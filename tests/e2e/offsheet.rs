//! A template of another program whose cards find no room on their sheet: told when it is taken in, and in the designer.

use fantoccini::key::Key;

use crate::conflicts::look;
use crate::lists::{keep, templates};
use crate::support::{App, CTRL, Language, Setup, run};
use crate::templates::CARD_DRAWN;

/// Badges of which three stand beside each other, with one field of a newer version.
const WIDE: &str = r#"{ "format": "sokrat-template", "pictures": [], "template": { "version": 1, "kind": "badge", "title": "Широкий",
    "page": { "width": 90, "height": 60 }, "background": null,
    "sheet": { "width": 210, "height": 297, "across": 3, "down": 4, "gapX": 0, "gapY": 0, "left": -1, "top": -1, "marks": true, "folded": false },
    "elements": [{ "name": "Имя", "frame": { "x": 5, "y": 10, "width": 80, "height": 30 }, "when": null, "locked": false, "glow": 3,
      "shows": { "kind": "text", "text": "{name}", "size": 20, "bold": true, "lines": 2 } }] } }"#;

fn taken_in(language: Language) {
    let setup = Setup::demonstration(language).file("Широкий.sokrat-template", WIDE).dialog("Широкий.sokrat-template");
    run(setup, async |app: App| {
        templates(&app).await;
        app.enter("templates-import").await;
        app.is_told(&app.said("templates-off-sheet", &[("by", "60")])).await;
        // What was left out is told as well.
        app.until("two are told", "document.querySelectorAll('.toasts [role=alert]').length === 2").await;
        app.until("the engine has drawn the card", CARD_DRAWN).await;
        let told = app.said("error-off-sheet", &[("by", "60")]);
        assert_eq!(app.error_at("designer-across").await, told, "the designer says it at the field");
        app.until("which is to be seen", "(() => { const at = document.querySelector('aside .field [role=alert]').getBoundingClientRect(); return at.top > 0 && at.bottom < innerHeight; })()").await;
        look(&app, "template-off-sheet").await;

        app.keys(CTRL, 's').await;
        app.focus_is_in("designer-across").await;
        app.write("designer-across", "2").await;
        keep(&app, "Широкий").await;
        app.until("nothing is wrong with it", "document.querySelector('aside .field [role=alert]') === null").await;
        app.enter("designer-sheet-show").await;
        app.until("the sheet is drawn", crate::templates::SHEET_DRAWN).await;
        look(&app, "template-on-sheet").await;
        app.keys(&[Key::Alt], '6').await;
        app.control("documents-more").await;
    });
}

#[test]
fn a_template_that_leaves_its_sheet_is_told_when_it_comes_in_in_russian() {
    taken_in(Language::Russian);
}

#[test]
fn a_template_that_leaves_its_sheet_is_told_when_it_comes_in_in_english() {
    taken_in(Language::English);
}
