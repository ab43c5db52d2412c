//! Printed matter: builders make a [`Document`](document::Document), writers know only documents.

pub mod document;
pub mod html;
pub mod minutes;
pub mod text;
