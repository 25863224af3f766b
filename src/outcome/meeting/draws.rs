//! The lots of a meeting, as its pages show them.

use serde::Serialize;

use crate::ids::LotId;

use super::known::Known;
use super::model::lot::Candidate;

/// A lot, with its seed once it is drawn.
#[derive(Serialize)]
pub struct Draw {
    pub lot_id: LotId,
    pub number: i64,
    pub purpose: String,
    pub candidates: Vec<Candidate>,
    pub seed_hash: String,
    pub seed: Option<String>,
    pub word: Option<String>,
    /// What the candidates are called, in the order that was drawn.
    pub result: Vec<String>,
    pub method: String,
    /// It was never drawn: the motion was settled otherwise.
    pub is_idle: bool,
}

pub fn lots(known: &Known) -> Vec<Draw> {
    let draw = |lot: &super::model::lot::Lot| {
        let label =
            |key: &String| lot.candidates.iter().find(|c| c.key == *key).map_or(key.clone(), |c| c.label.clone());
        Draw {
            lot_id: lot.lot_id,
            number: lot.number,
            purpose: lot.purpose.clone(),
            candidates: lot.candidates.0.clone(),
            seed_hash: lot.seed_hash.clone(),
            seed: lot.drawn_at.is_some().then(|| lot.seed.clone()),
            word: lot.word.clone(),
            result: lot.result.as_ref().map(|keys| keys.iter().map(label).collect()).unwrap_or_default(),
            method: lot.method.clone(),
            is_idle: known.room.is_idle(lot),
        }
    };
    known.room.lots.iter().map(draw).collect()
}
