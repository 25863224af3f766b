#!/usr/bin/env bash
# The severity model by lme4 and by laudatio, on the same data in the same run:
#   benches/tally/compare.sh [path to laudatio]
# It needs Rscript with lme4, GNU time, and a release build. lme4's time is that of lmer alone, without intervals;
# ours is the whole command with 1,000 draws.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
laudatio=$(realpath "${1:-"$here/../../target/release/laudatio"}")
folder=$(mktemp -d)
trap 'rm -r "$folder"' EXIT

ours() { # name, arguments
  local name=$1
  shift
  /usr/bin/time -f '%e %M' -o "$folder/time" "$laudatio" tally "$folder/$name.csv" --format json "$@" > "$folder/$name.json"
  cat "$folder/time"
}

compare() { # name, what it is
  local name=$1 seconds memory lmer
  lmer=$(Rscript "$here/lme4.R" "$folder/$name.csv" | sed -n 's/^lmer_seconds //p')
  read -r seconds memory < <(ours "$name" --method adjusted)
  awk -v name="$2" -v lmer="$lmer" -v ours="$seconds" -v memory="$memory" 'BEGIN {
    printf "%-48s lmer %7.2f s   tally %6.2f s   ratio %5.1f   memory %4.0f MiB\n",
      name, lmer, ours, lmer / (ours > 0 ? ours : 0.01), memory / 1024 }'
}

Rscript "$here/simulate.R" 1 1100 3000 70000 uneven "$folder/large.csv"
Rscript "$here/simulate.R" 2 10000 500 30000 even "$folder/wide.csv"
Rscript "$here/simulate.R" 3 500 40 6000 uneven "$folder/orders.csv"
compare large "70,000 scores, 3,000 jurors, 1,100 entries"
compare wide "10,000 entries, 500 jurors, 3 sheets each"
# Some of these jurors have too few sheets for a z-score, which is therefore measured on the others.
for method in mean trimmed median borda; do
  read -r seconds memory < <(ours large --method "$method")
  printf '%-48s tally %6.2f s   memory %4.0f MiB\n' "70,000 scores, $method" "$seconds" "$((memory / 1024))"
done
for method in zscore schulze; do
  read -r seconds memory < <(ours orders --method "$method")
  printf '%-48s tally %6.2f s   memory %4.0f MiB\n' "500 entries, 40 jurors, $method" "$seconds" "$((memory / 1024))"
done
