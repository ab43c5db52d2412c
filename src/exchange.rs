//! The bundle: one file on a stick that carries signed segments from laptop to laptop.
//!
//! Bytes and segments, and nothing of what stands inside a segment. `exchange/CONTAINER.md` draws
//! the layout byte by byte. [`BundleBuilder`] makes a bundle in this laptop's spool folder,
//! [`deliver`] carries it to a stick and reads it back, [`open`] checks one from cheap to dear.

mod builder;
mod delivery;
mod disk;
mod frame;
mod glance;
#[cfg(test)]
mod hostile;
mod layout;
mod manifest;
mod media;
mod medium;
mod reading;
mod refusal;

pub use builder::BuildError;
pub use builder::BundleBuilder;
pub use builder::SealedBundle;
pub use delivery::DeliveryError;
pub use delivery::deliver;
pub use disk::Space;
pub use disk::space;
pub use glance::Glance;
pub use glance::glance;
pub use layout::MAX_FILE;
pub use layout::MAX_FRAME;
pub use manifest::Addressee;
pub use manifest::Manifest;
pub use media::BundleFiles;
pub use media::Media;
pub use media::bundle_files;
pub use reading::Bundle;
pub use reading::Frame;
pub use reading::Frames;
pub use reading::open;
pub use reading::open_watched;
pub use refusal::Irregularity;
pub use refusal::Newer;
pub use refusal::Refusal;
