//! Measuring and printing.

use std::time::{Duration, Instant};

/// Times of one kind of work.
pub struct Figures {
    name: String,
    size: String,
    aim: &'static str,
    times: Vec<Duration>,
}

impl Figures {
    pub fn new(name: impl Into<String>, size: impl Into<String>, aim: &'static str) -> Self {
        Self { name: name.into(), size: size.into(), aim, times: Vec::new() }
    }

    /// Does the work once and keeps its time.
    pub fn time<T>(&mut self, work: impl FnOnce() -> T) -> T {
        let begun = Instant::now();
        let value = work();
        self.times.push(begun.elapsed());
        value
    }

    /// One line: what, over how much, how often, median, 99th percentile, the slowest, the aim.
    pub fn print(mut self) {
        self.times.sort();
        let at = |share: f64| self.times.get(((self.times.len() as f64 * share).ceil() as usize).saturating_sub(1)).copied().unwrap_or_default();
        println!(
            "{:<34} {:<34} n={:<5} p50 {:>9} p99 {:>9} max {:>9}  aim {}",
            self.name,
            self.size,
            self.times.len(),
            shown(at(0.5)),
            shown(at(0.99)),
            shown(at(1.0)),
            self.aim
        );
    }
}

/// A time as people read it.
pub fn shown(time: Duration) -> String {
    if time >= Duration::from_secs(1) { format!("{:.2} s", time.as_secs_f64()) } else { format!("{:.2} ms", time.as_secs_f64() * 1000.0) }
}

/// The resident memory of this process in MB, where the system tells it.
pub fn resident() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmRSS:"))?;
    line.split_whitespace().nth(1)?.parse::<u64>().ok().map(|kilobytes| kilobytes / 1024)
}
