//! The methods, by name.

laudatio_base::text_enum! {
    /// How sheets become a ranking. Named and fixed: nobody types a formula.
    pub enum Method {
        /// Per entry the mean of its sheets' weighted totals.
        Mean = "mean",
        /// The mean without the highest and the lowest sheet, from three sheets on.
        Trimmed = "trimmed",
        /// The middle sheet, or the mean of the two in the middle.
        Median = "median",
        /// The mean of how far each sheet is from its juror's mean, in the juror's standard deviations.
        Zscore = "zscore",
        /// Without the jurors' severity, which a model estimates.
        Adjusted = "adjusted",
        /// The mean share of the juror's other entries that it beats.
        Borda = "borda",
        /// Each juror's order; the strongest paths of majorities decide.
        Schulze = "schulze",
    }
}
