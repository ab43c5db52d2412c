//! How far promises have come: action items, and commitments with their deliveries.

use crate::domain::day::Day;
use crate::domain::message::Argument;
use crate::domain::message::Message;
use crate::domain::money;
use crate::domain::money::Amount;
use crate::domain::money::Currency;
use crate::domain::money::Money;
use crate::domain::records::ActionItem;
use crate::domain::records::Commitment;
use crate::domain::records::Delivery;
use crate::domain::rows::ActionRow;
use crate::text::fold;

/// How many days ahead a due day is said to be near.
const SOON: i64 = 7;

impl ActionItem {
    /// Returns `true` while somebody still has to do it. Without a status it is open.
    pub fn is_open(&self) -> bool {
        !is_over(self.status.as_deref())
    }

    /// Returns `true` when it is still open after its due day. Due today is not overdue.
    pub fn is_overdue(&self, today: Day) -> bool {
        self.is_open() && self.due_on.is_some_and(|due| due < today)
    }

    /// Counts the work days since its due day, when it is overdue.
    pub fn work_days_late(&self, today: Day) -> Option<i64> {
        let due = self.due_on.filter(|_| self.is_overdue(today))?;
        Some(due.work_days_until(today))
    }

    /// Returns `true` when it is due today or within the seven days after.
    pub fn is_due_soon(&self, today: Day) -> bool {
        self.is_open() && self.due_on.is_some_and(|due| is_soon(due, today))
    }
}

impl ActionRow {
    /// Returns `true` while somebody still has to do it, as [`ActionItem::is_open`].
    pub fn is_open(&self) -> bool {
        !is_over(self.status.as_deref())
    }
}

fn is_over(status: Option<&str>) -> bool {
    matches!(status, Some("done" | "cancelled"))
}

impl Delivery {
    /// Returns what it brought: money, things, or both.
    pub fn amounts(&self) -> Vec<Amount> {
        money::recorded(self.value_minor, self.currency.as_deref(), self.qty, self.unit.as_deref())
    }
}

/// What an amount is counted in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Measure {
    Money(Currency),
    /// A unit as it was typed first.
    Unit(String),
}

/// What was promised and delivered in one measure. Measures are never added to each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tally {
    pub measure: Measure,
    pub promised: i64,
    pub delivered: i64,
}

/// How much of a commitment was delivered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fulfilment {
    Nothing,
    Part,
    Delivered,
    Exceeded,
}

/// Where a commitment stands on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    pub fulfilment: Fulfilment,
    /// After its due day, not wholly delivered and not cancelled.
    pub late: bool,
    pub cancelled: bool,
    /// One line a measure: what was promised first, then what came in other measures.
    pub tallies: Vec<Tally>,
    /// The status that was recorded, for when nothing else is to be said.
    status: Option<String>,
}

impl Commitment {
    /// Returns where the commitment stands. Any mix of values has a standing.
    pub fn standing(&self, deliveries: &[Delivery], today: Day) -> Standing {
        let mut tallies = self.promised();
        for delivery in deliveries {
            for (measure, amount) in measured(delivery.value_minor, delivery.currency.as_ref())
                .into_iter()
                .chain(counted(delivery.qty, delivery.unit.as_ref()))
            {
                deliver(&mut tallies, measure, amount);
            }
        }
        let cancelled = self.status.as_deref() == Some("cancelled");
        let fulfilment = fulfilment(&tallies, deliveries);
        let unfulfilled = fulfilment < Fulfilment::Delivered;
        Standing {
            fulfilment,
            late: unfulfilled && !cancelled && self.due_on.is_some_and(|due| due < today),
            cancelled,
            tallies,
            status: self.status.clone(),
        }
    }

    /// Returns `true` when something is still owed within the seven days from today.
    pub fn is_due_soon(&self, deliveries: &[Delivery], today: Day) -> bool {
        let standing = self.standing(deliveries, today);
        standing.is_owed() && self.due_on.is_some_and(|due| is_soon(due, today))
    }

