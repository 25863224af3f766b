# Nominations: the form, the receipt, what the office enters.
nomination-yes = Ja
nomination-no = Nein
nomination-please-choose = Bitte wählen
nomination-field-address = Bitte geben Sie Straße, Postleitzahl und Ort an.
nomination-field-postcode = Die Postleitzahl hat fünf Ziffern, zum Beispiel 44135. Im Ausland steht das Kürzel des Landes davor, zum Beispiel A-1010.
nomination-field-street = Bitte geben Sie auch die Straße an.
nomination-field-no-postcode = Bitte geben Sie auch die Postleitzahl an.
nomination-field-city = Bitte geben Sie auch den Ort an.
nomination-field-street-long = Die Straße ist zu lang. Möglich sind höchstens 200 Zeichen.
nomination-field-city-long = Der Ort ist zu lang. Möglich sind höchstens 100 Zeichen.

nomination-field-future = Dieser Zeitpunkt liegt in der Zukunft.
nomination-field-which-date = Hier lassen sich Tag und Monat nicht unterscheiden. Bitte schreiben Sie 15.09.2027.
nomination-field-early = Da wurde noch nicht nominiert. Stimmt das Jahr? Wenn ja, kreuzen Sie es unten an.
nomination-refused-not-open-yet = Diese Ausschreibung nimmt noch keine Nominierungen an.
nomination-refused-edition-closed = Diese Ausschreibung ist abgeschlossen. An den Nominierungen lässt sich nichts mehr ändern.
nomination-refused-deadline-passed = Die Frist ist abgelaufen. Ihre Nominierung bleibt so, wie sie eingegangen ist.
nomination-refused-late = Diese Nominierung kam nach der Frist und ist noch nicht aufgenommen.
nomination-refused-not-late = Diese Nominierung nimmt schon teil.
nomination-refused-withdrawn = Diese Nominierung wurde zurückgezogen.
nomination-refused-read = Die Jury liest Ihre Nominierung schon. Bitte wenden Sie sich an die Geschäftsstelle.
nomination-refused-no-reason = Die Jury liest diese Nominierung schon. Bitte nennen Sie den Grund für die Korrektur.
nomination-refused-decided = Die Jury hat über diese Nominierung schon entschieden. Bitte wenden Sie sich an die Geschäftsstelle.

nomination-kind-self = Selbstbewerbung
nomination-kind-proposal = Vorschlag
nomination-origin-online = online
nomination-origin-paper = auf Papier
nomination-origin-email = per E-Mail
nomination-origin-import = aus einer Datei
nomination-nothing = keine Angabe

# Before the form
nomination-choose-title = Für wen ist die Nominierung?
nomination-choose-self = Wir bewerben uns selbst
nomination-choose-self-text = Für Ihr eigenes Projekt, Ihren Verein, Ihre Einrichtung oder Ihr Unternehmen.
nomination-choose-proposal = Ich schlage jemanden vor
nomination-choose-proposal-text = Für Menschen, Projekte oder Unternehmen, die Sie beeindrucken.
nomination-announced-title = { $soon ->
    [yes] Es geht bald los
   *[no] Das Formular ist noch nicht geöffnet
}
nomination-announced-text = Nominierungen nehmen wir ab { $opens } an, bis { $closes }.
nomination-over-title = Die Frist ist abgelaufen
nomination-over-text = Nominierungen haben wir bis { $closes } angenommen. Vielleicht klappt es beim nächsten Mal.
nomination-to-call = Zur Ausschreibung

