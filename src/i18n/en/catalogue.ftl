# Everything in the records: their kinds, their fields, and what is chosen from a list.

## Kinds

record-office = office
record-laptop = laptop
record-governorate = governorate
record-locality = locality
record-organization = organisation
record-person = person
record-target_group = target group
record-body = group or council
record-seat = seat
record-membership = membership
record-meeting = meeting
record-attendance = attendance line
record-agenda_item = agenda item
record-note = note
record-decision = decision or recommendation
record-action_item = action item
record-commitment = commitment
record-commitment_party = party to a commitment
record-delivery = delivery

records-office = { $count ->
    [0] no offices
    [one] { $count } office
   *[other] { $count } offices
}
records-laptop = { $count ->
    [0] no laptops
    [one] { $count } laptop
   *[other] { $count } laptops
}
records-governorate = { $count ->
    [0] no governorates
    [one] { $count } governorate
   *[other] { $count } governorates
}
records-locality = { $count ->
    [0] no localities
    [one] { $count } locality
   *[other] { $count } localities
}
records-organization = { $count ->
    [0] no organisations
    [one] { $count } organisation
   *[other] { $count } organisations
}
records-person = { $count ->
    [0] no people
    [one] { $count } person
   *[other] { $count } people
}
records-target_group = { $count ->
    [0] no target groups
    [one] { $count } target group
   *[other] { $count } target groups
}
records-body = { $count ->
    [0] no groups and councils
    [one] { $count } group or council
   *[other] { $count } groups and councils
}
records-seat = { $count ->
    [0] no seats
    [one] { $count } seat
   *[other] { $count } seats
}
records-membership = { $count ->
    [0] no memberships
    [one] { $count } membership
   *[other] { $count } memberships
}
records-meeting = { $count ->
    [0] no meetings
    [one] { $count } meeting
   *[other] { $count } meetings
}
records-attendance = { $count ->
    [0] no attendance lines
    [one] { $count } attendance line
   *[other] { $count } attendance lines
}
records-agenda_item = { $count ->
    [0] no agenda items
    [one] { $count } agenda item
   *[other] { $count } agenda items
}
records-note = { $count ->
    [0] no notes
    [one] { $count } note
   *[other] { $count } notes
}
records-decision = { $count ->
    [0] no decisions and recommendations
    [one] { $count } decision or recommendation
   *[other] { $count } decisions and recommendations
}
records-action_item = { $count ->
    [0] no action items
    [one] { $count } action item
   *[other] { $count } action items
}
records-commitment = { $count ->
    [0] no commitments
    [one] { $count } commitment
   *[other] { $count } commitments
}
records-commitment_party = { $count ->
    [0] no parties to commitments
    [one] { $count } party to a commitment
   *[other] { $count } parties to commitments
}
records-delivery = { $count ->
    [0] no deliveries
    [one] { $count } delivery
   *[other] { $count } deliveries
}

## Fields

