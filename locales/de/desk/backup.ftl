# What `laudatio backup` and `laudatio restore` say
backup-written = Gesichert in { $file } ({ $size }): { $rows ->
    [one] eine Zeile
   *[other] { $rows } Zeilen
} aus { $tables } Tabellen.
backup-keys = Darin sind auch die Schlüssel: { $names }.
backup-no-keys = Schlüssel sind nicht darin.
backup-outside = Nicht darin ist, was Sie selbst eingestellt haben. Bewahren Sie es getrennt auf: { $names }.
backup-how-back = Zurückgespielt wird mit: laudatio restore { $file }
backup-restored = Zurückgespielt ist der Stand vom { $at }: { $rows ->
    [one] eine Zeile
   *[other] { $rows } Zeilen
} aus { $tables } Tabellen.
backup-set-again = Eingestellt war { $name }. Stellen Sie es auch hier ein.
backup-other-secret = Der Schlüssel für Cookies (secret_key) ist hier ein anderer als bei der Sicherung: Alle melden sich neu an. Auf PostgreSQL unterschreibt damit auch ein anderer Schlüssel den Nachweis, falls evidence_key nicht eingestellt ist.
backup-foreign-table = Die Tabelle { $table } ist nicht von laudatio und wurde ausgelassen.
backup-exists = { $file } gibt es schon. Eine Sicherung überschreibt nichts.
backup-cannot-write = Das lässt sich nicht schreiben: { $reason }
backup-cannot-read = { $file } lässt sich nicht lesen: { $reason }
backup-file = Eine Datei lässt sich nicht lesen: { $reason }
backup-no-database = Es gibt nichts zu sichern: Die Datenbank { $file } ist nicht da. Eingestellt wird sie mit LAUDATIO_DATABASE_URL.
backup-memory = Eine Datenbank im Arbeitsspeicher lässt sich weder sichern noch zurückspielen.
backup-foreign = Das ist keine Datenbank von laudatio.
backup-database = Die Datenbank antwortet nicht, wie sie soll: { $reason }
backup-database-broken = Die Datenbank ist beschädigt: { $reason }
backup-keys-changed = Gerade hat jemand einen Schlüssel geändert. Sichern Sie bitte noch einmal.
backup-archive-broken = Das ist keine vollständige Sicherung von laudatio: { $reason }
backup-member = Die Sicherung ist beschädigt: { $member } ist nicht, wie es geschrieben wurde. Zurückgespielt wurde nichts.
backup-other-contents = Die Sicherung ist in sich nicht stimmig. Zurückgespielt wurde nichts.
backup-newer = Die Sicherung stammt von einem neueren laudatio ({ $version }). Dieses hier ist { $own }.
backup-other-engine = Die Sicherung ist von { $archive }, hier ist { $here } eingestellt. Zurückspielen lässt sie sich nur auf { $archive }.
backup-there = { $file } gibt es schon. Zurückgespielt wird nur, wo noch nichts ist: Schieben Sie die Datei beiseite.
backup-log-there = { $file } gehört zu einer Datenbank, die es nicht mehr gibt. Schieben Sie die Datei beiseite.
backup-holds = In der Datenbank ist schon etwas, zum Beispiel { $table }. Zurückgespielt wird nur in eine leere.
backup-running = Auf dieser Datenbank läuft laudatio. Beenden Sie zuerst das Programm.
backup-key-there = { $file } gibt es schon, und es ist nicht der Schlüssel aus der Sicherung. Schieben Sie die Datei beiseite.
backup-stopped = Abgebrochen. Geschrieben wurde nichts.