# The form
nomination-form-self = Sich bewerben
nomination-form-proposal = Jemanden vorschlagen
nomination-form-lead = Sie brauchen kein Konto. Die Frist endet am { $closes }; bis dahin können Sie alles noch ändern.
nomination-form-submit = Nominierung absenden
nomination-form-cancel = Abbrechen
nomination-switch-self = Möchten Sie sich doch selbst bewerben?
nomination-switch-self-keep = Doch selbst bewerben (Ihre Eingaben bleiben)
nomination-switch-proposal = Möchten Sie doch jemand anderen vorschlagen?
nomination-switch-proposal-keep = Doch jemand anderen vorschlagen (Ihre Eingaben bleiben)
nomination-too-many-title = Gerade kommen von Ihnen sehr viele Nominierungen
nomination-too-many-text = Bitte warten Sie eine Minute und senden Sie noch einmal ab. Alles, was Sie geschrieben haben, steht noch hier.
nomination-edit-too-many-title = Sie haben die E-Mail-Adresse sehr oft geändert
nomination-edit-too-many-text = Wir haben nichts gespeichert. Was Sie geschrieben haben, steht noch hier. Bitte warten Sie eine Minute und speichern Sie dann noch einmal.
nomination-too-late-title = Die Frist ist am { $closes } abgelaufen
nomination-too-late-text = Sie können das Formular trotzdem absenden. Wir bewahren alles auf, und die Geschäftsstelle entscheidet, ob die Nominierung noch teilnehmen darf.
nomination-kept-on-page = Wir haben nichts gespeichert. Was Sie geschrieben haben, steht noch hier: Kopieren Sie es bei Bedarf und fragen Sie die Geschäftsstelle.
nomination-another-title = Mit diesem Formular haben Sie schon { $number } abgeschickt
nomination-another-text = Ist das eine weitere Nominierung? Dann senden Sie sie bitte noch einmal ab. Wollten Sie { $number } ändern? Dann nutzen Sie bitte den Link aus Ihrer Bestätigung.
nomination-twice-title = Diese Nominierung gibt es schon: { $number }
nomination-twice-text = Am { $at } haben wir von Ihnen eine Nominierung mit denselben Angaben erhalten. Möchten Sie wirklich zwei einreichen? Noch ist nichts ein zweites Mal gespeichert.
nomination-twice-yes = Ja, ein zweites Mal einreichen
nomination-twice-no = Nein, es bleibt bei einer
nomination-entered-another-title = Mit diesem Formular ist schon { $number } eingetragen
nomination-entered-another-text = Ist das eine weitere Nominierung? Dann senden Sie sie bitte noch einmal ab. Wollten Sie { $number } ändern? Dann öffnen Sie sie bitte in der Liste der Nominierungen.
nomination-entered-twice-title = Diese Nominierung gibt es schon: { $number }
nomination-entered-twice-text = Am { $at } ist eine Nominierung mit denselben Angaben eingegangen. Sollen es wirklich zwei sein? Noch ist nichts ein zweites Mal gespeichert.
nomination-entered-twice-yes = Ja, ein zweites Mal eintragen

# Changing it
nomination-edit-title = Nominierung ändern
nomination-edit-lead = Ändern können Sie bis { $closes }.
nomination-edit-submit = Änderungen speichern
nomination-edit-cancel = Nichts ändern
nomination-stale-title = Inzwischen wurde etwas anderes gespeichert
nomination-stale-text = Wir haben deshalb nichts überschrieben. Vergleichen Sie bitte. Wenn Sie noch einmal speichern, gilt, was unten im Formular steht.
nomination-stale-differences = Das ist verschieden
nomination-stale-stored = Gespeichert ist
nomination-stale-typed = Im Formular steht
flash-nomination-changed = Ihre Änderungen sind gespeichert.
flash-nomination-withdrawn = Die Nominierung ist zurückgezogen.

# The receipt
receipt-title = Nominierung { $number }
receipt-received-title = Danke, Ihre Nominierung ist eingegangen
receipt-received-text = Sie ist sicher gespeichert. Die Geschäftsstelle prüft, ob sie die Bedingungen erfüllt.
receipt-eligible-title = Ihre Nominierung nimmt am Verfahren teil
receipt-eligible-text = Sie ist sicher gespeichert, und die Geschäftsstelle hat geprüft: Sie erfüllt die Bedingungen.
receipt-with-jury-title = Ihre Nominierung erfüllt die Bedingungen
receipt-with-jury-text = Die Jury hat begonnen.
receipt-ineligible-title = Ihre Nominierung wird nicht bewertet
receipt-ineligible-text = Die Geschäftsstelle hat geprüft: Sie erfüllt die Bedingungen für diesen Preis nicht. Wenn Sie dazu Fragen haben, erreichen Sie uns unten auf dieser Seite.
receipt-late-title = Ihre Nominierung kam nach der Frist
receipt-late-text = Die Frist endete am { $closes }. Wir haben alles aufbewahrt. Die Geschäftsstelle entscheidet, ob die Nominierung noch teilnehmen darf.
receipt-too-late-title = Ihre Nominierung kam nach der Frist
receipt-too-late-text = Sie hat nicht teilgenommen.
receipt-withdrawn-title = Diese Nominierung wurde zurückgezogen
receipt-withdrawn-text = Die Jury bewertet sie nicht.
receipt-public-title = Das Ergebnis ist öffentlich
receipt-taken-back-title = Das Ergebnis wurde zurückgenommen
receipt-taken-back-text = Danke, dass Sie mitgemacht haben. Das Ergebnis war veröffentlicht und ist es zurzeit nicht.
receipt-public-text = Danke, dass Sie mitgemacht haben. Was die Jury entschieden hat, können jetzt alle lesen.
receipt-ended-title = Diese Ausschreibung ist beendet
receipt-ended-text = Danke, dass Sie mitgemacht haben. Ein Ergebnis ist hier nicht veröffentlicht.
receipt-number = Nummer
receipt-received-at = Eingegangen
receipt-changed-at = Zuletzt geändert
receipt-kind = Art
receipt-link-title = Heben Sie diesen Link auf
receipt-link-text = { $can ->
    [change] Nur mit diesem Link können Sie Ihre Nominierung ansehen, ändern oder zurückziehen. Geben Sie ihn nicht weiter.
    [withdraw] Nur mit diesem Link können Sie Ihre Nominierung ansehen oder zurückziehen. Geben Sie ihn nicht weiter.
   *[read] Nur mit diesem Link können Sie Ihre Nominierung ansehen. Geben Sie ihn nicht weiter.
}
receipt-link-label = Ihr persönlicher Link
receipt-copy = Link kopieren
receipt-copied = Kopiert
receipt-mailed = { $state ->
    [sent] Er ging am { $at } auch an { $address }.
   *[queued] Er ist auch auf dem Weg an { $address }.
}
receipt-next = So geht es weiter
receipt-step-closes-at = Änderungen
receipt-step-closes-at-text = möglich bis { $date }
receipt-edit = Nominierung ändern
receipt-withdraw = Zurückziehen
receipt-withdraw-confirm = Möchten Sie die Nominierung wirklich zurückziehen? Das lässt sich nicht rückgängig machen.
receipt-sent = Ihre Angaben
receipt-contact = Fragen?

