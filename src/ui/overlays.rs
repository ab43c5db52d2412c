//! What lies over a screen and has the keys while it does.

pub mod commands;
pub mod confirm;
pub mod go_to;
pub mod help;
pub mod search;
pub mod trouble;
pub mod which_line;

use ratatui::layout::Rect;

/// Returns a place of at most this size in the middle of another.
pub fn centred(place: Rect, width: u16, height: u16) -> Rect {
    let (width, height) = (width.min(place.width), height.min(place.height));
    Rect { x: place.x + (place.width - width) / 2, y: place.y + (place.height - height) / 2, width, height }
}
