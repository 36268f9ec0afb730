//! Links that a reader of the file can follow.

use lopdf::{Dictionary, Object, ObjectId, dictionary};

use super::assemble::number;
use super::pdfa;
use crate::display::{Item, Node, Role};

/// A link of a page: the annotation, the page, the node of the structure.
#[derive(Debug, Clone, Copy)]
pub(super) struct Link {
    pub annotation: ObjectId,
    pub page: usize,
    pub node: usize,
}

/// A place on a page that leads somewhere: left, top, right, bottom in points, from above.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Spot {
    pub node: usize,
    pub place: (f32, f32, f32, f32),
}

/// The places of a page's links, one a line.
pub(super) fn spots(items: &[Item], nodes: &[Node]) -> Vec<Spot> {
    let mut spots: Vec<Spot> = Vec::new();
    let mut open = None;
    for item in items {
        match item {
            Item::Open(node) => open = Some(*node).filter(|node| nodes[*node].role == Role::Link),
            Item::Close => open = None,
            Item::Text(_) => {
                let Some(node) = open else { continue };
                let (left, top, right, bottom) = item.bounds();
                match spots.last_mut() {
                    // Another face goes on where this one ends.
                    Some(last) if last.node == node && (last.place.2 - left).abs() < 1.0 && top < last.place.3 && bottom > last.place.1 => {
                        last.place = (last.place.0, last.place.1.min(top), right, last.place.3.max(bottom));
                    }
                    _ => spots.push(Spot { node, place: (left, top, right, bottom) }),
                }
            }
            _ => {}
        }
    }
    spots
}

/// The annotation of a link on a page of this height; its number in the structure is not known yet.
pub(super) fn annotation(spot: &Spot, address: &str, height: f32) -> Dictionary {
    let (left, top, right, bottom) = spot.place;
    dictionary! {
        "Type" => "Annot",
        "Subtype" => "Link",
        "Rect" => vec![number(left), number(height - bottom), number(right), number(height - top)],
        "Border" => vec![0.into(), 0.into(), 0.into()],
        // It is printed, as archives want it; there is nothing to see.
        "F" => 4,
        "Contents" => pdfa::text(address),
        "A" => dictionary! { "S" => "URI", "URI" => Object::string_literal(ascii(address)) },
    }
}

/// An address as RFC 3986 writes it: what is not ASCII as percent signs and digits.
fn ascii(address: &str) -> String {
    address.bytes().fold(String::with_capacity(address.len()), |mut written, byte| {
        if byte.is_ascii_graphic() {
            written.push(char::from(byte));
        } else {
            written.push_str(&format!("%{byte:02X}"));
        }
        written
    })
}