# The mail with the receipt
mail-receipt-subject = { $status ->
    [late] Nach der Frist eingegangen: { $number }
   *[received] Eingegangen: Ihre Nominierung { $number }
}
mail-receipt-text = { $status ->
    [late] Guten Tag,

    Ihre Nominierung für „{ $prize }“ hat uns am { $at } erreicht. Die Frist endete am { $closes }. Wir haben alles aufbewahrt; die Geschäftsstelle entscheidet, ob die Nominierung noch teilnehmen darf.

    Ihre Nummer: { $number }

    Mit Ihrem persönlichen Link können Sie die Nominierung ansehen oder zurückziehen. Bitte geben Sie ihn nicht weiter.
   *[received] Guten Tag,

    danke für Ihre Nominierung für „{ $prize }“. Sie ist am { $at } bei uns eingegangen.

    Ihre Nummer: { $number }

    Mit Ihrem persönlichen Link können Sie die Nominierung ansehen, bis { $closes } ändern oder zurückziehen. Bitte geben Sie ihn nicht weiter.
}
mail-receipt-link = Zu Ihrer Nominierung

# To the address that is no longer the sender's
mail-address_changed-subject = Diese Adresse gehört nicht mehr zu { $number }
mail-address_changed-text = Guten Tag,

    zur Nominierung { $number } für „{ $prize }“ gehörte bisher diese Adresse. Seit dem { $at } gehört eine andere dazu.

    { $by ->
        [office_paper] Geändert hat sie die Geschäftsstelle.
        [office] Geändert hat sie die Geschäftsstelle. Der persönliche Link aus der Bestätigung an diese Adresse öffnet die Nominierung nicht mehr.
       *[link] Geändert hat sie jemand, der den persönlichen Link zu der Nominierung hat.
    }

    Ist das nicht richtig? Dann wenden Sie sich bitte an:

    { $contact }

