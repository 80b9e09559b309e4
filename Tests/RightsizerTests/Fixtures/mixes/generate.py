"""Writes Selection/MixOracleTotals.swift: optimal totals of seeded mix problems.

Solver: CP-SAT of OR-tools 9.15 (pip install ortools==9.15.6755), 1 worker. The problems are those
of `MixProblem.oracle(seed:)` in Selection/MixOracleTests.swift: the same SplitMix64 numbers, the
same integer arithmetic, and a checksum to notice a difference. The zones' rule is linear with one
more integer an item, the count of its fullest zone. Problems that are not proven within a minute
are left out.

Run from Tests/RightsizerTests:  python3 Fixtures/mixes/generate.py > Selection/MixOracleTotals.swift
"""
import sys
from ortools.sat.python import cp_model

MASK = (1 << 64) - 1


class Generator:
    def __init__(self, seed):
        self.state = seed

    def below(self, bound):
        self.state = (self.state + 0x9E3779B97F4A7C15) & MASK
        z = self.state
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
        return (z ^ (z >> 31)) % bound


def problem(seed):
    r = Generator(seed)
    k = 5 + r.below(56)
    family = r.below(4)
    types = 1 + r.below(k)
    items = []
    for _ in range(k):
        capacity = 100 + r.below(5000)
        usable = capacity * [50, 50, 100, 40, 65][r.below(5)] // 100
        if family == 0:
            price = usable * (60 + r.below(100)) // 50 + 1
        elif family == 1:
            price = usable * 2 + usable * r.below(40) // 1000
        elif family == 2:
            price = usable + 500
        else:
            price = (usable // 100 + 1) * 100
        items.append((capacity, usable, price, r.below(types)))
    mean = sum(i[1] for i in items) // k
    size = 1 + r.below(15)
    demand = size * mean + r.below(1000)
    minimum = 1 + r.below(3) if r.below(100) < 40 else 1
    parts = [None, 2, 3, 10][r.below(4)]
    zones = 1 + r.below(3)
    limits = {}
    if r.below(100) < 40:
        for t in range(types):
            if r.below(100) < 60:
                limits[t] = r.below(9)
    maximum = size * zones * (80 + r.below(60)) // 100 + 1 if r.below(100) < 30 else None
    change, kept = 0, {}
    if r.below(100) < 25:
        change = r.below(mean)
        for _ in range(3):
            kind = r.below(types + 1)
            kept[kind] = r.below(6)
    return items, demand, minimum, parts, zones, limits, maximum, change, kept


def solve(items, demand, minimum, parts, zones, limits, maximum, change, kept):
    model = cp_model.CpModel()
    counts, uses, carried = [], [], []
    for capacity, usable, _, kind in items:
        most = -(-demand // usable)
        if zones > 1:
            most = max(most, -(-(-(-demand // capacity)) * zones // (zones - 1)))
        most = max(most, minimum, kept.get(kind, 0))
        n = model.new_int_var(0, most, "")
        use = model.new_bool_var("")
        model.add(n <= most * use)
        model.add(n >= minimum * use)
        e = model.new_int_var(0, usable * most, "")
        model.add(e <= usable * n)
        if zones > 1:
            fullest = model.new_int_var(0, most, "")
            model.add(zones * fullest >= n)
            model.add(e <= capacity * (n - fullest))
        counts.append(n)
        uses.append(use)
        carried.append(e)
    model.add(sum(carried) >= demand)
    if parts:
        model.add(sum(uses) <= parts)
    if maximum is not None:
        model.add(sum(counts) <= maximum)
    for kind, limit in limits.items():
        of_kind = [counts[i] for i in range(len(items)) if items[i][3] == kind]
        if of_kind:
            model.add(sum(of_kind) <= limit)
    cost = sum(items[i][2] * counts[i] for i in range(len(items)))
    if change:
        for kind in set(kept) | {i[3] for i in items}:
            of_kind = [counts[i] for i in range(len(items)) if items[i][3] == kind]
            moved = model.new_int_var(0, 10**6, "")
            model.add(moved >= sum(of_kind) - kept.get(kind, 0))
            model.add(moved >= kept.get(kind, 0) - sum(of_kind))
            cost += change * moved
    model.minimize(cost)
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.max_time_in_seconds = 60
    status = solver.solve(model)
    if status == cp_model.OPTIMAL:
        return str(round(solver.objective_value))
    return "nil" if status == cp_model.INFEASIBLE else None


def main():
    print("// Written by Fixtures/mixes/generate.py with CP-SAT of OR-tools 9.15: not by hand.")
    print("extension MixOracleTests {")
    print("  /// Seed, checksum of the problem and the least total; nil is infeasible.")
    print("  static let totals: [(seed: UInt64, checksum: Int, total: Int?)] = [")
    written, seed = 0, 0
    while written < 120:
        p = problem(seed)
        total = solve(*p)
        print(seed, total, file=sys.stderr, flush=True)
        if total is not None:
            checksum = p[1] + sum(i[0] + i[1] + i[2] + i[3] for i in p[0]) + p[7] + sum(p[8].values())
            print(f"    ({seed}, {checksum}, {total}),", flush=True)
            written += 1
        seed += 1
    print("  ]")
    print("}")


main()
