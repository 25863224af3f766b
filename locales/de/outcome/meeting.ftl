nav-meetings = Sitzungen
meeting-title = Jurysitzung
meeting-typed-kept = Gestellt ist der Antrag nicht. Was Sie geschrieben haben, steht noch hier.
meeting-tabs = Bereiche der Sitzung
meeting-tab-room = Sitzung
meeting-tab-people = Anwesenheit
meeting-tab-agenda = Tagesordnung
meeting-tab-decisions = Beschlüsse
meeting-open = Sitzung eröffnen
meeting-call-over = Die Ausschreibung ist beendet. Damit die Jury wieder tagen kann, muss die Geschäftsstelle sie erst wieder öffnen.
meeting-waiting = Diese Runde ist geschlossen
meeting-running = Laufende Sitzungen
meeting-over = Frühere Sitzungen
meeting-none = Zurzeit keine Sitzung
meeting-none-text = Sobald eine Jurysitzung eröffnet ist, finden Sie sie hier.
meeting-number = { $n }. Sitzung
meeting-enter = Zur Sitzung
meeting-is-running = läuft
meeting-is-ended = beendet
meeting-is-decided = verbindlich
meeting-round-open = Die Runde ist noch nicht geschlossen.
meeting-round-open-text = Eine Sitzung berät über eine feste Rangliste. Schließen Sie zuerst die Runde.
meeting-round-reopened = Die Runde wurde inzwischen wieder geöffnet. Diese Sitzung gilt nicht mehr.
meeting-exists = Für diese Rangliste gibt es schon eine Sitzung.
meeting-ended = Die Sitzung ist beendet.
meeting-ended-text = Es wird nicht mehr abgestimmt. Die Beschlüsse werden verbindlich, wenn zwei Personen der Geschäftsstelle sie bestätigen.
meeting-decided = Die Beschlüsse sind verbindlich.
meeting-decided-text = Sie ändern sich nur, wenn zwei Personen die Runde wieder öffnen. Solange das Ergebnis nicht öffentlich ist, bleiben sie vertraulich.
meeting-still-running = Die Sitzung läuft noch. Beenden Sie sie zuerst.
meeting-decide = Beschlüsse verbindlich machen
meeting-decide-reason = Anlass
meeting-decide-reason-hint = Ein Satz genügt, zum Beispiel: Das Protokoll ist geprüft.
meeting-decide-reason-missing = Schreiben Sie bitte dazu, warum die Beschlüsse jetzt verbindlich werden sollen.
meeting-venue = Ort
meeting-venue-hint = Zum Beispiel: Rathaus, Raum 120
meeting-secretary = Wer schreibt das Protokoll?
meeting-quorum-percent = Beschlussfähig mit mehr als so viel Prozent der Mitglieder
meeting-quorum-least = und mindestens so vielen Mitgliedern
meeting-equal-none-rejected = Bei Stimmengleichheit ist ein Antrag abgelehnt, wie es die Ausschreibung sagt.
meeting-equal-chair-lot = Bei Stimmengleichheit entscheidet, wie es die Ausschreibung sagt, die Stimme des Vorsitzes; wo er über den Antrag nicht mitstimmen darf oder die Abstimmung geheim ist, sonst das Los.
meeting-equal-none-lot = Bei Stimmengleichheit entscheidet das Los, wie es die Ausschreibung sagt.
meeting-quorate = beschlussfähig
meeting-not-quorate = nicht beschlussfähig
meeting-present = { $n ->
    [one] { $n } von { $members } stimmt mit
   *[other] { $n } von { $members } stimmen mit
}, { $quorum ->
    [one] { $quorum } ist nötig
   *[other] { $quorum } sind nötig
}
meeting-projector = Große Ansicht
meeting-reload = Seite neu laden
meeting-lost = Die Verbindung ist unterbrochen.
meeting-lost-text = Wir versuchen es weiter. Abgegebene Stimmen sind gespeichert.
meeting-to-room = Zur Sitzung
meeting-to-minutes = Zum Protokoll
meeting-please-leave = Bitte verlassen Sie den Raum.
meeting-please-leave-text = Es geht um eine Einreichung, bei der Sie befangen sind. Diese Seite zeigt wieder alles, sobald sie beraten ist.
meeting-welcome = Guten Tag, { $name }!
meeting-come = Ich bin da
meeting-pledge-title = Verpflichtung
meeting-pledge-text = Wer abstimmt, ist zu Verschwiegenheit und Unparteilichkeit verpflichtet. Das steht im Protokoll.
meeting-pledge = Ich verpflichte mich dazu
meeting-pledge-all = Alle Anwesenden haben sich verpflichtet
meeting-pledge-one = Verpflichtung festhalten
meeting-pledged = verpflichtet
meeting-not-pledged = Verpflichtung fehlt
meeting-declared = Befangenheit erklärt
meeting-not-declared = Erklärung fehlt
meeting-on-file = In den Akten
meeting-name = Name
meeting-name-needed = Bitte nennen Sie einen Namen mit höchstens 200 Zeichen.
meeting-role = Funktion
meeting-role-member = Mitglied
meeting-role-substitute = Vertretung
meeting-role-guest = Gast
meeting-seat-of = für { $name }
meeting-state = Stand
meeting-state-present = anwesend
meeting-state-absent = nicht da
meeting-votes = stimmt mit
meeting-comes = Ist da
meeting-goes = Geht
meeting-add = Gast oder Vertretung
meeting-add-save = Auf die Liste setzen
meeting-account = Konto
meeting-account-hint = Mit einem Konto kann die Person auf einem eigenen Gerät abstimmen. Der Name kommt dann von dort.
meeting-no-account-option = Ohne Konto
meeting-seat = Vertritt
meeting-as-guest = Niemanden (Gast)
meeting-on-the-list = Diese Person steht schon auf der Liste, oder der Platz ist schon vertreten.
meeting-duties = Aufgaben
meeting-duty = Aufgabe
meeting-duty-to = Wer übernimmt sie?
meeting-duty-save = Übertragen
meeting-duty-chair = Vorsitz
meeting-duty-secretary = Protokoll
meeting-chair-votes = Den Vorsitz übernimmt, wer mitstimmt.
meeting-exits = { $n ->
    [0] In dieser Reihenfolge muss niemand den Raum verlassen.
    [one] In dieser Reihenfolge muss einmal jemand den Raum verlassen.
   *[other] In dieser Reihenfolge muss { $n }-mal jemand den Raum verlassen.
}
meeting-entry = Einreichung
meeting-position = Reihenfolge
meeting-position-of = Stelle von { $title }
meeting-leaves = Verlässt den Raum
meeting-called = wird beraten
meeting-done = beraten
meeting-call = Aufrufen
meeting-order-save = Reihenfolge speichern
meeting-order-best = So ordnen, dass möglichst selten jemand hinausgeht
meeting-entry-of = Einreichung { $at } von { $of }
meeting-rank = Rang { $rank } der Rangliste
meeting-between = Gerade ist keine Einreichung aufgerufen.
meeting-must-leave = Verlässt den Raum:
meeting-all-out = Nicht im Raum:
meeting-is-out = hat den Raum verlassen
meeting-leave-all = Haben den Raum verlassen
meeting-still-inside = Bestätigen Sie bitte, dass niemand mehr im Raum ist, der befangen ist.
meeting-have-left = { $n ->
    [one] { $names } ist befangen und hat den Raum verlassen
   *[other] { $names } sind befangen und haben den Raum verlassen
}
meeting-outside = Sie sind befangen und wirken hier nicht mit. Es übernimmt die Protokollführung oder die Geschäftsstelle.
meeting-desk-away = Sie sind gerade nicht als anwesend eingetragen. Drücken Sie zuerst auf „Ich bin da“, dann leiten Sie die Sitzung wieder.
meeting-no-entry = Gerade ist keine Einreichung aufgerufen.
meeting-way = Durch die Tagesordnung
meeting-previous = Zurück
meeting-next = Weiter: { $title }
meeting-next-short = Weiter
meeting-next-outside = Danach verlässt den Raum:
meeting-finish = Beratung beenden
meeting-verdict = Urteil der Jury und seine Gründe
meeting-verdict-hint = Was die Gruppe findet, nicht einzelne Bewertungen.
meeting-verdict-save = Urteil speichern
meeting-verdict-stale = Jemand anderes hat das Urteil gerade geändert. Laden Sie die Seite neu und ergänzen Sie es.
meeting-exclude = Befangenheit festhalten
meeting-exclude-save = Festhalten
meeting-exclude-own = Ich bin befangen
meeting-exclude-about = Es geht um:
meeting-moved-on = Inzwischen ist eine andere Einreichung aufgerufen.
meeting-moved-on-text = Was Sie hier schreiben, gehört zu der Einreichung, die hier steht.
meeting-verdict-on = Urteil zu
meeting-who = Wer?
meeting-reason-of = Eigener Grund zu { $number }
meeting-own-reasons = Geteilter Platz: für jede ihr eigener Grund
meeting-own-reasons-text = Auf der Urkunde steht nur, was zu dieser einen Nominierung gesagt ist. Ohne eigenen Grund bleibt sie dort ohne.
meeting-reason-missing = Bitte wählen Sie den Grund der Befangenheit. Er steht im Protokoll.
meeting-reason-conflict = Grund
meeting-note = Anmerkung
meeting-object = Einwand zu Protokoll geben
meeting-object-save = Zu Protokoll nehmen
meeting-objector = Von wem?
meeting-objection = Einwand
meeting-objections = Einwände
meeting-move = Antrag stellen
meeting-move-other = Anderer Antrag
meeting-move-place = Platz vergeben
meeting-move-special_prize = Ehrenpreis vergeben
meeting-move-not_awarded = Preis nicht vergeben
meeting-move-deferred = Zurückstellen
meeting-move-split = Geld anders aufteilen
meeting-put-to-vote = Zur Abstimmung stellen
meeting-back = Zurück zur Sitzung
meeting-place = Platz
meeting-entries = Für welche Einreichungen?
meeting-entries-hint = Mehrere teilen sich den Platz.
meeting-amount = Betrag in Euro
meeting-amount-hint = Bei einem geteilten Platz für jede Einreichung. Bleibt das Feld leer, gilt das Geld des Platzes, zu gleichen Teilen.
meeting-amount-of-call = Bleibt das Feld leer, gilt bei einem Preis der Ausschreibung der Betrag von dort.
meeting-amount-of = { $place }. Platz, Betrag in Euro
meeting-special-prize = Preis der Ausschreibung
meeting-prize-name = Name des Preises
meeting-person-name = Person, die nichts eingereicht hat
meeting-one-of-both = Wählen Sie eine Einreichung oder nennen Sie eine Person.
meeting-wording = Wortlaut
meeting-wording-hint = Bleibt das Feld leer, schreiben wir den Satz.
meeting-reason = Begründung
meeting-reason-hint = Sie steht im Protokoll und wird mit dem Ergebnis veröffentlicht.
meeting-order-reason = Warum anders als in der Rangliste?
meeting-order-reason-hint = Nur nötig, wenn die Reihenfolge von der Rangliste abweicht.
meeting-order-differs = Diese Reihenfolge weicht von der Rangliste ab. Schreiben Sie bitte auf, warum.
meeting-moved-by = Antrag von
meeting-moved = Antrag von { $name }
meeting-ballot = Abstimmung
meeting-ballot-open = offen
meeting-ballot-secret = geheim
meeting-wording-place = { $n ->
    [one] { $who } erhält Platz { $place }.
   *[other] { $who } teilen sich Platz { $place }.
}
meeting-wording-place-with = { $n ->
    [one] { $who } erhält Platz { $place } und { $amount }.
   *[other] { $who } teilen sich Platz { $place } und erhalten je { $amount }.
}
meeting-wording-special_prize = { $who } erhält: { $prize }.
meeting-wording-special_prize-with = { $who } erhält: { $prize }, { $amount }.
meeting-wording-not_awarded = Platz { $place } wird nicht vergeben.
meeting-wording-not_awarded-prize = { $prize } wird nicht vergeben.
meeting-wording-deferred = { $who } wird zurückgestellt.
meeting-wording-split = Das Preisgeld wird so aufgeteilt: { $amounts }.
meeting-motion-number = Antrag { $n }
meeting-motions = Anträge und Abstimmungen
meeting-motion-open = Erst muss über den offenen Antrag entschieden sein.
meeting-no-quorum = Die Jury ist für diesen Antrag nicht beschlussfähig.
meeting-pledge-missing = Nicht alle, die abstimmen, sind zu Verschwiegenheit und Unparteilichkeit verpflichtet. Holen Sie das unter „Anwesenheit“ nach.
meeting-voted = { $n ->
    [one] { $n } von { $of } hat abgestimmt
   *[other] { $n } von { $of } haben abgestimmt
}
meeting-choice-yes = Ja
meeting-choice-no = Nein
meeting-choice-abstain = Enthaltung
meeting-vote-yours = Ihre Stimme:
meeting-vote-counted = Ihre Stimme ist gezählt.
meeting-vote-secret-counted = Die Abstimmung ist geheim: Niemand sieht, wie Sie gestimmt haben.
meeting-vote-over = Über diesen Antrag wird nicht mehr abgestimmt.
meeting-vote-conflict = Wer befangen ist, stimmt nicht mit ab.
meeting-vote-guest = Gäste stimmen nicht mit ab.
meeting-vote-away = Wer nicht da ist, stimmt nicht mit ab.
meeting-vote-seat = Das Mitglied ist selbst da: Die Vertretung stimmt nicht mit ab.
meeting-vote-account = Dieses Konto gehört nicht mehr zur Jury und stimmt nicht mit ab.
meeting-vote-outside = Wer den Raum verlassen hat, stimmt nicht mit ab.
meeting-vote-device = Wer kein Konto hat, kann hier nicht geheim abstimmen. Zählen Sie stattdessen die Stimmzettel aller aus.
meeting-vote-pledge = Wer abstimmt, verpflichtet sich zuerst zu Verschwiegenheit und Unparteilichkeit.
meeting-vote-annulled = Diese Abstimmung ist annulliert. Sie kann wiederholt werden.
meeting-not-enough = { $n ->
    [0] Niemand stimmt mehr mit
    [one] Nur noch { $n } stimmt mit
   *[other] Nur noch { $n } stimmen mit
}, { $quorum ->
    [one] { $quorum } ist nötig.
   *[other] { $quorum } sind nötig.
}
meeting-quorum-lost = Die Jury ist nicht mehr beschlussfähig. Warten Sie, bis wieder genug da sind, oder annullieren Sie die Abstimmung.
meeting-secret-few = Es sind zu wenige geheime Stimmen: Das Ergebnis würde verraten, wer wie gestimmt hat. Warten Sie auf weitere Stimmen, oder annullieren Sie die Abstimmung.
meeting-secret-unanimous = Dieses Ergebnis kann verraten, wie jemand gestimmt hat.
meeting-secret-unanimous-text = Es sind zu wenige oder zu wenig verschiedene Stimmen. Noch ist das Ergebnis nicht festgestellt und niemandem gezeigt. Sie können die Abstimmung annullieren und wiederholen.
meeting-secret-stopped = Ab jetzt stimmt niemand mehr ab: Stellen Sie das Ergebnis fest, oder annullieren Sie die Abstimmung.
meeting-secret-result = Ergebnis trotzdem feststellen
meeting-secret-too-few = Über diesen Antrag stimmen so wenige ab, dass ein geheimes Ergebnis verraten würde, wer wie gestimmt hat. Stimmen Sie offen ab.
meeting-ballot-secret-from = Eine geheime Abstimmung braucht mindestens { $least } Stimmen.
meeting-ballot-too-few = Geheim wird hier nicht abgestimmt: Bei weniger als { $least } Stimmen würde das Ergebnis verraten, wer wie gestimmt hat.
meeting-annul = Abstimmung annullieren
meeting-annul-confirm = Die Stimmen zählen dann nicht. Die Abstimmung kann wiederholt werden.
meeting-nothing-to-annul = Diese Abstimmung können Sie beenden. Soll der Antrag nicht mehr gelten, ziehen Sie ihn zurück.
meeting-again = Abstimmung wiederholen
meeting-not-annulled = Wiederholt wird nur eine Abstimmung, die annulliert ist.
meeting-repeats = Wiederholung von Antrag { $n }
meeting-repeated = wiederholt als Antrag { $n }
meeting-annulled-left = Während der geheimen Abstimmung ist jemand gegangen.
meeting-annulled-seat = Während der geheimen Abstimmung ist ein Mitglied gekommen, das vertreten wurde.
meeting-annulled-account = Während der geheimen Abstimmung wurde ein Konto aus der Jury genommen.
meeting-annulled-conflict = Bei jemandem, der mitstimmen durfte, kam eine Befangenheit auf.
meeting-annulled-quorum = Die Jury war nicht mehr beschlussfähig.
meeting-annulled-few = Es waren zu wenige oder zu wenig verschiedene geheime Stimmen, oder die Abstimmung sollte wiederholt werden.
meeting-annulled-round = Die Runde wurde wieder geöffnet.
meeting-annulled-entry = Die Einreichung nimmt nicht mehr teil.
meeting-struck = Gestrichen:
meeting-struck-guest = ist Gast
meeting-struck-away = ist gegangen
meeting-struck-seat = das vertretene Mitglied ist gekommen
meeting-struck-account = das Konto gehört nicht mehr zur Jury
meeting-struck-conflict = ist befangen
meeting-struck-outside = hat den Raum verlassen
meeting-struck-pledge = ist nicht verpflichtet
meeting-struck-device = hat kein Konto für eine geheime Stimme
meeting-status-annulled = annulliert
meeting-fall = Ablehnung feststellen
meeting-fall-text = Der Vorsitz stimmt nicht mehr mit, und kein Los entscheidet: Der Antrag ist ohne Mehrheit abgelehnt.
meeting-tie-open = Hier entscheidet die Stimme des Vorsitzes oder das Los.
meeting-secret-own = Geheim stimmt jede und jeder selbst ab. Sie können stattdessen die ausgezählten Stimmen eintragen.
meeting-by-person = Stimmen einzeln eintragen
meeting-by-count = Ausgezählte Stimmen eintragen
meeting-count-yes = Ja-Stimmen
meeting-count-no = Nein-Stimmen
meeting-count-abstained = Enthaltungen
meeting-count = Eintragen und Abstimmung beenden
meeting-counts = { $yes } Ja, { $no } Nein, { $abstained } { $abstained ->
    [one] Enthaltung
   *[other] Enthaltungen
}
meeting-counts-wrong = So viele dürfen nicht abstimmen, oder es ist keine Stimme dabei.
meeting-votes-there = Es sind schon Stimmen abgegeben. Beenden Sie die Abstimmung damit, oder ziehen Sie den Antrag zurück.
meeting-nobody-voted = Noch hat niemand abgestimmt.
meeting-close-vote = Abstimmung beenden
meeting-close-vote-confirm = { $n ->
    [one] Eine Stimme fehlt noch. Ohne sie beenden?
   *[other] { $n } Stimmen fehlen noch. Ohne sie beenden?
}
meeting-withdraw = Antrag zurückziehen
meeting-withdraw-confirm = Die Stimmen dazu zählen dann nicht.
meeting-status-voting = wird abgestimmt
meeting-status-tied = Stimmengleichheit
meeting-status-carried = angenommen
meeting-status-rejected = abgelehnt
meeting-status-withdrawn = zurückgezogen
meeting-broken-casting_vote = bei Stimmengleichheit entschied die Stimme des Vorsitzes
meeting-broken-lot = bei Stimmengleichheit entschied das Los
meeting-broken-rule = ohne Mehrheit abgelehnt
meeting-cast-text = Stimmengleichheit: Die Stimme des Vorsitzes entscheidet.
meeting-cast-yes = Vorsitz: Ja
meeting-cast-no = Vorsitz: Nein
meeting-no-casting = Hier entscheidet nicht die Stimme des Vorsitzes.
meeting-lots = Losverfahren
meeting-lot-number = Los { $n }
meeting-lot-new = Los ziehen
meeting-lot-prepare = Los vorbereiten
meeting-lot-purpose = Worüber entscheidet das Los?
meeting-lot-entries = Zwischen welchen Einreichungen?
meeting-lot-two = Wählen Sie mindestens zwei Einreichungen.
meeting-lot-open = Ziehen Sie erst das Los, das vorbereitet ist.
meeting-lot-drawn = Mindestens zwei dieser Einreichungen hat in dieser Sitzung schon ein Los geordnet, und dabei bleibt es. Wählen Sie bitte andere.
meeting-lot-tie = Stimmengleichheit
meeting-no-lot = Hier entscheidet kein Los.
meeting-lot-hash = Prüfsumme der verdeckten Zahl (SHA-256):
meeting-lot-seed = Verdeckte Zahl:
meeting-lot-method = Verfahren:
meeting-word = Wort aus dem Raum
meeting-word-hint = Jemand sagt laut ein Wort. Aus der verdeckten Zahl und dem Wort ergibt sich die Reihenfolge.
meeting-word-missing = Tippen Sie ein, welches Wort gesagt wurde, mit höchstens 100 Zeichen.
meeting-draw = Los ziehen
meeting-decided-title = Was beschlossen ist
meeting-decided-none = Noch nichts.
meeting-decided-place = Platz { $place }
meeting-decided-shared = Platz { $place }, geteilt
meeting-decided-prize = { $prize }
meeting-decided-not-awarded = Platz { $place } wird nicht vergeben
meeting-decided-no-prize = { $prize } wird nicht vergeben
meeting-decided-deferred = Zurückgestellt
meeting-money = Vergeben sind { $given } von { $there }.
meeting-money-unknown = Vergeben sind { $given }.
meeting-money-exceeded = Es ist mehr Geld vergeben, als die Ausschreibung nennt. Schreiben Sie bitte auf, warum.
meeting-money-reason = Warum mehr Geld?
meeting-end = Sitzung beenden
meeting-end-text = Danach wird nicht mehr abgestimmt. Bis die Beschlüsse verbindlich sind, können Sie die Sitzung wieder aufnehmen.
meeting-resume = Sitzung wieder aufnehmen
meeting-resume-confirm = Es kann dann wieder beraten und abgestimmt werden.
flash-meeting-opened = Die Sitzung ist eröffnet.
flash-meeting-verdict = Das Urteil ist gespeichert.
flash-meeting-objected = Der Einwand steht im Protokoll.
flash-meeting-ended = Die Sitzung ist beendet.
flash-meeting-decided = Die Beschlüsse sind verbindlich.
flash-meeting-decide-asked = Eine zweite Person der Geschäftsstelle bestätigt das jetzt.
flash-meeting-decide-changed = Seitdem hat sich etwas geändert. Sehen Sie es sich bitte noch einmal an.
meeting-gap = Über einen besseren Platz ist noch nicht entschieden. Vergeben Sie ihn, stellen Sie ihn zurück, oder beschließen Sie, dass er nicht vergeben wird.
meeting-missing = { $n ->
    [one] Bei einer Einreichung sind Sie befangen. Was über sie beraten und beschlossen wird, steht hier nicht.
   *[other] Bei { $n } Einreichungen sind Sie befangen. Was über sie beraten und beschlossen wird, steht hier nicht.
}
meeting-withheld = Es ging um eine Einreichung, bei der Sie befangen sind.
meeting-place-taken = Diesen Platz nehmen Einreichungen ein, die sich einen besseren teilen: Sein Geld ist mit vergeben.
meeting-places-behind = Wer sich einen Platz teilt, nimmt die nächsten mit ein. Über einen davon ist schon anders entschieden: Entscheiden Sie zuerst über ihn neu.
meeting-places-doubled = Ein Platz ist zweimal vergeben: für sich und mit einem besseren, den sich Einreichungen teilen. Nehmen Sie die Sitzung wieder auf und entscheiden Sie neu.
meeting-shared-lot = Die Ausschreibung sagt, dass bei gleichem Ergebnis das Los entscheidet: Wählen Sie eine Einreichung, oder ziehen Sie das Los.
meeting-shared-chair = Die Ausschreibung sagt, dass bei gleichem Ergebnis der Vorsitz entscheidet: Wählen Sie eine Einreichung.
meeting-money-unreasoned = Es ist mehr Geld vergeben, als die Ausschreibung nennt, und niemand hat aufgeschrieben, warum. Nehmen Sie die Sitzung wieder auf, und nennen Sie den Grund, wenn Sie sie beenden.
meeting-mark-replaced = ersetzt durch Antrag { $n }
meeting-mark-annulled = aufgehoben am { $at }
meeting-later-conflict = { $name } hat mit abgestimmt und ist befangen; festgehalten wurde das am { $at }.
meeting-later-withdrawn = „{ $title }“ wurde zurückgezogen.
meeting-later-ineligible = „{ $title }“ nimmt nicht mehr teil.
meeting-touched = Nach der Abstimmung kam etwas hinzu, über das neu zu entscheiden ist: Antrag { $what }. Die Sitzung nennt, was es ist. Nehmen Sie sie wieder auf und stimmen Sie darüber neu ab, oder heben Sie den Beschluss auf.
meeting-touched-title = Darüber ist neu zu entscheiden
meeting-touched-text = Nach der Abstimmung kam etwas hinzu. Bis neu abgestimmt oder der Beschluss aufgehoben ist, wird nichts davon verbindlich, veröffentlicht oder verschickt. Ist die Sitzung beendet, nehmen Sie sie dafür wieder auf.
meeting-not-touched = An diesem Beschluss hat sich nichts geändert.
meeting-annul-decision = Beschluss aufheben
meeting-annul-reason = Warum wird er aufgehoben?
meeting-annul-reason-missing = Schreiben Sie bitte in höchstens 2000 Zeichen auf, warum.
meeting-annul-split = Über die Aufteilung des Geldes stimmen Sie bitte neu ab.
meeting-suspend = Verbindlichkeit zurücknehmen
meeting-suspend-reason = Warum?
meeting-suspend-text = Die Sitzung ist dann nur beendet und kann wieder aufgenommen werden. Verbindlich werden die Beschlüsse danach wieder durch zwei Personen.
meeting-suspend-published = Das Ergebnis ist zur Veröffentlichung bestätigt. Halten Sie es zuerst zurück.
meeting-is-overtaken = aufgehoben
meeting-overtaken = Die Runde wurde am { $at } wieder geöffnet.
meeting-overtaken-text = Was diese Sitzung beschlossen hat, ist damit aufgehoben. Über die neue Rangliste entscheidet eine neue Sitzung.
flash-meeting-annulled = Der Beschluss ist aufgehoben.
flash-meeting-suspended = Die Beschlüsse sind nicht mehr verbindlich.
meeting-later-disabled = Das Konto von { $name } ist seit { $at } gesperrt. Die Stimme von vorher zählt.
meeting-mark-partly = teilweise ersetzt durch Antrag { $n }
meeting-later-conflict-undated = { $name } hat mit abgestimmt und ist befangen.
meeting-vote-theirs = { $what } hat selbst abgestimmt. Diese Stimme ändert nur, wer sie abgegeben hat.
meeting-by-themselves = Selbst abgestimmt.
meeting-voteless = Da, aber hier ohne Stimme:
meeting-outside-now = Diese Personen sind gerade nicht im Raum und stimmen nicht mit ab:
meeting-outside-now-text = Sie sind wegen der aufgerufenen Einreichung draußen. Geht es um eine andere, beenden Sie zuerst die Beratung: Dann kommen sie wieder herein.
meeting-which-entry = Diese Person ist in mehreren Einreichungen nominiert. Wählen Sie bitte, um welche es geht.
meeting-place-or-prize = Wählen Sie einen Platz oder nennen Sie einen Preis, nicht beides: Über jeden wird einzeln abgestimmt.
meeting-entry-out = Diese Einreichung nimmt nicht mehr teil. Sie kann keinen Preis bekommen.
meeting-amount-open = Bei einem vergebenen Platz steht noch nicht fest, wie viel Geld es ist. Teilen Sie das Geld mit einem Antrag auf.
meeting-decided-left-out = Was über Einreichungen beschlossen ist, bei denen Sie befangen sind, steht hier nicht.
meeting-money-open = { $n ->
    [one] Bei einem vergebenen Platz steht noch nicht fest, wie viel Geld es ist.
   *[other] Bei { $n } vergebenen Plätzen steht noch nicht fest, wie viel Geld es ist.
}
meeting-money-rest = { $n ->
    [one] Gleich geteilt bleibt 1 Cent übrig, den niemand erhält.
   *[other] Gleich geteilt bleiben { $n } Cent übrig, die niemand erhält.
}
meeting-lot-idle = Dieses Los wurde nicht gezogen. Der Antrag ist anders entschieden.
meeting-state-gone = Konto gesperrt
meeting-secretary-gone = Dieses Konto ist gesperrt und kann das Protokoll nicht führen. Wählen Sie bitte jemand anderen.
meeting-decide-voted = Sie haben in der Sitzung mit abgestimmt. Bestätigen kann nur, wer nicht mitgestimmt hat.
meeting-wording-deferred-place = Platz { $place } wird zurückgestellt.
meeting-wording-deferred-both = { $who } und Platz { $place } werden zurückgestellt.
meeting-decided-deferred-place = Platz { $place } ist zurückgestellt
meeting-place-deferred-hint = Wenn die Jury über einen Platz erst später entscheidet.
meeting-places-open-title = Noch nicht verbindlich zu machen
meeting-places-open = Die Jury hat noch nicht über jeden Platz entschieden. Offen: { $what }.
meeting-nothing-decided = Die Jury hat noch nichts entschieden.
meeting-places-open-how = Nehmen Sie die Sitzung wieder auf. Jeder Platz wird vergeben, ausdrücklich nicht vergeben oder zurückgestellt.
