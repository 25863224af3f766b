//! Many rows in few statements: what is done to thousands of rows would keep everybody else from writing if it took a
//! statement for each.

/// As many parameters as a statement may have on either engine: SQLite takes these, and PostgreSQL twice as many.
const MOST_PARAMETERS: usize = 32_766;

/// Rows in portions that one statement takes, where each row has so many parameters.
pub fn batches<T>(rows: &[T], parameters: usize) -> std::slice::Chunks<'_, T> {
    rows.chunks((MOST_PARAMETERS / parameters).max(1))
}

/// Runs a statement for many rows at once: `values` and the rows stand between its beginning and its end. Without rows
/// nothing is run. Gives how many rows of the table it has changed, or [`AppError::Database`](crate::ground::error::AppError) as
/// the macros for one statement do.
///
/// ```text
/// batched!(conn, "insert into round_entry (round_id, nomination_id)", entries, |entry| [round, *entry])?
/// batched!(conn, "delete from round_entry where (round_id, nomination_id) in (", entries, |entry| [round, *entry], ")")?
/// ```
#[macro_export]
macro_rules! batched {
    ($conn:expr, $begin:expr, $rows:expr, |$row:pat_param| [$($value:expr),+ $(,)?]) => {
        $crate::batched!($conn, $begin, $rows, |$row| [$($value),+], "")
    };
    ($conn:expr, $begin:expr, $rows:expr, |$row:pat_param| [$($value:expr),+ $(,)?], $end:expr) => {
        'all: {
            let mut changed: u64 = 0;
            for rows in $crate::ground::db::batches($rows, [$(stringify!($value)),+].len()) {
                let done: std::result::Result<u64, sqlx::Error> = $crate::on!($conn, c => {
                    let mut statement = sqlx::QueryBuilder::new($begin);
                    statement.push(" ").push_values(rows, |mut values, $row| {
                        $(values.push_bind($value);)+
                    });
                    statement.push($end);
                    // The text is another one for each number of rows: nothing to keep prepared.
                    statement.build().persistent(false).execute(c).await.map(|done| done.rows_affected())
                });
                match done {
                    Ok(rows) => changed += rows,
                    Err(error) => break 'all Err($crate::ground::error::AppError::from(error)),
                }
            }
            Ok::<u64, $crate::ground::error::AppError>(changed)
        }
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_statement_has_no_more_parameters_than_either_engine_takes() {
        let rows = vec![(); 40_000];
        for (parameters, statements) in [(1, 2), (2, 3), (6, 8), (24, 30), (40_000, 40_000)] {
            let batches: Vec<usize> = batches(&rows, parameters).map(<[()]>::len).collect();
            assert_eq!(batches.len(), statements, "{parameters}");
            assert_eq!(batches.iter().sum::<usize>(), rows.len());
            let most = batches.iter().max().unwrap() * parameters;
            assert!(most <= MOST_PARAMETERS || parameters > MOST_PARAMETERS, "{parameters}: {most}");
        }
        assert_eq!(batches(&rows[..0], 3).count(), 0);
    }
}
