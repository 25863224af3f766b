# Four eyes
nav-approvals = Approvals
approvals-lead = What takes two people: one asks, another looks and confirms.
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
approvals-act-decide = Make the jury's decisions binding
approvals-act-publish = Publish a result
approvals-act-forget = Erase a person’s data
approvals-act-erase = Erase personal data of a nomination
approvals-act-waive = Switch off the four-eyes rule

# On the page of an act
approvals-ask = Ask for approval
approvals-ask-text = A second person of the office has to confirm this. They get an e-mail and have 72 hours.
approvals-alone-text = The four-eyes rule is switched off: you do this alone. Every result will say so.
approvals-nobody-else = There is nobody who could confirm this.
approvals-lonely-text = Invite a second person to the office. Or switch off the four-eyes rule.
approvals-lonely-link = To the approvals
approvals-waits = Your request waits for a second person.
approvals-waits-text = It is valid until { $until }. Then it lapses.
approvals-same_address = An account with your address has asked for this.
approvals-same_address-text = Somebody else has to confirm it. The request is valid until { $until }.
approvals-withdraw = Withdraw the request
approvals-confirm-title = Your confirmation is missing
approvals-confirm-text = { $name } asked for this on { $at }. What you see here is what will happen. You can answer until { $until }.
approvals-since = Something has changed since the request.
approvals-since-text = This page shows how it is now. Confirm only if that is fine with you.
approvals-confirm = Confirm: { $what }
approvals-refuse = Refuse
approvals-granted = Asked for by { $asker }, confirmed by { $confirmer } on { $at }.
approvals-granted-alone = { $name } did this alone on { $at }.
approvals-granted-alone-text = The four-eyes rule was switched off.

# Why something does not work
approvals-own = You have asked for this yourself. Somebody else has to confirm it.
approvals-same-address = An account with the same address has asked for this. Somebody else has to confirm it.
approvals-not-office = Only the office can confirm this.
approvals-not-own = Somebody else has asked for this.
approvals-asker-gone = Whoever asked for this does not belong to the office any more. Refuse the request and ask yourself.
approvals-lapsed = This request has lapsed: nobody answered within 72 hours. Please ask again.
approvals-answered = This request has been answered already.
approvals-already-asked = This has been asked for already and waits for an answer.
approvals-on-already = The four-eyes rule is in force already.
approvals-off-already = The four-eyes rule is switched off already.

# The setting
approvals-four-eyes = Four-eyes rule
approvals-four-eyes-on = It is in force: closing and reopening rounds, making decisions binding, publishing results and erasing data takes two people of the office.
approvals-four-eyes-lonely = You are alone in the office. The best is to invite a second person.
approvals-four-eyes-off = The four-eyes rule is switched off.
approvals-four-eyes-off-text = Everybody in the office acts alone. Every result says so.
approvals-switch-off = Switch off the four-eyes rule
approvals-switch-on = Switch on the four-eyes rule

# After a step
flash-approvals-asked = Asked. The others in the office get an e-mail.
flash-approvals-withdrawn = The request has been withdrawn.
flash-approvals-refused = The request has been refused.
flash-approvals-changed = Something has changed meanwhile. Please look again.
flash-approvals-on = The four-eyes rule is in force again.
flash-approvals-off = The four-eyes rule is switched off.

# The mail
mail-approval-subject = Please check: { $what } – { $name }
mail-approval-text = Hello,

    { $who } asks for an approval: { $what } – { $name }.

    Reason: { $why }

    Please have a look and confirm or refuse. The request is valid until { $until }.
mail-approval-link = To the request
approvals-asked-otherwise = Something has changed since this was asked for. Refuse it; then it can be asked for anew.
