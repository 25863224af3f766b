# Rounds of a jury
rounds-title = Juryrunden
rounds-name = Name der Runde
rounds-name-hint = Zum Beispiel „Vorauswahl“ oder „Endrunde“.
rounds-state = Stand
rounds-entries = Nominierungen
rounds-jurors = Jury
rounds-until = Bewerten bis
rounds-no-end = offen
rounds-none = Noch keine Juryrunde
rounds-none-text = In einer Runde bewertet die Jury die zugelassenen Nominierungen. Die Kriterien aus der Ausschreibung kommen automatisch mit.
rounds-new = Neue Runde
rounds-first-name = Bewertung durch die Jury
rounds-next-name = Endrunde
rounds-create = Runde anlegen
rounds-save = Speichern
rounds-cancel = Abbrechen
rounds-settings = Name, Zeitraum und Verfahren
rounds-distribution = Wer bewertet was?
rounds-distribution-everyone = Alle Jurymitglieder bewerten alles
rounds-distribution-some = Jede Nominierung bekommt eine feste Zahl von Jurymitgliedern
rounds-reviews = Jurymitglieder je Nominierung
rounds-reviews-hint = Nur nötig bei einer festen Zahl. Das Programm verteilt gleichmäßig.
rounds-method = Wie entsteht die Rangliste?
rounds-method-hint = Das steht fest, sobald Sie die Runde öffnen. Der Mittelwert ist üblich; ausgeglichen wird, wenn jede Nominierung nur von einem Teil der Jury gelesen wird.
rounds-method-mean = Mittelwert der Bewertungen
rounds-method-trimmed = Mittelwert ohne die höchste und die niedrigste Bewertung
rounds-method-median = Median: die mittlere Bewertung
rounds-method-zscore = z-Wert: Abstand vom Mittel des Jurymitglieds
rounds-method-adjusted = Ausgeglichen: ohne die Strenge der Jurymitglieder
rounds-method-borda = Borda: Rangfolge jedes Jurymitglieds
rounds-method-schulze = Schulze: Mehrheiten im Vergleich von je zweien
rounds-quorum = Beschlussfähig ab
rounds-quorum-hint = So viele Jurymitglieder müssen mindestens eine Bewertung abgegeben haben. Üblich: mehr als die Hälfte, mindestens drei. Sonst lässt sich die Runde nur mit Begründung schließen.
rounds-least-sheets = Bewertungen je Nominierung, mindestens
rounds-least-sheets-hint = Sonst lässt sich die Runde nur mit Begründung schließen.
rounds-opens = Bewerten ab
rounds-opens-hint = Ohne Angabe beginnt die Bewertung, sobald Sie die Runde öffnen.
rounds-closes = Bewerten bis
rounds-closes-hint = Die Minute zählt noch mit. Ohne Angabe endet die Bewertung, wenn Sie die Runde abschließen.
rounds-closes-before-opens = Das Ende liegt vor dem Anfang.
rounds-stale = Inzwischen hat jemand anderes diese Angaben geändert.
rounds-stale-text = Unten steht, was Sie eingegeben haben. Wenn Sie jetzt speichern, gilt Ihre Fassung.
rounds-status-preparing = in Vorbereitung
rounds-status-open = Bewertung läuft
rounds-status-early = geöffnet, beginnt später
rounds-status-late = Zeit zum Bewerten vorbei
rounds-status-closed = abgeschlossen
rounds-status-reopened = wieder geöffnet
rounds-status-closing = Abschluss angefragt
rounds-status-reopening = Öffnen angefragt
rounds-tabs = Bereiche dieser Runde
rounds-tab-overview = Überblick
rounds-tab-criteria = Kriterien
rounds-tab-entries = Nominierungen
rounds-tab-jurors = Jury
rounds-tab-conflicts = Befangenheit
rounds-tab-assignment = Verteilung
rounds-tab-ranking = Rangliste
rounds-tab-documents = Unterlagen
rounds-tab-evidence = Nachweis
rounds-tab-meeting = Sitzung
rounds-actions = Aktionen

# Why something does not work
rounds-already-open = Diese Runde ist schon geöffnet.
rounds-not-open = Diese Runde ist noch nicht geöffnet.
rounds-closed = Diese Runde ist abgeschlossen. Ändern lässt sich nur etwas, wenn sie wieder geöffnet wird.
rounds-frozen = Die Bewertung läuft: Kriterien, Gewichte, Skala und Nominierungen stehen jetzt fest.
rounds-early = Die Bewertung hat noch nicht begonnen.
rounds-late = Der Zeitraum für die Bewertung ist vorbei. Bitte wenden Sie sich an die Geschäftsstelle.

