//! The pattern of a certificate's number: `СК-{year}-{laptop}-{number:5}`.

/// The pattern of a programme that has none of its own.
pub const USUAL_PATTERN: &str = "СК-{year}-{laptop}-{number:5}";
/// The longest pattern, in characters.
pub const MOST_PATTERN: usize = 60;
const MOST_WIDTH: usize = 9;

/// What is wrong with a pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PatternFault {
    /// A brace that is not one of the known placeholders, or one of them twice.
    Unknown,
    /// No `{number}`.
    NoNumber,
    /// No `{laptop}`: two laptops would print the same number.
    NoLaptop,
    /// Nothing but digits between the laptop's code and the number: А1 with 11 would read like А11 with 1.
    RunTogether,
    /// A sign that no number may hold: a control sign, or the one that parts a code.
    Sign,
}

/// A piece of a pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Piece {
    Plain(String),
    Year,
    Month,
    Laptop,
    Number(usize),
}

/// A pattern taken apart. Every number of it holds the laptop's code, and a sign that is no digit stands between the code and the
/// counter; so the counter is told from the code, and no two laptops ever make one number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NumberPattern(Vec<Piece>);

/// What stands in a number beside its counter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NumberOf<'a> {
    /// The year of the event.
    pub year: i16,
    /// Its month.
    pub month: i8,
    /// The laptop's code.
    pub laptop: &'a str,
}

impl NumberPattern {
    /// Reads a pattern: text, `{year}`, `{month}`, `{laptop}` and `{number}`, the last with leading zeros to a width as `{number:4}`.
    pub fn parse(text: &str) -> Result<Self, PatternFault> {
        let mut pieces = Vec::new();
        let mut rest = text.trim();
        while !rest.is_empty() {
            let (piece, after) = match rest.strip_prefix('{') {
                Some(inside) => {
                    let (name, after) = inside.split_once('}').ok_or(PatternFault::Unknown)?;
                    (placeholder(name).ok_or(PatternFault::Unknown)?, after)
                }
                None => {
                    let (plain, after) = rest.split_at(rest.find('{').unwrap_or(rest.len()));
                    if plain.contains('}') {
                        return Err(PatternFault::Unknown);
                    }
                    if plain.chars().any(|sign| sign.is_control() || sign == super::CODE_SEPARATOR) {
                        return Err(PatternFault::Sign);
                    }
                    (Piece::Plain(plain.to_owned()), after)
                }
            };
            let twice = |known: &Piece| std::mem::discriminant(known) == std::mem::discriminant(&piece);
            if !matches!(piece, Piece::Plain(_)) && pieces.iter().any(twice) {
                return Err(PatternFault::Unknown);
            }
            pieces.push(piece);
            rest = after;
        }
        let number = pieces.iter().position(|piece| matches!(piece, Piece::Number(_))).ok_or(PatternFault::NoNumber)?;
        let laptop = pieces.iter().position(|piece| *piece == Piece::Laptop).ok_or(PatternFault::NoLaptop)?;
        // The sign beside the counter, on the side of the code.
        let beside = if laptop < number { number - 1 } else { number + 1 };
        let parted = match &pieces[beside] {
            Piece::Plain(plain) if laptop < number => plain.chars().next_back(),
            Piece::Plain(plain) => plain.chars().next(),
            _ => None,
        };
        if parted.is_none_or(|sign| sign.is_ascii_digit()) {
            return Err(PatternFault::RunTogether);
        }
        Ok(Self(pieces))
    }

    /// The series within which numbers are counted: the number without its counter and the signs that lead to it.
    pub fn series(&self, of: NumberOf<'_>) -> String {
        let mut series = String::new();
        for piece in &self.0 {
            match piece {
                Piece::Number(_) => series.truncate(series.trim_end_matches(|sign: char| !sign.is_alphanumeric()).len()),
                piece => series.push_str(&text(piece, of)),
            }
        }
        series
    }

    /// The number with this counter.
    pub fn number(&self, of: NumberOf<'_>, counter: u32) -> String {
        let each = |piece: &Piece| match piece {
            Piece::Number(width) => format!("{counter:0width$}"),
            piece => text(piece, of),
        };
        self.0.iter().map(each).collect()
    }
}

fn placeholder(name: &str) -> Option<Piece> {
    match name {
        "year" => Some(Piece::Year),
        "month" => Some(Piece::Month),
        "laptop" => Some(Piece::Laptop),
        "number" => Some(Piece::Number(1)),
        _ => {
            let width = name.strip_prefix("number:")?.parse().ok()?;
            (1..=MOST_WIDTH).contains(&width).then_some(Piece::Number(width))
        }
    }
}

fn text(piece: &Piece, of: NumberOf<'_>) -> String {
    match piece {
        Piece::Plain(plain) => plain.clone(),
        Piece::Year => format!("{:04}", of.year),
        Piece::Month => format!("{:02}", of.month),
        Piece::Laptop => of.laptop.to_owned(),
        Piece::Number(_) => String::new(),
    }
}
