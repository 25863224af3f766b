office-title = Übersicht
office-lead = Wo jede Ausschreibung steht und was als Nächstes dran ist.
office-call = Ausschreibung { $year }
office-days-left = { $n ->
    [0] endet heute
    [one] noch { $n } Tag
   *[other] noch { $n } Tage
}
office-opens = Beginnt am { $date }
office-received = { $n ->
    [one] Nominierung
   *[other] Nominierungen
}
office-pending = noch zu prüfen
office-late = zu spät eingegangen
office-sheets = Abgegebene Bewertungen
office-round-preparing = in Vorbereitung
office-round-early = geöffnet, beginnt später
office-round-running = läuft
office-round-late = Zeit zum Bewerten vorbei
office-round-closed = geschlossen
office-no-call = Keine laufende Ausschreibung
office-no-call-text = Legen Sie die nächste an: Sie beginnt als Kopie der letzten.
office-new-call = Nächste Ausschreibung anlegen
office-next-prepare = Ausschreibung vorbereiten
office-next-announced = Ausschreibung ansehen
office-next-screen = Nominierungen prüfen
office-next-watch = Nominierungen ansehen
office-next-score = Stand der Bewertung ansehen
office-next-round = Runde vorbereiten
office-next-first-round = Erste Runde anlegen
office-next-ranking = Rangliste ansehen
office-next-session = Zur Jurysitzung
office-next-decide = Beschlüsse verbindlich machen
office-next-publish = Ergebnis veröffentlichen
office-next-publish-again = Wieder veröffentlichen
office-next-result = Ergebnis ansehen
office-next-await-round = Runde ansehen
office-next-close-round = Runde schließen
office-next-ceremony = Termin eintragen
office-next-letters = Zu den Briefen
office-next-end = Ausschreibung beenden
office-next-nothing = Ausschreibung ansehen
demo-database-in-use = Diese Datenbank enthält schon etwas. Die Vorführung braucht eine leere.
office-key-changed = Seit { $at } unterschreibt ein anderer Schlüssel den Nachweis
office-key-changed-text = Nennen Sie denen, die Nachweise prüfen, den neuen Fingerabdruck, und halten Sie fest, warum er gewechselt hat.
office-key-changed-action = Zum Schlüssel
office-next-settle = Lesen, was hinzukam
