# Writes a jury's scores: Rscript simulate.R <seed> <entries> <jurors> <sheets> <even|uneven> <file> [<entry,juror,rest>]
#
# The last are standard deviations, 8,6,7 unless said.
# `even` gives every entry the same number of jurors; `uneven` draws pairs, some jurors and entries more often.
arguments <- commandArgs(trailingOnly = TRUE)
numbers <- as.integer(arguments[1:4])
seed <- numbers[1]; entries <- numbers[2]; jurors <- numbers[3]; sheets <- numbers[4]
set.seed(seed)
if (arguments[5] == "even") {
  each <- sheets %/% entries
  entry <- rep(seq_len(entries), each = each)
  juror <- unlist(lapply(seq_len(entries), function(i) sample.int(jurors, each)))
} else {
  pairs <- unique(data.frame(
    entry = sample.int(entries, 2 * sheets, replace = TRUE, prob = runif(entries, 0.5, 2)),
    juror = sample.int(jurors, 2 * sheets, replace = TRUE, prob = runif(jurors, 0.2, 2))
  ))
  # Every entry and every juror takes part.
  first <- c(match(seq_len(entries), pairs$entry), match(seq_len(jurors), pairs$juror))
  first <- unique(first[!is.na(first)])
  rest <- setdiff(seq_len(nrow(pairs)), first)
  pairs <- pairs[c(first, rest)[seq_len(min(sheets, nrow(pairs)))], ]
  entry <- pairs$entry; juror <- pairs$juror
}
deviations <- if (length(arguments) > 6) as.numeric(strsplit(arguments[7], ",")[[1]]) else c(8, 6, 7)
noise <- function(count, which) rnorm(count, 0, deviations[which])
points <- 60 + noise(entries, 1)[entry] + noise(jurors, 2)[juror] + noise(length(entry), 3)
scores <- data.frame(
  entry = sprintf("entry-%05d", entry), juror = sprintf("juror-%05d", juror), points = round(points, 1)
)
write.csv(scores, arguments[6], row.names = FALSE, quote = FALSE)
