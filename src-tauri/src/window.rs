//! The one window: its size, what it may show, what it opens first.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use serde::{Deserialize, Serialize};
use sokrat_api::commands::app;
use sokrat_api::{Desk, Theme, system};
use sokrat_core::demonstration;
use sokrat_core::{Code, Result};
use tauri::webview::NewWindowResponse;
use tauri::{AppHandle, Emitter as _, LogicalSize, Manager as _, Url, WebviewUrl, WebviewWindow, WebviewWindowBuilder, WindowEvent};
use tauri_plugin_dialog::{DialogExt as _, MessageDialogKind};

/// The label of the one window; the capability names it.
pub const MAIN: &str = "main";

const SIZE: (f64, f64) = (1280.0, 800.0);
const LEAST: (f64, f64) = (900.0, 600.0);
/// Larger than any screen: a size that is remembered beyond it is nonsense.
const MOST: f64 = 16_384.0;

/// How large the window was when it was closed last.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize)]
#[serde(default)]
struct Size {
    width: f64,
    height: f64,
    maximized: bool,
}

impl Default for Size {
    fn default() -> Self {
        Self { width: SIZE.0, height: SIZE.1, maximized: false }
    }
}

impl Size {
    fn path() -> PathBuf {
        system::settings_folder().join("window.json")
    }

    /// The size of last time; the usual one where that is unknown or nonsense.
    fn read(path: &Path) -> Self {
        let read = std::fs::read(path).ok().and_then(|bytes| serde_json::from_slice::<Self>(&bytes).ok()).unwrap_or_default();
        let sane = |value: f64, least: f64, usual: f64| if (least..MOST).contains(&value) { value } else { usual };
        Self { width: sane(read.width, LEAST.0, SIZE.0), height: sane(read.height, LEAST.1, SIZE.1), ..read }
    }

    fn write(self, path: &Path) {
        let written = serde_json::to_vec(&self).map_err(std::io::Error::other).and_then(|bytes| std::fs::write(path, bytes));
        if let Err(error) = written {
            log::warn!("the window's size is forgotten: {error}");
        }
    }

    /// The size of a window; while it fills the screen, the size before stays.
    fn of(window: &WebviewWindow, before: Self) -> tauri::Result<Self> {
        if window.is_maximized()? || window.is_fullscreen()? {
            return Ok(Self { maximized: true, ..before });
        }
        let LogicalSize { width, height } = window.inner_size()?.to_logical(window.scale_factor()?);
        Ok(Self { width, height, maximized: false })
    }
}

/// Opens the window at the size of last time, and the programme that the command line names.
pub fn open(handle: &AppHandle, desk: &Desk) -> tauri::Result<()> {
    let size = match system::test_size() {
        Some((width, height)) => Size { width, height, maximized: false },
        None => Size::read(&Size::path()),
    };
    // The programme is opened while the system makes the window; the page can ask for it only after both.
    let (window, failed) = std::thread::scope(|scope| {
        let opening = scope.spawn(|| std::env::args_os().nth(1).and_then(|named| open_named(desk, &named).err()));
        let window = build(handle, desk, size);
        (window, opening.join().unwrap_or(None))
    });
    let window = window?;
    window.set_title(&app::window_title(desk))?;
    let closing = window.clone();
    window.on_window_event(move |event| {
        if let WindowEvent::CloseRequested { api, .. } = event {
            match Size::of(&closing, size) {
                Ok(size) => size.write(&Size::path()),
                Err(error) => log::warn!("the window's size is forgotten: {error}"),
            }
            // Only the page knows at this moment what is typed and not saved; what it told earlier may still be on its way.
            api.prevent_close();
            ask(&closing);
        }
    });
    // One with a passphrase is asked for in the window.
    if let Some(error) = failed.filter(|error| error.code != Code::PassphraseNeeded) {
        log::info!("the programme named on the command line: {error}");
        handle.dialog().message(desk.words().error(&error)).kind(MessageDialogKind::Error).parent(&window).show(|_| {});
    }
    Ok(())
}

