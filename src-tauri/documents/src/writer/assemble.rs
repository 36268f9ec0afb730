//! The file: one set of resources, one shared form, pages from chunks, the catalog.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Object, ObjectId, SaveOptions, Stream, dictionary};
use printpdf::{
    DictItem, ExternalStream, ExternalXObject, Mm, Op, PdfDocument, PdfFontHandle, PdfPage, PdfSaveOptions, Pt, TextItem, XObject, XObjectId,
};
use sha2::{Digest, Sha256};

use super::fonts::Fonts;
use super::links::{self, Link};
use super::operators::{Operators, SHARED, picture_name};
use super::packer::{Packer, deflate};
use super::{objects, pdfa, structure};
use crate::content::paper::MM;
use crate::display::{Bookmark, Document, Page};
use crate::picture::{self, Data};
use crate::{Error, Result};

/// A file that takes its pages in chunks. A clone of one without pages is the start of another file.
#[derive(Clone)]
pub(super) struct Assembly<'a> {
    document: &'a Document,
    fonts: &'a Fonts,
    file: lopdf::Document,
    tree: ObjectId,
    resources: ObjectId,
    pages: Vec<ObjectId>,
    width: f32,
    height: f32,
    digest: Sha256,
    /// The nodes of each page's pieces, in a tagged document.
    pieces: Vec<Vec<usize>>,
    links: Vec<Link>,
}

impl<'a> Assembly<'a> {
    /// A file with fonts, pictures and the shared form, and no page yet.
    pub fn start(document: &'a Document, fonts: &'a Fonts) -> Result<Self> {
        let (width, height) = (document.paper.size.width * MM, document.paper.size.height * MM);
        let mut first = PdfDocument::new("");
        fonts.lend(&mut first.resources);
        for (index, bytes) in document.pictures.iter().enumerate() {
            let id = XObjectId(picture_name(index));
            first.resources.xobjects.map.insert(id, XObject::External(picture_object(bytes)?));
        }
        // printpdf embeds the glyphs that its pages show: one page shows all of them, and is thrown away.
        let mut ops = vec![Op::StartTextSection];
        for subset in fonts.subsets.values() {
            ops.push(Op::SetFont { font: PdfFontHandle::External(subset.id.clone()), size: Pt(1.0) });
            ops.push(Op::ShowText { items: vec![TextItem::Text(subset.all())] });
        }
        ops.push(Op::EndTextSection);
        first.pages.push(PdfPage::new(Mm(10.0), Mm(10.0), ops));
        let made = converted(&first)?;
        let page = page_ids(&made).next().ok_or_else(|| missing("page"))?;
        let page_resources =
            made.get_dictionary(page).and_then(|p| p.get(b"Resources")).and_then(Object::as_reference).and_then(|id| made.get_dictionary(id));
        let page_resources = page_resources.map_err(|e| Error::Writer(e.to_string()))?.clone();
        let mut file = made;
        let mut resources = Dictionary::new();
        for (key, wanted) in [("Font", !fonts.subsets.is_empty()), ("XObject", true)] {
            let id = page_resources.get(key.as_bytes()).and_then(Object::as_reference).map_err(|e| Error::Writer(e.to_string()))?;
            let dictionary = file.get_dictionary(id).map_err(|e| Error::Writer(e.to_string()))?.clone();
            if wanted {
                resources.set(key, Object::Dictionary(dictionary));
            }
        }
        let tree = file.new_object_id();
        let resources_id = file.new_object_id();
        let mut assembly = Self {
            document,
            fonts,
            file,
            tree,
            resources: resources_id,
            pages: Vec::new(),
            width,
            height,
            digest: Sha256::new(),
            pieces: Vec::new(),
            links: Vec::new(),
        };
        assembly.meanings(&resources)?;
        assembly.shared(&mut resources)?;
        if resources.get(b"XObject").and_then(Object::as_dict).is_ok_and(Dictionary::is_empty) {
            resources.remove(b"XObject");
        }
        assembly.file.set_object(resources_id, resources);
        // What many files share is packed once.
        let mut packer = Packer::new();
        assembly.file.objects.values_mut().for_each(|object| packer.pack(object));
        Ok(assembly)
    }

