//! What stands on a certificate for some only: a line from so many hours on; facsimile and seal from a file, from the programme,
//! none; what leaves the card. By the keyboard.

use fantoccini::key::Key;

use crate::conflicts::look;
use crate::lists::{keep, templates};
use crate::papers::{pages, text};
use crate::support::{App, CTRL, Language, Setup, run};
use crate::templates::CARD_DRAWN;

/// Pictures from files.
const PEN: &[u8] = include_bytes!("pictures/signature.png");
const RING: &[u8] = include_bytes!("pictures/seal.png");
/// One that does not do.
const LETTERS: &str = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 100 100'><text x='50' y='57'>СОКРАТ</text></svg>";

/// The picture of the first who signs, of the template in the file.
fn picture(app: &App, which: &str) -> String {
    let body: String = app.value("SELECT body FROM template WHERE _del = 0 ORDER BY id DESC LIMIT 1");
    let body: serde_json::Value = serde_json::from_str(&body).expect("a template is JSON");
    let elements = body["elements"].as_array().expect("it has elements");
    let block = elements.iter().find(|each| each["shows"]["kind"] == "signatures").expect("one of them is signed");
    block["shows"]["signers"][0][which].as_str().expect("a text").to_owned()
}

/// The copy of the certificate that ships, with its new name.
async fn copied(app: &App, title: &str) {
    templates(app).await;
    app.enter("templates-copy").await;
    app.until("the engine has drawn the card", CARD_DRAWN).await;
    app.write("designer-template-name", title).await;
}

/// Goes to an element of the card by its name.
async fn element(app: &App, name: &str) {
    let name = app.words(name);
    app.focus(&format!("(//*[@data-element and starts-with(@aria-label, '{name}')])[last()]")).await;
}

/// An event with so many hours, for which nothing was issued, and how many were present.
fn event_of(app: &App, hours: i64) -> (String, i64) {
    let of = |what: &str| {
        format!(
            "SELECT {what} FROM event e JOIN event_count c ON c.event_id = e.id WHERE e._del = 0 AND e.hours = {hours} AND c.present > 4 \
             AND e.id NOT IN (SELECT event_id FROM document WHERE event_id IS NOT NULL) ORDER BY c.present, e.id LIMIT 1"
        )
    };
    (app.value(&of("e.title")), app.value(&of("c.present")))
}

/// The certificates of everybody at an event, as text.
async fn issued(app: &App, event: &str, template: &str, shown: usize) -> String {
    app.open_event(event).await;
    app.keys(CTRL, 'p').await;
    app.enter_will_print().await;
    app.select("templates-select", template).await;
    app.enter_last().await;
    pages(app).await;
    text(app, shown).await
}

fn by_hours(language: Language) {
    run(Setup::demonstration(language), async |app: App| {
        let title = app.say("С отметкой", "With distinction");
        let line = app.say("Углублённая программа", "Advanced programme");
        copied(&app, title).await;
        app.enter(&app.said("designer-add-what", &[("what", &app.words("designer-kind-text"))])).await;
        app.until("the new text has the keyboard", "document.activeElement?.dataset.element !== undefined").await;
        app.write("designer-text", line).await;
        app.write("designer-y", "147").await;
        app.write("designer-x", "20").await;
        app.select("designer-when", "placeholder-event-hours").await;
        app.select("designer-when-how", "designer-when-least").await;
        app.write("designer-when-number", "4").await;
        look(&app, "condition-hours").await;
        keep(&app, title).await;
        let least = "SELECT count(*) FROM template, json_each(body, '$.elements') WHERE json_extract(value, '$.when.least') = 4";
        app.holds("it is kept as it was asked for", least, 1).await;

        let (enough, present) = event_of(&app, 400);
        let said = issued(&app, &enough, title, 1).await;
        assert_eq!(said.matches(line).count() as i64, present, "everybody with four hours has the line:\n{said}");
        let (few, _) = event_of(&app, 200);
        let said = issued(&app, &few, title, 2).await;
        assert!(!said.contains(line), "nobody with two hours has it:\n{said}");

        // The other way round, in the designer that is opened again.
        templates(&app).await;
        app.enter("templates-edit").await;
        app.until("the engine has drawn the card", CARD_DRAWN).await;
        element(&app, "designer-kind-text").await;
        assert_eq!(app.value_of("designer-when-number").await, "4", "as it was kept");
        app.select("designer-when-how", "designer-when-fewer").await;
        keep(&app, title).await;
        app.open_event(&few).await;
        app.keys(CTRL, 'p').await;
        app.enter_will_print().await;
        assert_eq!(app.chosen("templates-select").await, title, "the template on which they stand");
        app.enter_last().await;
        pages(&app).await;
        assert!(text(&app, 3).await.contains(line), "now those with fewer have it");
    });
}

#[test]
fn a_line_stands_there_from_so_many_hours_on_in_russian() {
    by_hours(Language::Russian);
}

#[test]
fn a_line_stands_there_from_so_many_hours_on_in_english() {
    by_hours(Language::English);
}

