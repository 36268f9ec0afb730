//! What a person finds on any page: by role and name, never by the structure behind. Names are messages of the Fluent files
//! (`event-door`) or words as they stand on the page.

use std::time::{Duration, Instant};

use fantoccini::Locator;
use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use fantoccini::elements::Element;
use fantoccini::key::Key;
use serde_json::Value;

use super::{App, patience};

/// Keys that are held.
pub const CTRL: &[Key] = &[Key::Control];
pub const SHIFT: &[Key] = &[Key::Shift];

/// A page of the preview is to be seen: its canvas has ink, nothing lies over it, and the layer of words is there.
pub const PAGE_DRAWN: &str = "(() => { const canvas = document.querySelector('dialog canvas'); \
    if (!canvas || document.querySelector('dialog .busy') || !document.querySelector('dialog .words span')) return false; \
    const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height); \
    let ink = 0; for (let at = 0; at < data.length; at += 4) if (data[at + 3] === 255 && data[at] < 128) ink += 1; return ink > 500; })()";

/// Two frames: what the page holds is on the screen then.
const TWO_FRAMES: &str = "const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(() => done(true)));";

/// A text as an XPath literal.
fn literal(text: &str) -> String {
    if text.contains('\'') { format!("\"{text}\"") } else { format!("'{text}'") }
}

/// Somebody quick: cancels as soon as the bar says how far the work in a dialog is. A driver may be slower than the work.
pub const CANCELS: &str = "(() => { window.shown = ''; new MutationObserver((_, watching) => { \
    const panel = document.querySelector('dialog [role=progressbar][aria-valuenow]')?.closest('.progress'); if (!panel) return; \
    watching.disconnect(); window.shown = panel.textContent; panel.querySelector('button').click(); \
    }).observe(document.body, { subtree: true, childList: true, attributes: true }); return true; })()";

/// XPath of what a person can reach: while a dialog is open, only what stands in it.
fn reachable(condition: &str) -> String {
    format!("//*[({condition}) and (not(//dialog[@open]) or ancestor-or-self::dialog[@open])]")
}

impl App {
    /// Waits until a page is there that hears keys: the place of messages comes before it. The engine gives the keyboard away once
    /// by itself when it has drawn for the first time, which must not come over what a scenario does.
    pub async fn ready(&self) {
        self.find("//*[@id='app']//main").await;
        self.client.execute_async(TWO_FRAMES, Vec::new()).await.expect("the window draws");
    }

    /// Waits for an element; the panic names what was missing and what the page said instead.
    pub async fn find(&self, xpath: &str) -> Element {
        match self.client.wait().at_most(patience()).every(Duration::from_millis(40)).for_element(Locator::XPath(xpath)).await {
            Ok(element) => element,
            Err(error) => panic!("not found: {xpath} ({error})\nthe page says:\n{}", self.page_text().await),
        }
    }

    /// All that the page shows, as text.
    pub async fn page_text(&self) -> String {
        match self.client.find(Locator::Css("body")).await {
            Ok(body) => body.text().await.unwrap_or_default(),
            Err(error) => error.to_string(),
        }
    }

    /// Waits until a condition about the page holds; the panic names it.
    pub async fn until(&self, what: &str, script: &str) {
        let begun = Instant::now();
        while self.ask(script).await != Value::Bool(true) {
            assert!(begun.elapsed() < patience(), "waited in vain: {what}\nthe page says:\n{}", self.page_text().await);
            tokio::time::sleep(Duration::from_millis(40)).await;
        }
    }

    /// What an expression gives on the page.
    pub async fn ask(&self, script: &str) -> Value {
        self.client.execute(&format!("return ({script})"), Vec::new()).await.unwrap_or_else(|error| panic!("{script}: {error}"))
    }

    /// A picture of the window, as PNG.
    pub async fn photograph(&self) -> Vec<u8> {
        self.client.execute_async(TWO_FRAMES, Vec::new()).await.expect("the window draws");
        self.client.screenshot().await.expect("the window can be photographed")
    }

    /// Waits for words anywhere on the page.
    pub async fn sees(&self, words: &str) -> Element {
        self.find(&format!("//*[not(self::script) and text()[contains(normalize-space(.), {})]]", literal(&self.words(words)))).await
    }

    /// Waits for a whole sentence, which may stand in several elements inside of one with a role.
    pub async fn is_told(&self, words: &str) -> Element {
        self.find(&format!("//*[(@role='alert' or @role='status') and contains(normalize-space(.), {})]", literal(&self.words(words)))).await
    }

    /// Waits for the first page of a programme, with nothing over it: its words stand in the menu too.
    pub async fn sees_today(&self) {
        self.find(&format!("//main//*[contains(normalize-space(.), {})]", literal(&self.words("today-competitions")))).await;
        self.dialog_closes().await;
    }

