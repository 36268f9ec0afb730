//! Numbers of applications: a pattern with `{year}` and one `{n}` or, with leading zeros to a width, `{n:3}`.

/// A pattern taken apart: what stands before and after the counter, and the counter's least width.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pattern<'a> {
    before: &'a str,
    after: &'a str,
    width: usize,
}

impl<'a> Pattern<'a> {
    /// Reads a pattern. None unless it holds exactly one counter, a width of 1 to 9, and no other braces.
    pub fn parse(text: &'a str) -> Option<Self> {
        let (before, rest) = text.split_once("{n")?;
        let (counter, after) = rest.split_once('}')?;
        let width = match counter.strip_prefix(':') {
            None if counter.is_empty() => 1,
            Some(width) if width.len() == 1 => width.parse().ok().filter(|width| *width > 0)?,
            _ => return None,
        };
        let plain = |part: &str| !part.replace("{year}", "").contains(['{', '}']);
        (plain(before) && plain(after)).then_some(Self { before, after, width })
    }

    /// What every number of this pattern and year begins with.
    pub fn prefix(&self, year: i32) -> String {
        self.before.replace("{year}", &year.to_string())
    }

    /// The number with this counter.
    pub fn number(&self, year: i32, n: u64) -> String {
        let after = self.after.replace("{year}", &year.to_string());
        format!("{}{n:0width$}{after}", self.prefix(year), width = self.width)
    }

    /// The counter of a number of this pattern and year; none for any other text.
    pub fn counter(&self, year: i32, number: &str) -> Option<u64> {
        let after = self.after.replace("{year}", &year.to_string());
        let digits = number.strip_prefix(&self.prefix(year))?.strip_suffix(&after)?;
        let digits_only = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
        digits_only.then(|| digits.parse().ok()).flatten()
    }

    /// The number after the highest of these; others' numbers are passed over.
    pub fn next<'n>(&self, year: i32, taken: impl IntoIterator<Item = &'n str>) -> String {
        let highest = taken.into_iter().filter_map(|number| self.counter(year, number)).max();
        self.number(year, highest.unwrap_or(0).saturating_add(1))
    }
}
