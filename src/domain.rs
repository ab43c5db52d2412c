//! The rules of the work, without disk, clock, language or colour.

pub mod catalogue;
pub mod closed_minutes;
pub mod day;
pub mod day_words;
pub mod edit;
pub mod id;
pub mod message;
pub mod minutes;
pub mod money;
pub mod names;
pub mod numbering;
pub mod personal_numbers;
pub mod position;
pub mod possible;
pub mod progress;
pub mod quorum;
pub mod records;
pub mod rows;
pub mod seats;
pub mod shown;
pub mod size;
pub mod stage;
pub mod stick;
pub mod system;
pub mod value;
pub mod wording;
