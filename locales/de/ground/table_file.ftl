# Files with tables, as spreadsheets save them.
table-empty = Die Datei ist leer.
table-hidden = In der Datei steht nur auf ausgeblendeten Blättern etwas. Blenden Sie das richtige ein und speichern Sie die Datei.
table-encoding = Hier stehen Zeichen, die beschädigt sind. Öffnen Sie die Datei noch einmal im Original und speichern Sie sie als Excel-Datei oder als „CSV UTF-8“.
table-not-text = Hier steht etwas, das kein Text ist. Öffnen Sie die Datei noch einmal im Original und speichern Sie sie neu.
table-unclosed = Dieses Anführungszeichen wird nicht geschlossen. Damit würden alle folgenden Zeilen zu einer einzigen Angabe.
table-after-quote = Hinter einem schließenden Anführungszeichen steht noch Text. Meist fehlt davor eines, oder eines im Text ist nicht verdoppelt.
table-stray-quote = Hier steht ein Anführungszeichen, das nicht die ganze Angabe umschließt. Setzen Sie die Angabe in Anführungszeichen und verdoppeln Sie die im Text.
table-cell-error = In dieser Zelle steht ein Fehler.
table-no-value = In dieser Zelle steht eine Formel ohne Ergebnis. Öffnen und speichern Sie die Datei einmal mit Ihrer Tabellenkalkulation.
table-broken = Die Datei ist beschädigt.
table-old-excel = Diese Datei ist ein altes Excel-Format oder hat ein Kennwort. Speichern Sie sie bitte ohne Kennwort als .xlsx.
table-other-kind = Das ist keine Tabelle. Speichern Sie sie bitte als Excel-Datei (.xlsx) oder als CSV.
table-too-large = Die Tabelle ist zu groß.
table-read-others = Nicht gelesen, obwohl etwas darin steht: { $sheets }. Legen Sie diese Blätter bei Bedarf als eigene Datei ab.
table-read-hidden = Nicht gelesen, weil es ausgeblendet ist: { $sheets }. Blenden Sie ein Blatt ein, wenn es gelesen werden soll.
