//! Places in a list that two laptops can change without renumbering it.
//!
//! A place is a short text; places sort as their bytes do. Between any two there is room for another,
//! until one would be longer than a record can hold: then the list gets fresh places from [`spread`].

/// Longest place in bytes.
const LONGEST: usize = 64;
/// Digits of a place in the order of their bytes. No place ends in the first of them.
const DIGITS: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
/// How many leading digits count up when places are added at an end.
const COUNTED: usize = 4;

/// Returns the place of the only entry of a list.
pub fn first() -> String {
    "V".to_owned()
}

/// Returns a place after `last`; `None` when there is no room.
pub fn after(last: &str) -> Option<String> {
    stepped(last, 1).filter(|place| place.as_str() > last).or_else(|| between(Some(last), None))
}

/// Returns a place before `first`; `None` when there is no room.
pub fn before(first: &str) -> Option<String> {
    stepped(first, -1).filter(|place| place.as_str() < first).or_else(|| between(None, Some(first)))
}

/// Returns a place between two neighbours; `None` when there is no room or they are not in order.
pub fn between(before: Option<&str>, after: Option<&str>) -> Option<String> {
    let low = digits_of(before.unwrap_or(""))?;
    let high = match after {
        Some(after) => Some(digits_of(after)?),
        None => None,
    };
    if high.as_ref().is_some_and(|high| *high <= low) {
        return None;
    }
    let mut place = Vec::new();
    let mut bounded = high;
    for at in 0..LONGEST {
        let from = low.get(at).copied().unwrap_or(0);
        let to = match &bounded {
            Some(high) => high.get(at).copied().unwrap_or(0),
            None => DIGITS.len(),
        };
        if to > from + 1 {
            place.push(usize::midpoint(from, to));
            return text(&place);
        }
        if to == from + 1 {
            // Below this digit of the upper neighbour everything is free.
            bounded = None;
        }
        place.push(from);
    }
    None
}

/// Returns so many places in order, for a list that has run out of room.
pub fn spread(count: usize) -> Vec<String> {
    let mut places = Vec::with_capacity(count);
    let mut next = first();
    for _ in 0..count {
        let following = after(&next).unwrap_or_default();
        places.push(std::mem::replace(&mut next, following));
    }
    places
}

/// Counts the leading digits of a place up or down, past those that would end in the first digit.
fn stepped(place: &str, step: i64) -> Option<String> {
    let digits = digits_of(place)?;
    let base = i64::try_from(DIGITS.len()).ok()?;
    let number = (0..COUNTED).fold(0, |number, at| {
        let digit = digits.get(at).copied().unwrap_or(0);
        number * base + i64::try_from(digit).unwrap_or(0)
    });
    let mut number = number + step;
    if number % base == 0 {
        number += step;
    }
    let mut stepped = Vec::new();
    for _ in 0..COUNTED {
        stepped.push(usize::try_from(number.rem_euclid(base)).ok()?);
        number = number.div_euclid(base);
    }
    stepped.reverse();
    if number == 0 { text(&stepped) } else { None }
}

/// Returns the digits of a place; `None` for text that is none, as another program may have written.
fn digits_of(place: &str) -> Option<Vec<usize>> {
    let digits = place.bytes().map(|byte| DIGITS.iter().position(|digit| *digit == byte)).collect();
    if place.len() > LONGEST || place.ends_with('0') { None } else { digits }
}

fn text(digits: &[usize]) -> Option<String> {
    digits.iter().map(|digit| DIGITS.get(*digit).copied().map(char::from)).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn places_added_at_the_end_stay_short() {
        let places = spread(100_000);
        assert!(places.windows(2).all(|pair| pair[0] < pair[1]));
        assert!(places.iter().all(|place| place.len() <= COUNTED));
    }

    #[test]
    fn neighbours_out_of_order_have_no_place_between_them() {
        assert_eq!(between(Some("V"), Some("V")), None);
        assert_eq!(between(Some("W"), Some("V")), None);
        assert_eq!(between(Some("بند"), None), None);
    }

    #[test]
    fn a_hundred_insertions_at_one_spot_still_fit() {
        let low = first();
        let mut high = after(&low).unwrap();
        for _ in 0..100 {
            high = between(Some(&low), Some(&high)).unwrap();
        }
        assert!(low < high && high.len() <= LONGEST);
    }

    #[test]
    fn a_spot_without_room_is_told_and_never_filled_wrongly() {
        let mut low = first();
        let high = after(&low).unwrap();
        let mut count = 0;
        while let Some(place) = between(Some(&low), Some(&high)) {
            assert!(low < place && place < high && place.len() <= LONGEST);
            low = place;
            count += 1;
        }
        assert!(count > 200, "{count}");
    }

    proptest! {
        #[test]
        fn a_list_keeps_its_order_under_any_insertions(spots in proptest::collection::vec(any::<u16>(), 1..200)) {
            let mut places = vec![first()];
            for spot in spots {
                let spot = usize::from(spot) % (places.len() + 1);
                let earlier = spot.checked_sub(1).map(|before| places[before].clone());
                let later = places.get(spot).cloned();
                let place = match (&earlier, &later) {
                    (Some(last), None) => after(last),
                    (None, Some(first)) => before(first),
                    (earlier, later) => between(earlier.as_deref(), later.as_deref()),
                };
                let place = place.expect("room");
                prop_assert!(place.len() <= LONGEST && !place.ends_with('0'));
                places.insert(spot, place);
            }
            prop_assert!(places.windows(2).all(|pair| pair[0] < pair[1]));
        }

        #[test]
        fn any_text_is_answered(one in ".{0,70}", other in ".{0,70}") {
            for place in [between(Some(&one), Some(&other)), after(&one), before(&one)].into_iter().flatten() {
                prop_assert!(place.len() <= LONGEST);
            }
        }
    }
}
