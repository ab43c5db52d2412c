//! What was changed, so that it can be taken back.

/// The most changes that are remembered.
const DEPTH: usize = 1000;

/// One replacement in the text, with the caret and selection before it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Change {
    pub(super) at: usize,
    pub(super) removed: String,
    pub(super) inserted: String,
    pub(super) caret: usize,
    pub(super) anchor: Option<usize>,
}

impl Change {
    /// Returns the change that undoes this one.
    pub(super) fn inverse(&self) -> Self {
        Self { removed: self.inserted.clone(), inserted: self.removed.clone(), ..self.clone() }
    }

    /// Adds `next` to this change if both are one act of typing or of deleting.
    fn absorb(&mut self, next: &Self) -> bool {
        let end = self.at.saturating_add(self.inserted.len());
        let typing = self.removed.is_empty() && next.removed.is_empty() && next.at == end;
        let new_word =
            self.inserted.ends_with(char::is_whitespace) && !next.inserted.starts_with(char::is_whitespace);
        if typing && !new_word {
            self.inserted.push_str(&next.inserted);
            return true;
        }
        let deleting = self.inserted.is_empty() && next.inserted.is_empty();
        if deleting && next.at.saturating_add(next.removed.len()) == self.at {
            self.removed.insert_str(0, &next.removed);
            self.at = next.at;
            return true;
        }
        if deleting && next.at == self.at {
            self.removed.push_str(&next.removed);
            return true;
        }
        false
    }
}

/// The changes made and those taken back.
#[derive(Clone, Debug, Default)]
pub(super) struct History {
    done: Vec<Change>,
    undone: Vec<Change>,
    /// The next change begins a new step, because the caret has moved since the last one.
    sealed: bool,
}

impl History {
    /// Remembers a change, together with the one before it when both are one act.
    pub(super) fn push(&mut self, change: Change) {
        self.undone.clear();
        let absorbed = !self.sealed && self.done.last_mut().is_some_and(|last| last.absorb(&change));
        self.sealed = false;
        if absorbed {
            return;
        }
        if self.done.len() >= DEPTH {
            self.done.remove(0);
        }
        self.done.push(change);
    }

    /// Ends the current act.
    pub(super) fn seal(&mut self) {
        self.sealed = true;
    }

    /// Returns the change to take back.
    pub(super) fn undo(&mut self) -> Option<Change> {
        let change = self.done.pop()?;
        self.undone.push(change.clone());
        self.sealed = true;
        Some(change)
    }

    /// Returns the change to make again.
    pub(super) fn redo(&mut self) -> Option<Change> {
        let change = self.undone.pop()?;
        self.done.push(change.clone());
        self.sealed = true;
        Some(change)
    }
}
