# Four eyes
nav-approvals = Freigaben
approvals-lead = Was zwei Personen braucht: Eine fragt an, eine andere sieht nach und bestätigt.
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
approvals-act-decide = Entscheidungen der Jury festschreiben
approvals-act-publish = Ergebnis veröffentlichen
approvals-act-forget = Angaben zu einer Person löschen
approvals-act-erase = Angaben in einer Nominierung löschen
approvals-act-waive = Vier-Augen-Prinzip abschalten

# On the page of an act
approvals-ask = Freigabe anfragen
approvals-ask-text = Eine zweite Person der Geschäftsstelle muss das bestätigen. Sie bekommt eine E-Mail und hat 72 Stunden Zeit.
approvals-alone-text = Das Vier-Augen-Prinzip ist abgeschaltet: Sie tun das allein. Das steht dann bei jedem Ergebnis.
approvals-nobody-else = Es gibt niemanden, der das bestätigen kann.
approvals-lonely-text = Laden Sie eine zweite Person in die Geschäftsstelle ein. Oder schalten Sie das Vier-Augen-Prinzip ab.
approvals-lonely-link = Zu den Freigaben
approvals-waits = Ihre Anfrage wartet auf eine zweite Person.
approvals-waits-text = Sie gilt bis { $until }. Danach verfällt sie.
approvals-same_address = Das hat ein Konto mit Ihrer Adresse angefragt.
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
approvals-not-office = Nur die Geschäftsstelle kann das bestätigen.
approvals-not-own = Das hat jemand anderes angefragt.
approvals-asker-gone = Wer das angefragt hat, gehört nicht mehr zur Geschäftsstelle. Lehnen Sie die Anfrage ab und fragen Sie selbst an.
approvals-lapsed = Diese Anfrage ist verfallen: Innerhalb von 72 Stunden kam keine Antwort. Bitte fragen Sie neu an.
approvals-answered = Diese Anfrage ist schon beantwortet.
approvals-already-asked = Das ist schon angefragt und wartet auf eine Antwort.
approvals-on-already = Das Vier-Augen-Prinzip gilt schon.
approvals-off-already = Das Vier-Augen-Prinzip ist schon abgeschaltet.

# The setting
approvals-four-eyes = Vier-Augen-Prinzip
approvals-four-eyes-on = Es gilt: Runden schließen und wieder öffnen, Entscheidungen festschreiben, Ergebnisse veröffentlichen und Daten löschen braucht zwei Personen der Geschäftsstelle.
approvals-four-eyes-lonely = Sie sind allein in der Geschäftsstelle. Am besten laden Sie eine zweite Person ein.
approvals-four-eyes-off = Das Vier-Augen-Prinzip ist abgeschaltet.
approvals-four-eyes-off-text = Jede Person der Geschäftsstelle handelt allein. Das steht bei jedem Ergebnis.
approvals-switch-off = Vier-Augen-Prinzip abschalten
approvals-switch-on = Vier-Augen-Prinzip einschalten

# After a step
flash-approvals-asked = Angefragt. Die anderen in der Geschäftsstelle bekommen eine E-Mail.
flash-approvals-withdrawn = Die Anfrage ist zurückgezogen.
flash-approvals-refused = Die Anfrage ist abgelehnt.
flash-approvals-changed = Inzwischen hat sich etwas geändert. Bitte sehen Sie noch einmal nach.
flash-approvals-on = Das Vier-Augen-Prinzip gilt wieder.
flash-approvals-off = Das Vier-Augen-Prinzip ist abgeschaltet.

# The mail
mail-approval-subject = Bitte prüfen: { $what } – { $name }
mail-approval-text = Guten Tag,

    { $who } bittet um eine Freigabe: { $what } – { $name }.

    Begründung: { $why }

    Sehen Sie bitte nach und bestätigen Sie oder lehnen Sie ab. Die Anfrage gilt bis { $until }.
mail-approval-link = Zur Anfrage
approvals-asked-otherwise = Seit der Anfrage hat sich etwas geändert. Lehnen Sie sie ab; dann lässt sich neu anfragen.