# What the office enters
nomination-tabs = Ausschreibung
nomination-status-received = eingegangen
nomination-status-late = verspätet
nomination-status-withdrawn = zurückgezogen
nomination-intake = Eingang
nomination-intake-origin = Wie kam die Nominierung?
nomination-intake-received-at = Eingegangen am
nomination-intake-received-at-hint = Der Eingangsstempel zählt: Er entscheidet, ob die Frist eingehalten ist.
nomination-intake-early = Ja, sie kam schon vor dem Beginn
nomination-enter-title = Nominierung eintragen
nomination-enter-choose = Für alles, was auf Papier oder per E-Mail gekommen ist.
nomination-enter-self = Selbstbewerbung eintragen
nomination-enter-proposal = Vorschlag eintragen
nomination-enter-lead = Was auf dem Papier fehlt, lassen Sie einfach leer.
nomination-enter-switch-self = Doch eine Selbstbewerbung eintragen
nomination-enter-switch-self-keep = Zur Selbstbewerbung wechseln (Ihre Eingaben bleiben)
nomination-enter-switch-proposal = Doch einen Vorschlag eintragen
nomination-enter-switch-proposal-keep = Zum Vorschlag wechseln (Ihre Eingaben bleiben)
nomination-enter-submit = Nominierung eintragen
nomination-correct-title = Angaben korrigieren
nomination-correct-lead = Der Verlauf hält fest, welche Angaben Sie geändert haben.
nomination-correct-lead-read = { $mails ->
    [no] Die Jury liest diese Nominierung schon. Was Sie ändern, wird gekennzeichnet: Wer schon bewertet hat, sieht alt und neu nebeneinander. Die E-Mail dazu wartet im Postausgang.
   *[yes] Die Jury liest diese Nominierung schon. Was Sie ändern, wird gekennzeichnet: Wer schon bewertet hat, sieht alt und neu nebeneinander und bekommt eine E-Mail.
}
nomination-correction = Korrektur
nomination-correction-reason = Warum korrigieren Sie?
nomination-correction-reason-hint = Den Grund hält der Verlauf fest, und die Jury liest ihn.
nomination-not-saved = Wir haben nichts gespeichert. Was Sie geschrieben haben, steht noch hier.
flash-nomination-entered = Die Nominierung ist eingetragen.
flash-nominations-imported = { $n ->
    [one] Eine Nominierung ist importiert.
   *[other] { $n } Nominierungen sind importiert.
}

