//! Makes the released program small.

#[path = "../link_small.rs"]
mod link_small;

fn main() {
    for path in ["build.rs", "../link_small.rs"] {
        println!("cargo::rerun-if-changed={path}");
    }
    link_small::link_small();
}