field-abstain = Abstained
field-acronym = Acronym
field-actual_end = Ended at
field-actual_start = Started at
field-addressee_office_id = Addressee, office
field-addressee_org_id = Addressee
field-agenda_item_id = Agenda item
field-arrived_at = Arrived at
field-at = Time
field-body_id = Group
field-carried_from_id = Carried from
field-category = Capacity
field-chair_membership_id = Chair
field-closed_on = Closed on
field-code = Code
field-commitment_id = Commitment
field-conditions = Conditions
field-convened_on = Convened on
field-country = Country
field-currency = Currency
field-decision_id = Decision
field-delivered_on = Delivered on
field-description = Description
field-details = Details
field-directorate_office_id = Directorate
field-dissolved_on = Dissolved on
field-due_on = Due
field-email = E-mail
field-ended_at = Ended at
field-ends_on = Until
field-end_reason = Reason of the end
field-excuse_text = Excuse
field-founded_on = Founded on
field-full_name_ar = Full name
field-governorate_id = Governorate
field-honorific = Honorific
field-key = Key
field-kind = Kind
field-label = Laptop label
field-left_at = Left at
field-locality_id = Place
field-made_on = Promised on
field-meeting_id = Meeting
field-minutes_no = Minutes number
field-minutes_number = Minutes number and year
field-minutes_year = Minutes year
field-money = Value and currency
field-name_ar = Name
field-name_en = Name in English
field-next_meeting_at = Next meeting
field-next_place = Next place
field-no = Against
field-nomination = Letter and its day
field-nomination_no = Letter number
field-nomination_on = Letter of
field-note = Note
field-notes = Notes
field-office_id = Office
field-officer = Officer
field-on_behalf_of_org_id = Seat of
field-ordinal = Which meeting
field-org_id = Organisation
field-organization_id = Organisation
field-outcome = Outcome
field-parent_body_id = Parent body
field-parent_id = Wider group
field-parent_office_id = Parent office
field-percent = Per cent done
field-person_id = Person
field-phone = Phone
field-place = Place
field-place_org_id = Host organisation
field-planned_min = Planned minutes
field-position = Order
field-predecessor_body_id = Earlier group
field-priority = Priority
field-progress = State and closing day
field-qty = Quantity
field-quantity = Quantity and unit
field-quorum = Quorum
field-quorum_den = Quorum, of
field-quorum_kind = Quorum rule
field-quorum_num = Quorum number
field-received_by = Received by
field-reply = Reply and its day
field-reply_on = Reply of
field-reply_text = Reply
field-responsible_org_id = Responsible
field-responsible_person_id = Responsible person
field-role = Role
field-seat_id = Seat
field-seat_no = Seat number
field-secretary_membership_id = Secretary
field-sent_on = Sent on
field-seq = Number in the minutes
field-share = Share
field-speaker_person_id = Speaker
field-started_at = Started at
field-starts_at = Starts at
field-starts_on = From
field-state = State
field-status = State
field-target_group_id = Target group
field-text = Text
field-title = Title
field-title_ar = Post
field-title_as_printed = As printed
field-unit = Unit
field-value_minor = Value
field-vote = Vote
field-vote_method = Way of voting
field-voting = Has a vote
field-whatsapp = WhatsApp
field-yes = In favour

## Choices

