# The end of every mail
mail-greeting = Kind regards
    Your team of the prizes of the City of Dortmund

# What is in the mails
mail-invitation-subject = Your invitation to laudatio
mail-invitation-text = Hello { $name },

    the City of Dortmund invites you to take part in its prizes. With the link below you choose your password.

    The link works once, within 14 days. Please do not pass it on.
mail-invitation-link = Accept the invitation
mail-password-subject = New password for laudatio
mail-password-text = Hello { $name },

    somebody, probably you, has asked for a new password for your account. With the link below you choose it.

    The link works once, within two hours. You did not ask for it? Then there is nothing to do: your present password stays.
mail-password-link = Choose a new password
mail-reminder-subject = Reminder: your scores for { $name }
mail-reminder-text = Hello,

    { $n ->
        [one] in “{ $name }” one nomination is still waiting for your scores.
       *[other] in “{ $name }” { $n } nominations are still waiting for your scores.
    } You can score until { $until }.

    Thank you for taking the time.
mail-reminder-link = To my scores
