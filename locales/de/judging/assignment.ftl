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
assignment-entries-count = { $n ->
    [one] Nominierung
   *[other] Nominierungen
}
assignment-covered = davon vollständig verteilt
assignment-assigned = { $n ->
    [one] Zuteilung
   *[other] Zuteilungen
}
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
assignment-missing-source = Die Runde, aus der die Einreichungen kommen, wurde seither wieder geöffnet. Schließen Sie sie, und übernehmen Sie die Einreichungen noch einmal.
assignment-missing-deadline = Bis { $until } können noch Nominierungen kommen und geändert werden. Erst danach liest die Jury.
assignment-missing-ended = Die Ausschreibung ist beendet. Wenn die Jury noch lesen soll, öffnen Sie zuerst die Ausschreibung wieder.
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

# What may be asked of a proposal
assignment-order = Anders verteilen
assignment-order-ask = Neu vorschlagen
assignment-order-usual = Wie üblich
assignment-order-aim = Was ist am wichtigsten?
assignment-aim-total = Insgesamt die beste Passung
assignment-aim-total-hint = Die Summe aller Passungen wird so groß wie möglich.
assignment-aim-fair = Niemand kommt zu kurz
assignment-aim-fair-hint = Zuerst wird die am schlechtesten bediente Nominierung so gut wie möglich bedient, dann die Summe.
assignment-order-way = Was darf sich ändern?
assignment-way-fresh = Alles neu verteilen
assignment-way-fresh-hint = Nur was Sie von Hand zugeteilt haben, bleibt.
assignment-way-top-up = Nur auffüllen
assignment-way-top-up-hint = Alles bleibt. Jede Nominierung bekommt nur, was ihr fehlt.
assignment-way-more = Allen noch weitere geben
assignment-way-more-hint = Alles bleibt. Jede Nominierung bekommt so viele dazu, wie Sie unten angeben.
assignment-order-more = Wie viele dazu?
assignment-order-more-hint = Zählt nur bei „noch weitere geben“.
assignment-order-least = Mindestens je Jurymitglied
assignment-order-least-hint = Ohne Grenzen wird so gleichmäßig wie möglich verteilt.
assignment-order-most = Höchstens je Jurymitglied
assignment-bounds-crossed = Das Höchste ist kleiner als das Mindeste.
assignment-propose-other = Anders verteilen oder weitere Jurymitglieder zuteilen

# A search that takes longer
assignment-search = Das Programm sucht die beste Verteilung
assignment-search-beginning = Es beginnt mit irgendeiner Verteilung, die alle Grenzen einhält.
assignment-search-improving = Es verbessert die Passung.
assignment-search-levelling = Die am schlechtesten bediente Nominierung hat jetzt die Passung { $worst }. Mehr als { $bound } ist nicht möglich.
assignment-search-finishing = Gleich fertig: Es macht den Rest so gut wie möglich.
assignment-search-step = Schritt { $n } von 4
assignment-search-text = Sie können hier warten oder später wiederkommen. Die Seite erneuert sich von selbst.
assignment-search-stop = Suche abbrechen
assignment-search-look = Jetzt nachsehen
assignment-search-cancelled = Die Suche ist abgebrochen
assignment-search-cancelled-text = Es ist nichts geändert. Sie können noch einmal suchen oder anders verteilen.
assignment-search-again = Noch einmal suchen

# What a change does, and pictures
assignment-effects = Was sich ändert
assignment-effect = Kennzahl
assignment-before = vorher
assignment-after = nachher
assignment-covered-entries = Vollständig verteilte Nominierungen
assignment-least-load = Wenigste Nominierungen je Jurymitglied
assignment-most-load = Meiste Nominierungen je Jurymitglied
assignment-total-fit = Passung insgesamt
assignment-worst-fit = Passung der am schlechtesten bedienten Nominierung
assignment-proof-best = Bewiesen: Bei diesen Grenzen ist insgesamt keine bessere Passung möglich.
assignment-proof-fair = Bewiesen: Bei diesen Grenzen kann die am schlechtesten bediente Nominierung nicht besser bedient werden, und die Summe dann auch nicht.
assignment-proof-worst = Die am schlechtesten bediente Nominierung hat die Passung { $n }. Ob es besser geht, hat das Programm nicht zu Ende geprüft; mehr als { $m } ist bewiesen unmöglich.
assignment-proof-total = Die am schlechtesten bediente Nominierung kann nicht besser bedient werden. Die Summe ist { $n }; ob mehr geht, hat das Programm nicht zu Ende geprüft, mehr als { $m } ist bewiesen unmöglich.
assignment-pictures = Auf einen Blick
assignment-pictures-legend = Gefüllte Balken: dieser Vorschlag. Leere Balken darüber: vorher, wo es anders war.
assignment-chart-loads = Nominierungen je Jurymitglied
assignment-chart-loads-many = Wie viele Jurymitglieder haben wie viel?
assignment-chart-loads-text = Von { $n } bis { $m }.
assignment-chart-load = { $n ->
    [one] eine Nominierung
   *[other] { $n } Nominierungen
}
assignment-chart-coverage = Wie viele Nominierungen haben wie viele Jurymitglieder?
assignment-chart-coverage-text = { $m ->
    [one] { $n ->
        [one] Die Nominierung ist vollständig verteilt.
       *[other] Die Nominierung ist noch nicht vollständig verteilt.
    }
   *[other] { $n } von { $m } sind vollständig verteilt.
}
assignment-chart-readers = { $n ->
    [0] niemand
    [one] ein Jurymitglied
   *[other] { $n } Jurymitglieder
}
assignment-chart-fit = Wie viele Nominierungen haben welche Passung?
assignment-chart-fit-text = Insgesamt { $total }, am wenigsten { $worst }.
assignment-note-new = neu
assignment-note-locked = Zugang gesperrt
assignment-note-hand = von Hand
assignment-note-begun = Bewertung begonnen

