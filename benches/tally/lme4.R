# Fits the severity model by lme4 and writes what it says as JSON: Rscript lme4.R <scores.csv> [<file.json>]
#
# With one argument it only says how long lmer took.
suppressPackageStartupMessages(library(lme4))
arguments <- commandArgs(trailingOnly = TRUE)
scores <- read.csv(arguments[1], colClasses = c("character", "character", "numeric"))
begin <- proc.time()[["elapsed"]]
fit <- lmer(points ~ 1 + (1 | entry) + (1 | juror), scores)
cat(sprintf("lmer_seconds %.3f\n", proc.time()[["elapsed"]] - begin))
if (length(arguments) > 1) {
  # Nearer to the optimum than the usual tolerance, so that four decimals are the model's and not the search's.
  fit <- lmer(points ~ 1 + (1 | entry) + (1 | juror), scores, control = lmerControl(
    optimizer = "nloptwrap", optCtrl = list(xtol_abs = 1e-10, ftol_abs = 1e-12, xtol_rel = 1e-12, ftol_rel = 1e-15)))
  variances <- as.data.frame(VarCorr(fit))
  variance <- function(group) variances$vcov[variances$grp == group]
  effects <- ranef(fit, condVar = TRUE)
  number <- function(x) formatC(x, digits = 10, format = "g")
  part <- function(group) {
    table <- effects[[group]]
    sd <- sqrt(attr(table, "postVar")[1, 1, ])
    rows <- sprintf('    "%s": [%s, %s]', rownames(table), number(table[[1]]), number(sd))
    paste0("{\n", paste(rows, collapse = ",\n"), "\n  }")
  }
  writeLines(c(
    "{",
    sprintf('  "mean": %s,', number(fixef(fit)[[1]])),
    sprintf('  "variance": {"entry": %s, "juror": %s, "residual": %s},',
            number(variance("entry")), number(variance("juror")), number(sigma(fit)^2)),
    sprintf('  "reml": %s,', number(REMLcrit(fit))),
    sprintf('  "entries": %s,', part("entry")),
    sprintf('  "jurors": %s', part("juror")),
    "}"
  ), arguments[2])
}
