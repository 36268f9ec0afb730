//! What the core may know of the world: the time and random bytes, both handed in.

use crate::ids::RawId;
use crate::values::Moment;

/// The clock and the source of randomness. The shell gives the system's; tests and the demonstration give their own.
pub trait Surroundings: Send + Sync {
    /// The present moment by this computer's clock; it may be wrong, and may jump back.
    fn now(&self) -> Moment;
    /// Fills the bytes at random; from the system's secure source outside tests.
    fn fill(&self, bytes: &mut [u8]);
    /// The person at the keyboard, as the journal shall name them.
    fn operator(&self) -> String;

    /// A new identifier, sorted by time.
    fn new_id(&self) -> RawId {
        let mut random = [0; 10];
        self.fill(&mut random);
        RawId::v7(self.now().0.as_millisecond().max(0) as u64, &random)
    }
}
