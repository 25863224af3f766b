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
