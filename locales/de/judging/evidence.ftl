# What `laudatio verify` says
evidence-mark-right = gut
evidence-mark-wrong = FALSCH
evidence-mark-open = Hinweis
evidence-holds = Alles stimmt.
evidence-fails = Der Nachweis stimmt nicht.
evidence-more = … und { $n } weitere.
evidence-about = { $prize }, { $round }: Stand { $number } vom { $at }, { $entries ->
    [one] eine Nominierung
   *[other] { $entries } Nominierungen
}, { $jurors ->
    [one] ein Jurymitglied
   *[other] { $jurors } Jurymitglieder
}, { $sheets ->
    [one] ein gezählter Bogen
   *[other] { $sheets } gezählte Bögen
}.

evidence-check-files = Das Archiv enthält genau die Dateien, die es enthalten soll.
evidence-no-zip = Das ist kein Nachweis von laudatio: Das Archiv lässt sich nicht öffnen.
evidence-file-unknown = Im Archiv liegt eine Datei, die nicht dorthin gehört: { $file }.
evidence-file-twice = Die Datei { $file } liegt zweimal im Archiv.
evidence-file-missing = Die Datei { $file } fehlt.
evidence-file-damaged = Die Datei { $file } ist beschädigt.
evidence-file-large = Die Datei { $file } ist größer als jede Runde es sein kann. Sie wurde nicht gelesen.

evidence-check-shape = Jede Zeile ist lesbar, und alle passen zueinander.
evidence-unreadable = { $file }, Zeile { $line }: nicht lesbar ({ $reason }).
evidence-unreadable-hex = { $file } ist nicht lesbar: Dort sollen nur hexadezimale Ziffern stehen.
evidence-format = Diese Fassung des Programms kennt das Format { $format } nicht.
evidence-shape = { $file }, Zeile { $line }: Diese Zeile gehört nicht an diese Stelle.
evidence-key = Der Stand passt nicht zusammen: Die Angabe { $id } ist doppelt, falsch oder verweist auf etwas, das fehlt.
evidence-line-long = { $file }, Zeile { $line }: länger, als es eine Zeile sein kann. Sie wurde nicht gelesen.
evidence-too-much = Der Stand hat mehr, als eine Runde haben kann, und wurde nicht nachgerechnet: { $what ->
    [entries] Nominierungen
    [jurors] Jurymitglieder
    [pairs] Nominierungen und Jurymitglieder
    [places] Plätze, die gewinnen
    [sheets] Bögen
    [assignments] Zuteilungen
    [conflicts] Befangenheiten
    [criteria] Kriterien
    [extensions] Fristverlängerungen
    [approvals] Bestätigungen
    [ties] geteilte Plätze
   *[ranking] Zeilen der Rangliste
} ({ $n }, höchstens { $most }).

evidence-check-hashes = Alle Dateien haben die Prüfsummen, die das Verzeichnis nennt.
evidence-hash = Die Datei { $file } wurde verändert: Ihre Prüfsumme ist eine andere.
evidence-check-signature = Die Unterschrift passt zum beigelegten Schlüssel.
evidence-signature = Die Unterschrift stimmt nicht: Das Verzeichnis manifest.json wurde nach dem Unterschreiben verändert.
evidence-fingerprint = Der beigelegte Schlüssel ist nicht der, den das Verzeichnis nennt.
evidence-check-key = Unterschrieben hat der Schlüssel mit dem angegebenen Fingerabdruck.
evidence-key-other = Unterschrieben hat ein anderer Schlüssel: { $found }, erwartet war { $given }.
evidence-check-own = Unterschrieben hat der Schlüssel dieser Installation.
evidence-key-foreign = Unterschrieben hat nicht der Schlüssel dieser Installation: { $found } statt { $given }.
evidence-key-unknown = Der Fingerabdruck des Schlüssels ist { $found }. Vergleichen Sie ihn mit dem, den die Geschäftsstelle nennt (--key).

