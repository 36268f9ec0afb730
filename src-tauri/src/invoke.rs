//! Commands in, answers and errors out. The only door between the page and the programme.

use std::cell::RefCell;
use std::panic::{self, AssertUnwindSafe};
use std::sync::{Arc, Once};
use std::time::Instant;

use serde_json::Value;
use sokrat_api::{Command, Desk, Reply};
use sokrat_core::{Code, Error, Result};
use tauri::ipc::{Invoke, InvokeBody, Response};
use tauri::{Manager as _, Runtime};

/// Answers a command of the table on a thread of its own, so that the window never waits; whether the permissions allow
/// it was decided before. `false` for a name that is not in the table.
///
/// The payload is `{ request, job? }`. What is refused comes back as `{ code, facts, issues }`; a panic is caught,
/// logged under a report number and answered as `internal` with that number.
pub fn answer<R: Runtime>(invoke: Invoke<R>) -> bool {
    let Some(command) = sokrat_api::commands::by_wire_name(invoke.message.command()) else { return false };
    let desk = Arc::clone(&*invoke.message.webview_ref().state::<Arc<Desk>>());
    let payload = match invoke.message.payload() {
        InvokeBody::Json(payload) => payload.clone(),
        InvokeBody::Raw(_) => Value::Null,
    };
    let resolver = invoke.resolver;
    tauri::async_runtime::spawn_blocking(move || match run(&desk, command, payload) {
        Ok(Reply::Json(value)) => resolver.resolve(value),
        Ok(Reply::Bytes(bytes)) => resolver.resolve(Response::new(bytes)),
        Err(error) => resolver.reject(error),
    });
    true
}

/// What the page asks for that an open programme shows first.
const FIRST_PAGE: &str = "programme.overview";
static READ: Once = Once::new();

/// Runs one command and logs its name, how it ended and how long it took: never what it was about.
fn run(desk: &Desk, command: &Command, mut payload: Value) -> Result<Reply> {
    let request = payload.get_mut("request").map_or(Value::Null, Value::take);
    let job = payload.get("job").and_then(Value::as_str).unwrap_or_default();
    let began = Instant::now();
    let outcome = guard(desk, || (command.run)(desk, &desk.begin(job), request));
    let millis = began.elapsed().as_millis();
    if command.name == FIRST_PAGE && outcome.is_ok() {
        // Here the start ends for whoever measures it.
        READ.call_once(|| log::info!("the first page is read"));
    }
    match &outcome {
        Ok(_) => log::debug!("{} ok {millis} ms", command.name),
        Err(error) => log::info!("{} {error} {millis} ms", command.name),
    }
    outcome
}

thread_local! {
    /// Where the last panic of this thread happened.
    static PLACE: RefCell<String> = const { RefCell::new(String::new()) };
}

/// Turns a panic into `internal` with a report number. The log keeps the place in the source; the message is not kept,
/// since it may quote a person's name; a build for developers shows it on the terminal, as it does where a test fails.
fn guard<T>(desk: &Desk, work: impl FnOnce() -> Result<T>) -> Result<T> {
    static HOOK: Once = Once::new();
    HOOK.call_once(|| {
        let before = panic::take_hook();
        panic::set_hook(Box::new(move |panic| {
            let place = panic.location().map(ToString::to_string).unwrap_or_default();
            log::error!("panic at {place}");
            PLACE.set(place);
            if cfg!(debug_assertions) {
                before(panic);
            }
        }));
    });
    let outcome = panic::catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|_| Err(Error::new(Code::Internal).because(PLACE.take())));
    outcome.map_err(|error| {
        if error.code != Code::Internal {
            return error;
        }
        let mut bytes = [0; 4];
        desk.surroundings().fill(&mut bytes);
        let report = format!("{:08X}", u32::from_be_bytes(bytes));
        log::error!("report {report}: {error}");
        error.with("report", report)
    })
}
