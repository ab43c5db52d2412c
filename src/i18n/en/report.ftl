### Words of minutes and other printed matter.

report-comma = {", "}
report-colon = {": "}
report-number = { $number }
report-date = { $day }
report-day-of = { DAY($at) }
report-time-of = { TIME($at) }

## Title
report-minutes = Minutes of a meeting
report-minutes-numbered = Minutes no. { $number }
report-draft = Draft
report-void = Void
report-changed-since = Changed after the meeting was closed, last on { DAY($at) }
report-meeting-ordinary = { $ordinal ->
    [0] Ordinary meeting
   *[other] { ORDINAL($ordinal) } ordinary meeting
    }
report-meeting-extraordinary = { $ordinal ->
    [0] Extraordinary meeting
   *[other] { ORDINAL($ordinal) } extraordinary meeting
    }
report-meeting-expanded = { $ordinal ->
    [0] Expanded meeting
   *[other] { ORDINAL($ordinal) } expanded meeting
    }
report-meeting-consultative = { $ordinal ->
    [0] Consultative meeting
   *[other] { ORDINAL($ordinal) } consultative meeting
    }
report-meeting-workshop = { $ordinal ->
    [0] Workshop
   *[other] { ORDINAL($ordinal) } workshop
    }
report-meeting-training = { $ordinal ->
    [0] Training meeting
   *[other] { ORDINAL($ordinal) } training meeting
    }
report-meeting-closing = { $ordinal ->
    [0] Closing meeting
   *[other] { ORDINAL($ordinal) } closing meeting
    }

## Time and place
report-day = Day and date
report-time = Time
report-place = Place
report-convened = Convened on
report-chair = Chair
report-secretary = Secretary

## Attendance
report-present = Present
report-excused = Excused
report-absent = Absent without excuse
report-guests = Guests
report-no = No.
report-name = Name
report-organization = Organisation
report-capacity = Capacity
report-signature = Signature
report-came-at = {" "}(came at { TIME($at) })
report-left-at = {" "}(left at { TIME($at) })
report-quorum-met = Quorum: { $present } of { $seats } seats were represented and { $needed } are needed; the quorum was met.
report-quorum-not-met = Quorum: { $present } of { $seats } seats were represented and { $needed } are needed; the quorum was not met.
report-quorum-none = { $present } of { $seats } seats were represented.

## Agenda and deliberations
report-agenda = Agenda
report-follow-up = Follow-up of earlier meetings
report-deliberations = Deliberations and outputs
report-item = Item { $number }:{" "}
report-other-outputs = Other outputs
report-outcome = Outcome
report-decision = Decision
report-decision-numbered = Decision no. { $number }
report-recommendation = Recommendation
report-recommendation-numbered = Recommendation no. { $number }
report-addressee = Addressee
report-vote = Vote
report-vote-consensus = By consensus
report-vote-show = Open: { $yes } for, { $no } against, { $abstain } abstained
report-vote-secret = Secret: { $yes } for, { $no } against, { $abstain } abstained
report-action = Action
report-details = Details
report-responsible = Responsible
report-due = Due
report-state = State

## Commitments
report-commitments = Commitments made
report-commitment = Commitment
report-partner = Partner
report-kind = Kind
report-amount = Amount
report-worth = worth about { $amount }
report-conditions = Conditions

## Close
report-next-meeting = Next meeting
report-closed-at = The meeting closed at { TIME($at) }.
