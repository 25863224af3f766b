# What the office finds about nominations.
screening-pending = zu prüfen
screening-eligible = zugelassen
screening-ineligible = nicht zugelassen

screening-again = erneut zu prüfen
screening-again-changed-title = Geändert nach Prüfung
screening-again-changed-text = Am { $at } lautete die Prüfung „{ $before }“. Danach wurde der Text geändert. Bitte prüfen Sie noch einmal.
screening-again-deadline-title = Die Frist ist verlegt
screening-again-deadline-text = Diese Nominierung kam nach der früheren Frist, wurde aufgenommen und war „{ $before }“. Nach der neuen Frist ist sie rechtzeitig. Bitte prüfen Sie noch einmal.
screening-again-differences = Alt und neu
screening-again-before = Geprüft wurde
screening-again-after = Jetzt steht da
screening-overtaken = { $n ->
    [one] Eine Bewertung entstand vor der Korrektur vom { $at }
   *[other] { $n } Bewertungen entstanden vor der Korrektur vom { $at }
}
text-changes = Was sich geändert hat
text-changes-question = Frage

screening-list-title = Nominierungen
screening-list-new = Papier oder E-Mail eintragen
screening-list-import = Aus Datei importieren
screening-list-caption = { $n ->
    [one] Eine Nominierung
   *[other] { $n } Nominierungen
}
screening-list-empty = Noch ist nichts eingegangen
screening-list-empty-text = Sobald jemand nominiert, steht es hier. Was auf Papier oder per E-Mail kommt, tragen Sie oben ein.
screening-list-nothing-found = Nichts gefunden
screening-list-nothing-found-text = Suchen Sie mit weniger Wörtern oder ohne Filter.
screening-stat-all = insgesamt
screening-stat-pending = zu prüfen
screening-stat-eligible = zugelassen
screening-stat-late = verspätet
screening-stat-again = geändert nach Prüfung
screening-filter-search = Titel, Name oder Nummer
screening-filter-all = alle
screening-filter-status = Eingang
screening-filter-screening = Prüfung
screening-filter-category = Kategorie
screening-filter-district = Stadtbezirk
screening-filter-origin = Weg
screening-filter-more = Filter und Reihenfolge
screening-filter-apply = Anzeigen
screening-filter-reset = Alle zeigen
screening-sort = Reihenfolge
screening-sort-number = nach Nummer
screening-sort-name = nach Name
screening-sort-received = neueste zuerst
screening-column-title = Titel und Nominierte
screening-column-number = Nummer
screening-column-category = Kategorie
screening-column-district = Stadtbezirk
screening-column-received = Eingegangen
screening-column-state = Stand

screening-edit = Angaben korrigieren
screening-next = Nächste ungeprüfte
screening-aside = Stand und Prüfung
screening-state = Stand
screening-fact-received = Eingegangen
screening-fact-origin = Weg
screening-fact-kind = Art
screening-fact-consent = Veröffentlichung
screening-fact-gaps = Ohne Antwort
screening-fact-admitted = Trotz Verspätung aufgenommen
screening-fact-admitted-reason = Grund dafür
screening-fact-withdrawn = Zurückgezogen
screening-fact-screening-reason = Begründung der Prüfung
screening-fact-judged-in = Liegt der Jury vor

screening-form = Prüfung
screening-form-screening = Sind die Bedingungen erfüllt?
screening-form-reason = Begründung
screening-form-reason-hint = Nötig, wenn die Bedingungen nicht erfüllt sind.
screening-choice-eligible = Ja, zugelassen
screening-choice-ineligible = Nein, nicht zugelassen
screening-choice-pending = Noch offen
screening-submit = Prüfung speichern
screening-reason-missing = Bitte nennen Sie den Grund.
screening-admit = Verspätet: trotzdem aufnehmen?
screening-admit-text = Diese Nominierung kam nach der Frist. Nehmen Sie sie auf, wird sie geprüft wie jede andere.
screening-form-admit-reason = Warum nehmen Sie sie auf?
screening-admit-submit = Aufnehmen
screening-withdraw = Zurückziehen
screening-withdraw-text = Zum Beispiel auf Wunsch der Nominierten. Bis die Runde geschlossen oder das Ergebnis öffentlich ist, lässt es sich rückgängig machen.
screening-form-withdraw-reason = Grund
screening-withdraw-submit = Nominierung zurückziehen
screening-refused-judged = Die Jury liest diese Nominierung schon. Die Prüfung lässt sich nicht mehr ändern.
screening-refused-stale = Inzwischen hat sich etwas geändert. Bitte sehen Sie noch einmal hin.
flash-nomination-screened = Die Prüfung ist gespeichert.
flash-nomination-admitted = Die Nominierung ist aufgenommen. Jetzt können Sie sie prüfen.

screening-history = Verlauf

# What is read before an entry is found ineligible or withdrawn, and the way back
screening-read-title = Nicht zugelassen: Das gilt dann
screening-read-lead = Lesen Sie die Begründung, wie die Einsendenden sie lesen.
screening-read-reason = Diese Begründung steht im Brief nach der Entscheidung
screening-read-mail = Jetzt geht keine E-Mail hinaus
screening-read-mail-note = Der Beleg sagt ab sofort, dass die Nominierung nicht bewertet wird.
screening-read-next = Solange keine Jury sie liest und das Ergebnis nicht öffentlich ist, lässt sich die Prüfung ändern.
screening-read-do = Nicht zulassen
screening-read-cancel = Zurück zur Nominierung
withdrawal-read-title = Nominierung zurückziehen: Das gilt dann
withdrawal-read-lead = Sie nimmt dann nicht mehr teil.
withdrawal-read-reason = Diese Begründung steht im Verlauf
withdrawal-read-round = Sie wird gerade gelesen: „{ $round }“
withdrawal-read-mail-note = Der Beleg sagt ab sofort, dass die Nominierung zurückgezogen ist.
withdrawal-read-next = Solange ihre Runde nicht abgeschlossen ist, lässt sich das mit einer Begründung zurücknehmen.
withdrawal-read-do = Zurückziehen
withdrawal-back-title = Zurückziehen rückgängig machen
withdrawal-back-lead = Die Nominierung nimmt dann wieder teil, mit ihrer Prüfung und ihren Bögen.
withdrawal-back-mail-note = Der Beleg zeigt wieder, wo die Nominierung steht.
withdrawal-back-do = Wieder aufnehmen
flash-nomination-brought-back = Die Nominierung nimmt wieder teil.
nomination-refused-not-withdrawn = Diese Nominierung ist nicht zurückgezogen.
nomination-refused-own-wish = Wer diese Nominierung eingereicht hat, hat sie selbst zurückgezogen. Das bleibt so.