# By hand
assignment-give-to = { $name } zuteilen?
assignment-take-from = { $name } wegnehmen?
assignment-own-load = { $name } hätte dann { $after } statt { $before } Nominierungen.
assignment-add-now = Ja, zuteilen
assignment-remove-now = Ja, wegnehmen

# What bounds make impossible
assignment-impossible-bounds = So lässt sich das nicht verteilen
assignment-impossible-bounds-text = Ändern Sie die Grenzen, nehmen Sie weitere Jurymitglieder auf, oder verlangen Sie weniger je Nominierung.
assignment-all-jurors = Die ganze Jury
assignment-keeps-too-much = hat schon { $n }, höchstens { $m } sind erlaubt
assignment-too-few-entries = kann ohne Befangenheit nur { $n } bekommen, mindestens { $m } sind verlangt
assignment-too-much = { $n ->
    [one] Eine Bewertung ist nötig
   *[other] { $n } Bewertungen sind nötig
}, Platz ist für { $m }
assignment-too-little = { $n ->
    [one] Mindestens eine Bewertung ist verlangt
   *[other] { $n } Bewertungen sind mindestens verlangt
}, es gibt nur { $m }

# The mails to the jury
mail-round-subject = Ihre Nominierungen zum Bewerten: { $name }
mail-round-text = Guten Tag,

    { $n ->
        [one] „{ $name }“ ist geöffnet: Eine Nominierung wartet auf Ihre Bewertung.
       *[other] „{ $name }“ ist geöffnet: { $n } Nominierungen warten auf Ihre Bewertung.
    } { $window ->
        [both] Lesen können Sie schon jetzt, bewerten ab { $from } und bis { $until }.
        [from] Lesen können Sie schon jetzt, bewerten ab { $from }.
        [until] Sie können bis { $until } bewerten.
       *[open] Sie können bewerten, bis die Runde abgeschlossen wird.
    }

    Vielen Dank, dass Sie sich die Zeit nehmen.
mail-round-link = Zu meinen Bewertungen
mail-assigned-subject = Neu zum Bewerten: { $name }
mail-assigned-text = Guten Tag,

    { $n ->
        [one] bei „{ $name }“ ist eine Nominierung für Sie dazugekommen.
       *[other] bei „{ $name }“ sind { $n } Nominierungen für Sie dazugekommen.
    } { $window ->
        [both] Lesen können Sie schon jetzt, bewerten ab { $from } und bis { $until }.
        [from] Lesen können Sie schon jetzt, bewerten ab { $from }.
        [until] Sie können bis { $until } bewerten.
       *[open] Sie können bewerten, bis die Runde abgeschlossen wird.
    }
mail-assigned-link = Zu meinen Bewertungen

