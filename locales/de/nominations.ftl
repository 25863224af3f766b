# Nominations: the form, the receipt, what the office enters.
nomination-yes = Ja
nomination-no = Nein
nomination-please-choose = Bitte wählen
nomination-field-address = Bitte geben Sie Straße, Postleitzahl und Ort an.
nomination-field-postcode = Bitte geben Sie eine Postleitzahl ein, zum Beispiel 44135.

nomination-refused-not-open-yet = Diese Ausschreibung nimmt noch keine Nominierungen an.
nomination-refused-edition-closed = Diese Ausschreibung ist abgeschlossen. An den Nominierungen lässt sich nichts mehr ändern.
nomination-refused-deadline-passed = Die Frist ist abgelaufen. Ihre Nominierung bleibt so, wie sie eingegangen ist.
nomination-refused-late = Diese Nominierung kam nach der Frist und ist noch nicht zugelassen.
nomination-refused-not-late = Diese Nominierung nimmt schon teil.
nomination-refused-withdrawn = Diese Nominierung wurde zurückgezogen.