    /// Replaces printpdf's tables of what glyphs mean, which know only one character a glyph.
    fn meanings(&mut self, resources: &Dictionary) -> Result<()> {
        for (face, subset) in &self.fonts.subsets {
            let cmap = subset.cmap(*face, &self.document.meanings);
            let fault = |e: lopdf::Error| Error::Writer(e.to_string());
            let fonts = resources.get(b"Font").and_then(Object::as_dict).map_err(fault)?;
            let font = fonts.get(subset.id.0.as_bytes()).and_then(Object::as_reference).map_err(fault)?;
            let table = self.file.get_dictionary(font).and_then(|f| f.get(b"ToUnicode")).and_then(Object::as_reference).map_err(fault)?;
            self.file.set_object(table, Stream::new(Dictionary::new(), cmap.into_bytes()));
        }
        Ok(())
    }

    /// What all pages show, as one form that each calls.
    fn shared(&mut self, resources: &mut Dictionary) -> Result<()> {
        if self.document.shared.is_empty() {
            return Ok(());
        }
        let (ops, _) = Operators::new(self.fonts, self.height, false).items(&self.document.shared);
        let content = self.encode(vec![ops])?.pop().ok_or_else(|| missing("shared content"))?;
        self.digest.update(&content);
        let dictionary = dictionary! {
            "Type" => "XObject",
            "Subtype" => "Form",
            "FormType" => 1,
            "BBox" => vec![0.into(), 0.into(), number(self.width), number(self.height)],
            "Resources" => Object::Dictionary(resources.clone()),
        };
        let id = self.file.add_object(Stream::new(dictionary, content));
        let mut objects = resources.get(b"XObject").and_then(Object::as_dict).cloned().unwrap_or_default();
        objects.set(SHARED, Object::Reference(id));
        resources.set("XObject", Object::Dictionary(objects));
        Ok(())
    }

    /// Adds pages.
    pub fn pages(&mut self, pages: &[Page]) -> Result<()> {
        let shares = !self.document.shared.is_empty();
        let tagged = self.document.structure.is_some();
        let (ops, pieces): (Vec<_>, Vec<_>) = pages
            .iter()
            .map(|page| {
                let mut operators = Operators::new(self.fonts, self.height, tagged);
                if shares {
                    operators.shared();
                }
                operators.items(&page.items)
            })
            .unzip();
        if tagged {
            self.pieces.extend(pieces);
        }
        let mut packer = Packer::new();
        for (content, drawn) in self.encode(ops)?.into_iter().zip(pages) {
            self.digest.update(&content);
            let stream = self.file.add_object(packer.stream(Dictionary::new(), &content));
            let mut page = dictionary! {
                "Type" => "Page",
                "Parent" => self.tree,
                "MediaBox" => vec![0.into(), 0.into(), number(self.width), number(self.height)],
                "Resources" => self.resources,
                "Contents" => stream,
            };
            if tagged {
                page.set("StructParents", i64::try_from(self.pages.len()).unwrap_or(i64::MAX));
                page.set("Tabs", "S");
            }
            let links = self.annotations(drawn);
            if !links.is_empty() {
                page.set("Annots", links);
            }
            let id = self.file.add_object(page);
            self.pages.push(id);
        }
        Ok(())
    }

    /// The annotations of the next page.
    fn annotations(&mut self, page: &Page) -> Vec<Object> {
        let Some(nodes) = &self.document.structure else { return Vec::new() };
        let mut made = Vec::new();
        for spot in links::spots(&page.items, nodes) {
            let address = &nodes[spot.node].words;
            self.digest.update(address);
            let annotation = self.file.add_object(links::annotation(&spot, address, self.height));
            self.links.push(Link { annotation, page: self.pages.len(), node: spot.node });
            made.push(Object::Reference(annotation));
        }
        made
    }

