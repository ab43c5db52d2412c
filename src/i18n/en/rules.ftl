### What the rules of the work have to say.

## Days
rules-day-missing = A day is missing.
    .remedy = Type a day: 22/11, tomorrow, in two weeks.
rules-day-unknown = "{ $typed }" is not a day.
    .remedy = Type 22/11, Sunday, +10 or in two weeks.
rules-day-no-month = "{ $typed }" is not a day: there is no month { $month }.
    .remedy = The day comes before the month: 22/11.
rules-day-no-day = "{ $typed }" is not a day: the last day of { $month } is { $last }.
    .remedy = Type another day.
rules-day-out-of-range = "{ $typed }" is too far away: days run from 1900 to 2199.
    .remedy = Look at the year again.
rules-day-two-ways = { $typed } reads two ways: { $first } or { $second }.
    .remedy = Choose one, or write it as year-month-day.
rules-day-off = { $day } is a day off.
    .remedy = The work days beside it are { $before } and { $after }.
rules-month-1 = January
rules-month-2 = February
rules-month-3 = March
rules-month-4 = April
rules-month-5 = May
rules-month-6 = June
rules-month-7 = July
rules-month-8 = August
rules-month-9 = September
rules-month-10 = October
rules-month-11 = November
rules-month-12 = December

## Money and quantities
rules-amount-no-number = "{ $typed }" has no single number in it.
    .remedy = Type a number and its unit: 5000 shekels, 40 chairs.
rules-amount-no-unit = "{ $typed }" of what?
    .remedy = Put the currency or the unit after the number: 5000 shekels, 40 chairs.
rules-amount-negative = "{ $typed }" is less than nothing.
    .remedy = Type the amount without the minus sign.
rules-amount-not-whole = "{ $typed }" is not a whole number.
    .remedy = Count in smaller units: 90 minutes, not 1.5 hours.
rules-amount-decimals = "{ $typed }" has more decimals than the currency, which has { $decimals }.
    .remedy = Leave out decimals, or write thousands with a comma.
rules-amount-too-large = "{ $typed }" is larger than the program can keep.
    .remedy = Look at the number of zeros again.
rules-amount-two-ways = { $typed } reads two ways: { $first } or { $second }.
    .remedy = Choose one, or write thousands with a comma.
rules-amount-money = { $money }

## Quorum
rules-quorum-met = Quorum { $present } of { $seats } seats: met
rules-quorum-not-met = Quorum { $present } of { $seats } seats: not met, { $needed } needed
rules-quorum-none = { $present } of { $seats } seats present

## Numbers of minutes and decisions
rules-number = { $number }

## Words that search understands, each by itself
rules-words-late = late overdue
rules-words-meeting = minutes
rules-words-waiting = waiting for a reply

## Commitments
rules-commitment-pledged = pledged
rules-commitment-confirmed = confirmed
rules-commitment-reduced = reduced
rules-commitment-cancelled = cancelled
rules-commitment-late = late
rules-commitment-part = partly delivered
rules-commitment-delivered = delivered
rules-commitment-exceeded = exceeded

## Deliveries
rules-delivery-remains = { $remaining } remain of { $promised }
rules-delivery-other-measure = { $promised } was promised, not { $amount }.
    .remedy = Type the number alone or with "{ $unit }"; what else came, in the note.
rules-delivery-exceeds = Exceeded: { $remaining } remain, this is { $over } more.

## What cannot be
rules-end-before-start = "{ $end }" lies before "{ $start }".
    .remedy = Correct one of the two.
rules-quorum-no-number = This quorum rule says nothing without its number.
    .remedy = Type how many seats it takes, or choose another rule.
rules-quorum-nobody = A quorum takes at least one seat.
    .remedy = Type a number from 1 up, or choose the rule without a quorum.
rules-quorum-no-whole = A part needs its whole.
    .remedy = For two thirds type 2 and 3.
rules-quorum-over-all = { $number } of { $of } are more than all seats.
    .remedy = For two thirds type 2 and 3.
rules-seat-number-taken = Another open seat of this group has the number { $number }.
    .remedy = Type another number, or end the other seat first.
rules-votes-over-present = { $votes } votes, and { $present } members were present.
    .remedy = Correct the votes, or the attendance.

## Closed minutes
rules-minutes-stand = This stands in the minutes of a closed meeting: only what comes of it goes on changing.
    .remedy = To correct the minutes open the meeting and reopen it with { KEY("next-step") }.
rules-minutes-stand-numbered = This stands in minutes { $number }: only what comes of it goes on changing.
    .remedy = To correct the minutes open the meeting and reopen it with { KEY("next-step") }; the number stays.
rules-minutes-stay = A closed meeting is not deleted.
    .remedy = To correct its minutes open the meeting and reopen it with { KEY("next-step") }.
rules-minutes-stay-numbered = Minutes { $number } are not deleted: their number is not used again.
    .remedy = Correct them instead: a closed meeting is reopened with { KEY("next-step") }, and the number stays.

## What should not stand in minutes
rules-personal-identity-card = Nine digits look like the number of an identity card.
    .remedy = Minutes travel on sticks: write the case without the person's number.
rules-personal-national-number = Ten digits look like a national number.
    .remedy = Minutes travel on sticks: write the case without the person's number.
