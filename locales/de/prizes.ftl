# A call as the office works on it
edition-tab-call = Ausschreibung
edition-tab-nominations = Nominierungen
edition-tab-rounds = Jury und Runden
edition-is-closed = Diese Ausschreibung ist abgeschlossen und bleibt, wie sie ist.
edition-already-open = Diese Ausschreibung ist schon veröffentlicht.
edition-dates-order = Die Termine folgen nicht aufeinander. Bitte prüfen Sie die Reihenfolge.
edition-dates-later-only = Die Ausschreibung ist veröffentlicht: Termine können nur noch auf später verlegt werden.

# What is missing before a call can be opened
edition-gap-purpose = Der Zweck des Preises ist noch nicht beschrieben.
edition-gap-contact = Es fehlt ein Kontakt für Rückfragen.
edition-gap-opens = Es steht noch nicht fest, ab wann nominiert werden kann.
edition-gap-closes = Es fehlt der Bewerbungsschluss.
edition-gap-order = Die Termine folgen nicht aufeinander.
edition-gap-past = Der Bewerbungsschluss liegt schon in der Vergangenheit.
edition-gap-criteria = Es gibt noch kein Kriterium, nach dem die Jury bewertet.
edition-gap-title = Im Formular fehlt die Frage nach dem Titel: für alle und als Pflichtfrage.
edition-gap-nominee-name = Im Formular fehlt die Frage nach dem Namen der nominierten Person oder Organisation: für alle und als Pflichtfrage.
edition-gap-nominee-email = Im Formular fehlt die Frage nach der E-Mail-Adresse der nominierten Person oder Organisation.
edition-gap-nominator-name = Im Formular fehlt bei Vorschlägen die Frage, wer vorschlägt.
edition-gap-nominator-email = Im Formular fehlt bei Vorschlägen die Frage nach der E-Mail-Adresse der vorschlagenden Person.
edition-gap-categories = Das Formular fragt nach einer Kategorie, aber es gibt noch keine.
edition-gap-category-question = Es gibt Kategorien, aber das Formular fragt nicht danach.
edition-gap-options = Bei einer Auswahlfrage fehlen die Antworten; es müssen mindestens zwei sein.
edition-gap-labels = Zwei Fragen haben denselben Wortlaut. Für den Import muss jede anders heißen.

# Dates and the time that is left
edition-left-days = noch { $n } Tage
edition-left-hours = noch { $n ->
    [one] eine Stunde
   *[other] { $n } Stunden
}
edition-left-minutes = noch { $n ->
    [one] eine Minute
   *[other] { $n } Minuten
}
edition-date-announced = Nominieren ab { $date }
edition-date-nominating = Nominieren bis { $date }
edition-date-judging = Bewerbungsschluss war am { $date }
edition-step-closes-at = Nominieren
edition-step-closes-at-text = { $has ->
    [from] { $from } bis { $date }
   *[only] bis { $date }
}
edition-step-screening-until = Prüfung
edition-step-screening-until-text = bis { $date }
edition-step-scoring-until = Die Jury bewertet
edition-step-scoring-until-text = bis { $date }
edition-step-session-at = Jurysitzung
edition-step-session-at-text = { $date }
edition-step-ceremony-at = Preisverleihung
edition-step-ceremony-at-text = { $date }

# A prize in a few words
prize-rhythm-odd = Alle zwei Jahre, in ungeraden Jahren
prize-rhythm-even = Alle zwei Jahre, in geraden Jahren
prize-next-likely = Nächste Ausschreibung voraussichtlich { $year }
prize-place = { $n }. Platz
prize-place-uncertain = vermutlich { $n }. Platz
prize-place-further = Weiterer Preis
prize-place-unknown = Platz nicht überliefert

# Start page
start-title = Preise der Stadt Dortmund
start-preline = Preise der Stadt Dortmund
start-open-lead = Schlagen Sie ein Projekt oder ein Unternehmen vor – oder bewerben Sie sich selbst. Sie brauchen kein Konto.
start-open-title = Wen sollen wir auszeichnen?
start-none-title = Dortmund sagt Danke
start-none-lead = Die Stadt zeichnet Menschen, Projekte und Unternehmen aus, die das Zusammenleben voranbringen. Zurzeit läuft keine Ausschreibung; die nächste kündigen wir hier an.
start-nominate = Jetzt nominieren
start-more = Mehr zum Preis
start-archive = Frühere Preisträger ansehen
start-calls = Laufende Ausschreibungen
start-calendar = So geht es weiter
start-prizes = Unsere Preise
start-how = So läuft ein Preis ab
start-step = Schritt { $n }
start-step-1 = Nominieren
start-step-1-text = Sie füllen das Formular aus, für sich selbst oder für andere. Bis zum Schluss können Sie alles noch ändern.
start-step-2 = Prüfen
start-step-2-text = Die Geschäftsstelle prüft, ob alles vollständig ist und zum Preis passt.
start-step-3 = Bewerten
start-step-3-text = Eine unabhängige Jury liest jede Nominierung und vergibt Punkte nach den Kriterien der Ausschreibung.
start-step-4 = Auszeichnen
start-step-4-text = Wer gewonnen hat, erfahren alle gemeinsam bei der Preisverleihung.

# Prize and call
prize-purpose = Worum es geht
prize-eligible = Wer teilnehmen kann
prize-organisers = Wer den Preis vergibt
prize-sponsor = Preisgeld gestiftet von
prize-past = Bisher ausgezeichnet
prize-at-a-glance = Auf einen Blick
prize-rhythm = Rhythmus
prize-next = Wie es weitergeht
call-calendar = Termine
call-nominate = Jetzt nominieren
call-number = { $n }. Verleihung
call-proposals = Sie können sich selbst bewerben oder andere vorschlagen.
call-self-only = Sie können sich selbst bewerben.
call-categories = Handlungsfelder
call-criteria = Wonach die Jury bewertet
call-criteria-equal = Alle Kriterien zählen gleich viel.
call-criteria-share = Anteil
call-criterion = Kriterium
call-money = Preise
call-money-open = Die Höhe wird noch bekannt gegeben.
call-contact = Fragen?
call-venue = Ort der Preisverleihung
call-announced = Bald geht es los
call-announced-text = Das Formular öffnet zum angegebenen Zeitpunkt. Schauen Sie dann wieder vorbei.
call-judging = Der Bewerbungsschluss ist vorbei
call-judging-text = Danke für alle Nominierungen. Jetzt prüft die Geschäftsstelle, und die Jury bewertet. Wer gewonnen hat, erfahren alle bei der Preisverleihung.
call-closed = Diese Ausschreibung ist abgeschlossen
call-laureates = Ausgezeichnet

# Archive
archive-title = Archiv
archive-lead = Wer bisher ausgezeichnet wurde. Nicht zu jedem Jahr sind alle Namen überliefert; wenn Sie mehr wissen, freuen wir uns über eine Nachricht.
archive-empty = Noch ist hier nichts zu sehen.
archive-empty-text = Nach der ersten Preisverleihung stehen hier die Ausgezeichneten.
archive-number = { $n }. Verleihung
archive-applications = { $n ->
    [one] eine Bewerbung
   *[other] { $n } Bewerbungen
}
archive-names-unknown = Die Namen der Ausgezeichneten liegen uns leider nicht vor.
archive-names-soon = Wer gewonnen hat, wird bei der Preisverleihung bekannt gegeben.
archive-others-unknown = Wer die weiteren Plätze erhielt, ist uns leider nicht bekannt.
archive-special = Außerdem vergeben: { $name }, an eine Person, die wir hier nicht nennen.
