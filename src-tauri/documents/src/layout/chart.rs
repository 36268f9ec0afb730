//! Horizontal bars: labels and values are text, bars are paths.

use super::flow::{Bench, keep, line_strips, tag};
use super::pages::{Headers, Strip, height};
use crate::content::flow::BarChart;
use crate::content::paper::{Align, Colour, MM};
use crate::display::{Item, Role};
use crate::text::fonts::Type;
use crate::text::lines::{Hyphens, Inline, Line, Look, Setting, extent, set};

/// The colour of bars: dark enough for a black-and-white printer.
const BAR: Colour = Colour(47, 93, 138);

/// Type size of labels and values in points, and the smallest that is still read with ease on paper.
const SIZE: f32 = 9.0;
const LEAST_SIZE: f32 = 6.0;
/// The steps in which a chart shrinks, points.
const STEP: f32 = 0.5;

/// Room above a chart.
pub(super) const BEFORE: f32 = 3.0 * MM;
const AFTER: f32 = 4.0 * MM;

/// A chart as large as usual, or as much smaller as it must be to stand in `room` below its heading. One that finds no room even with its
/// smallest type is large, and divided between its bars; its heading stays with the first of them.
pub(super) fn strips(bench: &mut Bench, chart: &BarChart, room: f32) -> Vec<Strip> {
    let sizes = (0u8..).map(|step| SIZE - f32::from(step) * STEP).take_while(|size| *size >= LEAST_SIZE);
    // A hair less than there is: sums of heights are rounded.
    let whole = sizes.map(|size| drawn(bench, chart, size)).find(|made| height(made, &Headers::new()) <= room - 0.1);
    let mut made = match whole {
        Some(mut made) => {
            keep(&mut made);
            made
        }
        None => divided(drawn(bench, chart, SIZE), chart.bars.len()),
    };
    if !made.is_empty() {
        let values: Vec<String> = chart.bars.iter().map(|bar| format!("{}: {}", bar.label, bar.text)).collect();
        let words = [chart.title.clone(), values.join("; ")].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(". ");
        let node = bench.structure.describe(Role::Figure, None, words);
        tag(&mut made, node);
    }
    if let Some(first) = made.first_mut() {
        first.before = BEFORE;
    }
    if let Some(last) = made.last_mut() {
        last.after = AFTER;
    }
    made
}

/// The title stays with the first bars; neither the first nor the last bar stands alone.
fn divided(mut made: Vec<Strip>, bars: usize) -> Vec<Strip> {
    let count = made.len();
    let title = count.saturating_sub(bars);
    for (index, strip) in made.iter_mut().enumerate() {
        strip.keep = index + 1 < count && (index <= title || index + 2 == count);
    }
    made
}

/// The title line by line, then a strip a bar; of a label that is higher than a page the lines are strips as well.
fn drawn(bench: &mut Bench, chart: &BarChart, size: f32) -> Vec<Strip> {
    let scale = size / SIZE;
    // From one line of a label to the next, and the height of a bar beside which so many lines stand.
    let pitch = size * 1.25;
    let row_height = |lines: usize| (lines as f32 * pitch).max(4.4 * MM * scale) + 1.6 * MM * scale;
    let text = |text: &str, face: Type, size: f32, colour: Colour| {
        [Inline { text: text.to_owned(), look: Look { face: face.face(), size, colour, tracking: 0.0, tabular: false, link: 0 } }]
    };
    let setting = |width: f32, align: Align| Setting { width, align, hyphens: Hyphens::Never, balance: false, indent: 0.0 };
    let mut made = Vec::new();
    if !chart.title.is_empty() {
        let lines = set(&mut bench.shaper, &text(&chart.title, Type::SANS_BOLD, 9.5 * scale, Colour::INK), &setting(bench.width, Align::Left));
        made = line_strips(lines, 1.3, 0.0);
        if let Some(last) = made.last_mut() {
            last.after = 1.5 * MM;
        }
    }
    let labels = chart.bars.iter().map(|b| extent(&mut bench.shaper, &text(&b.label, Type::SANS, size, Colour::INK)).0).fold(0f32, f32::max);
    let label_width = (labels + 1.0).clamp(15.0 * MM, bench.width * 0.42);
    let values = chart.bars.iter().map(|b| extent(&mut bench.shaper, &text(&b.text, Type::SANS_BOLD, size, Colour::INK)).0).fold(0f32, f32::max);
    let gap = 2.5 * MM;
    // A value that is longer than this stands in several lines.
    let values = (values + 1.0).min(bench.width * 0.3);
    let room = (bench.width - label_width - values - 2.0 * gap).max(0.0);
    let longest = chart.bars.iter().map(|b| b.value).filter(|v| v.is_finite()).fold(0f64, f64::max);
    for bar in &chart.bars {
        let share = if longest > 0.0 && bar.value.is_finite() { (bar.value.max(0.0) / longest) as f32 } else { 0.0 };
        let length = room * share;
        let mut label = set(&mut bench.shaper, &text(&bar.label, Type::SANS, size, Colour::INK), &setting(label_width, Align::Right));
        let mut value = set(&mut bench.shaper, &text(&bar.text, Type::SANS_BOLD, size, Colour::INK), &setting(values, Align::Left));
        // What is higher than a page would be cut, and read in the order of its heights: it stands above its bar, line by line.
        for (lines, words, face) in [(&mut label, &bar.label, Type::SANS), (&mut value, &bar.text, Type::SANS_BOLD)] {
            if row_height(lines.len()) > bench.height {
                *lines = Vec::new();
                let above = set(&mut bench.shaper, &text(words, face, size, Colour::INK), &setting(bench.width, Align::Left));
                made.append(&mut line_strips(above, 1.25, 0.0));
            }
        }
        let height = row_height(label.len().max(value.len()));
        let middle = height / 2.0;
        let mut items = Vec::new();
        // In the middle of the bar's height.
        let mut place = |lines: Vec<Line>, x: f32| {
            let top = middle - lines.len() as f32 * pitch / 2.0;
            for (index, line) in lines.into_iter().enumerate() {
                for run in line.runs {
                    let mut item = Item::Text(run);
                    item.shift(x, top + index as f32 * pitch + pitch / 2.0 + size * 0.35);
                    items.push(item);
                }
            }
        };
        place(label, 0.0);
        let x = label_width + gap;
        let thick = 4.2 * MM * scale;
        place(value, x + length + gap * 0.6);
        if length > 0.0 {
            items.push(Item::rectangle(x, middle - thick / 2.0, length.max(0.5), thick, BAR));
        }
        items.push(Item::line((x, 0.0), (x, height), Colour::GREY, 0.5));
        made.push(Strip { height, items, ..Strip::default() });
    }
    made
}