    /// Waits until no dialog is open.
    pub async fn dialog_closes(&self) {
        self.until("the dialog closes", "document.querySelector('dialog[open]') === null").await;
    }

    /// A button, link, tab, menu item or option of this name that can be reached and pressed.
    pub async fn control(&self, name: &str) -> Element {
        let name = literal(&self.words(name));
        self.find(&reachable(&format!(
            "(self::button or self::a or @role='tab' or @role='menuitem' or @role='menuitemradio' or @role='option') and not(@disabled) and not(@aria-disabled='true') \
             and (normalize-space(.)={name} or @aria-label={name} or .//strong[normalize-space(.)={name}] or .//*[contains(@class,'name') or contains(@class,'label')][normalize-space(.)={name}])"
        )))
        .await
    }

    /// Presses a control of this name, once more where the page was drawn anew between the look and the click.
    pub async fn press(&self, name: &str) {
        let begun = Instant::now();
        while !self.clicks(&self.control(name).await).await {
            assert!(begun.elapsed() < patience(), "{name} is drawn anew again and again\nthe page says:\n{}", self.page_text().await);
        }
    }

    /// Clicks; an element that moved in the meantime is clicked through the page instead. What is hidden or covered by a dialog,
    /// nobody reaches: that is waited for.
    pub async fn click(&self, element: &Element) {
        assert!(self.clicks(element).await, "what is to be clicked has left the page, which says:\n{}", self.page_text().await);
    }

    /// The same; false where the element has left the page.
    async fn clicks(&self, element: &Element) -> bool {
        const THROUGH: &str = "const over = [...document.querySelectorAll('dialog[open]')].at(-1); \
            if (arguments[0].getClientRects().length === 0 || (over && !over.contains(arguments[0]))) return false; \
            arguments[0].click(); return true;";
        let begun = Instant::now();
        while element.click().await.is_err() {
            match self.client.execute(THROUGH, vec![serde_json::to_value(element).expect("an element")]).await {
                Ok(clicked) if clicked == true => return true,
                Ok(_) => {}
                Err(_) => return false,
            }
            assert!(begun.elapsed() < patience(), "what is to be clicked is hidden or covered\nthe page says:\n{}", self.page_text().await);
            tokio::time::sleep(Duration::from_millis(40)).await;
        }
        true
    }

    /// The field with this label.
    pub async fn field(&self, label: &str) -> Element {
        let label = literal(&self.words(label));
        let optional = literal(&self.words("optional"));
        self.find(&reachable(&format!(
            "(self::input or self::textarea or self::select) and (@aria-label={label} \
             or @id=//label[normalize-space(.)={label} or normalize-space(.)=concat({label}, ' ', {optional})]/@for)"
        )))
        .await
    }

    /// Types into the field with this label, in place of what stands there.
    pub async fn fill(&self, label: &str, value: &str) {
        let begun = Instant::now();
        let mut field = self.field(label).await;
        // A click that went through the page brings no keyboard.
        while !(self.clicks(&field).await && self.takes_keyboard(&field).await) {
            assert!(begun.elapsed() < patience(), "nobody can type into {label}\nthe page says:\n{}", self.page_text().await);
            field = self.field(label).await;
        }
        self.keys(CTRL, 'a').await;
        if value.is_empty() {
            // The driver sends nothing for no text: what is selected is deleted.
            return self.key(Key::Delete).await;
        }
        let typed = value.replace('\n', &char::from(Key::Enter).to_string());
        field.send_keys(&typed).await.expect("the field takes text");
    }

    /// What stands in a field.
    pub async fn value_of(&self, label: &str) -> String {
        let field = self.field(label).await;
        field.prop("value").await.expect("a field").unwrap_or_default()
    }

    /// Chooses an option of a list by its words, when it is there: what is offered may come later than the list.
    pub async fn choose(&self, label: &str, option: &str) {
        let words = self.words(option);
        let begun = Instant::now();
        while let Err(error) = self.field(label).await.select_by_label(&words).await {
            assert!(begun.elapsed() < patience(), "{label} has no option {option}: {error}\nthe page says:\n{}", self.page_text().await);
            tokio::time::sleep(Duration::from_millis(40)).await;
        }
    }

    /// Types letters into a field that searches, and takes the option with these words.
    pub async fn pick(&self, label: &str, letters: &str, option: &str) {
        self.fill(label, letters).await;
        self.take_option(option).await;
    }

