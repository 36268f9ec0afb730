//! Lines to sign: the post, a line, the name.

use super::flow::{Bench, keep};
use super::pages::Strip;
use crate::content::flow::Signatures;
use crate::content::paper::{Align, Colour, MM};
use crate::display::{Item, Role};
use crate::text::fonts::Type;
use crate::text::lines::{Hyphens, Inline, Look, Setting, extent, set};

/// From a line of a caption to the next, points.
const CAPTION: f32 = 9.0;

pub(super) fn strips(bench: &mut Bench, content: &Signatures) -> Vec<Strip> {
    let (scale, family) = (bench.manner.scale, bench.manner.font(false));
    let size = 11.0 * scale;
    let ink = |text: &str| {
        [Inline { text: text.to_owned(), look: Look { face: family.face(), size, colour: Colour::INK, tracking: 0.0, tabular: false, link: 0 } }]
    };
    // Short posts leave their room to the names.
    let posts = content.people.iter().map(|person| extent(&mut bench.shaper, &ink(&person.post)).0).fold(0f32, f32::max);
    let (post, line) = ((posts + 1.0).clamp(bench.width * 0.2, bench.width * 0.42), bench.width * 0.27);
    let gap = 4.0 * MM;
    let name_x = post + line + 2.0 * gap;
    let name = bench.width - name_x;
    let pitch = size * 1.3;
    let mut made = Vec::new();
    for person in &content.people {
        let setting = |width: f32| Setting { width, align: Align::Left, hyphens: Hyphens::Never, balance: false, indent: 0.0 };
        let posts = set(&mut bench.shaper, &ink(&person.post), &setting(post));
        let names = set(&mut bench.shaper, &ink(&person.name), &setting(name));
        let rows = posts.len().max(names.len()).max(1);
        let height = 7.0 * scale * MM + rows as f32 * pitch;
        let mut items = Vec::new();
        // The last lines of the post and of the name stand on the line.
        let base = height - pitch * 0.28;
        for (lines, x) in [(&posts, 0.0), (&names, name_x)] {
            items.push(Item::Open(bench.structure.add(Role::Paragraph, None)));
            for (index, set) in lines.iter().enumerate() {
                for run in &set.runs {
                    let mut item = Item::Text(run.clone());
                    item.shift(x, base - (lines.len() - 1 - index) as f32 * pitch);
                    items.push(item);
                }
            }
            items.push(Item::Close);
        }
        items.push(Item::line((post + gap, base + 2.0), (post + gap + line, base + 2.0), Colour::INK, 0.5));
        let mut captions = 0;
        for (text, x, width, align) in [(&content.line_caption, post + gap, line, Align::Centre), (&content.name_caption, name_x, name, Align::Left)]
        {
            let look = Look { face: Type::SANS.face(), size: 7.0 * scale, colour: Colour::GREY, tracking: 0.0, tabular: false, link: 0 };
            let setting = Setting { align, ..setting(width) };
            if text.is_empty() {
                continue;
            }
            let lines = set(&mut bench.shaper, &[Inline { text: text.clone(), look }], &setting);
            captions = captions.max(lines.len());
            for (index, run) in lines.into_iter().enumerate().flat_map(|(index, line)| line.runs.into_iter().map(move |run| (index, run))) {
                let mut item = Item::Text(run);
                item.shift(x, base + (10.5 + index as f32 * CAPTION) * scale);
                items.push(item);
            }
        }
        made.push(Strip { height: height + captions as f32 * CAPTION * scale, items, ..Strip::default() });
    }
    keep(&mut made);
    if let Some(first) = made.first_mut() {
        first.before = 4.0 * MM;
    }
    if let Some(last) = made.last_mut() {
        last.after = 3.0 * MM;
    }
    made
}