evidence-check-chain = Der Verlauf ist lückenlos, und jedes Siegel stimmt.
evidence-chain-gap = Im Verlauf fehlt Eintrag { $n }, oder zwei sind vertauscht.
evidence-chain-seal = Eintrag { $n } des Verlaufs ist nicht der, der besiegelt wurde, oder einer vor ihm.
evidence-chain-end = Am Ende des Verlaufs fehlt etwas: Er müsste mit Eintrag { $n } enden.
evidence-chain-detail = Die Einzelheiten von Eintrag { $n } sind nicht die, die besiegelt wurden.
evidence-check-recorded = Der Verlauf endet damit, dass genau dieser Stand eingefroren wurde, als Nächster nach dem vorigen.
evidence-recorded = Eintrag { $n } des Verlaufs sagt nicht, dass dieser Stand ({ $file }) eingefroren wurde: Es war ein anderer.
evidence-previous = Nach dem Verlauf folgt dieser Stand (Nummer { $n }) nicht auf den, den er als vorigen nennt.
evidence-occasion = Nach dem Verlauf wurde dieser Stand aus einem anderen Anlass eingefroren.

evidence-check-submitted = Jeder Bogen ist so, wie ihn das Jurymitglied zuletzt gespeichert hat, und keiner fehlt.
evidence-sheet-unknown = Bogen { $sheet }: Im Verlauf steht nicht, dass ihn jemand gespeichert hat.
evidence-sheet-changed = Bogen { $sheet } ist nicht so, wie er gespeichert wurde (Eintrag { $n } des Verlaufs).
evidence-sheet-gone = Bogen { $sheet } fehlt: Er wurde gespeichert (Eintrag { $n } des Verlaufs).
evidence-check-conflicts = Kein Bogen von Befangenen zählt; Befangenheiten und Rücktritte sind die aus dem Verlauf.
evidence-conflict = Bogen { $sheet } zählt, obwohl { $person } bei dieser Nominierung befangen ist.
evidence-recusal = { $person } ist von einer Nominierung zurückgetreten (Eintrag { $n } des Verlaufs), aber im Stand fehlt das.
evidence-conflict-gone = Eine Befangenheit von { $person } (Eintrag { $n } des Verlaufs) fehlt im Stand.
evidence-conflict-unknown = Im Verlauf steht nichts von der Befangenheit, die im Stand bei { $person } steht.
evidence-recused-alone = Ein Bogen von { $person } zählt wegen einer Befangenheit nicht, die es im Stand nicht gibt.
evidence-check-withdrawn = Zurückgezogen sind genau die Nominierungen, die laut Verlauf jemand zurückgezogen hat.
evidence-withdrawn = { $entry } gilt im Stand als zurückgezogen, aber im Verlauf steht davon nichts.
evidence-withdrawn-gone = { $entry } wurde laut Verlauf zurückgezogen, aber im Stand nimmt sie teil.
evidence-check-call = Die Ausschreibung steht im Stand, wie sie veröffentlicht wurde; ihre Regeln sind die der Runde.
evidence-call-changed = Die Ausschreibung im Stand ist nicht die, die veröffentlicht wurde (Eintrag { $n } des Verlaufs).
evidence-call-gone = Die Ausschreibung fehlt im Stand, obwohl der Verlauf sagt, wie sie veröffentlicht wurde (Eintrag { $n }).
evidence-call-unrecorded = Im Verlauf steht nicht, dass die Ausschreibung so veröffentlicht wurde, wie sie im Stand steht.
evidence-call-rules = Geteilte Plätze, Preisplätze oder die Einsicht in andere Bögen sind in der Runde anders geregelt als in der Ausschreibung.
evidence-call-unknown = Wie die Ausschreibung bei ihrer Veröffentlichung lautete, hat eine frühere Fassung des Programms nicht festgehalten. Verglichen wurde mit dem, was beim Schließen der Runde dort stand.
evidence-call-late = Die Ausschreibung wurde erst nach ihrer Veröffentlichung festgehalten, weil eine frühere Fassung des Programms das nicht tat (Eintrag { $n } des Verlaufs).
evidence-check-weights = Kriterien, Skalen und Gewichte sind die der Ausschreibung, ganz und in ihrer Reihenfolge.
evidence-criterion-words = „{ $criterion }“ lautet in der Runde anders als in der Ausschreibung.
evidence-criterion-former = Die Kriterien der Runde weichen von der Ausschreibung ab, soweit eine frühere Fassung des Programms das zuließ (Eintrag { $n } des Verlaufs).
evidence-criterion-gone = „{ $criterion }“ steht in der Ausschreibung, aber nicht in der Runde.
evidence-criterion-order = Die Kriterien der Runde stehen in anderer Reihenfolge als in der Ausschreibung, oder eines steht zweimal da.
evidence-weight = „{ $criterion }“ wiegt in der Runde { $round }, in der Ausschreibung { $call }.
evidence-weight-none = „{ $criterion }“ steht nicht in der Ausschreibung.
evidence-weight-scale = „{ $criterion }“ hat eine andere Skala als in der Ausschreibung.
evidence-check-scale = Alle Punkte liegen auf ihrer Skala.
evidence-scale = Bogen { $sheet } hat Punkte außerhalb der Skala, oder es fehlen welche.
evidence-check-totals = Die Summe jedes Bogens folgt aus seinen Punkten und den Gewichten.
evidence-total = Die Summe von Bogen { $sheet } folgt nicht aus seinen Punkten.
evidence-check-ranking = Neu gerechnet ergibt sich aus den Bögen dieselbe Rangliste, mit allen Werten.
evidence-rank = { $entry }: Eingefroren ist Rang { $frozen }, neu gerechnet ergibt sich Rang { $again } oder ein anderer Wert.
evidence-severity = Was über { $person } berechnet wurde, folgt nicht aus den Bögen.
evidence-ranking = Die eingefrorene Rangliste ist nicht die, die aus den Bögen folgt.
evidence-check-extensions = Jede Fristverlängerung steht so im Stand, wie sie gewährt wurde, und keine fehlt.
evidence-extension-changed = Die Fristverlängerung { $id } ist nicht so, wie sie gewährt wurde.
evidence-extension-gone = Eine Fristverlängerung fehlt: Sie wurde gewährt (Eintrag { $n } des Verlaufs).
evidence-check-closing = Verfahren, Quorum und Mindestzahl der Bögen sind die festgelegten; was beim Schließen fehlte, ist begründet.
evidence-setting = Verfahren, Quorum, Mindestzahl oder Verteilung der Bögen sind nicht so, wie sie festgelegt wurden (Eintrag { $n } des Verlaufs).
evidence-closed-reason = Beim Schließen fehlte etwas, und eine Begründung gibt es nicht (Eintrag { $n } des Verlaufs).
evidence-closed-otherwise = Was beim Schließen gezählt wurde, passt nicht zu diesem Stand (Eintrag { $n } des Verlaufs).
evidence-check-approvals = Beim Schließen, Wiederöffnen und Entscheiden geteilter Plätze hat jemand gefragt und jemand anderes bestätigt, wie es der Verlauf sagt.
evidence-approval-same = { $act ->
    [reopen] Wiedergeöffnet hat die Runde, wer selbst darum gebeten hatte
    [settle] Über einen geteilten Platz hat entschieden, wer selbst darum gebeten hatte
   *[close] Geschlossen hat die Runde, wer selbst darum gebeten hatte
}: { $person }.
evidence-approval-not-off = { $person } hat allein gehandelt, obwohl das Vier-Augen-Prinzip galt.
evidence-approval-changed = Wer { $act ->
    [reopen] die Runde wieder öffnen
    [settle] über einen geteilten Platz entscheiden
   *[close] die Runde schließen
} wollte und wer es bestätigt hat, steht im Verlauf anders ({ $person }).
evidence-approval-late = { $person } hat bestätigt, als die Anfrage schon verfallen war.
evidence-approval-gone = Eine Bestätigung fehlt (Eintrag { $n } des Verlaufs).
evidence-approval-none = Im Stand steht nicht, wer das Schließen der Runde bestätigt hat.
evidence-approval-alone = Das Vier-Augen-Prinzip war abgeschaltet: { $person } hat { $act ->
    [reopen] die Runde allein wieder geöffnet
    [settle] über einen geteilten Platz allein entschieden
    [decide] die Entscheidungen der Jury allein festgeschrieben
    [publish] das Ergebnis allein veröffentlicht
    [unpublish] das öffentliche Ergebnis allein zurückgenommen
    [hide_picture] ein öffentliches Bild allein entfernt
    [open] die Ausschreibung allein veröffentlicht
    [retract] die veröffentlichte Ausschreibung allein zurückgenommen
    [end] die Ausschreibung allein vorzeitig beendet
    [forget] die Angaben zu einer Person allein gelöscht
    [erase] Angaben in einer Nominierung allein gelöscht
    [invite] ein Konto allein zugelassen
    [change_role] die Rolle eines Kontos allein geändert
    [disable] einen Zugang allein gesperrt
    [enable] einen Zugang allein wieder geöffnet
    [reset] allein ein neues Passwort verlangt
    [allow_export] Exporte allein erlaubt
   *[close] die Runde allein geschlossen
}.
evidence-check-ties = Geteilte Plätze sind so entschieden, wie es der Verlauf und die Ausschreibung sagen; Lose ergeben nachgezogen dasselbe, und alle Plätze folgen daraus.
evidence-tie-entries = Platz { $rank } haben sich andere Nominierungen geteilt als die, über die entschieden wurde.
evidence-tie-rule = Über Platz { $rank } wurde anders entschieden, als die Ausschreibung es vorsieht.
evidence-tie-lot = Das Los um Platz { $rank } ergibt nachgezogen eine andere Reihenfolge.
evidence-tie-changed = Über Platz { $rank } wurde nicht so entschieden, wie es im Verlauf steht.
evidence-tie-gone = Über Platz { $rank } wurde entschieden (Eintrag { $n } des Verlaufs), aber im Stand fehlt das.
evidence-tie-place = Die Plätze folgen nicht aus den Rängen und den Entscheidungen über geteilte Plätze.
evidence-tie-sheets = Die Entscheidung über Platz { $rank } beruht nicht auf den Bögen, die im Stand stehen.
evidence-tie-approval = Im Stand steht nicht, dass zwei Personen über Platz { $rank } entschieden haben.
evidence-tie-seed = Der Startwert des Loses um Platz { $rank } wurde nicht vor der Ziehung festgehalten, oder es gab mehr als einen.
evidence-tie-by-one = Über Platz { $places } hat mit einer früheren Fassung des Programms eine Person allein entschieden.
evidence-tie-open = Noch geteilt und nicht entschieden: Platz { $places }. Wird darüber entschieden, gibt es einen späteren Stand.
evidence-after = Was die Jury danach in ihrer Sitzung beschließt, steht in ihrem Protokoll, nicht in diesem Nachweis.

