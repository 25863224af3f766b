# Writes the scores and the numbers of lme4 that the tests expect: Rscript expected.R <folder>
folder <- commandArgs(trailingOnly = TRUE)[1]
here <- dirname(sub("--file=", "", grep("--file=", commandArgs(), value = TRUE)))
run <- function(script, ...) stopifnot(system2("Rscript", c(file.path(here, script), ...), stdout = FALSE) == 0)
simulated <- list(
  "few-sheets" = c(11, 60, 15, 180, "even", "8,6,7"),
  "uneven" = c(12, 40, 12, 200, "uneven", "8,6,7"),
  "more-jurors" = c(13, 30, 80, 400, "uneven", "3,9,5"),
  "large" = c(14, 150, 40, 900, "uneven", "5,2,12"),
  "no-severity" = c(15, 40, 10, 160, "uneven", "8,0,7"),
  "no-difference" = c(18, 30, 10, 120, "uneven", "0,5,7")
)
for (name in names(simulated)) {
  use <- simulated[[name]]
  file <- file.path(folder, paste0(name, ".csv"))
  run("simulate.R", use[1:5], file, use[6])
  run("lme4.R", file, sub("csv$", "json", file))
}
for (name in c("penicillin")) {
  file <- file.path(folder, paste0(name, ".csv"))
  run("lme4.R", file, sub("csv$", "json", file))
}
