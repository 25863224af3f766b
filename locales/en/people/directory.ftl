# What is done to accounts
people-made-by = Created by
people-made-outside = whoever runs the program
people-state-waits = waits for a second person
people-state-held = not confirmed yet
people-held = This account was created or changed by one person alone.
people-held-text = For that person’s requests it does not count as a second person until somebody else has confirmed it.
people-waits-text = { $mails ->
    [no] Nobody has confirmed this account yet. As soon as a second person does, the invitation waits in the outbox.
   *[yes] Nobody has confirmed this account yet. The invitation goes out as soon as a second person does.
}
people-two-text = A second person confirms what you change about this account.
people-admit = Have the account confirmed
people-password = Password
people-password-text = People who have forgotten their password ask for a new one on the sign-in page. If somebody else may know it, ask for a new one here.
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
    [no] The role changes from “{ $from }” to “{ $to }”. All sessions end. Anyone who joins the office or becomes an approver chooses a new password through a link, which waits in the outbox.
   *[yes] The role changes from “{ $from }” to “{ $to }”. All sessions end. Anyone who joins the office or becomes an approver chooses a new password through a link, which goes to the address above.
}
people-happens-disable = The person is signed out at once and cannot sign in any more. What they have done stays.
people-happens-enable = { $mails ->
    [no] The person can sign in again, with the password they had. If they have none yet, an invitation waits in the outbox.
   *[yes] The person can sign in again, with the password they had. If they have none yet, an invitation goes to the address above.
}
people-happens-reset = { $mails ->
    [no] The current password stops working and all sessions end. A link for a new one waits in the outbox; nobody in the office sees it.
   *[yes] The current password stops working and all sessions end. A link for a new one goes to the address above; nobody in the office sees it.
}
people-happens-allow_export = The person may export lists and papers as files. Each time is recorded.
people-admitted-already = This account has been confirmed already.
people-admit-first = Nobody has confirmed this account yet. Admit it to give the person access.
people-reset-office-only = Jurors ask for a new password on the sign-in page themselves.
flash-people-changed = The account is changed.

# The mail to somebody whose password was taken
mail-password_taken-subject = Please choose a new password for laudatio
mail-password_taken-text = Hello { $name },

    your current password for laudatio no longer works: the office has asked for a new one. Please choose it with the link below.

    The link works once, within two hours. After that, you can ask for a new one on the sign-in page.
mail-password_taken-link = Choose a new password
