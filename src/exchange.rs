//! The bundle: one file on a stick that carries signed segments from laptop to laptop.
//!
//! Bytes and segments, and nothing of what stands inside a segment. `exchange/CONTAINER.md` draws
//! the layout byte by byte. [`BundleBuilder`] makes a bundle in this laptop's spool folder,
//! [`deliver`] carries it to a stick and reads it back, [`open`] checks one from cheap to dear.

mod builder;
mod delivery;
mod disk;
mod frame;
#[cfg(test)]
mod hostile;
mod layout;
mod manifest;
mod medium;
mod reading;
mod refusal;
mod size;

pub use builder::BuildError;
pub use builder::BundleBuilder;
pub use builder::SealedBundle;
pub use delivery::DeliveryError;
pub use delivery::deliver;
pub use layout::MAX_FILE;
pub use layout::MAX_FRAME;
pub use manifest::Addressee;
pub use manifest::Manifest;
pub use reading::Bundle;
pub use reading::Frame;
pub use reading::Frames;
pub use reading::open;
pub use refusal::Irregularity;
pub use refusal::Newer;
pub use refusal::Refusal;
