//! What work costs this process.

/// What it cost.
pub struct Used {
    /// Seconds of processor time.
    pub seconds: f64,
    /// The highest resident memory, in bytes, less what was resident before.
    pub peak: u64,
    /// What the work says that it made.
    pub bytes: usize,
}

/// Does the work and tells what it cost.
pub fn measured(work: impl FnOnce() -> usize) -> Used {
    // Linux begins to watch for the highest anew.
    std::fs::write("/proc/self/clear_refs", "5").ok();
    let (before, begun) = (resident("VmRSS:"), processor());
    let bytes = work();
    Used { seconds: processor() - begun, peak: resident("VmHWM:").saturating_sub(before), bytes }
}

/// Seconds that this thread was on a processor.
fn processor() -> f64 {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    let nanoseconds: f64 = told.split_whitespace().next().and_then(|word| word.parse().ok()).unwrap_or(0.0);
    nanoseconds / 1e9
}

fn resident(field: &str) -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with(field)).unwrap_or_default();
    line.split_whitespace().nth(1).and_then(|word| word.parse::<u64>().ok()).unwrap_or(0) * 1024
}
