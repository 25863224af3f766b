# Closing
results-close-title = Runde schließen
results-complete = Alles ist da.
results-complete-text = Jede Bewertung ist abgegeben.
results-incomplete = Es fehlt noch etwas.
results-incomplete-text = Sie können die Jury erinnern und warten. Oder Sie schließen die Runde trotzdem und schreiben auf, warum.
results-happens = Was geschieht
results-entries = Nominierungen
results-sheets = Abgegebene Bewertungen
results-sheets-of = { $n } von { $total }
results-took-part = Beteiligte Jurymitglieder
results-took-part-of = { $n } von { $total }
results-quorum-met = beschlussfähig (ab { $n })
results-quorum-missed = nicht beschlussfähig (erst ab { $n })
results-recused = Befangenheiten
results-method = Rangliste nach
results-ties = Geteilte Plätze
results-tie = Platz { $rank }:
results-no-ties = keine bis zum letzten Preis
results-ties-counting = Die Rangliste wird noch gezählt. Laden Sie die Seite gleich neu.
results-missing = { $n ->
    [one] { $n } Bewertung fehlt
   *[other] { $n } Bewertungen fehlen
}
results-remind = Jury erinnern
results-unread = { $n ->
    [one] { $n } Nominierung ohne Bewertung
   *[other] { $n } Nominierungen ohne Bewertung
}
results-thin = { $n ->
    [one] { $n } Nominierung mit weniger als { $least } Bewertungen
   *[other] { $n } Nominierungen mit weniger als { $least } Bewertungen
}
results-thin-sheets = { $n ->
    [one] { $n } Bewertung
   *[other] { $n } Bewertungen
}
results-more = … und { $n } weitere.
results-state-open = noch nicht begonnen
results-state-draft = Entwurf
results-state-barred = kommt nicht mehr: kein Zugang zur Jury
results-members = Die Jury
results-submitted = Abgegeben
results-extended = Verlängert bis
results-reason = Warum schließen Sie die Runde jetzt?
results-reason-hint = Die Begründung bleibt bei der Runde und steht im Protokoll.
results-reason-needed = Es fehlt noch etwas. Schreiben Sie bitte auf, warum Sie die Runde trotzdem schließen.
results-reason-lacks = Seit der Anfrage fehlt etwas, und sie hat keine Begründung. Bitte lehnen Sie ab und fragen Sie mit Begründung neu an.
results-close-warning = Die Rangliste steht dann fest, und alles, worauf das Ergebnis beruht, wird festgehalten. Ändern lässt sich nur noch etwas, wenn zwei Personen die Runde wieder öffnen.
results-close = Runde jetzt schließen
results-back = Zurück zur Runde
results-changed = Inzwischen hat sich etwas geändert.
results-changed-text = Die Seite zeigt den Stand von jetzt. Bitte sehen Sie noch einmal nach.
flash-round-closed = Die Runde ist geschlossen. Die Rangliste steht fest.

