# The jury's list
scoring-list = Meine Bewertungen
scoring-list-lead = Solange die Zeit zum Bewerten läuft, können Sie jede Bewertung noch ändern.
scoring-begin = Beginnen: { $name }
scoring-go-on = Weiter: { $name }
scoring-nothing = Zurzeit gibt es nichts zu bewerten
scoring-nothing-text = { $mails ->
    [no] Sobald eine Runde geöffnet wird, finden Sie hier Ihre Nominierungen.
   *[yes] Sobald eine Runde geöffnet wird, finden Sie hier Ihre Nominierungen. Sie bekommen dann eine E-Mail.
}
scoring-closed-rounds = Abgeschlossene Runden
scoring-closed-rounds-text = Zum Nachlesen. Ändern lässt sich hier nichts mehr.
scoring-until = Bewerten bis { $until }
scoring-from = Die Bewertung beginnt am { $from }
scoring-from-text = Lesen können Sie schon jetzt.
scoring-done = Abgegeben ({ $n })
scoring-progress = Abgegeben
scoring-entry = Nominierung
scoring-category = Kategorie
scoring-state = Stand
scoring-state-open = offen
scoring-state-draft = Entwurf
scoring-state-submitted = abgegeben
scoring-changed = Zuletzt geändert

# The sheet
scoring-sheet = Ihre Bewertung
scoring-place = { $n } von { $total }
scoring-others-nav = Weitere Nominierungen
scoring-previous = Vorherige
scoring-next = Nächste
scoring-number = Nummer
scoring-nominee = Nominiert
scoring-total = Gesamt
scoring-comment = Kommentar
scoring-submit = Abgeben
scoring-submit-again = Änderung abgeben
scoring-draft = Entwurf speichern
scoring-draft-again = Zurück in den Entwurf
scoring-missing-points = Bitte vergeben Sie Punkte.
scoring-wrong-points = Diese Punktzahl gibt es auf der Skala nicht.
scoring-criterion = Kriterium
scoring-juror = Jurymitglied
scoring-others = Bewertungen der anderen

# A nomination that the office has corrected
scoring-corrected = { $state ->
    [submitted] Vor der Korrektur vom { $at } abgegeben
   *[other] Vor der Korrektur vom { $at } begonnen
}
scoring-corrected-text = Die Geschäftsstelle hat diese Nominierung korrigiert. Sehen Sie noch einmal hinein: Sie können Ihre Bewertung ändern oder unverändert noch einmal abgeben.
scoring-corrected-over = Die Geschäftsstelle hat diese Nominierung korrigiert. Ihre Bewertung entstand vorher.
scoring-corrected-before = Vorher
scoring-corrected-after = Jetzt
scoring-overtaken = { $n ->
    [one] Eine Bewertung entstand vor einer Korrektur
   *[other] { $n } Bewertungen entstanden vor einer Korrektur
}
scoring-overtaken-text = Wer sie gemacht hat, hat seit der Korrektur nichts mehr abgegeben. Die Punkte zählen, wie sie sind.
scoring-corrected-badge = korrigiert
mail-corrected-subject = Korrigiert: Nominierung { $number }
mail-corrected-text = Guten Tag,

    die Geschäftsstelle hat die Nominierung { $number } korrigiert, nachdem Sie mit Ihrer Bewertung begonnen hatten. Was sich geändert hat, steht über Ihrem Bogen. Sie können Ihre Bewertung ändern oder so lassen.
mail-corrected-link = Zu Ihrer Bewertung

# Stepping back
scoring-recuse = Sind Sie befangen?
scoring-recuse-text = Dann sagen Sie es bitte hier. Die Nominierung verschwindet aus Ihrer Liste, und Ihre Punkte dafür zählen nicht. Rückgängig machen kann das nur die Geschäftsstelle.
scoring-recuse-button = Ich bin befangen und bewerte nicht