choice-action_item-priority-high = high
choice-action_item-priority-low = low
choice-action_item-priority-normal = normal
choice-action_item-status-blocked = blocked
choice-action_item-status-cancelled = cancelled
choice-action_item-status-done = done
choice-action_item-status-in_progress = in progress
choice-action_item-status-open = open
choice-agenda_item-kind-aob = other business
choice-agenda_item-kind-follow_up = follow-up
choice-agenda_item-kind-info = for information
choice-agenda_item-kind-new = new
choice-agenda_item-kind-standing = standing
choice-agenda_item-outcome-accepted = accepted
choice-agenda_item-outcome-accepted_modified = accepted with changes
choice-agenda_item-outcome-discussed = discussed
choice-agenda_item-outcome-postponed = postponed
choice-agenda_item-outcome-refused = refused
choice-agenda_item-outcome-withdrawn = withdrawn
choice-attendance-category-alternate = alternate
choice-attendance-category-guest = guest
choice-attendance-category-member = member
choice-attendance-category-staff = staff
choice-attendance-status-absent = absent
choice-attendance-status-excused = excused
choice-attendance-status-late = late
choice-attendance-status-left = left
choice-attendance-status-present = present
choice-body-kind-joint_council = joint planning council
choice-body-kind-ministry_meeting = meeting at the ministry
choice-body-kind-network = social-protection network
choice-body-kind-planning_group = planning group
choice-body-kind-steering = steering committee
choice-body-kind-subcommittee = sub-committee
choice-body-quorum_kind-absolute_majority = absolute majority
choice-body-quorum_kind-count = a fixed number
choice-body-quorum_kind-fraction = a part of the seats
choice-body-quorum_kind-none = no quorum
choice-commitment-currency-EUR = EUR
choice-commitment-currency-ILS = ILS
choice-commitment-currency-JOD = JOD
choice-commitment-currency-USD = USD
choice-commitment-kind-financial = financial
choice-commitment-kind-in_kind = in-kind
choice-commitment-kind-purchased_service = purchased service
choice-commitment-kind-service = service
choice-commitment-kind-venue = venue
choice-commitment-kind-volunteer = volunteers
choice-commitment-status-cancelled = cancelled
choice-commitment-status-confirmed = confirmed
choice-commitment-status-pledged = pledged
choice-commitment-status-reduced = reduced
choice-commitment_party-role-accountable = accountable
choice-commitment_party-role-extending = extending
choice-commitment_party-role-funding = funding
choice-commitment_party-role-implementing = implementing
choice-decision-kind-decision = decision
choice-decision-kind-recommendation = recommendation
choice-decision-status-accepted = { $kind ->
    [recommendation] accepted
   *[decision] accepted
}
choice-decision-status-adopted = { $kind ->
    [recommendation] adopted
   *[decision] adopted
}
choice-decision-status-executed = { $kind ->
    [recommendation] executed
   *[decision] executed
}
choice-decision-status-in_progress = in progress
choice-decision-status-proposed = { $kind ->
    [recommendation] proposed
   *[decision] proposed
}
choice-decision-status-rejected = { $kind ->
    [recommendation] rejected
   *[decision] rejected
}
choice-decision-status-sent = { $kind ->
    [recommendation] sent
   *[decision] sent
}
choice-decision-status-superseded = { $kind ->
    [recommendation] superseded
   *[decision] superseded
}
choice-decision-status-void = { $kind ->
    [recommendation] void
   *[decision] void
}
choice-decision-vote_method-consensus = by consensus
choice-decision-vote_method-none = no vote
choice-decision-vote_method-secret = secret ballot
choice-decision-vote_method-show = show of hands
choice-delivery-currency-EUR = EUR
choice-delivery-currency-ILS = ILS
choice-delivery-currency-JOD = JOD
choice-delivery-currency-USD = USD
choice-governorate-country-JO = Jordan
choice-governorate-country-PS = Palestine
choice-locality-kind-area = area
choice-locality-kind-camp = camp
choice-locality-kind-city = city
choice-locality-kind-town = town
choice-locality-kind-village = village
choice-meeting-kind-closing = closing
choice-meeting-kind-consultative = consultative
choice-meeting-kind-expanded = expanded
choice-meeting-kind-extraordinary = extraordinary
choice-meeting-kind-ordinary = ordinary
choice-meeting-kind-training = training
choice-meeting-kind-workshop = workshop
choice-meeting-state-approved = approved
choice-meeting-state-closed = closed
choice-meeting-state-convened = convened
choice-meeting-state-draft = draft
choice-meeting-state-in_progress = in session
choice-meeting-state-signed = signed
choice-meeting-state-under_review = under review
choice-meeting-state-void = void
choice-membership-end_reason-deceased = died
choice-membership-end_reason-left_organization = left the organisation
choice-membership-end_reason-organization_left = organisation withdrew
choice-membership-end_reason-other = another
choice-membership-end_reason-replaced = replaced
choice-membership-end_reason-resigned = resigned
choice-membership-end_reason-term_ended = term ended
choice-membership-role-alternate = alternate
choice-membership-role-chair = chair
choice-membership-role-coordinator = coordinator
choice-membership-role-deputy = deputy
choice-membership-role-expert = expert
choice-membership-role-member = member
choice-membership-role-observer = observer
choice-membership-role-secretary = secretary
choice-note-kind-answer = answer
choice-note-kind-idea = idea
choice-note-kind-point = point
choice-note-kind-question = question
choice-office-country-JO = Jordan
choice-office-country-PS = Palestine
choice-office-kind-centre = centre
choice-office-kind-directorate = directorate
choice-office-kind-general_directorate = general directorate
choice-office-kind-ministry = ministry
choice-organization-kind-academic = academic
choice-organization-kind-charitable_association = charity
choice-organization-kind-donor = donor
choice-organization-kind-international = international
choice-organization-kind-local_authority = local authority
choice-organization-kind-ngo = civil society
choice-organization-kind-official_body = official body
choice-organization-kind-private_sector = private sector

## Signs of currencies, for narrow columns

currency-sign-EUR = EUR
currency-sign-ILS = ILS
currency-sign-JOD = JOD
currency-sign-USD = USD
