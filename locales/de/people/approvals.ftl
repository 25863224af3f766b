# The two-person rule
nav-approvals = Freigaben
approvals-lead = Was zwei Personen braucht: Eine fragt an, eine andere sieht nach und bestätigt.
approvals-overtaken = überholt
approvals-overtaken-text = { $name } hat am { $at } angefragt. Inzwischen hat sich etwas geändert, und so lässt sich das nicht mehr bestätigen. Ist es wieder so weit, lässt sich hier neu anfragen.
approvals-overtaken-title = Diese Anfrage ist überholt
approvals-open = Wartet auf eine zweite Person
approvals-none-open = Zurzeit wartet nichts auf eine Freigabe.
approvals-over = Erledigt
approvals-what = Was
approvals-became = Ergebnis
approvals-asker = Angefragt von
approvals-answerer = Beantwortet von
approvals-alone = allein, ohne zweite Person
approvals-asked-by = { $name } hat am { $at } angefragt. Die Anfrage gilt bis { $until }.
approvals-own-waits = Ihre Anfrage
approvals-yours = Ihre Antwort fehlt
approvals-reason = Begründung
approvals-status-confirmed = bestätigt
approvals-status-refused = abgelehnt
approvals-status-withdrawn = zurückgezogen
approvals-status-lapsed = verfallen

# What takes two people
approvals-act-close = Runde schließen
approvals-act-reopen = Runde wieder öffnen
approvals-act-settle = Geteilten Rang entscheiden
approvals-act-decide = Entscheidungen der Jury festschreiben
approvals-act-publish = Ergebnis veröffentlichen
approvals-act-forget = Angaben zu einer Person löschen
approvals-act-erase = Angaben in einer Nominierung löschen
approvals-act-waive = Vier-Augen-Prinzip abschalten
approvals-act-invite = Konto zulassen
approvals-act-change_role = Rolle ändern
approvals-act-disable = Zugang sperren
approvals-act-enable = Zugang wieder öffnen
approvals-act-reset = Neues Passwort verlangen
approvals-act-allow_export = Exporte erlauben

# On the page of an act
approvals-ask = Freigabe anfragen
approvals-ask-text = { $mails ->
    [no] Eine zweite Person muss das bestätigen und hat dafür 72 Stunden Zeit.
   *[yes] Eine zweite Person muss das bestätigen. Sie bekommt eine E-Mail und hat 72 Stunden Zeit.
}
approvals-alone-text = Für dieses Programm ist eine Geschäftsstelle mit einer Person eingestellt: Sie tun das allein. Das steht dann dabei.
approvals-nobody-else = Es gibt niemanden, der das bestätigen kann.
approvals-lonely-text = Ein Konto für eine zweite Person legt an, wer das Programm betreibt: laudatio user add. Wer nur bestätigen soll, bekommt die Rolle „Freigabe“.
approvals-lonely-link = Zu den Freigaben
approvals-waits = Ihre Anfrage wartet auf eine zweite Person.
approvals-waits-text = Sie gilt bis { $until }. Danach verfällt sie.
approvals-same_address = Das hat ein Konto mit Ihrer Adresse angefragt.
approvals-same_hand = Dieses Konto und das, von dem die Anfrage kommt, zählen als eine Person.
approvals-same_hand-text = Das eine wurde mit dem anderen angelegt oder geändert, und niemand sonst hat das bestätigt. Bestätigen muss jemand anderes. Die Anfrage gilt bis { $until }.
approvals-same_address-text = Bestätigen muss jemand anderes. Die Anfrage gilt bis { $until }.
approvals-withdraw = Anfrage zurückziehen
approvals-confirm-title = Ihre Bestätigung fehlt noch
approvals-confirm-text = { $name } hat das am { $at } angefragt. Was hier steht, wird geschehen. Sie können bis { $until } antworten.
approvals-since = Seit der Anfrage hat sich etwas geändert.
approvals-since-text = Die Seite zeigt den Stand von jetzt. Bestätigen Sie nur, wenn er für Sie in Ordnung ist.
approvals-confirm = Bestätigen: { $what }
approvals-refuse = Ablehnen
approvals-granted = Angefragt von { $asker }, bestätigt von { $confirmer } am { $at }.
approvals-granted-alone = { $name } hat das am { $at } allein getan.
approvals-granted-alone-text = Das Vier-Augen-Prinzip war abgeschaltet.

# Why something does not work
approvals-own = Das haben Sie selbst angefragt. Bestätigen muss jemand anderes.
approvals-same-address = Das hat ein Konto mit derselben Adresse angefragt. Bestätigen muss jemand anderes.
approvals-same-hand = Ihr Konto und das, von dem die Anfrage kommt, zählen als eine Person: Das eine wurde mit dem anderen angelegt oder geändert. Bestätigen muss jemand anderes.
approvals-not-office = Das kann nur bestätigen, wer zur Geschäftsstelle gehört oder die Rolle „Freigabe“ hat.
approvals-not-own = Das hat jemand anderes angefragt.
approvals-asker-gone = Wer das angefragt hat, gehört nicht mehr zur Geschäftsstelle. Lehnen Sie die Anfrage ab und fragen Sie selbst an.
approvals-lapsed = Diese Anfrage ist verfallen: Innerhalb von 72 Stunden kam keine Antwort. Bitte fragen Sie neu an.
approvals-answered = Diese Anfrage ist schon beantwortet.
approvals-already-asked = Das ist schon angefragt und wartet auf eine Antwort.

