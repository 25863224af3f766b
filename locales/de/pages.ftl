# Public texts
pages-title-imprint = Impressum
pages-title-privacy = Datenschutz
pages-title-accessibility = Erklärung zur Barrierefreiheit
pages-updated = Stand:

# The office edits them
pages-texts-lead = Impressum, Datenschutz und Barrierefreiheit gehören Ihnen. Prüfen Sie die Vorschläge und passen Sie sie an.
pages-texts-page = Seite
pages-texts-language = Sprache
pages-texts-state = Stand
pages-texts-actions = Aktionen
pages-proposal = noch unser Vorschlag
pages-view = Ansehen
pages-edit-lead = Gespeichert ist sofort öffentlich. Sehen Sie sich vorher die Vorschau an.
pages-edit-body = Text
pages-edit-body-hint = Überschriften, Listen und Links schreiben Sie in Markdown.
pages-edit-save = Veröffentlichen
pages-edit-show-preview = Vorschau
pages-edit-preview = Vorschau
pages-edit-stale = Inzwischen hat jemand anderes diesen Text geändert.
pages-edit-stale-text = Ihr Text steht noch im Feld. Mit „Veröffentlichen“ ersetzt er den anderen.
pages-edit-other = Der andere Text
pages-edit-help = So schreibt man Markdown
pages-edit-help-heading = Überschrift
pages-edit-help-bold = fett
pages-edit-help-list = Punkt einer Liste
pages-edit-help-link = Link
flash-pages-saved = Der Text ist veröffentlicht.

# Feedback
pages-feedback-title = Barriere melden und Rückmeldung geben
pages-feedback-lead = Ist Ihnen etwas im Weg, fehlt etwas oder klappt etwas nicht? Schreiben Sie uns. Wir antworten innerhalb von zwei, spätestens sechs Wochen.
pages-feedback-message = Ihre Nachricht
pages-feedback-page = Um welche Seite geht es?
pages-feedback-email = Ihre E-Mail-Adresse
pages-feedback-email-hint = Nur wenn Sie eine Antwort möchten.
pages-feedback-action = Absenden
flash-pages-feedback-sent = Danke! Ihre Nachricht ist angekommen.
pages-feedback-list-lead = Was Besucherinnen und Besucher geschrieben haben, Offenes zuerst. Auf gemeldete Barrieren antworten wir innerhalb von zwei bis sechs Wochen.
pages-feedback-empty = Noch hat niemand geschrieben.
pages-feedback-empty-text = Das Formular steht auf jeder Seite unten.
pages-feedback-empty-action = Formular ansehen
pages-feedback-state-open = offen
pages-feedback-state-answered = beantwortet
pages-feedback-about = Seite:
pages-feedback-from = Antwort an:
pages-feedback-anonymous = Ohne Adresse.
pages-feedback-answer = Als beantwortet markieren
pages-feedback-reopen = Wieder öffnen
flash-pages-feedback-answered = Als beantwortet markiert.
flash-pages-feedback-reopened = Wieder offen.
