//! Laptop keys: who recorded a change, shown as digits that two people can read out on the telephone.

use std::fmt;

use ed25519_dalek::{Signer as _, SigningKey, VerifyingKey};

const DIGITS_CONTEXT: &str = "mahdar key digits v1";
const LAPTOP_CONTEXT: &str = "mahdar laptop v1";
const TEN_TO_THE_30TH: u128 = 1_000_000_000_000_000_000_000_000_000_000;

/// A laptop's public key: 32 bytes of Ed25519.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PublicKey(pub [u8; 32]);

/// An Ed25519 signature: 64 bytes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Signature(pub [u8; 64]);

/// A laptop's secret key. It stays in the profile folder and is never printed.
pub struct SecretKey(SigningKey);

impl PublicKey {
    /// Returns the key as 30 decimal digits in six groups of five.
    ///
    /// The digits are BLAKE3-derive("mahdar key digits v1", key), read as a little-endian
    /// 128-bit number, modulo 10^30: about 99 bits that a person can compare by telephone.
    pub fn digits(&self) -> String {
        let hash = blake3::derive_key(DIGITS_CONTEXT, &self.0);
        let mut low = [0; 16];
        low.iter_mut().zip(hash).for_each(|(to, from)| *to = from);
        let all = format!("{:030}", u128::from_le_bytes(low) % TEN_TO_THE_30TH);
        let mut grouped = String::with_capacity(35);
        for (place, digit) in all.chars().enumerate() {
            if place > 0 && place % 5 == 0 {
                grouped.push(' ');
            }
            grouped.push(digit);
        }
        grouped
    }

    /// Returns the id of the laptop record that carries this key (a `UUIDv8`).
    pub fn laptop_id(&self) -> [u8; 16] {
        named_id(LAPTOP_CONTEXT, &self.0)
    }

    /// Returns `true` when `signature` over `message` was made with this key.
    ///
    /// Strict verification: weak keys and malleable signatures are refused.
    pub fn verifies(&self, message: &[u8], signature: &Signature) -> bool {
        let Ok(key) = VerifyingKey::from_bytes(&self.0) else {
            return false;
        };
        let signature = ed25519_dalek::Signature::from_bytes(&signature.0);
        key.verify_strict(message, &signature).is_ok()
    }
}

impl SecretKey {
    /// Takes 32 random bytes as a key.
    pub fn from_seed(seed: [u8; 32]) -> Self {
        Self(SigningKey::from_bytes(&seed))
    }

    /// Returns the 32 bytes that [`SecretKey::from_seed`] takes.
    pub fn seed(&self) -> [u8; 32] {
        self.0.to_bytes()
    }

    /// Returns the public half.
    pub fn public(&self) -> PublicKey {
        PublicKey(self.0.verifying_key().to_bytes())
    }

    /// Signs `message`.
    pub fn sign(&self, message: &[u8]) -> Signature {
        Signature(self.0.sign(message).to_bytes())
    }
}

impl fmt::Debug for PublicKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "PublicKey({})", self.digits())
    }
}

impl fmt::Debug for SecretKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "SecretKey(of {})", self.public().digits())
    }
}

impl fmt::Debug for Signature {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Signature(64 bytes)")
    }
}

/// Derives the `UUIDv8` that `context` gives to `name`.
pub fn named_id(context: &str, name: &[u8]) -> [u8; 16] {
    let hash = blake3::derive_key(context, name);
    let mut id = [0; 16];
    id.iter_mut().zip(hash).for_each(|(to, from)| *to = from);
    id[6] = (id[6] & 0x0f) | 0x80;
    id[8] = (id[8] & 0x3f) | 0x80;
    id
}

#[cfg(test)]
mod tests {
    use super::*;

    fn samar() -> SecretKey {
        SecretKey::from_seed([7; 32])
    }

    #[test]
    fn a_key_reads_as_six_groups_of_five_digits() {
        let digits = samar().public().digits();
        let groups: Vec<&str> = digits.split(' ').collect();
        assert_eq!(groups.len(), 6);
        assert!(groups.iter().all(|group| group.len() == 5));
        assert!(digits.chars().all(|c| c == ' ' || c.is_ascii_digit()));
    }

    #[test]
    fn a_signature_holds_for_its_message_only() {
        let signature = samar().sign("قرار".as_bytes());
        assert!(samar().public().verifies("قرار".as_bytes(), &signature));
        assert!(!samar().public().verifies("توصية".as_bytes(), &signature));
        assert!(!PublicKey([0; 32]).verifies("قرار".as_bytes(), &signature));
    }

    #[test]
    fn a_laptop_id_is_a_version_8_uuid() {
        let id = samar().public().laptop_id();
        assert_eq!(id[6] >> 4, 8);
        assert_eq!(id[8] >> 6, 0b10);
    }
}
