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
flash-mail-retried = Die Nachricht wird gleich noch einmal verschickt.
mail-show-reveal-text = Wer den persönlichen Link hat, handelt im Namen der Person, für die er bestimmt ist. Zeigen Sie ihn nur an, um ihn ihr zu geben. Das wird protokolliert.
mail-show-reveal = Link anzeigen
mail-already-sent = Diese Mail ist schon verschickt. Ihr Link steht nur noch im Postfach der Empfängerin oder des Empfängers.
mail-goes-by-itself = Mails werden verschickt; den Link braucht niemand weiterzugeben.
mail-show-of-owner = Dieser Link öffnet ein Konto der Geschäftsstelle oder der Freigabe. Hier ist er nicht zu sehen. Solange das Programm keine E-Mails verschickt, macht wer es betreibt einen neuen: laudatio user reset.
mail-link-of-owner = Dieser Link öffnet ein Konto der Geschäftsstelle oder der Freigabe. Nur wem es gehört, darf ihn haben.
