nav-sessions = Sitzungen
session-title = Jurysitzung
session-typed-kept = Gestellt ist der Antrag nicht. Was Sie geschrieben haben, steht noch hier.
session-tabs = Bereiche der Sitzung
session-tab-room = Sitzung
session-tab-people = Anwesenheit
session-tab-agenda = Tagesordnung
session-tab-decisions = Beschlüsse
session-open = Sitzung eröffnen
session-waiting = Diese Runde ist geschlossen
session-running = Laufende Sitzungen
session-over = Frühere Sitzungen
session-none = Zurzeit keine Sitzung
session-none-text = Sobald eine Jurysitzung eröffnet ist, finden Sie sie hier.
session-number = { $n }. Sitzung
session-enter = Zur Sitzung
session-is-running = läuft
session-is-ended = beendet
session-is-decided = verbindlich
session-round-open = Die Runde ist noch nicht geschlossen.
session-round-open-text = Eine Sitzung berät über eine feste Rangliste. Schließen Sie zuerst die Runde.
session-round-reopened = Die Runde wurde inzwischen wieder geöffnet. Diese Sitzung gilt nicht mehr.
session-exists = Für diese Rangliste gibt es schon eine Sitzung.
session-ended = Die Sitzung ist beendet.
session-ended-text = Es wird nicht mehr abgestimmt. Die Beschlüsse werden verbindlich, wenn zwei Personen der Geschäftsstelle sie bestätigen.
session-decided = Die Beschlüsse sind verbindlich.
session-decided-text = Sie ändern sich nur, wenn zwei Personen die Runde wieder öffnen. Solange das Ergebnis nicht öffentlich ist, bleiben sie vertraulich.
session-still-running = Die Sitzung läuft noch. Beenden Sie sie zuerst.
session-decide = Beschlüsse verbindlich machen
session-decide-reason = Anlass
session-decide-reason-hint = Ein Satz genügt, zum Beispiel: Das Protokoll ist geprüft.
session-decide-reason-missing = Schreiben Sie bitte dazu, warum die Beschlüsse jetzt verbindlich werden sollen.
session-venue = Ort
session-venue-hint = Zum Beispiel: Rathaus, Raum 120
session-secretary = Wer schreibt das Protokoll?
session-quorum-percent = Beschlussfähig mit mehr als so viel Prozent der Mitglieder
session-quorum-least = und mindestens so vielen Mitgliedern
session-equal-none-rejected = Bei Stimmengleichheit ist ein Antrag abgelehnt, wie es die Ausschreibung sagt.
session-equal-chair-lot = Bei Stimmengleichheit entscheidet, wie es die Ausschreibung sagt, die Stimme des Vorsitzes; wo er über den Antrag nicht mitstimmen darf oder die Abstimmung geheim ist, sonst das Los.
session-equal-none-lot = Bei Stimmengleichheit entscheidet das Los, wie es die Ausschreibung sagt.
session-quorate = beschlussfähig
session-not-quorate = nicht beschlussfähig
session-present = { $n ->
    [one] { $n } von { $members } stimmt mit
   *[other] { $n } von { $members } stimmen mit
}, { $quorum ->
    [one] { $quorum } ist nötig
   *[other] { $quorum } sind nötig
}
session-projector = Große Ansicht
session-reload = Seite neu laden
session-lost = Die Verbindung ist unterbrochen.
session-lost-text = Wir versuchen es weiter. Abgegebene Stimmen sind gespeichert.
session-to-room = Zur Sitzung
session-to-protocol = Zum Protokoll
session-please-leave = Bitte verlassen Sie den Raum.
session-please-leave-text = Es geht um eine Einreichung, bei der Sie befangen sind. Diese Seite zeigt wieder alles, sobald sie beraten ist.
session-welcome = Guten Tag, { $name }!
session-come = Ich bin da
session-pledge-title = Verpflichtung
session-pledge-text = Wer abstimmt, ist zu Verschwiegenheit und Unparteilichkeit verpflichtet. Das steht im Protokoll.
session-pledge = Ich verpflichte mich dazu
session-pledge-all = Alle Anwesenden haben sich verpflichtet
session-pledge-one = Verpflichtung festhalten
session-pledged = verpflichtet
session-not-pledged = Verpflichtung fehlt
session-declared = Befangenheit erklärt
session-not-declared = Erklärung fehlt
session-on-file = In den Akten
session-name = Name
session-name-needed = Bitte nennen Sie einen Namen mit höchstens 200 Zeichen.
session-role = Funktion
session-role-member = Mitglied
session-role-substitute = Vertretung
session-role-guest = Gast
session-seat-of = für { $name }
session-state = Stand
session-state-present = anwesend
session-state-absent = nicht da
session-votes = stimmt mit
session-comes = Ist da
session-goes = Geht
session-add = Gast oder Vertretung
session-add-save = Auf die Liste setzen
session-account = Konto
session-account-hint = Mit einem Konto kann die Person auf einem eigenen Gerät abstimmen. Der Name kommt dann von dort.
session-no-account-option = Ohne Konto
session-seat = Vertritt
session-as-guest = Niemanden (Gast)
session-on-the-list = Diese Person steht schon auf der Liste, oder der Platz ist schon vertreten.
session-duties = Aufgaben
session-duty = Aufgabe
session-duty-to = Wer übernimmt sie?
session-duty-save = Übertragen
session-duty-chair = Vorsitz
session-duty-secretary = Protokoll
session-chair-votes = Den Vorsitz übernimmt, wer mitstimmt.
session-exits = { $n ->
    [0] In dieser Reihenfolge muss niemand den Raum verlassen.
    [one] In dieser Reihenfolge muss einmal jemand den Raum verlassen.
   *[other] In dieser Reihenfolge muss { $n }-mal jemand den Raum verlassen.
}
session-entry = Einreichung
session-position = Reihenfolge
session-position-of = Stelle von { $title }
session-leaves = Verlässt den Raum
session-called = wird beraten
session-done = beraten
session-call = Aufrufen
session-order-save = Reihenfolge speichern
session-order-best = So ordnen, dass möglichst selten jemand hinausgeht
session-entry-of = Einreichung { $at } von { $of }
session-rank = Rang { $rank } der Rangliste
session-between = Gerade ist keine Einreichung aufgerufen.
session-must-leave = Verlässt den Raum:
session-all-out = Nicht im Raum:
session-is-out = hat den Raum verlassen
session-leave-all = Haben den Raum verlassen
session-still-inside = Bestätigen Sie bitte, dass niemand mehr im Raum ist, der befangen ist.
session-have-left = { $n ->
    [one] { $names } ist befangen und hat den Raum verlassen
   *[other] { $names } sind befangen und haben den Raum verlassen
}
session-outside = Sie sind befangen und wirken hier nicht mit. Es übernimmt die Protokollführung oder die Geschäftsstelle.
session-desk-away = Sie sind gerade nicht als anwesend eingetragen. Drücken Sie zuerst auf „Ich bin da“, dann leiten Sie die Sitzung wieder.
session-no-entry = Gerade ist keine Einreichung aufgerufen.
session-way = Durch die Tagesordnung
session-previous = Zurück
session-next = Weiter: { $title }
session-next-short = Weiter
session-next-outside = Danach verlässt den Raum:
session-finish = Beratung beenden
session-verdict = Urteil der Jury und seine Gründe
session-verdict-hint = Was die Gruppe findet, nicht einzelne Bewertungen.
session-verdict-save = Urteil speichern
session-verdict-stale = Jemand anderes hat das Urteil gerade geändert. Laden Sie die Seite neu und ergänzen Sie es.
session-exclude = Befangenheit festhalten
session-exclude-save = Festhalten
session-exclude-own = Ich bin befangen
session-exclude-about = Es geht um:
session-moved-on = Inzwischen ist eine andere Einreichung aufgerufen.
session-moved-on-text = Was Sie hier schreiben, gehört zu der Einreichung, die hier steht.
session-verdict-on = Urteil zu
session-who = Wer?
session-reason-of = Eigener Grund zu { $number }
session-own-reasons = Geteilter Platz: für jede ihr eigener Grund
session-own-reasons-text = Auf der Urkunde steht nur, was zu dieser einen Nominierung gesagt ist. Ohne eigenen Grund bleibt sie dort ohne.
session-reason-missing = Bitte wählen Sie den Grund der Befangenheit. Er steht im Protokoll.
session-reason-conflict = Grund
session-note = Anmerkung
session-object = Einwand zu Protokoll geben
session-object-save = Zu Protokoll nehmen
session-objector = Von wem?
session-objection = Einwand
session-objections = Einwände
session-move = Antrag stellen
session-move-other = Anderer Antrag
session-move-place = Platz vergeben
session-move-special_prize = Ehrenpreis vergeben
session-move-not_awarded = Preis nicht vergeben
session-move-deferred = Zurückstellen
session-move-split = Geld anders aufteilen
session-put-to-vote = Zur Abstimmung stellen
session-back = Zurück zur Sitzung
session-place = Platz
session-entries = Für welche Einreichungen?
session-entries-hint = Mehrere teilen sich den Platz.
session-amount = Betrag in Euro
session-amount-hint = Bei einem geteilten Platz für jede Einreichung. Bleibt das Feld leer, gilt das Geld des Platzes, zu gleichen Teilen.
session-amount-of-call = Bleibt das Feld leer, gilt bei einem Preis der Ausschreibung der Betrag von dort.
session-amount-of = { $place }. Platz, Betrag in Euro
session-special-prize = Preis der Ausschreibung
session-prize-name = Name des Preises
session-person-name = Person, die nichts eingereicht hat
session-one-of-both = Wählen Sie eine Einreichung oder nennen Sie eine Person.
session-wording = Wortlaut
session-wording-hint = Bleibt das Feld leer, schreiben wir den Satz.
session-reason = Begründung
session-reason-hint = Sie steht im Protokoll und wird mit dem Ergebnis veröffentlicht.
session-order-reason = Warum anders als in der Rangliste?
session-order-reason-hint = Nur nötig, wenn die Reihenfolge von der Rangliste abweicht.
session-order-differs = Diese Reihenfolge weicht von der Rangliste ab. Schreiben Sie bitte auf, warum.
session-moved-by = Antrag von
session-moved = Antrag von { $name }
session-ballot = Abstimmung
session-ballot-open = offen
session-ballot-secret = geheim
session-wording-place = { $n ->
    [one] { $who } erhält Platz { $place }.
   *[other] { $who } teilen sich Platz { $place }.
}
session-wording-place-with = { $n ->
    [one] { $who } erhält Platz { $place } und { $amount }.
   *[other] { $who } teilen sich Platz { $place } und erhalten je { $amount }.
}
session-wording-special_prize = { $who } erhält: { $prize }.
session-wording-special_prize-with = { $who } erhält: { $prize }, { $amount }.
session-wording-not_awarded = Platz { $place } wird nicht vergeben.
session-wording-not_awarded-prize = { $prize } wird nicht vergeben.
session-wording-deferred = { $who } wird zurückgestellt.
session-wording-split = Das Preisgeld wird so aufgeteilt: { $amounts }.
session-motion-number = Antrag { $n }
session-motions = Anträge und Abstimmungen
session-motion-open = Erst muss über den offenen Antrag entschieden sein.
session-no-quorum = Die Jury ist für diesen Antrag nicht beschlussfähig.
session-pledge-missing = Nicht alle, die abstimmen, sind zu Verschwiegenheit und Unparteilichkeit verpflichtet. Holen Sie das unter „Anwesenheit“ nach.
session-voted = { $n ->
    [one] { $n } von { $of } hat abgestimmt
   *[other] { $n } von { $of } haben abgestimmt
}
session-choice-yes = Ja
session-choice-no = Nein
session-choice-abstain = Enthaltung
session-vote-yours = Ihre Stimme:
session-vote-counted = Ihre Stimme ist gezählt.
session-vote-secret-counted = Die Abstimmung ist geheim: Niemand sieht, wie Sie gestimmt haben.
session-vote-over = Über diesen Antrag wird nicht mehr abgestimmt.
session-vote-conflict = Wer befangen ist, stimmt nicht mit ab.
session-vote-guest = Gäste stimmen nicht mit ab.
session-vote-away = Wer nicht da ist, stimmt nicht mit ab.
session-vote-seat = Das Mitglied ist selbst da: Die Vertretung stimmt nicht mit ab.
session-vote-account = Dieses Konto gehört nicht mehr zur Jury und stimmt nicht mit ab.
session-vote-outside = Wer den Raum verlassen hat, stimmt nicht mit ab.
session-vote-device = Wer kein Konto hat, kann hier nicht geheim abstimmen. Zählen Sie stattdessen die Stimmzettel aller aus.
session-vote-pledge = Wer abstimmt, verpflichtet sich zuerst zu Verschwiegenheit und Unparteilichkeit.
session-vote-annulled = Diese Abstimmung ist annulliert. Sie kann wiederholt werden.
session-not-enough = { $n ->
    [0] Niemand stimmt mehr mit
    [one] Nur noch { $n } stimmt mit
   *[other] Nur noch { $n } stimmen mit
}, { $quorum ->
    [one] { $quorum } ist nötig.
   *[other] { $quorum } sind nötig.
}
session-quorum-lost = Die Jury ist nicht mehr beschlussfähig. Warten Sie, bis wieder genug da sind, oder annullieren Sie die Abstimmung.
session-secret-few = Es sind zu wenige geheime Stimmen: Das Ergebnis würde verraten, wer wie gestimmt hat. Warten Sie auf weitere Stimmen, oder annullieren Sie die Abstimmung.
session-secret-unanimous = Dieses Ergebnis kann verraten, wie jemand gestimmt hat.
session-secret-unanimous-text = Es sind zu wenige oder zu wenig verschiedene Stimmen. Noch ist das Ergebnis nicht festgestellt und niemandem gezeigt. Sie können die Abstimmung annullieren und wiederholen.
session-secret-stopped = Ab jetzt stimmt niemand mehr ab: Stellen Sie das Ergebnis fest, oder annullieren Sie die Abstimmung.
session-secret-result = Ergebnis trotzdem feststellen
session-secret-too-few = Über diesen Antrag stimmen so wenige ab, dass ein geheimes Ergebnis verraten würde, wer wie gestimmt hat. Stimmen Sie offen ab.
session-ballot-secret-from = Eine geheime Abstimmung braucht mindestens { $least } Stimmen.
session-ballot-too-few = Geheim wird hier nicht abgestimmt: Bei weniger als { $least } Stimmen würde das Ergebnis verraten, wer wie gestimmt hat.
session-annul = Abstimmung annullieren
session-annul-confirm = Die Stimmen zählen dann nicht. Die Abstimmung kann wiederholt werden.
session-nothing-to-annul = Diese Abstimmung können Sie beenden. Soll der Antrag nicht mehr gelten, ziehen Sie ihn zurück.
session-again = Abstimmung wiederholen
session-not-annulled = Wiederholt wird nur eine Abstimmung, die annulliert ist.
session-repeats = Wiederholung von Antrag { $n }
session-repeated = wiederholt als Antrag { $n }
session-annulled-left = Während der geheimen Abstimmung ist jemand gegangen.
session-annulled-seat = Während der geheimen Abstimmung ist ein Mitglied gekommen, das vertreten wurde.
session-annulled-account = Während der geheimen Abstimmung wurde ein Konto aus der Jury genommen.
session-annulled-conflict = Bei jemandem, der mitstimmen durfte, kam eine Befangenheit auf.
session-annulled-quorum = Die Jury war nicht mehr beschlussfähig.
session-annulled-few = Es waren zu wenige oder zu wenig verschiedene geheime Stimmen, oder die Abstimmung sollte wiederholt werden.
session-annulled-round = Die Runde wurde wieder geöffnet.
session-annulled-entry = Die Einreichung nimmt nicht mehr teil.
session-struck = Gestrichen:
session-struck-guest = ist Gast
session-struck-away = ist gegangen
session-struck-seat = das vertretene Mitglied ist gekommen
session-struck-account = das Konto gehört nicht mehr zur Jury
session-struck-conflict = ist befangen
session-struck-outside = hat den Raum verlassen
session-struck-pledge = ist nicht verpflichtet
session-struck-device = hat kein Konto für eine geheime Stimme
session-status-annulled = annulliert
session-fall = Ablehnung feststellen
session-fall-text = Der Vorsitz stimmt nicht mehr mit, und kein Los entscheidet: Der Antrag ist ohne Mehrheit abgelehnt.
session-tie-open = Hier entscheidet die Stimme des Vorsitzes oder das Los.
session-secret-own = Geheim stimmt jede und jeder selbst ab. Sie können stattdessen die ausgezählten Stimmen eintragen.
session-by-person = Stimmen einzeln eintragen
session-by-count = Ausgezählte Stimmen eintragen
session-count-yes = Ja-Stimmen
session-count-no = Nein-Stimmen
session-count-abstained = Enthaltungen
session-count = Eintragen und Abstimmung beenden
session-counts = { $yes } Ja, { $no } Nein, { $abstained } { $abstained ->
    [one] Enthaltung
   *[other] Enthaltungen
}
session-counts-wrong = So viele dürfen nicht abstimmen, oder es ist keine Stimme dabei.
session-votes-there = Es sind schon Stimmen abgegeben. Beenden Sie die Abstimmung damit, oder ziehen Sie den Antrag zurück.
session-nobody-voted = Noch hat niemand abgestimmt.
session-close-vote = Abstimmung beenden
session-close-vote-confirm = { $n ->
    [one] Eine Stimme fehlt noch. Ohne sie beenden?
   *[other] { $n } Stimmen fehlen noch. Ohne sie beenden?
}
session-withdraw = Antrag zurückziehen
session-withdraw-confirm = Die Stimmen dazu zählen dann nicht.
session-status-voting = wird abgestimmt
session-status-tied = Stimmengleichheit
session-status-carried = angenommen
session-status-rejected = abgelehnt
session-status-withdrawn = zurückgezogen
session-broken-casting_vote = bei Stimmengleichheit entschied die Stimme des Vorsitzes
session-broken-lot = bei Stimmengleichheit entschied das Los
session-broken-rule = ohne Mehrheit abgelehnt
session-cast-text = Stimmengleichheit: Die Stimme des Vorsitzes entscheidet.
session-cast-yes = Vorsitz: Ja
session-cast-no = Vorsitz: Nein
session-no-casting = Hier entscheidet nicht die Stimme des Vorsitzes.
session-lots = Losverfahren
session-lot-number = Los { $n }
session-lot-new = Los ziehen
session-lot-prepare = Los vorbereiten
session-lot-purpose = Worüber entscheidet das Los?
session-lot-entries = Zwischen welchen Einreichungen?
session-lot-two = Wählen Sie mindestens zwei Einreichungen.
session-lot-open = Ziehen Sie erst das Los, das vorbereitet ist.
session-lot-drawn = Mindestens zwei dieser Einreichungen hat in dieser Sitzung schon ein Los geordnet, und dabei bleibt es. Wählen Sie bitte andere.
session-lot-tie = Stimmengleichheit
session-no-lot = Hier entscheidet kein Los.
session-lot-hash = Prüfsumme der verdeckten Zahl (SHA-256):
session-lot-seed = Verdeckte Zahl:
session-lot-method = Verfahren:
session-word = Wort aus dem Raum
session-word-hint = Jemand sagt laut ein Wort. Aus der verdeckten Zahl und dem Wort ergibt sich die Reihenfolge.
session-word-missing = Tippen Sie ein, welches Wort gesagt wurde, mit höchstens 100 Zeichen.
session-draw = Los ziehen
session-decided-title = Was beschlossen ist
session-decided-none = Noch nichts.
session-decided-place = Platz { $place }
session-decided-shared = Platz { $place }, geteilt
session-decided-prize = { $prize }
session-decided-not-awarded = Platz { $place } wird nicht vergeben
session-decided-no-prize = { $prize } wird nicht vergeben
session-decided-deferred = Zurückgestellt
session-money = Vergeben sind { $given } von { $there }.
session-money-unknown = Vergeben sind { $given }.
session-money-exceeded = Es ist mehr Geld vergeben, als die Ausschreibung nennt. Schreiben Sie bitte auf, warum.
session-money-reason = Warum mehr Geld?
session-end = Sitzung beenden
session-end-text = Danach wird nicht mehr abgestimmt. Bis die Beschlüsse verbindlich sind, können Sie die Sitzung wieder aufnehmen.
session-resume = Sitzung wieder aufnehmen
session-resume-confirm = Es kann dann wieder beraten und abgestimmt werden.
flash-session-opened = Die Sitzung ist eröffnet.
flash-session-verdict = Das Urteil ist gespeichert.
flash-session-objected = Der Einwand steht im Protokoll.
flash-session-ended = Die Sitzung ist beendet.
flash-session-decided = Die Beschlüsse sind verbindlich.
flash-session-decide-asked = Eine zweite Person der Geschäftsstelle bestätigt das jetzt.
flash-session-decide-changed = Seitdem hat sich etwas geändert. Sehen Sie es sich bitte noch einmal an.
session-gap = Über einen besseren Platz ist noch nicht entschieden. Vergeben Sie ihn, stellen Sie ihn zurück, oder beschließen Sie, dass er nicht vergeben wird.
session-missing = { $n ->
    [one] Bei einer Einreichung sind Sie befangen. Was über sie beraten und beschlossen wird, steht hier nicht.
   *[other] Bei { $n } Einreichungen sind Sie befangen. Was über sie beraten und beschlossen wird, steht hier nicht.
}
session-withheld = Es ging um eine Einreichung, bei der Sie befangen sind.
session-place-taken = Diesen Platz nehmen Einreichungen ein, die sich einen besseren teilen: Sein Geld ist mit vergeben.
session-places-behind = Wer sich einen Platz teilt, nimmt die nächsten mit ein. Über einen davon ist schon anders entschieden: Entscheiden Sie zuerst über ihn neu.
session-places-doubled = Ein Platz ist zweimal vergeben: für sich und mit einem besseren, den sich Einreichungen teilen. Nehmen Sie die Sitzung wieder auf und entscheiden Sie neu.
session-shared-lot = Die Ausschreibung sagt, dass bei gleichem Ergebnis das Los entscheidet: Wählen Sie eine Einreichung, oder ziehen Sie das Los.
session-shared-chair = Die Ausschreibung sagt, dass bei gleichem Ergebnis der Vorsitz entscheidet: Wählen Sie eine Einreichung.
session-money-unreasoned = Es ist mehr Geld vergeben, als die Ausschreibung nennt, und niemand hat aufgeschrieben, warum. Nehmen Sie die Sitzung wieder auf, und nennen Sie den Grund, wenn Sie sie beenden.
session-mark-replaced = ersetzt durch Antrag { $n }
session-mark-annulled = aufgehoben am { $at }
session-later-conflict = { $name } hat mit abgestimmt und ist befangen; festgehalten wurde das am { $at }.
session-later-withdrawn = „{ $title }“ wurde zurückgezogen.
session-later-ineligible = „{ $title }“ nimmt nicht mehr teil.
session-touched = Nach der Abstimmung kam etwas hinzu, über das neu zu entscheiden ist: Antrag { $what }. Die Sitzung nennt, was es ist. Nehmen Sie sie wieder auf und stimmen Sie darüber neu ab, oder heben Sie den Beschluss auf.
session-touched-title = Darüber ist neu zu entscheiden
session-touched-text = Nach der Abstimmung kam etwas hinzu. Bis neu abgestimmt oder der Beschluss aufgehoben ist, wird nichts davon verbindlich, veröffentlicht oder verschickt. Ist die Sitzung beendet, nehmen Sie sie dafür wieder auf.
session-not-touched = An diesem Beschluss hat sich nichts geändert.
session-annul-decision = Beschluss aufheben
session-annul-reason = Warum wird er aufgehoben?
session-annul-reason-missing = Schreiben Sie bitte in höchstens 2000 Zeichen auf, warum.
session-annul-split = Über die Aufteilung des Geldes stimmen Sie bitte neu ab.
session-suspend = Verbindlichkeit zurücknehmen
session-suspend-reason = Warum?
session-suspend-text = Die Sitzung ist dann nur beendet und kann wieder aufgenommen werden. Verbindlich werden die Beschlüsse danach wieder durch zwei Personen.
session-suspend-published = Das Ergebnis ist zur Veröffentlichung bestätigt. Halten Sie es zuerst zurück.
session-is-overtaken = aufgehoben
session-overtaken = Die Runde wurde am { $at } wieder geöffnet.
session-overtaken-text = Was diese Sitzung beschlossen hat, ist damit aufgehoben. Über die neue Rangliste entscheidet eine neue Sitzung.
flash-session-annulled = Der Beschluss ist aufgehoben.
flash-session-suspended = Die Beschlüsse sind nicht mehr verbindlich.
session-later-disabled = Das Konto von { $name } ist seit { $at } gesperrt. Die Stimme von vorher zählt.
session-mark-partly = teilweise ersetzt durch Antrag { $n }
session-later-conflict-undated = { $name } hat mit abgestimmt und ist befangen.
session-vote-theirs = { $what } hat selbst abgestimmt. Diese Stimme ändert nur, wer sie abgegeben hat.
session-by-themselves = Selbst abgestimmt.
session-voteless = Da, aber hier ohne Stimme:
session-outside-now = Diese Personen sind gerade nicht im Raum und stimmen nicht mit ab:
session-outside-now-text = Sie sind wegen der aufgerufenen Einreichung draußen. Geht es um eine andere, beenden Sie zuerst die Beratung: Dann kommen sie wieder herein.
session-which-entry = Diese Person ist in mehreren Einreichungen nominiert. Wählen Sie bitte, um welche es geht.
session-place-or-prize = Wählen Sie einen Platz oder nennen Sie einen Preis, nicht beides: Über jeden wird einzeln abgestimmt.
session-entry-out = Diese Einreichung nimmt nicht mehr teil. Sie kann keinen Preis bekommen.
session-amount-open = Bei einem vergebenen Platz steht noch nicht fest, wie viel Geld es ist. Teilen Sie das Geld mit einem Antrag auf.
session-decided-left-out = Was über Einreichungen beschlossen ist, bei denen Sie befangen sind, steht hier nicht.
session-money-open = { $n ->
    [one] Bei einem vergebenen Platz steht noch nicht fest, wie viel Geld es ist.
   *[other] Bei { $n } vergebenen Plätzen steht noch nicht fest, wie viel Geld es ist.
}
session-money-rest = { $n ->
    [one] Gleich geteilt bleibt 1 Cent übrig, den niemand erhält.
   *[other] Gleich geteilt bleiben { $n } Cent übrig, die niemand erhält.
}
session-lot-idle = Dieses Los wurde nicht gezogen. Der Antrag ist anders entschieden.
session-state-gone = Konto gesperrt
session-secretary-gone = Dieses Konto ist gesperrt und kann das Protokoll nicht führen. Wählen Sie bitte jemand anderen.
session-decide-voted = Sie haben in der Sitzung mit abgestimmt. Bestätigen kann nur, wer nicht mitgestimmt hat.
session-wording-deferred-place = Platz { $place } wird zurückgestellt.
session-wording-deferred-both = { $who } und Platz { $place } werden zurückgestellt.
session-decided-deferred-place = Platz { $place } ist zurückgestellt
session-place-deferred-hint = Wenn die Jury über einen Platz erst später entscheidet.
session-places-open-title = Noch nicht verbindlich zu machen
session-places-open = Die Jury hat noch nicht über jeden Platz entschieden. Offen: { $what }.
session-nothing-decided = Die Jury hat noch nichts entschieden.
session-places-open-how = Nehmen Sie die Sitzung wieder auf. Jeder Platz wird vergeben, ausdrücklich nicht vergeben oder zurückgestellt.