    /// Takes the first option with these words where it stands at that moment: the answer to the last letters moves what the
    /// answers before have shown.
    async fn take_option(&self, words: &str) {
        let option = Value::from(reachable(&format!("@role='option' and contains(normalize-space(.), {})", literal(words))));
        let taken = format!(
            "(() => {{ const option = document.evaluate({option}, document, null, XPathResult.FIRST_ORDERED_NODE_TYPE, null).singleNodeValue; \
             option?.click(); return option !== null; }})()"
        );
        self.until(&format!("{words} is offered"), &taken).await;
    }

    /// The error that stands at the field with this label, and that the field has the keyboard.
    pub async fn error_at(&self, label: &str) -> String {
        let name = literal(&self.words(label));
        let field = reachable(&format!(
            "contains(@class,'field') and .//label[normalize-space(.)={name} or starts-with(normalize-space(.), concat({name}, ' '))]"
        ));
        let sentence = format!("{field}//*[@role='alert']");
        loop {
            // It may be said anew just now.
            if let Ok(text) = self.find(&sentence).await.prop("textContent").await {
                return text.unwrap_or_default().trim().to_owned();
            }
        }
    }

    /// Whether the keyboard is in the field with this label.
    pub async fn focus_is_in(&self, label: &str) {
        const THERE: &str = "return document.activeElement === arguments[0];";
        let begun = Instant::now();
        loop {
            let field = serde_json::to_value(self.field(label).await).expect("an element");
            if self.client.execute(THERE, vec![field]).await.is_ok_and(|there| there == true) {
                return;
            }
            assert!(begun.elapsed() < patience(), "the keyboard is in the field {label}\nthe page says:\n{}", self.page_text().await);
            tokio::time::sleep(Duration::from_millis(40)).await;
        }
    }

    /// Waits until the keyboard is in a list.
    pub async fn focus_is_in_list(&self) {
        self.until("the keyboard is in the list", "document.activeElement?.getAttribute('role') === 'grid'").await;
    }

    /// Puts the keyboard into an element, as Tab would, as soon as that can have it: what is busy, hidden or drawn anew is waited for.
    pub async fn focus(&self, xpath: &str) {
        let begun = Instant::now();
        while !self.takes_keyboard(&self.find(xpath).await).await {
            assert!(begun.elapsed() < patience(), "it takes no keyboard: {xpath}\nthe page says:\n{}", self.page_text().await);
            tokio::time::sleep(Duration::from_millis(40)).await;
        }
    }

    /// Whether an element has taken the keyboard.
    async fn takes_keyboard(&self, element: &Element) -> bool {
        const TAKES: &str = "arguments[0].focus(); return document.activeElement === arguments[0];";
        let element = serde_json::to_value(element).expect("an element");
        self.client.execute(TAKES, vec![element]).await.is_ok_and(|taken| taken == true)
    }

