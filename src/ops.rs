//! What a person can have done that touches the world: one file for each.

pub mod demo;
