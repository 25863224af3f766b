//! The scores of a round as whole numbers, in one order whatever order they came in. No I/O.

/// A criterion: its name, what it weighs, and how much one of its points is worth.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Criterion {
    pub name: String,
    /// Relative to the other criteria's weights.
    pub weight: i128,
    /// What a point counts, so that criteria with other scales have the same say.
    pub unit: i128,
}

/// Everything that was said, criterion by criterion.
///
/// Entries and jurors are in their final order, and the sheets are sorted by entry and juror:
/// so a result never depends on the order of rows. A pair occurs once.
#[derive(Clone, Debug)]
pub struct Scores {
    pub entries: Vec<String>,
    pub jurors: Vec<String>,
    pub criteria: Vec<Criterion>,
    /// Entry and juror of each sheet.
    pub sheets: Vec<(u32, u32)>,
    /// The points of each sheet on each criterion, sheet after sheet; as parts of `parts`.
    pub points: Vec<i128>,
    /// How many parts one point has.
    pub parts: i128,
}

impl Scores {
    /// The totals of the sheets: the mean of the points by weight.
    pub fn table(&self) -> Table {
        self.weighed(&self.criteria.iter().map(|criterion| criterion.weight).collect::<Vec<_>>())
    }

    /// The totals with other weights.
    pub fn weighed(&self, weights: &[i128]) -> Table {
        let factors: Vec<i128> = self.criteria.iter().zip(weights).map(|(c, weight)| c.unit * weight).collect();
        let totals = self.points.chunks_exact(self.criteria.len().max(1));
        let cells = self.sheets.iter().zip(totals).map(|(&(entry, juror), points)| Cell {
            entry,
            juror,
            total: points.iter().zip(&factors).map(|(points, factor)| points * factor).sum(),
        });
        Table::new(self.entries.len(), self.jurors.len(), cells.collect(), self.parts * weights.iter().sum::<i128>())
    }
}

/// One sheet: what a juror gave an entry, as parts of the table's `parts`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cell {
    pub entry: u32,
    pub juror: u32,
    pub total: i128,
}

/// Totals by entry and juror.
#[derive(Clone, Debug)]
pub struct Table {
    pub entries: usize,
    pub jurors: usize,
    /// By entry, then by juror.
    pub cells: Vec<Cell>,
    /// How many parts one point has.
    pub parts: i128,
    /// Where each entry's cells begin, and the end.
    starts: Vec<usize>,
}

impl Table {
    /// Of cells in any order.
    pub fn new(entries: usize, jurors: usize, mut cells: Vec<Cell>, parts: i128) -> Self {
        cells.sort_unstable_by_key(|cell| (cell.entry, cell.juror));
        let mut starts = vec![0; entries + 1];
        for cell in &cells {
            starts[cell.entry as usize + 1] += 1;
        }
        for entry in 0..entries {
            starts[entry + 1] += starts[entry];
        }
        Self { entries, jurors, cells, parts, starts }
    }

    /// The cells of one entry, by juror.
    pub fn of_entry(&self, entry: usize) -> &[Cell] {
        &self.cells[self.starts[entry]..self.starts[entry + 1]]
    }

    /// A total as a number.
    pub fn number(&self, total: i128) -> f64 {
        // Both sides are whole numbers, so equal fractions give the same number.
        total as f64 / self.parts as f64
    }

    /// How many sheets each juror has.
    pub fn loads(&self) -> Vec<usize> {
        let mut loads = vec![0; self.jurors];
        for cell in &self.cells {
            loads[cell.juror as usize] += 1;
        }
        loads
    }

    /// The cells of each juror, by entry.
    pub fn by_juror(&self) -> Vec<Vec<Cell>> {
        let mut rows = vec![Vec::new(); self.jurors];
        for cell in &self.cells {
            rows[cell.juror as usize].push(*cell);
        }
        rows
    }

    /// The same without one juror, who keeps the number.
    pub fn without(&self, juror: usize) -> Self {
        let cells = self.cells.iter().filter(|cell| cell.juror as usize != juror).copied().collect();
        Self::new(self.entries, self.jurors, cells, self.parts)
    }

