//! A change: "in this record, this field becomes that, superseding what was seen there".

use minicbor::decode::Decoder;

use crate::history::cbor;
use crate::history::cbor::CborFault;
use crate::history::cbor::Writer;
use crate::history::scope::Scope;

const ID_CONTEXT: &str = "mahdar change v1";
/// A field may name at most so many changes that it supersedes.
pub const MAX_PREDS: usize = 64;
/// A deletion may list at most so many field heads.
pub const MAX_SEEN: usize = 512;

/// The name of a change: 16 bytes of a hash.
pub type ChangeId = [u8; 16];
/// The name of a transaction.
pub type TxnId = [u8; 16];

/// A change to one record in one scope.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    pub txn: TxnId,
    pub hlc: u64,
    /// Seconds since 1970 by the wall clock, where they differ from the hybrid clock's.
    pub wall: Option<i64>,
    pub actor: String,
    pub scope: Scope,
    pub record: [u8; 16],
    pub kind: u64,
    /// Ascending by number.
    pub fields: Vec<FieldChange>,
    pub life: Option<LifeChange>,
    pub reason: Option<String>,
    pub undoes: Option<TxnId>,
    pub salt: Option<[u8; 16]>,
    pub critical: bool,
}

/// What happens to one field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldChange {
    pub number: u64,
    /// Ascending.
    pub preds: Vec<ChangeId>,
    /// Canonical CBOR; `None` withdraws.
    pub value: Option<Vec<u8>>,
}

/// What happens to the record as a whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LifeChange {
    pub state: LifeState,
    pub preds: Vec<ChangeId>,
    /// Every field head at the moment of a deletion.
    pub seen: Vec<ChangeId>,
}

/// The life of a record, as one change has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LifeState {
    Here,
    Deleted,
    Withdraw,
}

impl LifeState {
    /// Returns the number in the format.
    pub fn number(self) -> u64 {
        match self {
            Self::Here => 0,
            Self::Deleted => 1,
            Self::Withdraw => 2,
        }
    }

    /// Reads the number in the format.
    pub fn from_number(number: u64) -> Result<Self, CborFault> {
        match number {
            0 => Ok(Self::Here),
            1 => Ok(Self::Deleted),
            2 => Ok(Self::Withdraw),
            _ => Err(CborFault::Malformed),
        }
    }
}

impl LifeChange {
    /// A creation: here, superseding nothing.
    pub const CREATION: Self = Self { state: LifeState::Here, preds: Vec::new(), seen: Vec::new() };
}

impl Change {
    /// Writes the canonical form.
    pub fn encode(&self, out: &mut Vec<u8>) {
        let optional = [
            self.wall.is_some(),
            !self.fields.is_empty(),
            self.life.is_some(),
            self.reason.is_some(),
            self.undoes.is_some(),
            self.salt.is_some(),
            self.critical,
        ];
        let mut writer = Writer::new(out);
        writer.map(6 + optional.iter().filter(|present| **present).count());
        writer.uint(0).bytes(&self.txn).uint(1).uint(self.hlc);
        if let Some(wall) = self.wall {
            writer.uint(2).int(wall);
        }
        writer.uint(3).text(&self.actor).uint(4).bytes(&self.scope.0);
        writer.uint(5).bytes(&self.record).uint(6).uint(self.kind);
        self.encode_deeds(&mut writer);
        if let Some(reason) = &self.reason {
            writer.uint(9).text(reason);
        }
        if let Some(undone) = &self.undoes {
            writer.uint(10).bytes(undone);
        }
        if let Some(salt) = &self.salt {
            writer.uint(11).bytes(salt);
        }
        if self.critical {
            writer.uint(12).bool(true);
        }
    }

    fn encode_deeds(&self, writer: &mut Writer<'_>) {
        if !self.fields.is_empty() {
            writer.uint(7).array(self.fields.len());
        }
        for field in &self.fields {
            writer.array(2 + usize::from(field.value.is_some())).uint(field.number);
            encode_names(writer, &field.preds);
            if let Some(value) = &field.value {
                writer.raw(value);
            }
        }
        if let Some(life) = &self.life {
            writer.uint(8).array(3).uint(life.state.number());
            encode_names(writer, &life.preds);
            encode_names(writer, &life.seen);
        }
    }

