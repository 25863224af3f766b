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
ranking-names = { $more ->
    [0] { $names }
   *[other] { $names } und { $more } weitere
}
ranking-refused-empty = Es gibt noch keine abgegebene Bewertung.
ranking-refused-few-jurors = Mit { $n ->
    [one] nur { $n } Jurymitglied
   *[other] nur { $n } Jurymitgliedern
} lässt sich Strenge nicht ausgleichen; es müssen mindestens 3 sein.
ranking-refused-not-connected = Die Bewertungen zerfallen in { $n } Teile, die kein Jurymitglied verbindet. Ihre Punkte lassen sich nicht ausgleichen. { $parts }
ranking-refused-part = Teil { $part }: { $entries } (Jury: { $jurors }).
ranking-refused-no-variance = Die Punkte lassen keine Streuung übrig, die sich schätzen ließe. Ein Ausgleich ist nicht möglich.
ranking-refused-no-repeats = Es fehlen Nominierungen mit zwei Bewertungen oder Jurymitglieder mit zwei Bewertungen. Ein Ausgleich ist nicht möglich.
ranking-refused-thin-jurors = { $n ->
    [one] Dieses Jurymitglied hat
   *[other] Diese Jurymitglieder haben
} zu wenige Bewertungen für einen z-Wert: { $names }.
ranking-refused-too-many-entries = Das Verfahren nach Schulze vergleicht höchstens { $most } Nominierungen miteinander; hier sind es { $n }.
ranking-warning-thin-juror = { $name } hat nur { $n ->
    [one] { $n } Bewertung
   *[other] { $n } Bewertungen
} abgegeben; über die Strenge lässt sich wenig sagen.
ranking-warning-no-entry-variance = Zwischen den Nominierungen ist kein Unterschied, der über Zufall hinausgeht (Varianz 0, „singular fit“). Alle haben denselben ausgeglichenen Wert.
ranking-warning-no-juror-variance = Die Jurymitglieder sind gleich streng (Varianz 0, „singular fit“). Auszugleichen ist nichts.
ranking-warning-no-opinion = { $name } hat überall dieselben Punkte gegeben; das zählt als Mittelwert.
ranking-warning-one-juror = Es gibt nur ein Jurymitglied: Über den Zufall lässt sich nichts sagen.
ranking-warning-few-draws = Bei so vielen Nominierungen beruhen die Aussichten auf nur { $n } Ziehungen.
ranking-shift-hardly = Kaum ein Unterschied zum Mittelwert: { $by }
ranking-shift-stricter = { $n } von { $of } Jurymitgliedern { $n ->
    [one] ist
   *[other] sind
} strenger als der Durchschnitt: { $by }
ranking-shift-milder = { $n } von { $of } Jurymitgliedern { $n ->
    [one] ist
   *[other] sind
} milder als der Durchschnitt: { $by }
ranking-shift-stricter-together = { $of ->
    [one] Das Jurymitglied ist
   *[other] Die { $of } Jurymitglieder sind zusammen
} etwas strenger als der Durchschnitt: { $by }
ranking-shift-milder-together = { $of ->
    [one] Das Jurymitglied ist
   *[other] Die { $of } Jurymitglieder sind zusammen
} etwas milder als der Durchschnitt: { $by }
ranking-shift-uncertain = { $of ->
    [one] Eine einzige Bewertung ist unsicher
   *[other] { $of } Bewertungen sind noch unsicher
}, der Wert bleibt näher am Mittel aller: { $by }