# Opening again
results-reopen-title = Runde wieder öffnen
results-closed-so = So wurde sie geschlossen
results-closed-at = Am { $at }.
results-reopen-sheets = Die Jury kann ihre Bewertungen wieder ändern und fehlende abgeben.
results-reopen-window = Bewertet werden kann nur bis { $at }. Ist das vorbei, verlängern Sie danach die Frist.
results-reopen-kept = Alle Bewertungen bleiben.
results-reopen-snapshot = Stand { $number } bleibt im Nachweis. Wird die Runde wieder geschlossen, steht der nächste Stand daneben.
results-reopen-settled = { $n ->
    [one] Ein entschiedener geteilter Platz bleibt entschieden, wenn sich bis zum nächsten Schließen an den Bewertungen seiner Nominierungen nichts ändert; sonst ist neu zu entscheiden.
   *[other] { $n } entschiedene geteilte Plätze bleiben entschieden, wo sich bis zum nächsten Schließen an den Bewertungen ihrer Nominierungen nichts ändert; sonst ist neu zu entscheiden.
}
results-reopen-reason = Warum muss die Runde wieder geöffnet werden?
results-reopen-reason-hint = Die Begründung steht im Verlauf und im Protokoll.
results-reopen = Runde wieder öffnen
results-call-over = Die Ausschreibung ist abgeschlossen. Ihre Runden bleiben geschlossen.
results-built-on = Eine spätere Runde hat ihre Nominierungen aus dieser übernommen und schon begonnen. Darum bleibt diese geschlossen.
results-published = Zwei Personen haben bestätigt, dass das Ergebnis mit der Preisverleihung öffentlich wird. Halten Sie die Veröffentlichung bitte zuerst zurück; dann können Sie die Runde wieder öffnen.
results-public = Das Ergebnis ist schon öffentlich. Ziehen Sie es bitte zuerst zurück; dann können Sie die Runde wieder öffnen.
results-to-publication = Zur Veröffentlichung
results-reopen-bound = { $n ->
    [one] Die Entscheidung der Jury aus Sitzung { $number } gilt dann nicht mehr, obwohl sie verbindlich ist. Nach dem nächsten Schließen braucht es eine neue Sitzung.
   *[other] Die { $n } Entscheidungen der Jury aus Sitzung { $number } gelten dann nicht mehr, obwohl sie verbindlich sind. Nach dem nächsten Schließen braucht es eine neue Sitzung.
}
flash-round-reopened = Die Runde ist wieder geöffnet.

# The next round
results-advance = Nominierungen aus einer früheren Runde
results-advance-lead = Diese Runde übernimmt die Besten einer geschlossenen Runde. Unten können Sie einzelne an- oder abwählen.
results-advance-source = Aus der Runde
results-advance-way = Auswahl
results-advance-way-best = die Besten
results-advance-way-threshold = alle ab einem Wert
results-advance-way-hand = von Hand
results-advance-best = Wie viele?
results-advance-threshold = Ab welchem Wert?
results-advance-show = Vorschlag anzeigen
results-advance-entries = Diese Nominierungen kommen weiter
results-advance-hint = Rang { $rank } · { $points }
results-advance-unread = ohne Bewertung
results-advance-edge = { $n } Nominierungen teilen sich Rang { $rank }.
results-advance-edge-text = Sie sind alle ausgewählt, damit niemand ohne Grund ausscheidet. Wenn Sie eine davon abwählen, schreiben Sie bitte auf, warum.
results-advance-reason = Begründung
results-advance-reason-hint = Nötig nur, wenn von Nominierungen mit gleichem Rang nicht alle weiterkommen.
results-advance-cut = Nominierungen mit gleichem Rang kommen nur zum Teil weiter. Schreiben Sie bitte auf, warum.
results-advance-do = Übernehmen
results-no-source = In dieser Ausschreibung ist noch keine Runde geschlossen.
flash-results-advanced = { $n ->
    [one] Eine Nominierung ist übernommen.
   *[other] { $n } Nominierungen sind übernommen.
}
results-reopen-mails = { $mails ->
    [no] Alle, die in dieser Runde lesen, müssen Sie selbst benachrichtigen, und die anderen aus der Geschäftsstelle auch: Mails gehen zurzeit nicht hinaus.
   *[yes] Alle, die in dieser Runde lesen, bekommen eine E-Mail, und die anderen aus der Geschäftsstelle auch.
}
results-voting = In der Sitzung der Jury wird gerade abgestimmt. Geöffnet wird die Runde erst, wenn die Abstimmung beendet oder der Antrag zurückgezogen ist.
results-reopen-running = Sitzung { $number } läuft noch und gilt dann nicht mehr.
results-reopen-ended = Sitzung { $number } ist beendet und noch nicht verbindlich; sie gilt dann nicht mehr.
results-reopen-unbound = { $n ->
    [0] Nach dem nächsten Schließen braucht es eine neue.
    [one] Ihr einer Beschluss ist damit aufgehoben. Nach dem nächsten Schließen braucht es eine neue.
   *[other] Ihre { $n } Beschlüsse sind damit aufgehoben. Nach dem nächsten Schließen braucht es eine neue.
}
results-reopen-voting = Über Antrag { $motion } wird gerade abgestimmt: Diese Abstimmung wird nicht mehr gezählt.
