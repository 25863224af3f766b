letters-lead = What everybody who took part receives, from drafting to sending. There is one letter for each entry, and nobody gets it twice.
letters-undecided-title = There is nothing to write yet.
letters-undecided = Letters are written once the jury's decisions are binding.
letters-embargo-title = The letters have to wait
letters-embargo = Letters give the result away. They can only be sent when it is public.
letters-embargo-no-date = Letters give the result away. They can only be sent when it is public; the date of the ceremony is still missing.
letters-embargo-until = Letters give the result away. They can be sent as soon as it is public: on { $date }. You can review them now.
letters-embargo-held = Letters give the result away. They can only be sent when it is public: on { $date } at the earliest, and only if the publication is confirmed.
letters-embargo-taken-back = The result was taken back. Letters can be sent again once it is published again.
letters-prepare = Write the drafts
letters-prepare-again = Write the drafts again
letters-review-all = { $n ->
    [one] Mark one draft as reviewed
   *[other] Mark { $n } drafts as reviewed
}
letters-review-all-confirm = { $n ->
    [one] Have you read the draft?
   *[other] Have you read the { $n } drafts? Anything that still has a gap or is out of date stays a draft.
}
letters-queue = { $n ->
    [one] Send one letter
   *[other] Send { $n } letters
}
letters-print = { $n ->
    [one] Print one letter
   *[other] Print { $n } letters
}
letters-states = Letters by state
letters-tab-all = All
letters-tab-draft = Drafts
letters-tab-reviewed = Reviewed
letters-tab-paper = To print
letters-tab-queued = Waiting
letters-tab-sent = Sent
letters-tab-failed = Failed
letters-tab-posted = By post
letters-tab-none = Without a letter
letters-state-draft = draft
letters-state-reviewed = reviewed
letters-state-paper = to print
letters-state-queued = waiting
letters-state-sent = sent
letters-state-failed = failed
letters-state-posted = by post
letters-state-none = no letter
letters-recipient = To
letters-kind = Kind
letters-state = State
letters-no-email = no e-mail address, on paper
letters-empty = There are no letters here.
letters-empty-text = Once drafts are written, they are listed here.
letters-kind-laureate = Honoured
letters-kind-special_prize = Special prize
letters-kind-not_selected = Not selected
letters-kind-not_awarded = Nobody honoured
letters-kind-ineligible = Conditions not met
letters-to = Letter to { $name }
letters-email = E-mail address
letters-left = Sent
letters-to-mail = go to the message
letters-stale = What you wrote is below. What is saved now is above it.
letters-gaps = { $n ->
    [one] One detail is missing here
   *[other] { $n } details are missing here
}
letters-gaps-text = Add the detail where it comes from and write the drafts again. Or change this letter.
letters-decided-anew = The jury has decided again since these letters were written. Please write the drafts again and review what changes. Then the letters can be sent.
letters-older = { $n ->
    [one] One letter is older than the jury's decision
   *[other] { $n } letters are older than the jury's decision
}
letters-older-text = The jury has decided again. Please write the drafts again: what changes becomes a draft; what is still right stays reviewed.
letters-outdated = no longer up to date
letters-outdated-title = This letter is no longer up to date
letters-outdated-text = The facts have changed since it was written. Somebody has edited the text by hand, so it was kept. Please compare both, then review the letter.
letters-outdated-left = The facts have changed since it was sent. Nobody gets the same kind of letter twice: please get in touch yourself if something has to be corrected.
letters-fresh = This is how it would be written today:
letters-print-not = These letters cannot be printed yet
letters-gaps-typed = Please write what belongs there instead of the braces. Once somebody has edited a letter by hand, the program no longer fills anything in.
letters-gap-unknown = { $text } (there is no such placeholder here)
letters-paper-changed = Something has changed since you opened the page to print. Please reload it and print what is still missing.
letters-drafts-changed = Somebody has changed drafts since you opened the list. Please look through them once more.
letters-review = Mark as reviewed
letters-save = Save
letters-subject = Subject
letters-body = Text
letters-print-title = Letters on paper
letters-print-lead = For everybody whose e-mail address we do not have. Each letter begins on a new page.
letters-print-empty = There is no letter to print.
letters-print-empty-text = Reviewed letters to people without an e-mail address are listed here.
letters-mark-posted = { $n ->
    [one] Mark as posted
   *[other] Mark all { $n } as posted
}
letters-mark-posted-confirm = Are the letters printed and in the post?
letters-templates = Templates for letters
letters-templates-lead = The drafts are made from these templates. Change what you do not like.
letters-preview = This is how the letter looks, with invented details
letters-show-preview = Preview
letters-placeholders = Placeholders
letters-placeholders-text = The program replaces each of these placeholders with the detail:
letters-unknown = { $n ->
    [one] This placeholder is not known here: { $names }
   *[other] These placeholders are not known here: { $names }
}
letters-placeholder-empfaenger = who gets the letter
letters-placeholder-titel = title of the nomination
letters-placeholder-nominiert = who is nominated
letters-placeholder-preis = prize and year
letters-placeholder-jahr = year
letters-placeholder-verleihung = day and time of the ceremony
letters-placeholder-ort = place of the ceremony
letters-placeholder-seite = address of the result's page
letters-placeholder-auszeichnung = place or special prize
letters-placeholder-betrag = prize money
letters-placeholder-begruendung = the jury's reasons
letters-placeholder-grund = why the conditions are not met
letters-sample-name = Example Club
letters-sample-recipient = Erika Example
letters-sample-title = Bridges in the neighbourhood
letters-sample-reason = Because the project brings people together.
letters-sample-why = The project does not take place in Dortmund.
letters-has-left = This letter has been sent and stays as it is.
letters-has-gaps = A detail is still missing in this letter. Please add it first.
letters-reviewed-already = This letter has already been reviewed.
letters-nothing-to-review = No draft is ready: each lacks something or has already been reviewed.
letters-nothing-to-send = There is no reviewed letter left to send.
flash-letters-prepared = { $n ->
    [0] There was nothing new to write.
    [one] One draft has been written.
   *[other] { $n } drafts have been written.
}
flash-letters-reviewed = { $n ->
    [one] One letter is reviewed.
   *[other] { $n } letters are reviewed.
}
flash-letter-reviewed = The letter is reviewed.
flash-letters-posted = { $n ->
    [one] One letter is marked as posted.
   *[other] { $n } letters are marked as posted.
}
flash-letters-edited = Saved. The letter is a draft again.
flash-letters-template-saved = The template is saved. It applies to existing drafts once you write them again.
mail-letter-subject = { $subject }
mail-letter-text = { $text }
flash-letters-queued = { $n ->
    [one] One letter is in the outbox. As long as it has not been sent, it can be taken back.
   *[other] { $n } letters are in the outbox. Those not sent yet can be taken back.
}