    /// Reads the canonical form, and advances past it.
    pub fn decode(decoder: &mut Decoder<'_>) -> Result<Self, CborFault> {
        let entries = decoder.map()?.ok_or(CborFault::NotCanonical)?;
        let mut change = Self::blank();
        let mut least = 0;
        for _ in 0..entries {
            let key = decoder.u64()?;
            if key < least {
                return Err(CborFault::NotCanonical);
            }
            // An unknown key ends it here, so there is a number after this one.
            change.decode_entry(key, decoder)?;
            least = key + 1;
        }
        change.check()?;
        Ok(change)
    }

    fn blank() -> Self {
        Self {
            txn: [0; 16],
            hlc: 0,
            wall: None,
            actor: String::new(),
            scope: Scope([0; 18]),
            record: [0; 16],
            kind: 0,
            fields: Vec::new(),
            life: None,
            reason: None,
            undoes: None,
            salt: None,
            critical: false,
        }
    }

    fn decode_entry(&mut self, key: u64, decoder: &mut Decoder<'_>) -> Result<(), CborFault> {
        match key {
            0 => self.txn = cbor::fixed(decoder)?,
            1 => self.hlc = decoder.u64()?,
            2 => self.wall = Some(decoder.i64()?),
            3 => decoder.str()?.clone_into(&mut self.actor),
            4 => self.scope = Scope(cbor::fixed(decoder)?),
            5 => self.record = cbor::fixed(decoder)?,
            6 => self.kind = decoder.u64()?,
            7 => self.fields = decode_fields(decoder)?,
            8 => self.life = Some(decode_life(decoder)?),
            9 => self.reason = Some(decoder.str()?.to_owned()),
            10 => self.undoes = Some(cbor::fixed(decoder)?),
            11 => self.salt = Some(cbor::fixed(decoder)?),
            12 => self.critical = decoder.bool()?,
            _ => return Err(CborFault::Malformed),
        }
        Ok(())
    }

    /// Checks what every change must keep: limits, order, and that it does something.
    pub fn check(&self) -> Result<(), CborFault> {
        let ascending = self.fields.is_sorted_by(|one, next| one.number < next.number);
        let does_something = !self.fields.is_empty() || self.life.is_some();
        if self.txn == [0; 16] || !ascending || !does_something {
            return Err(CborFault::Malformed);
        }
        let strings = [Some(self.actor.as_str()), self.reason.as_deref()];
        if strings.into_iter().flatten().any(|text| text.len() > cbor::MAX_STRING) {
            return Err(CborFault::TooLong);
        }
        let fields = self.fields.iter().map(|field| &field.preds);
        for preds in fields.chain(self.life.iter().map(|life| &life.preds)) {
            check_names(preds, MAX_PREDS)?;
        }
        self.life.iter().try_for_each(|life| check_names(&life.seen, MAX_SEEN))
    }
}

/// Names the change that stands at `index` of the tail with this `nonce`.
pub fn change_id(nonce: &[u8; 16], index: u32, canonical: &[u8]) -> ChangeId {
    let mut hasher = blake3::Hasher::new_derive_key(ID_CONTEXT);
    hasher.update(nonce).update(&index.to_le_bytes()).update(canonical);
    let mut id = [0; 16];
    hasher.finalize_xof().fill(&mut id);
    id
}

fn encode_names(writer: &mut Writer<'_>, names: &[ChangeId]) {
    writer.array(names.len());
    for name in names {
        writer.bytes(name);
    }
}

fn check_names(names: &[ChangeId], most: usize) -> Result<(), CborFault> {
    if names.len() > most {
        return Err(CborFault::TooLong);
    }
    if names.is_sorted_by(|one, next| one < next) { Ok(()) } else { Err(CborFault::NotCanonical) }
}

