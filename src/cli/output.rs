//! The one writer of standard output: logical text, no control characters, tables and JSON.

use std::io::Write;

use crate::cli::trouble::Trouble;
use crate::i18n::Translator;

/// Where a command's answer goes, in the form that was asked for.
pub(super) struct Output<'w> {
    out: &'w mut dyn Write,
    translator: &'w Translator,
}

impl<'w> Output<'w> {
    pub(super) fn new(out: &'w mut dyn Write, translator: &'w Translator) -> Self {
        Self { out, translator }
    }

    /// Returns the translator.
    pub(super) fn translator(&self) -> &'w Translator {
        self.translator
    }

    /// Hands out the writer for what is written as it stands: records, minutes.
    pub(super) fn raw(&mut self) -> &mut dyn Write {
        self.out
    }

    /// Hands everything on to the reader.
    pub(super) fn finish(&mut self) -> Result<(), Trouble> {
        Ok(self.out.flush()?)
    }
}