# What is read before letters are sent, and the way back
letters-read-title = { $n ->
    [0] Send letters
    [one] Send one letter: who gets it?
   *[other] Send { $n } letters: who gets what?
}
letters-read-lead = { $n ->
    [0] Before you send them, this page shows who gets the reviewed letters.
   *[other] All of them have been reviewed. Please check once more who gets them.
}
letters-read-paper = { $n ->
    [one] One letter without an e-mail address stays here: it is printed.
   *[other] { $n } letters without an e-mail address stay here: they are printed.
}
letters-read-at-once = { $mails ->
    [no] They wait in the outbox until sending is set up. Until then all of them can be taken back.
   *[yes] They are sent immediately and then cannot be taken back.
}
letters-read-held = { $n ->
    [one] For one minute, until { $at }, no letter is sent. Until then all of them can be taken back.
   *[other] For { $n } minutes, until { $at }, no letter is sent. Until then all of them can be taken back.
}
letters-read-cancel = Do not send
letters-waiting = { $n ->
    [one] One letter has not been sent yet
   *[other] { $n } letters have not been sent yet
}
letters-held-until = None is sent before { $at }. Until then all of them can be taken back.
letters-held-over = { $mails ->
    [no] No mails are sent at the moment. What is still waiting can be taken back.
   *[yes] The wait is over: each may be sent at any time. What is still waiting can be taken back.
}
letters-take-back = Take back
letters-back-none = That is no longer possible: all letters have been sent.
flash-letters-taken-back = { $n ->
    [one] One letter has been taken back. It was not sent.
   *[other] { $n } letters have been taken back. They were not sent.
}
letters-not-posted = The last ones were not posted after all
letters-none-posted = No letter is marked as posted.
flash-letters-not-posted = { $n ->
    [one] One letter has to be printed again.
   *[other] { $n } letters have to be printed again.
}
letters-embargo-stopped = The result is stopped: something came up after it was confirmed. Letters are only sent when two people have confirmed it once more and it is public.
letters-embargo-touched = Something came up about the public result. Letters are only sent again when two people have confirmed it once more.
letters-honour-endowed = { $prize }, worth { $amount }

