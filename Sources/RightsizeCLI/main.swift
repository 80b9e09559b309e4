import Rightsizer
let r = RecommendationTable.load(paths: Array(CommandLine.arguments.dropFirst()))
for e in r.errors { print("ERR", e) }
for i in 0..<r.table.count { let x = r.table[i]; print(i, x.path, x.job ?? "-", x.group, x.instanceType ?? "-", x.instanceCount ?? 0, x.costPerHour as Any, x.costPerInference as Any, x.modelLatencyMilliseconds as Any, x.latencyCensored as Any, x.eligible, x.reason ?? "") }
for d in r.table.diagnostics { print(d.severity, d.code, d.source ?? "", d.path ?? "", d.message) }
for b in r.table.baselines { print(b) }
