### What the rules of the work have to say.

## Days
rule-day-missing = A day is missing.
    .remedy = Type a day: 22/11, tomorrow, in two weeks.
rule-day-unknown = "{ $typed }" is not a day.
    .remedy = Type 22/11, Sunday, +10 or in two weeks.
rule-day-no-month = "{ $typed }" is not a day: there is no month { $month }.
    .remedy = The day comes before the month: 22/11.
rule-day-no-day = "{ $typed }" is not a day: the last day of { $month } is { $last }.
    .remedy = Type another day.
rule-day-out-of-range = "{ $typed }" is too far away: days run from 1900 to 2199.
    .remedy = Look at the year again.
rule-day-two-ways = { $typed } reads two ways: { $first } or { $second }.
    .remedy = Choose one, or write it as year-month-day.
rule-day-off = { $day } is a day off.
    .remedy = The work days beside it are { $before } and { $after }.
rule-month-1 = January
rule-month-2 = February
rule-month-3 = March
rule-month-4 = April
rule-month-5 = May
rule-month-6 = June
rule-month-7 = July
rule-month-8 = August
rule-month-9 = September
rule-month-10 = October
rule-month-11 = November
rule-month-12 = December

## Money and quantities
rule-amount-no-number = "{ $typed }" has no single number in it.
    .remedy = Type a number and its unit: 5000 shekels, 40 chairs.
rule-amount-no-unit = "{ $typed }" of what?
    .remedy = Put the currency or the unit after the number: 5000 shekels, 40 chairs.
rule-amount-negative = "{ $typed }" is less than nothing.
    .remedy = Type the amount without the minus sign.
rule-amount-not-whole = "{ $typed }" is not a whole number.
    .remedy = Count in smaller units: 90 minutes, not 1.5 hours.
rule-amount-decimals = "{ $typed }" has more decimals than the currency, which has { $decimals }.
    .remedy = Leave out decimals, or write thousands with a comma.
rule-amount-too-large = "{ $typed }" is larger than the program can keep.
    .remedy = Look at the number of zeros again.
rule-amount-two-ways = { $typed } reads two ways: { $first } or { $second }.
    .remedy = Choose one, or write thousands with a comma.
rule-amount-money = { $money }
rule-amount-quantity = { $number } { $unit }

## Quorum
rule-quorum-met = Quorum { $present } of { $seats } seats: met
rule-quorum-not-met = Quorum { $present } of { $seats } seats: not met, { $needed } needed
rule-quorum-none = { $present } of { $seats } seats present

## Commitments
rule-commitment-pledged = pledged
rule-commitment-confirmed = confirmed
rule-commitment-reduced = reduced
rule-commitment-cancelled = cancelled
rule-commitment-late = late
rule-commitment-part = partly delivered
rule-commitment-delivered = delivered
rule-commitment-exceeded = exceeded

## What should not stand in minutes
rule-personal-identity-card = Nine digits look like the number of an identity card.
    .remedy = Minutes travel on sticks: write the case without the person's number.
rule-personal-national-number = Ten digits look like a national number.
    .remedy = Minutes travel on sticks: write the case without the person's number.
