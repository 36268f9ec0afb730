use std::ops::ControlFlow;

/// Hears how far a document is, and may stop it.
pub trait Progress {
    /// `done` of `total` steps are finished. Answer `Break` to stop.
    fn step(&mut self, done: usize, total: usize) -> ControlFlow<()>;
}

impl<F: FnMut(usize, usize) -> ControlFlow<()>> Progress for F {
    fn step(&mut self, done: usize, total: usize) -> ControlFlow<()> {
        self(done, total)
    }
}

/// For documents that nobody waits for.
#[derive(Debug, Clone, Copy, Default)]
pub struct NoProgress;

impl Progress for NoProgress {
    fn step(&mut self, _done: usize, _total: usize) -> ControlFlow<()> {
        ControlFlow::Continue(())
    }
}