# A sheet that was changed elsewhere
scoring-stale = Diese Bewertung wurde inzwischen geändert
scoring-stale-text = Vielleicht in einem anderen Fenster oder auf einem anderen Gerät. Noch ist nichts überschrieben: Welche Fassung soll gelten?
scoring-mine = Jetzt eingegeben
scoring-theirs = Schon gespeichert
scoring-differs = Unterschied
scoring-different = verschieden
scoring-same = gleich
scoring-save-mine = Jetzt eingegebene Fassung speichern
scoring-keep-theirs = Gespeicherte Fassung behalten

# The office's page of a round
scoring-steps = Schritte der Runde
scoring-unmet = Insgesamt fehlt noch:
scoring-stat-entries = { $n ->
    [one] Nominierung
   *[other] Nominierungen
}
scoring-stat-jurors = { $n ->
    [one] Jurymitglied
   *[other] Jurymitglieder
}
scoring-stat-conflicts = { $n ->
    [one] Befangenheit
   *[other] Befangenheiten
}
scoring-stat-submitted = Abgegeben
scoring-jury-progress = So weit ist die Jury
scoring-sheets-in = Abgegebene Bewertungen
scoring-drafts = Entwürfe
scoring-last-reminded = Erinnert
scoring-remind = Erinnern
scoring-remind-all = { $n ->
    [one] Ein Jurymitglied erinnern
   *[other] { $n } Jurymitglieder erinnern
}
scoring-nobody-to-remind = Erinnern können Sie, solange die Bewertung läuft.
scoring-until-closing = zum Abschluss der Runde
scoring-next-criteria = Kriterien festlegen
scoring-next-criteria-text = Danach richtet sich die Jury. Sobald die Runde offen ist, stehen sie fest.
scoring-next-criteria-button = Zu den Kriterien
scoring-next-entries = Nominierungen aufnehmen
scoring-next-entries-text = { $n ->
    [one] Eine Nominierung ist zugelassen.
   *[other] { $n } Nominierungen sind zugelassen.
} Einzelne können Sie danach wieder herausnehmen.
scoring-next-entries-button = Alle zugelassenen aufnehmen
scoring-next-screening = Nominierungen zulassen
scoring-next-screening-text = Noch ist keine Nominierung geprüft und zugelassen. Erst danach kann die Jury sie bewerten.
scoring-next-screening-button = Zu den Nominierungen
scoring-next-fallen = Nominierungen bereinigen
scoring-next-fallen-text = In der Runde sind Nominierungen, die zurückgezogen wurden oder nicht mehr zugelassen sind.
scoring-next-fallen-button = Zu den Nominierungen
scoring-next-source = Einreichungen noch einmal übernehmen
scoring-next-source-text = Die Runde, aus der sie kommen, wurde seither wieder geöffnet. Ihre Rangliste kann jetzt anders sein.
scoring-next-source-button = Zur Übernahme
scoring-next-jurors = Jury auswählen
scoring-next-jurors-text = Wer soll in dieser Runde bewerten?
scoring-next-jurors-button = Jury auswählen
scoring-next-assignment = Nominierungen verteilen
scoring-next-assignment-text = Tragen Sie zuerst ein, wer befangen ist. Das Programm schlägt dann eine gleichmäßige Verteilung vor.
scoring-next-assignment-button = Verteilung vorschlagen
scoring-next-deadline = Warten auf den Bewerbungsschluss
scoring-next-deadline-text = Bis { $until } können noch Nominierungen kommen und geändert werden. Danach können Sie die Runde öffnen.
scoring-next-deadline-button = Zu den Nominierungen
scoring-next-ended = Die Ausschreibung ist beendet
scoring-next-ended-text = Wenn die Jury noch lesen soll, öffnen Sie zuerst die Ausschreibung wieder.
scoring-next-ended-button = Zur Ausschreibung
scoring-next-window = Zeitraum anpassen
scoring-next-window-text = Der Zeitraum für die Bewertung liegt in der Vergangenheit.
scoring-next-window-button = Zeitraum ändern
scoring-next-open-anyway = Runde öffnen
scoring-next-open-anyway-text = Noch hat nicht jede Nominierung so viele Lesende, wie die Runde vorsieht. Mit dem Öffnen stehen Kriterien, Gewichte, Skala und Nominierungen fest.
scoring-next-open-anyway-button = Trotzdem öffnen
scoring-next-short = Ersatz bestimmen
scoring-next-short-text = { $n ->
    [one] Eine Nominierung hat zu wenige Lesende. Bestimmen Sie, wer sie stattdessen liest.
   *[other] { $n } Nominierungen haben zu wenige Lesende. Bestimmen Sie, wer sie stattdessen liest.
}
scoring-next-short-button = Zur Verteilung
scoring-next-open = Runde öffnen
scoring-next-open-text = Alles ist vorbereitet. Mit dem Öffnen stehen Kriterien, Gewichte, Skala und Nominierungen fest, und die Jury kann bewerten.
scoring-next-open-button = Runde öffnen
scoring-next-early = Warten auf den Beginn
scoring-next-early-text = Die Runde ist geöffnet. Die Jury kann lesen, aber noch nicht bewerten.
scoring-next-early-button = Zeitraum ändern
scoring-next-running = Die Jury bewertet
scoring-next-running-text = Sie können zusehen, wie die Rangliste entsteht, und Säumige erinnern.
scoring-next-running-button = Rangliste ansehen
scoring-next-late = Der Zeitraum ist vorbei
scoring-next-late-text = Es fehlen noch Bewertungen. Verlängern Sie den Zeitraum, oder schließen Sie die Runde mit einer Begründung ab.
scoring-next-late-button = Zeitraum verlängern
scoring-next-close = Runde abschließen
scoring-next-close-text = Alle Bewertungen sind da. Mit dem Abschluss steht die Rangliste fest.
scoring-next-close-button = Runde abschließen
scoring-next-ranking = Abgeschlossen
scoring-next-ranking-text = Die Rangliste steht fest, solange niemand die Runde wieder öffnet.
scoring-next-ranking-button = Rangliste ansehen

