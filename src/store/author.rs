//! Who recorded something: from the key that signed to the laptop, its office and its officer.

use std::collections::HashMap;

use crate::domain::id::RecordId;
use crate::domain::records::Laptop;
use crate::domain::records::Office;
use crate::domain::records::Record as _;
use crate::domain::shown::Author;
use crate::history::key::PublicKey;
use crate::store::Store;
use crate::store::StoreError;

/// Authors by key, looked up once each.
#[derive(Default)]
pub(super) struct Authors(HashMap<PublicKey, Author>);

impl Authors {
    /// Returns who signs with a key, and, where `actor` is given, the officer that the change names.
    pub(super) fn of(&mut self, store: &Store, key: PublicKey, actor: &str) -> Result<Author, StoreError> {
        let known = if let Some(author) = self.0.get(&key) {
            author.clone()
        } else {
            let author = store.author_of(key)?;
            self.0.insert(key, author.clone());
            author
        };
        Ok(if actor.is_empty() { known } else { Author { officer: actor.to_owned(), ..known } })
    }
}

impl Store {
    /// Returns what is known of the laptop that signs with a key.
    ///
    /// Only the record whose id follows from the key counts: nobody can speak for another's laptop by a twin.
    pub fn author_of(&self, key: PublicKey) -> Result<Author, StoreError> {
        let Some(laptop) = self.record(Laptop::KIND, RecordId(key.laptop_id()))? else {
            return Ok(Author::default());
        };
        let laptop: Laptop = laptop.loaded.record();
        let office = match laptop.office_id {
            Some(id) => self.record(Office::KIND, id)?.map(|stored| stored.loaded.record::<Office>()),
            None => None,
        };
        let (code, name) = office.map(|office| (office.code, office.name_ar)).unwrap_or_default();
        Ok(Author {
            office: code.unwrap_or_default(),
            office_name: name.unwrap_or_default(),
            officer: laptop.officer.unwrap_or_default(),
            laptop: laptop.label.unwrap_or_default(),
        })
    }
}
