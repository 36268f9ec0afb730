//! QR codes.

use fast_qr::{ECL, QRBuilder};

use crate::display::Modules;
use crate::{Error, Result};

/// The modules of a code that survives the loss of a seventh of it.
pub(crate) fn modules(content: &str) -> Result<Modules> {
    let code = QRBuilder::new(content).ecl(ECL::M).build().map_err(|_| Error::CodeTooLong)?;
    let side = code.size;
    let dark = (0..side).flat_map(|y| code[y].iter().map(|module| module.value()).collect::<Vec<bool>>()).collect();
    Ok(Modules { side, dark })
}