evidence-receipt-act = Die Quittung { $n } steht im Verlauf.
evidence-receipt-sheet = Die Quittung { $n } steht im Verlauf. Bogen { $sheet } ist im Stand mit: { $points }.
evidence-receipt-changed = Die Quittung { $n } steht im Verlauf; danach wurde der Bogen noch einmal gespeichert. Bogen { $sheet } ist im Stand mit: { $points }.
evidence-receipt-later = Die Quittung { $n } ist neuer als dieser Nachweis, der mit Eintrag { $end } endet: Es gibt einen späteren Stand, oder am Ende wurde etwas abgeschnitten.
evidence-receipt-other = Die Quittung { $n } passt nicht zu diesem Verlauf: Er ist nicht der, der sie ausgestellt hat.
evidence-check-snapshot = Es ist der Stand mit der angegebenen Prüfsumme.
evidence-snapshot-other = Es ist ein anderer Stand: Prüfsumme { $found }, erwartet war { $given }.
evidence-newest-unknown = Dies ist Stand { $number } der Runde. Ob es einen neueren gibt, weiß dieses Archiv nicht: Vergleichen Sie die Prüfsumme im Protokoll (--snapshot), eine Quittung (--receipt) oder die Datenbank (--database).
evidence-check-newest = Die Datenbank kennt diesen Stand, und es ist der neueste der Runde.
evidence-old = Das ist ein alter Nachweis: Stand { $number }. Danach wurde die Runde wieder geöffnet oder ein geteilter Platz entschieden, es gilt Stand { $newest }.
evidence-installed-other = Die Datenbank kennt Stand { $number } der Runde nicht, oder mit einem anderen Inhalt.
evidence-installed-chain = Der Verlauf in der Datenbank ist ein anderer als in diesem Nachweis (Eintrag { $n }).
evidence-broken = Der gespeicherte Stand oder der Verlauf wurde verändert. So wird er nicht unterschrieben. Bitte prüfen Sie die Datenbank mit „laudatio verify --database“.
evidence-cannot-open = { $file } lässt sich nicht lesen: { $reason }

