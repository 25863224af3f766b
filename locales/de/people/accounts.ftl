# Signing in
accounts-sign-in-title = Anmelden
accounts-sign-in-lead = Für die Geschäftsstelle und die Jury. Um jemanden vorzuschlagen, brauchen Sie kein Konto.
accounts-sign-in-email = E-Mail-Adresse
accounts-sign-in-password = Passwort
accounts-sign-in-needed = Bitte melden Sie sich an. Danach geht es hier weiter.
accounts-sign-in-parked = Ihre Sitzung ist abgelaufen. Ihre Eingaben sind noch da.
accounts-sign-in-parked-text = Melden Sie sich an, dann können Sie sie mit einem Klick absenden.
accounts-no-match = E-Mail-Adresse und Passwort passen nicht zusammen.
accounts-too-many = Das waren viele Versuche in kurzer Zeit. Bitte warten Sie eine halbe Minute.
accounts-to-sign-in = Zur Anmeldung
accounts-cancel = Abbrechen
accounts-resend-lead = Sie sind wieder angemeldet, { $name }. Senden Sie jetzt ab, was Sie vorhin eingegeben haben.
flash-accounts-signed-out = Sie sind abgemeldet.
flash-accounts-signed-out-everywhere = Sie sind jetzt auf allen Geräten abgemeldet.

# A forgotten password
accounts-forgot-title = Passwort vergessen?
accounts-forgot-lead = Wir schicken Ihnen einen Link, mit dem Sie ein neues Passwort wählen.
accounts-forgot-email = E-Mail-Adresse
accounts-forgot-too-many = Das waren viele Anfragen in kurzer Zeit. Bitte warten Sie fünf Minuten.
accounts-forgot-action = Link anfordern
accounts-forgot-waits-title = Ihr Wunsch ist angekommen
accounts-forgot-waits-lead = Dieses Programm verschickt zurzeit keine Mails. Fragen Sie bitte die Geschäftsstelle nach Ihrem Link.
accounts-forgot-sent-title = Schauen Sie in Ihr Postfach
accounts-forgot-sent-lead = Wenn es zu dieser Adresse ein Konto gibt, ist eine E-Mail mit einem Link unterwegs.
accounts-forgot-sent-text = Der Link gilt zwei Stunden. Nichts angekommen? Sehen Sie im Spam-Ordner nach oder fragen Sie die Geschäftsstelle.

# Links that work once
accounts-link-title-first_office = Willkommen bei laudatio
accounts-link-lead-first_office = { $mails ->
    [no] Legen Sie das erste Konto der Geschäftsstelle an. Danach laden Sie weitere Personen ein.
   *[yes] Legen Sie das erste Konto der Geschäftsstelle an. Weitere Personen laden Sie danach per E-Mail ein.
}
accounts-link-action-first_office = Konto anlegen
accounts-link-title-invitation = Willkommen bei laudatio
accounts-link-lead-invitation = Guten Tag, { $name }. Wählen Sie ein Passwort, dann kann es losgehen.
accounts-link-action-invitation = Passwort speichern und anmelden
accounts-link-title-password = Neues Passwort wählen
accounts-link-lead-password = Guten Tag, { $name }. Danach sind Sie auf allen anderen Geräten abgemeldet.
accounts-link-action-password = Passwort speichern und anmelden
accounts-link-name = Ihr Name
accounts-link-name-hint = So sehen ihn Kolleginnen und Kollegen.
accounts-link-email = E-Mail-Adresse
accounts-link-email-hint = Damit melden Sie sich an.
accounts-link-password = Neues Passwort
accounts-link-password-hint = Mindestens 12 Zeichen. Vier zufällige Wörter sind sicher und leicht zu merken.
accounts-link-password-again = Neues Passwort wiederholen
accounts-link-declaration = Ich behandle alles, was ich in der Jury erfahre, vertraulich und bewerte unparteiisch. Bei einer persönlichen Verbindung zu einem Vorschlag erkläre ich mich für befangen.
accounts-link-declaration-hint = Diese Erklärung kommt zu den Akten.
accounts-link-gone-title = Dieser Link gilt nicht mehr
accounts-link-gone-lead = Er wurde schon benutzt oder ist abgelaufen. Haben Sie Ihr Passwort gewählt? Dann melden Sie sich einfach an.
accounts-link-gone = Dieser Link gilt nicht mehr.
accounts-first-exists = Das erste Konto gibt es schon. Bitte melden Sie sich an.
flash-accounts-first-made = Ihr Konto ist angelegt und Sie sind angemeldet.
flash-accounts-password-set = Ihr Passwort ist gespeichert und Sie sind angemeldet.

# The own account
accounts-account-title = Mein Konto
accounts-profile-heading = Über Sie
accounts-profile-name = Name
accounts-profile-language = Sprache
accounts-profile-language-hint = Für diese Seiten und für E-Mails an Sie.
accounts-profile-action = Änderungen speichern
accounts-password-heading = Passwort ändern
accounts-password-note = Mit dem neuen Passwort sind Sie auf allen anderen Geräten abgemeldet.
accounts-profile-present-password = Bisheriges Passwort
accounts-password-action = Passwort ändern
accounts-password-wrong = Das ist nicht Ihr bisheriges Passwort.
accounts-sessions-heading = Geräte
accounts-sessions-note = Haben Sie sich an einem fremden Gerät angemeldet? Hier beenden Sie alle Sitzungen, auch diese.
accounts-sign-out-everywhere = Überall abmelden
flash-accounts-profile-saved = Ihre Angaben sind gespeichert.
flash-accounts-password-changed = Ihr Passwort ist geändert. Andere Geräte sind abgemeldet.

