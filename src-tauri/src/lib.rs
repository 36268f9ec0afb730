//! The shell of Sokrat: one window over the commands of `sokrat_api`.
//!
//! It opens the window, carries commands in and answers, errors and events out, and does what only a window can: file
//! dialogs, the system's viewer, the title. Deliberately absent: rules of the programme, SQL, words.

mod host;
mod invoke;
mod logging;
mod window;

use std::process::ExitCode;
use std::sync::Arc;

use sokrat_api::system::{self, SystemSurroundings};
use sokrat_api::{Desk, Host};
use tauri::{Manager as _, RunEvent};

pub use host::TauriHost;
pub use invoke::answer;

/// Opens the window and runs until it is closed. A programme named on the command line is opened first.
pub fn run() -> ExitCode {
    logging::begin(&system::data_folder());
    let app = tauri::Builder::default()
        .plugin(tauri_plugin_dialog::init())
        .invoke_handler(answer)
        .setup(|app| {
            let host: Arc<dyn Host> = Arc::new(TauriHost::new(app.handle().clone()));
            let desk = Arc::new(Desk::new(host, Arc::new(SystemSurroundings::new())));
            app.manage(Arc::clone(&desk));
            window::open(app.handle(), &desk)?;
            Ok(())
        })
        .build(tauri::generate_context!());
    match app {
        Ok(app) => {
            app.run(|app, event| {
                if let RunEvent::Exit = event {
                    // The process ends here without unwinding: the file is closed and made one file again by hand.
                    sokrat_api::commands::app::leave(&app.state::<Arc<Desk>>());
                }
            });
            ExitCode::SUCCESS
        }
        Err(error) => {
            log::error!("the window could not be opened: {error}");
            ExitCode::FAILURE
        }
    }
}
