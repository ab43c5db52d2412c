//! Scopes: who a record is for. A record takes one when it is created and keeps it.

use std::fmt;

use crate::domain::catalogue::Class;

/// Kind, class and id of a scope: 18 bytes.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Scope(pub [u8; 18]);

/// What a scope gathers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ScopeKind {
    /// Places, organisations, people: shared by all.
    Common,
    /// One planning group.
    Body,
    /// Offices and laptops.
    Register,
    /// What an office keeps outside any group.
    Office,
    /// A kind that a newer program made.
    Newer,
}

impl Scope {
    /// The open half of what all offices share.
    pub const COMMON: Self = Self::new(1, [0; 16]);
    /// The register of offices and laptops.
    pub const REGISTER: Self = Self::new(3, [0; 16]);

    const fn new(kind: u8, id: [u8; 16]) -> Self {
        let mut bytes = [0; 18];
        bytes[0] = kind;
        let (_, tail) = bytes.split_at_mut(2);
        tail.copy_from_slice(&id);
        Self(bytes)
    }

    /// Returns the scope of a body.
    pub const fn body(id: [u8; 16]) -> Self {
        Self::new(2, id)
    }

    /// Returns the scope of an office.
    pub const fn office(id: [u8; 16]) -> Self {
        Self::new(4, id)
    }

    /// Takes a scope from exactly 18 bytes.
    pub fn from_slice(bytes: &[u8]) -> Option<Self> {
        bytes.try_into().ok().map(Self)
    }

    /// Returns what the scope gathers.
    pub fn kind(&self) -> ScopeKind {
        match self.0[0] {
            1 => ScopeKind::Common,
            2 => ScopeKind::Body,
            3 => ScopeKind::Register,
            4 => ScopeKind::Office,
            _ => ScopeKind::Newer,
        }
    }

    /// Returns the id of the body or office.
    pub fn id(&self) -> [u8; 16] {
        let mut id = [0; 16];
        id.iter_mut().zip(self.0.iter().skip(2)).for_each(|(to, from)| *to = *from);
        id
    }

    /// Returns `true` for the half that holds private fields.
    pub fn is_private(&self) -> bool {
        self.0[1] != 0
    }

    /// Returns the half of this scope that holds fields of `class`.
    #[must_use]
    pub fn half(mut self, class: Class) -> Self {
        self.0[1] = u8::from(class == Class::Private);
        self
    }
}

impl fmt::Debug for Scope {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let half = if self.is_private() { "private" } else { "open" };
        write!(formatter, "{:?} {half} {:02x?}", self.kind(), self.id())
    }
}
