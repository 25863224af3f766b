# The end of every mail
mail-greeting = Kind regards
    Your team of the prizes of the City of Dortmund

# What is in the mails
mail-invitation-subject = Your invitation to laudatio
mail-invitation-text = Hello { $name },

    the City of Dortmund invites you to take part in its prizes. Choose your password with the link below.

    The link works once, within 14 days. Please do not pass it on.
mail-invitation-link = Accept the invitation
mail-password-subject = New password for laudatio
mail-password-text = Hello { $name },

    somebody, probably you, has asked for a new password for your account. Choose one with the link below.

    The link works once, within two hours. If you did not ask for it, you need not do anything: your current password stays.
mail-password-link = Choose a new password
mail-reminder-subject = Reminder: your scores for { $name }
mail-reminder-text = Hello,

    { $n ->
        [one] in “{ $name }” one nomination is still waiting for your scores.
       *[other] in “{ $name }” { $n } nominations are still waiting for your scores.
    } You can score until { $until }.

    Thank you for taking the time.
mail-reminder-link = Go to my scores

# The outbox
mail-list-lead = Every message that the program has written, and what became of it.
mail-list-tabs = Messages by state
mail-tab-all = All
mail-tab-queued = Waiting
mail-tab-sent = Sent
mail-tab-failed = Failed
mail-list-empty = There are no messages here.
mail-list-empty-text = Messages appear by themselves: with a nomination, an invitation or a reminder.
mail-list-subject = Subject
mail-list-recipient = To
mail-list-written = Written
mail-list-state = State
mail-state-queued = waiting
mail-state-sent = sent
mail-state-failed = failed
mail-show-sent = Sent
mail-show-attempts = Attempts
mail-show-next = Next attempt
mail-show-error = What the mail server says
mail-show-retry = Try again
mail-show-text = Text
mail-show-masked = Private links are hidden: only the recipient may use them.
mail-not-failed = This message has not failed.
flash-mail-retried = { $mails ->
    [no] The message waits in the outbox again.
   *[yes] The message will be sent again in a moment.
}
mail-show-reveal-text = Whoever has the private link can act as the person it is meant for. Show it only to hand it over to them. This is recorded.
mail-show-reveal = Show the link
mail-already-sent = This mail has been sent. Only the recipient has its link.
mail-goes-by-itself = Mails are sent; nobody needs to hand over the link.
mail-show-of-owner = This link opens an account of the office or of an approver. It is not shown here. As long as the program sends no mail, whoever runs it can create a new one: laudatio user reset.
mail-link-of-owner = This link opens an account of the office or of an approver. Nobody but its owner may have it.
mail-tab-dropped = Out of date
mail-tab-cancelled = Taken back
mail-state-dropped = out of date
mail-state-cancelled = taken back
mail-show-dropped = Not sent, because it was out of date
mail-stale-account = The account is disabled.
mail-stale-link = The link has been used or replaced, or is too old.
mail-stale-withdrawn = The nomination was withdrawn or erased.
mail-stale-round = The round no longer takes sheets from this person.
mail-stale-done = All sheets are in.
mail-stale-answered = The request was answered, has lapsed or was made again.
mail-stale-said = What the message says is no longer true, or it would go to an old address.
mail-show-cancel = Take back
mail-show-cancel-confirm = Then the message will not be sent.
mail-cancel-letter = Letters can be taken back on their own page.
mail-not-waiting = This message is already on its way or no longer needed.
flash-mail-cancelled = The message will not be sent.
mail-trouble = The mail server has accepted nothing since { $at }
mail-trouble-next = Next attempt: { $at }. No message is lost.
mail-try-now = Try now
flash-mail-tried = The program will try in a moment.
mail-held = { $n ->
    [one] One message waits for you to release it
   *[other] { $n } messages wait for you to release them
}
mail-held-text = The oldest has been due since { $at }. After such a long pause nothing is sent by itself. Whatever is out of date is left out when you release them.
mail-release = { $n ->
    [one] Release
   *[other] Release all { $n }
}
mail-none-held = No message waits to be released.
flash-mails-released = { $mails ->
    [no] { $n ->
        [one] The message stays in the outbox: no mails are sent at the moment.
       *[other] { $n } messages stay in the outbox: no mails are sent at the moment.
    }
   *[yes] { $n ->
        [one] The message will be sent in a moment, unless it is out of date.
       *[other] { $n } messages will be sent in a moment. Those that are out of date are left out.
    }
}
mail-failed = { $n ->
    [one] One message did not arrive
   *[other] { $n } messages did not arrive
}
mail-failed-link = Look at them and try again
mail-failed-alike = { $n ->
    [one] One message has failed for this reason
   *[other] { $n } messages have failed for this reason
}
mail-retry-alike = { $n ->
    [one] Try again
   *[other] Try all { $n } again
}
flash-mails-retried = { $mails ->
    [no] { $n ->
        [one] The message waits in the outbox again.
       *[other] { $n } messages wait in the outbox again.
    }
   *[yes] { $n ->
        [one] The message will be sent again in a moment.
       *[other] { $n } messages will be sent again in a moment.
    }
}
mail-broke-off = Sending was interrupted every time. Please tell whoever runs the program.