    /// Presses a key with modifiers, wherever the focus is.
    pub async fn keys(&self, modifiers: &[Key], key: impl Into<char>) {
        let key = key.into();
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

    /// Presses one key, wherever the focus is.
    pub async fn key(&self, key: Key) {
        self.keys(&[], key).await;
    }

    /// Types at the place of the focus.
    pub async fn types(&self, words: &str) {
        let place = self.client.active_element().await.expect("something has the keyboard");
        place.send_keys(words).await.expect("letters arrive");
    }

    /// The button of this name gets the keyboard, as by Tab, and is pressed by Enter.
    pub async fn enter(&self, button: &str) {
        let name = literal(&self.words(button));
        self.focus(&reachable(&format!(
            "self::button and not(@disabled) and (normalize-space(.)={name} or @aria-label={name} or .//*[contains(@class,'name')][normalize-space(.)={name}])"
        )))
        .await;
        self.key(Key::Enter).await;
    }

    /// Takes an item of the menu that this button opens, by arrows and Enter.
    pub async fn enter_item(&self, menu: &str, item: &str) {
        self.enter(menu).await;
        let item = self.words(item);
        let at =
            format!("document.activeElement?.getAttribute('role') === 'menuitem' && document.activeElement.textContent.trim().startsWith({item:?})");
        self.until("the menu has the keyboard", "document.activeElement?.getAttribute('role') === 'menuitem'").await;
        for _ in 0..12 {
            if self.ask(&at).await == true {
                return self.key(Key::Enter).await;
            }
            self.key(Key::Down).await;
        }
        panic!("the menu {menu} has no item {item}");
    }

    /// The button of the dialog that does it is pressed by Enter, as soon as it can be.
    pub async fn enter_last(&self) {
        self.focus("(//dialog[@open])[last()]//footer[not(@hidden)]//button[last()][not(@disabled)]").await;
        self.key(Key::Enter).await;
    }

    /// Puts the keyboard where Tab would bring it, into the field with this label.
    pub async fn tab_to(&self, label: &str) {
        let begun = Instant::now();
        while !self.takes_keyboard(&self.field(label).await).await {
            assert!(begun.elapsed() < patience(), "the field {label} takes no keyboard\nthe page says:\n{}", self.page_text().await);
            tokio::time::sleep(Duration::from_millis(40)).await;
        }
    }

    /// Types into the field with this label in place of what stands there, and leaves it by Tab: by keys alone.
    pub async fn write(&self, label: &str, words: &str) {
        self.tab_to(label).await;
        self.keys(CTRL, 'a').await;
        self.types(words).await;
        self.key(Key::Tab).await;
    }

    /// Chooses an option of the list with this label by the arrows.
    pub async fn select(&self, label: &str, option: &str) {
        let option = self.words(option);
        self.tab_to(label).await;
        let place = format!("[...document.activeElement.options].findIndex((each) => each.text.trim() === {option:?})");
        self.until(&format!("{label} has {option}"), &format!("{place} >= 0")).await;
        // What was chosen may send the keyboard on.
        let gone = "!document.activeElement?.options";
        loop {
            let way = self.ask(&format!("{gone} ? 0 : Math.sign({place} - document.activeElement.selectedIndex)")).await;
            let (key, step) = match way.as_i64() {
                Some(1) => (Key::Down, 1),
                Some(-1) => (Key::Up, -1),
                _ => return,
            };
            let next = self.ask(&format!("document.activeElement.selectedIndex + {step}")).await;
            self.key(key).await;
            self.until("the arrow chooses the next", &format!("{gone} || document.activeElement.selectedIndex === {next}")).await;
        }
    }

    /// What is chosen in the list with this label, as soon as it offers something.
    pub async fn chosen(&self, label: &str) -> String {
        let begun = Instant::now();
        loop {
            if let Ok(option) = self.field(label).await.find(Locator::Css("option:checked")).await {
                return option.prop("text").await.expect("its words").unwrap_or_default().trim().to_owned();
            }
            assert!(begun.elapsed() < patience(), "nothing is chosen in {label}\nthe page says:\n{}", self.page_text().await);
            tokio::time::sleep(Duration::from_millis(40)).await;
        }
    }

    /// Waits until the button of this name has the keyboard.
    pub async fn focus_is_at(&self, button: &str) {
        let name = self.words(button);
        let at = format!("[document.activeElement?.textContent.trim(), document.activeElement?.getAttribute('aria-label')].includes({name:?})");
        self.until(&format!("the keyboard is at {name}"), &at).await;
    }

    /// Waits until the list of certificates came, and Enter prints.
    pub async fn enter_will_print(&self) {
        self.until("Enter will print", "document.activeElement?.matches('dialog footer button:last-child') === true").await;
    }

    /// Waits until the document that is shown says these words.
    pub async fn document_says(&self, words: &str) {
        let words: String = words.split_whitespace().collect();
        let said = format!(
            "[...document.querySelectorAll('dialog .words')].map(page => page.textContent).join('').replace(/\\s+/gu, '').includes({words:?})"
        );
        self.until(&format!("the document says {words}"), &said).await;
    }

    /// Goes to a place of the side bar.
    pub async fn go(&self, place: &str) {
        let name = literal(&self.words(place));
        let place = self.find(&format!("//nav//button[.//*[normalize-space(.)={name}]]")).await;
        self.click(&place).await;
    }

    /// Types a wrong passphrase, is told and waits, types the right one, and sees the programme.
    pub async fn unlocks_at_the_second_try(&self, passphrase: &str) {
        self.fill("unlock-passphrase", "не тот пароль").await;
        self.key(Key::Enter).await;
        self.is_told("error-wrong-passphrase").await;
        self.until("the wait is over", "!document.querySelector('dialog button[type=submit]').disabled").await;
        self.fill("unlock-passphrase", passphrase).await;
        self.key(Key::Enter).await;
        self.sees_today().await;
    }

    /// Takes an item of the programme's menu.
    pub async fn menu(&self, item: &str) {
        let menu = self.find("//button[contains(@class,'programme')]").await;
        self.click(&menu).await;
        self.press(item).await;
        self.until("the menu is shut", "document.querySelector('[role=menu]') === null").await;
    }

    /// Opens an event through the palette, by its title, and sees it: another one may have been open before.
    pub async fn open_event(&self, title: &str) {
        self.keys(CTRL, 'k').await;
        self.focus_is_in("palette-title").await;
        self.types(title).await;
        self.take_option(title).await;
        self.find(&format!("//main//h1[contains(normalize-space(.), {})]", literal(title))).await;
        self.control("event-certificates").await;
    }

    /// Chooses a tab, whatever is counted beside its name.
    pub async fn tab(&self, name: &str) {
        let tab = self.find(&format!("//*[@role='tab' and starts-with(normalize-space(.), {})]", literal(&self.words(name)))).await;
        self.click(&tab).await;
    }
}
