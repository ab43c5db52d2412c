//! What writes lines of its own, for whom they are: as they stand, or each as a value that a script can read.

use std::io;
use std::io::Write;

use serde_json::json;

use crate::cli::Form;

/// A writer of lines.
pub struct Lines<W: Write> {
    out: W,
    form: Form,
    /// The line that has not ended yet.
    begun: Vec<u8>,
}

impl<W: Write> Lines<W> {
    /// Makes a writer over another.
    pub fn new(out: W, form: Form) -> Self {
        Self { out, form, begun: Vec::new() }
    }

    fn end_line(&mut self) -> io::Result<()> {
        let line = String::from_utf8_lossy(&self.begun).into_owned();
        self.begun.clear();
        writeln!(self.out, "{}", json!({ "line": line }))
    }
}

impl<W: Write> Write for Lines<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.form == Form::People {
            return self.out.write(bytes);
        }
        for byte in bytes {
            match byte {
                b'\n' => self.end_line()?,
                _ => self.begun.push(*byte),
            }
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

impl<W: Write> Drop for Lines<W> {
    /// Tells what came without an end of the line.
    fn drop(&mut self) {
        if !self.begun.is_empty() {
            // A reader that went away was noticed by whoever writes.
            self.end_line().ok();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(form: Form) -> String {
        let mut bytes = Vec::new();
        let mut lines = Lines::new(&mut bytes, form);
        lines.write_all("حجز \"القاعة\"\nسط".as_bytes()).unwrap();
        lines.write_all("ر\n7".as_bytes()).unwrap();
        drop(lines);
        String::from_utf8(bytes).unwrap()
    }

    #[test]
    fn a_script_gets_a_value_a_line_and_a_person_the_line() {
        assert_eq!(written(Form::People), "حجز \"القاعة\"\nسطر\n7");
        assert_eq!(
            written(Form::Scripts),
            "{\"line\":\"حجز \\\"القاعة\\\"\"}\n{\"line\":\"سطر\"}\n{\"line\":\"7\"}\n"
        );
    }
}
