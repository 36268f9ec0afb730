//! Work under way: it is begun on the desk, tells how far it has come, and can be cancelled.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use sokrat_core::{Code, Error, Result};

use super::{Desk, lock};
use crate::host::Progress;

/// Work under way, that tells how far it has come and can be cancelled.
pub struct Job<'a> {
    desk: &'a Desk,
    name: String,
    /// The stage that was told last, and when.
    told: Mutex<Option<(String, Instant)>>,
    /// Set when the programme is to be closed: work that can wait stops then.
    leaving: Option<Arc<AtomicBool>>,
}

const PAUSE_BETWEEN_TELLING: Duration = Duration::from_millis(100);

impl Desk {
    /// Asks a job to stop; it stops at its next step and leaves nothing half done.
    pub fn cancel(&self, job: &str) {
        lock(&self.cancelled).insert(job.to_owned());
    }

    /// Begins a job of this name; an empty name is work that nobody watches.
    pub fn begin<'a>(&'a self, name: &str) -> Job<'a> {
        lock(&self.cancelled).remove(name);
        Job { desk: self, name: name.to_owned(), told: Mutex::new(None), leaving: None }
    }
}

impl Job<'_> {
    /// The same work, as one that stops where the programme is to be closed or opened anew: nobody has to wait for it then.
    #[must_use]
    pub fn giving_way(&self) -> Self {
        Self { desk: self.desk, name: self.name.clone(), told: Mutex::new(None), leaving: self.desk.open().ok().map(|open| open.leaving) }
    }

    /// What the core's long work asks now and then: whether to go on.
    pub fn telling<'a>(&'a self, stage: &'a str) -> impl FnMut(u32, u32) -> bool + 'a {
        move |done, total| self.step(stage, done, total).is_ok()
    }

    /// Tells how far the work has come: at most ten times a second, where a stage begins, and at its end. `cancelled` when it
    /// shall stop, also where that was said while it was told: no stage may be so short that nobody can stop it.
    pub fn step(&self, stage: &str, done: u32, total: u32) -> Result<()> {
        let left = || self.leaving.as_ref().is_some_and(|leaving| leaving.load(Ordering::SeqCst));
        let go_on = || if left() || lock(&self.desk.cancelled).contains(&self.name) { Err(Error::new(Code::Cancelled)) } else { Ok(()) };
        go_on()?;
        if self.name.is_empty() {
            return Ok(());
        }
        let mut told = lock(&self.told);
        let fresh = told.as_ref().is_none_or(|(of, moment)| of != stage || moment.elapsed() >= PAUSE_BETWEEN_TELLING);
        if done == total || fresh {
            *told = Some((stage.to_owned(), Instant::now()));
            self.desk.host.progress(&Progress { job: self.name.clone(), stage: stage.to_owned(), done, total });
        }
        go_on()
    }
}
