//! The logical structure of a tagged file: what a screen reader walks through.

use lopdf::{Dictionary, Document, Object, ObjectId, dictionary};

use super::links::Link;
use super::pdfa;
use crate::display::{Node, Role};

/// A piece of a page that belongs to a node: the page, and the piece's number on it.
type Piece = (usize, usize);

/// Writes the structure; answers its root. `pieces` are the nodes of each page's pieces.
pub(super) fn write(file: &mut Document, nodes: &[Node], pages: &[ObjectId], pieces: &[Vec<usize>], links: &[Link]) -> ObjectId {
    let root = file.new_object_id();
    let document = file.new_object_id();
    let ids: Vec<ObjectId> = nodes.iter().map(|_| file.new_object_id()).collect();
    let mut content: Vec<Vec<Piece>> = vec![Vec::new(); nodes.len()];
    for (page, of_page) in pieces.iter().enumerate() {
        for (number, node) in of_page.iter().enumerate() {
            content[*node].push((page, number));
        }
    }
    let mut children: Vec<Vec<Kid>> = vec![Vec::new(); nodes.len()];
    let mut top: Vec<Object> = Vec::new();
    for ((node, id), pieces) in nodes.iter().zip(&ids).zip(&content) {
        match node.parent {
            Some(parent) => children[parent].push((pieces.first().copied(), (*id).into())),
            None => top.push((*id).into()),
        }
    }
    for (number, link) in links.iter().enumerate() {
        let object = dictionary! { "Type" => "OBJR", "Obj" => link.annotation, "Pg" => pages[link.page] };
        children[link.node].push((None, object.into()));
        if let Ok(annotation) = file.get_object_mut(link.annotation).and_then(Object::as_dict_mut) {
            annotation.set("StructParent", whole(pages.len() + number));
        }
    }
    for (((node, id), pieces), kids) in nodes.iter().zip(&ids).zip(&content).zip(children) {
        let parent = node.parent.map_or(document, |parent| ids[parent]);
        file.set_object(*id, element(node, parent, pieces, kids, pages));
    }
    file.set_object(document, dictionary! { "Type" => "StructElem", "S" => "Document", "P" => root, "K" => top });
    let numbers: Vec<Object> = pieces
        .iter()
        .enumerate()
        .flat_map(|(page, of_page)| {
            let parents: Vec<Object> = of_page.iter().map(|node| ids[*node].into()).collect();
            [whole(page), Object::Reference(file.add_object(parents))]
        })
        .chain(links.iter().enumerate().flat_map(|(number, link)| [whole(pages.len() + number), ids[link.node].into()]))
        .collect();
    let parents = file.add_object(dictionary! { "Nums" => numbers });
    let next = whole(pages.len() + links.len());
    file.set_object(
        root,
        dictionary! { "Type" => "StructTreeRoot", "K" => vec![Object::Reference(document)], "ParentTree" => parents, "ParentTreeNextKey" => next },
    );
    root
}

/// Something inside of an element, with the piece that it begins with, as far as it has one.
type Kid = (Option<Piece>, Object);

fn element(node: &Node, parent: ObjectId, pieces: &[Piece], children: Vec<Kid>, pages: &[ObjectId]) -> Dictionary {
    let mut element = dictionary! { "Type" => "StructElem", "S" => name(node.role), "P" => parent };
    let first = pieces.first().map(|(page, _)| *page);
    if let Some(page) = first {
        element.set("Pg", pages[page]);
    }
    let pieces = pieces.iter().map(|(page, number)| {
        if Some(*page) == first {
            return (Some((*page, *number)), whole(*number));
        }
        (Some((*page, *number)), dictionary! { "Type" => "MCR", "Pg" => pages[*page], "MCID" => whole(*number) }.into())
    });
    let mut kids: Vec<Kid> = children.into_iter().chain(pieces).collect();
    if first.is_some() {
        // A link stands between the words around it; what leads somewhere comes behind its text.
        kids.sort_by_key(|(piece, _)| (piece.is_none(), *piece));
    }
    let mut kids: Vec<Object> = kids.into_iter().map(|(_, kid)| kid).collect();
    match kids.len() {
        0 => {}
        1 => element.set("K", kids.swap_remove(0)),
        _ => element.set("K", kids),
    }
    if !node.words.is_empty() && node.role == Role::Figure {
        element.set("Alt", pdfa::text(&node.words));
    }
    let span = |covers: u8| (covers > 1).then(|| i64::from(covers));
    let attributes = match node.role {
        Role::List(numbered) => Some(dictionary! { "O" => "List", "ListNumbering" => if numbered { "Decimal" } else { "Disc" } }),
        Role::HeaderCell(covers) => {
            let mut table = dictionary! { "O" => "Table", "Scope" => "Column" };
            span(covers).into_iter().for_each(|span| table.set("ColSpan", span));
            Some(table)
        }
        Role::Cell(covers) => span(covers).map(|span| dictionary! { "O" => "Table", "ColSpan" => span }),
        _ => None,
    };
    if let Some(attributes) = attributes {
        element.set("A", attributes);
    }
    element
}

fn whole(number: usize) -> Object {
    Object::Integer(i64::try_from(number).unwrap_or(i64::MAX))
}

fn name(role: Role) -> &'static str {
    match role {
        Role::Heading(1) => "H1",
        Role::Heading(2) => "H2",
        Role::Heading(3) => "H3",
        Role::Heading(4) => "H4",
        Role::Heading(5) => "H5",
        Role::Heading(_) => "H6",
        Role::Paragraph => "P",
        Role::List(_) => "L",
        Role::Item => "LI",
        Role::Label => "Lbl",
        Role::Body => "LBody",
        Role::Table => "Table",
        Role::TableHead => "THead",
        Role::TableBody => "TBody",
        Role::Row => "TR",
        Role::HeaderCell(_) => "TH",
        Role::Cell(_) => "TD",
        Role::Figure => "Figure",
        Role::Link => "Link",
    }
}
