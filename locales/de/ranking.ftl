ranking-title = Rangliste
ranking-csv = Als CSV herunterladen
ranking-close = Runde schließen
ranking-final = Diese Rangliste steht fest.
ranking-final-text = Die Runde wurde am { $date } geschlossen.
ranking-live = { $sheets ->
    [one] Bisher ist { $sheets } Bewertung abgegeben
   *[other] Bisher sind { $sheets } Bewertungen abgegeben
}, { $missing ->
    [0] keine fehlt.
    [one] { $missing } fehlt noch.
   *[other] { $missing } fehlen noch.
} Die Rangliste rechnet mit jeder neuen Bewertung neu.
ranking-weights = Höchstens 100 Punkte. Gewichte: { $weights }
ranking-rank = Rang
ranking-tied = (geteilt)
ranking-entry = Nominierung
ranking-value = Punkte
ranking-criteria = Mittelwert je Kriterium
ranking-spread = Streuung
ranking-sheets = Bewertungen
ranking-missing = { $n ->
    [one] { $n } fehlt
   *[other] { $n } fehlen
}
ranking-missing-label = fehlende Bewertungen
ranking-empty = Noch nichts zu vergleichen
ranking-empty-text = In dieser Runde sind noch keine Nominierungen.
ranking-empty-action = Zur Runde
ranking-nomination = Nominierung ansehen
ranking-rank-of = Rang von { $n }
ranking-chart = Mittelwert je Kriterium
ranking-summary = { $title } liegt mit { $value } von 100 Punkten auf Rang { $rank } von { $entries }; { $sheets ->
    [one] { $sheets } Bewertung zählt.
   *[other] { $sheets } Bewertungen zählen.
}
ranking-summary-none = Für { $title } liegt noch keine Bewertung vor.
ranking-by-juror = Bewertungen der Jury
ranking-juror = Jurymitglied
ranking-state = Stand
ranking-total = Summe
ranking-state-submitted = abgegeben
ranking-state-draft = Entwurf
ranking-state-open = offen
ranking-state-recused = befangen
ranking-csv-rank = Rang
ranking-csv-value = Punkte
ranking-csv-spread = Streuung
ranking-csv-sheets = Bewertungen
ranking-csv-missing = Fehlend
ranking-csv-number = Nummer
ranking-csv-title = Titel
ranking-csv-nominee = Nominiert
