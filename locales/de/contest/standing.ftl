# Where a round stands, on every overview
standing-step-criteria = Kriterien
standing-step-entries = Nominierungen
standing-step-jurors = Jury
standing-step-conflicts = Befangenheit
standing-step-assignment = Verteilung
standing-step-scoring = Bewertung
standing-step-closing = Abschluss
standing-gap = offen
standing-count = { $n }
standing-missing = fehlen noch
standing-percent = { $n } %
standing-early = beginnt später
standing-time-over = Zeit vorbei, { $n } % abgegeben
standing-done = fertig
standing-later = kommt zuletzt
standing-over = abgeschlossen
standing-fallen = { $n ->
    [one] Eine Nominierung der Runde nimmt nicht mehr teil
   *[other] { $n } Nominierungen der Runde nehmen nicht mehr teil
}
standing-declared = { $n ->
    [one] ein Mitglied hat sich erklärt
   *[other] alle { $n } haben sich erklärt
}
standing-undeclared = { $n ->
    [one] Eine Erklärung zur Befangenheit fehlt (Jury: { $m })
   *[other] { $n } Erklärungen zur Befangenheit fehlen (Jury: { $m })
}
standing-sheets = { $n ->
    [one] eine Bewertung verteilt
   *[other] { $n } Bewertungen verteilt
}
standing-short = { $n ->
    [one] Eine Nominierung hat weniger als { $m } Lesende
   *[other] { $n } Nominierungen haben weniger als { $m } Lesende
}
standing-short-everyone = { $n ->
    [one] Eine Nominierung lesen noch nicht alle, die dürfen
   *[other] { $n } Nominierungen lesen noch nicht alle, die dürfen
}
