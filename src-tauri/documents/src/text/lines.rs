//! Lines of a paragraph: the best division of its words over a width, then the glyphs of each line.

use unicode_bidi::{BidiInfo, Level};

use super::fonts::Face;
use super::glue::Joint;
use super::shape::Shaper;
use super::words::{Words, measure, shaped};
use crate::content::paper::{Align, Colour, Language};
use crate::display::{Glyph, Run};

/// How a text looks.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Look {
    /// The face.
    pub face: Face,
    /// Type size in points.
    pub size: f32,
    /// Colour.
    pub colour: Colour,
    /// Letterspacing in em.
    pub tracking: f32,
    /// Digits of one width.
    pub tabular: bool,
    /// Text of one link has one number, ordinary text has 0.
    pub link: u16,
}

/// A piece of a paragraph in one look.
#[derive(Debug, Clone, PartialEq)]
pub struct Inline {
    /// Its text.
    pub text: String,
    /// Its look.
    pub look: Look,
}

/// When words are divided.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hyphens {
    /// Never.
    Never,
    /// Only where it saves much: ragged text, cells.
    Rarely(Language),
    /// As justified text needs it.
    Freely(Language),
}

/// How a paragraph is set.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Setting {
    /// Width of the lines in points.
    pub width: f32,
    /// How they stand in it.
    pub align: Align,
    /// Division of words.
    pub hyphens: Hyphens,
    /// Lines of about the same length instead of full ones.
    pub balance: bool,
    /// Indent of the first line in points.
    pub indent: f32,
}

/// A line, its runs placed from the paragraph's left edge, their baseline at 0.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// Its runs.
    pub runs: Vec<Run>,
    /// From the first glyph to the last, points.
    pub width: f32,
    /// Where the first glyph stands.
    pub x: f32,
    /// The largest type size in it.
    pub size: f32,
}

/// A place where a line ends and the next begins.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Break {
    /// The word that the next line begins with or in.
    word: usize,
    /// Where in the text; the word's start unless the word is divided.
    at: usize,
    /// What it costs.
    penalty: f32,
    /// Whether the line before it ends with a hyphen.
    hyphen: bool,
    /// Width of the divided word's first part with its hyphen; of its rest.
    head: f32,
    tail: f32,
}

/// How far spaces may shrink in justified text.
const SHRINK: f32 = 0.2;
/// How much wider spaces look bad in justified text.
const STRETCH: f32 = 0.6;
/// What a divided word costs in ragged text.
const RARELY: f32 = 900.0;
/// What a full line of ragged text costs.
const LINE: f32 = 400.0;
/// What the last line costs, however long it is.
const LAST_LINE: f32 = 10.0;

/// Sets a paragraph. No character is lost; no line is wider than the width unless a single grapheme is.
pub fn set(shaper: &mut Shaper, inlines: &[Inline], setting: &Setting) -> Vec<Line> {
    let words = Words::read(shaper, inlines);
    let mut lines = Vec::new();
    let mut first = 0;
    while first < words.words.len() {
        let last = (first..words.words.len()).find(|w| words.words[*w].joint == Joint::Must).unwrap_or(words.words.len() - 1);
        let indent = if first == 0 { setting.indent } else { 0.0 };
        Section { words: &words, inlines, setting, first, last, indent }.set(shaper, &mut lines);
        first = last + 1;
    }
    lines
}

/// The width of the longest line when nothing wraps, and of the longest piece that is never divided, in points.
pub fn extent(shaper: &mut Shaper, inlines: &[Inline]) -> (f32, f32) {
    let words = Words::read(shaper, inlines);
    let (mut natural, mut least, mut line, mut piece) = (0f32, 0f32, 0f32, 0f32);
    for word in &words.words {
        line += word.width;
        piece += word.width;
        natural = natural.max(line);
        least = least.max(piece);
        line += word.space;
        piece += word.space;
        match word.joint {
            Joint::Must => (line, piece) = (0.0, 0.0),
            Joint::May => piece = 0.0,
            Joint::Glued => {}
        }
    }
    (natural, least)
}

/// The words of a paragraph up to a line feed.
struct Section<'a> {
    words: &'a Words,
    inlines: &'a [Inline],
    setting: &'a Setting,
    first: usize,
    last: usize,
    indent: f32,
}

