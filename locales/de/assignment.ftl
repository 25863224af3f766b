# Entries and jurors of a round
assignment-entries = Nominierungen der Runde
assignment-entries-lead = Aufnehmen können Sie jede Nominierung, die Sie geprüft und zugelassen haben.
assignment-entries-add-all = { $n ->
    [one] Die fehlende zugelassene aufnehmen
   *[other] Alle { $n } fehlenden zugelassenen aufnehmen
}
assignment-none-entries = Noch keine zugelassenen Nominierungen
assignment-none-entries-text = Prüfen Sie zuerst die Nominierungen der Ausschreibung. Was Sie zulassen, erscheint hier.
assignment-fallen = nicht mehr zugelassen
assignment-fallen-long = Diese Nominierung wurde zurückgezogen oder ist nicht mehr zugelassen. Die Jury sieht sie nicht.
assignment-not-eligible = Eine der gewählten Nominierungen ist nicht zugelassen. Bitte laden Sie die Seite neu.
assignment-chosen-entries = Diese Nominierungen gehören zur Runde
assignment-chosen-jurors = Diese Personen bewerten
assignment-jurors = Jury der Runde
assignment-jurors-lead = Wer soll in dieser Runde bewerten?
assignment-jurors-open = Die Bewertung läuft. Sie können weitere Personen aufnehmen; wer schon Nominierungen hat, bleibt dabei.
assignment-none-jurors = Noch niemand in der Jury
assignment-none-jurors-text = Laden Sie zuerst Jurymitglieder ein.
assignment-invite = Personen einladen
assignment-juror-disabled = Zugang gesperrt
assignment-juror-busy = Wer schon Nominierungen dieser Runde hat, kann sie nicht mehr verlassen.

# Who reads what
assignment-title = Verteilung
assignment-lead-everyone = Alle bewerten alles, außer bei Befangenheit.
assignment-lead-some = { $n ->
    [one] Ein Jurymitglied je Nominierung.
   *[other] { $n } Jurymitglieder je Nominierung.
}
assignment-propose = Verteilung vorschlagen
assignment-empty = Noch nichts zu verteilen
assignment-empty-text = Die Runde braucht zuerst Nominierungen und Jurymitglieder.
assignment-to-round = Zur Runde
assignment-entries-count = Nominierungen
assignment-covered = davon vollständig verteilt
assignment-assigned = Zuteilungen
assignment-loads = Je Jurymitglied
assignment-coverage = Je Nominierung
assignment-by-hand = Wählen Sie eine Nominierung, um Jurymitglieder von Hand hinzuzufügen oder wegzunehmen.
assignment-juror = Jurymitglied
assignment-load = Nominierungen
assignment-conflicts = Befangen
assignment-entry = Nominierung
assignment-readers = Jurymitglieder
assignment-share = Anteil
assignment-fit = Passung
assignment-forced = { $n ->
    [one] Nur ein Jurymitglied ist hier nicht befangen: keine andere Wahl.
   *[other] Nur { $n } Jurymitglieder sind hier nicht befangen: keine andere Wahl.
}
assignment-short = zu wenige
assignment-entry-lead = Wer bewertet diese Nominierung?
assignment-state = Stand
assignment-state-free = frei
assignment-state-assigned = zugeteilt
assignment-state-draft = Entwurf
assignment-state-submitted = abgegeben
assignment-state-recused = befangen
assignment-state-conflict = befangen
assignment-state-disabled = Zugang gesperrt
assignment-add = Zuteilen
assignment-remove = Wegnehmen
assignment-no-jurors = Die Runde hat noch keine Jurymitglieder
assignment-exists = Dieses Jurymitglied hat die Nominierung schon.
assignment-conflict = Dieses Jurymitglied ist befangen und darf die Nominierung nicht bewerten.
assignment-begun = Dieses Jurymitglied hat schon mit der Bewertung begonnen. Die Zuteilung bleibt.
assignment-recused = Diese Zuteilung ist durch Befangenheit beendet.

# The proposal
assignment-proposal = Vorgeschlagene Verteilung
assignment-proposal-lead = Gleichmäßig verteilt und ohne Befangenheit. Es gilt erst, wenn Sie bestätigen.
assignment-proposal-new = { $n ->
    [0] Keine neue Zuteilung.
    [one] Eine neue Zuteilung.
   *[other] { $n } neue Zuteilungen.
}
assignment-proposal-gone = { $n ->
    [one] Eine bisherige entfällt.
   *[other] { $n } bisherige entfallen.
}
assignment-confirm = Verteilung bestätigen
assignment-changed = Inzwischen hat sich etwas geändert
assignment-changed-text = Darum sieht der Vorschlag jetzt anders aus. Bitte prüfen Sie ihn noch einmal.
assignment-nothing-new = Alles ist verteilt
assignment-nothing-new-text = Der Vorschlag ist derselbe wie die jetzige Verteilung.
assignment-impossible = Für diese Nominierungen gibt es zu wenige Jurymitglieder ohne Befangenheit
assignment-possible = { $n ->
    [0] niemand möglich
    [one] nur ein Jurymitglied möglich
   *[other] nur { $n } Jurymitglieder möglich
}
assignment-impossible-text = Nehmen Sie weitere Jurymitglieder auf, verlangen Sie weniger je Nominierung, oder verteilen Sie von Hand.

# Opening
assignment-not-opened = Die Runde kann noch nicht geöffnet werden
assignment-not-opened-lead = Das fehlt noch:
assignment-missing-criteria = Es gibt keine Kriterien.
assignment-missing-fewer-criteria = Es gibt { $n } Kriterien, höchstens 12 sind möglich.
assignment-missing-entries = Es gibt keine Nominierungen.
assignment-missing-fallen = { $n ->
    [one] Eine Nominierung ist nicht mehr zugelassen. Nehmen Sie sie aus der Runde.
   *[other] { $n } Nominierungen sind nicht mehr zugelassen. Nehmen Sie sie aus der Runde.
}
assignment-missing-jurors = Es gibt keine Jurymitglieder.
assignment-missing-assignment = { $n ->
    [one] Eine Nominierung ist noch niemandem zugeteilt.
   *[other] { $n } Nominierungen sind noch niemandem zugeteilt.
}
assignment-missing-window = Der Zeitraum für die Bewertung liegt in der Vergangenheit.

# After a step
flash-assignment-entries-chosen = { $n ->
    [0] Die Runde hat keine Nominierungen mehr.
    [one] Die Runde hat eine Nominierung.
   *[other] Die Runde hat { $n } Nominierungen.
}
flash-assignment-entries-added = { $n ->
    [0] Es waren schon alle zugelassenen Nominierungen dabei.
    [one] Eine Nominierung ist aufgenommen.
   *[other] { $n } Nominierungen sind aufgenommen.
}
flash-assignment-jurors-chosen = { $n ->
    [0] Die Runde hat keine Jurymitglieder mehr.
    [one] Die Runde hat ein Jurymitglied.
   *[other] Die Runde hat { $n } Jurymitglieder.
}
flash-assignment-confirmed = Die Verteilung ist bestätigt.
flash-assignment-added = Zugeteilt.
flash-assignment-removed = Die Zuteilung ist weggenommen.
flash-assignment-opened = Die Runde ist geöffnet. Die Jury kann bewerten.
