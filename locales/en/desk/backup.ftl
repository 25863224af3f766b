# What `laudatio backup` and `laudatio restore` say
backup-written = Backed up in { $file } ({ $size }): { $rows ->
    [one] one row
   *[other] { $rows } rows
} of { $tables } tables.
backup-keys = The keys are in it, too: { $names }.
backup-no-keys = No keys are in it.
backup-outside = What you have set yourself is not in it. Keep it somewhere else: { $names }.
backup-how-back = It is restored by: laudatio restore { $file }
backup-restored = Restored as it was on { $at }: { $rows ->
    [one] one row
   *[other] { $rows } rows
} of { $tables } tables.
backup-set-again = { $name } was set. Set it here, too.
backup-other-secret = The key for cookies (secret_key) is another one here than when this was backed up: everybody signs in again. On PostgreSQL another key signs evidence, too, unless evidence_key is set.
backup-foreign-table = The table { $table } is none of laudatio and was left out.
backup-exists = { $file } is there already. A backup overwrites nothing.
backup-cannot-write = This cannot be written: { $reason }
backup-cannot-read = { $file } cannot be read: { $reason }
backup-file = A file cannot be read: { $reason }
backup-no-database = There is nothing to back up: the database { $file } is not there. It is set by LAUDATIO_DATABASE_URL.
backup-memory = A database in memory can neither be backed up nor restored.
backup-foreign = This is no database of laudatio.
backup-database = The database does not answer as it should: { $reason }
backup-database-broken = The database is damaged: { $reason }
backup-keys-changed = Somebody has just changed a key. Please back up once more.
backup-archive-broken = This is no complete backup of laudatio: { $reason }
backup-member = The backup is damaged: { $member } is not as it was written. Nothing was restored.
backup-other-contents = The backup contradicts itself. Nothing was restored.
backup-newer = The backup was made by a newer laudatio ({ $version }). This one is { $own }.
backup-other-engine = The backup is one of { $archive }, and { $here } is set here. It can be restored on { $archive } only.
backup-there = { $file } is there already. Only an empty place is filled: move the file away.
backup-log-there = { $file } belongs to a database that is gone. Move the file away.
backup-holds = The database holds something already, such as { $table }. Only an empty one is filled.
backup-running = laudatio is running on this database. Stop the program first.
backup-key-there = { $file } is there already, and it is not the key of the backup. Move the file away.
backup-stopped = Stopped. Nothing was written.