fn signed(language: Language) {
    let setup = Setup::demonstration(language)
        .file("подпись.png", PEN)
        .file("печать.png", RING)
        .file("буквы.svg", LETTERS)
        .dialog("подпись.png")
        .dialog("буквы.svg")
        .dialog("печать.png")
        .dialog("подпись.png");
    run(setup, async |app: App| {
        // The programme's own pictures, in the settings of certificates.
        app.keys(&[Key::Alt], '6').await;
        app.enter_item("documents-more", "documents-settings").await;
        let choose = |what: &str| format!("{} {}", app.words("certificates-picture-choose"), app.words(what));
        app.enter(&choose("certificates-facsimile")).await;
        app.until(
            "the facsimile is there",
            &format!("document.querySelector('dialog').textContent.includes({:?})", app.words("certificates-picture-there")),
        )
        .await;
        app.enter(&choose("certificates-seal")).await;
        app.is_told("error-picture-svg-text").await;
        look(&app, "certificates-settings").await;
        app.enter(&choose("certificates-seal")).await;
        app.until(
            "both are there",
            &format!("document.querySelector('dialog').textContent.split({:?}).length === 3", app.words("certificates-picture-there")),
        )
        .await;
        app.enter("save").await;
        app.dialog_closes().await;
        app.holds("the programme has both", "SELECT first_facsimile <> '' AND seal <> '' FROM programme", true).await;

        let title = app.say("Подписанный", "Signed");
        copied(&app, title).await;
        element(&app, "template-element-signatures").await;
        let own = app.words("designer-picture-own");
        let from_file = |what: &str| format!("{} {}", app.words("designer-choose-picture"), app.words(what));
        app.enter(&from_file("designer-facsimile")).await;
        app.until(
            "it came from the file",
            &format!("[...document.querySelectorAll('aside select')].some((each) => each.selectedOptions[0]?.text === {own:?})"),
        )
        .await;
        app.select("designer-seal", "designer-picture-none").await;
        look(&app, "designer-signatures").await;
        keep(&app, title).await;
        let programmes: String = app.value("SELECT first_facsimile FROM programme");
        assert_eq!((picture(&app, "facsimile").len(), picture(&app, "seal").as_str()), (64, ""), "a picture of its own, and no seal");
        assert_eq!(picture(&app, "facsimile"), programmes, "the same file is the same picture");

        element(&app, "template-element-signatures").await;
        let meaning = |what: &str| app.words(&format!("placeholder-{what}"));
        app.select("designer-facsimile", &format!("{} 1", meaning("signer-facsimile"))).await;
        app.select("designer-seal", &meaning("seal")).await;
        app.until("the engine has drawn the card", CARD_DRAWN).await;
        look(&app, "designer-signatures-programme").await;
        // How they stand in a frame that is wider than they need.
        app.enter("designer-signatures-look").await;
        app.write("designer-width", "240").await;
        app.write("designer-x", "28").await;
        app.select("designer-signer-align", "designer-align-left").await;
        app.until("the engine has drawn the card", CARD_DRAWN).await;
        look(&app, "designer-signatures-left").await;
        keep(&app, title).await;
        assert_eq!(
            (picture(&app, "facsimile").as_str(), picture(&app, "seal").as_str()),
            ("{signer1_facsimile}", "{seal}"),
            "those of the programme again"
        );
        let align = "SELECT count(*) FROM template, json_each(body, '$.elements') WHERE json_extract(value, '$.shows.align') = 'left' AND json_extract(value, '$.shows.kind') = 'signatures'";
        app.holds("they stand at the left", align, 1).await;
    });
}

#[test]
fn a_signature_has_the_picture_that_was_chosen_in_russian() {
    signed(Language::Russian);
}

#[test]
fn a_signature_has_the_picture_that_was_chosen_in_english() {
    signed(Language::English);
}

/// Whether what is told below the card can be read: it stands in the window, over nothing, and its text is not cut off.
const TOLD: &str = "(() => { const told = [...document.querySelectorAll('.board > .banner')]; \
    const card = document.querySelector('.board .board, .room > .board')?.parentElement.getBoundingClientRect(); \
    return told.length > 0 && told.every((each) => { const at = each.getBoundingClientRect(); \
        return at.bottom <= innerHeight && at.left >= 0 && at.right <= innerWidth && at.top >= card.bottom - 1 && card.height > 200; }); })()";

fn off_the_card(language: Language) {
    run(Setup::demonstration(language), async |app: App| {
        copied(&app, app.say("За край", "Over the edge")).await;
        for (name, x) in [("template-element-signatures", "200"), ("template-element-number", "270"), ("template-element-code", "280")] {
            element(&app, name).await;
            app.write("designer-x", x).await;
        }
        app.until("what leaves the card is told", "document.querySelectorAll('.board > .banner li').length >= 3").await;
        app.until("where it can be read", TOLD).await;
        let name = app.words("template-element-code");
        app.until("by its name", &format!("document.querySelector('.board > .banner').textContent.includes({name:?})")).await;
        look(&app, "designer-off-card").await;
        // By the keyboard alone it can be read to its end.
        app.until("the last of it can be scrolled to", "[...document.querySelectorAll('.board > .banner ul')].every((each) => each.scrollHeight <= each.clientHeight + 1 || each.tabIndex === 0)").await;
    });
}

#[test]
fn what_leaves_the_card_is_told_below_it_in_russian() {
    off_the_card(Language::Russian);
}

#[test]
fn what_leaves_the_card_is_told_below_it_in_english() {
    off_the_card(Language::English);
}