    /// The content streams of pages with these operators.
    fn encode(&self, pages: Vec<Vec<Op>>) -> Result<Vec<Vec<u8>>> {
        let drawn: Vec<bool> = pages.iter().map(|ops| !ops.is_empty()).collect();
        let mut chunk = PdfDocument::new("");
        self.fonts.lend(&mut chunk.resources);
        chunk.pages = pages.into_iter().map(|ops| PdfPage::new(Mm(10.0), Mm(10.0), ops)).collect();
        let mut made = converted(&chunk)?;
        let pages: Vec<ObjectId> = page_ids(&made).collect();
        pages
            .into_iter()
            .zip(drawn)
            .map(|(page, drawn)| {
                let id = made
                    .get_dictionary(page)
                    .and_then(|p| p.get(b"Contents"))
                    .and_then(Object::as_reference)
                    .map_err(|e| Error::Writer(e.to_string()))?;
                match made.objects.remove(&id) {
                    // An operator that cannot be encoded leaves the whole page empty, without a complaint.
                    Some(Object::Stream(stream)) if drawn && stream.content.is_empty() => Err(missing("content")),
                    Some(Object::Stream(stream)) => Ok(stream.content),
                    _ => Err(missing("content")),
                }
            })
            .collect()
    }

    /// The finished file.
    pub fn finish(mut self) -> Result<Vec<u8>> {
        let kids: Vec<Object> = self.pages.iter().map(|id| Object::Reference(*id)).collect();
        let count = i64::try_from(kids.len()).unwrap_or(i64::MAX);
        self.file.set_object(self.tree, dictionary! { "Type" => "Pages", "Count" => count, "Kids" => kids });
        let mut catalog = dictionary! {
            "Type" => "Catalog",
            "Pages" => self.tree,
            "Lang" => Object::string_literal(self.document.paper.language.tag()),
            "ViewerPreferences" => dictionary! { "PrintScaling" => "None", "DisplayDocTitle" => true },
        };
        if let Some(outlines) = self.outlines() {
            catalog.set("Outlines", outlines);
            catalog.set("PageMode", "UseOutlines");
        }
        if let Some(nodes) = &self.document.structure {
            let root = structure::write(&mut self.file, nodes, &self.pages, &self.pieces, &self.links);
            catalog.set("StructTreeRoot", root);
            catalog.set("MarkInfo", dictionary! { "Marked" => true });
        }
        let info = pdfa::declare(&mut self.file, &mut catalog, &self.document.paper, self.document.structure.is_some());
        let root = self.file.add_object(catalog);
        self.digest.update(info.1.as_bytes());
        let id = self.digest.finalize()[..16].to_vec();
        let id = Object::String(id, lopdf::StringFormat::Hexadecimal);
        self.file.trailer = dictionary! { "Root" => root, "Info" => info.0, "ID" => vec![id.clone(), id] };
        self.file.version = "1.7".to_owned();
        objects::tidy(&mut self.file);
        let mut packer = Packer::new();
        self.file.objects.values_mut().for_each(|object| packer.pack(object));
        let options = SaveOptions::builder().use_object_streams(true).use_xref_streams(true).max_objects_per_stream(200).compression_level(6).build();
        let mut bytes = Vec::new();
        self.file.save_with_options(&mut bytes, options).map_err(|e| Error::Writer(e.to_string()))?;
        Ok(bytes)
    }

    /// The viewer's contents as a tree.
    fn outlines(&mut self) -> Option<ObjectId> {
        let marks = &self.document.bookmarks;
        if marks.is_empty() {
            return None;
        }
        let root = self.file.new_object_id();
        let ids: Vec<ObjectId> = marks.iter().map(|_| self.file.new_object_id()).collect();
        let parents = parents(marks);
        let mut children: BTreeMap<Option<usize>, Vec<usize>> = BTreeMap::new();
        for (index, parent) in parents.iter().enumerate() {
            children.entry(*parent).or_default().push(index);
        }
        let descendants = |of: Option<usize>| {
            (0..marks.len()).filter(|i| std::iter::successors(parents[*i], |p| parents[*p]).any(|p| Some(p) == of) || of.is_none()).count()
        };
        for (index, mark) in marks.iter().enumerate() {
            let siblings = &children[&parents[index]];
            let place = siblings.iter().position(|s| *s == index).unwrap_or(0);
            let page = self.pages.get(mark.page).copied()?;
            let destination = vec![page.into(), "XYZ".into(), Object::Null, number(self.height - mark.y), Object::Null];
            let mut entry =
                dictionary! { "Title" => pdfa::text(&mark.title), "Parent" => parents[index].map_or(root, |p| ids[p]), "Dest" => destination };
            if place > 0 {
                entry.set("Prev", ids[siblings[place - 1]]);
            }
            if let Some(next) = siblings.get(place + 1) {
                entry.set("Next", ids[*next]);
            }
            if let Some(own) = children.get(&Some(index)) {
                entry.set("First", ids[own[0]]);
                entry.set("Last", ids[own[own.len() - 1]]);
                entry.set("Count", i64::try_from(descendants(Some(index))).unwrap_or(0));
            }
            self.file.set_object(ids[index], entry);
        }
        let top = &children[&None];
        let count = i64::try_from(descendants(None)).unwrap_or(0);
        let entry = dictionary! { "Type" => "Outlines", "First" => ids[top[0]], "Last" => ids[top[top.len() - 1]], "Count" => count };
        self.file.set_object(root, entry);
        Some(root)
    }
}