# What `laudatio verify --database` says
evidence-record-whole = Der Verlauf ist lückenlos: { $n ->
    [one] ein Eintrag
   *[other] { $n } Einträge
}, das letzte Siegel ist { $seal }.
evidence-record-gap = Der Verlauf ist beschädigt: Eintrag { $n } fehlt, an seiner Stelle steht Eintrag { $found }.
evidence-record-seal = Der Verlauf ist beschädigt: Eintrag { $n } ist nicht der, der besiegelt wurde, oder einer vor ihm.
evidence-record-end = Der Verlauf ist beschädigt: Er endet mit Eintrag { $found }, der letzte war aber Eintrag { $n }.
evidence-texts-whole = Texte zu Einträgen: { $n }, alle unverändert; gelöscht wurden { $erased }.
evidence-texts-changed = Ein Text zu Eintrag { $n } des Verlaufs ist nicht der, der aufgeschrieben wurde.
evidence-entries-whole = { $n ->
    [one] Eine Nominierung liegt der Jury so vor, wie der Verlauf es sagt.
   *[other] { $n } Nominierungen liegen der Jury so vor, wie der Verlauf es sagt.
}
evidence-entries-changed = Die Nominierung { $number } ist nicht mehr die, die der Jury laut Verlauf vorliegt.
evidence-snapshots-whole = Festgehaltene Stände: { $n }, alle unverändert.
evidence-snapshots-changed = Stand { $number } der Runde { $round } ist nicht so, wie er festgehalten wurde.
evidence-did-not-work = Das ging nicht: { $reason }

