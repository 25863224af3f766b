# What is done to accounts
people-made-by = Angelegt von
people-made-outside = wer das Programm betreibt
people-state-waits = wartet auf eine zweite Person
people-state-held = noch nicht bestätigt
people-held = Dieses Konto hat eine Person allein angelegt oder geändert.
people-held-text = Für deren Anfragen zählt es nicht als zweite Person, bis jemand anderes es bestätigt hat.
people-waits-text = { $mails ->
    [no] Niemand hat dieses Konto bisher bestätigt. Sobald eine zweite Person das tut, wartet die Einladung im Postausgang.
   *[yes] Niemand hat dieses Konto bisher bestätigt. Die Einladung geht hinaus, sobald eine zweite Person das tut.
}
people-two-text = Was Sie hier an diesem Konto ändern, bestätigt eine zweite Person.
people-admit = Konto bestätigen lassen
people-password = Passwort
people-password-text = Wer das Passwort vergessen hat, fordert auf der Anmeldeseite selbst ein neues an. Kennt es vielleicht jemand anderes, verlangen Sie hier ein neues.
people-invite-two = { $mails ->
    [no] Ein Konto für die Geschäftsstelle oder die Freigabe bestätigt eine zweite Person; dann wartet die Einladung im Postausgang. Mitglieder der Jury laden Sie allein ein.
   *[yes] Ein Konto für die Geschäftsstelle oder die Freigabe bestätigt eine zweite Person; dann geht die Einladung hinaus. Mitglieder der Jury laden Sie allein ein.
}
people-reason = Begründung
people-happens-invite = { $mails ->
    [no] Dieses Konto wird zugelassen. Es zählt dann als zweite Person für alles, was zwei braucht. Hat es noch kein Passwort, wartet eine Einladung im Postausgang.
   *[yes] Dieses Konto wird zugelassen. Es zählt dann als zweite Person für alles, was zwei braucht. Hat es noch kein Passwort, geht eine Einladung an die Adresse oben.
}
people-happens-change_role = { $mails ->
    [no] Die Rolle ändert sich von „{ $from }“ zu „{ $to }“. Alle Sitzungen enden. Wer neu in die Geschäftsstelle oder zur Freigabe kommt, wählt über einen Link ein neues Passwort; er wartet im Postausgang.
   *[yes] Die Rolle ändert sich von „{ $from }“ zu „{ $to }“. Alle Sitzungen enden. Wer neu in die Geschäftsstelle oder zur Freigabe kommt, wählt über einen Link ein neues Passwort; er geht an die Adresse oben.
}
people-happens-disable = Die Person wird sofort abgemeldet und kann sich nicht mehr anmelden. Was sie getan hat, bleibt erhalten.
people-happens-enable = { $mails ->
    [no] Die Person kann sich wieder anmelden, mit ihrem bisherigen Passwort. Hat sie noch keines, wartet eine Einladung im Postausgang.
   *[yes] Die Person kann sich wieder anmelden, mit ihrem bisherigen Passwort. Hat sie noch keines, geht eine Einladung an die Adresse oben.
}
people-happens-reset = { $mails ->
    [no] Das bisherige Passwort gilt nicht mehr, und alle Sitzungen enden. Ein Link für ein neues wartet im Postausgang; niemand aus der Geschäftsstelle sieht ihn.
   *[yes] Das bisherige Passwort gilt nicht mehr, und alle Sitzungen enden. Ein Link für ein neues geht an die Adresse oben; niemand aus der Geschäftsstelle sieht ihn.
}
people-happens-allow_export = Die Person darf Listen und Papiere als Dateien aus dem Programm mitnehmen. Jedes Mal steht das im Verlauf.
people-admitted-already = Dieses Konto ist schon bestätigt.
people-admit-first = Dieses Konto hat noch niemand bestätigt. Lassen Sie es zu, dann öffnet sich der Zugang.
people-reset-office-only = Mitglieder der Jury fordern auf der Anmeldeseite selbst ein neues Passwort an.
flash-people-changed = Das Konto ist geändert.

# The mail to somebody whose password was taken
mail-password_taken-subject = Bitte wählen Sie ein neues Passwort für laudatio
mail-password_taken-text = Guten Tag, { $name },

    Ihr bisheriges Passwort für laudatio gilt nicht mehr: Die Geschäftsstelle hat ein neues verlangt. Über den Link unten wählen Sie es.

    Der Link gilt zwei Stunden und funktioniert einmal. Danach fordern Sie auf der Anmeldeseite einen neuen an.
mail-password_taken-link = Neues Passwort wählen
