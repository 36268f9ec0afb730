//! What a person finds on any page: by role and name, never by the structure behind.

use std::time::Duration;

use fantoccini::Locator;
use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use fantoccini::elements::Element;
use fantoccini::error::CmdError;
use fantoccini::key::Key;

use super::App;

const PATIENCE: Duration = Duration::from_secs(20);

/// A text as an XPath literal.
fn literal(text: &str) -> String {
    if text.contains('\'') { format!("\"{text}\"") } else { format!("'{text}'") }
}

/// XPath of anything visible that holds this text itself.
pub fn text(words: &str) -> String {
    format!("//*[text()[contains(normalize-space(.), {})]]", literal(words))
}

impl App {
    /// Waits until the pages have said that they are ready.
    pub async fn ready(&self) {
        self.find("//*[@id='app']/*").await;
    }

    /// Waits for an element; the panic names what was missing and what the page said instead.
    pub async fn find(&self, xpath: &str) -> Element {
        match self.client.wait().at_most(PATIENCE).for_element(Locator::XPath(xpath)).await {
            Ok(element) => element,
            Err(error) => {
                let said = match self.client.find(Locator::Css("body")).await {
                    Ok(body) => body.text().await.unwrap_or_default(),
                    Err(error) => error.to_string(),
                };
                panic!("not found: {xpath} ({error})\nthe page says:\n{said}");
            }
        }
    }

    /// Waits until there is no such element any more.
    pub async fn gone(&self, xpath: &str) {
        let begun = std::time::Instant::now();
        while self.client.find(Locator::XPath(xpath)).await.is_ok() {
            assert!(begun.elapsed() < PATIENCE, "still there: {xpath}");
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    /// Waits for a text anywhere on the page.
    pub async fn sees(&self, words: &str) -> Element {
        self.find(&text(words)).await
    }

    /// A button, link, tab or menu item of this name.
    pub async fn control(&self, name: &str) -> Element {
        let name = literal(name);
        self.find(&format!(
            "//*[(self::button or self::a or @role='button' or @role='tab' or @role='menuitem' or @role='option') and not(@disabled) \
             and (normalize-space(.)={name} or @aria-label={name} or starts-with(normalize-space(.), {name}))]"
        ))
        .await
    }

    /// Presses a control of this name.
    pub async fn press(&self, name: &str) {
        self.click(&self.control(name).await).await;
    }

    /// Clicks; an element that moved in the meantime is clicked through the page instead.
    pub async fn click(&self, element: &Element) {
        if element.click().await.is_err() {
            self.client
                .execute("arguments[0].click()", vec![serde_json::to_value(element).expect("an element")])
                .await
                .expect("the element can be clicked");
        }
    }

    /// The field with this label.
    pub async fn field(&self, label: &str) -> Element {
        let label = literal(label);
        self.find(&format!(
            "//*[(self::input or self::textarea or self::select or @role='combobox') and (@aria-label={label} or @id=//label[starts-with(normalize-space(.), {label})]/@for)]"
        ))
        .await
    }

    /// Types into the field with this label, in place of what stands there.
    pub async fn fill(&self, label: &str, value: &str) {
        let field = self.field(label).await;
        self.click(&field).await;
        field.clear().await.ok();
        field.send_keys(value).await.expect("the field takes text");
    }

    /// Chooses an option of a list by its words.
    pub async fn choose(&self, label: &str, option: &str) {
        let field = self.field(label).await;
        field.select_by_label(option).await.expect("the list has this option");
    }

    /// Presses a key with modifiers, wherever the focus is.
    pub async fn keys(&self, modifiers: &[Key], key: char) {
        let mut actions = KeyActions::new("keyboard".to_owned());
        for modifier in modifiers {
            actions = actions.then(KeyAction::Down { value: char::from(*modifier) });
        }
        actions = actions.then(KeyAction::Down { value: key }).then(KeyAction::Up { value: key });
        for modifier in modifiers.iter().rev() {
            actions = actions.then(KeyAction::Up { value: char::from(*modifier) });
        }
        self.client.perform_actions(actions).await.expect("the keyboard works");
    }

    /// Types at the place of the focus.
    pub async fn type_text(&self, words: &str) -> Result<(), CmdError> {
        self.client.active_element().await?.send_keys(words).await
    }
}