# The office's page
evidence-title = Nachweis
evidence-lead = Beim Schließen der Runde wurde alles festgehalten, wovon ihr Ergebnis abhängt: Kriterien und Gewichte, Quorum und Fristen, Jury, Befangenheiten, Zuteilungen, jeder Bogen und jeder berechnete Wert, und wer das Schließen erbeten und bestätigt hat. Wird danach über einen geteilten Platz entschieden, gibt es einen weiteren Stand. Das Archiv nennt niemanden beim Namen. Sie können es weitergeben: Wer es hat, kann das Ergebnis nachrechnen.
evidence-empty = Noch gibt es keinen Nachweis
evidence-empty-text = Er entsteht von selbst, sobald die Runde geschlossen wird.
evidence-snapshot = Stand { $number }
evidence-newest = gilt
evidence-replaced = ersetzt
evidence-taken = Festgehalten am
evidence-occasion-closed = beim Schließen der Runde
evidence-occasion-tie_settled = nach der Entscheidung über einen geteilten Platz
evidence-holds-what = Enthält
evidence-counts = { $entries ->
    [one] 1 Nominierung
   *[other] { $entries } Nominierungen
}, { $jurors ->
    [one] 1 Jurymitglied
   *[other] { $jurors } Jurymitglieder
}, { $sheets ->
    [one] 1 gezählter Bogen
   *[other] { $sheets } gezählte Bögen
}
evidence-sha256 = Prüfsumme (SHA-256)
evidence-end = Ende des Verlaufs
evidence-download = Nachweis { $number } herunterladen
evidence-names = Namen zu den Kennungen (nur für die Geschäftsstelle)
evidence-key-title = Schlüssel dieser Installation
evidence-key-text = Mit diesem Schlüssel ist jeder Nachweis unterschrieben. Nennen Sie seinen Fingerabdruck auf einem anderen Weg als das Archiv, zum Beispiel im Protokoll:
evidence-check-title = So wird geprüft
evidence-check-text = Das geht auf jedem Rechner, ohne Netz und ohne Zugang zu dieser Seite:
evidence-check-file = nachweis.zip
evidence-check-database = Auf dem Server prüft „laudatio verify --database“ den ganzen Verlauf und alle festgehaltenen Stände.
evidence-csv-what = Was
evidence-csv-key = Kennung
evidence-csv-name = Name
evidence-csv-juror = Jurymitglied
evidence-csv-entry = Nominierung
evidence-csv-salt = Salz der Prüfsummen von Texten

