//! QR codes.

use fast_qr::{ECL, QRBuilder};

use crate::display::Modules;

/// The modules of a code that survives the loss of a seventh of it; none where the content is longer than a code can hold.
pub(crate) fn modules(content: &str) -> Option<Modules> {
    let code = QRBuilder::new(content).ecl(ECL::M).build().ok()?;
    let side = code.size;
    let dark = (0..side).flat_map(|y| code[y].iter().map(|module| module.value()).collect::<Vec<bool>>()).collect();
    Some(Modules { side, dark })
}