# After a step
flash-scoring-draft-saved = Der Entwurf ist gespeichert.
flash-scoring-submitted-next = Abgegeben, Quittung { $name }. Hier ist die nächste Nominierung.
flash-scoring-submitted-all = Abgegeben, Quittung { $name }. Sie haben alles bewertet – vielen Dank!
flash-scoring-recused = Danke für den Hinweis. Die Nominierung ist aus Ihrer Liste verschwunden.
flash-scoring-reminded = { $mails ->
    [no] { $n ->
        [0] Alle Säumigen wurden in der letzten Stunde schon erinnert.
        [one] Eine Erinnerung wartet im Postausgang.
       *[other] { $n } Erinnerungen warten im Postausgang.
    }
   *[yes] { $n ->
        [0] Alle Säumigen wurden in der letzten Stunde schon erinnert.
        [one] Eine Erinnerung ist unterwegs.
       *[other] { $n } Erinnerungen sind unterwegs.
    }
}
scoring-extended = Für Sie verlängert
scoring-reopen = Runde wieder öffnen
scoring-quorum = { $n ->
    [one] { $n } Jurymitglied
   *[other] { $n } Jurymitgliedern
}

# The receipt of a sheet
scoring-receipt = Ihre Quittung
scoring-receipt-text = Ihr Bogen ist angekommen. Bewahren Sie die Nummer auf: Wenn die Runde geschlossen ist, können Sie damit prüfen, dass Ihr Bogen unverändert im Nachweis steht.
scoring-receipt-number = Quittung
scoring-receipt-person = Ihre Kennung im Nachweis
scoring-receipt-sheet = Kennung dieses Bogens
scoring-receipt-how = Den Nachweis gibt Ihnen die Geschäftsstelle. So prüfen Sie ihn:
scoring-receipt-file = nachweis.zip
