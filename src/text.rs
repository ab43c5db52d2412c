//! Arabic in a terminal: `&str` in, visual cells out.
