//! The templates of the documents: those of the program, unless the installation's folder has its own.

use std::fs;
use std::path::{Component, Path, PathBuf};

use rust_embed::RustEmbed;

#[derive(RustEmbed)]
#[folder = "templates/outcome/documents/"]
struct Files;

/// Where templates are read from, at each printing: a changed file shows at once.
pub struct Layouts {
    folder: Option<PathBuf>,
}

impl Layouts {
    pub fn new(folder: Option<PathBuf>) -> Self {
        Self { folder }
    }

    /// A file by its name; nothing outside the folder, whatever the name.
    pub fn read(&self, name: &str) -> Option<Vec<u8>> {
        let path = Path::new(name);
        if !path.components().all(|part| matches!(part, Component::Normal(_))) {
            return None;
        }
        let own = self.folder.as_ref().and_then(|folder| fs::read(folder.join(path)).ok());
        own.or_else(|| Some(Files::get(name)?.data.into_owned()))
    }

    /// The fonts in the folder, for letters that ours lack.
    pub fn fonts(&self) -> Vec<Vec<u8>> {
        let Some(entries) = self.folder.as_ref().and_then(|folder| fs::read_dir(folder).ok()) else {
            return Vec::new();
        };
        let is_font = |path: &Path| {
            path.extension().is_some_and(|end| end.eq_ignore_ascii_case("ttf") || end.eq_ignore_ascii_case("otf"))
        };
        let mut paths: Vec<PathBuf> =
            entries.filter_map(|entry| Some(entry.ok()?.path())).filter(|path| is_font(path)).collect();
        paths.sort();
        paths.into_iter().filter_map(|path| fs::read(path).ok()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_of_the_installation_wins_and_nothing_outside_it_is_read() {
        let folder = tempfile::tempdir().unwrap();
        let ours = Layouts::new(None).read("certificate.typ").unwrap();
        let layouts = Layouts::new(Some(folder.path().join("documents")));
        assert_eq!(layouts.read("certificate.typ").unwrap(), ours);
        fs::create_dir(folder.path().join("documents")).unwrap();
        fs::write(folder.path().join("documents/certificate.typ"), "own").unwrap();
        fs::write(folder.path().join("secret.typ"), "secret").unwrap();
        assert_eq!(layouts.read("certificate.typ").unwrap(), b"own");
        for name in ["../secret.typ", "/etc/passwd", "a/../../secret.typ", "", "missing.typ"] {
            assert_eq!(layouts.read(name), None, "{name}");
        }
    }
}
