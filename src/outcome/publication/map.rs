//! The twelve Stadtbezirke as tiles, roughly where they lie, and how many entries come from each.

use serde::Serialize;

use crate::contest::prizes::model::{DISTRICTS, district_name};
use crate::i18n::{Args, Lang, say, t, value};
use crate::key;

/// North is on top: three columns from west to east.
const TILES: [[&str; 3]; 4] = [
    ["mengede", "eving", "scharnhorst"],
    ["huckarde", "innenstadt-nord", "brackel"],
    ["luetgendortmund", "innenstadt-west", "innenstadt-ost"],
    ["hombruch", "hoerde", "aplerbeck"],
];

/// Of one tile, with the gap to the next.
const WIDTH: usize = 120;
const HEIGHT: usize = 72;

/// How many fields of one shade there are: from nothing to as many as anywhere.
const SHADES: i64 = 4;

/// The map, as a template draws it, and in words.
#[derive(Debug, Serialize)]
pub struct TileMap {
    pub width: usize,
    pub height: usize,
    /// Where most come from, in a sentence.
    pub summary: String,
    pub tiles: Vec<Tile>,
}

/// A Stadtbezirk.
#[derive(Debug, Serialize)]
pub struct Tile {
    pub key: &'static str,
    pub name: &'static str,
    pub x: usize,
    pub y: usize,
    pub n: i64,
    /// From 0, for nothing, to 4.
    pub shade: i64,
}

impl TileMap {
    /// From how many entries a Stadtbezirk has, by its key; an entry without one is not on the map.
    pub fn new(counts: &[(Option<String>, i64)], lang: Lang) -> Self {
        let count = |key: &str| counts.iter().filter(|(k, _)| k.as_deref() == Some(key)).map(|(_, n)| n).sum::<i64>();
        let most = DISTRICTS.iter().map(|(key, _)| count(key)).max().unwrap_or(0);
        let shade = |n: i64| if n == 0 { 0 } else { (n * SHADES + most - 1) / most };
        let tiles = TILES
            .iter()
            .enumerate()
            .flat_map(|(row, keys)| keys.iter().enumerate().map(move |(column, key)| (row, column, *key)));
        let tiles = tiles
            .map(|(row, column, key)| Tile {
                key,
                name: district_name(key).unwrap_or_default(),
                x: column * WIDTH,
                y: row * HEIGHT,
                n: count(key),
                shade: shade(count(key)),
            })
            .collect();
        Self { width: TILES[0].len() * WIDTH, height: TILES.len() * HEIGHT, summary: summary(count, most, lang), tiles }
    }
}

fn summary(count: impl Fn(&str) -> i64, most: i64, lang: Lang) -> String {
    if most == 0 {
        return say(lang, key!("publication-map-none"));
    }
    let first: Vec<&str> = DISTRICTS.iter().filter(|(key, _)| count(key) == most).map(|(_, name)| *name).collect();
    let mut args = Args::new();
    args.set("n", most);
    args.set("districts", DISTRICTS.iter().filter(|(key, _)| count(key) > 0).count());
    args.set("first", value(first.join(", ")));
    // Where it is about the same everywhere, a long list of names says nothing.
    let key = if first.len() > 3 { key!("publication-map-even") } else { key!("publication-map-summary") };
    t(lang, key, Some(&args))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_stadtbezirk_has_one_tile() {
        let mut placed: Vec<&str> = TILES.concat();
        placed.sort_unstable();
        let mut all: Vec<&str> = DISTRICTS.iter().map(|(key, _)| *key).collect();
        all.sort_unstable();
        assert_eq!(placed, all);
    }

    #[test]
    fn shades_grow_with_the_entries() {
        let counts = [("eving", 1), ("hoerde", 8), ("brackel", 4), ("x", 99)];
        let counts: Vec<_> = counts.map(|(key, n)| (Some(key.to_owned()), n)).into();
        let map = TileMap::new(&[counts, vec![(None, 5)]].concat(), Lang::De);
        let shade = |key| map.tiles.iter().find(|tile| tile.key == key).map(|tile| (tile.n, tile.shade));
        assert_eq!(["mengede", "eving", "brackel", "hoerde"].map(shade), [(0, 0), (1, 1), (4, 2), (8, 4)].map(Some));
        assert!(map.summary.contains("Hörde") && map.summary.contains('8'), "{}", map.summary);
        let even = ["eving", "hoerde", "brackel", "mengede"].map(|key| (Some(key.to_owned()), 1));
        assert!(!TileMap::new(&even, Lang::De).summary.contains("Hörde"));
        assert!(TileMap::new(&[], Lang::De).tiles.iter().all(|tile| tile.shade == 0));
    }
}