    /// The same without what one juror gave one entry.
    pub fn without_cell(&self, entry: usize, juror: usize) -> Self {
        let is_it = |cell: &&Cell| (cell.entry as usize, cell.juror as usize) == (entry, juror);
        let cells = self.cells.iter().filter(|cell| !is_it(cell)).copied().collect();
        Self::new(self.entries, self.jurors, cells, self.parts)
    }

    /// Whether every juror has scored every entry.
    pub fn complete(&self) -> bool {
        self.cells.len() == self.entries * self.jurors && !self.cells.is_empty()
    }

    /// The parts that no juror connects: entries and jurors of each, the largest part first.
    pub fn islands(&self) -> Vec<Island> {
        let mut parent: Vec<usize> = (0..self.entries + self.jurors).collect();
        fn root(parent: &mut [usize], mut node: usize) -> usize {
            while parent[node] != node {
                parent[node] = parent[parent[node]];
                node = parent[node];
            }
            node
        }
        for cell in &self.cells {
            let (a, b) =
                (root(&mut parent, cell.entry as usize), root(&mut parent, self.entries + cell.juror as usize));
            parent[a.max(b)] = a.min(b);
        }
        let loads = self.loads();
        let mut islands: Vec<Island> = Vec::new();
        let mut number = vec![None; parent.len()];
        for node in 0..parent.len() {
            let juror = node.checked_sub(self.entries);
            let sheets = juror.map_or_else(|| self.of_entry(node).len(), |juror| loads[juror]);
            if sheets == 0 {
                continue;
            }
            let root = root(&mut parent, node);
            let island = *number[root].get_or_insert_with(|| {
                islands.push(Island::default());
                islands.len() - 1
            });
            match juror {
                Some(juror) => islands[island].jurors.push(juror),
                None => islands[island].entries.push(node),
            }
        }
        islands.sort_by_key(|island| std::cmp::Reverse(island.entries.len()));
        islands
    }
}

/// Entries and jurors that are connected with each other and with nothing else.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Island {
    pub entries: Vec<usize>,
    pub jurors: Vec<usize>,
}

/// A table of whole points for tests: entry, juror, points.
#[cfg(test)]
pub fn example(rows: &[(u32, u32, i128)]) -> Table {
    let most = |of: fn(&(u32, u32, i128)) -> u32| rows.iter().map(of).max().map_or(0, |most| most as usize + 1);
    let cells = rows.iter().map(|&(entry, juror, total)| Cell { entry, juror, total }).collect();
    Table::new(most(|row| row.0), most(|row| row.1), cells, 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weights_count_by_their_share() {
        let criterion = |weight| Criterion { name: String::new(), weight, unit: 1 };
        let scores = Scores {
            entries: vec!["a".into(), "b".into()],
            jurors: vec!["x".into()],
            criteria: vec![criterion(1), criterion(3)],
            sheets: vec![(0, 0), (1, 0)],
            points: vec![10, 20, 5, 7],
            parts: 10,
        };
        let table = scores.table();
        let totals: Vec<f64> = table.cells.iter().map(|cell| table.number(cell.total)).collect();
        assert_eq!(totals, [1.75, 0.65]);
        let table = scores.weighed(&[1, 1]);
        assert_eq!(table.number(table.cells[0].total), 1.5);
    }

    #[test]
    fn parts_that_nobody_connects_are_found() {
        let table = example(&[(0, 0, 1), (1, 0, 1), (2, 1, 1), (3, 2, 1), (3, 1, 1), (4, 1, 1)]);
        let islands = table.islands();
        assert_eq!(islands.len(), 2);
        assert_eq!(islands[0], Island { entries: vec![2, 3, 4], jurors: vec![1, 2] });
        assert_eq!(islands[1], Island { entries: vec![0, 1], jurors: vec![0] });
        assert_eq!(example(&[(0, 0, 1), (0, 1, 1), (1, 1, 1)]).islands().len(), 1);
        assert_eq!(table.without(0).islands().len(), 1);
    }
}