# Who can be the second
approvals-second = Wer bestätigen kann
approvals-second-none = Zurzeit niemand außer Ihnen.
approvals-second-text = Bestätigen kann, wer zur Geschäftsstelle gehört oder die Rolle „Freigabe“ hat. Ein Konto, das Sie allein angelegt oder geändert haben, zählt erst, wenn jemand anderes es bestätigt hat.
approvals-counts = kann Ihre Anfragen bestätigen
approvals-counts-not = zählt nicht als zweite Person
approvals-one-person = Für dieses Programm ist eine Geschäftsstelle mit einer Person eingestellt.
approvals-one-person-text = Was zwei Personen braucht, tun Sie allein. Jedes Mal steht das im Verlauf, im Juryprotokoll und im Nachweis.
approvals-one-person-how = Soll eine Person allein genügen, stellt das ein, wer das Programm betreibt: one_person_office = true in Rocket.toml oder LAUDATIO_ONE_PERSON_OFFICE=true. Jedes Mal steht dann im Verlauf, im Juryprotokoll und im Nachweis, dass es eine Person war.

# After a step
flash-approvals-asked = { $mails ->
    [no] Angefragt. Wer das bestätigen kann, findet es unter „Freigaben“.
   *[yes] Angefragt. Wer das bestätigen kann, bekommt eine E-Mail.
}
flash-approvals-withdrawn = Die Anfrage ist zurückgezogen.
flash-approvals-refused = Die Anfrage ist abgelehnt.

# The mail
mail-approval-subject = Bitte prüfen: { $what } – { $name }
mail-approval-text = Guten Tag,

    { $who } bittet um eine Freigabe: { $what } – { $name }.

    { $because }Sehen Sie bitte nach und bestätigen Sie oder lehnen Sie ab. Die Anfrage gilt bis { $until }.
mail-approval-link = Zur Anfrage
approvals-asked-otherwise = Seit der Anfrage hat sich etwas geändert. Lehnen Sie sie ab; dann lässt sich neu anfragen.
approvals-act-unpublish = Öffentliches Ergebnis zurücknehmen
approvals-act-hide_picture = Öffentliches Bild entfernen
approvals-act-open = Ausschreibung veröffentlichen
approvals-act-retract = Veröffentlichte Ausschreibung zurücknehmen
approvals-act-end = Ausschreibung vorzeitig beenden

# What is read before an act
readback-next = So geht es weiter
readback-stale = Unten steht, was jetzt gilt. Lesen Sie bitte noch einmal.
readback-flag = Ist das richtig?
readback-met = erfüllt
readback-unmet = fehlt
readback-back = Zurück zur Ausschreibung
readback-reason = Begründung
# A request that lapses
approvals-lapsed-title = Ohne Antwort verfallen
approvals-lapsed-at = { $name } hat am { $at } angefragt. Bis { $until } kam keine Antwort.
approvals-again = Noch einmal anfragen
approvals-not-lapsed = Diese Anfrage ist nicht verfallen.
mail-lapsing-subject = Noch keine Antwort: { $what } – { $name }
mail-lapsing-text = Guten Tag,

    Sie haben am { $at } um eine Freigabe gebeten: { $what } – { $name }. Noch hat niemand geantwortet.

    Die Anfrage verfällt am { $until }. Sprechen Sie jemanden an, der bestätigen kann.
mail-lapsing-link = Zur Anfrage
mail-lapsing_others-subject = Erinnerung, bitte prüfen: { $what } – { $name }
mail-lapsing_others-text = Guten Tag,

    { $who } hat am { $at } um eine Freigabe gebeten: { $what } – { $name }. Noch hat niemand geantwortet.

    Die Anfrage verfällt am { $until }.
mail-lapsing_others-link = Zur Anfrage
mail-lapsed-subject = Ohne Antwort verfallen: { $what } – { $name }
mail-lapsed-text = Guten Tag,

    Sie haben am { $at } um eine Freigabe gebeten: { $what } – { $name }. Bis { $until } hat niemand geantwortet; die Anfrage ist verfallen, und nichts ist geschehen.

    Auf der ersten Seite der Geschäftsstelle können Sie mit einem Klick noch einmal anfragen.
mail-lapsed-link = Zur Seite
mail-lapsed_others-subject = Ohne Antwort verfallen: { $what } – { $name }
mail-lapsed_others-text = Guten Tag,

    { $who } hat am { $at } um eine Freigabe gebeten: { $what } – { $name }. Bis { $until } hat niemand geantwortet; die Anfrage ist verfallen, und nichts ist geschehen.
mail-lapsed_others-link = Zur Seite
approvals-changed-title = Seit Ihrer Anfrage hat sich etwas geändert
approvals-changed-text = Oben steht, was jetzt gilt. Fragen Sie dafür neu an; die alte Anfrage gilt dann nicht mehr.
approvals-renew = Für den jetzigen Stand neu anfragen
mail-approval-because = Begründung: { $why }
