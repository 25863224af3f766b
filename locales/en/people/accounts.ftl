# Signing in
accounts-sign-in-title = Sign in
accounts-sign-in-lead = For the office and the jury. You do not need an account to nominate somebody.
accounts-sign-in-email = E-mail address
accounts-sign-in-password = Password
accounts-sign-in-needed = Please sign in. Then you will continue here.
accounts-sign-in-parked = Your session has ended. What you typed is still here.
accounts-sign-in-parked-text = Sign in, and you can send it with one click.
accounts-no-match = E-mail address and password do not match.
accounts-too-many = Those were many attempts in a short time. Please wait half a minute.
accounts-to-sign-in = Go to sign-in
accounts-cancel = Cancel
accounts-resend-lead = You are signed in again, { $name }. Now send what you typed before.
flash-accounts-signed-out = You are signed out.
flash-accounts-signed-out-everywhere = You are now signed out on all devices.

# A forgotten password
accounts-forgot-title = Forgot your password?
accounts-forgot-lead = We will send you a link to choose a new one.
accounts-forgot-email = E-mail address
accounts-forgot-too-many = That was many requests in a short time. Please wait five minutes.
accounts-forgot-action = Ask for a link
accounts-forgot-waits-title = Your request has arrived
accounts-forgot-waits-lead = This program does not send mails at the moment. Please ask the office for your link.
accounts-forgot-sent-title = Have a look at your mailbox
accounts-forgot-sent-lead = If there is an account for this address, an e-mail with a link is on its way.
accounts-forgot-sent-text = The link works for two hours. Nothing there? Look in your spam folder or ask the office.

# Links that work once
accounts-link-title-first_office = Welcome to laudatio
accounts-link-lead-first_office = { $mails ->
    [no] Create the first account for the office. Then you can invite others.
   *[yes] Create the first account for the office. Then you can invite others by e-mail.
}
accounts-link-action-first_office = Create the account
accounts-link-title-invitation = Welcome to laudatio
accounts-link-lead-invitation = Hello { $name }. Choose a password and you are ready.
accounts-link-action-invitation = Save password and sign in
accounts-link-title-password = Choose a new password
accounts-link-lead-password = Hello { $name }. You will then be signed out on all other devices.
accounts-link-action-password = Save password and sign in
accounts-link-name = Your name
accounts-link-name-hint = As your colleagues will see it.
accounts-link-email = E-mail address
accounts-link-email-hint = You sign in with it.
accounts-link-password = New password
accounts-link-password-hint = At least 12 characters. Four random words are safe and easy to remember.
accounts-link-password-again = Repeat the new password
accounts-link-declaration = I will keep what I learn in the jury confidential and score impartially. Where I have a personal connection with a nomination, I will step back from it.
accounts-link-declaration-hint = This declaration is kept on file.
accounts-link-gone-title = This link no longer works
accounts-link-gone-lead = It was used already or has expired. Have you chosen your password? Then just sign in.
accounts-link-gone = This link no longer works.
accounts-first-exists = The first account exists already. Please sign in.
flash-accounts-first-made = Your account is ready and you are signed in.
flash-accounts-password-set = Your password is saved and you are signed in.

# The own account
accounts-account-title = My account
accounts-profile-heading = About you
accounts-profile-name = Name
accounts-profile-language = Language
accounts-profile-language-hint = For these pages and for e-mails to you.
accounts-profile-action = Save changes
accounts-password-heading = Change password
accounts-password-note = A new password signs you out on all other devices.
accounts-profile-present-password = Current password
accounts-password-action = Change password
accounts-password-wrong = This is not your current password.
accounts-sessions-heading = Devices
accounts-sessions-note = Did you sign in on somebody else's device? Here you can end all sessions, including this one.
accounts-sign-out-everywhere = Sign out everywhere
flash-accounts-profile-saved = Your changes are saved.
flash-accounts-password-changed = Your password is changed. Other devices are signed out.

# People
accounts-people-title = People
accounts-people-lead = Everybody who can sign in: the office and the jury.
accounts-people-name = Name
accounts-people-email = E-mail address
accounts-people-role = Role
accounts-people-state = Access
accounts-role-office = Office
accounts-role-office-hint = Screens nominations, puts the jury together, sees all scores.
accounts-role-juror = Juror
accounts-role-juror-hint = Scores the nominations assigned to them.
accounts-role-chair = Chair of the jury
accounts-role-chair-hint = Scores like a juror; this vote decides a tie.
accounts-role-approver = Approver
accounts-role-approver-hint = Checks and confirms what takes two people; sees and does nothing else.
accounts-state-invited = invited
accounts-state-active = active
accounts-state-disabled = disabled
accounts-invite-title = Invite a person
accounts-invite-lead = { $mails ->
    [no] The invitation with a link waits in the outbox until the mail server is set up. The link works once, within 14 days.
   *[yes] The person gets an e-mail with a link. It works once, within 14 days.
}
accounts-invite-name = Name
accounts-invite-email = E-mail address
accounts-invite-role = Role
accounts-invite-language = Language of e-mails
accounts-invite-action = Send invitation
accounts-email-taken = There is already an account for this address.
flash-accounts-invited = { $mails ->
    [no] The invitation to { $name } waits in the outbox.
   *[yes] The invitation to { $name } is on its way.
}
accounts-person-since = Since
accounts-person-self = This is you. You can change your name, language and password here:
accounts-person-invitation = Invitation
accounts-person-invitation-note = This person has not chosen a password yet. If the e-mail was lost, send another one; the old link stops working then.
accounts-invite-again = Send invitation again
flash-accounts-invited-again = { $mails ->
    [no] Another invitation waits in the outbox.
   *[yes] Another invitation is on its way.
}
accounts-not-invited = This person has chosen a password already.
accounts-person-role-heading = Change role
accounts-person-role = Role
accounts-person-role-action = Save role
flash-accounts-role-changed = The role is changed.
accounts-person-export = Exports
accounts-person-export-yes = This person may export files: lists, minutes, certificates, evidence. Each time is recorded.
accounts-person-export-no = This person sees everything, but may not export files.
accounts-export-allow = Allow exports
accounts-export-forbid = Stop allowing exports
accounts-export-office-only = Only the office can export.
accounts-export-refused = You may not export lists and papers as files or print letters. Somebody else in the office can allow it under “People”.
flash-accounts-export-allowed = This person may now export.
flash-accounts-export-forbidden = This person may no longer export.
accounts-person-access = Access
accounts-person-disable-note = Whoever is disabled is signed out at once and cannot sign in any more. What the person has done stays.
accounts-person-disabled-note = This person is disabled and cannot sign in.
accounts-disable = Disable access
accounts-disable-confirm = Sign { $name } out at once and disable the account?
accounts-enable = Open access again
flash-accounts-disabled = The access is disabled.
flash-accounts-enabled = The access is open again.
accounts-not-yourself = You can neither disable yourself nor change your own role. Please ask a colleague.
accounts-last-office = This is the last person in the office with access. Please invite somebody first.
accounts-in-round = This person is on the jury of a round that is not closed. Take them out of it, or wait until the round is closed.
