"""Fleet mixes: exact totals against solvers of integer programs."""
import os
import statistics

import instances
import report
from processes import Peer, lines
from report import milliseconds, result


def solve(peer, path, runs, limit):
    return peer.ask(f"{path}\t{runs}\t{limit}")


def mixes(context):
    """Mixes of k types of which T are used at most; against three solvers."""
    options = context.options
    peers = [Peer(name, "solver.py") for name in ["HiGHS", "CP-SAT", "CBC"]]
    titles = ["mixes", "k", "T", "ours ms", *(f"{p.name} ms" for p in peers), "ratio", "least"]
    widths = [14, 4, 4, 9, 9, 9, 9, 6, 6]
    report.head(titles, widths)
    path = os.path.join(context.folder, "mix")
    warm = instances.make("spread", 5, 0, 0)
    making = {}
    for peer in peers:
        with open(path, "w") as file:
            warm.write(file)
        solve(peer, path, 1, options.solver_limit)

    for family in options.families:
        for k in context.sizes("mixes"):
            for variants in [1, 3, 10, 0]:
                own = []
                others = {peer.name: [] for peer in peers}
                least = float("inf")
                for number in range(options.instances):
                    mix = instances.make(family, k, variants, options.seed + number)
                    with open(path, "w") as file:
                        mix.write(file)
                    _, elapsed, total, proof, _, made = lines(
                        [context.ours, "mixes", path, 4 * options.runs],
                        # The solvers have clocks of their own, by the wall.
                        {"BENCHMARK_CLOCK": "wall"})[0]
                    own.append(float(elapsed))
                    making.setdefault(k, []).append(float(made))
                    where = f"{mix.name} T={variants or 'any'}"
                    if proof != "proven":
                        context.fail(f"{where}: not proven")
                    fastest = float("inf")
                    for peer in peers:
                        # Whoever is five times slower than another is not waited for.
                        limit = min(options.solver_limit, max(1, fastest * 5 / 1000))
                        answer = solve(peer, path, options.runs, limit)
                        if not answer["finished"]:
                            others[peer.name].append(None)
                            continue
                        median = statistics.median(answer["times"])
                        others[peer.name].append(median)
                        if answer["total"] is None:
                            context.fail(f"{where}: {peer.name}'s counts break a rule")
                        elif answer["total"] != float(total):
                            context.fail(
                                f"{where}: {peer.name} {answer['total']}, ours {total}")
                        fastest = min(fastest, median)
                    least = min(least, fastest / own[-1])
                mine = statistics.median(own)
                medians = {
                    name: None if None in values else statistics.median(values)
                    for name, values in others.items()}
                finished = {name: value for name, value in medians.items() if value is not None}
                best = min(finished, key=finished.get) if finished else None
                for name, value in medians.items():
                    context.results.append(result("mixes", family, k, variants, mine, name, value))
                ratio = finished[best] / mine if best else None
                print(report.row(
                    [family, k, variants or "any", milliseconds(mine),
                     *(milliseconds(medians[peer.name]) for peer in peers),
                     report.times(ratio), report.times(least)],
                    widths), flush=True)
    for peer in peers:
        peer.close()
    print("\nNot in these, making our problem from decimals (cold, medians in ms): " + ", ".join(
        f"k = {k}: {milliseconds(statistics.median(values))}" for k, values in making.items()))
