results-close-title = Runde schließen
results-complete = Alles ist da.
results-complete-text = Jede Bewertung ist abgegeben.
results-incomplete = Es fehlt noch etwas.
results-incomplete-text = Sie können die Jury erinnern und warten. Oder Sie schließen die Runde trotzdem und schreiben auf, warum.
results-missing = { $n ->
    [one] { $n } Bewertung fehlt
   *[other] { $n } Bewertungen fehlen
}
results-unread = { $n ->
    [one] { $n } Nominierung ohne Bewertung
   *[other] { $n } Nominierungen ohne Bewertung
}
results-more = … und { $n } weitere.
results-state-open = noch nicht begonnen
results-state-draft = Entwurf
results-reason = Warum schließen Sie die Runde jetzt?
results-reason-hint = Die Begründung bleibt bei der Runde stehen.
results-reason-needed = Es fehlt noch etwas. Schreiben Sie bitte auf, warum Sie die Runde trotzdem schließen.
results-close-warning = Danach kann niemand mehr etwas an dieser Runde ändern.
results-close = Runde jetzt schließen
results-back = Zurück zur Runde
flash-round-closed = Die Runde ist geschlossen. Die Rangliste steht fest.
