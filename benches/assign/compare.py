#!/usr/bin/env python3
"""The best distribution by laudatio and by OR-tools' SimpleMinCostFlow, on the same tables in the same run:
    benches/assign/compare.py [path to laudatio]
It needs numpy and ortools (PyPI), GNU time, and a release build. Both times are without reading the table: OR-tools'
are for building its network from arrays and for solving, ours is what the summary says; beside it stands the whole
command with reading and writing, and its peak memory. Each does the same several times in turn, and the best counts:
what takes milliseconds is measured badly on a busy machine."""

import json
import pathlib
import re
import subprocess
import sys
import tempfile
import time

import numpy as np
from ortools.graph.python import min_cost_flow

REVIEWS = 3

# How often each does the small tables, and the big ones.
TIMES = {1000: 15, 10000: 3}


def table(entries, jurors, share, popular, seed):
    """Fits in millionths, of which the best share of each entry stay; and the pairs in conflict: one in twenty."""
    random = np.random.default_rng(seed)
    fit = random.integers(1, 1_000_001, (entries, jurors))
    if popular:
        fit = (0.6 * random.integers(1, 1_000_001, jurors)[None, :] + 0.4 * fit).astype(np.int64)
    conflict = random.random((entries, jurors)) < 0.05
    fit[conflict] = 0
    if share < 1:
        least = np.partition(fit, -int(jurors * share), axis=1)[:, -int(jurors * share)]
        fit[fit < least[:, None]] = 0
    return fit, conflict


def ortools(fit, conflict, least, most):
    entries, jurors = fit.shape
    keep = (fit > 0) & ~conflict
    begun = time.perf_counter()
    rows, columns = np.nonzero(keep)
    flow = min_cost_flow.SimpleMinCostFlow()
    flow.add_arcs_with_capacity_and_unit_cost(
        rows, entries + columns, np.ones(len(rows), dtype=np.int64), -fit[rows, columns])
    sink = entries + jurors
    numbers = np.arange(entries, sink)
    if least < most:
        flow.add_arcs_with_capacity_and_unit_cost(
            numbers, np.full(jurors, sink), np.full(jurors, most - least), np.zeros(jurors, dtype=np.int64))
    supplies = np.concatenate([np.full(entries, REVIEWS), np.full(jurors, -least),
                               [-(entries * REVIEWS - jurors * least)]])
    flow.set_nodes_supplies(np.arange(sink + 1), supplies)
    built = time.perf_counter()
    status = flow.solve()
    solved = time.perf_counter()
    return -flow.optimal_cost() if status == flow.OPTIMAL else None, built - begun, solved - built


def write(fit, conflict, folder):
    with open(folder / "fit.csv", "w") as file:
        file.write("entry,juror,fit\n")
        for entry in range(len(fit)):
            file.writelines(f"E{entry:05},J{juror:03},{fit[entry, juror] / 1e6:.6f}\n"
                            for juror in np.nonzero(fit[entry])[0])
    with open(folder / "conflicts.csv", "w") as file:
        file.write("entry,juror\n")
        file.writelines(f"E{entry:05},J{juror:03}\n" for entry, juror in zip(*np.nonzero(conflict)))


def laudatio(program, least, most, folder):
    command = ["/usr/bin/time", "-f", "%e %M", program, "assign", "--fit", "fit.csv", "--conflicts", "conflicts.csv",
               "--reviews", str(REVIEWS), "--min-load", str(least), "--max-load", str(most), "--summary", "s.json"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True)
    if done.returncode:
        sys.exit(done.stderr)
    seconds, kilobytes = map(float, re.findall(r"[\d.]+", done.stderr.splitlines()[-1]))
    summary = json.loads((folder / "s.json").read_text())
    return round(summary["total_fit"] * 1e6), summary["seconds"], seconds, kilobytes / 1024


def main():
    program = str(pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else "target/release/laudatio").resolve())
    print("entries x jurors  loads   pairs         optimum         OR-tools s (build + solve)   laudatio s   ratio"
          "   whole command s   MiB")
    for entries, jurors in [(1000, 50), (10000, 500)]:
        for least, most in [(50, 70), (0, 60)]:
            for share, popular in [(1, False), (1, True), (0.1, False)]:
                fit, conflict = table(entries, jurors, share, popular, 7)
                with tempfile.TemporaryDirectory() as name:
                    folder = pathlib.Path(name)
                    write(fit, conflict, folder)
                    turns = [(ortools(fit, conflict, least, most), laudatio(program, least, most, folder))
                             for _ in range(TIMES[entries])]
                theirs, build, solve = min((turn[0] for turn in turns), key=lambda turn: turn[1] + turn[2])
                ours, seconds, whole, memory = min((turn[1] for turn in turns), key=lambda turn: turn[1])
                same = "same" if ours == theirs else "none" if theirs is None else f"{ours - theirs:+}"
                kind = "best 10 %" if share < 1 else "popular" if popular else "all"
                print(f"{entries:7} x {jurors:<6} {least:3}-{most:<3} {kind:10} {same:>5} {ours:>15}"
                      f"   {build:7.3f} + {solve:7.3f}   {seconds:18.3f}   {(build + solve) / seconds:5.1f}"
                      f"   {whole:15.2f}   {memory:4.0f}", flush=True)


main()
