# What `laudatio backup` and `laudatio restore` say
backup-written = Backed up in { $file } ({ $size }): { $rows ->
    [one] one row
   *[other] { $rows } rows
} of { $tables } tables.
backup-keys = It also contains the keys: { $names }.
backup-no-keys = No keys are in it.
backup-outside = It does not contain what you have set yourself. Keep that somewhere else: { $names }.
backup-how-back = Restore it with: laudatio restore { $file }
backup-restored = Restored as it was on { $at }: { $rows ->
    [one] one row
   *[other] { $rows } rows
} of { $tables } tables.
backup-set-again = { $name } was set. Set it here, too.
backup-other-secret = The key for cookies (secret_key) is not the same here as when this was backed up: everybody has to sign in again. On PostgreSQL evidence is also signed with another key, unless evidence_key is set.
backup-foreign-table = The table { $table } does not belong to laudatio and was left out.
backup-exists = { $file } already exists. A backup overwrites nothing.
backup-cannot-write = This cannot be written: { $reason }
backup-cannot-read = { $file } cannot be read: { $reason }
backup-file = A file cannot be read: { $reason }
backup-no-database = There is nothing to back up: the database { $file } does not exist. It is set by LAUDATIO_DATABASE_URL.
backup-memory = A database in memory can neither be backed up nor restored.
backup-foreign = This is not a laudatio database.
backup-database = The database does not answer as it should: { $reason }
backup-database-broken = The database is damaged: { $reason }
backup-keys-changed = Somebody has just changed a key. Please back up again.
backup-archive-broken = This is not a complete laudatio backup: { $reason }
backup-member = The backup is damaged: { $member } is not as it was written. Nothing was restored.
backup-other-contents = The backup contradicts itself. Nothing was restored.
backup-newer = The backup was made by a newer laudatio ({ $version }). This one is { $own }.
backup-other-engine = The backup is from { $archive }, but { $here } is set here. It can only be restored on { $archive }.
backup-there = { $file } already exists. Only an empty place is filled: move the file away.
backup-log-there = { $file } belongs to a database that is gone. Move the file away.
backup-holds = The database is not empty: it has { $table }, for example. Only an empty one is filled.
backup-running = laudatio is running on this database. Stop the program first.
backup-key-there = { $file } already exists, and it is not the key of the backup. Move the file away.
backup-stopped = Stopped. Nothing was written.
