//! For build scripts: what keeps a released program small.

use std::env;

/// A tenth of a released program is functions that are alike and relocations that say the same: the linker that Rust brings
/// for this target folds the ones and packs the others. Packed relocations are read by glibc 2.36, that of Debian 12, and
/// newer ones.
pub fn link_small() {
    let is = |name: &str, value: &str| env::var(name).is_ok_and(|set| set == value);
    if is("PROFILE", "release")
        && is("CARGO_CFG_TARGET_ARCH", "x86_64")
        && is("CARGO_CFG_TARGET_OS", "linux")
        && is("CARGO_CFG_TARGET_ENV", "gnu")
    {
        println!("cargo::rustc-link-arg-bins=-Wl,--icf=all");
        println!("cargo::rustc-link-arg-bins=-Wl,-z,pack-relative-relocs");
    }
}