# Import
import-title = Nominierungen importieren
import-lead = Wählen Sie eine Excel- oder CSV-Datei. Wir prüfen sie zuerst und zeigen, was geschehen würde.
import-file = Excel- oder CSV-Datei
import-file-hint = Auch eine Liste aus diesem Programm; Excel als .xlsx, höchstens 1 MB
import-check = Datei prüfen
import-template = Leere Vorlage herunterladen
import-preview = { $n ->
    [one] Eine Nominierung kann importiert werden
   *[other] { $n } Nominierungen können importiert werden
}
import-preview-text = Noch ist nichts gespeichert.
import-preview-numbers = Jede Nominierung bekommt hier eine neue Eingangsnummer; die Nummern in der Datei gelten nur dort, wo sie vergeben wurden.
import-preview-late = { $n ->
    [one] Eine kam nach der Frist und wird als verspätet gespeichert.
   *[other] { $n } kamen nach der Frist und werden als verspätet gespeichert.
}
import-row-title = Titel
import-row-nominee = Nominiert
import-row-kind = Art
import-row-received = Eingegangen
import-row-line = Zeile
import-more-rows = { $n ->
    [one] Dazu kommt eine weitere Zeile.
   *[other] Dazu kommen { $n } weitere Zeilen.
}
import-confirm = { $n ->
    [one] Eine Nominierung importieren
   *[other] { $n } Nominierungen importieren
}
import-other = Andere Datei wählen
import-problems = { $n ->
    [one] Eine Stelle der Datei stimmt nicht
   *[other] { $n } Stellen der Datei stimmen nicht
}
import-problems-text = Es wurde nichts importiert. Bitte korrigieren Sie die Datei und wählen Sie sie noch einmal.
import-more-problems = { $n ->
    [one] und eine weitere
   *[other] und { $n } weitere
}
import-place = Zeile { $line }
import-place-column = Zeile { $line }, Spalte „{ $column }“
import-place-name = Zeile { $line } („{ $name }“)
import-place-name-column = Zeile { $line } („{ $name }“), Spalte „{ $column }“
import-at = { $place }: { $text }
import-at-found = { $place }: { $text } Dort steht: „{ $found }“.
import-part-street = Straße
import-part-postcode = PLZ
import-part-city = Ort
import-read-csv = Gelesen als CSV in { $encoding }, getrennt durch { $separator }.
import-read-windows = Stimmen alle Umlaute? Sonst speichern Sie die Datei bitte als Excel-Datei oder als „CSV UTF-8“.
import-read-xlsx = Gelesen aus der Excel-Datei: das Blatt „{ $sheet }“, auch was darin ausgeblendet ist.
import-encoding-utf-8 = UTF-8
import-encoding-utf-16 = UTF-16
import-encoding-windows-1252 = Windows-1252
import-separator-semicolon = Semikolons
import-separator-comma = Kommas
import-separator-tab = Tabulatoren
import-left-out = Weggelassen: { $columns }
import-leave-out = { $n ->
    [one] Ohne diese Spalte weiter
   *[other] Ohne diese Spalten weiter
}
import-leave-out-text = Was darin steht, wird dann nicht importiert. Die Datei müssen Sie nicht noch einmal wählen.
import-warnings = { $n ->
    [one] Eine Stelle sehen Sie sich besser noch einmal an
   *[other] { $n } Stellen sehen Sie sich besser noch einmal an
}
import-warnings-text = Importiert wird trotzdem, so wie es in der Datei steht.
import-warning-postcode = Diese Postleitzahl hat nur vier Ziffern. Fehlt vorne die Null?
import-warning-phone = Diese Telefonnummer beginnt nicht mit einer Null. Fehlt sie?
import-warning-merged = Hier sind Zellen über mehrere Zeilen verbunden. Ihr Inhalt gilt für jede dieser Zeilen.
import-warning-wide = Hier sind Zellen über mehrere Spalten verbunden. Ihr Inhalt gilt nur für die erste dieser Spalten.
import-warning-few-cells = Die Zeile hat weniger Felder als Überschriften. Die letzten bleiben leer.
import-warning-repeated = Dieselben Angaben stehen weiter oben schon einmal, mit anderem Eingang.
import-warning-numbered = Diese Nominierung steht weiter oben schon einmal, mit anderer Eingangsnummer.
import-warning-other-number = Unter dieser Eingangsnummer gibt es hier schon eine andere Nominierung. Diese hier bekommt eine neue Nummer.
import-warning-early = Da wurde noch nicht nominiert. Stimmt das Jahr?
import-aside = { $n ->
    [one] Eine Zeile wird nicht importiert
   *[other] { $n } Zeilen werden nicht importiert
}
import-aside-rest = { $n ->
    [one] Die übrige wird importiert, wenn Sie unten zustimmen.
   *[other] Die übrigen { $n } werden importiert, wenn Sie unten zustimmen.
}
import-aside-nothing = Sonst steht nichts in der Datei.
import-row-why = Warum nicht
import-aside-imported = Wurde schon importiert: { $number }
import-aside-same = Ist schon da: { $number }
import-aside-differs = { $number } ist schon da, mit anderen Angaben. Wenn die Datei recht hat, korrigieren Sie die Nominierung dort.
import-aside-withdrawn = Laut Datei zurückgezogen
import-confirm-rest = { $n ->
    [one] Die übrige Nominierung importieren
   *[other] Die übrigen { $n } Nominierungen importieren
}
import-problem-cut = Dieser Text wurde beim Speichern als Excel-Datei gekürzt. Nehmen Sie die CSV-Datei: Darin steht er ganz.
import-problem-swallowed = In dieser Angabe steht noch eine ganze Zeile der Datei. Vermutlich fehlt ein Anführungszeichen.
import-columns = Was in den Spalten stehen kann
import-columns-text = Die Überschriften stehen in der ersten Zeile. Die Reihenfolge ist gleich, freiwillige Spalten können fehlen. Eine Liste der Nominierungen, die dieses Programm ausgegeben hat, passt auch.
import-column = Spalte
import-values = Mögliche Angaben
import-values-text = Text
import-values-declaration = ja / nein
import-needed = Nötig
import-problem-no-rows = Unter den Überschriften steht nichts.
import-problem-unknown-column = Diese Überschrift gehört zu keiner Frage.
import-problem-repeated-column = Diese Überschrift kommt zweimal vor.
import-problem-missing-column = Diese Spalte fehlt.
import-problem-no-heading = Über den Angaben dieser Spalte fehlt die Überschrift.
import-problem-too-many-cells = Die Zeile hat mehr Felder als Überschriften. Steht ein Trennzeichen im Text? Dann gehört der Text in Anführungszeichen.
import-problem-kind = Hier steht „Selbstbewerbung“ oder „Vorschlag“.
import-problem-early = Da wurde noch nicht nominiert. Stimmt das Jahr? Was wirklich früher kam, geben Sie einzeln ein.
import-problem-not-asked = Bei dieser Art der Nominierung wird das nicht gefragt.
import-problem-repeated = Diese Nominierung steht weiter oben schon einmal.
import-refused-twice = Diese Datei wurde schon importiert. Es ist nichts doppelt.
nomination-result-public = Das Ergebnis ist öffentlich; was daneben steht, bleibt. Zwei Personen können das Ergebnis zurücknehmen: auf der Seite „Ergebnis“.
nomination-refused-public = Diese Nominierung steht öffentlich neben dem Ergebnis, so wie zwei Personen sie bestätigt haben. Halten Sie ein Nein zur Veröffentlichung fest, wenn sie dort nicht mehr stehen soll.
nomination-refused-decided-office = Die Jury hat über diese Nominierung schon entschieden: Ihre Runde ist geschlossen. Soll sich noch etwas ändern, öffnen zwei Personen die Runde zuerst wieder.
nomination-refused-deadline-passed-office = Die Frist ist abgelaufen. Die Nominierung bleibt so, wie sie eingegangen ist.
