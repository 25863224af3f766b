# The end of every mail
mail-greeting = Freundliche Grüße
    Ihr Team der Preise der Stadt Dortmund

# What is in the mails
mail-invitation-subject = Ihre Einladung zu laudatio
mail-invitation-text = Guten Tag, { $name },

    die Stadt Dortmund lädt Sie ein, an ihren Preisen mitzuwirken. Über den Link unten wählen Sie Ihr Passwort.

    Der Link gilt 14 Tage und funktioniert einmal. Bitte geben Sie ihn nicht weiter.
mail-invitation-link = Einladung annehmen
mail-password-subject = Neues Passwort für laudatio
mail-password-text = Guten Tag, { $name },

    jemand, vermutlich Sie, hat ein neues Passwort für Ihr Konto angefordert. Über den Link unten wählen Sie es.

    Der Link gilt zwei Stunden und funktioniert einmal. Haben Sie nichts angefordert? Dann müssen Sie nichts tun: Ihr bisheriges Passwort gilt weiter.
mail-password-link = Neues Passwort wählen
mail-reminder-subject = Erinnerung: Ihre Bewertungen für { $name }
mail-reminder-text = Guten Tag,

    { $n ->
        [one] bei „{ $name }“ ist noch eine Nominierung offen, die auf Ihre Bewertung wartet.
       *[other] bei „{ $name }“ sind noch { $n } Nominierungen offen, die auf Ihre Bewertung warten.
    } Sie können bis { $until } bewerten.

    Vielen Dank, dass Sie sich die Zeit nehmen.
mail-reminder-link = Zu meinen Bewertungen

# The outbox
mail-list-lead = Jede Nachricht, die das Programm geschrieben hat, und was aus ihr geworden ist.
mail-list-tabs = Nachrichten nach Stand
mail-tab-all = Alle
mail-tab-queued = Wartend
mail-tab-sent = Gesendet
mail-tab-failed = Fehlgeschlagen
mail-list-empty = Hier ist keine Nachricht.
mail-list-empty-text = Nachrichten entstehen von selbst: bei einer Nominierung, einer Einladung, einer Erinnerung.
mail-list-subject = Betreff
mail-list-recipient = An
mail-list-written = Geschrieben
mail-list-state = Stand
mail-state-queued = wartet
mail-state-sent = gesendet
mail-state-failed = fehlgeschlagen
mail-show-sent = Gesendet
mail-show-attempts = Versuche
mail-show-next = Nächster Versuch
mail-show-error = Das sagt der Mailserver
mail-show-retry = Noch einmal versuchen
mail-show-text = Text
mail-show-masked = Persönliche Links sind unkenntlich gemacht: Nur die Empfängerin oder der Empfänger soll sie benutzen.
mail-not-failed = Diese Nachricht ist nicht fehlgeschlagen.
flash-mail-retried = { $mails ->
    [no] Die Nachricht wartet wieder im Postausgang.
   *[yes] Die Nachricht wird gleich noch einmal verschickt.
}
mail-show-reveal-text = Wer den persönlichen Link hat, handelt im Namen der Person, für die er bestimmt ist. Zeigen Sie ihn nur an, um ihn ihr zu geben. Das wird protokolliert.
mail-show-reveal = Link anzeigen
mail-already-sent = Diese Mail ist schon verschickt. Ihr Link steht nur noch im Postfach der Empfängerin oder des Empfängers.
mail-goes-by-itself = Mails werden verschickt; den Link braucht niemand weiterzugeben.
mail-show-of-owner = Dieser Link öffnet ein Konto der Geschäftsstelle oder der Freigabe. Hier ist er nicht zu sehen. Solange das Programm keine E-Mails verschickt, macht wer es betreibt einen neuen: laudatio user reset.
mail-link-of-owner = Dieser Link öffnet ein Konto der Geschäftsstelle oder der Freigabe. Nur wem es gehört, darf ihn haben.
mail-tab-dropped = Überholt
mail-tab-cancelled = Zurückgenommen
mail-state-dropped = überholt
mail-state-cancelled = zurückgenommen
mail-show-dropped = Nicht verschickt, weil sie überholt war
mail-stale-account = Das Konto ist gesperrt.
mail-stale-link = Der Link ist benutzt, ersetzt oder abgelaufen.
mail-stale-withdrawn = Die Nominierung wurde zurückgezogen oder gelöscht.
mail-stale-round = Die Runde nimmt von dieser Person keine Bewertungen mehr an.
mail-stale-done = Alle Bewertungen sind abgegeben.
mail-stale-answered = Die Anfrage ist beantwortet, verfallen oder neu gestellt.
mail-stale-said = Was die Nachricht sagt, gilt so nicht mehr, oder sie ginge an eine frühere Adresse.
mail-show-cancel = Zurücknehmen
mail-show-cancel-confirm = Die Nachricht wird dann nicht verschickt.
mail-cancel-letter = Einen Brief holen Sie auf der Seite der Briefe zurück.
mail-not-waiting = Diese Nachricht ist schon verschickt oder erledigt.
flash-mail-cancelled = Die Nachricht wird nicht verschickt.
mail-trouble = Seit { $at } nimmt der Mailserver nichts an
mail-trouble-next = Nächster Versuch: { $at }. Keine Nachricht geht verloren.
mail-try-now = Jetzt versuchen
flash-mail-tried = Das Programm versucht es gleich.
mail-held = { $n ->
    [one] Eine Nachricht wartet auf Ihre Freigabe
   *[other] { $n } Nachrichten warten auf Ihre Freigabe
}
mail-held-text = Die älteste ist seit { $at } fällig. Nach einer so langen Pause geht nichts von selbst hinaus. Was überholt ist, wird bei der Freigabe aussortiert.
mail-release = { $n ->
    [one] Freigeben
   *[other] Alle { $n } freigeben
}
mail-none-held = Es wartet keine Nachricht auf Freigabe.
flash-mails-released = { $mails ->
    [no] { $n ->
        [one] Die Nachricht wartet weiter im Postausgang: Mails gehen zurzeit nicht hinaus.
       *[other] { $n } Nachrichten warten weiter im Postausgang: Mails gehen zurzeit nicht hinaus.
    }
   *[yes] { $n ->
        [one] Die Nachricht geht gleich hinaus, wenn sie nicht überholt ist.
       *[other] { $n } Nachrichten gehen gleich hinaus. Überholte werden aussortiert.
    }
}
mail-failed = { $n ->
    [one] Eine Nachricht kam nicht an
   *[other] { $n } Nachrichten kamen nicht an
}
mail-failed-link = Ansehen und noch einmal versuchen
mail-failed-alike = { $n ->
    [one] Eine Nachricht ist aus diesem Grund fehlgeschlagen
   *[other] { $n } Nachrichten sind aus diesem Grund fehlgeschlagen
}
mail-retry-alike = { $n ->
    [one] Noch einmal versuchen
   *[other] Alle { $n } noch einmal versuchen
}
flash-mails-retried = { $mails ->
    [no] { $n ->
        [one] Die Nachricht wartet wieder im Postausgang.
       *[other] { $n } Nachrichten warten wieder im Postausgang.
    }
   *[yes] { $n ->
        [one] Die Nachricht wird gleich noch einmal verschickt.
       *[other] { $n } Nachrichten werden gleich noch einmal verschickt.
    }
}
mail-broke-off = Das Versenden brach jedes Mal ab. Bitte melden Sie das der Technik.
