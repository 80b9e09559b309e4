"""A peer in a process of its own: reads `FILE RUNS LIMIT` lines, answers each with a JSON line.

Each run builds a fresh model, which is not timed, and solves it. The answer is the solves' times in
milliseconds and the total, null where the limit ended a run without a proof.
"""
import json
import sys
import time

from instances import Mix


def solve_highs(mix, limit):
    import highspy

    highs = highspy.Highs()
    highs.setOptionValue("output_flag", False)
    highs.setOptionValue("threads", 1)
    highs.setOptionValue("time_limit", limit)
    highs.setOptionValue("mip_rel_gap", 0.0)
    inf = highspy.kHighsInf
    columns = []

    def column(price, most):
        highs.addVar(0, most)
        highs.changeColCost(len(columns), price)
        highs.changeColIntegrality(len(columns), highspy.HighsVarType.kInteger)
        columns.append(most)
        return len(columns) - 1

    def row(low, high, terms):
        highs.addRow(low, high, len(terms), [i for i, _ in terms], [v for _, v in terms])

    counts = formulate(mix, column, row, inf)
    start = time.perf_counter()
    highs.run()
    elapsed = time.perf_counter() - start
    if highs.getModelStatus() != highspy.HighsModelStatus.kOptimal:
        return elapsed, None
    values = highs.getSolution().col_value
    return elapsed, [round(values[index]) for index in counts]


def solve_cpsat(mix, limit):
    from ortools.sat.python import cp_model

    model = cp_model.CpModel()
    prices = []

    def column(price, most):
        variable = model.new_int_var(0, most, "")
        if price:
            prices.append(price * variable)
        return variable

    def row(low, high, terms):
        expression = sum(value * variable for variable, value in terms)
        if low > -INFINITE:
            model.add(expression >= low)
        if high < INFINITE:
            model.add(expression <= high)

    counts = formulate(mix, column, row, INFINITE)
    model.minimize(sum(prices))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.max_time_in_seconds = limit
    status = solver.solve(model)
    # The solver's own clock leaves out what Python takes to hand over the model.
    elapsed = solver.wall_time
    if status != cp_model.OPTIMAL:
        return elapsed, None
    return elapsed, [solver.value(variable) for variable in counts]


def solve_cbc(mix, limit):
    from ortools.linear_solver import pywraplp

    solver = pywraplp.Solver.CreateSolver("CBC")
    solver.SetNumThreads(1)
    solver.SetTimeLimit(int(limit * 1000))
    objective = solver.Objective()
    objective.SetMinimization()

    def column(price, most):
        variable = solver.IntVar(0, most, "")
        objective.SetCoefficient(variable, price)
        return variable

    def row(low, high, terms):
        constraint = solver.Constraint(low, high)
        for variable, value in terms:
            constraint.SetCoefficient(variable, value)

    counts = formulate(mix, column, row, solver.infinity())
    parameters = pywraplp.MPSolverParameters()
    parameters.SetDoubleParam(parameters.RELATIVE_MIP_GAP, 0.0)
    start = time.perf_counter()
    status = solver.Solve(parameters)
    elapsed = time.perf_counter() - start
    if status != pywraplp.Solver.OPTIMAL:
        return elapsed, None
    return elapsed, [round(variable.solution_value()) for variable in counts]


INFINITE = 1 << 60
SOLVERS = {"HiGHS": solve_highs, "CP-SAT": solve_cpsat, "CBC": solve_cbc}


def formulate(mix, column, row, infinite):
    """The model, with only the variables and rows that the mix needs; the counts' columns."""
    most = [mix.most(rate) for rate, _ in mix.types]
    counts = [column(price, bound) for (_, price), bound in zip(mix.types, most)]
    carried = [(count, rate) for count, (rate, _) in zip(counts, mix.types)]
    if mix.zones > 1:
        for index, (rate, _) in enumerate(mix.types):
            fullest = column(0, -(-most[index] // mix.zones))
            row(0, infinite, [(fullest, mix.zones), (counts[index], -1)])
            carried.append((fullest, -rate))
    row(mix.demand, infinite, carried)
    if mix.minimum > 1 or mix.limits_variants:
        used = [column(0, 1) for _ in counts]
        for count, use, bound in zip(counts, used, most):
            row(-infinite, 0, [(count, 1), (use, -bound)])
            if mix.minimum > 1:
                row(0, infinite, [(count, 1), (use, -mix.minimum)])
        if mix.limits_variants:
            row(0, mix.variants, [(use, 1) for use in used])
    return counts


def main():
    solve = SOLVERS[sys.argv[1]]
    for line in sys.stdin:
        path, runs, limit = line.split("\t")
        mix = Mix.read(path)
        times = []
        total = None
        begin = time.perf_counter()
        while len(times) < int(runs):
            elapsed, counts = solve(mix, float(limit))
            times.append(elapsed * 1000)
            total = mix.check(counts) if counts is not None else None
            # Slow ones are run once.
            if total is None or time.perf_counter() - begin > 1:
                break
        print(json.dumps({"times": times, "finished": counts is not None, "total": total}),
              flush=True)


if __name__ == "__main__":
    main()