/// For each entry the nearest one before it with a smaller level.
fn parents(marks: &[Bookmark]) -> Vec<Option<usize>> {
    (0..marks.len()).map(|at| (0..at).rev().find(|before| marks[*before].level < marks[at].level)).collect()
}

/// printpdf's objects of a document. What it complains about (a font that is not embedded, a colour out of range) would be
/// missing on paper, so it is an error.
fn converted(document: &PdfDocument) -> Result<lopdf::Document> {
    let mut complaints = Vec::new();
    let made = document.to_lopdf_document(&PdfSaveOptions::default(), &mut complaints);
    complaints.first().map_or(Ok(made), |complaint| Err(Error::Writer(complaint.msg.clone())))
}

fn page_ids(file: &lopdf::Document) -> impl Iterator<Item = ObjectId> + '_ {
    let tree = file.catalog().and_then(|c| c.get(b"Pages")).and_then(Object::as_reference).and_then(|id| file.get_dictionary(id));
    let kids = tree.and_then(|t| t.get(b"Kids")).and_then(Object::as_array);
    kids.into_iter().flatten().filter_map(|kid| kid.as_reference().ok())
}

fn missing(what: &str) -> Error {
    Error::Writer(format!("no {what}"))
}

pub(super) fn number(value: f32) -> Object {
    Object::Real((value * 1000.0).round() / 1000.0)
}

/// A picture as an object that pages call; pixels stay as they are, JPEG files too.
fn picture_object(bytes: &[u8]) -> Result<ExternalXObject> {
    let pixels = picture::read(bytes)?;
    let name = |text: &str| DictItem::Name(text.as_bytes().to_vec());
    let describe = |width: u32, height: u32, channels: u8, filter: &str| {
        let space = if channels == 1 { "DeviceGray" } else { "DeviceRGB" };
        BTreeMap::from([
            ("Type".to_owned(), name("XObject")),
            ("Subtype".to_owned(), name("Image")),
            ("Width".to_owned(), DictItem::Int(i64::from(width))),
            ("Height".to_owned(), DictItem::Int(i64::from(height))),
            ("BitsPerComponent".to_owned(), DictItem::Int(8)),
            ("ColorSpace".to_owned(), name(space)),
            ("Filter".to_owned(), name(filter)),
        ])
    };
    let (width, height) = (pixels.width, pixels.height);
    let (content, mut dict) = match &pixels.data {
        Data::Raw(samples) => (deflate(samples), describe(width, height, pixels.channels, "FlateDecode")),
        Data::Jpeg(file) => (file.clone(), describe(width, height, pixels.channels, "DCTDecode")),
        // The colour is one pixel, the shape is its mask: a third of what a scanned signature takes otherwise.
        Data::Ink(colour) => (deflate(colour), describe(1, 1, 3, "FlateDecode")),
    };
    if let Some(alpha) = &pixels.alpha {
        let stream = ExternalStream { dict: describe(width, height, 1, "FlateDecode"), content: deflate(alpha), compress: false };
        dict.insert("SMask".to_owned(), DictItem::Stream { stream });
    }
    Ok(ExternalXObject { stream: ExternalStream { dict, content, compress: false }, width: None, height: None, dpi: None })
}
