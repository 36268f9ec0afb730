//! Whoever signs: a line, their name and post, a facsimile and a seal.

use super::super::model::{Arrangement, Element, Fit, SignatureBlock, Signer};
use super::{Drawn, Easel, Filling, LONGEST_LINE, around};
use crate::Place;
use crate::content::field::{Field, Frame, Vertical};
use crate::content::paper::{Align, MM};
use crate::display::{Item, Role};
use crate::text::fonts::Type;

impl Easel<'_> {
    /// Draws a block of signatures: each signer that has a name or a post gets an equal part of the place.
    pub(super) fn signatures(&mut self, card: usize, element: &Element, block: &SignatureBlock, filling: &Filling<'_>) -> Drawn {
        let signers: Vec<Signer> = block
            .signers
            .iter()
            .map(|signer| {
                let filled = |text: &str| self.filled(text, filling).trim().to_owned();
                Signer { post: filled(&signer.post), name: filled(&signer.name), facsimile: filled(&signer.facsimile), seal: filled(&signer.seal) }
            })
            .filter(|signer| !signer.post.is_empty() || !signer.name.is_empty())
            .collect();
        let frame = element.frame;
        let count = signers.len().max(1) as f32;
        let told = self.place_of(card, element);
        let mut drawn = Drawn { whole: true, ..Drawn::default() };
        for (index, signer) in signers.iter().enumerate() {
            let at = index as f32;
            let place = match block.arrangement {
                Arrangement::Across => {
                    let width = ((frame.width - block.gap * (count - 1.0)) / count).clamp(1.0, LONGEST_LINE);
                    let free = frame.width - width * count - block.gap * (count - 1.0);
                    let before = match block.align {
                        Align::Left => 0.0,
                        Align::Centre | Align::Justify => free / 2.0,
                        Align::Right => free,
                    };
                    Frame::new(frame.x + before + at * (width + block.gap), frame.y, width, frame.height)
                }
                Arrangement::Down => {
                    let height = ((frame.height - block.gap * (count - 1.0)) / count).max(1.0);
                    Frame::new(frame.x, frame.y + at * (height + block.gap), frame.width, height)
                }
            };
            drawn.whole &= self.signer(&told, block, signer, place, &mut drawn.items);
        }
        drawn.bounds = around(&drawn.items);
        drawn
    }

    /// Draws one signer: the seal, line and texts on it so that its ink hides no letter, the signature over them. False when a text
    /// sticks out.
    fn signer(&mut self, told: &Place, block: &SignatureBlock, signer: &Signer, place: Frame, items: &mut Vec<Item>) -> bool {
        let name = &told.name;
        let mm = |points: f32| points / MM;
        let (size, small) = (block.size, block.size * 0.9);
        let font = |bold| Type { family: block.family, bold, italic: false };
        let field = |name: String, frame: Frame, font: Type, size: f32, lines: usize| Field {
            name,
            frame,
            font,
            size,
            least_size: size * 0.7,
            colour: block.colour,
            align: if block.align == Align::Justify { Align::Centre } else { block.align },
            vertical: Vertical::Top,
            lines,
            leading: 1.2,
            tracking: 0.0,
        };
        let line;
        let texts = match block.arrangement {
            Arrangement::Across => {
                let (first, second) = (mm(size * 1.5), mm(small * 2.6));
                let y = (place.y + place.height - first - second - 1.2).max(place.y);
                line = Frame::new(place.x, y, place.width, y - place.y);
                [
                    (field(format!("{name}: name"), Frame::new(place.x, y + 1.8, place.width, first), font(true), size, 1), &signer.name),
                    (field(format!("{name}: post"), Frame::new(place.x, y + first + 1.2, place.width, second), font(false), small, 2), &signer.post),
                ]
            }
            Arrangement::Down => {
                let (post, wide, gap) = (place.width * 0.42, place.width * 0.27, 4f32.min(place.width * 0.02));
                let y = place.y + place.height - mm(size * 0.3);
                line = Frame::new(place.x + post + gap, y, wide - gap, y - place.y);
                let right = Frame::new(place.x + post + wide + gap, place.y, place.width - post - wide - gap, place.height - mm(size * 0.3));
                let left = Frame::new(place.x, place.y, post, right.height);
                [
                    (field(format!("{name}: post"), left, font(false), size, 3), &signer.post),
                    (field(format!("{name}: name"), right, font(false), size, 2), &signer.name),
                ]
                .map(|(field, text)| (Field { vertical: Vertical::Bottom, align: Align::Left, ..field }, text))
            }
        };
        let seal = block.seal_size;
        // At the end of the signature.
        let centre = line.x + line.width * if block.arrangement == Arrangement::Across { 0.8 } else { 0.3 };
        let seal = Frame::new(centre - seal / 2.0, line.y - seal * 0.62, seal, seal);
        items.extend(self.picture(told, &signer.seal, seal, Fit::Contain));
        items.push(Item::line((line.x * MM, line.y * MM), ((line.x + line.width) * MM, line.y * MM), block.line, 0.5));
        let mut fits = true;
        for (field, text) in texts {
            if !text.is_empty() {
                let from = items.len();
                fits &= self.set(told.card.unwrap_or_default(), &field, text, items).fits;
                self.tag(Role::Paragraph, "", items, from);
            }
        }
        // A signature reaches a little below its line.
        let room = Frame::new(line.x, line.y - line.height, line.width, line.height * 1.12);
        items.extend(self.picture(told, &signer.facsimile, room, Fit::Contain));
        fits
    }
}