# People
accounts-people-title = Personen
accounts-people-lead = Alle, die sich anmelden können: Geschäftsstelle und Jury.
accounts-people-name = Name
accounts-people-email = E-Mail-Adresse
accounts-people-role = Rolle
accounts-people-state = Zugang
accounts-role-office = Geschäftsstelle
accounts-role-office-hint = Prüft Vorschläge, stellt die Jury zusammen, sieht alle Bewertungen.
accounts-role-juror = Jury
accounts-role-juror-hint = Bewertet die zugeteilten Vorschläge.
accounts-role-chair = Juryvorsitz
accounts-role-chair-hint = Bewertet wie die Jury; bei Gleichstand entscheidet diese Stimme.
accounts-role-approver = Freigabe
accounts-role-approver-hint = Sieht nach und bestätigt, was zwei Personen braucht; sonst sieht und tut diese Person nichts.
accounts-state-invited = eingeladen
accounts-state-active = aktiv
accounts-state-disabled = gesperrt
accounts-invite-title = Person einladen
accounts-invite-lead = { $mails ->
    [no] Die Einladung mit einem Link wartet im Postausgang, bis der Mailversand eingerichtet ist. Der Link gilt 14 Tage und funktioniert einmal.
   *[yes] Die Person bekommt eine E-Mail mit einem Link. Er gilt 14 Tage und funktioniert einmal.
}
accounts-invite-name = Name
accounts-invite-email = E-Mail-Adresse
accounts-invite-role = Rolle
accounts-invite-language = Sprache der E-Mails
accounts-invite-action = Einladung senden
accounts-email-taken = Zu dieser Adresse gibt es schon ein Konto.
flash-accounts-invited = { $mails ->
    [no] Die Einladung an { $name } wartet im Postausgang.
   *[yes] Die Einladung an { $name } ist unterwegs.
}
accounts-person-since = Dabei seit
accounts-person-self = Das sind Sie selbst. Name, Sprache und Passwort ändern Sie hier:
accounts-person-invitation = Einladung
accounts-person-invitation-note = Die Person hat noch kein Passwort gewählt. Ist die E-Mail verloren gegangen, schicken Sie eine neue; der alte Link gilt dann nicht mehr.
accounts-invite-again = Einladung erneut senden
flash-accounts-invited-again = { $mails ->
    [no] Eine neue Einladung wartet im Postausgang.
   *[yes] Eine neue Einladung ist unterwegs.
}
accounts-not-invited = Diese Person hat ihr Passwort schon gewählt.
accounts-person-role-heading = Rolle ändern
accounts-person-role = Rolle
accounts-person-role-action = Rolle speichern
flash-accounts-role-changed = Die Rolle ist geändert.
accounts-person-export = Exporte
accounts-person-export-yes = Diese Person darf Dateien aus dem Programm mitnehmen: Listen, Juryprotokoll, Urkunden, Nachweise. Jedes Mal steht das im Verlauf.
accounts-person-export-no = Diese Person sieht alles, darf aber keine Dateien mitnehmen.
accounts-export-allow = Exporte erlauben
accounts-export-forbid = Exporte nicht mehr erlauben
accounts-export-office-only = Exportieren kann nur die Geschäftsstelle.
accounts-export-refused = Sie dürfen keine Listen und Papiere als Dateien mitnehmen und keine Briefe drucken. Jemand anders aus der Geschäftsstelle kann es Ihnen unter „Personen“ erlauben.
flash-accounts-export-allowed = Die Person darf jetzt exportieren.
flash-accounts-export-forbidden = Die Person darf nicht mehr exportieren.
accounts-person-access = Zugang
accounts-person-disable-note = Wer gesperrt ist, wird sofort abgemeldet und kann sich nicht mehr anmelden. Was die Person getan hat, bleibt erhalten.
accounts-person-disabled-note = Diese Person ist gesperrt und kann sich nicht anmelden.
accounts-disable = Zugang sperren
accounts-disable-confirm = { $name } sofort abmelden und sperren?
accounts-enable = Zugang wieder öffnen
flash-accounts-disabled = Der Zugang ist gesperrt.
flash-accounts-enabled = Der Zugang ist wieder offen.
accounts-not-yourself = Sich selbst können Sie weder sperren noch eine andere Rolle geben. Bitten Sie eine Kollegin oder einen Kollegen.
accounts-last-office = Das ist die letzte Person der Geschäftsstelle mit Zugang. Laden Sie erst jemanden ein.
accounts-in-round = Diese Person gehört zur Jury einer Runde, die noch nicht abgeschlossen ist. Nehmen Sie sie dort heraus, oder warten Sie, bis die Runde geschlossen ist.