# When another key took over
evidence-mark-asked = FRAGE
evidence-undecided = Offen ist nur, ob der neue Schlüssel der dieser Geschäftsstelle ist.
evidence-check-keys = Jeder Wechsel des Schlüssels steht im Verlauf und führt zu dem, der unterschrieben hat.
evidence-key-changed = Seit { $at } unterschreibt ein anderer Schlüssel (Eintrag { $n } des Verlaufs): { $to } statt { $from }. { $cause ->
    [made] Der frühere war nicht mehr da.
    [rotated] Der frühere hat ihn unterschrieben.
   *[set] Jemand hat ihn eingesetzt.
} { $reason ->
    [none] Warum, hat noch niemand festgehalten.
   *[other] Warum, steht im Verlauf (Eintrag { $reason }).
}
evidence-keys-changed = Ein Wechsel des Schlüssels (Eintrag { $n } des Verlaufs) steht dort anders.
evidence-keys-endorsement = Der frühere Schlüssel hat den neuen nicht unterschrieben, obwohl das dort steht (Eintrag { $n } des Verlaufs).
evidence-keys-gone = Ein Wechsel des Schlüssels fehlt (Eintrag { $n } des Verlaufs).
evidence-keys-order = Die Wechsel des Schlüssels führen nicht zu dem, der unterschrieben hat.
evidence-check-key-handed = Unterschrieben hat der Schlüssel, der auf den angegebenen gefolgt ist.
evidence-check-former = Unterschrieben hat ein früherer Schlüssel dieser Installation.
evidence-key-replaced = Unterschrieben hat der Schlüssel { $found }. Laut Verlauf ist er auf { $given } gefolgt, aber der konnte ihn nicht mehr unterschreiben. Fragen Sie die Geschäftsstelle nach dem heutigen Fingerabdruck, und prüfen Sie mit ihm (--key).
evidence-installed-key = Den Nachweis unterschreibt { $found }.
evidence-installed-key-since = Den Nachweis unterschreibt seit { $at }: { $found }.
evidence-installed-key-former = Früher unterschrieben hat (ab { $at }): { $found }.
evidence-key-stale = Inzwischen unterschreibt ein anderer Schlüssel. Bitte starten Sie das Programm neu.
evidence-key-first = Es ist noch der erste Schlüssel: Gewechselt hat nichts.
evidence-key-set = Dieser Schlüssel kommt aus einer Einstellung (evidence_key oder secret_key). Setzen Sie dort einen anderen, und starten Sie neu.
evidence-key-lead = Mit diesem Schlüssel wird jeder Nachweis unterschrieben. Was ein früherer unterschrieben hat, stimmt weiterhin.
evidence-key-history = Frühere Schlüssel
evidence-key-reason = Warum hat der Schlüssel gewechselt?
evidence-key-reason-hint = Zum Beispiel: Der Server wurde neu aufgesetzt, die Datei fehlte. Der Grund steht im Verlauf.
evidence-key-action = Grund festhalten
evidence-key-explained = Der Grund ist festgehalten.
evidence-key-since = Seit
evidence-key-how = Woher
evidence-key-why = Warum
evidence-key-in-record = steht im Verlauf
evidence-key-no-reason = noch nicht festgehalten
evidence-key-cause-first = der erste
evidence-key-cause-made = neu erzeugt, weil keiner mehr da war
evidence-key-cause-set = von jemandem eingesetzt
evidence-key-cause-rotated = auf Befehl erzeugt und vom früheren unterschrieben

# Files
evidence-file-bundle = Nachweise
evidence-file-names = Namen