    /// Returns what was promised; the measure that decides comes first.
    pub fn promised(&self) -> Vec<Tally> {
        let money = measured(self.value_minor, self.currency.as_ref());
        let things = counted(self.qty, self.unit.as_ref());
        // The value of forty chairs is an estimate: the chairs decide. Where money is given, money does.
        let by_money = matches!(self.kind.as_deref(), Some("financial" | "purchased_service"));
        let (first, second) = if by_money { (money, things) } else { (things, money) };
        first
            .into_iter()
            .chain(second)
            .map(|(measure, promised)| Tally { measure, promised, delivered: 0 })
            .collect()
    }
}

impl Standing {
    /// Returns `true` while the partner still owes something.
    pub fn is_owed(&self) -> bool {
        !self.cancelled && self.fulfilment < Fulfilment::Delivered
    }

    /// Returns the one word for the state: the gravest that is true.
    pub fn word(&self) -> Message {
        Message::new(match (self.cancelled, self.late, self.fulfilment) {
            (true, ..) => "rules-commitment-cancelled",
            (_, true, _) => "rules-commitment-late",
            (.., Fulfilment::Exceeded) => "rules-commitment-exceeded",
            (.., Fulfilment::Delivered) => "rules-commitment-delivered",
            (.., Fulfilment::Part) => "rules-commitment-part",
            (.., Fulfilment::Nothing) => match self.status.as_deref() {
                Some("confirmed") => "rules-commitment-confirmed",
                Some("reduced") => "rules-commitment-reduced",
                _ => "rules-commitment-pledged",
            },
        })
    }
}

impl Tally {
    /// Returns what is still to come; nothing when more was delivered than promised.
    pub fn remaining(&self) -> i64 {
        self.promised.saturating_sub(self.delivered).max(0)
    }

    /// Says what remains of what was promised.
    fn said(&self) -> Message {
        Message::new("rules-delivery-remains")
            .with("remaining", self.measure.say(self.remaining()))
            .with("promised", self.measure.say(self.promised))
    }
}

impl Measure {
    /// Says an amount of this measure: `40 كرسي`, `5,000.00 ILS`.
    pub fn say(&self, amount: i64) -> Message {
        match self {
            Self::Money(currency) => Message::new("rules-amount-money")
                .with("money", Money { minor: amount, currency: *currency }.argument()),
            Self::Unit(unit) => money::counted(amount, unit),
        }
    }

    /// Returns what an amount is counted in, and how much of it there is.
    fn of(amount: &Amount) -> (Self, i64) {
        match amount {
            Amount::Money(money) => (Self::Money(money.currency), money.minor),
            Amount::Quantity(quantity) => (Self::Unit(quantity.unit.clone()), quantity.count),
        }
    }

    /// Returns the unit as it is typed after a number.
    fn unit(&self) -> &str {
        match self {
            Self::Money(currency) => currency.code(),
            Self::Unit(unit) => unit,
        }
    }

    /// Returns the unit as a person reads it.
    fn unit_word(&self) -> Argument {
        match self {
            Self::Money(currency) => currency.word().into(),
            Self::Unit(unit) => unit.as_str().into(),
        }
    }

    /// A count that was promised of nothing in particular can be kept with anything.
    fn is_known(&self) -> bool {
        !self.unit().is_empty()
    }

    fn is(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Money(one), Self::Money(other)) => one == other,
            (Self::Unit(one), Self::Unit(other)) => fold(one) == fold(other),
            (Self::Money(_), Self::Unit(_)) | (Self::Unit(_), Self::Money(_)) => false,
        }
    }
}

/// What a delivery is held against: what was promised, measure by measure, and what of it is still to come.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Owed {
    tallies: Vec<Tally>,
}

impl Owed {
    /// Takes what is owed out of a standing in which `own` was counted already.
    pub fn without(standing: &Standing, own: &[Amount]) -> Self {
        let promised = standing.tallies.iter().filter(|tally| tally.promised > 0 && tally.measure.is_known());
        let mut tallies: Vec<Tally> = promised.cloned().collect();
        for (measure, amount) in own.iter().map(Measure::of) {
            for tally in tallies.iter_mut().filter(|tally| tally.measure.is(&measure)) {
                tally.delivered = tally.delivered.saturating_sub(amount);
            }
        }
        Self { tallies }
    }

    /// Returns the unit of what was promised first: a number alone is counted in it.
    pub fn usual_unit(&self) -> Option<&str> {
        self.tallies.first().map(|tally| tally.measure.unit())
    }