# Invitations to the ceremony
letters-kind-invitation_honoured = Invitation: honoured
letters-kind-invitation = Invitation: took part
letters-kind-invitation_jury = Invitation: jury
letters-kind-invitation_moved = New date
letters-placeholder-bisher = former date of the ceremony
letters-sample-before = Friday, 26 November 2027, 18:00
invitations-title = Invitation to the ceremony
invitations-when = The ceremony is on { $at }.
invitations-where = Place: { $place }.
invitations-no-venue = The place is missing: add it to the call; without it no invitation can be reviewed.
invitations-groups = Who do you want to invite?
invitations-group-invitation_honoured = { $n ->
    [one] One person who is honoured, or has proposed somebody who is
   *[other] { $n } people who are honoured, or have proposed somebody who is
}
invitations-group-invitation = { $n ->
    [one] One other person who took part
   *[other] { $n } other people who took part
}
invitations-group-invitation_jury = { $n ->
    [one] One member of the jury
   *[other] { $n } members of the jury
}
invitations-text = Everybody gets one invitation. It does not mention the result; please leave it out as well if you change the text. Each invitation is reviewed first, just like letters.
invitations-prepare = Draft invitations
invitations-prepare-again = Draft invitations again
invitations-queue = { $n ->
    [one] Send one invitation
   *[other] Send { $n } invitations
}
invitations-print = { $n ->
    [one] Print one invitation
   *[other] Print { $n } invitations
}
invitations-invited = { $n ->
    [one] One person is invited.
   *[other] { $n } people are invited.
}
invitations-misled = { $n ->
    [one] One person is invited to another date
   *[other] { $n } people are invited to another date
}
invitations-misled-one = { $name }: { $before }
invitations-misled-text = “Draft invitations again” writes a letter with the new date for everybody listed here.
invitations-unconfirmed = You can invite people once two people have confirmed the result.
invitations-stopped = The result is stopped. You can invite people again once two people have confirmed it once more.
invitations-no-date = The date of the ceremony is missing. Without it there is nothing to invite people to.
invitations-over = The ceremony is over.
invitations-other-date = The date of the ceremony has changed since these invitations were drafted. Please draft them again and review them.
flash-invitations-prepared = { $n ->
    [0] There was nothing new to draft.
    [one] One invitation is drafted.
   *[other] { $n } invitations are drafted.
}
flash-invitations-queued = { $n ->
    [one] One invitation is in the outbox.
   *[other] { $n } invitations are in the outbox.
}
flash-invitations-posted = { $n ->
    [one] One invitation is marked as posted.
   *[other] { $n } invitations are marked as posted.
}
