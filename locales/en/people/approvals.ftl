# The two-person rule
nav-approvals = Approvals
approvals-lead = What takes two people: one asks, another looks and confirms.
approvals-overtaken = out of date
approvals-overtaken-text = { $name } asked on { $at }. Something has changed since, and it can no longer be confirmed as it is. When the time comes, you can ask again here.
approvals-overtaken-title = This request is out of date
approvals-open = Waits for a second person
approvals-none-open = Nothing waits for an approval at the moment.
approvals-over = Done
approvals-what = What
approvals-became = Result
approvals-asker = Asked by
approvals-answerer = Answered by
approvals-alone = alone, without a second person
approvals-asked-by = { $name } asked on { $at }. The request is valid until { $until }.
approvals-own-waits = Your request
approvals-yours = Your answer is missing
approvals-reason = Reason
approvals-status-confirmed = confirmed
approvals-status-refused = refused
approvals-status-withdrawn = withdrawn
approvals-status-lapsed = lapsed

# What takes two people
approvals-act-close = Close a round
approvals-act-reopen = Reopen a round
approvals-act-settle = Settle a shared rank
approvals-act-decide = Make the jury's decisions binding
approvals-act-publish = Publish a result
approvals-act-forget = Erase a person’s data
approvals-act-erase = Erase personal data of a nomination
approvals-act-waive = Switch off the two-person rule
approvals-act-invite = Admit an account
approvals-act-change_role = Change a role
approvals-act-disable = Disable access
approvals-act-enable = Open access again
approvals-act-reset = Ask for a new password
approvals-act-allow_export = Allow exports

# On the page of an act
approvals-ask = Ask for approval
approvals-ask-text = { $mails ->
    [no] A second person has to confirm this within 72 hours.
   *[yes] A second person has to confirm this. They get an e-mail and have 72 hours.
}
approvals-alone-text = This program is set to an office of one person: you do this alone. It will say so.
approvals-nobody-else = There is nobody who could confirm this.
approvals-lonely-text = Whoever runs the program can create an account for a second person: laudatio user add. Somebody who only confirms gets the role “Approver”.
approvals-lonely-link = Go to the approvals
approvals-waits = Your request waits for a second person.
approvals-waits-text = It is valid until { $until }. Then it lapses.
approvals-same_address = An account with your address has asked for this.
approvals-same_hand = This account and the one that asks count as one person.
approvals-same_hand-text = One was made or changed with the other, and nobody else has confirmed that. Somebody else has to confirm it. The request is valid until { $until }.
approvals-same_address-text = Somebody else has to confirm it. The request is valid until { $until }.
approvals-withdraw = Withdraw the request
approvals-confirm-title = Your confirmation is missing
approvals-confirm-text = { $name } asked for this on { $at }. What you see here is what will happen. You can answer until { $until }.
approvals-since = Something has changed since the request.
approvals-since-text = This page shows how it is now. Confirm only if you agree with that.
approvals-confirm = Confirm: { $what }
approvals-refuse = Refuse
approvals-granted = Asked for by { $asker }, confirmed by { $confirmer } on { $at }.
approvals-granted-alone = { $name } did this alone on { $at }.
approvals-granted-alone-text = The two-person rule was switched off.

# Why something does not work
approvals-own = You have asked for this yourself. Somebody else has to confirm it.
approvals-same-address = An account with the same address has asked for this. Somebody else has to confirm it.
approvals-same-hand = Your account and the one that asks count as one person: one was made or changed with the other. Somebody else has to confirm it.
approvals-not-office = Only members of the office and people with the role “Approver” can confirm this.
approvals-not-own = Somebody else has asked for this.
approvals-asker-gone = Whoever asked for this no longer belongs to the office. Refuse the request and make it yourself.
approvals-lapsed = This request has lapsed: nobody answered within 72 hours. Please ask again.
approvals-answered = This request has been answered already.
approvals-already-asked = This has been asked for already and waits for an answer.

# Who can be the second
approvals-second = Who can confirm
approvals-second-none = Nobody but you at the moment.
approvals-second-text = Members of the office and people with the role “Approver” can confirm. An account that you created or changed alone does not count until somebody else has confirmed it.
approvals-counts = can confirm what you ask
approvals-counts-not = does not count as a second person
approvals-one-person = This program is set to an office of one person.
approvals-one-person-text = You do alone what normally takes two people. The record, the minutes and the evidence say so each time.
approvals-one-person-how = If one person is enough, whoever runs the program can set this: one_person_office = true in Rocket.toml or LAUDATIO_ONE_PERSON_OFFICE=true. The record, the minutes and the evidence then say each time that it was one person.

# After a step
flash-approvals-asked = { $mails ->
    [no] Asked. Whoever can confirm it finds it under “Approvals”.
   *[yes] Asked. Whoever can confirm it gets an e-mail.
}
flash-approvals-withdrawn = The request has been withdrawn.
flash-approvals-refused = The request has been refused.

# The mail
mail-approval-subject = Please check: { $what } – { $name }
mail-approval-text = Hello,

    { $who } asks for an approval: { $what } – { $name }.

    { $because }Please have a look and confirm or refuse. The request is valid until { $until }.
mail-approval-link = Go to the request
approvals-asked-otherwise = Something has changed since this was asked for. Refuse it; then it can be asked for again.
approvals-act-unpublish = Take back a public result
approvals-act-hide_picture = Remove a public picture
approvals-act-open = Publish a call
approvals-act-retract = Take back a published call
approvals-act-end = End a call early

# What is read before an act
readback-next = What happens next
readback-stale = Below is how it is now. Please read it again.
readback-flag = Is that right?
readback-met = done
readback-unmet = missing
readback-back = Back to the call
readback-reason = Reason
# A request that lapses
approvals-lapsed-title = Lapsed without an answer
approvals-lapsed-at = { $name } asked on { $at }. There was no answer until { $until }.
approvals-again = Ask again
approvals-not-lapsed = This request has not lapsed.
mail-lapsing-subject = No answer yet: { $what } – { $name }
mail-lapsing-text = Hello,

    on { $at } you asked for a confirmation: { $what } – { $name }. Nobody has answered yet.

    The request lapses on { $until }. Please talk to somebody who can confirm it.
mail-lapsing-link = Go to the request
mail-lapsing_others-subject = Reminder, please look: { $what } – { $name }
mail-lapsing_others-text = Hello,

    { $who } asked for a confirmation on { $at }: { $what } – { $name }. Nobody has answered yet.

    The request lapses on { $until }.
mail-lapsing_others-link = Go to the request
mail-lapsed-subject = Lapsed without an answer: { $what } – { $name }
mail-lapsed-text = Hello,

    on { $at } you asked for a confirmation: { $what } – { $name }. Nobody answered until { $until }; the request has lapsed, and nothing has happened.

    On the first page of the office you can ask again with one click.
mail-lapsed-link = Go to the page
mail-lapsed_others-subject = Lapsed without an answer: { $what } – { $name }
mail-lapsed_others-text = Hello,

    { $who } asked for a confirmation on { $at }: { $what } – { $name }. Nobody answered until { $until }; the request has lapsed, and nothing has happened.
mail-lapsed_others-link = Go to the page
approvals-changed-title = Something has changed since you asked
approvals-changed-text = You can see above how it is now. Please ask again; the old request then no longer counts.
approvals-renew = Ask again for how it is now
mail-approval-because = Reason: { $why }