    /// Says that an amount is of another unit or currency than was promised.
    pub fn complaint(&self, amount: &Amount) -> Option<Message> {
        let (measure, counted) = Measure::of(amount);
        let first = self.tallies.first()?;
        let promised = self.tallies.iter().any(|tally| tally.measure.is(&measure));
        (!promised).then(|| {
            Message::new("rules-delivery-other-measure")
                .with("amount", measure.say(counted))
                .with("promised", first.measure.say(first.promised))
                .with("unit", first.measure.unit_word())
        })
    }

    /// Says that an amount is more than what remains.
    pub fn excess(&self, amount: &Amount) -> Option<Message> {
        let (measure, counted) = Measure::of(amount);
        let tally = self.tallies.iter().find(|tally| tally.measure.is(&measure))?;
        let over = counted.saturating_sub(tally.remaining());
        (over > 0).then(|| {
            Message::new("rules-delivery-exceeds")
                .with("remaining", tally.measure.say(tally.remaining()))
                .with("over", tally.measure.say(over))
        })
    }

    /// Says what becomes of the promise with this amount: so much remains, it is kept, or exceeded.
    pub fn after(&self, amount: &Amount) -> Option<Message> {
        let (measure, counted) = Measure::of(amount);
        let tally = self.tallies.iter().find(|tally| tally.measure.is(&measure))?;
        let delivered = Tally { delivered: tally.delivered.saturating_add(counted), ..tally.clone() };
        Some(match delivered.delivered.cmp(&delivered.promised) {
            std::cmp::Ordering::Less => delivered.said(),
            std::cmp::Ordering::Equal => Message::new("rules-commitment-delivered"),
            std::cmp::Ordering::Greater => Message::new("rules-commitment-exceeded"),
        })
    }

    /// Says what remains, measure by measure.
    pub fn remaining(&self) -> Vec<Message> {
        self.tallies.iter().map(Tally::said).collect()
    }
}

/// Judges by the measure that was promised first.
fn fulfilment(tallies: &[Tally], deliveries: &[Delivery]) -> Fulfilment {
    let promised = tallies.first().filter(|tally| tally.promised > 0);
    let Some(tally) = promised else {
        // Nothing measurable was promised: the first delivery keeps the promise.
        return if deliveries.is_empty() { Fulfilment::Nothing } else { Fulfilment::Delivered };
    };
    match tally.delivered.cmp(&tally.promised) {
        std::cmp::Ordering::Greater => Fulfilment::Exceeded,
        std::cmp::Ordering::Equal => Fulfilment::Delivered,
        std::cmp::Ordering::Less if deliveries.is_empty() => Fulfilment::Nothing,
        std::cmp::Ordering::Less => Fulfilment::Part,
    }
}

fn is_soon(due: Day, today: Day) -> bool {
    today <= due && due <= today.plus(SOON)
}

fn measured(minor: Option<i64>, currency: Option<&String>) -> Option<(Measure, i64)> {
    let currency = Currency::with_code(currency?)?;
    Some((Measure::Money(currency), minor?))
}

/// A count without a unit counts pieces, and is compared with others that have none.
fn counted(count: Option<i64>, unit: Option<&String>) -> Option<(Measure, i64)> {
    Some((Measure::Unit(unit.cloned().unwrap_or_default()), count?))
}