# Criteria
rounds-criteria = Kriterien der Runde
rounds-criteria-lead = So stehen sie in der Ausschreibung, mit ihren Skalen und Gewichten. Nach anderen Kriterien urteilt keine Jury.
rounds-criterion = Kriterium
rounds-no-criteria = Noch keine Kriterien
rounds-criteria-edit = In der Ausschreibung ändern
rounds-no-criteria-text = Ohne Kriterien kann niemand bewerten. Legen Sie das erste in der Ausschreibung an.
rounds-share = Anteil
rounds-scale = Skala
rounds-scale-from-to = { $min } bis { $max } Punkte
rounds-criterion-weight = Gewicht

# After a step
flash-rounds-created = Die Runde ist angelegt.
flash-rounds-saved = Gespeichert.

# More time
rounds-extend = Frist verlängern
rounds-extend-lead = { $mails ->
    [no] Für die ganze Jury oder für ein Jurymitglied.
   *[yes] Für die ganze Jury oder für ein Jurymitglied. Wer mehr Zeit bekommt, erfährt es per E-Mail.
}
rounds-extend-who = Für wen?
rounds-extend-everybody = Die ganze Jury
rounds-extend-until = Bewerten bis
rounds-extend-until-hint = Die Minute zählt noch mit.
rounds-extend-reason = Begründung
rounds-extend-reason-hint = Sie steht im Verlauf und im Protokoll, nicht in der E-Mail.
rounds-extend-do = Verlängern
rounds-extend-no-end = Diese Runde hat kein festes Ende. Es gibt nichts zu verlängern.
rounds-extend-not-later = Das ist nicht später als das jetzige Ende.
rounds-extend-past = Diese Zeit ist schon vorbei.
rounds-extensions = Verlängerungen
rounds-extended-until = bis { $until }
rounds-extended-by = { $name }, { $at }
flash-rounds-extended = { $mails ->
    [no] Die Frist ist verlängert.
   *[yes] Die Frist ist verlängert. Die Betroffenen bekommen eine E-Mail.
}
mail-extension-subject = Mehr Zeit zum Bewerten: { $name }
mail-extension-text = Guten Tag,

    für „{ $name }“ können Sie jetzt bis { $until } bewerten.
mail-extension-link = Zu meinen Bewertungen
rounds-extend-read = Frist verlängern: Das gilt dann
rounds-extend-read-lead = { $mails ->
    [no] Lesen Sie es, bevor es gilt.
   *[yes] Lesen Sie es, bevor die E-Mails hinausgehen.
}
rounds-extend-end = Bewerten bis { $until }
rounds-extend-end-note = { $away }; bisher: { $before }
rounds-extend-far = Das sind { $n } Tage mehr als bisher.
rounds-extend-mails = { $mails ->
    [no] { $n ->
        [0] Niemand bekommt eine E-Mail
        [one] Eine E-Mail wartet dann im Postausgang
       *[other] { $n } E-Mails warten dann im Postausgang
    }
   *[yes] { $n ->
        [0] Niemand bekommt eine E-Mail
        [one] Eine Person bekommt eine E-Mail
       *[other] { $n } Personen bekommen eine E-Mail
    }
}
rounds-extend-next = Zurücknehmen geht, solange niemand in der verlängerten Zeit gespeichert hat und das neue Ende nicht vorbei ist.
rounds-extend-back = Verlängerung zurücknehmen
rounds-extend-back-lead = Dann gilt wieder das Ende von vorher.
rounds-extend-back-do = Zurücknehmen
rounds-extend-corrected = { $mails ->
    [no] { $n ->
        [0] Niemand bekommt eine E-Mail, die es berichtigt
        [one] Eine E-Mail, die es berichtigt, wartet dann im Postausgang
       *[other] { $n } E-Mails, die es berichtigen, warten dann im Postausgang
    }
   *[yes] { $n ->
        [0] Niemand bekommt eine E-Mail, die es berichtigt
        [one] Eine Person bekommt eine E-Mail, die es berichtigt
       *[other] { $n } Personen bekommen eine E-Mail, die es berichtigt
    }
}
rounds-extend-back-unknown = Das geht nicht: Zu dieser Verlängerung ist nicht gespeichert, wann es vorher endete.
rounds-extend-back-since = Das geht nicht mehr: Danach wurde noch einmal verlängert.
rounds-extend-back-used = Das geht nicht mehr: In der verlängerten Zeit wurde schon gespeichert.
rounds-extend-back-passed = Das geht nicht mehr: Auch das neue Ende ist vorbei.
flash-rounds-extension-back = { $mails ->
    [no] Die Verlängerung ist zurückgenommen.
   *[yes] Die Verlängerung ist zurückgenommen. Die Betroffenen bekommen eine E-Mail.
}
mail-correction-subject = Berichtigung: Zeit zum Bewerten, { $name }
mail-correction-text = Guten Tag,

    die Frist zum Bewerten von „{ $name }“ stand auf { $wrong }. Das war ein Irrtum.

    Es gilt wieder: bewerten bis { $until }.
mail-correction-link = Zu meinen Bewertungen
