//! The file: a zip archive with a manifest, written aside and put in its place as a whole.

use std::fs::{File, Permissions};
use std::io::{self, BufReader, BufWriter, Read, Seek, SeekFrom, Write};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};
use tempfile::NamedTempFile;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use crate::ground::db::copy::{Pack, Unpack};
use crate::i18n::{Sentence, sentence};
use crate::key;

use super::model::{MANIFEST, Manifest, Member};

/// More than a manifest of all tables has.
const MOST_MANIFEST: u64 = 1 << 24;

/// The folder that a file is in.
pub(super) fn folder(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

pub(super) fn cannot_write(error: impl ToString) -> Sentence {
    sentence(key!("backup-cannot-write")).with("reason", error)
}

fn broken(error: impl ToString) -> Sentence {
    sentence(key!("backup-archive-broken")).with("reason", error)
}

/// An archive that is being written, in the folder where it will stand. Given up, it leaves nothing.
pub(super) struct Writer {
    zip: ZipWriter<BufWriter<NamedTempFile>>,
    members: Vec<Member>,
    hash: Sha256,
    to: PathBuf,
}

impl Writer {
    /// # Errors
    /// A sentence: the file is there already, or its folder cannot be written.
    pub(super) fn new(to: &Path) -> Result<Self, Sentence> {
        if to.symlink_metadata().is_ok() {
            return Err(sentence(key!("backup-exists")).with("file", to.display()));
        }
        // For its owner alone, from the first byte on.
        let file = tempfile::Builder::new()
            .prefix(".laudatio-backup-")
            .permissions(Permissions::from_mode(0o600))
            .tempfile_in(folder(to))
            .map_err(cannot_write)?;
        let zip = ZipWriter::new(BufWriter::new(file));
        Ok(Self { zip, members: Vec::new(), hash: Sha256::new(), to: to.to_owned() })
    }

    fn options() -> SimpleFileOptions {
        SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .large_file(true)
            .unix_permissions(0o600)
    }

    /// Adds a member that is at hand as a whole.
    pub(super) fn add(&mut self, name: &str, bytes: &[u8]) -> Result<(), Sentence> {
        self.member(name).and_then(|to| to.write_all(bytes)).map_err(cannot_write)
    }

    fn end_member(&mut self) {
        let hash = std::mem::take(&mut self.hash).finalize();
        if let Some(last) = self.members.last_mut() {
            last.sha256 = hex::encode(hash);
        }
    }

    /// Writes the manifest, reads everything again, and puts the file in its place. Gives its size.
    ///
    /// # Errors
    /// A sentence; then there is no file.
    pub(super) fn finish(mut self, mut manifest: Manifest) -> Result<u64, Sentence> {
        self.end_member();
        manifest.members = self.members;
        let text = serde_json::to_string_pretty(&manifest).map_err(cannot_write)?;
        self.zip.start_file(MANIFEST, Self::options()).map_err(cannot_write)?;
        self.zip.write_all(text.as_bytes()).map_err(cannot_write)?;
        let file =
            self.zip.finish().map_err(cannot_write)?.into_inner().map_err(|error| cannot_write(error.error()))?;
        file.as_file().sync_all().map_err(cannot_write)?;
        // What a disk has swallowed is noticed now, and not on the day when it is needed.
        let mut again = file.reopen().map_err(cannot_write)?;
        again.seek(SeekFrom::Start(0)).map_err(cannot_write)?;
        let size = again.metadata().map_err(cannot_write)?.len();
        Reader::of(again)?.check()?;
        file.persist_noclobber(&self.to).map_err(|error| match error.error.kind() {
            io::ErrorKind::AlreadyExists => sentence(key!("backup-exists")).with("file", self.to.display()),
            _ => cannot_write(error.error),
        })?;
        File::open(folder(&self.to)).and_then(|folder| folder.sync_all()).map_err(cannot_write)?;
        Ok(size)
    }
}

impl Pack for Writer {
    fn member(&mut self, name: &str) -> io::Result<&mut dyn Write> {
        self.end_member();
        self.zip.start_file(name, Self::options())?;
        self.members.push(Member { name: name.to_owned(), bytes: 0, sha256: String::new() });
        Ok(self)
    }
}

impl Write for Writer {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.zip.write(bytes)?;
        self.hash.update(&bytes[..written]);
        if let Some(last) = self.members.last_mut() {
            last.bytes += written as u64;
        }
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.zip.flush()
    }
}

/// An archive that is read.
pub(super) struct Reader {
    zip: ZipArchive<BufReader<File>>,
    pub(super) manifest: Manifest,
}

impl Reader {
    /// # Errors
    /// A sentence: there is no such file, or it is no archive of ours.
    pub(super) fn open(path: &Path) -> Result<Self, Sentence> {
        let file = File::open(path)
            .map_err(|error| sentence(key!("backup-cannot-read")).with("file", path.display()).with("reason", error))?;
        Self::of(file)
    }

    fn of(file: File) -> Result<Self, Sentence> {
        let mut zip = ZipArchive::new(BufReader::new(file)).map_err(broken)?;
        let mut bytes = Vec::new();
        let member = zip.by_name(MANIFEST).map_err(broken)?;
        member.take(MOST_MANIFEST).read_to_end(&mut bytes).map_err(broken)?;
        Ok(Self { zip, manifest: Manifest::read(&bytes)? })
    }

    /// Reads every member: each must be as the manifest says, none may be missing, and none be there besides.
    ///
    /// # Errors
    /// A sentence that names the first one that is not.
    pub(super) fn check(&mut self) -> Result<(), Sentence> {
        let members = self.manifest.members.clone();
        let known = |name: &str| name == MANIFEST || members.iter().any(|member| member.name == name);
        for name in self.zip.file_names() {
            let name = name.map_err(broken)?;
            if !known(&name) {
                return Err(sentence(key!("backup-member")).with("member", name));
            }
        }
        for member in &members {
            let wrong = || sentence(key!("backup-member")).with("member", &member.name);
            let file = self.zip.by_name(&member.name).map_err(|_| wrong())?;
            let (mut hash, mut bytes, mut chunk) = (Sha256::new(), 0, [0; 1 << 16]);
            let mut file = file.take(member.bytes + 1);
            loop {
                match file.read(&mut chunk).map_err(|_| wrong())? {
                    0 => break,
                    read => (hash.update(&chunk[..read]), bytes += read as u64),
                };
            }
            if bytes != member.bytes || hex::encode(hash.finalize()) != member.sha256 {
                return Err(wrong());
            }
        }
        let needed = self.manifest.database.tables.iter().map(|table| &table.member);
        match needed.into_iter().find(|name| !members.iter().any(|member| member.name == **name)) {
            Some(missing) => Err(sentence(key!("backup-member")).with("member", missing)),
            None => Ok(()),
        }
    }

    /// A small member as a whole.
    pub(super) fn text(&mut self, name: &str) -> Result<String, Sentence> {
        let mut text = String::new();
        let member = self.zip.by_name(name).map_err(broken)?;
        member.take(MOST_MANIFEST).read_to_string(&mut text).map_err(broken)?;
        Ok(text)
    }
}

impl Unpack for Reader {
    fn member(&mut self, name: &str) -> io::Result<Box<dyn Read + '_>> {
        Ok(Box::new(self.zip.by_name(name)?))
    }
}