fn build(handle: &AppHandle, desk: &Desk, size: Size) -> tauri::Result<WebviewWindow> {
    WebviewWindowBuilder::new(handle, MAIN, WebviewUrl::App("index.html".into()))
        .title(desk.words().plain("app-name"))
        .inner_size(size.width, size.height)
        .min_inner_size(LEAST.0, LEAST.1)
        .maximized(size.maximized)
        .theme(theme(desk.settings().theme.unwrap_or(Theme::System)))
        .center()
        // The page moves its own things; the system's handler would take that away on Windows.
        .disable_drag_drop_handler()
        .on_navigation(is_ours)
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .build()
}

/// What the title bar is told: the theme chosen, or to do as the system does.
pub fn theme(theme: Theme) -> Option<tauri::Theme> {
    match theme {
        Theme::System => None,
        Theme::Light => Some(tauri::Theme::Light),
        Theme::Dark => Some(tauri::Theme::Dark),
    }
}

/// How long the page may take to hear that the window is to close.
const HEARING: Duration = Duration::from_secs(10);

/// Lets the page ask whether what is not saved may be lost. It says at once that it has heard, and ends the window by
/// `app.quit`: at once where all is saved. One that hangs holds nobody up.
fn ask(window: &WebviewWindow) {
    window.state::<Arc<Desk>>().expect_word();
    if let Err(error) = window.emit_to(MAIN, "closing", ()) {
        log::warn!("the page did not hear that the window is to close: {error}");
    }
    let window = window.clone();
    std::thread::spawn(move || {
        std::thread::sleep(HEARING);
        if window.state::<Arc<Desk>>().is_waiting_for_word() {
            leave(&window);
        }
    });
}

/// Backs up what was changed and ends the window. A backup that failed is told first; the programme is whole without it.
pub fn leave(window: &WebviewWindow) {
    let desk = window.state::<Arc<Desk>>();
    if let Some(error) = app::leave(&desk) {
        let words = desk.words();
        let text = words.text("app-backup-failed", &[("reason", words.error(&error).into())]);
        window.dialog().message(text).kind(MessageDialogKind::Warning).parent(window).blocking_show();
    }
    if let Err(error) = window.destroy() {
        log::warn!("the window stays: {error}");
    }
}

/// Opens what the command line names: a programme, or a demonstration, which the first time is built.
fn open_named(desk: &Desk, named: &OsStr) -> Result<()> {
    match named.to_str() {
        Some("--demonstration") => app::open_demo_of(desk, &desk.begin(""), demonstration::Size::Real).map(drop),
        Some("--big-demonstration") => app::open_demo_of(desk, &desk.begin(""), demonstration::Size::Big).map(drop),
        _ => app::open_before_window(desk, Path::new(named)),
    }
}

/// Whether an address is one of the pages that ship with Sokrat; the window goes nowhere else.
fn is_ours(url: &Url) -> bool {
    match url.scheme() {
        "tauri" => true,
        // How the pages are addressed on Windows.
        "http" | "https" => url.host_str() == Some("tauri.localhost"),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_window_goes_nowhere_but_to_our_own_pages() {
        for (address, ours) in [
            ("tauri://localhost/index.html", true),
            ("http://tauri.localhost/", true),
            ("https://example.org/", false),
            ("http://tauri.localhost.example.org/", false),
            ("file:///etc/passwd", false),
            ("data:text/html,hello", false),
        ] {
            assert_eq!(is_ours(&address.parse().expect("an address")), ours, "{address}");
        }
    }

    #[test]
    fn a_size_that_is_nonsense_is_not_used() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("window.json");
        assert_eq!(Size::read(&path), Size::default(), "the first start has the usual size");
        let kept = Size { width: 1000.0, height: 700.0, maximized: true };
        kept.write(&path);
        assert_eq!(Size::read(&path), kept, "a size is kept as it was");
        for nonsense in ["", "{", r#"{"width":-5,"height":1e300}"#, r#"{"width":10,"height":10}"#] {
            std::fs::write(&path, nonsense).expect("written");
            assert_eq!(Size::read(&path), Size::default(), "{nonsense:?} would leave a window that nobody can use");
        }
    }
}
