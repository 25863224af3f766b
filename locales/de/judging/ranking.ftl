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
ranking-missing-label = { $n ->
    [one] fehlende Bewertung
   *[other] fehlende Bewertungen
}
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
ranking-stat-sheets = { $n ->
    [one] Bewertung
   *[other] Bewertungen
}
ranking-state-late = später befangen, zählt
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
ranking-refused-few-jurors = Bewertungen von { $n ->
    [one] nur { $n } Jurymitglied
   *[other] nur { $n } Jurymitgliedern
} zählen. So lässt sich Strenge nicht ausgleichen; es müssen mindestens 3 sein.
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
ranking-warning-no-juror-variance = Zwischen den Jurymitgliedern ist kein Unterschied in der Strenge, der über Zufall hinausgeht (Varianz 0, „singular fit“). Auszugleichen ist nichts.
ranking-warning-no-opinion = { $name } hat überall dieselben Punkte gegeben; das zählt als Mittelwert.
ranking-warning-one-juror = Bewertungen von nur einem Jurymitglied zählen: Über den Zufall lässt sich nichts sagen.
ranking-warning-few-draws = Bei so vielen Nominierungen beruhen die Aussichten auf nur { $n } Ziehungen.
ranking-shift-hardly = Kaum ein Unterschied zum Mittelwert: { $by }
ranking-shift-stricter = { $of ->
    [one] Das einzige Jurymitglied ist
   *[other] { $n } von { $of } Jurymitgliedern { $n ->
        [one] ist
       *[other] sind
    }
} strenger als der Durchschnitt: { $by }
ranking-shift-milder = { $of ->
    [one] Das einzige Jurymitglied ist
   *[other] { $n } von { $of } Jurymitgliedern { $n ->
        [one] ist
       *[other] sind
    }
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
ranking-views = Ansichten der Rangliste
ranking-view-list = Rangliste
ranking-view-jury = Jury
ranking-view-check = Was wäre, wenn
ranking-method = Verfahren: { $method }.
ranking-refused = Das Verfahren dieser Runde lässt sich nicht anwenden. Gezeigt wird der Mittelwert.
ranking-unadjusted = Kein ausgeglichener Wert
ranking-warnings = { $n ->
    [one] { $n } Hinweis
   *[other] { $n } Hinweise
}
ranking-own-value = Wert
ranking-mean = Mittelwert
ranking-adjusted = Ausgeglichen
ranking-chances = Sicherheit des Rangs
ranking-rank-short = Rang { $n }
ranking-ranks-short = Rang { $ranks }
ranking-ranks-long = Mit 95 % Sicherheit liegt der Rang bei { $ranks }.
ranking-chances-of = Aussicht auf die Preisränge:
ranking-place-chance = Platz { $place }: { $chance }
ranking-span = { $from } bis { $to }
ranking-legend = „Ausgeglichen“ nimmt heraus, dass manche Jurymitglieder strenger urteilen als andere. Die Linie zeigt, zwischen welchen Rängen die Nominierung mit 95 % Sicherheit liegt; die Prozente sagen, wie wahrscheinlich sie auf die ersten Ränge gehört. Die Zahl hinter ± ist die Streuung der Bewertungen.
ranking-ranks = Bild: Ränge mit Spielraum
ranking-ranks-text = Der Punkt ist der Rang, die Linie der Bereich, in dem er mit 95 % Sicherheit liegt.
ranking-shifts = Bild: Mittelwert und ausgeglichener Wert
ranking-shifts-text = Der Kreis ist der Mittelwert, der Punkt der ausgeglichene Wert.
ranking-again = Selbst nachrechnen
ranking-again-text = Die Bewertungen als Datei liest auch der Befehl „laudatio tally“, der dasselbe rechnet: Punkte von 100 je Kriterium, mit Eingangsnummern und Namen. Bitte vertraulich behandeln.
ranking-scores-csv = Bewertungen herunterladen (CSV)
ranking-counting = Die Rangliste wird berechnet.
ranking-counting-text = Bei vielen Bewertungen dauert das ein paar Sekunden.
ranking-counting-again = Seite neu laden
ranking-jury-title = Die Jury im Vergleich
ranking-number = Nr.
ranking-severity = Strenge der Jurymitglieder
ranking-severity-text = Links der gestrichelten Linie: strenger als der Durchschnitt; rechts: milder. Die dicke Linie ist der Bereich, in dem der Wert mit 95 % Sicherheit liegt.
ranking-severity-short = Strenge
ranking-severity-model = „Strenge“ sagt, wie viele Punkte ein Jurymitglied mehr (+) oder weniger (−) gibt als der Durchschnitt, bereinigt darum, welche Nominierungen es gelesen hat.
ranking-severity-plain = „Strenge“ sagt hier nur, wie weit ein Jurymitglied im Mittel über (+) oder unter (−) den anderen bei denselben Nominierungen liegt.
ranking-between = 95 % zwischen
ranking-consistency = Konsistenz
ranking-consistency-text = „Konsistenz“ vergleicht die Reihenfolge mit der der anderen: 1 heißt genau gleich, 0 heißt kein Zusammenhang.
ranking-undefined = nicht bestimmbar
ranking-agreement = Einigkeit der Jury
ranking-agreement-text = 1 heißt völlige Einigkeit, 0 so viel wie durch Zufall. Die ICC-Werte gibt es nur, wenn alle alles bewertet haben.
ranking-agreement-alpha-nominal = Krippendorffs Alpha: gleiche Punkte
ranking-agreement-alpha-ordinal = Krippendorffs Alpha: Reihenfolge
ranking-agreement-alpha-interval = Krippendorffs Alpha: Abstände
ranking-agreement-alpha-ratio = Krippendorffs Alpha: Verhältnisse
ranking-agreement-icc1 = ICC 1: ein Jurymitglied, wechselnde Jury
ranking-agreement-icc2 = ICC 2: ein Jurymitglied, zufällige Jury
ranking-agreement-icc3 = ICC 3: ein Jurymitglied, feste Jury
ranking-agreement-icc1k = ICC 1k: Mittel aller, wechselnde Jury
ranking-agreement-icc2k = ICC 2k: Mittel aller, zufällige Jury
ranking-agreement-icc3k = ICC 3k: Mittel aller, feste Jury
ranking-matrix = Alle Bewertungen auf einen Blick
ranking-matrix-text = Zeilen sind die besten 40 Nominierungen, Spalten die ersten 30 Jurymitglieder mit ihrer Nummer aus der Tabelle. Je dunkler, desto mehr von 100 Punkten; leer heißt nicht bewertet.
ranking-check-title = Was wäre, wenn?
ranking-check-lead = { $n ->
    [0] Keine dieser Änderungen würde an den Preisrängen etwas ändern.
    [one] Eine dieser Änderungen würde die Preisränge ändern.
   *[other] { $n } dieser Änderungen würden die Preisränge ändern.
}
ranking-check-jurors = Ohne ein Jurymitglied
ranking-check-weights = Mit anderem Gewicht eines Kriteriums
ranking-check-what = Änderung
ranking-check-result = Preisränge
ranking-check-moved = Andere Ränge
ranking-check-most = Am weitesten
ranking-check-without = Ohne { $name }
ranking-check-more = { $name } zählt ein Viertel mehr
ranking-check-less = { $name } zählt ein Viertel weniger
ranking-check-same = bleiben gleich
ranking-check-gained = neu: { $gained }
ranking-check-lost = nicht mehr: { $lost }
ranking-check-both = { $gained } statt { $lost }
ranking-check-farthest = { $title }: { $from } → { $to }
ranking-check-too-large = Ohne jedes einzelne Jurymitglied zu rechnen würde bei so vielen Bewertungen zu lange dauern.
ranking-check-note = Gerechnet wird mit dem Verfahren der Runde; die geschätzten Schwankungen bleiben dabei, wie sie sind. An der Rangliste ändert diese Seite nichts.
ranking-csv-low = 95 % von
ranking-csv-high = 95 % bis
ranking-csv-rank-low = Rang von
ranking-csv-rank-high = Rang bis
ranking-csv-first = Aussicht auf Rang 1
ranking-csv-prize = Aussicht auf einen Preisrang
ranking-csv-mean = Mittelwert
ranking-csv-mean-rank = Rang nach Mittelwert
ranking-csv-adjusted = Ausgeglichen
ranking-csv-adjusted-rank = Rang ausgeglichen
ranking-csv-reason = Warum anders
ranking-csv-settled = Rang nach Entscheidung
ranking-ties = Geteilte Ränge
ranking-ties-open = { $n ->
    [one] Ein Preisrang ist geteilt
   *[other] { $n } Preisränge sind geteilt
}
ranking-ties-open-text = Von allein wird kein Gleichstand aufgelöst. Sobald die Runde geschlossen ist, halten Sie fest, was gilt.
ranking-ties-open-link = Geteilte Ränge ansehen
ranking-ties-settled = Wie geteilte Ränge entschieden wurden
ranking-settled-rank = jetzt { $n }, nach Bewertungen { $before }
ranking-tie-open = Rang { $rank } ist geteilt
ranking-tie-rule = Was gilt?
ranking-tie-winner = Wer bekommt den Rang?
ranking-tie-winner-hint = Nur bei der Stimme des Vorsitzes. Die anderen teilen sich den nächsten Rang.
ranking-tie-no-chair = Nach der Ausschreibung entscheidet der Vorsitz. Hier gibt es keinen Vorsitz, der über diese Einreichungen abstimmen darf: Darum entscheidet das Los.
ranking-tie-reason = Begründung
ranking-tie-reason-hint = Zum Beispiel die Regel der Ausschreibung und wer entschieden hat.
ranking-tie-settle = Entscheidung festhalten
ranking-tie-none = Kein Preisrang ist geteilt
ranking-tie-none-text = Es gibt nichts zu entscheiden.
ranking-tie-not-allowed = Das sieht die Ausschreibung nicht vor.
ranking-tie-seed-hash = Der Startwert des Loses steht fest, ehe gezogen wird. Seine SHA-256-Prüfsumme:
ranking-tie-sitting = Die Jury tagt schon.
ranking-tie-sitting-text = Sie hat die Rangliste vor sich, wie sie bei der Eröffnung der Sitzung war. Über geteilte Plätze entscheidet sie jetzt selbst.
ranking-tie-bound = Die Jury hat schon verbindlich entschieden.
ranking-tie-bound-text = Ihr Protokoll beruht auf der Rangliste, wie sie war. Darum entscheidet hier niemand mehr, wer auf einem geteilten Rang steht.
ranking-tie-not-closed = Diese Runde ist noch nicht geschlossen.
ranking-tie-not-closed-text = Solange bewertet wird, kann sich jeder Rang noch ändern. Schließen Sie zuerst die Runde.
ranking-tie-decided = Entscheidung über Rang { $rank }
ranking-tie-seed = Startwert des Loses: { $seed }. Die Reihenfolge ist die der SHA-256-Prüfsummen aus Startwert, einem Leerzeichen und Eingangsnummer, die kleinste zuerst.
ranking-tie-by-two = Erbeten von { $asker }, bestätigt von { $name }, { $at }
ranking-tie-by = { $name }, { $at }
ranking-rule-shared = Der Preis wird geteilt
ranking-rule-casting_vote = Die Stimme des Vorsitzes entscheidet
ranking-rule-lot = Das Los entscheidet
ranking-settled-shared = Den Rang teilen sich: { $titles }
ranking-settled-casting_vote = Den Rang bekommt: { $first }
ranking-settled-lot = Reihenfolge: { $titles }
flash-ranking-tie-settled = Die Entscheidung ist festgehalten.

# Files
ranking-scores-file = Punkte