impl Section<'_> {
    fn set(&self, shaper: &mut Shaper, lines: &mut Vec<Line>) {
        let breaks = self.breaks(shaper);
        for pair in breaks.windows(2) {
            let is_last = pair[1].word > self.last;
            let indent = if pair[0].at == self.words.words[self.first].range.start && pair[0].word == self.first { self.indent } else { 0.0 };
            lines.push(self.compose(shaper, &pair[0], &pair[1], is_last, indent));
        }
    }

    /// The chosen breaks, from the section's start to its end.
    fn breaks(&self, shaper: &mut Shaper) -> Vec<Break> {
        let words = &self.words.words[self.first..=self.last];
        let natural: f32 = words.iter().map(|w| w.width + w.space).sum::<f32>() - words.last().map_or(0.0, |w| w.space);
        if self.indent + natural <= self.setting.width {
            return vec![self.start(), self.end()];
        }
        if matches!(self.setting.hyphens, Hyphens::Rarely(_)) && !self.setting.balance && self.setting.align != Align::Justify {
            // Where the lines without divided words cost less than any with one could, nobody looks for syllables.
            let space = words.iter().map(|w| w.space).fold(0f32, f32::max);
            let fewest = ((self.indent + natural + space) / (self.setting.width + space)).ceil().max(1.0);
            let candidates = self.candidates(shaper, 0, false);
            if let Some((cost, best)) = self.best(shaper, &candidates)
                && cost < RARELY + LINE * (fewest - 1.0) + LAST_LINE
            {
                return best;
            }
        }
        // Divide as typography wants; where that cannot be done, part what should stay together; at last, cut words.
        for tier in 0..3 {
            let candidates = self.candidates(shaper, tier, true);
            if let Some((_, best)) = self.best(shaper, &candidates) {
                return best;
            }
        }
        // Narrower than a letter: a grapheme a line.
        self.candidates(shaper, 2, true).into_iter().filter(|b| !b.hyphen).collect()
    }

    fn start(&self) -> Break {
        let word = &self.words.words[self.first];
        Break { word: self.first, at: word.range.start, penalty: 0.0, hyphen: false, head: 0.0, tail: word.width }
    }

    fn end(&self) -> Break {
        let end = self.words.words[self.last].range.end;
        Break { word: self.last + 1, at: end, penalty: 0.0, hyphen: false, head: 0.0, tail: 0.0 }
    }

    fn candidates(&self, shaper: &mut Shaper, tier: usize, divide: bool) -> Vec<Break> {
        let mut found = vec![self.start()];
        for index in self.first..=self.last {
            let word = &self.words.words[index];
            let (language, cost) = match self.setting.hyphens {
                Hyphens::Never => (None, 0.0),
                Hyphens::Rarely(language) => (Some(language), RARELY),
                Hyphens::Freely(language) => (Some(language), 60.0),
            };
            let mut inside: Vec<(usize, f32, bool)> = Vec::new();
            if let Some(language) = language.filter(|_| divide) {
                inside.extend(self.words.divisions(word, language).into_iter().map(|at| (at, cost, true)));
            }
            if tier == 2 && word.width > self.setting.width - self.indent {
                inside.extend(self.cuts(shaper, index).into_iter().map(|at| (at, 40_000.0, false)));
                inside.sort_by_key(|(at, ..)| *at);
            }
            inside.retain(|(at, ..)| *at > word.range.start && *at < word.range.end);
            self.divide(shaper, index, &inside, &mut found);
            let joint = (index < self.last).then_some(word.joint);
            let next = index + 1;
            match joint {
                Some(Joint::May) => found.push(self.between(next, 0.0)),
                Some(Joint::Glued) if tier > 0 => found.push(self.between(next, 4_000.0)),
                _ => {}
            }
        }
        found.push(self.end());
        found
    }

    /// The breaks at these places of a word, ascending. What is longer than a line is not measured to its end: of a very long
    /// word each place would cost as much as the word.
    fn divide(&self, shaper: &mut Shaper, index: usize, inside: &[(usize, f32, bool)], found: &mut Vec<Break>) {
        let range = self.words.words[index].range.clone();
        let mut fits = true;
        let heads: Vec<f32> = inside
            .iter()
            .map(|(at, _, hyphen)| {
                let dash = if *hyphen { self.hyphen_width(shaper, *at) } else { 0.0 };
                let head = if fits { self.words.width(shaper, self.inlines, range.start..*at) + dash } else { f32::INFINITY };
                fits = head <= self.setting.width * 2.0;
                head
            })
            .collect();
        let mut fits = true;
        let tails: Vec<f32> = inside
            .iter()
            .rev()
            .map(|(at, ..)| {
                let tail = if fits { self.words.width(shaper, self.inlines, *at..range.end) } else { f32::INFINITY };
                fits = tail <= self.setting.width * 2.0;
                tail
            })
            .collect();
        let places = inside.iter().zip(heads).zip(tails.into_iter().rev());
        found.extend(places.map(|(((at, penalty, hyphen), head), tail)| Break {
            word: index,
            at: *at,
            penalty: *penalty,
            hyphen: *hyphen,
            head,
            tail,
        }));
    }

    /// Where a word that is longer than a line is cut when nothing else helps: it begins a line, and fills each with as many
    /// graphemes as that takes.
    fn cuts(&self, shaper: &mut Shaper, index: usize) -> Vec<usize> {
        let word = &self.words.words[index];
        let mut ends = self.words.graphemes(word);
        ends.push(word.range.end);
        let each = word.width / ends.len() as f32;
        let (mut from, mut next, mut found) = (word.range.start, 0, Vec::new());
        while next < ends.len() {
            let indent = if index == self.first && from == word.range.start { self.indent } else { 0.0 };
            let room = self.setting.width - indent;
            let mut fits = |to: usize| self.words.width(shaper, self.inlines, from..ends[to]) <= room;
            // The last grapheme of the line: guessed by the average, then moved to where it must be.
            let mut last = (next + (room / each.max(0.01)) as usize).min(ends.len() - 1);
            while last > next && !fits(last) {
                last -= 1;
            }
            while last + 1 < ends.len() && fits(last + 1) {
                last += 1;
            }
            (from, next) = (ends[last], last + 1);
            found.push(from);
        }
        found
    }

    fn between(&self, next: usize, penalty: f32) -> Break {
        let word = &self.words.words[next];
        Break { word: next, at: word.range.start, penalty, hyphen: false, head: 0.0, tail: word.width }
    }

    fn hyphen_width(&self, shaper: &mut Shaper, at: usize) -> f32 {
        measure(shaper, "-", &self.inlines[self.words.look_at(at - 1)].look, false)
    }

    fn divided(&self, b: &Break) -> bool {
        b.word <= self.last && b.at > self.words.words[b.word].range.start
    }

    /// The cheapest way from the first to the last candidate and its cost, when there is one without a line that is too wide.
    fn best(&self, shaper: &mut Shaper, candidates: &[Break]) -> Option<(f32, Vec<Break>)> {
        let words = &self.words.words;
        let mut sums = Vec::with_capacity(self.last + 2 - self.first);
        let (mut width, mut room) = (0f32, 0f32);
        for word in &words[self.first..=self.last] {
            sums.push((width, room));
            width += word.width + word.space;
            room += if word.elastic { word.space } else { 0.0 };
        }
        sums.push((width, room));
        let sum = |word: usize| sums[word - self.first];
        let justify = self.setting.align == Align::Justify;
        let mut best: Vec<(f32, usize)> = vec![(f32::INFINITY, 0); candidates.len()];
        best[0].0 = 0.0;
        for to in 1..candidates.len() {
            let b = candidates[to];
            let last = b.word > self.last;
            for from in (0..to).rev() {
                let a = candidates[from];
                if a.word == b.word && a.at == b.at {
                    continue;
                }
                let (natural, room) = if a.word == b.word {
                    let dash = if b.hyphen { self.hyphen_width(shaper, b.at) } else { 0.0 };
                    (self.words.width(shaper, self.inlines, a.at..b.at) + dash, 0.0)
                } else {
                    let (full, gaps) = (sum(b.word).0 - sum(a.word).0 - words[a.word].width, sum(b.word).1 - sum(a.word).1);
                    let before = &words[b.word - 1];
                    let hanging = if self.divided(&b) { (0.0, 0.0) } else { (before.space, if before.elastic { before.space } else { 0.0 }) };
                    (a.tail + full + b.head - hanging.0, gaps - hanging.1)
                };
                let indent = if from == 0 { self.indent } else { 0.0 };
                let slack = self.setting.width - indent - natural;
                let shrink = if justify { room * SHRINK } else { 0.0 };
                if slack < -shrink - 0.005 {
                    // Starting the line even earlier makes it wider still.
                    if natural - shrink > self.setting.width + room {
                        break;
                    }
                    continue;
                }
                if best[from].0.is_infinite() {
                    continue;
                }
                // Neither hyphens in a row nor a last line that is the rest of a word.
                let untidy = match (a.hyphen, b.hyphen, last) {
                    (true, _, true) => 2500.0,
                    (true, true, _) => 150.0,
                    _ => 0.0,
                };
                let cost = best[from].0 + b.penalty + untidy + self.cost(slack, room, last, justify);
                if cost < best[to].0 {
                    best[to] = (cost, from);
                }
            }
        }
        let cost = best.last()?.0;
        if cost.is_infinite() {
            return None;
        }
        let mut chosen = vec![candidates.len() - 1];
        while let Some(&to) = chosen.last() {
            if to == 0 {
                break;
            }
            chosen.push(best[to].1);
        }
        Some((cost, chosen.into_iter().rev().map(|i| candidates[i]).collect()))
    }

    fn cost(&self, slack: f32, room: f32, last: bool, justify: bool) -> f32 {
        let share = slack / self.setting.width.max(1.0);
        if self.setting.balance {
            return 1.0e6 + share * share * 1000.0;
        }
        if last {
            return LAST_LINE;
        }
        if justify {
            let ratio = if slack < 0.0 { -slack / (room * SHRINK).max(0.01) } else { slack / (room * STRETCH).max(0.01) };
            return 10.0 + 100.0 * ratio.min(30.0).powi(3);
        }
        LINE + share * share * 3000.0
    }

    fn compose(&self, shaper: &mut Shaper, a: &Break, b: &Break, last: bool, indent: f32) -> Line {
        let words = &self.words.words;
        let mut pieces: Vec<Piece> = Vec::new();
        let final_word = if self.divided(b) { b.word } else { b.word - 1 };
        for (index, word) in words.iter().enumerate().take(final_word + 1).skip(a.word) {
            let from = if index == a.word { a.at } else { word.range.start };
            let to = if index == final_word && self.divided(b) { b.at } else { word.range.end };
            pieces.extend(self.words.parts(from..to).map(|(range, look)| Piece { range, look, space: None, elastic: false }));
            if index < final_word && word.space > 0.0 {
                let look = self.words.look_at(word.range.end);
                pieces.push(Piece { range: word.range.end..words[index + 1].range.start, look, space: Some(word.space), elastic: word.elastic });
            }
        }
        let looks = pieces.iter().map(|p| p.look);
        let size = looks.map(|l| self.inlines[l].look.size).fold(0f32, f32::max);
        let size = if size > 0.0 { size } else { self.inlines.first().map_or(0.0, |i| i.look.size) };
        let levels = self.order(&mut pieces);
        let mut pen = Pen { runs: Vec::new(), x: 0.0 };
        for (piece, rtl) in pieces.iter().zip(levels) {
            let look = &self.inlines[piece.look].look;
            match piece.space {
                Some(width) => pen.space(shaper, look, width),
                None => pen.text(shaper, &self.words.text[piece.range.clone()], look, rtl),
            }
        }
        if b.hyphen {
            pen.text(shaper, "-", &self.inlines[self.words.look_at(b.at - 1)].look, false);
        }
        let slack = self.setting.width - indent - pen.x;
        let elastic = pieces.iter().filter(|p| p.elastic).count();
        let room: f32 = pieces.iter().filter(|p| p.elastic).filter_map(|p| p.space).sum();
        if self.setting.align == Align::Justify && elastic > 0 && (slack < 0.0 || !last) {
            // A line with one long word may be better short than torn apart.
            let spread = slack.min(room * 6.0) / elastic as f32;
            pen = Pen { runs: Vec::new(), x: 0.0 };
            let levels = self.order(&mut pieces);
            for (piece, rtl) in pieces.iter().zip(levels) {
                let look = &self.inlines[piece.look].look;
                match piece.space {
                    Some(width) => pen.space(shaper, look, width + if piece.elastic { spread } else { 0.0 }),
                    None => pen.text(shaper, &self.words.text[piece.range.clone()], look, rtl),
                }
            }
            if b.hyphen {
                pen.text(shaper, "-", &self.inlines[self.words.look_at(b.at - 1)].look, false);
            }
        }
        let free = self.setting.width - indent - pen.x;
        let x = indent
            + match self.setting.align {
                Align::Left | Align::Justify => 0.0,
                Align::Centre => free / 2.0,
                Align::Right => free,
            };
        for run in &mut pen.runs {
            run.x += x;
        }
        Line { runs: pen.runs, width: pen.x, x, size }
    }

    /// Puts the pieces into the order in which they are seen; says for each whether it runs from the right.
    fn order(&self, pieces: &mut Vec<Piece>) -> Vec<bool> {
        if !self.words.rtl || pieces.is_empty() {
            return vec![false; pieces.len()];
        }
        pieces.sort_by_key(|p| p.range.start);
        let range = pieces[0].range.start..pieces[pieces.len() - 1].range.end;
        let info = BidiInfo::new(&self.words.text, Some(Level::ltr()));
        let Some(paragraph) = info.paragraphs.iter().find(|p| p.range.start <= range.start && range.start < p.range.end) else {
            return vec![false; pieces.len()];
        };
        let (levels, runs) = info.visual_runs(paragraph, range);
        let mut seen = Vec::new();
        let mut directions = Vec::new();
        for run in runs {
            let rtl = levels.get(run.start).is_some_and(Level::is_rtl);
            let mut part: Vec<Piece> = Vec::new();
            for piece in pieces.iter() {
                let (from, to) = (piece.range.start.max(run.start), piece.range.end.min(run.end));
                if from < to {
                    part.push(Piece { range: from..to, ..piece.clone() });
                }
            }
            if rtl {
                part.reverse();
            }
            directions.extend(part.iter().map(|_| rtl));
            seen.append(&mut part);
        }
        *pieces = seen;
        directions
    }
}

