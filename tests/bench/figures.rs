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
    /// No times yet: what is measured, over how much, and what it should keep to.
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
        self.times.sort_unstable();
        let at = |share: usize| self.times.get((self.times.len() * share).div_ceil(100).saturating_sub(1)).copied().unwrap_or_default();
        let (median, most, slowest) = (shown(at(50)), shown(at(99)), shown(at(100)));
        println!("{:<42} {:<40} n {:>5}  p50 {median:>9}  p99 {most:>9}  max {slowest:>9}  aim {}", self.name, self.size, self.times.len(), self.aim);
    }
}

/// One line of something that is counted, not timed.
pub fn line(name: &str, size: &str, value: &str, aim: &str) {
    println!("{name:<42} {size:<40} {value}  aim {aim}");
}

fn shown(time: Duration) -> String {
    if time >= Duration::from_secs(1) { format!("{:.2} s", time.as_secs_f64()) } else { format!("{:.2} ms", time.as_secs_f64() * 1000.0) }
}

/// A size in megabytes with one decimal.
pub fn megabytes(bytes: u64) -> String {
    format!("{:.1} MB", bytes as f64 / 1_000_000.0)
}

/// The resident memory of this process now and at its highest, where the system tells it.
pub fn resident() -> Option<(u64, u64)> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let bytes = |field: &str| {
        let line = status.lines().find(|line| line.starts_with(field))?;
        line.split_whitespace().nth(1)?.parse::<u64>().ok().map(|kibibytes| kibibytes * 1024)
    };
    Some((bytes("VmRSS:")?, bytes("VmHWM:")?))
}