# What is read before a round opens, and before that is taken back
opening-round-title = Runde öffnen: Das gilt dann
opening-round-lead = { $mails ->
    [no] Lesen Sie es, bevor Sie die Runde öffnen.
   *[yes] Lesen Sie es, bevor die E-Mails hinausgehen.
}
opening-round-lacks = { $n ->
    [one] Öffnen geht noch nicht: Eines fehlt
   *[other] Öffnen geht noch nicht: { $n } Dinge fehlen
}
opening-round-mend = Dorthin
opening-round-entries = { $n ->
    [0] Keine Nominierung
    [one] Eine Nominierung wird gelesen
   *[other] { $n } Nominierungen werden gelesen
}
opening-round-short = { $n ->
    [one] Eine Nominierung lesen weniger Jurymitglieder, als die Runde vorsieht.
   *[other] { $n } Nominierungen lesen weniger Jurymitglieder, als die Runde vorsieht.
}
opening-round-begins = Bewerten ab { $at }
opening-round-ends = Bewerten bis { $at }
opening-round-endless = Bewerten, bis Sie die Runde abschließen
opening-round-next-frozen = { $mails ->
    [no] Kriterien, Gewichte, Skala und Nominierungen stehen dann fest. Der Jury müssen Sie selbst Bescheid geben: Mails gehen zurzeit nicht hinaus.
   *[yes] Kriterien, Gewichte, Skala und Nominierungen stehen dann fest, und die Jury bekommt ihre E-Mails.
}
opening-round-next-back = Solange niemand einen Bogen gespeichert hat, lässt sich das Öffnen mit einer Begründung zurücknehmen.
opening-round-do = Runde öffnen
opening-back-title = Öffnen zurücknehmen
opening-back-lead = Die Runde ist dann wieder in Vorbereitung, und niemand bewertet.
opening-back-state = Die Runde ist wieder in Vorbereitung
opening-back-state-note = Nominierungen, Jury und Verteilung bleiben, wie sie sind, und lassen sich wieder ändern.
opening-back-mails = { $mails ->
    [no] { $n ->
        [0] Niemand bekommt eine E-Mail
        [one] Eine E-Mail wartet dann im Postausgang
       *[other] { $n } E-Mails warten dann im Postausgang
    }
   *[yes] { $n ->
        [0] Niemand bekommt eine E-Mail
        [one] Eine Person erfährt es per E-Mail
       *[other] { $n } Personen erfahren es per E-Mail
    }
}
opening-back-do = Zurücknehmen
opening-back-not-open = Diese Runde ist nicht offen.
opening-back-closed-before = Das geht nicht mehr: Diese Runde war schon einmal abgeschlossen.
opening-back-begun = Das geht nicht mehr: Ein Bogen ist schon gespeichert.
opening-back-extended = Nehmen Sie zuerst die Verlängerungen zurück.
opening-back-asked = Eine zweite Person ist gefragt, ob die Runde abgeschlossen wird. Ziehen Sie erst diese Anfrage zurück.
flash-assignment-opening-back = Das Öffnen ist zurückgenommen. Die Runde ist wieder in Vorbereitung.
mail-round_back-subject = Noch nicht zu bewerten: { $name }
mail-round_back-text = Guten Tag,

    „{ $name }“ ist noch einmal in Vorbereitung; das Öffnen war zu früh. Sie müssen jetzt nichts tun.

    Wenn die Runde öffnet und Sie etwas zu lesen haben, schreiben wir Ihnen wieder.
mail-reopened-subject = Wieder geöffnet: { $name }
mail-reopened-text = Guten Tag,

    „{ $name }“ war abgeschlossen und ist wieder geöffnet. { $n ->
        [one] Ihre Bewertung können Sie noch einmal ansehen und ändern oder nachholen
       *[other] Ihre { $n } Bewertungen können Sie noch einmal ansehen und ändern oder nachholen
    }{ $window ->
        [both] , ab { $from } und bis { $until }.
        [from] , ab { $from }.
        [until] , bis { $until }.
        [over] , sobald die Geschäftsstelle die Frist verlängert: Sie endete am { $until }.
       *[open] , bis die Runde wieder abgeschlossen wird.
    } Was Sie abgegeben haben, bleibt, solange Sie nichts ändern.
mail-reopened-link = Zu meinen Bewertungen
mail-reopened_office-subject = Wieder geöffnet: { $name }
mail-reopened_office-text = Guten Tag,

    „{ $name }“ ist wieder geöffnet. { $window ->
        [until] Die Jury kann ihre Bewertungen bis { $until } ändern.
        [over] Die Zeit zum Bewerten endete am { $until }: Damit die Jury etwas ändern kann, verlängern Sie die Frist.
       *[open] Die Jury kann ihre Bewertungen ändern, bis Sie die Runde wieder schließen.
    }{ $bound ->
        [0] {""}
        [one] {" "}Ein Beschluss der Jury bindet nicht mehr; darüber ist neu zu entscheiden.
       *[other] {" "}{ $bound } Beschlüsse der Jury binden nicht mehr; darüber ist neu zu entscheiden.
    }{ $settled ->
        [0] {""}
        [one] {" "}Ein geteilter Platz ist danach neu zu klären.
       *[other] {" "}{ $settled } geteilte Plätze sind danach neu zu klären.
    }
mail-reopened_office-link = Zur Runde