fn decode_names(decoder: &mut Decoder<'_>) -> Result<Vec<ChangeId>, CborFault> {
    let count = cbor::array(decoder)?;
    (0..count).map(|_| cbor::fixed(decoder)).collect()
}

fn decode_fields(decoder: &mut Decoder<'_>) -> Result<Vec<FieldChange>, CborFault> {
    let count = cbor::array(decoder)?;
    let mut fields = Vec::new();
    for _ in 0..count {
        let items = cbor::array(decoder)?;
        let number = decoder.u64()?;
        let preds = decode_names(decoder)?;
        let value = match items {
            2 => None,
            3 => {
                let mut value = Vec::new();
                cbor::copy_value(decoder, &mut cbor::Dictionary::none(), &mut value)?;
                Some(value)
            }
            _ => return Err(CborFault::Malformed),
        };
        fields.push(FieldChange { number, preds, value });
    }
    Ok(fields)
}

fn decode_life(decoder: &mut Decoder<'_>) -> Result<LifeChange, CborFault> {
    cbor::array_of(decoder, 3)?;
    let state = LifeState::from_number(decoder.u64()?)?;
    Ok(LifeChange { state, preds: decode_names(decoder)?, seen: decode_names(decoder)? })
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    pub(crate) fn text(value: &str) -> Vec<u8> {
        let mut bytes = Vec::new();
        Writer::new(&mut bytes).text(value);
        bytes
    }

    pub(crate) fn sample(record: u8) -> Change {
        Change {
            txn: [1; 16],
            hlc: 1_795_000_000_000 << 16,
            wall: None,
            actor: "سمر تفاحة".to_owned(),
            scope: Scope::COMMON,
            record: [record; 16],
            kind: 16,
            fields: vec![
                FieldChange {
                    number: 5, preds: vec![], value: Some(text("عروض أسعار المنحدر"))
                },
                FieldChange { number: 9, preds: vec![[3; 16], [4; 16]], value: None },
            ],
            life: Some(LifeChange::CREATION),
            reason: None,
            undoes: None,
            salt: None,
            critical: false,
        }
    }

    #[test]
    fn a_change_is_written_and_read_the_same() {
        let mut full = sample(7);
        full.wall = Some(-3);
        full.reason = Some("تصحيح".to_owned());
        full.undoes = Some([8; 16]);
        full.salt = Some([9; 16]);
        full.critical = true;
        full.life = Some(LifeChange { state: LifeState::Deleted, preds: vec![[1; 16]], seen: vec![[2; 16]] });
        for change in [sample(1), full] {
            let mut bytes = Vec::new();
            change.encode(&mut bytes);
            assert_eq!(Change::decode(&mut Decoder::new(&bytes)), Ok(change));
        }
    }

    #[test]
    fn the_greatest_key_is_refused_like_any_unknown_one() {
        let mut bytes = Vec::new();
        Writer::new(&mut bytes).map(1).uint(u64::MAX).uint(0);
        assert_eq!(Change::decode(&mut Decoder::new(&bytes)), Err(CborFault::Malformed));
    }

    #[test]
    fn the_name_of_a_change_depends_on_its_place() {
        let mut bytes = Vec::new();
        sample(1).encode(&mut bytes);
        let here = change_id(&[1; 16], 0, &bytes);
        assert_ne!(here, change_id(&[1; 16], 1, &bytes));
        assert_ne!(here, change_id(&[2; 16], 0, &bytes));
        assert_eq!(here, change_id(&[1; 16], 0, &bytes));
    }

    #[test]
    fn a_change_that_does_nothing_or_too_much_is_refused() {
        let mut nothing = sample(1);
        nothing.fields.clear();
        nothing.life = None;
        assert_eq!(nothing.check(), Err(CborFault::Malformed));
        let mut crowded = sample(1);
        crowded.fields[0].preds = (0..=64).map(|number| [number; 16]).collect();
        assert_eq!(crowded.check(), Err(CborFault::TooLong));
        let mut twice = sample(1);
        twice.fields[0].preds = vec![[1; 16], [1; 16]];
        assert_eq!(twice.check(), Err(CborFault::NotCanonical));
    }
}
