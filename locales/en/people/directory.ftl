# What is done to accounts
people-made-by = Made by
people-made-outside = whoever runs the program
people-state-waits = waits for a second person
people-state-held = not confirmed yet
people-held = One person alone has made or changed this account.
people-held-text = For that person’s requests it does not count as a second person until somebody else has confirmed it.
people-waits-text = { $mails ->
    [no] Nobody has confirmed this account yet. As soon as a second person does, the invitation waits in the outbox.
   *[yes] Nobody has confirmed this account yet. The invitation goes out as soon as a second person does.
}
people-two-text = A second person confirms what you change about this account.
people-admit = Have the account confirmed
people-password = Password
people-password-text = Whoever has forgotten the password asks for a new one on the sign-in page. If somebody else may know it, ask for a new one here.
people-invite-two = { $mails ->
    [no] A second person confirms an account for the office or for approvals; then the invitation waits in the outbox. You invite jurors alone.
   *[yes] A second person confirms an account for the office or for approvals; then the invitation goes out. You invite jurors alone.
}
people-reason = Reason
people-happens-invite = { $mails ->
    [no] This account is admitted. It then counts as a second person for whatever takes two. If it has no password yet, an invitation waits in the outbox.
   *[yes] This account is admitted. It then counts as a second person for whatever takes two. If it has no password yet, an invitation goes to the address above.
}
people-happens-change_role = { $mails ->
    [no] The role changes from “{ $from }” to “{ $to }”. All meetings end. Whoever comes into the office or to approvals chooses another password through a link, which waits in the outbox.
   *[yes] The role changes from “{ $from }” to “{ $to }”. All meetings end. Whoever comes into the office or to approvals chooses another password through a link, which goes to the address above.
}
people-happens-disable = The person is signed out at once and cannot sign in any more. What they have done stays.
people-happens-enable = { $mails ->
    [no] The person can sign in again, with the password that they had. If they have none yet, an invitation waits in the outbox.
   *[yes] The person can sign in again, with the password that they had. If they have none yet, an invitation goes to the address above.
}
people-happens-reset = { $mails ->
    [no] The present password stops working and all meetings end. A link for another one waits in the outbox; nobody of the office sees it.
   *[yes] The present password stops working and all meetings end. A link for another one goes to the address above; nobody of the office sees it.
}
people-happens-allow_export = The person may take lists and papers out of the program as files. Each time is recorded.
people-admitted-already = This account has been confirmed already.
people-admit-first = Nobody has confirmed this account yet. Admit it, and the access opens.
people-reset-office-only = Jurors ask for a new password on the sign-in page themselves.
flash-people-changed = The account is changed.

# The mail to somebody whose password was taken
mail-password_taken-subject = Please choose a new password for laudatio
mail-password_taken-text = Hello { $name },

    your present password for laudatio does not work any more: the office has asked for another one. You choose it through the link below.

    The link works for two hours, once. Afterwards you ask for a new one on the sign-in page.
mail-password_taken-link = Choose a new password
