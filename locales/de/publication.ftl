# The public page of a result
publication-title = { $name }: das Ergebnis
publication-lead = Verliehen am { $date }.
publication-lead-venue = Verliehen am { $date }, { $venue }.
publication-description = Ausgezeichnet wurden: { $names }
publication-honoured = Ausgezeichnet
publication-special = Außerdem geehrt
publication-alone = Die Veröffentlichung hat eine einzelne Person freigegeben; das Vier-Augen-Prinzip war ausgeschaltet.
publication-entries = Alle Einreichungen
publication-entries-lead = Hier stehen die Einreichungen, die veröffentlicht werden dürfen. Danke an alle, die mitgemacht haben!
publication-map = Woher die Einreichungen kommen
publication-map-none = Zu keiner Einreichung ist ein Stadtbezirk angegeben.
publication-map-summary = { $districts ->
    [one] Alle Einreichungen mit Angabe kommen aus einem Stadtbezirk: { $first } ({ $n }).
   *[other] Die Einreichungen kommen aus { $districts } Stadtbezirken, die meisten aus { $first } (je { $n }).
}
publication-district = { $name }: { $n ->
    [one] eine Einreichung
   *[other] { $n } Einreichungen
}
publication-districts = Einreichungen nach Stadtbezirk
publication-filter-category = Handlungsfeld
publication-filter-district = Stadtbezirk
publication-filter-all = alle
publication-filter = Anzeigen
publication-filter-reset = Alle zeigen
publication-count = { $n ->
    [0] Keine Einreichung
    [one] Eine Einreichung
   *[other] { $n } Einreichungen
}
publication-none = Hier ist nichts zu sehen.
publication-none-text = Wählen Sie ein anderes Handlungsfeld oder einen anderen Stadtbezirk.
publication-to-call = Zur Ausschreibung
publication-to-archive = Alle Jahre im Archiv
publication-feed-call = Ausschreibung eröffnet: { $name }