fn deliver(tallies: &mut Vec<Tally>, measure: Measure, amount: i64) {
    match tallies.iter_mut().find(|tally| tally.measure.is(&measure)) {
        Some(tally) => tally.delivered = tally.delivered.saturating_add(amount),
        None => tallies.push(Tally { measure, promised: 0, delivered: amount }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::RecordId;

    fn day(text: &str) -> Day {
        Day::parse_iso(text).unwrap()
    }

    fn today() -> Day {
        day("2026-11-22")
    }

    fn item(status: &str, due: Option<&str>) -> ActionItem {
        let mut item = ActionItem::empty(RecordId([1; 16]));
        item.title = Some("قائمة ترميم العيادة".to_owned());
        item.status = Some(status.to_owned());
        item.due_on = due.map(day);
        item
    }

    fn chairs(count: i64) -> Commitment {
        let mut commitment = Commitment::empty(RecordId([2; 16]));
        commitment.kind = Some("in_kind".to_owned());
        commitment.qty = Some(count);
        commitment.unit = Some("كرسي".to_owned());
        commitment
    }

    fn delivered(count: i64, unit: &str) -> Delivery {
        let mut delivery = Delivery::empty(RecordId([3; 16]));
        delivery.qty = Some(count);
        delivery.unit = Some(unit.to_owned());
        delivery
    }

    fn paid(minor: i64, currency: &str) -> Delivery {
        let mut delivery = Delivery::empty(RecordId([4; 16]));
        delivery.value_minor = Some(minor);
        delivery.currency = Some(currency.to_owned());
        delivery
    }

    #[test]
    fn an_item_due_today_is_not_overdue() {
        assert!(!item("open", Some("2026-11-22")).is_overdue(today()));
        assert!(item("blocked", Some("2026-11-21")).is_overdue(today()));
    }

    #[test]
    fn an_item_without_a_due_day_or_done_is_never_overdue() {
        assert!(!item("open", None).is_overdue(today()));
        assert!(!item("done", Some("2026-01-01")).is_overdue(today()));
        assert!(!item("cancelled", Some("2026-01-01")).is_overdue(today()));
    }

    #[test]
    fn lateness_is_counted_in_work_days() {
        assert_eq!(item("open", Some("2026-11-10")).work_days_late(today()), Some(8));
        assert_eq!(item("open", Some("2026-11-20")).work_days_late(today()), Some(1));
        assert_eq!(item("open", Some("2026-11-22")).work_days_late(today()), None);
    }

    #[test]
    fn soon_is_today_and_the_seven_days_after() {
        assert!(item("open", Some("2026-11-22")).is_due_soon(today()));
        assert!(item("open", Some("2026-11-29")).is_due_soon(today()));
        assert!(!item("open", Some("2026-11-30")).is_due_soon(today()));
        assert!(!item("open", Some("2026-11-21")).is_due_soon(today()));
    }

    #[test]
    fn what_was_delivered_is_taken_from_what_was_promised() {
        let standing = chairs(40).standing(&[delivered(15, "كرسي"), delivered(10, "كُرسي")], today());
        assert_eq!(standing.fulfilment, Fulfilment::Part);
        assert_eq!((standing.tallies[0].delivered, standing.tallies[0].remaining()), (25, 15));
    }

    #[test]
    fn the_whole_of_it_is_delivered_and_more_is_exceeded() {
        let all = chairs(40).standing(&[delivered(40, "كرسي")], today());
        let more = chairs(40).standing(&[delivered(41, "كرسي")], today());
        assert_eq!((all.fulfilment, more.fulfilment), (Fulfilment::Delivered, Fulfilment::Exceeded));
        assert_eq!(more.tallies[0].remaining(), 0);
    }

    #[test]
    fn other_units_and_currencies_are_listed_apart() {
        let mut promise = chairs(40);
        promise.value_minor = Some(100_000);
        promise.currency = Some("ILS".to_owned());
        let standing = promise.standing(&[delivered(5, "طاولة"), paid(100_000, "JOD")], today());
        assert_eq!(standing.fulfilment, Fulfilment::Part);
        let measures: Vec<&Measure> = standing.tallies.iter().map(|tally| &tally.measure).collect();
        assert_eq!(
            measures,
            [
                &Measure::Unit("كرسي".to_owned()),
                &Measure::Money(Currency::Ils),
                &Measure::Unit("طاولة".to_owned()),
                &Measure::Money(Currency::Jod),
            ]
        );
    }

    #[test]
    fn the_estimated_value_of_chairs_need_not_be_paid() {
        let mut promise = chairs(40);
        promise.value_minor = Some(100_000);
        promise.currency = Some("ILS".to_owned());
        assert_eq!(promise.standing(&[delivered(40, "كرسي")], today()).fulfilment, Fulfilment::Delivered);
    }

    #[test]
    fn a_promise_without_an_amount_is_kept_by_its_first_delivery() {
        let mut hall = Commitment::empty(RecordId([5; 16]));
        hall.kind = Some("venue".to_owned());
        assert_eq!(hall.standing(&[], today()).fulfilment, Fulfilment::Nothing);
        let opened = Delivery::empty(RecordId([6; 16]));
        assert_eq!(hall.standing(&[opened], today()).fulfilment, Fulfilment::Delivered);
    }

    #[test]
    fn a_promise_is_late_after_its_day_unless_kept_or_cancelled() {
        let mut promise = chairs(40);
        promise.due_on = Some(day("2026-11-15"));
        assert_eq!(promise.standing(&[], today()).word().id, "rules-commitment-late");
        assert!(!promise.standing(&[], day("2026-11-15")).late);
        assert!(!promise.standing(&[delivered(40, "كرسي")], today()).late);
        promise.status = Some("cancelled".to_owned());
        assert!(!promise.standing(&[], today()).late);
        assert_eq!(promise.standing(&[], today()).word().id, "rules-commitment-cancelled");
    }

    fn owed(promise: &Commitment, deliveries: &[Delivery]) -> Owed {
        Owed::without(&promise.standing(deliveries, today()), &[])
    }

    fn shekels(minor: i64) -> Amount {
        Amount::Money(Money { minor, currency: Currency::Ils })
    }

    fn things(count: i64, unit: &str) -> Amount {
        Amount::Quantity(money::Quantity { count, unit: unit.to_owned() })
    }

    #[test]
    fn a_delivery_of_another_unit_or_currency_is_refused() {
        let mut roof = Commitment::empty(RecordId([8; 16]));
        roof.kind = Some("financial".to_owned());
        roof.value_minor = Some(800_000);
        roof.currency = Some("ILS".to_owned());
        let owed = owed(&roof, &[paid(300_000, "ILS")]);
        assert_eq!(owed.usual_unit(), Some("ILS"));
        assert_eq!(owed.complaint(&things(10, "كرسي")).unwrap().id, "rules-delivery-other-measure");
        let dollars = Amount::Money(Money { minor: 2_000_000, currency: Currency::Usd });
        assert!(owed.complaint(&dollars).is_some());
        assert_eq!(owed.complaint(&shekels(1)), None);
    }

    #[test]
    fn what_was_promised_besides_may_be_delivered_too() {
        let mut promise = chairs(40);
        promise.value_minor = Some(100_000);
        promise.currency = Some("ILS".to_owned());
        let owed = owed(&promise, &[]);
        assert_eq!((owed.complaint(&shekels(5)), owed.complaint(&things(5, "كُرسي"))), (None, None));
        assert_eq!(owed.usual_unit(), Some("كرسي"));
    }

    #[test]
    fn more_than_what_remains_is_said_before_it_counts() {
        let owed = owed(&chairs(40), &[delivered(25, "كرسي")]);
        assert_eq!(owed.excess(&things(15, "كرسي")), None);
        let said = owed.excess(&things(16, "كرسي")).unwrap();
        assert_eq!(said.id, "rules-delivery-exceeds");
        assert_eq!(said.args[1].1, Measure::Unit("كرسي".to_owned()).say(1).into());
    }

    #[test]
    fn a_delivery_that_is_corrected_is_not_held_against_itself() {
        let standing = chairs(40).standing(&[delivered(25, "كرسي"), delivered(15, "كرسي")], today());
        let owed = Owed::without(&standing, &[things(15, "كرسي")]);
        assert_eq!(owed.excess(&things(15, "كرسي")), None);
        assert!(owed.excess(&things(16, "كرسي")).is_some());
    }

    #[test]
    fn where_nothing_measurable_was_promised_anything_can_be_delivered() {
        let mut hall = Commitment::empty(RecordId([9; 16]));
        hall.qty = Some(3);
        let owed = owed(&hall, &[]);
        assert_eq!((owed.usual_unit(), owed.complaint(&things(3, "أيام"))), (None, None));
        assert_eq!(owed.excess(&things(3, "أيام")), None);
    }

    #[test]
    fn any_mix_of_values_has_a_standing() {
        let mut odd = Commitment::empty(RecordId([7; 16]));
        odd.value_minor = Some(5);
        odd.currency = Some("XYZ".to_owned());
        odd.unit = Some("كرسي".to_owned());
        let standing = odd.standing(&[paid(5, "XYZ"), delivered(i64::MAX, "")], today());
        assert_eq!(standing.tallies.len(), 1);
        assert_eq!(standing.word().id, "rules-commitment-delivered");
    }
}