/// Part of a line: text of one look, or a space.
#[derive(Debug, Clone)]
struct Piece {
    range: std::ops::Range<usize>,
    look: usize,
    space: Option<f32>,
    elastic: bool,
}

/// Writes glyphs from the left.
struct Pen {
    runs: Vec<Run>,
    x: f32,
}

impl Pen {
    fn text(&mut self, shaper: &mut Shaper, text: &str, look: &Look, rtl: bool) {
        for stretch in &shaped(shaper, text, look, rtl).stretches {
            for glyph in &stretch.glyphs {
                let advance = (glyph.advance + look.tracking) * look.size;
                self.glyph(stretch.face, look, glyph.id, glyph.dx * look.size, glyph.dy * look.size, advance);
            }
        }
    }

    fn space(&mut self, shaper: &mut Shaper, look: &Look, width: f32) {
        let shaped = shaped(shaper, " ", look, false);
        if let Some((face, glyph)) = shaped.stretches.first().and_then(|s| s.glyphs.first().map(|g| (s.face, g))) {
            self.glyph(face, look, glyph.id, 0.0, 0.0, width);
        }
    }

    fn glyph(&mut self, face: Face, look: &Look, id: u16, dx: f32, dy: f32, advance: f32) {
        let joins = self
            .runs
            .last()
            .is_some_and(|run| run.face == face && run.size == look.size && run.colour == look.colour && run.link == look.link && run.y == -dy);
        if !joins {
            let (size, colour, link) = (look.size, look.colour, look.link);
            self.runs.push(Run { face, size, colour, x: self.x, y: -dy, width: 0.0, glyphs: Vec::new(), turned: false, link });
        }
        if let Some(run) = self.runs.last_mut() {
            run.glyphs.push(Glyph { id, x: self.x + dx - run.x });
            self.x += advance;
            run.width = self.x - run.x;
        }
    }
}
